// Every spec runs twice, with JavaScript and without; `*.hydrate.spec.ts`, which need it, once.
import { defineConfig } from "@playwright/test";
import { chromiumOptions } from "./support/chromium.mjs";

const made = "../target/end2end";

export default defineConfig({
  testDir: ".",
  outputDir: `${made}/files`,
  globalSetup: "./support/store.ts",
  workers: 2,
  fullyParallel: true,
  retries: 0,
  forbidOnly: Boolean(process.env.CI),
  timeout: 60_000,
  reporter: [["list"], ["json", { outputFile: process.env.FLEDGE_TEST_RESULTS ?? `${made}/results.json` }]],
  use: {
    locale: "en-GB",
    trace: "off",
    screenshot: "only-on-failure",
    launchOptions: chromiumOptions,
  },
  projects: [
    { name: "js", use: { javaScriptEnabled: true } },
    { name: "nojs", use: { javaScriptEnabled: false }, testIgnore: "**/*.hydrate.spec.ts" },
  ],
});
