// A sitting one question a screen, which needs JavaScript: kept as she goes, by keyboard too, and over a line that drops.
import type { Page } from "@playwright/test";
import { expect, signIn, test } from "./support/fledge";

async function begin(page: Page, instrument: string) {
  await signIn(page, "coordinator");
  await page.goto("/residents?view=all");
  const her = await page.locator("tbody a:has-text('Сара')").first().getAttribute("href");
  const before = await looks(page, her!);
  await page.goto(`${her}/assessments/new?of=${instrument}`);
  await expect(page.locator(".questions.one")).toBeVisible();
  return { her: her!, before };
}

async function looks(page: Page, her: string) {
  await page.goto(`${her}/assessments`);
  return page.getByText("Not finished").count();
}

test("each answer is kept as she goes, and the look goes on where she stopped", async ({ page }) => {
  const { her, before } = await begin(page, "numbers");
  const sent: string[] = [];
  page.on("request", (request) => request.url().endsWith("/do/record_sitting") && sent.push(request.postData()!));
  await expect(page.getByRole("button", { name: "See all questions" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Back" })).toHaveCount(0);
  await page.getByRole("radio", { name: "Yes" }).check();
  await page.getByRole("button", { name: "Next" }).click();
  await expect(page.getByRole("button", { name: "Back" })).toBeVisible();
  await page.getByRole("radio", { name: "With help" }).check();
  await page.getByRole("button", { name: "Next" }).click();
  await expect(page.getByText("Question 3 of 12")).toBeVisible();
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();
  await expect(page).toHaveURL(/assessments\/[0-9a-f-]{36}$/);
  expect(sent.length).toBeGreaterThan(1);
  expect(new Set(sent.map((body) => new URLSearchParams(body).get("_form"))).size).toBe(sent.length);

  await page.reload();
  await expect(page.getByText("Question 3 of 12")).toBeVisible();
  await page.getByRole("button", { name: "Back" }).click();
  await expect(page.getByRole("radio", { name: "With help" })).toBeChecked();
  expect(await looks(page, her)).toBe(before + 1);
});

test("the line drops in the middle: the answer stays, she is told, and trying again keeps it once", async ({ page }) => {
  const { her, before } = await begin(page, "numbers");
  await page.getByRole("radio", { name: "Yes" }).check();
  await page.getByRole("button", { name: "Next" }).click();
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();
  // It arrives, and its answer is lost: the worst of the ways a line can drop.
  await page.route("**/do/record_sitting", async (route) => {
    await route.fetch();
    await route.abort("connectionfailed");
  });
  await page.getByRole("radio", { name: "Not yet" }).check();
  await page.getByRole("button", { name: "Next" }).click();
  await expect(page.getByText("Your words are still here")).toBeVisible();
  await expect(page.getByText("Saved", { exact: true })).toBeHidden();
  // She goes on meanwhile, and back.
  await page.getByRole("radio", { name: "With help" }).check();
  await page.getByRole("button", { name: "Next" }).click();
  await expect(page.getByText("Question 4 of 12")).toBeVisible();
  await page.getByRole("button", { name: "Back" }).click();
  await page.getByRole("button", { name: "Back" }).click();
  await expect(page.getByRole("radio", { name: "Not yet" })).toBeChecked();
  await page.unrouteAll({ behavior: "wait" });
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByText("Your words are still here")).toBeHidden();
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();

  await page.reload();
  await expect(page.getByText("Question 4 of 12")).toBeVisible();
  await page.getByRole("button", { name: "Back" }).click();
  await expect(page.getByRole("radio", { name: "With help" })).toBeChecked();
  await page.getByRole("button", { name: "Back" }).click();
  await expect(page.getByRole("radio", { name: "Not yet" })).toBeChecked();
  expect(await looks(page, her)).toBe(before + 1);
});

test("with the keyboard alone, to the end of a look, and in no storage of the browser", async ({ page }) => {
  const { her, before } = await begin(page, "digital");
  await page.getByRole("radio", { name: "Yes" }).focus();
  await page.keyboard.press("Space");
  await page.keyboard.press("Enter");
  await expect(page.getByText("Question 2 of 12")).toBeVisible();
  // The focus is on the next question already.
  await page.keyboard.press("Space");
  await page.keyboard.press("ArrowDown");
  await expect(page.getByRole("radio", { name: "With help" })).toBeChecked();
  for (let place = 2; place <= 12; place++) {
    await expect(page.getByText(`Question ${place} of 12`)).toBeVisible();
    await page.keyboard.press("Enter");
  }
  await expect(page.locator("#f-words")).toBeFocused();
  await page.keyboard.type("Слики праќам сама.");
  const kept = await page.evaluate(() => localStorage.length + sessionStorage.length + document.cookie.length);
  expect(kept).toBe(0);
  // At once: what was sent last may still be on its way.
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page).toHaveURL(/\/assessments\?saved=here#saved$/);
  await expect(page.getByText("Слики праќам сама.")).toBeVisible();
  expect(await looks(page, her)).toBe(before);
});

test("a slow line: what is still being sent at the last question does not end the look for her", async ({ page }) => {
  const { her, before } = await begin(page, "digital");
  await page.route("**/do/record_sitting", async (route) => {
    await new Promise((done) => setTimeout(done, 400));
    await route.continue();
  });
  await page.getByRole("radio", { name: "Yes" }).focus();
  for (let place = 1; place <= 12; place++) {
    await expect(page.getByText(`Question ${place} of 12`)).toBeVisible();
    await page.keyboard.press("Space");
    await page.keyboard.press("Enter");
  }
  await expect(page.locator("#f-words")).toBeFocused();
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();
  await page.waitForTimeout(1500);
  await expect(page.locator("#f-words")).toBeFocused();
  expect(await looks(page, her)).toBe(before + 1);
});

test("a language stays the one it was begun in, and nothing but this sitting's items is in the island", async ({ page }) => {
  await begin(page, "language");
  await page.locator("#f-language").selectOption({ label: "Macedonian" });
  await page.getByRole("radio", { name: "Yes" }).check();
  await page.getByRole("button", { name: "Next" }).click();
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();
  await expect(page.locator("#f-language option:not(:disabled)")).toHaveText(["Macedonian"]);
  const data = await page.locator("leptos-island").first().evaluate((island) => JSON.stringify({ ...(island as HTMLElement).dataset }));
  expect(data).toContain("Understands her name");
  for (const other of ["Reads single words", "bus", "Сара", "Skopje"]) expect(data).not.toContain(other);
});
