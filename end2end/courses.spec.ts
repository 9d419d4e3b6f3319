// Hairdressing or bakery: a course, its last seat, who waits for it, and a choice that is hers. With and without JavaScript.
import type { Page } from "@playwright/test";
import { expect, signIn, test } from "./support/fledge";

const HOSTILE = "</textarea></title><script>document.title='broken'</script>";

/** The address of somebody's page. */
async function hers(page: Page, name: string) {
  await page.goto("/residents?view=all");
  return (await page.locator("tbody a").filter({ hasText: name }).first().getAttribute("href"))!;
}

/** A course with one run of so many seats; answers what it is called in a list of runs. */
async function course(page: Page, title: string, seats: string) {
  await page.goto("/courses/new/edit");
  await page.getByLabel("Who teaches it").selectOption({ label: "Kosa School" });
  await page.getByLabel("Title").fill(title);
  await page.getByLabel("Body and safety").fill(HOSTILE);
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(title);
  await page.getByRole("link", { name: "Add a run" }).click();
  await page.getByLabel("Seats for us").fill(seats);
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText(`${seats} of ${seats} free`).first()).toBeVisible();
  return { label: `${title}: Days not known yet, ${seats} of ${seats} free`, run: page.url() };
}

test("the last seat is one, the next waits, and a seat that frees is offered to her", async ({ page }) => {
  await signIn(page, "coordinator");
  const { label, run } = await course(page, "Floristry", "1");
  const [first, second] = [await hers(page, "Сара"), await hers(page, "Теодора")];

  await page.goto(`${first}/places/new`);
  await page.getByLabel("Course and run").selectOption({ label });
  await page.getByLabel("She said yes").check();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.locator("#courses")).toContainText("Floristry");

  // Full: refused with what was chosen kept, and then she waits.
  await page.goto(`${second}/places/new`);
  await page.getByLabel("Course and run").selectOption({ label: label.replace("1 of 1 free", "0 of 1 free") });
  await page.getByLabel("She said yes").check();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.locator(".faults")).toContainText("There is no seat for her now");
  await expect(page.getByLabel("She said yes")).toBeChecked();
  await page.getByLabel("Waiting for a seat").check();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.locator("#courses")).toContainText("Waiting for a seat: she is the first");

  // A reason is asked for where she stops; then the seat goes on by itself, with a day until which it is kept.
  await page.goto(first);
  await page.locator("#courses").getByRole("link", { name: /Move on.*Floristry/ }).click();
  await page.getByLabel("Stopped; changed her mind").check();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.locator(".faults")).toContainText("Say why");
  await page.locator("#f-reason").selectOption("distance");
  await page.locator("#f-reason-words").fill(HOSTILE);
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.locator("#courses")).toContainText(HOSTILE);
  await page.goto(run);
  await expect(page.getByText("0 of 1 free").first()).toBeVisible();
  await expect(page.locator("section", { hasText: "With a seat" }).first()).toContainText("A seat is offered");
  await expect(page).toHaveTitle(/Records/);
  await page.goto("/today?whose=team");
  await expect(page.getByText(/Floristry: she can say yes until/)).toBeVisible();
});

test("two ways lie side by side, she tries a day, and her choice becomes a place", async ({ page }) => {
  await signIn(page, "coordinator");
  const full = await course(page, "Weaving", "2");
  const open = await course(page, "Pottery", "3");
  const her = await hers(page, "Elira");
  await page.goto(`${her}/choosing`);
  await page.getByRole("link", { name: "Lay out a choice" }).first().click();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.locator(".faults")).toContainText("Choose the first course");
  await page.locator("#f-one-run").selectOption({ label: full.label });
  await page.locator("#f-one-way").fill("Bus 4, 25 min");
  await page.locator("#f-two-run").selectOption({ label: open.label });
  await page.locator("#f-two-good").fill(HOSTILE);
  await page.getByLabel("What she said").fill("I like it quiet.");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Weaving or Pottery?");
  await expect(page.locator("blockquote")).toHaveText("I like it quiet.");
  await expect(page.locator(".compare")).toContainText(HOSTILE);

  await page.getByRole("button", { name: /Try a day first.*Weaving/ }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Move on with a course");
  await page.goto(`${her}/choosing`);
  await expect(page.locator(".compare")).toContainText("A day to try");

  await expect(page.getByLabel("Weaving: a day to try")).toBeChecked();
  await page.getByLabel("Pottery").check();
  await page.getByRole("button", { name: "Keep the decision" }).click();
  await expect(page.locator(".faults")).toContainText("Say whose choice it was");
  await page.getByLabel("Hers", { exact: true }).check();
  await page.getByLabel("Why").fill("She likes clay.");
  await page.getByRole("button", { name: "Keep the decision" }).click();
  await expect(page.locator(".compare")).toContainText("A seat is offered");
  await expect(page.locator(".compare")).not.toContainText("A day to try");
  await expect(page.locator("aside")).toContainText("She likes clay.");
});
