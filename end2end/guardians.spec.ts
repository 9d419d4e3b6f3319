// A guardian is let see, sees no place, and must not see any more.
import { expect, signIn, test } from "./support/fledge";

test("a guardian comes in by a one-time link, sees the week, and is stopped with one click", async ({ page, browser, baseURL }) => {
  await signIn(page, "coordinator");
  await page.goto("/residents?view=all");
  await page.goto((await page.locator("tbody a:has-text('Мила')").first().getAttribute("href"))!);
  const her = page.url();
  await page.locator("#people").getByRole("link", { name: "Person" }).click();
  await page.locator("#f-relation").selectOption("uncle");
  await page.locator("#f-name").fill("Orhan </textarea><script>document.title='broken'</script>");
  await page.getByLabel("Yes", { exact: true }).last().check();
  await page.getByRole("button", { name: "Save" }).click();

  // Without a check and her own word nothing is opened; what was typed stays.
  await page.getByRole("link", { name: "Let them see" }).click();
  const user = `orhan-${Date.now() % 1e6}`;
  await page.locator("#f-user").fill(user);
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.locator(".faults")).toContainText("Write down what was checked");
  await expect(page.locator("#f-user")).toHaveValue(user);
  await page.locator("#f-checked").fill("Saw the decision of the court.");
  await page.getByLabel("No", { exact: true }).check();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.locator(".faults")).toContainText("She said no");
  await page.getByLabel("Yes", { exact: true }).check();
  await page.getByRole("button", { name: "Save" }).click();
  const link = (await page.locator(".ref.long").innerText()).trim();
  await expect(page).toHaveTitle(/Form/);

  const theirs = await browser.newContext({ baseURL });
  const phone = await theirs.newPage();
  await phone.goto(link);
  await phone.getByLabel("New password").fill("green river stone boat");
  await phone.getByRole("button", { name: "Keep this password" }).click();
  await expect(phone.getByRole("heading", { level: 1 })).toHaveText("Мила");
  for (const planted of ["Linden", "School", "court"]) expect(await phone.locator("main").innerText()).not.toContain(planted);

  await page.goto(her);
  await page.getByRole("button", { name: /^Stop access.*Orhan/ }).click();
  await expect(page.locator("#people")).toContainText("Access stopped");
  await phone.reload();
  await expect(phone).toHaveURL(/\/sign-in/);
  await phone.getByLabel("User name").fill(user);
  await phone.getByLabel("Password").fill("green river stone boat");
  await phone.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(phone.locator(".faults")).toBeVisible();
  await expect(phone.locator(".faults")).not.toContainText(/stop/i);
  await theirs.close();
});

test("a guardian's own page says this week and what went well", async ({ page }) => {
  await signIn(page, "guardian");
  await expect(page).toHaveURL(/\/home$/);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Весна");
  await expect(page.locator(".week li")).toHaveCount(5);
  await page.getByLabel("Your message").fill("May I call on Sunday? </textarea><script>document.title='broken'</script>");
  await page.getByRole("button", { name: "Send" }).click();
  await expect(page.getByRole("status").first()).toContainText("Sent");

  // It waits on the desk until somebody answers.
  await page.context().clearCookies();
  await signIn(page, "coordinator");
  await page.goto("/today");
  const line = page.getByRole("link", { name: /^Read and answer/ });
  const before = await line.count();
  await line.first().click();
  await expect(page.locator("#f-they-said")).toHaveValue(/Sunday\? <\/textarea>/);
  await page.locator("#f-we-said").fill("Yes, after lunch.");
  await page.getByRole("button", { name: "Save, it is answered" }).click();
  await expect(page.locator("#f-we-said")).toHaveCount(0);
  await page.goto("/today");
  await expect(line).toHaveCount(before - 1);
});
