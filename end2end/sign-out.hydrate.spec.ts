// Signing out in one tab: the others show nothing any more, and what was being written waits.
import { expect, signIn, test } from "./support/fledge";

test("signing out covers the other tabs, and what was being written there waits", async ({ page, context }) => {
  await signIn(page, "resident");
  await page.goto("/mine/goals/new");
  const words = `See the sea ${Date.now()}`;
  await page.getByRole("textbox").first().fill(words);
  const other = await context.newPage();
  await other.goto("/mine");
  await other.getByRole("button", { name: "Sign out" }).click();
  await expect(other).toHaveURL(/\/(sign-in)?$/);
  await expect(page.getByText(words)).toBeHidden();
  await expect(page).toHaveURL(/\/sign-in$/);
  await signIn(page, "resident");
  await page.goto("/mine/goals/new");
  await page.getByRole("link", { name: "Go on with it" }).click();
  await expect(page.getByRole("textbox").first()).toHaveValue(words);
});
