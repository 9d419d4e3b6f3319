// Looking at what she can do: everything may be skipped, half of it kept, and what changed is said in words.
import { expect, signIn, test } from "./support/fledge";

test("a look is begun, left open, gone on with, and its words stand on her page", async ({ page }) => {
  await signIn(page, "coordinator");
  await page.goto("/residents?view=all");
  const her = await page.locator("tbody a:has-text('Мила')").first().getAttribute("href");
  await page.goto(`${her}/assessments/new`);
  await page.getByRole("link", { name: "Reading", exact: true }).click();
  await page.getByRole("group", { name: "Reads single words" }).getByLabel("Yes").check();
  await page.getByRole("group", { name: "Finds her name on a list" }).getByLabel("Skip").check();
  await page.locator("#f-words").fill("I like reading </textarea><script>document.title='broken'</script>");
  await page.locator("#f-done").uncheck();

  // A day that cannot be: what was answered stays.
  await page.locator("#f-on").fill("31");
  await page.locator("#f-on-month").fill("2");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.locator(".faults")).toBeVisible();
  await expect(page.getByRole("group", { name: "Reads single words" }).getByLabel("Yes")).toBeChecked();
  const day = new Date(Date.now() - 2 * 86400e3);
  await page.locator("#f-on").fill(String(day.getDate()));
  await page.locator("#f-on-month").fill(String(day.getMonth() + 1));
  await page.locator("#f-on-year").fill(String(day.getFullYear()));
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Not finished")).toBeVisible();

  await page.getByRole("link", { name: /^Go on/ }).click();
  await expect(page.locator("#f-words")).toHaveValue(/I like reading <\/textarea>/);
  await page.locator("#f-done").check();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.locator("table.skills")).toContainText("Words");
  await page.goto(her!);
  await expect(page.locator("#skills")).toContainText("Reading");
  await expect(page).toHaveTitle(/Records/);
});
