// A mail relay in a process of its own, which takes everything and keeps it on its disk, whatever becomes
// of the server (tests/support/scripted_relay.py).

import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const PYTHON = "/usr/bin/python3";  // Debian's own: its modules are not there for another
const SCRIPT = fileURLToPath(new URL("../../support/scripted_relay.py", import.meta.url));

// A port that nothing listens on.
export async function freePort() {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

export class Relay {
  // Port 0: a free one.
  static async start(port) {
    const folder = await mkdtemp(join(tmpdir(), "convene-test-"));
    await writeFile(join(folder, "script.json"), JSON.stringify({ port }));
    const child = spawn(PYTHON, [SCRIPT, folder], { stdio: ["pipe", "pipe", "inherit"] });
    const said = await new Promise((resolve, reject) => {
      child.stdout.once("data", resolve);
      child.once("exit", () => reject(new Error("The relay does not start (python3-aiosmtpd)")));
    });
    return new Relay(folder, child, Number(said));
  }

  constructor(folder, child, port) {
    this.folder = folder;
    this.child = child;
    this.port = port;
  }

  // Whether it has taken so many.
  has(count) {
    return count === 0 || existsSync(join(this.folder, `${String(count).padStart(6, "0")}.envelope`));
  }

  // What it took, in order: [{ to, id }], the id being the Message-ID.
  async mails() {
    const names = (await readdir(this.folder)).filter((name) => name.endsWith(".envelope")).sort();
    return Promise.all(names.map(async (name) => {
      const envelope = await readFile(join(this.folder, name), "utf8");
      const content = await readFile(join(this.folder, name.replace("envelope", "eml")), "utf8");
      return { to: envelope.match(/^to=(.*)$/m)[1], id: content.match(/^Message-ID: (\S+)/im)[1] };
    }));
  }

  async stop() {
    const ended = new Promise((resolve) => this.child.once("exit", resolve));
    this.child.stdin.end();
    await ended;
    await rm(this.folder, { recursive: true });
  }
}
