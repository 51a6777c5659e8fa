// Mails through a mail server that many use, OpenSMTPD, on a port and in folders of its own. Debian's package
// is unpacked below build/ and never installed: nothing of the machine is changed, and nothing starts by
// itself.

import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, test } from "node:test";
import { fileURLToPath } from "node:url";

import { fillRoom, listEvents } from "../support/delegate.mjs";
import { freePort } from "../support/relay.mjs";
import { BINARY, Server } from "../support/server.mjs";
import { until } from "../support/until.mjs";

const ROOT = fileURLToPath(new URL("../../..", import.meta.url));
const PACKAGE = join(ROOT, "build/opensmtpd");
const PEOPLE = 50;

const works = (program, ...words) => spawnSync(program, words, { cwd: ROOT, stdio: "ignore" }).status === 0;

// Why it cannot be tried on this machine; false where it can.
function obstacle() {
  if (process.getuid() !== 0) return "only root can start OpenSMTPD";
  const { stdout } = spawnSync("dpkg-query",
    ["--show", "--showformat=${db:Status-Status} ${Package} ${Provides}\n"], { encoding: "utf8" });
  const others = stdout.split("\n").filter((line) => /^installed .*\bmail-transport-agent\b/.test(line));
  if (others.length > 0) return `a mail server is installed: ${others.map((line) => line.split(" ")[1])}`;
  if (!works("unshare", "--mount", "true")) return "this machine gives a process no folders of its own";
  if (!works("bash", "-c", "source scripts/lib/packages.sh && unpack_opensmtpd build/opensmtpd")) {
    return "Debian's package opensmtpd cannot be fetched";
  }
  return false;
}

class OpenSmtpd {
  // `mailsAConnection`: it takes no more through one.
  static async start(mailsAConnection) {
    const folder = await mkdtemp(join(tmpdir(), "convene-test-"));
    const port = await freePort();
    const child = spawn("unshare", ["--mount", join(ROOT, "tests/support/opensmtpd.sh"), PACKAGE, folder,
      `${port}`, `${mailsAConnection}`], { stdio: ["ignore", "pipe", "pipe"] });
    const relay = new OpenSmtpd(folder, port, child);
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (text) => { relay.said += text; });
    await until(`OpenSMTPD that starts:\n${relay.said}`, () => relay.said.includes("starting"));
    return relay;
  }

  constructor(folder, port, child) {
    Object.assign(this, { folder, port, child, said: "" });
  }

  get connections() {
    return (this.said.match(/ smtp connected /g) ?? []).length;
  }

  // [{ to, id }] of what has arrived in its mailbox.
  async mails() {
    const box = join(this.folder, "Maildir/new");
    if (!existsSync(box)) return [];
    const texts = await Promise.all((await readdir(box)).map((name) => readFile(join(box, name), "utf8")));
    return texts.map((text) => ({
      to: text.match(/^Delivered-To: (\S+)/m)[1], id: text.match(/^Message-ID: (\S+)/im)[1] }));
  }

  async stop() {
    const ended = new Promise((resolve) => this.child.once("exit", resolve));
    this.child.kill("SIGTERM");
    await ended;
    await rm(this.folder, { recursive: true });
  }
}

describe("OpenSMTPD as the relay", { skip: obstacle() }, () => {
  for (const mailsAConnection of [1000, 10, 1]) {
    test(`takes ${PEOPLE} mails, ${mailsAConnection} a connection, each once`, async () => {
      const relay = await OpenSmtpd.start(mailsAConnection);
      let server;
      try {
        server = await Server.start({ command: [BINARY, "serve", "--log-level", "warning",
          "--mail-relay", `smtp://127.0.0.1:${relay.port}`, "--mail-from", "events@example.org"] });
        const people = await fillRoom(server, (await listEvents(server))[0].slug, PEOPLE);
        const mails = await until(`mailbox with ${PEOPLE} mails`, async () => {
          const arrived = await relay.mails();
          return arrived.length >= PEOPLE && arrived;
        });
        assert.deepEqual(mails.map(({ to }) => to).sort(), people.map(({ email }) => email).sort());
        assert.equal(new Set(mails.map(({ id }) => id)).size, PEOPLE);
        assert.ok(relay.connections >= PEOPLE / mailsAConnection, `${relay.connections} connections`);
      } finally {
        await server?.stop();
        await relay.stop();
      }
    });
  }
});
