// Her drawing needs JavaScript: a stroke, a line taken back, and a version kept beside the ones before.
import { expect, signIn, test } from "./support/fledge";

test("she draws, takes a line back, and keeps it", async ({ page }) => {
  // The whole sheet and its paints on one screen, so that nothing moves under the hand.
  await page.setViewportSize({ width: 900, height: 1500 });
  await signIn(page, "resident");
  await page.goto("/mine/dream");
  const before = await page.locator("#drawing ~ ol li").count();
  await page.goto("/mine/dream/draw");
  const pad = page.locator(".pad");
  const lines = pad.locator("path");
  const drawn = await lines.count();
  await expect(page.locator(".paint[aria-pressed=true]")).toHaveCount(2);
  await page.waitForFunction(() => !!document.querySelector("leptos-island") && performance.getEntriesByType("resource").some((one) => one.name.endsWith(".wasm")));

  const stroke = async (from: [number, number], to: [number, number]) => {
    const box = (await pad.boundingBox())!;
    await page.mouse.move(box.x + from[0], box.y + from[1]);
    await page.mouse.down();
    await page.mouse.move(box.x + to[0], box.y + to[1], { steps: 12 });
    await page.mouse.up();
  };
  await expect(async () => {
    await stroke([40, 40], [160, 90]);
    await expect(lines).toHaveCount(drawn + 1, { timeout: 500 });
  }).toPass();
  await page.getByRole("button", { name: "Blue" }).click();
  await stroke([60, 120], [200, 60]);
  await expect(lines).toHaveCount(drawn + 2);
  await expect(lines.last()).toHaveAttribute("stroke", "#5aa3bd");
  await page.getByRole("button", { name: "Take back one line" }).click();
  await expect(lines).toHaveCount(drawn + 1);
  await page.getByRole("button", { name: "Start again" }).click();
  await expect(lines).toHaveCount(0);
  await page.getByRole("button", { name: "Take back one line" }).click();
  await expect(lines).toHaveCount(drawn + 1);
  await page.getByRole("button", { name: "Keep it" }).click();
  await expect(page.getByText("It is kept. It is covered until you tap.")).toBeVisible();
  await page.goto("/mine/dream");
  await expect(page.locator("#drawing ~ ol li")).toHaveCount(before + 1);
});

test("her paper is empty, and what she drew before is covered until she taps", async ({ page }) => {
  await signIn(page, "resident");
  await page.goto("/mine/dream/draw");
  const lines = page.locator(".pad path");
  const before = page.getByRole("img", { name: /^Your drawing/ });
  await expect(lines).toHaveCount(0);
  await expect(before).toBeHidden();
  await page.getByText("Show what I drew").click();
  await expect(before).toBeVisible();
  await page.getByRole("link", { name: "Go on with this picture" }).click();
  expect(await lines.count()).toBeGreaterThan(0);
});

test("only the page she draws on loads WASM", async ({ page }) => {
  await signIn(page, "resident");
  const loaded: string[] = [];
  page.on("request", (request) => loaded.push(request.url()));
  for (const path of ["/mine", "/mine/goals/new", "/mine/dream/write", "/mine/looked"]) await page.goto(path);
  expect(loaded.filter((url) => /\.wasm|\/pkg\/.*\.js/.test(url))).toEqual([]);
  await page.goto("/mine/dream/draw");
  await expect.poll(() => loaded.filter((url) => url.includes(".wasm")).length).toBe(1);
});
