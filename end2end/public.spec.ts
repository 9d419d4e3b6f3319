// The pages that anybody can open.
import { expect, test } from "./support/fledge";

for (const path of ["/", "/help", "/privacy", "/accessibility", "/leave"]) {
  test(`${path} has a heading and a way to leave`, async ({ page }) => {
    const answer = await page.goto(path);
    expect(answer?.status()).toBe(200);
    await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
    await expect(page.getByRole("button", { name: /^Leave/ }).first()).toBeVisible();
  });

  test(`${path} holds no inline script`, async ({ request }) => {
    const body = await (await request.get(path)).text();
    expect(body).toContain("<h1");
    expect(body.match(/<script(?![^>]*\ssrc=)[^>]*>/g)).toBeNull();
    expect(body.match(/\son[a-z]+\s*=\s*["']/g)).toBeNull();
  });

  test(`${path} is not sent again to somebody who has it`, async ({ request }) => {
    const etag = (await request.get(path)).headers()["etag"];
    expect(etag).toBeTruthy();
    const again = await request.get(path, { headers: { "If-None-Match": etag } });
    expect(again.status()).toBe(304);
    expect(await again.text()).toBe("");
  });
}

test("leaving works with JavaScript and without", async ({ page, leaveURL }) => {
  await page.goto("/help");
  await page.getByRole("button", { name: /^Leave/ }).first().click();
  await page.waitForURL(leaveURL);
});
