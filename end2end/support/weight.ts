// What a page without an island weighs over the line: its HTML as it is sent, the style sheet and fledge.js. Fonts and icons
// are apart: they are kept for a year.
import { readdirSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, type Response } from "@playwright/test";

const limit = 25 * 1024;
const site = resolve(import.meta.dirname, "../../target/site");
const sent = (folder: string, pattern: RegExp) =>
  readdirSync(join(site, folder))
    .filter((name) => pattern.test(name))
    .map((name) => statSync(join(site, folder, name)).size);

/** Fails where it is more than 25 KiB compressed. A page with an island has a budget of its own. */
export async function expectLight(answer: Response) {
  const files = [...sent("pkg", /\.css\.br$/), ...sent(".", /^fledge\.js\.br$/)];
  expect(files, "the style sheet and fledge.js, compressed").toHaveLength(2);
  if ((await answer.text()).includes(".wasm")) return;
  const { responseBodySize } = await answer.request().sizes();
  const bytes = files.reduce((sum, bytes) => sum + bytes, responseBodySize);
  expect(bytes, `bytes of ${answer.url()}`).toBeLessThanOrEqual(limit);
}
