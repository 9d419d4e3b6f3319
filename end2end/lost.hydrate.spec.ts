// The line drops half-way through a form: the words stay, and sending again writes once.
import { expect, signIn, test } from "./support/fledge";

test("no connection: your words are still here, and trying again writes once", async ({ page }) => {
  await signIn(page, "coordinator");
  await page.goto("/organisations/new/edit");
  await page.locator("#f-kind").selectOption("school");
  await page.locator("#f-name").fill("Ridge School");
  await page.route("**/do/**", (route) => route.abort("connectionfailed"));
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Your words are still here")).toBeVisible();
  await expect(page.locator("#f-name")).toHaveValue("Ridge School");
  await page.unrouteAll({ behavior: "wait" });
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Ridge School");
  await page.goto("/organisations?kind=school");
  await expect(page.getByRole("link", { name: "Ridge School" })).toHaveCount(1);
});
