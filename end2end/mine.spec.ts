// Her own page, with and without JavaScript: her dream, her steps, a goal in her own words, someone to talk to.
import { expect, signIn, test } from "./support/fledge";

const HOSTILE = "</textarea></title><script>document.title='broken'</script>";

test("her dream is covered until she taps", async ({ page }) => {
  await signIn(page, "resident");
  await expect(page).toHaveURL(/\/mine$/);
  await expect(page).toHaveTitle("Page");
  // Whatever she drew and wrote last: another journey of hers may have added to it.
  const drawing = page.getByRole("img", { name: /^Your drawing/ });
  const words = page.locator(".cover blockquote");
  await expect(drawing).toBeHidden();
  await expect(words).toBeHidden();
  await page.getByText("Show my picture").click();
  await expect(drawing).toBeVisible();
  await expect(words).not.toBeEmpty();
  await expect(words).toBeVisible();
  await page.getByText("Cover it again").click();
  await expect(drawing).toBeHidden();
  await expect(words).toBeHidden();
});

test("a step is done, something grows, and one tap takes it back", async ({ page }) => {
  await signIn(page, "resident");
  const first = page.locator("#steps + ol > li").first();
  const words = await first.getByRole("heading").innerText();
  const gifts = page.locator(".gifts li");
  const before = await gifts.count();
  await first.getByRole("button", { name: /^I did it/ }).click();
  await expect(page.getByText("You did it. Something grew")).toBeVisible();
  await expect(gifts).toHaveCount(before + 1);
  await expect(gifts.last()).toContainText(words);
  await page.getByRole("button", { name: /^Undo/ }).click();
  await expect(gifts).toHaveCount(before);
});

test("not yet is as good an answer", async ({ page }) => {
  await signIn(page, "resident");
  const first = page.locator("#steps + ol > li").first();
  const did = await first.getByRole("button", { name: /^I did it/ }).boundingBox();
  const notYet = await first.getByRole("button", { name: /^Not yet/ }).boundingBox();
  expect(Math.abs(did!.width - notYet!.width)).toBeLessThan(2);
  expect(Math.abs(did!.height - notYet!.height)).toBeLessThan(2);
  await first.getByRole("button", { name: /^Not yet/ }).click();
  await expect(page.getByText("That is fine. It waits for you.")).toBeVisible();
  await page.getByRole("button", { name: /^Undo/ }).click();
  await expect(page.getByText("That is fine. It waits for you.")).toBeHidden();
});

