// People who book, accept offers and cancel over several connections, and remember what they were told:
// to be asked of a server that was killed meanwhile and has been started again.

import assert from "node:assert/strict";

const CONNECTIONS = 6;
const SHARE_OF_CANCELLATIONS = 0.25;
const SHARE_OF_ANSWERS = 0.25;      // given by people who may not be asked at all
const SHARE_BOOKED_UNASKED = 0.5;
const NEVER = Infinity;

export class Crowd {
  bookings = [];
  #random;
  #name;
  #events;
  #clock = 0;  // counts what was asked and told, so that it is known what came after what

  // `name` tells one crowd's people from another's; `events` are the slugs that they book for.
  constructor(random, name, events) {
    this.#random = random;
    this.#name = name;
    this.#events = events;
  }

  // Asks until the server is gone; `enough()` is called once so many answers have come.
  async use(server, answers, enough) {
    let answered = 0;
    const client = async () => {
      for (;;) {
        try {
          await this.#askForSomething(server);
        } catch (error) {
          if (error instanceof TypeError) return;  // how fetch says that the connection ended
          throw error;
        }
        if (++answered === answers) enough();
      }
    };
    await Promise.all(Array.from({ length: CONNECTIONS }, client));
  }

  // Whoever was not answered asks again, and everybody asks twice: nobody is there twice.
  async askAgain(server) {
    await this.#each(this.bookings, async (booking) => {
      if (booking.reference === undefined) await this.#book(server, booking);
      const { status, body } = await this.#post(server, `events/${booking.event}/bookings`, booking.request);
      assert.equal(status, 200, `the repeat of ${booking.request.submission_id}`);
      assert.equal(body.reference, booking.reference, `the repeat of ${booking.request.submission_id}`);
      if (booking.cancelAskedAt < NEVER && booking.cancelToldAt === NEVER) await this.#cancel(server, booking);
    });
  }

  // What each finds now, as { booking, state, position }. Once all have asked again.
  async look(server) {
    return this.#each(this.bookings, async (booking) => {
      const response = await fetch(`${server.address}/api/v1/bookings/${booking.reference}`, {
        headers: { authorization: `Bearer ${booking.token}` } });
      const body = await response.json();
      assert.equal(response.status, 200, `${booking.request.submission_id} was told of its booking`);
      return { booking, state: body.state, position: body.delegates[0].position };
    });
  }

  async #askForSomething(server) {
    const open = this.bookings.filter(({ toldAt, cancelAskedAt }) => toldAt < NEVER && cancelAskedAt === NEVER);
    const wish = open.length > 0 ? this.#random.next() : 1;
    if (wish < SHARE_OF_CANCELLATIONS) {
      await this.#cancel(server, this.#random.pick(open));
    } else if (wish < SHARE_OF_CANCELLATIONS + SHARE_OF_ANSWERS) {
      await this.#accept(server, this.#random.pick(open));
    } else {
      await this.#book(server, this.#newBooking());
    }
  }

  #newBooking() {
    const person = `${this.#name}-${this.bookings.length}`;
    const name = `Sample Person ${person}`;
    const email = `person-${person}@example.org`;
    const booking = {
      event: this.#random.pick(this.#events),
      request: {
        submission_id: `submission-of-person-${person}`, contact: { name, email },
        delegates: [{ name, email, sector: "education" }],
        book_straight_away: this.#random.next() < SHARE_BOOKED_UNASKED },
      askedAt: this.#clock++, toldAt: NEVER, acceptToldAt: NEVER, cancelAskedAt: NEVER, cancelToldAt: NEVER,
    };
    this.bookings.push(booking);
    return booking;
  }

  async #book(server, booking) {
    const { status, body } = await this.#post(server, `events/${booking.event}/bookings`, booking.request);
    assert.ok(status === 201 || status === 200, `a booking is answered with ${status}`);
    booking.toldAt = this.#clock++;
    booking.reference = body.reference;
    booking.token = body.manage_token;
  }

  async #accept(server, booking) {
    const { status, body } = await this.#change(server, booking, "offer", { answer: "accept" });
    assert.ok(status === 200 || status === 409, `an answer to an offer is answered with ${status}`);
    if (status === 200 && body.state === "confirmed") booking.acceptToldAt = this.#clock++;
  }

  async #cancel(server, booking) {
    booking.cancelAskedAt = Math.min(booking.cancelAskedAt, this.#clock++);
    const { status, body } = await this.#change(server, booking, "cancel", {});
    assert.equal(status, 200, "a cancellation is answered");
    assert.equal(body.state, "cancelled");
    booking.cancelToldAt = this.#clock++;
  }

  #change(server, booking, act, body) {
    return this.#post(server, `bookings/${booking.reference}/${act}`, body,
      { authorization: `Bearer ${booking.token}` });
  }

  async #post(server, path, body, headers = {}) {
    const response = await fetch(`${server.address}/api/v1/${path}`, {
      method: "POST", body: JSON.stringify(body),
      headers: { "content-type": "application/json", ...headers } });
    return { status: response.status, body: await response.json() };
  }

  // Takes as many at a time as there are connections.
  async #each(list, act) {
    const results = new Array(list.length);
    let next = 0;
    const client = async () => {
      while (next < list.length) {
        const index = next++;
        results[index] = await act(list[index]);
      }
    };
    await Promise.all(Array.from({ length: CONNECTIONS }, client));
    return results;
  }
}
