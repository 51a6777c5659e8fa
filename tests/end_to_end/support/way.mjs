// A way through the pages, gone four times: on a phone and at a desk, with JavaScript and without, each
// time with a server of its own.

import { after, before, test } from "node:test";

import { launch, Person, SETTINGS } from "./browser.mjs";
import { Server } from "./server.mjs";

let browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

// act(server, arrive): arrive() brings somebody with a fresh browser. `options` are Server.start()'s.
export function way(title, act, options) {
  for (const setting of SETTINGS) {
    test(`${title}: ${setting.name}`, async () => {
      const server = await Server.start(options);
      const people = [];
      const arrive = async () => {
        const person = await Person.arrive(browser, server, setting);
        people.push(person);
        return person;
      };
      try {
        await act(server, arrive);
      } finally {
        for (const person of people) await person.leave();
        await server.stop();
      }
    });
  }
}
