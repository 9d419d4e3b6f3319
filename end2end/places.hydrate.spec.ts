// Every page in support/places.mjs: what it weighs, that it lacks no word, and axe in light and dark, narrow and wide. Nothing is written, so that
// whoever stands there signs in once and stays.
import { expectNoViolations } from "./support/axe";
import { expect, signIn, test as base, watch, type Who } from "./support/fledge";
import { goTo, lookAs, looks, nameOf, places } from "./support/places.mjs";
import { expectLight } from "./support/weight";
import type { Page } from "@playwright/test";

type Room = { page: Page; faults: string[] };

const test = base.extend<object, { room: (who?: Who) => Promise<Room> }>({
  room: [
    async ({ browser, fledge }, use) => {
      const rooms = new Map<Who | undefined, Room>();
      await use(async (who) => {
        if (!rooms.has(who)) {
          const context = await browser.newContext({ baseURL: fledge.baseURL, locale: "en-GB" });
          rooms.set(who, { page: await context.newPage(), faults: watch(context, fledge) });
          if (who) await signIn(rooms.get(who)!.page, who);
        }
        return rooms.get(who)!;
      });
      for (const { page } of rooms.values()) await page.context().close();
    },
    { scope: "worker" },
  ],
});

for (const place of places) {
  test(`is light, and axe finds nothing: ${nameOf(place)}`, async ({ room }) => {
    const { page, faults } = await room(place.who);
    await expectLight((await goTo(page, place))!);
    // A word that the language lacks.
    expect(await page.content()).not.toContain("⟦");
    for (const look of looks) {
      await lookAs(page, { ...look, height: place.height });
      await expectNoViolations(page, `${look.colorScheme}, ${look.width} px`);
    }
    expect(faults.splice(0)).toEqual([]);
  });
}
