// The program at the command line: what each command does, and how it says no.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";

import { BINARY, Server } from "../support/server.mjs";
import { until } from "../support/until.mjs";

const SENTENCE = /^convene: [^\n]+\.\n$/;

function convene(...words) {
  const { status, stdout, stderr } = spawnSync(BINARY, words, { encoding: "utf8" });
  return { status, stdout, stderr };
}

function refused(outcome, status, words) {
  assert.equal(outcome.status, status);
  assert.match(outcome.stderr, SENTENCE);
  assert.match(outcome.stderr, words);
}

async function book(server, name) {
  const email = `${name}@example.org`;
  const response = await fetch(`${server.address}/api/v1/events/leeds/bookings`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({
      submission_id: `commands-test-${name}`,
      contact: { name: `Sample ${name}`, email },
      delegates: [{ name: `Sample ${name}`, email, sector: "education" }],
    }),
  });
  assert.equal(response.status, 201);
  return response.json();
}

async function confirmedInLeeds(server) {
  return (await (await fetch(`${server.address}/api/v1/events/leeds`)).json()).confirmed;
}

describe("the command line", () => {
  test("explains itself, and what it was told wrongly", () => {
    const help = convene("--help");
    assert.equal(help.status, 0);
    assert.match(help.stdout, /--listen/);
    assert.match(convene("--version").stdout, /^convene \d/);
    refused(convene("serve", "--listen", "nowhere"), 2, /--listen must be/);
    refused(convene("dance"), 2, /dance/);
    refused(convene(), 2, /serve/);
  });

  test("a taken port and a second server are refused, and SIGTERM ends the first well", async () => {
    const server = await Server.start();
    const port = new URL(server.address).port;
    const elsewhere = await mkdtemp(join(tmpdir(), "convene-test-"));
    try {
      refused(convene("serve", "--listen", `127.0.0.1:${port}`, "--data-dir", elsewhere), 1,
        new RegExp(`127.0.0.1:${port}`));
      refused(convene("serve", "--listen", "127.0.0.1:0", "--data-dir", server.folder), 1, /--data-dir/);
    } finally {
      await rm(elsewhere, { recursive: true });
      await server.stop();  // throws unless the status is 0
    }
  });
});

describe("backup and restore", () => {
  let server;
  let copies;
  let backup;

  before(async () => {
    server = await Server.start();
    copies = await mkdtemp(join(tmpdir(), "convene-test-"));
    backup = join(copies, "backup.db");
    const booking = await book(server, "before");
    assert.equal(booking.state, "confirmed");
    assert.equal(convene("backup", backup, "--data-dir", server.folder).status, 0);
  });

  after(async () => {
    await server.stop();
    await rm(copies, { recursive: true });
  });

  test("a backup is made while the server runs, and never over another file", () => {
    assert.ok(existsSync(backup));
    refused(convene("backup", backup, "--data-dir", server.folder), 1, /backup\.db/);
  });

  test("nothing is restored under a running server", () => {
    refused(convene("restore", backup, "--data-dir", server.folder), 1, /[Ss]top/);
  });

  test("a backup opens in another place with everything in it, links too", async () => {
    const folder = join(copies, "restored");
    assert.equal(convene("restore", backup, "--data-dir", folder).status, 0);
    const restored = await Server.start({ folder });
    try {
      assert.equal(await confirmedInLeeds(restored), 1);
      const again = await fetch(`${restored.address}/api/v1/events/leeds/bookings`, {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify({
          submission_id: "commands-test-before",
          contact: { name: "Sample before", email: "before@example.org" },
          delegates: [{ name: "Sample before", email: "before@example.org", sector: "education" }],
        }),
      });
      assert.equal(again.status, 200);
    } finally {
      await restored.stop();
    }
  });

  test("a database with changes that the backup lacks is not replaced", async () => {
    const folder = join(copies, "newer");
    assert.equal(convene("restore", backup, "--data-dir", folder).status, 0);
    const newer = await Server.start({ folder, keep: true });
    await book(newer, "after");
    await newer.stop();
    refused(convene("restore", backup, "--data-dir", folder), 1, /newer|changes/);
    const kept = await Server.start({ folder });
    assert.equal(await confirmedInLeeds(kept), 2);
    await kept.stop();
  });
});

