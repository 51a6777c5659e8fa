// What delegates do on the public pages, for a Visitor.

export async function listEvents(address) {
  const response = await fetch(new URL("/api/v1/events", address));
  if (!response.ok) throw new Error(`${address} answers ${response.status} to a question for its events`);
  return (await response.json()).events;
}

const STRAIGHT_AWAY = "Book me straight away, without asking";
const YES = "Yes, take the place";

// Books a place, or waits for one where the room is full: the reference and the state it is in.
export async function bookPlace(visitor, event, { name, email, organisation, jobTitle, sector, straightAway }) {
  let page = await visitor.open(`/events/${event}/book`);
  const isAsked = page.forms.some((form) => form.fields.some((field) => field.label === STRAIGHT_AWAY));
  page = await visitor.press(page, "Continue", {
    "Full name": name, "Email address": email, "Organisation (optional)": organisation,
    "Job title (optional)": jobTitle, [sector]: true, Delegate: true,
    ...(isAsked && straightAway ? { [STRAIGHT_AWAY]: true } : {}) });
  const hasButton = (label) => page.forms.some((form) => form.buttons.some((button) => button.label === label));
  if (hasButton("Book my place")) page = await visitor.press(page, "Book my place");
  // Somebody else may have taken the last place since the answers were checked.
  if (hasButton("Join the waiting list")) page = await visitor.press(page, "Join the waiting list");
  const reference = page.url.pathname.match(/^\/bookings\/([A-Z0-9-]+)$/)?.[1];
  const state = page.html.match(/booking-state--(\w+)/)?.[1];
  if (!reference || !state) throw new Error(`${email} is told instead of a booking: ${page.text}`);
  return { reference, state };
}

// Where the booking's page asks whether to take a place; nothing if it does not.
export async function offerOf(visitor, reference) {
  const page = await visitor.open(`/bookings/${reference}`);
  return page.html.match(/href="([^"]+\/offers\/[^"]+)"/)?.[1];
}

export async function takePlace(visitor, offer) {
  const page = await visitor.press(await visitor.open(offer), "Send my answer", { [YES]: true });
  if (!page.html.includes("booking-state--confirmed")) {
    throw new Error(`${offer} is told instead of being confirmed: ${page.text}`);
  }
}

export async function giveUpPlace(visitor, reference) {
  const page = await visitor.open(`/bookings/${reference}/cancel`);
  const [button] = page.forms.flatMap(({ buttons }) => buttons);
  const after = await visitor.press(page, button.label);
  if (!after.html.includes("booking-state--cancelled")) {
    throw new Error(`${reference} is told instead of being cancelled: ${after.text}`);
  }
}
