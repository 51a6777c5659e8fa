// What was looked at before and found in order, so that it is not looked at again, in this clone or another:
// an empty file for each, under a hash of all that its verdict hangs on.

import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";

const VERDICTS_MAX = 20_000;

export class Verdicts {
  #folder;

  // `kind` names a folder in the cache of this user's account; the environment's CONVENE_VERDICTS is another
  // place for all of them.
  constructor(kind) {
    this.#folder = join(process.env.CONVENE_VERDICTS ?? join(homedir(), ".cache/convene/verdicts"), kind);
    mkdirSync(this.#folder, { recursive: true });
    this.#forgetOldest();
  }

  // The name of a verdict that hangs on these texts.
  static key(...texts) {
    const hash = createHash("sha256");
    for (const text of texts) hash.update(text);
    return hash.digest("hex");
  }

  has(key) {
    const verdict = join(this.#folder, key);
    if (!existsSync(verdict)) return false;
    utimesSync(verdict, new Date(), new Date());  // those that nobody asks for are forgotten first
    return true;
  }

  add(key) {
    writeFileSync(join(this.#folder, key), "");
  }

  #forgetOldest() {
    const kept = readdirSync(this.#folder);
    if (kept.length <= VERDICTS_MAX) return;
    const ages = kept.map((name) => [statSync(join(this.#folder, name)).mtimeMs, name]);
    ages.sort(([one], [other]) => one - other);
    // Another process may have forgotten it meanwhile.
    for (const [, name] of ages.slice(0, kept.length - VERDICTS_MAX)) rmSync(join(this.#folder, name), { force: true });
  }
}
