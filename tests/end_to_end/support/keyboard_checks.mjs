// What holds for every page when it is used by keyboard alone.

import assert from "node:assert/strict";

export const where = (person) => `${person.page.url()} at ${person.setting.width} px`;

// The next Tab begins at the top of the page, wherever the focus was.
function goToTheTop() {
  document.body.tabIndex = -1;
  document.body.focus();
  document.body.removeAttribute("tabindex");
}

// Runs in the page: from now on every focus is written down in globalThis.walk. Returns how many times Tab is
// to be pressed to have been everywhere.
function watchTheFocus(wanted) {
  const usable = "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0']";
  // Tab comes to the chosen one of radio buttons with one name, or to the first.
  const stands = (element) => {
    if (element.type !== "radio") return true;
    const group = [...document.querySelectorAll("input[type=radio]")].filter(
      ({ name, form }) => name === element.name && form === element.form);
    return (group.find(({ checked }) => checked) ?? group[0]) === element;
  };
  // What scrolls by itself, and holds nothing that Tab would come to, is scrolled with the arrow keys.
  const scrolls = (element) => /auto|scroll/.test(getComputedStyle(element).overflowX) &&
    element.scrollWidth > element.clientWidth && !element.querySelector(usable);
  const stops = [...document.querySelectorAll("body *")].filter((element) =>
    (element.matches(usable) || scrolls(element)) && element.checkVisibility({ visibilityProperty: true }) &&
    !element.closest("[aria-hidden=true]") && !element.disabled && stands(element));
  // "auto" is the browser's own ring, which it draws as wide as it likes.
  const ring = ({ outlineStyle, outlineWidth }) =>
    outlineStyle === "auto" ? Infinity : outlineStyle === "none" ? 0 : parseFloat(outlineWidth);
  const signs = (style) => [style.outline, style.backgroundColor, style.boxShadow, style.borderTopWidth].join();
  // A radio button or box is drawn by its label.
  const look = (element) => [getComputedStyle(element),
    ...(element.labels?.[0] ? [getComputedStyle(element.labels[0], "::before")] : [])].map(
    wanted === "outline" ? ring : signs);
  const looks = stops.map(look);
  const name = (element) => element.outerHTML.slice(0, 120);
  const walk = { stops: stops.map(name), order: [], unseen: [] };
  globalThis.walk = walk;
  document.addEventListener("focusin", ({ target }) => {
    const index = stops.indexOf(target);
    walk.order.push(index < 0 ? name(target) : index);
    const now = look(target);
    const shows = wanted === "outline" ? now.some((width) => width >= 2)
      : index >= 0 && now.join() !== looks[index].join();
    if (!shows) walk.unseen.push(name(target));
  });
  return stops.length;
}

// Tab comes to everything that can be used, in the order of the page, and each shows that it has the focus,
// by its `sign`: "any", or "outline" where no other sign shows.
export async function canBeWalked(person, sign = "any") {
  const { page } = person;
  await page.evaluate(goToTheTop);
  const steps = await page.evaluate(watchTheFocus, sign);
  await person.tab(steps);
  const { order, unseen, stops } = await page.evaluate(() => globalThis.walk);
  const missed = stops.filter((_, index) => !order.includes(index));
  assert.deepEqual(missed, [], `Tab does not come to these on ${where(person)}`);
  assert.deepEqual(order, stops.map((_, index) => index), `the order of Tab on ${where(person)}`);
  assert.deepEqual(unseen, [], `the focus does not show on ${where(person)} (${sign})`);
}

// The first Tab offers to skip to what the page is about, and the next one is there.
export async function canSkipToMain(person) {
  const { page } = person;
  await page.evaluate(goToTheTop);
  await page.keyboard.press("Tab");
  const first = page.locator(":focus");
  assert.equal(await first.innerText(), "Skip to main content", where(person));
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  const isPastHeader = await page.evaluate(() => {
    const main = document.querySelector("main");
    const isAfter = main.compareDocumentPosition(document.activeElement) & Node.DOCUMENT_POSITION_FOLLOWING;
    return main.contains(document.activeElement) || isAfter !== 0;
  });
  assert.ok(isPastHeader, `the skip link of ${where(person)} leads to main`);
}
