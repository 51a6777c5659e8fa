// Somebody who goes to every page there is: a visitor and an administrator on each of the sample days.

import { Person } from "./browser.mjs";
import { ADMINISTRATOR, setUpOffice, signIn } from "./office.mjs";

export class Tour {
  #browser;
  #samples;
  #setting;
  #people = new Map();

  constructor(browser, samples, setting) {
    this.#browser = browser;
    this.#samples = samples;
    this.#setting = setting;
  }

  // Brings the right person to the page, and returns them.
  async go(page) {
    const samples = this.#samples[page.day];
    const person = await this.#personFor(page, samples.server);
    await page.go(person, samples);
    return person;
  }

  async end() {
    for (const person of this.#people.values()) await person.leave();
  }

  async #personFor({ kind, day }, server) {
    const isOffice = kind === "office";
    const who = isOffice ? `administrator on the ${day} day` : day;
    if (this.#people.has(who)) return this.#people.get(who);
    const person = await Person.arrive(this.#browser, server, this.#setting);
    this.#people.set(who, person);
    if (isOffice) {
      await (server.isSetUp ? signIn(person, ADMINISTRATOR.email) : setUpOffice(person, server));
      server.isSetUp = true;
    }
    return person;
  }
}
