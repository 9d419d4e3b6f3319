// The end of a session nears: in how many minutes is said, and staying is one press.
import { expect, signIn, test } from "./support/fledge";

test("two minutes before its end a session says in how many minutes it ends", async ({ page }) => {
  await signIn(page, "coordinator");
  await page.clock.install();
  await page.goto("/today");
  const seconds = Number(await page.locator("body").getAttribute("data-ends-in"));
  const warning = page.getByRole("alertdialog", { name: "Are you still there?" });
  await expect(warning).toBeHidden();
  await page.clock.fastForward((seconds - 115) * 1000);
  await expect(warning.getByText("You will be signed out in 2 minutes.")).toBeVisible();
  await expect(warning.getByText("in 1 minute")).toBeHidden();
  await page.clock.fastForward(60_000);
  await expect(warning.getByText("You will be signed out in 1 minute.")).toBeVisible();
  await expect(warning.getByText("in 2 minutes")).toBeHidden();
  await warning.getByRole("button", { name: "Stay signed in" }).click();
  await expect(warning).toBeHidden();
});

test("when it has ended, signing in again leads back to the page it ended on", async ({ page }) => {
  await signIn(page, "coordinator");
  await page.clock.install();
  await page.goto("/residents/new");
  const seconds = Number(await page.locator("body").getAttribute("data-ends-in"));
  const asked = page.waitForRequest((request) => request.url().endsWith("/sign-in?ended=idle&at=/residents/new"));
  await page.clock.fastForward((seconds - 60) * 1000);
  await page.clock.fastForward(61_000);
  await asked;
});
