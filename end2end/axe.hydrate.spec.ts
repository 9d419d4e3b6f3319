// Every page in support/places.mjs, light and dark, narrow and wide.
import { expectNoViolations } from "./support/axe";
import { signIn, test } from "./support/fledge";
import { goTo, lookAs, looks, nameOf, places } from "./support/places.mjs";

for (const place of places) {
  test(`axe finds nothing: ${nameOf(place)}`, async ({ page }) => {
    if (place.who) await signIn(page, place.who);
    await goTo(page, place);
    for (const look of looks) {
      await lookAs(page, look);
      await expectNoViolations(page, `${look.colorScheme}, ${look.width} px`);
    }
  });
}
