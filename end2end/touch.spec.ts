// By touch: a link in the row of a table is a target of 24 px (WCAG 2.5.8).
import { expect, signIn, test } from "./support/fledge";

test.use({ hasTouch: true, isMobile: true });

for (const path of ["/residents?view=all", "/organisations", "/courses", "/placements?view=list"]) {
  test(`a finger finds the links in the rows of ${path}`, async ({ page }) => {
    await signIn(page, "coordinator");
    for (const width of [360, 1280]) {
      await page.setViewportSize({ width, height: 800 });
      await page.goto(path);
      const links = page.locator(".table tbody a:visible");
      const lowest = await links.evaluateAll((all) => Math.min(...all.map((link) => link.getClientRects()[0].height)));
      expect(lowest, `${width} px`).toBeGreaterThanOrEqual(24);
      expect(await links.count()).toBeGreaterThan(0);
    }
  });
}
