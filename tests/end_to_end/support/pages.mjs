// Every page and state of it: what the checks of all pages and the screenshots go through. An entry says
// its name, on which of the sample days it is, and the way there. `kind`: search engines may find public
// pages and blank forms; forms that are filled in, personal pages and the office's are for nobody else.

import { addColleague, cancelByApi, fillRoom, listEvents, personOf, sampleAnswers } from "./delegate.mjs";

// A page with an address, a text or what makes one of the samples.
const page = (kind, day) => (name, address) => {
  const path = typeof address === "string" ? () => address : address;
  return { name, kind, day, path, go: (person, samples) => person.open(path(samples)) };
};
// What somebody comes to by doing something.
const state = (kind, day) => (name, go) => ({ name, kind, day, go });

const open = page("public", "ordinary");
const openState = state("public", "ordinary");
const blankForm = page("blank form", "ordinary");
const onTheWay = page("form", "ordinary");
const formState = state("form", "ordinary");
const unusual = page("public", "unusual");
const personal = page("personal", "ordinary");
const personalState = state("personal", "ordinary");
const unusualPersonal = page("personal", "unusual");
const office = page("office", "ordinary");
const unusualOffice = page("office", "unusual");
const officeState = state("office", "ordinary");
const unusualOfficeState = state("office", "unusual");

const link = ({ reference, manage_token }) => `/bookings/${reference}?key=${manage_token}`;
const form = (event) => `/events/${event.slug}/book`;
const offer = ({ reference, event, delegates }) => `/bookings/${reference}/offers/${event}/${delegates[0].id}`;
const tickets = ({ reference }) => `/bookings/${reference}/tickets`;
const details = ({ reference, delegates }) => `/bookings/${reference}/delegates/${delegates.at(-1).id}/details`;
const cancelOne = ({ reference, delegates }) => `/bookings/${reference}/cancel?person=${delegates.at(-1).id}`;
const substitute = ({ reference, delegates }) => `/bookings/${reference}/delegates/${delegates[0].id}/substitute`;
const needs = ({ reference, delegates }) => `/bookings/${reference}/delegates/${delegates[0].id}/needs/change`;

// Opens a page of a booking whose link this browser has followed before.
const held = (name, path) => (person, { bookings }) => openHeld(person, bookings[name], path);
async function openHeld(person, booking, path) {
  await person.page.goto(link(booking));
  await person.open(path(booking));
}

async function check(person, event) {
  await person.open(form(event));
  await person.fill(sampleAnswers(person.setting.width));
  await person.press("Continue");
}

// Somebody books for so many colleagues, too; `email` is the first one's address.
async function typeGroup(person, event, colleagues, email) {
  await person.open(form(event));
  await person.fill(sampleAnswers(person.setting.width));
  for (let number = 2; number < 2 + colleagues; number++) await addColleague(person, number);
  if (email) await person.fill({ "Email address (optional)": email }, personOf(person.page, 2));
}

async function checkGroup(person, event, colleagues, email) {
  await typeGroup(person, event, colleagues, email);
  await person.press("Continue");
}

// The last places go while somebody checks their answers; afterwards they are free again.
async function roomFillsUp(person, { server, events }) {
  await check(person, events.second);
  const now = (await listEvents(server)).find(({ slug }) => slug === events.second.slug);
  const late = await fillRoom(server, now.slug, now.places_left, 1000);
  await person.press("Book my place");
  for (const booking of late) await cancelByApi(server, booking);
}

async function press(person, path, button, answers = {}) {
  await person.open(path);
  await person.fill(answers);
  await person.press(button);
}

async function tellNeeds(person, samples) {
  await held("confirmed", needs)(person, samples);
  await person.fill({ "Step-free access": true, Vegan: true, "Allergies (optional)": "Nuts",
    [await person.labelWith("Yes, you may keep")]: true });
  await person.press("Save");
}

async function delegatePage(person, events, link) {
  await person.open(`/office/events/${events.full.slug}`);
  await person.follow("Sample Filler 1");
  if (link) await person.follow(link);
}

// The page of somebody whose mail has failed.
async function unreachedPage(person, events, link) {
  await person.open(`/office/events/${events.closed.slug}`);
  await person.follow("Sample Filler 1");
  if (link) await person.follow(link);
}

