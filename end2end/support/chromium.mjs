// Debian's Chromium, quiet: it fetches nothing for itself. Without a window where there is one, else with (.ci/setup).
import { existsSync } from "node:fs";

const paths = [process.env.CHROMIUM, "/usr/bin/chromium-headless-shell", "/usr/bin/chromium"];

export const chromiumOptions = {
  executablePath: paths.find((path) => path && existsSync(path)),
  args: [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
  ],
};
