// What every page of support/places.mjs that has no island weighs over the line: its HTML as it is sent, the style sheet and
// fledge.js. Fonts and icons are apart: they are kept for a year.
import { readdirSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, signIn, test, type Who } from "./support/fledge";
import { goTo, nameOf, places } from "./support/places.mjs";

const limit = 25 * 1024;
const site = resolve(import.meta.dirname, "../target/site");
const sent = (folder: string, pattern: RegExp) =>
  readdirSync(join(site, folder))
    .filter((name) => pattern.test(name))
    .map((name) => statSync(join(site, folder, name)).size);

test("a page without an island weighs at most 25 KiB", async ({ browser, fledge }) => {
  test.setTimeout(120_000);
  const files = [...sent("pkg", /\.css\.br$/), ...sent(".", /^fledge\.js\.br$/)];
  expect(files, "the style sheet and fledge.js, compressed").toHaveLength(2);
  const apart = files.reduce((sum, bytes) => sum + bytes, 0);

  const weights: { name: string; bytes: number }[] = [];
  for (const who of new Set(places.map((place) => place.who as Who | undefined))) {
    const context = await browser.newContext({ baseURL: fledge.baseURL, locale: "en-GB" });
    const page = await context.newPage();
    if (who) await signIn(page, who);
    for (const place of places.filter((place) => place.who === who)) {
      const answer = await goTo(page, place);
      if ((await answer!.text()).includes(".wasm")) continue;
      const { responseBodySize } = await answer!.request().sizes();
      weights.push({ name: nameOf(place), bytes: responseBodySize + apart });
    }
    await context.close();
  }

  weights.sort((one, other) => other.bytes - one.bytes);
  const told = ({ name, bytes }: { name: string; bytes: number }) => `${bytes} bytes: ${name}`;
  console.log(["The heaviest pages:", ...weights.slice(0, 10).map(told)].join("\n  "));
  expect(weights.length).toBeGreaterThan(0);
  expect(weights.filter(({ bytes }) => bytes > limit).map(told)).toEqual([]);
});
