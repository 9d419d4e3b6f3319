// Listen: her page read aloud, and only by a voice of this machine. Chromium without a screen has no voice, so one is lent to it.
import { expect, signIn, test } from "./support/fledge";

/** Lends the page these voices, and keeps what they are told to say. */
function lend(voices: { name: string; lang: string; localService: boolean }[]) {
  const said: string[] = [];
  const speech = {
    speaking: false,
    getVoices: () => voices,
    addEventListener() {},
    cancel() {
      speech.speaking = false;
      said.push("hush");
    },
    speak(one: { text: string; voice: { name: string } }) {
      speech.speaking = true;
      said.push(`${one.voice.name}: ${one.text}`);
    },
  };
  class Said {
    constructor(readonly text: string) {}
  }
  Object.assign(window, { said, SpeechSynthesisUtterance: Said });
  Object.defineProperty(window, "speechSynthesis", { value: speech });
}

const service = { name: "service", lang: "en-US", localService: false };
const here = { name: "here", lang: "en-GB", localService: true };
const foreign = { name: "foreign", lang: "fr-FR", localService: true };

test("a page of hers is read aloud by the machine's own voice, and what is covered is not", async ({ page }) => {
  await page.addInitScript(lend, [service, foreign, here]);
  await signIn(page, "resident");
  const listen = page.getByRole("button", { name: "Listen" });
  await listen.click();
  const said = () => page.evaluate(() => (window as unknown as { said: string[] }).said);
  const lines = await said();
  const covered = (await page.locator(".cover blockquote").textContent())!.trim().split("\n")[0];
  expect(lines).toContain("here: My dream");
  expect(lines.every((line) => line.startsWith("here: "))).toBe(true);
  expect(lines.join("\n")).not.toContain(covered);
  await listen.click();
  await page.getByText("Show my picture").click();
  await listen.click();
  expect((await said()).join("\n")).toContain(covered);
  await listen.click();
  expect((await said()).at(-1)).toBe("hush");
});

test("where only a service has a voice nothing is offered", async ({ page }) => {
  await page.addInitScript(lend, [service, foreign]);
  await signIn(page, "resident");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(page.getByRole("button", { name: "Listen" })).toBeHidden();
});
