// A few short answers stand side by side, and are one group to the keyboard.
import { expect, signIn, test } from "./support/fledge";

test("short answers stand side by side, fit a narrow screen and are chosen by arrow keys", async ({ page }) => {
  await signIn(page, "coordinator");
  await page.goto("/organisations?kind=employer");
  const employer = await page.locator("tbody a").first().getAttribute("href");
  await page.goto(`${employer}/check`);
  const answers = page.getByRole("group").filter({ has: page.locator("#f-papers") }).getByRole("radio");
  const place = async (at: number) => (await answers.nth(at).boundingBox())!;
  expect((await place(1)).y).toBe((await place(0)).y);
  expect((await place(1)).x).toBeGreaterThan((await place(0)).x);
  await answers.first().focus();
  await page.keyboard.press("Space");
  await expect(answers.first()).toBeChecked();
  await page.keyboard.press("ArrowRight");
  await expect(answers.nth(1)).toBeChecked();
  await expect(answers.nth(1)).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(page.locator("#f-papers-words")).toBeFocused();
  await page.setViewportSize({ width: 320, height: 800 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
});