const PUBLIC_PAGES = [
  open("home", "/"),
  open("home-of-a-region", "/?region=london"),
  open("home-of-a-month-without-events", "/?month=2020-02"),
  open("event", ({ events }) => `/events/${events.open.slug}`),
  open("event-full", ({ events }) => `/events/${events.full.slug}`),
  unusual("event-cancelled", ({ events }) => `/events/${events.cancelled.slug}`),
  unusual("event-closed", ({ events }) => `/events/${events.closed.slug}`),
  unusual("event-not-open", ({ events }) => `/events/${events.notOpen.slug}`),
  unusual("event-over", ({ events }) => `/events/${events.past.slug}`),
  open("waiting-list-policy", "/waiting-list-policy"),
  open("privacy", "/privacy"),
  open("accessibility", "/accessibility"),
  open("contact", "/contact"),
];

const BOOKING_PAGES = [
  blankForm("form", ({ events }) => form(events.open)),
  blankForm("form-waiting-list", ({ events }) => form(events.full)),
  formState("form-with-errors", (person, { events }) => press(person, form(events.open), "Continue")),
  formState("check", (person, { events }) => check(person, events.open)),
  formState("check-waiting-list", (person, { events }) => check(person, events.full)),
  formState("room-filled-up", roomFillsUp),
  formState("form-for-a-group", (person, { events }) => typeGroup(person, events.full, 2)),
  formState("form-for-a-group-with-errors", (person, { events }) => checkGroup(person, events.open, 1, "colleague@")),
  formState("check-for-a-group", (person, { events }) => checkGroup(person, events.open, 1, "colleague@nsh.net")),
  formState("group-larger-than-the-room", (person, { events }) => checkGroup(person, events.second, 4)),
  formState("group-with-a-booking", async (person, { events }) => {
    await checkGroup(person, events.roomy, 1, "delegate-103@example.org");
    await person.press("Book 2 places");
  }),
  onTheWay("find-your-booking", "/find-your-booking"),
  formState("find-your-booking-with-errors", (person) => press(person, "/find-your-booking", "Send me the link")),
  onTheWay("find-your-booking-sent", "/find-your-booking/sent"),
];

const PROBLEM_PAGES = [
  open("not-found", "/there-is-no-such-page"),
  open("not-found-in-the-office", "/office/there-is-no-such-page"),
  open("not-allowed", ({ events }) => `/events/${events.open.slug}/bookings`),
  openState("too-much", (person, { events }) =>
    press(person, form(events.open), "Continue", { "Full name": "a".repeat(70_000) })),
  unusual("booking-cancelled", ({ events }) => form(events.cancelled)),
  unusual("booking-closed", ({ events }) => form(events.closed)),
  unusual("booking-not-open", ({ events }) => form(events.notOpen)),
  personal("link-that-does-not-work", ({ bookings }) => `/bookings/${bookings.group.reference}?key=none`),
  personalState("no-offer", held("confirmed", offer)),
];

const YOUR_BOOKING_PAGES = [
  personal("booking-confirmed", ({ bookings }) => link(bookings.confirmed)),
  personal("booking-of-a-group", ({ bookings }) => link(bookings.group)),
  personal("booking-waiting", ({ bookings }) => link(bookings.waiting)),
  personal("booking-waiting-together", ({ bookings }) => link(bookings.together)),
  personal("booking-on-offer", ({ bookings }) => link(bookings.offered)),
  personal("booking-cancelled-by-them", ({ bookings }) => link(bookings.cancelled)),
  unusualPersonal("booking-of-a-cancelled-event", ({ bookings }) => link(bookings.cancelled)),
  unusualPersonal("booking-after-closing", ({ bookings }) => link(bookings.closed)),
  unusualPersonal("booking-of-an-event-that-is-over", ({ bookings }) => link(bookings.past)),
  personalState("tickets", held("group", tickets)),
  personalState("details", held("confirmed", details)),
  personalState("details-of-one-of-a-group", held("group", details)),
  personalState("details-with-errors", async (person, samples) => {
    await held("confirmed", details)(person, samples);
    await person.fill({ "Full name": "", "Email address": "delegate@" });
    await person.press("Save these details");
  }),
  personalState("cancel-one-of-a-group", held("group", cancelOne)),
  personalState("cancel", held("confirmed", ({ reference }) => `/bookings/${reference}/cancel`)),
  personalState("substitute", held("confirmed", substitute)),
  personalState("substitute-with-errors", async (person, samples) => {
    await held("confirmed", substitute)(person, samples);
    await person.press("Name this colleague");
  }),
  personalState("move", held("confirmed", ({ reference }) => `/bookings/${reference}/move`)),
  personalState("move-with-errors", async (person, samples) => {
    await held("confirmed", ({ reference }) => `/bookings/${reference}/move`)(person, samples);
    await person.press("Choose this region");
  }),
  personalState("move-to-a-full-room", async (person, samples) => {
    await held("confirmed", ({ reference }) => `/bookings/${reference}/move`)(person, samples);
    await person.fill({ [await person.labelWith(samples.events.full.town)]: true });
    await person.press("Choose this region");
  }),
  personalState("offer", held("offered", offer)),
  personalState("offer-with-errors", async (person, samples) => {
    await held("offered", offer)(person, samples);
    await person.press("Send my answer");
  }),
];

