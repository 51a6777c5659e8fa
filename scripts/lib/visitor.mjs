// A visitor without a browser: asks for pages, keeps cookies, follows redirects, and fills in the forms
// that the pages hold, hidden fields included, by the labels that people read.

const ENTITIES = { amp: "&", lt: "<", gt: ">", quot: '"', "#39": "'", nbsp: " " };

function decoded(text) {
  return text.replace(/&(#x[0-9a-f]+|#\d+|\w+);/gi, (whole, name) => {
    if (name in ENTITIES) return ENTITIES[name];
    if (name.startsWith("#x")) return String.fromCodePoint(parseInt(name.slice(2), 16));
    if (name.startsWith("#")) return String.fromCodePoint(Number(name.slice(1)));
    return whole;
  });
}

export function textOf(html) {
  return decoded(html.replace(/<[^>]*>/g, " ")).replace(/\s+/g, " ").trim();
}

function attributesOf(tag) {
  const attributes = {};
  for (const [, name, , quoted] of tag.matchAll(/([\w-]+)(="([^"]*)")?/g)) {
    attributes[name.toLowerCase()] = quoted === undefined ? "" : decoded(quoted);
  }
  return attributes;
}

// The forms of a page: where each goes, its fields, and the labels of what can be filled in or chosen.
export function formsOf(html) {
  return [...html.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/g)].map(([, head, body]) => {
    const labels = new Map();
    for (const [, tag, text] of body.matchAll(/<label\b([^>]*)>([\s\S]*?)<\/label>/g)) {
      labels.set(attributesOf(tag).for, textOf(text));
    }
    const fields = [];
    for (const [, tag] of body.matchAll(/<input\b([^>]*)>/g)) {
      const { type = "text", name, value = "", id, checked } = attributesOf(tag);
      const choice = type === "radio" || type === "checkbox";
      fields.push({ type, name, id, label: labels.get(id), checked: checked !== undefined,
        value: choice && value === "" ? "on" : value });
    }
    for (const [, tag, content] of body.matchAll(/<textarea\b([^>]*)>([\s\S]*?)<\/textarea>/g)) {
      const { name, id } = attributesOf(tag);
      fields.push({ type: "textarea", name, id, label: labels.get(id), value: decoded(content) });
    }
    for (const [, tag, content] of body.matchAll(/<select\b([^>]*)>([\s\S]*?)<\/select>/g)) {
      const { name, id } = attributesOf(tag);
      const options = [...content.matchAll(/<option\b([^>]*)>([\s\S]*?)<\/option>/g)].map(
        ([, option, text]) => ({ ...attributesOf(option), label: textOf(text) }));
      const selected = options.find((option) => option.selected !== undefined) ?? options[0];
      fields.push({ type: "select", name, id, label: labels.get(id), options, value: selected?.value });
    }
    const buttons = [...body.matchAll(/<button\b([^>]*)>([\s\S]*?)<\/button>/g)].map(
      ([, tag, text]) => ({ ...attributesOf(tag), label: textOf(text) }));
    const { action = "", method = "get" } = attributesOf(head);
    return { action, method: method.toLowerCase(), fields, buttons };
  });
}

// What a browser sends for this form, filled in by label: text, the label of an option, or true for a
// box or radio button. A label that is not there is a mistake.
function answersTo(form, values, button) {
  const wanted = new Map(Object.entries(values));
  const answers = new URLSearchParams();
  for (const field of form.fields) {
    const filled = wanted.has(field.label);
    const value = wanted.get(field.label);
    wanted.delete(field.label);
    if (field.type === "radio" || field.type === "checkbox") {
      const group = form.fields.filter((other) => other.name === field.name);
      const isChosen = filled || (field.type === "radio"
        ? field.checked && !group.some((other) => other.label in values)
        : field.checked);
      if (isChosen) answers.append(field.name, field.value);
    } else if (field.type === "select") {
      const option = filled ? field.options.find(({ label }) => label === value) : field;
      if (!option) throw new Error(`"${field.label}" offers no "${value}"`);
      answers.append(field.name, option.value ?? option.label);
    } else if (field.type !== "submit" && field.name) {
      answers.append(field.name, filled ? value : field.value);
    }
  }
  if (wanted.size > 0) throw new Error(`The form does not ask for ${[...wanted.keys()].join(", ")}`);
  if (button.name) answers.append(button.name, button.value ?? "");
  return answers;
}

export class Visitor {
  #address;
  #cookies = new Map();

  constructor(address) {
    this.#address = new URL(address);
  }

  // The page at a path or address, after redirects.
  async open(target, options = {}) {
    let url = new URL(target, this.#address);
    let request = options;
    for (let redirects = 0; redirects < 5; redirects++) {
      const response = await this.#fetch(url, request);
      const { status } = response;
      if (status === 301 || status === 302 || status === 303) {
        await response.arrayBuffer();
        url = new URL(response.headers.get("location"), url);
        request = {};
        continue;
      }
      const html = await response.text();
      return { status, url, html, text: textOf(html), forms: formsOf(html) };
    }
    throw new Error(`${target} redirects too often`);
  }

  // Fills in the form of `page` that has the button and presses it.
  async press(page, label, values = {}) {
    for (const form of page.forms) {
      const button = form.buttons.find((candidate) => candidate.label === label);
      if (!button) continue;
      const answers = answersTo(form, values, button);
      const target = new URL(button.formaction ?? (form.action || page.url.href), page.url);
      if (form.method === "get") {
        target.search = answers;
        return this.open(target);
      }
      return this.open(target, { method: "POST", body: answers });
    }
    throw new Error(`${page.url} (${page.status}) has no button "${label}"`);
  }

  async #fetch(url, options) {
    const headers = { accept: "text/html" };
    if (this.#cookies.size > 0) {
      headers.cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    }
    if (options.method === "POST") {
      headers.origin = url.origin;
      headers["content-type"] = "application/x-www-form-urlencoded";
    }
    for (;;) {
      const response = await fetch(url, {
        ...options, body: options.body?.toString(), headers, redirect: "manual" });
      // An answer sets one cookie at most; Debian's Node 18 has no getSetCookie().
      const cookie = response.headers.get("set-cookie");
      if (cookie) {
        const [name, value] = cookie.split(";", 1)[0].split(/=(.*)/s);
        this.#cookies.set(name, value);
      }
      if (response.status !== 429 && response.status !== 503) return response;
      // The server asks for patience; a person would wait as well.
      await response.arrayBuffer();
      const seconds = Number(response.headers.get("retry-after") ?? 1);
      await new Promise((resolve) => setTimeout(resolve, Math.max(seconds, 0.1) * 1000));
    }
  }
}
