// What is sent and could never be taken as it is: the server's own words, no button that cannot help, and the words stay.
import { expect, signIn, test } from "./support/fledge";

test("too large, or with a character that cannot be kept: said, without a button that cannot help, and mended it is sent", async ({ page }) => {
  await signIn(page, "coordinator");
  await page.goto("/organisations/new/edit");
  await page.locator("#f-kind").selectOption("school");
  await page.locator("#f-name").fill("Brook School");
  const [note, municipality] = [page.locator("#f-note"), page.locator("#f-municipality")];
  const alert = page.locator("#unsent");
  const save = () => page.getByRole("button", { name: "Save" }).click();

  const long = "Ask at the gate. ".repeat(20_000);
  await note.fill(long);
  await save();
  await expect(alert.getByRole("heading")).toHaveText("That is too large");
  await expect(alert).toContainText("Everything you typed is still here. Make it shorter and send it again.");
  await expect(alert.getByRole("button")).toHaveCount(0);
  expect(await note.inputValue()).toBe(long);

  // No keyboard types it; a paste may bring it.
  await note.fill("Ask at the gate.");
  await municipality.evaluate((field: HTMLInputElement) => void (field.value = "East\0 bank"));
  await save();
  await expect(alert.getByRole("heading")).toHaveText("That could not be read");
  await expect(alert).toContainText("A character in “Municipality” cannot be kept. Type it once more.");
  await expect(alert.getByRole("button")).toHaveCount(0);
  await expect(page.locator("#f-name")).toHaveValue("Brook School");
  await expect(note).toHaveValue("Ask at the gate.");
  expect(await municipality.inputValue()).toBe("East\0 bank");

  await municipality.fill("East bank");
  await save();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Brook School");
});

test("what may be otherwise in a moment can be tried again", async ({ page }) => {
  await signIn(page, "coordinator");
  await page.goto("/organisations/new/edit");
  await page.locator("#f-name").fill("Hill School");
  await page.route("**/do/**", (route) => route.fulfill({ status: 503, json: { trouble: "busy" } }));
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.locator("#unsent").getByRole("heading")).toHaveText("That did not work");
  await expect(page.locator("#unsent").getByRole("button", { name: "Try again" })).toBeVisible();
  await expect(page.locator("#f-name")).toHaveValue("Hill School");
});
