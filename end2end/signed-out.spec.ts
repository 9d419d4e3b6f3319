// Signed out elsewhere while a form was being written: it stays in the page, and goes on from there.
import { expect, signIn, test } from "./support/fledge";

test("what was written while somebody signed out elsewhere is sent again after signing in", async ({ page, context }) => {
  await signIn(page, "coordinator");
  await page.goto("/residents");
  const her = await page.locator("tbody th a").first().getAttribute("href");
  await page.goto(`${her}/notes/new`);
  const words = `Likes mornings ${Date.now()}`;
  await page.getByLabel("Note", { exact: true }).fill(words);
  await context.clearCookies();
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("You are signed out");
  await expect(page.getByText(words)).toHaveCount(0);

  const [door] = await Promise.all([context.waitForEvent("page"), page.getByRole("link", { name: "Sign in, in a new tab" }).click()]);
  await signIn(door, "coordinator");
  await page.getByRole("button", { name: "Send it again" }).click();
  await page.waitForURL(/saved=notes/);
  await expect(page.getByText(words).first()).toBeVisible();
});

test("where no script can ask before, the form says when the session ends", async ({ page, javaScriptEnabled }) => {
  await signIn(page, "coordinator");
  await page.goto("/organisations/new/edit");
  const saved = page.locator("[data-saved]");
  const says = javaScriptEnabled ? expect(saved).not : expect(saved);
  await says.toHaveText(/After \d+ minutes on this page you are signed out/, { useInnerText: true });
});
