// Pictures of every page in support/places.mjs, for people to look at: `node end2end/screens.mjs FOLDER [WORD]`, after `.ci/build`.
// With a word, only of the places whose name has it.
import { mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { chromium } from "@playwright/test";
import { chromiumOptions } from "./support/chromium.mjs";
import { goTo, lookAs, looks, nameOf, places } from "./support/places.mjs";
import { makeStore, removeStore, signIn, start } from "./support/program.mjs";

const [, , folder, word = ""] = process.argv;
if (!folder) {
  console.error("Say which folder the pictures go to: node end2end/screens.mjs FOLDER");
  process.exit(1);
}
mkdirSync(folder, { recursive: true });

const store = makeStore();
const program = await start(store);
const browser = await chromium.launch(chromiumOptions);
const signedIn = {};

async function pageFor(who) {
  const page = await browser.newPage({ baseURL: program.baseURL, locale: "en-GB" });
  if (who) await signIn(page, store, who);
  return page;
}

try {
  for (const place of places.filter((place) => nameOf(place).includes(word))) {
    const page = (signedIn[place.who] ??= await pageFor(place.who));
    await goTo(page, place);
    for (const look of looks) {
      await lookAs(page, { ...look, height: place.height });
      const name = nameOf(place).replace(/[^a-z]+/g, "-").replace(/-$/, "");
      const path = resolve(join(folder, `${name}-${look.width}-${look.colorScheme}.png`));
      await page.screenshot({ path, fullPage: true });
      console.log(path);
    }
  }
} finally {
  await browser.close();
  await program.stop();
  removeStore(store);
}