const NEEDS_PAGES = [
  personalState("needs", held("confirmed", needs)),
  personalState("needs-with-errors", async (person, samples) => {
    await held("confirmed", needs)(person, samples);
    await person.press("Save");
  }),
  personalState("needs-told", tellNeeds),
  personalState("needs-removal", async (person, samples) => {
    await tellNeeds(person, samples);
    await person.follow("Remove what you told us");
  }),
];

const OFFICE_PAGES = [
  office("office-events", "/office/events"),
  office("office-room", ({ events }) => `/office/events/${events.full.slug}`),
  office("office-room-with-nobody-to-show", ({ events }) => `/office/events/${events.open.slug}?state=declined`),
  office("office-capacity", ({ events }) => `/office/events/${events.full.slug}/capacity`),
  officeState("office-capacity-with-errors", (person, { events }) =>
    press(person, `/office/events/${events.full.slug}/capacity`, "See who this would affect", { Capacity: "51" })),
  officeState("office-capacity-preview", (person, { events }) =>
    press(person, `/office/events/${events.full.slug}/capacity`, "See who this would affect", { Capacity: "48" })),
  office("office-rules", ({ events }) => `/office/events/${events.full.slug}/rules`),
  office("office-add-a-delegate", ({ events }) => `/office/events/${events.open.slug}/delegates/new`),
  officeState("office-add-a-delegate-with-errors", (person, { events }) =>
    press(person, `/office/events/${events.open.slug}/delegates/new`, "Add them")),
  officeState("office-delegate", (person, { events }) => delegatePage(person, events)),
  officeState("office-delegate-cancel", (person, { events }) =>
    delegatePage(person, events, "Cancel their place")),
  unusualOffice("office-room-with-a-failed-email", ({ events }) => `/office/events/${events.closed.slug}`),
  unusualOfficeState("office-delegate-with-a-failed-email", (person, { events }) => unreachedPage(person, events)),
  unusualOfficeState("office-address", (person, { events }) => unreachedPage(person, events, "Correct the address")),
  unusualOfficeState("office-address-with-errors", async (person, { events }) => {
    await unreachedPage(person, events, "Correct the address");
    await person.fill({ "Email address": "delegate@" });
    await person.press("Save this address");
  }),
  office("office-needs-question", ({ events }) => `/office/events/${events.open.slug}/needs`),
  officeState("office-needs", (person, { events }) =>
    press(person, `/office/events/${events.open.slug}/needs`, "Show what people need")),
  office("office-email-list", "/office/email-list"),
  office("office-emails", "/office/emails"),
  unusualOffice("office-emails-that-did-not-arrive", "/office/emails"),
  unusualOffice("office-events-with-people-to-call", "/office/events"),
  officeState("office-emails-with-a-test", (person) =>
    press(person, "/office/emails", "Send a test email to myself")),
  office("office-history", "/office/history"),
  office("office-access-tokens", "/office/access-tokens"),
  office("office-accounts", "/office/accounts"),
  office("office-new-account", "/office/accounts/new"),
  office("office-settings", "/office/settings"),
  officeState("office-settings-with-errors", (person) =>
    press(person, "/office/settings", "Save the settings", { "Email address for questions": "" })),
  office("office-not-found", "/office/delegates/999999"),
  office("office-link-used", "/office/set-up?key=none"),
];

// Nobody is signed in.
const SIGN_IN_PAGES = [
  personal("sign-in", "/office/sign-in"),
  personalState("sign-in-with-errors", (person) => press(person, "/office/sign-in", "Sign in")),
];

// Pages that are looked at one after the other. What the office sees of needs has been told before; and what
// all pages that search engines find must differ in is compared within one group.
export const PAGE_GROUPS = {
  public: [...PUBLIC_PAGES, ...PROBLEM_PAGES],
  booking: BOOKING_PAGES,
  yourBooking: YOUR_BOOKING_PAGES,
  office: [...SIGN_IN_PAGES, ...NEEDS_PAGES, ...OFFICE_PAGES],
};

export const PAGES = Object.values(PAGE_GROUPS).flat();
