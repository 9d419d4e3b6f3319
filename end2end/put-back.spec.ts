// What was written by mistake is taken back, with JavaScript and without.
import type { Page } from "@playwright/test";
import { expect, signIn, test } from "./support/fledge";

/** Somebody new, so that nobody else's spec finds her changed; her record. */
async function somebody(page: Page, who: "coordinator" | "lead"): Promise<string> {
  await signIn(page, who);
  await page.goto("/residents/new");
  const day = new Date(Date.now() - 40 * 86400e3);
  await page.locator("#f-arrived").fill(String(day.getUTCDate()));
  await page.locator("#f-arrived-month").fill(String(day.getUTCMonth() + 1));
  await page.locator("#f-arrived-year").fill(String(day.getUTCFullYear()));
  await page.getByRole("button", { name: "Take" }).click();
  await expect(page.locator("#saved")).toBeVisible();
  return new URL(page.url()).pathname;
}

test("a note about the wrong person goes, and comes back by one press", async ({ page }) => {
  const her = await somebody(page, "coordinator");
  await page.goto(`${her}/notes/new`);
  await page.locator("#f-words").fill("Likes mornings");
  await page.getByRole("button", { name: "Save" }).click();
  await page.locator("#notes").getByRole("link", { name: /Change/ }).first().click();
  await page.getByRole("button", { name: "Remove this note" }).click();
  await expect(page.locator("#saved")).toContainText("Removed.");
  await expect(page.locator("#saved")).toBeFocused();
  await expect(page.locator("#notes")).not.toContainText("Likes mornings");
  await page.locator("#saved").getByRole("button", { name: "Put back" }).click();
  await expect(page.locator("#notes")).toContainText("Likes mornings");
});

test("the latest step of work is taken back, and it stands as before", async ({ page }) => {
  const her = await somebody(page, "coordinator");
  await page.goto(`${her}/placements/new/edit`);
  const answer = (question: string, words: string) =>
    page.getByRole("group", { name: question }).getByRole("radio", { name: words, exact: true }).check();
  await page.getByLabel("What she does there").fill("Helping hand");
  await answer("What kind of work", "Job");
  await answer("How it came", "Through us");
  await answer("Where it stands", "Idea");
  await page.getByRole("button", { name: "Save" }).click();
  const work = page.locator("#work");
  await work.getByRole("link", { name: "Move on" }).click();
  await answer("What comes next", "Offered");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(work.getByText(/^Idea .*, Offered /)).toBeVisible();
  await work.getByRole("link", { name: "Move on" }).click();
  await page.getByText("Put right the latest step").click();
  await page.getByRole("button", { name: /^Take back: Offered/ }).click();
  await expect(work).toContainText("Helping hand");
  await expect(work.getByText(/, Offered /)).toHaveCount(0);
});

test("she moves to another site, and the record says so", async ({ page }) => {
  const her = await somebody(page, "lead");
  await page.goto(`${her}/stay`);
  await page.getByText("She moves to another of our sites").click();
  await page.locator("#f-to").selectOption({ index: 1 });
  await page.getByRole("button", { name: "Move her there" }).click();
  await expect(page.locator("#saved")).toBeFocused();
  await expect(page.locator("#stays")).toContainText("Moved to: ");
  await page.goto(`${her}/story`);
  await expect(page.getByRole("main")).toContainText("Moved to: ");
});
