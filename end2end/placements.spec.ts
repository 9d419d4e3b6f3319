// A first job: nobody is placed before the check, and a worrying answer waits for a person; with and without JavaScript.
import { expect, signIn, test } from "./support/fledge";

test("the employer is checked first, then she starts, and an answer needs a person", async ({ page }, { project }) => {
  const [mill, work] = [`Mill ${project.name}`, `Miller ${project.name}`];
  const save = () => page.getByRole("button", { name: "Save" }).click();
  const answer = (question: string, words: string) =>
    page.getByRole("group", { name: question }).getByRole("radio", { name: words, exact: true }).check();
  await signIn(page, "coordinator");
  await page.goto("/organisations/new/edit");
  await page.getByLabel("Kind").selectOption("employer");
  await page.locator("#f-name").fill(mill);
  await save();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(mill);
  const employer = new URL(page.url()).pathname;

  await page.goto("/residents?view=all");
  const her = (await page.locator("tbody a").filter({ hasText: "Valbona" }).first().getAttribute("href"))!;
  await page.goto(`${her}/placements/new/edit`);
  await answer("What kind of work", "Job");
  await page.getByLabel("What she does there").fill(work);
  await answer("How it came", "Through us");
  await page.getByLabel("Employer", { exact: true }).selectOption({ label: `${mill}, not checked yet` });
  await answer("Where it stands", "Checking");
  await save();
  await expect(page.locator("#work")).toContainText(work);

  await page.goto("/placements");
  const card = page.locator(".card", { hasText: work });
  await expect(card.getByText("Not checked yet")).toBeVisible();
  await card.getByText("Move to…").click();
  await expect(card.getByText("Agreed: This employer has not been checked")).toBeVisible();

  // Papers kept: refused with what was typed kept, and then it passes.
  await page.goto(`${employer}/check`);
  await answer("Is a place to sleep tied to the job?", "No");
  await answer("Does the employer keep her papers?", "Yes");
  await answer("Is there a fee, or a debt?", "No");
  await answer("Has one of us been there?", "Yes");
  await answer("How it came out", "Passed");
  await save();
  await expect(page.getByText("with this answer it cannot pass").first()).toBeVisible();
  await expect(page.getByRole("group", { name: "How it came out" }).getByRole("radio", { name: "Passed", exact: true })).toBeChecked();
  await answer("Does the employer keep her papers?", "No");
  await save();
  await expect(page.getByText(/^Checked until/)).toBeVisible();

  for (const step of ["Agreed", "Started"]) {
    await page.goto("/placements");
    await card.getByText("Move to…").click();
    await card.getByRole("link", { name: step, exact: true }).click();
    await save();
    await expect(page.locator("#work")).toBeVisible();
    await page.goto("/placements");
    await expect(page.getByRole("region", { name: new RegExp(`^${step}`) }).locator(".card", { hasText: work })).toBeVisible();
  }

  await page.goto(her);
  await page.getByRole("link", { name: new RegExp(`^Check-in ?: ${work}`) }).click();
  await answer("Still working there?", "Yes");
  await answer("Paid as promised?", "No");
  await save();
  await expect(page.locator("#work li", { hasText: "not paid as promised" }).first()).toBeVisible();

  const line = page.getByRole("link", { name: `${work}: an answer needs a person` });
  await page.goto("/today?whose=team");
  await line.click();
  await page.locator("#f-words").fill(`Went to ${mill} with her; they pay tomorrow`);
  await save();
  await expect(page.locator("#work")).toContainText(`Went to ${mill} with her`);
  await page.goto("/today?whose=team");
  await expect(line).toHaveCount(0);
});
