// A server of one's own for a test: the release binary on a free port with an empty data directory.

import { spawn } from "node:child_process";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { Relay } from "./relay.mjs";
import { until } from "./until.mjs";

export const BINARY = fileURLToPath(new URL("../../../build/release/convene", import.meta.url));
const START_SECONDS_MAX = 30;
const STOP_SECONDS_MAX = 20;

// What a server says until it listens: its address and, where nobody has an account yet, the set-up
// link.
function started(server, hasAccount) {
  return new Promise((resolve, reject) => {
    let output = "";
    const give_up = setTimeout(
      () => reject(new Error(`The server says no address:\n${output}`)), START_SECONDS_MAX * 1000);
    const read = (chunk) => {
      output += chunk;
      const address = output.match(/http:\/\/127\.0\.0\.1:\d+(?=\s)/)?.[0];
      const setUpLink = output.match(/http:\/\/127\.0\.0\.1:\d+\/office\/\S+(?=\s)/)?.[0];
      if (!address || (!setUpLink && !hasAccount)) return;
      clearTimeout(give_up);
      resolve({ address, setUpLink });
    };
    server.stdout.on("data", read);
    server.stderr.on("data", read);
    server.once("exit", (code) => reject(new Error(`The server ended with ${code}:\n${output}`)));
  });
}

export function spawnServer(command, folder, rateLimit = "off") {
  const settings = ["--listen", "127.0.0.1:0", "--data-dir", folder, "--rate-limit", rateLimit];
  const environment = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !name.startsWith("CONVENE_")));
  return spawn(command[0], [...command.slice(1), ...settings], {
    env: environment, stdio: ["ignore", "pipe", "pipe"] });
}

// Ends a process at once, wherever it stands.
export async function kill(child) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGKILL");
  await ended;
}

// The readable text of a mail file.
function mailText(eml) {
  const [head, ...rest] = eml.replaceAll("\r\n", "\n").split("\n\n");
  const body = rest.join("\n\n");
  if (/^content-transfer-encoding: *base64/im.test(head)) {
    return Buffer.from(body, "base64").toString();
  }
  if (!/^content-transfer-encoding: *quoted-printable/im.test(head)) return body;
  return Buffer.from(
    body.replace(/=\n/g, "").replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(parseInt(hex, 16))),
    "latin1").toString();
}

export class Server {
  // `folder`: a data directory that is there already, instead of a new one; `keep`: stop() leaves it.
  // `command`: what serves, instead of the binary. `rateLimit`: "on" where that is what a test is about.
  // `relayed`: a relay of its own takes its mails; without one they go into a folder.
  static async start({ folder: given, keep = false, hasAccount = false, rateLimit, relayed = false,
                       command = [BINARY, "serve"] } = {}) {
    const folder = given ?? (await mkdtemp(join(tmpdir(), "convene-test-")));
    const relay = relayed && (await Relay.start(0));
    const settings = relay ? ["--mail-relay", `smtp://127.0.0.1:${relay.port}`] : [];
    const child = spawnServer([...command, ...settings], folder, rateLimit);
    try {
      return new Server(folder, keep, child, relay, await started(child, hasAccount));
    } catch (error) {
      child.kill("SIGKILL");
      if (relay) await relay.stop();
      await rm(folder, { recursive: true });
      throw error;
    }
  }

  constructor(folder, keep, child, relay, { address, setUpLink }) {
    this.folder = folder;
    this.keep = keep;
    this.child = child;
    this.relay = relay;
    this.address = address;
    this.setUpLink = setUpLink;
  }

  // Mails to somebody, oldest first: [{ subject, text }]. Waits until there are `count`: they are
  // delivered after the page that promises them.
  mailsTo(email, count) {
    return until(`mail number ${count} to ${email}`, async () => {
      const mails = await this.#mails(email);
      return mails.length >= count && mails;
    });
  }

  async #mails(email) {
    const folder = this.relay ? this.relay.folder : join(this.folder, "mail");
    const names = await readdir(folder).catch(() => []);
    const mails = [];
    for (const name of names.filter((file) => file.endsWith(".eml")).sort()) {
      const eml = await readFile(join(folder, name), "utf8");
      if (!eml.match(/^To: (.*)$/m)?.[1].includes(email)) continue;
      mails.push({ subject: eml.match(/^Subject: (.*)$/m)[1].trim(), text: mailText(eml) });
    }
    return mails;
  }

  // Stops it as an operator would; it must end by itself.
  async stop() {
    const ended = new Promise((resolve) => this.child.once("exit", resolve));
    const give_up = setTimeout(() => this.child.kill("SIGKILL"), STOP_SECONDS_MAX * 1000);
    this.child.kill("SIGTERM");
    const code = await ended;
    clearTimeout(give_up);
    if (this.relay) await this.relay.stop();
    if (!this.keep) await rm(this.folder, { recursive: true });
    if (code !== 0) throw new Error(`The server ended with ${code ?? "no answer to SIGTERM"}`);
  }
}
