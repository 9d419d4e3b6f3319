// Bigger words: they fit a narrow phone, and go away again.
import { expect, signIn, test } from "./support/fledge";

for (const [who, home] of [["resident", "/mine"], ["guardian", "/home"]] as const) {
  test(`words are made bigger at the foot of a page: ${who}`, async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 800 });
    await signIn(page, who);
    await page.goto(home);
    const size = () => page.locator("h1").first().evaluate((title) => parseFloat(getComputedStyle(title).fontSize));
    const before = await size();
    await page.getByRole("button", { name: "Bigger words" }).click();
    await expect(page.locator("body")).toHaveClass(/bigger/);
    expect(await size()).toBeGreaterThan(before * 1.2);
    await expect(page).toHaveURL(home);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    await page.getByRole("button", { name: "Usual words" }).click();
    await expect(page.locator("body")).not.toHaveClass(/bigger/);
    expect(await size()).toBe(before);
  });
}