test("she reads where school stands in plain words", async ({ page }) => {
  await signIn(page, "resident");
  await page.getByRole("link", { name: "My school", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("My school");
  await expect(page.getByText("You go to school.")).toBeVisible();
});

test("who will see it is said while she writes, and private stays private", async ({ page, browser, baseURL }) => {
  await signIn(page, "resident");
  await page.getByRole("link", { name: "Say what you want" }).click();
  await expect(page.locator("#reads")).toContainText("Only you will see this.");
  await expect(page.getByText("Only you will see this.")).toBeVisible();
  await expect(page.getByText("Only you can read this. Staff do not check it.")).toBeVisible();
  await page.getByLabel("Me and Biljana’s team").check();
  await expect(page.getByText("You, Biljana and the team will see this.")).toBeVisible();
  await expect(page.getByText("Only you can read this. Staff do not check it.")).toBeHidden();
  await page.getByLabel("Only me").check();
  await page.getByLabel("In your own words").fill(`A violin ${HOSTILE}`);
  const skip = await page.getByRole("link", { name: "Skip", exact: true }).boundingBox();
  const keep = await page.getByRole("button", { name: "Keep it" }).boundingBox();
  expect(Math.abs(skip!.width - keep!.width)).toBeLessThan(2);
  await page.getByRole("button", { name: "Keep it" }).click();

  // One question a screen, and each may be left out.
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("What is it about?");
  await page.getByLabel("Joy").check();
  await page.getByRole("button", { name: "Next" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("What is one small step?");
  await page.getByLabel("One step").fill("Ask about lessons");
  await page.getByRole("button", { name: "Next" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("By when?");
  await page.getByRole("link", { name: "Skip", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("A violin");
  await expect(page).toHaveTitle("Page");
  const address = page.url();

  const other = await browser.newContext({ baseURL });
  const desk = await other.newPage();
  await signIn(desk, "coordinator");
  await desk.goto("/residents?view=all");
  await desk.locator("tbody th").filter({ hasText: "Весна" }).getByRole("link").click();
  await expect(desk.locator("#goals")).toContainText("Become a baker");
  await expect(desk.locator("body")).not.toContainText("A violin");

  // She changes her mind, and back.
  await page.getByText("Change who may see it").click();
  await page.getByLabel("Me and Biljana’s team").check();
  await page.getByRole("button", { name: "Keep it" }).click();
  await expect(page.getByText("You, Biljana and the team see this.").first()).toBeVisible();
  await desk.reload();
  await expect(desk.locator("#goals")).toContainText("A violin");
  await page.goto(address);
  await page.getByText("Change who may see it").click();
  await page.getByLabel("Only me").check();
  await page.getByRole("button", { name: "Keep it" }).click();
  await expect(page.getByText("Only you see this.").first()).toBeVisible();
  await desk.reload();
  await expect(desk.locator("body")).not.toContainText("A violin");
  await other.close();
});

test("one tap, and somebody at the desk knows that she wants to talk", async ({ page, browser, baseURL }) => {
  await signIn(page, "resident");
  await page.getByRole("button", { name: "I want to talk to someone" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("We heard you");
  await expect(page.getByText("You do not have to say why.")).toBeVisible();
  const other = await browser.newContext({ baseURL });
  const desk = await other.newPage();
  await signIn(desk, "coordinator");
  await desk.goto("/today");
  const line = desk.locator(".line").filter({ hasText: "She wants to talk to someone" });
  await expect(line).toHaveCount(1);
  await line.getByRole("link", { name: /Talked with her/ }).click();
  await desk.getByRole("button", { name: "Talked with her" }).click();
  await expect(desk.locator("#goals")).toBeVisible();
  await desk.goto("/today");
  await expect(desk.locator(".line").filter({ hasText: "She wants to talk to someone" })).toHaveCount(0);
  await other.close();
});

test("what is not hers, or nowhere, is said calmly, and her page stays near", async ({ page }) => {
  await signIn(page, "resident");
  for (const address of ["/nowhere", "/today", "/mine/goals/00000000-0000-7000-8000-000000000000"]) {
    await page.goto(address);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("This page is not here");
    await expect(page.getByText("Nothing is wrong.")).toBeVisible();
    await expect(page.getByRole("link", { name: "Sign in" })).toHaveCount(0);
    await expect(page.locator("main").getByRole("link", { name: "Talk to someone" })).toBeVisible();
  }
  await page.locator("main").getByRole("link", { name: "My page" }).click();
  await expect(page).toHaveURL(/\/mine$/);
});

test("large words are not cut, and the bar to talk leaves room for the page", async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 800 });
  await signIn(page, "resident");
  const bar = page.locator("form.talk");
  const shows = () => bar.evaluate((bar) => bar.getBoundingClientRect().top < innerHeight);
  expect(await shows()).toBe(true);
  await page.evaluate(() => { document.documentElement.style.fontSize = "200%"; });
  expect(await shows()).toBe(false);
  const title = page.locator("#steps + ol > li h3").first();
  const { width, wide } = await title.evaluate((title) => ({ width: title.clientWidth, wide: document.documentElement.scrollWidth }));
  expect(width).toBeGreaterThan(200);
  expect(wide).toBe(360);
});

test("she sees who may see her page, and who looked, by name and day", async ({ page }) => {
  await signIn(page, "resident");
  await page.getByRole("link", { name: "Who sees my page" }).click();
  await expect(page.getByRole("heading", { level: 2 })).toHaveText(["Who may see it", "Who looked at it"]);
  await expect(page.getByRole("listitem").filter({ hasText: /^Biljana$/ })).toBeVisible();
  await expect(page.getByText(/Biljana (looked at|wrote something on) your page\./).first()).toBeVisible();
  await expect(page.locator("main")).not.toContainText(/[0-9a-f]{8}-[0-9a-f]{4}/);
});

test("what she wrote is kept as another version", async ({ page }) => {
  await signIn(page, "resident");
  await page.getByRole("link", { name: "Write" }).click();
  // What she wrote before stays covered; an empty field throws nothing away.
  const field = page.getByLabel("In your own words");
  const before = page.locator("form .words");
  await expect(field).toHaveValue("");
  await expect(before).toBeHidden();
  await page.getByRole("button", { name: "Keep it" }).click();
  await expect(page.locator(".faults")).toContainText("Write a few words, or tap Skip.");
  await expect(field).toHaveAttribute("aria-invalid", "true");
  await page.getByText("Show what I wrote").click();
  await expect(before).toBeVisible();
  const words = await before.innerText();
  await page.getByRole("link", { name: "Go on with these words" }).click();
  await expect(field).toHaveValue(words);
  await field.fill("A house with two ovens.");
  await page.getByRole("button", { name: "Keep it" }).click();
  await expect(page.getByText("It is kept.")).toBeVisible();
  await page.goto("/mine/dream");
  const versions = page.locator("#words ~ ol li");
  expect(await versions.count()).toBeGreaterThan(2);
  await versions.first().getByText("Show my newest words").click();
  await expect(page.getByText("A house with two ovens.")).toBeVisible();
});
