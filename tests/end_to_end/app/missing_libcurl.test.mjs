// A machine without libcurl: a server that has no relay does without, and one that has says what it lacks.
// Played by a folder of libraries that comes first, in which libcurl is an empty file.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";

import { fillRoom, listEvents } from "../support/delegate.mjs";
import { BINARY, Server } from "../support/server.mjs";

describe("a machine without libcurl", () => {
  const usual = process.env.LD_LIBRARY_PATH;
  let libraries;

  before(async () => {
    libraries = await mkdtemp(join(tmpdir(), "convene-test-"));
    await writeFile(join(libraries, "libcurl.so.4"), "");
    process.env.LD_LIBRARY_PATH = libraries;
  });

  after(async () => {
    if (usual === undefined) delete process.env.LD_LIBRARY_PATH;
    else process.env.LD_LIBRARY_PATH = usual;
    await rm(libraries, { recursive: true });
  });

  test("serves and writes mails into the folder where no relay is set", async () => {
    const server = await Server.start();
    try {
      const [booking] = await fillRoom(server, (await listEvents(server))[0].slug, 1);
      assert.equal((await server.mailsTo(booking.email, 1)).length, 1);
    } finally {
      await server.stop();
    }
  });

  test("says which package is missing where one is set, and does not serve", async () => {
    const folder = await mkdtemp(join(tmpdir(), "convene-test-"));
    const { status, stdout, stderr } = spawnSync(BINARY, ["serve", "--data-dir", folder, "--listen", "127.0.0.1:0",
      "--mail-relay", "smtp://127.0.0.1:2525", "--mail-from", "events@example.org"], { encoding: "utf8" });
    await rm(folder, { recursive: true });
    assert.equal(status, 1);
    assert.equal(stdout, "");
    assert.match(stderr, /^convene: libcurl, which hands mails to the relay, cannot be loaded \(Debian's package is libcurl4\): [^\n]+\n$/);
  });
});
