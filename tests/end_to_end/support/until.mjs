// Waits for what comes by itself, and no longer: a mail, an offer.

import { setTimeout as sleep } from "node:timers/promises";

const SECONDS_MAX = 30;
const MILLISECONDS_BETWEEN = 20;

// Looks again and again until look() gives something, and returns it.
export async function until(what, look) {
  const end = performance.now() + SECONDS_MAX * 1000;
  for (;;) {
    const found = await look();
    if (found) return found;
    if (performance.now() > end) throw new Error(`In ${SECONDS_MAX} seconds there came no ${what}`);
    await sleep(MILLISECONDS_BETWEEN);
  }
}
