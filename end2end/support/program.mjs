// Starts the program on a store of its own, and signs people in to it. Plain JavaScript, for the specs and for screens.mjs alike.
import { spawn, spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { createServer as createSocket } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const root = resolve(import.meta.dirname, "../..");
const binary = resolve(root, process.env.FLEDGE_BIN ?? join(process.env.CARGO_TARGET_DIR ?? "target", "release/fledge"));

/** The settings a run is given, and none of the caller's own. */
function settings(fledge) {
  const others = Object.entries(process.env).filter(([name]) => !name.startsWith("FLEDGE_"));
  return { ...Object.fromEntries(others), LEPTOS_SITE_ROOT: join(root, "target/site"), ...fledge };
}

function temporary() {
  return mkdtempSync(join(tmpdir(), "fledge-end2end-"));
}

/** Makes the invented site once; every run gets a copy. Answers its folder. */
export function makeStore() {
  const store = temporary();
  const made = spawnSync(binary, ["sample"], { cwd: root, env: settings({ FLEDGE_DATA_DIR: store }), encoding: "utf8" });
  if (made.status !== 0) {
    removeStore(store);
    throw new Error(`"${binary} sample" failed: ${made.error?.message ?? made.stderr}`);
  }
  return store;
}

export function removeStore(store) {
  rmSync(store, { recursive: true, force: true });
}

/** Serves a copy of the store on a free port, with a neutral site of ours for Leave to go to. */
export async function start(store) {
  const data = temporary();
  cpSync(store, data, { recursive: true, preserveTimestamps: true });
  const neutral = await neutralSite();
  const baseURL = `http://127.0.0.1:${await freePort()}`;
  const program = spawn(binary, ["serve"], {
    cwd: root,
    env: settings({
      FLEDGE_DATA_DIR: data,
      FLEDGE_ADDR: new URL(baseURL).host,
      FLEDGE_PUBLIC_URL: baseURL,
      FLEDGE_LEAVE_URL: neutral.url,
    }),
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  let gone = false;
  for (const stream of [program.stdout, program.stderr]) stream.on("data", (chunk) => (said = (said + chunk).slice(-4000)));
  const ended = new Promise((done) => {
    program.on("error", (error) => (said += error.message));
    program.on("close", done);
  }).then(() => (gone = true));

  async function stop() {
    program.kill();
    await ended;
    neutral.close();
    removeStore(data);
  }

  for (const until = Date.now() + 60_000; !(await answers(`${baseURL}/help`)); await pause(50)) {
    if (gone || Date.now() > until) {
      await stop();
      throw new Error(`The program did not answer ${baseURL}/help. It said:\n${said}`);
    }
  }
  return { baseURL, leaveURL: neutral.url, stop };
}

/** Signs in as one of the invented people: administrator, lead, coordinator, guardian or resident. */
export async function signIn(page, store, who) {
  const { user, password } = JSON.parse(readFileSync(join(store, "sample-sign-ins.json"), "utf8"))[who];
  await page.goto("/sign-in");
  await page.getByLabel("User name", { exact: true }).fill(user);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await page.waitForURL((url) => url.pathname !== "/sign-in");
}

async function answers(url) {
  try {
    return (await fetch(url)).ok;
  } catch {
    return false;
  }
}

function pause(milliseconds) {
  return new Promise((done) => setTimeout(done, milliseconds));
}

function freePort() {
  return new Promise((done) => {
    const socket = createSocket().listen(0, "127.0.0.1", () => {
      const { port } = socket.address();
      socket.close(() => done(port));
    });
  });
}

function neutralSite() {
  const page = "<!doctype html><html lang=en><title>Weather</title><h1>Weather</h1>";
  const server = createServer((_, answer) => answer.setHeader("Content-Type", "text/html").end(page));
  return new Promise((done) => {
    server.listen(0, "127.0.0.1", () => {
      const close = () => (server.close(), server.closeAllConnections());
      done({ url: `http://127.0.0.1:${server.address().port}/`, close });
    });
  });
}
