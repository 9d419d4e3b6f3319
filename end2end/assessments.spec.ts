// Looking at what she can do: everything may be skipped, half of it kept, and what changed is said in words.
import { expect, signIn, test } from "./support/fledge";

test("a look is begun, left open, gone on with, and its words stand on her page", async ({ page, javaScriptEnabled }) => {
  await signIn(page, "coordinator");
  await page.goto("/residents?view=all");
  const her = await page.locator("tbody a:has-text('Мила')").first().getAttribute("href");
  await page.goto(`${her}/assessments/new`);
  await page.getByRole("link", { name: "Reading", exact: true }).click();
  const words = page.getByRole("group", { name: "Reads single words" });
  const list = page.getByRole("group", { name: "Finds her name on a list" });
  if (javaScriptEnabled) {
    // One question a screen: answered, skipped, gone back to, and no page is loaded.
    await expect(page.getByText("Question 1 of 12")).toBeVisible();
    await expect(page.getByRole("group", { name: /^Reads|^Finds/ })).toHaveCount(1);
    await page.evaluate(() => (document.body.dataset.same = "yes"));
    await words.getByLabel("Yes").check();
    await page.getByRole("button", { name: "Next" }).click();
    await expect(page.getByText("Question 2 of 12")).toBeVisible();
    await page.getByRole("button", { name: "Back" }).click();
    await expect(words.getByLabel("Yes")).toBeChecked();
    await page.getByRole("button", { name: "Next" }).click();
    await page.getByRole("radio", { name: "Not yet" }).check();
    for (let place = 2; place <= 12; place++) {
      await expect(page.getByText(`Question ${place} of 12`)).toBeVisible();
      await page.getByRole("button", { name: "Skip" }).click();
    }
    await expect(page.locator("body")).toHaveAttribute("data-same", "yes");
    await expect(page.locator("#f-words")).toBeFocused();
    await page.getByRole("button", { name: "Back" }).click();
    await expect(page.getByText("Question 12 of 12")).toBeVisible();
    await page.getByRole("button", { name: "Skip" }).click();
    await expect(page.locator("#f-words")).toBeFocused();
  } else {
    await expect(page.getByText("Question 1 of 12")).toBeHidden();
    await words.getByLabel("Yes").check();
    await list.getByLabel("Skip").check();
  }
  await page.locator("#f-words").fill("I like reading </textarea><script>document.title='broken'</script>");
  await page.locator("#f-done").uncheck();

  // A day that cannot be: what was answered stays.
  await page.locator("#f-on").fill("31");
  await page.locator("#f-on-month").fill("2");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.locator(".faults")).toBeVisible();
  await expect(words.getByLabel("Yes")).toBeChecked();
  await expect(list.getByLabel("Skip")).toBeChecked();
  const day = new Date(Date.now() - 2 * 86400e3);
  await page.locator("#f-on").fill(String(day.getDate()));
  await page.locator("#f-on-month").fill(String(day.getMonth() + 1));
  await page.locator("#f-on-year").fill(String(day.getFullYear()));
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Not finished")).toHaveCount(1);

  await page.getByRole("link", { name: /^Go on/ }).click();
  if (javaScriptEnabled) {
    // After the last question that was answered.
    await expect(page.getByText("Question 2 of 12")).toBeVisible();
    await page.getByRole("button", { name: "See all questions" }).click();
    await expect(list).toBeVisible();
  }
  await expect(words.getByLabel("Yes")).toBeChecked();
  await expect(page.locator("#f-words")).toHaveValue(/I like reading <\/textarea>/);
  await page.locator("#f-done").check();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.locator("table.skills")).toContainText("Words");
  await page.goto(her!);
  await expect(page.locator("#skills")).toContainText("Reading");
  await expect(page).toHaveTitle(/Records/);
});
