// What she chooses between, in her words, and a seat that waits for her yes; with and without JavaScript.
import { expect, signIn, test } from "./support/fledge";

test("a seat waits for her yes on her first page, and not yet is as good an answer", async ({ page }) => {
  await signIn(page, "resident");
  await page.getByRole("link", { name: /^Say yes or no.*Bakery/ }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Bakery, level 1: do you want this seat?");
  const yes = await page.getByRole("button", { name: /^Yes, I want it/ }).boundingBox();
  const no = await page.getByRole("link", { name: /^No, not this one/ }).boundingBox();
  expect(Math.abs(yes!.height - no!.height)).toBeLessThan(2);
  await page.getByRole("link", { name: /^No, not this one/ }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Bakery, level 1: say no to this seat?");
  await expect(page.getByRole("button", { name: /^No, not this one/ })).toBeVisible();
  await page.getByRole("link", { name: "Not yet" }).click();
  await expect(page).toHaveURL(/\/mine\/courses$/);
  await expect(page.getByText("There is a seat for you.")).toBeVisible();
});

test("she reads both ways in her words, and what she decides is kept and may change", async ({ page }) => {
  await signIn(page, "resident");
  await page.getByRole("link", { name: "My courses" }).click();
  await page.getByRole("link", { name: /^Look again/ }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Hairdressing, level 1 or Bakery, level 1?");
  await expect(page.getByText("You worked two days in a bakery, and liked it")).toBeVisible();
  for (const choice of ["Try a day first, then choose", "Bakery, level 1"]) {
    await page.getByLabel(choice).check();
    await page.getByRole("button", { name: "Keep it" }).click();
    await expect(page.getByText("Kept. Your team will talk with you about it.")).toBeVisible();
    await expect(page.locator("section", { hasText: "What is chosen now" }).locator("b")).toHaveText(choice);
    await expect(page.getByText("You chose this.")).toBeVisible();
  }
});

test("adding a task begins on Today with her name", async ({ page }) => {
  await signIn(page, "coordinator");
  await page.getByRole("link", { name: "Add a task" }).click();
  await page.getByPlaceholder("Name or reference").last().fill("Besa");
  await page.getByRole("button", { name: "Show" }).click();
  await expect(page).toHaveURL(/\?search=[0-9a-f-]+&for=task$/);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Add a task: about whom?");
  await page.locator("tbody a", { hasText: "Besa" }).first().click();
  await expect(page).toHaveURL(/\/tasks\/new$/);
  await expect(page.getByLabel("What to do")).toBeVisible();
});
