// What was typed and not sent is kept, and offered again.
import { expect, signIn, test } from "./support/fledge";

test("what was begun and not sent is offered again", async ({ page }) => {
  await signIn(page, "coordinator");
  await page.goto("/residents?view=all");
  const href = await page.locator("tbody a").nth(2).getAttribute("href");
  await page.goto(`${href}/tasks/new`);
  await page.locator("#f-what").fill("Ask about the bus");
  await expect(page.locator("[data-saved]")).toContainText("Saved");
  await page.goto(`${href}/tasks/new`);
  await expect(page.locator("#f-what")).toHaveValue("");
  await page.getByRole("link", { name: "Go on with it" }).click();
  await expect(page.locator("#f-what")).toHaveValue("Ask about the bus");
  await page.goto(`${href}/tasks/new`);
  await page.getByRole("button", { name: "Start afresh" }).click();
  await expect(page.locator(".begun")).toHaveCount(0);
  await expect(page.locator("#f-what")).toHaveValue("");
});
