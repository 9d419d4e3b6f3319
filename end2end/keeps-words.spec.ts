// What she writes is kept when she presses something beside it: someone to talk to, bigger words.
import { expect, signIn, test } from "./support/fledge";

test("asking for somebody to talk to, or for bigger words, loses nothing of what she was writing", async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 800 });
  await signIn(page, "resident");
  for (const ask of ["If you need help, tap here.", "I want to talk to someone"]) {
    const words = `Learn to swim ${Date.now()}`;
    await page.goto("/mine/goals/new");
    await page.getByRole("textbox").first().fill(words);
    await page.getByRole("button", { name: ask }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("We heard you");
    await page.goto("/mine/goals/new");
    await expect(page.getByText("You began this")).toBeVisible();
    await page.getByRole("link", { name: "Go on with it" }).click();
    await expect(page.getByRole("textbox").first()).toHaveValue(words);
    await page.getByRole("button", { name: "Bigger words" }).click();
    await expect(page.locator("body")).toHaveClass(/bigger/);
    await expect(page.getByRole("textbox").first()).toHaveValue(words);
    await page.getByRole("button", { name: "Usual words" }).click();
    await expect(page.locator("body")).not.toHaveClass(/bigger/);
    await page.goto("/mine/goals/new");
    await page.getByRole("button", { name: "Start afresh" }).click();
    await expect(page.getByText("You began this")).toHaveCount(0);
  }
});

test("the key that sends a form presses none of the buttons beside it", async ({ page }) => {
  await signIn(page, "resident");
  await page.goto("/mine/goals/new");
  const words = `Ride a bicycle ${Date.now()}`;
  await page.getByRole("textbox").first().fill(words);
  await page.getByRole("radio").first().focus();
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/mine\/goals\/[0-9a-f-]+\/about$/);
  await expect(page.getByText(words)).toBeVisible();
});