describe("account link", () => {
  test("is for a stopped server, and makes a link that opens", async () => {
    const first = await Server.start({ keep: true });
    const set_up = new URL(first.setUpLink);
    const page = await (await fetch(set_up)).text();
    const token = page.match(/name="form_token" value="([^"]+)"/)[1];
    const created = await fetch(new URL("/office/set-up", set_up), {
      method: "POST",
      redirect: "manual",
      headers: { Origin: first.address },
      body: new URLSearchParams({
        form_token: token,
        key: set_up.searchParams.get("key"),
        name: "Sample Administrator",
        email: "administrator@example.org",
        password: "a long enough password",
      }),
    });
    assert.equal(created.status, 303);
    const data = ["--data-dir", first.folder];
    refused(convene("account", "link", "administrator@example.org", ...data), 1, /[Ss]top/);
    await first.stop();

    refused(convene("account", "link", "nobody@example.org", ...data), 1, /nobody@example\.org/);
    const made = convene("account", "link", "Administrator@example.org", ...data);
    assert.equal(made.status, 0);
    const link = new URL(made.stdout.match(/http:\S+/)[0]);

    const second = await Server.start({ folder: first.folder, hasAccount: true });
    try {
      const opened = await fetch(second.address + link.pathname + link.search);
      assert.equal(opened.status, 200);
      assert.match(await opened.text(), /administrator@example\.org/);
    } finally {
      await second.stop();
    }
  });
});

describe("mail bounce", () => {
  const EX_DATAERR = 65;
  const EX_TEMPFAIL = 75;

  function bounce(message, ...words) {
    const { status, stdout, stderr } = spawnSync(BINARY, ["mail", "bounce", ...words],
      { encoding: "utf8", input: message });
    return { status, stdout, stderr };
  }

  test("hands a message to the server that runs", async () => {
    const server = await Server.start();
    try {
      const message = "From: MAILER-DAEMON@mx.example\nSubject: Returned\n\nText\n";
      assert.deepEqual(bounce(message, "--data-dir", server.folder), { status: 0, stdout: "", stderr: "" });
      const seen = join(server.folder, "bounces", "cur");
      const [name] = await until("message that was read", () => readdirSync(seen).length > 0 && readdirSync(seen));
      assert.match(name, /:2,S$/);
      assert.equal(readFileSync(join(seen, name), "utf8"), message);
    } finally {
      await server.stop();
    }
  });

  test("says by its status what a mail server is to do", async () => {
    const folder = await mkdtemp(join(tmpdir(), "convene-test-"));
    try {
      const nowhere = join(folder, "nowhere");
      refused(bounce("Subject: x\n", "--data-dir", nowhere), EX_TEMPFAIL, /nowhere/);
      assert.ok(!existsSync(nowhere));
      refused(bounce("Subject: x\n", "--config", nowhere), EX_TEMPFAIL, /nowhere/);
      for (const part of ["tmp", "new", "cur"]) mkdirSync(join(folder, "in", part), { recursive: true });
      const into = ["--mail-bounces", join(folder, "in")];
      refused(bounce("", ...into), EX_DATAERR, /no message/);
      refused(bounce("x".repeat(10 * 1024 * 1024 + 1), ...into), EX_DATAERR, /10 MB/);
      assert.equal(bounce("Subject: x\n", ...into).status, 0);
      assert.equal(readdirSync(join(folder, "in", "new")).length, 1);
      assert.equal(readdirSync(join(folder, "in", "tmp")).length, 0);
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});

describe("scripts/run", () => {
  const RUN = fileURLToPath(new URL("../../../scripts/run", import.meta.url));

  test("starts again with nothing to build, and passes its arguments on", async () => {
    const folder = await mkdtemp(join(tmpdir(), "convene-test-"));
    const began = performance.now();
    const server = await Server.start({ folder, command: [RUN] });
    try {
      assert.equal((await fetch(`${server.address}/livez`)).status, 200);
      console.log(`scripts/run served after ${Math.round(performance.now() - began)} ms`);
    } finally {
      await server.stop();
    }
  });
});
