// Fills the six rooms of a running server as people would, through its public pages: 60 bookings for
// each event, then three of those who have a place give it up. Of those who wait the first two are
// asked and the third is booked straight away; one of the two takes the place, the other has yet to
// answer. Everybody is made up and called a sample.
// It waits when the server asks for patience; one started with --rate-limit off is filled in seconds.

import { bookPlace, giveUpPlace, listEvents, offerOf, takePlace } from "./delegate.mjs";
import { Visitor } from "./visitor.mjs";

const BOOKINGS_PER_EVENT = 60;
// Who comes behind these asks to be booked straight away. Numbers are sure only where everybody before
// has been booked already, so bookings are made in these parts.
const ASKED_FIRST = 52;
const PARTS = [[1, ASKED_FIRST], [ASKED_FIRST + 1, ASKED_FIRST + 1], [ASKED_FIRST + 2, BOOKINGS_PER_EVENT]];
const CANCELLATIONS_PER_EVENT = 3;
const VISITORS_AT_A_TIME = 12;

// Whom the events are for, in about the proportions in which they come.
const PEOPLE = [
  ["Local authority", "SEND Commissioning Manager", "Sample County Council"],
  ["Local authority", "Educational Psychologist", "Sample City Council"],
  ["Education: school, college or early years", "SENCO", "Sample Primary School"],
  ["Education: school, college or early years", "Assistant Headteacher", "Sample Special School"],
  ["Education: school, college or early years", "Early Years Lead", "Sample Nursery"],
  ["Health: commissioning", "Children's Commissioner", "Sample Integrated Care Board"],
  ["Health: NHS trust or other provider", "Community Paediatrician", "Sample NHS Trust"],
  ["Health: NHS trust or other provider", "Speech and Language Therapist", "Sample Community Health"],
  ["Social care", "Social Worker, Disabled Children's Team", "Sample Borough Council"],
  ["Children's hospice or palliative care", "Hospice Nurse", "Sample Children's Hospice"],
  ["Voluntary organisation", "Family Support Worker", "Sample Families Together"],
  ["Parent or carer", "", ""],
];

function sampleDelegate(number, event, run) {
  const [sector, jobTitle, organisation] = PEOPLE[number % PEOPLE.length];
  return {
    name: `Sample Delegate ${number}`,
    email: `delegate-${number}.${event}.${run}@example.org`,
    organisation, jobTitle, sector,
    straightAway: number > ASKED_FIRST,
  };
}

// Calls work(item) for all of them, so many at a time.
async function forAll(items, work) {
  const queue = items.values();
  const worker = async () => {
    for (const item of queue) await work(item);
  };
  await Promise.all(Array.from({ length: VISITORS_AT_A_TIME }, worker));
}

function printTable(events) {
  const rows = [["Event", "Capacity", "Confirmed", "Offered", "Waiting", "Places left"],
    ...events.map(({ town, capacity, confirmed, offered, waiting, places_left }) =>
      [town, capacity, confirmed, offered, waiting, places_left])];
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => String(row[column]).length)));
  for (const [town, ...numbers] of rows) {
    console.log([town.padEnd(widths[0]),
      ...numbers.map((number, column) => String(number).padStart(widths[column + 1]))].join("  "));
  }
}

// The first of those who are asked takes the place, at each event.
async function takeFirstOffers(events, waiting) {
  let taken = 0;
  await forAll(events, async ({ slug }) => {
    for (const { visitor, reference } of waiting.filter(({ event }) => event === slug)) {
      const offer = await offerOf(visitor, reference);
      if (!offer) continue;
      await takePlace(visitor, offer);
      taken++;
      return;
    }
  });
  console.log(`${taken} places on offer taken\n`);
}

async function main(address) {
  // Keeps the addresses of a second run apart from those of the first.
  const run = Date.now().toString(36);
  const events = await listEvents(address);
  console.log(`Filling ${events.length} events at ${address}`);

  const bookings = [];
  const book = async ({ event, delegate }) => {
    const visitor = new Visitor(address);
    bookings.push({ event, visitor, ...(await bookPlace(visitor, event, delegate)) });
    if (bookings.length % 60 === 0) {
      console.log(`${bookings.length} of ${BOOKINGS_PER_EVENT * events.length} booked`);
    }
  };
  for (const [first, last] of PARTS) {
    const numbers = Array.from({ length: last - first + 1 }, (_, index) => first + index);
    await forAll(numbers.flatMap((number) => events.map(({ slug }) =>
      ({ event: slug, delegate: sampleDelegate(number, slug, run) }))), book);
  }

  const leaving = events.flatMap(({ slug }) =>
    bookings.filter((booking) => booking.event === slug && booking.state === "confirmed")
      .slice(0, CANCELLATIONS_PER_EVENT));
  await forAll(leaving, ({ visitor, reference }) => giveUpPlace(visitor, reference));
  console.log(`${leaving.length} places given up again`);
  await takeFirstOffers(events, bookings.filter(({ state }) => state === "waiting"));

  printTable(await listEvents(address));
}

await main(process.argv[2] ?? "http://127.0.0.1:8080");
