// What every spec imports: `test` with the program running behind it, `expect`, and `signIn`.
import { test as base, expect, type BrowserContext, type Cookie, type Page } from "@playwright/test";
import * as program from "./program.mjs";

type Program = { baseURL: string; leaveURL: string; stop: () => Promise<void> };
export type Who = "administrator" | "lead" | "coordinator" | "guardian" | "resident";

const store = () => process.env.FLEDGE_TEST_STORE!;

export const test = base.extend<{ leaveURL: string; quiet: void }, { fledge: Program }>({
  fledge: [
    async ({}, use) => {
      const fledge = await program.start(store());
      await use(fledge);
      await fledge.stop();
    },
    { scope: "worker", timeout: 90_000 },
  ],
  baseURL: ({ fledge }, use) => use(fledge.baseURL),
  leaveURL: ({ fledge }, use) => use(fledge.leaveURL),
  quiet: [
    async ({ context, fledge }, use) => {
      const faults = watch(context, fledge);
      await use();
      expect(faults, "errors in the browser, and requests that should not be made").toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };

/** What whoever signed in before in this worker was given: an open session is as good, and no password is hashed again for it. */
const sessions = new Map<Who, { home: string; cookies: Cookie[] }>();

/** Signs in, and stands on their own first page. */
export async function signIn(page: Page, who: Who) {
  const open = sessions.get(who);
  if (open) {
    await page.context().addCookies(open.cookies);
    await page.goto(open.home);
    if (page.url() === open.home) return; // else it ended since
  }
  await program.signIn(page, store(), who);
  sessions.set(who, { home: page.url(), cookies: await page.context().cookies() });
}

/** Collects console errors, uncaught errors, failed answers, and requests to anybody but us (Leave's own site apart). */
export function watch(context: BrowserContext, { baseURL, leaveURL }: Program): string[] {
  const faults: string[] = [];
  // A page or a form may be refused, and a spec asserts that; a file that a page needs may not be missing.
  const mayBeRefused = ["document", "fetch", "xhr", "ping"];
  context.on("console", (message) => {
    const text = message.text();
    if (message.type() === "error" && !text.startsWith("Failed to load resource")) faults.push(`console: ${text}`);
  });
  // A page that is left in the middle of its transition: the browser's own words, no script of ours runs one.
  const leftEarly = /^Transition was (aborted|skipped)/;
  context.on("weberror", (event) => {
    const { message } = event.error();
    if (!leftEarly.test(message)) faults.push(`uncaught: ${message}`);
  });
  context.on("request", (request) => {
    const ours = [baseURL, leaveURL].some((url) => new URL(url).origin === new URL(request.url()).origin);
    if (!ours && /^(http|ws)/.test(request.url())) faults.push(`request to another origin: ${request.url()}`);
  });
  context.on("response", (response) => {
    const refused = response.status() >= 400 && !mayBeRefused.includes(response.request().resourceType());
    if (refused || response.status() === 500) faults.push(`${response.status()} for ${response.url()}`);
  });
  return faults;
}
