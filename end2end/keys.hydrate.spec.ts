// Keys of one letter: they do something until they are turned off.
import { expect, signIn, test } from "./support/fledge";

test("single keys do something until they are turned off", async ({ page }) => {
  await signIn(page, "coordinator");
  await page.goto("/today");
  await page.keyboard.press("?");
  await expect(page.locator("#keys")).toBeVisible();
  await page.locator("#keys").getByRole("link", { name: "Turn single keys off" }).click();
  await page.getByRole("main").getByRole("button", { name: "Turn single keys off" }).click();
  await expect(page.getByRole("main").getByRole("button", { name: "Turn single keys on" })).toBeVisible();
  await page.keyboard.press("?");
  await page.keyboard.press("/");
  await page.keyboard.press("g");
  await page.keyboard.press("r");
  await expect(page.locator("#keys")).toBeHidden();
  await expect(page.locator("#find")).not.toBeFocused();
  await expect(page).toHaveURL(/\/me$/);
  // The button still opens what there is, and turning them on again is one press.
  await page.getByRole("main").getByRole("button", { name: "Turn single keys on" }).click();
  await expect(page.getByRole("main").getByRole("button", { name: "Turn single keys off" })).toBeVisible();
  await page.keyboard.press("/");
  await expect(page.locator("#find")).toBeFocused();
});
