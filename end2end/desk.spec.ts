// A coordinator's first hour, with and without JavaScript: a girl without documents arrives.
import { expect, signIn, test } from "./support/fledge";

const HOSTILE = "</textarea></title><script>document.title='broken'</script>";

test("a girl without documents arrives, and is seen to wait", async ({ page }) => {
  await signIn(page, "coordinator");
  await page.goto("/residents/new");
  await page.getByLabel("Day", { exact: true }).fill("31");
  await page.getByLabel("Month", { exact: true }).first().fill("2");
  await page.getByLabel("Year", { exact: true }).first().fill("2026");
  await page.locator("#f-name-used").fill(`Луна ${HOSTILE}`);
  await page.getByRole("button", { name: "Take" }).click();

  // Refused: the summary leads to the field, and what was typed is still there.
  await expect(page.locator(".faults")).toBeVisible();
  await expect(page.locator("#f-name-used")).toHaveValue(`Луна ${HOSTILE}`);
  expect(page.url()).not.toContain("script");
  await page.locator("#f-name-used").fill("Луна");
  const day = new Date(Date.now() - 5 * 86400e3);
  await page.getByLabel("Day", { exact: true }).fill(String(day.getDate()));
  await page.getByLabel("Month", { exact: true }).first().fill(String(day.getMonth() + 1));
  await page.getByLabel("Year", { exact: true }).first().fill(String(day.getFullYear()));
  await page.locator("#f-birth-year").fill(String(day.getFullYear() - 14));
  await page.getByRole("button", { name: "Take" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Луна");

  // School is needed; an office holds the step; papers are in the way, with words that could break a page.
  await page.getByRole("main").getByRole("link", { name: "Enrol" }).first().click();
  await page.getByLabel("Needed", { exact: true }).check();
  await page.locator("#f-on").fill(String(day.getDate()));
  await page.locator("#f-on-month").fill(String(day.getMonth() + 1));
  await page.locator("#f-on-year").fill(String(day.getFullYear()));
  await page.getByLabel("An office").check();
  await page.locator("#f-next-what").fill("Birth certificate");
  await page.locator("#f-barrier").selectOption("documents");
  await page.locator("#f-barrier-what").fill(HOSTILE);
  await page.getByRole("button", { name: "Save" }).click();
  // First what is ours to do today; the step that an office holds stands with her school.
  await expect(page.locator("section.next h2")).toHaveText("Nobody answers for her yet");
  await expect(page.locator("#school")).toContainText("Birth certificate");
  await expect(page.locator("#school")).toContainText("Next: an office");
  await expect(page.locator("#school")).toContainText(HOSTILE);
  await expect(page).toHaveTitle(/Records/);

  await page.goto("/today");
  await expect(page.getByText("Луна").first()).toBeVisible();
});

test("she is found by her name in the other script, and nothing typed is in the address", async ({ page }) => {
  await signIn(page, "coordinator");
  await page.goto("/residents?view=all");
  const name = await page.locator("tbody th bdi").first().innerText();
  await page.locator("#q").fill(name.slice(0, 3));
  await page.getByRole("button", { name: "Show" }).click();
  await expect(page).toHaveURL(/\/residents\?search=[0-9a-f-]+$/);
  await expect(page.locator("tbody th").filter({ hasText: name }).first()).toBeVisible();
});

test("the list is narrowed by days waited; a number that is none is kept and named", async ({ page }) => {
  await signIn(page, "coordinator");
  await page.goto("/residents?view=all");
  await page.locator("#f-over").fill("many");
  await page.getByRole("button", { name: "Show" }).click();
  await expect(page.locator(".faults")).toContainText("Waiting over (days)");
  await expect(page.locator("#f-over")).toHaveValue("many");
  await page.locator("#f-over").fill("0");
  await page.locator("#filter-school").selectOption("applied");
  await page.getByRole("button", { name: "Show" }).click();
  await expect(page).toHaveURL(/\/residents\?search=[0-9a-f-]+$/);
  await expect(page.locator("#f-over")).toHaveValue("0");
  await expect(page.locator("#filter-school")).toHaveValue("applied");
});

test("somebody else's changes are shown beside one's own, and nothing is lost", async ({ page, context }) => {
  await signIn(page, "coordinator");
  await page.goto("/residents?view=all");
  const href = await page.locator("tbody a").first().getAttribute("href");
  await page.goto(`${href}/edit`);
  const other = await context.newPage();
  await other.goto(`${href}/edit`);
  await other.locator("#f-full-name").fill("First writer");
  await other.getByRole("button", { name: "Save" }).click();
  await expect(other).toHaveURL(new RegExp(`${href}\\?saved=record#saved$`));
  await page.locator("#f-full-name").fill("Second writer");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.locator(".faults")).toBeVisible();
  await expect(page.locator("#f-full-name")).toHaveValue("Second writer");
  await expect(page.locator(".theirs")).toContainText("First writer");
  await page.locator(".faults").getByRole("link", { name: "Full name" }).click();
  await expect(page.locator("#f-full-name")).toBeFocused();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.locator("#missing")).toContainText("Second writer");
});

test("a wrong password says so, keeps the name and tells nothing more", async ({ page }) => {
  await page.goto("/sign-in");
  await page.getByLabel("User name").fill("biljana");
  await page.getByLabel("Password").fill("not the password");
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page.locator(".faults")).toBeVisible();
  await expect(page.getByLabel("User name")).toHaveValue("biljana");
  await expect(page.getByLabel("Password")).toHaveValue("");
});

test("leaving ends the session", async ({ page, leaveURL }) => {
  await signIn(page, "coordinator");
  await page.getByRole("button", { name: /^Leave/ }).click();
  await page.waitForURL((url) => url.href.startsWith(leaveURL));
  await expect(async () => {
    await page.goto("/today");
    expect(page.url()).toContain("/sign-in");
  }).toPass({ timeout: 10_000 });
});

test("an enrolment is corrected, and the record says so", async ({ page }) => {
  await signIn(page, "coordinator");
  await page.goto("/residents?view=all");
  await page.goto((await page.locator("tbody a:has-text('Весна')").first().getAttribute("href"))!);
  await page.locator("#school a[href$='/edit']").first().click();
  await page.locator("#f-grade").fill("8");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.locator("#school")).toContainText("grade 8");
});

test("who finds a restricted record is said and changed by her coordinator", async ({ page }) => {
  await signIn(page, "coordinator");
  await page.goto("/residents/new");
  const today = new Date();
  await page.locator("#f-site").selectOption({ label: "Quay" });
  await page.getByLabel("Day", { exact: true }).fill(String(today.getDate()));
  await page.getByLabel("Month", { exact: true }).first().fill(String(today.getMonth() + 1));
  await page.getByLabel("Year", { exact: true }).first().fill(String(today.getFullYear()));
  await page.locator("details.add", { has: page.locator("#f-restricted") }).locator("summary").click();
  await page.locator("#f-restricted").check();
  await page.getByRole("button", { name: "Take" }).click();
  const who = page.locator(".head details.who");
  await who.locator("summary").click();
  await expect(who).toContainText("Arben, Biljana.");
  await who.getByRole("link", { name: "Who is named" }).click();
  await page.getByRole("button", { name: "Name : Mirko" }).click();
  await expect(page.getByRole("button", { name: "Take off : Mirko" })).toBeVisible();
  await page.getByRole("button", { name: "Take off : Mirko" }).click();
  await expect(page.getByRole("button", { name: "Name : Mirko" })).toBeVisible();
});
