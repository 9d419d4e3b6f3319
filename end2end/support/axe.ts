// WCAG 2.2 A and AA, as far as a machine can tell.
import { createRequire } from "node:module";
import type { AxeResults, RunOptions } from "axe-core";
import { expect, type Page } from "@playwright/test";

const axe: { source: string } = createRequire(import.meta.url)("axe-core");
const options: RunOptions = {
  runOnly: { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] },
  // What is fine is counted and not described.
  resultTypes: ["violations"],
};

/** Fails the test at its end, so that one page's other looks are still examined. `look` heads the failure. */
export async function expectNoViolations(page: Page, look = "") {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axe.source);
  const found: AxeResults = await page.evaluate((options) => window.axe.run(options), options);
  const problems = found.violations.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => `${id} (${help}) at ${node.target.join(" ")}: ${node.failureSummary?.replace(/\s+/g, " ")}`),
  );
  expect.soft(problems, `accessibility of ${page.url()} ${look}`).toEqual([]);
}
