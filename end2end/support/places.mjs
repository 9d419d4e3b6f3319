// The pages that are looked at one by one, by axe and by people: who stands there, and where.
// `follow` is a link on that page to go on to, for addresses that a sample does not fix.
export const places = [
  { path: "/" },
  { path: "/help" },
  { path: "/privacy" },
  { path: "/accessibility" },
  { path: "/leave" },
  { path: "/sign-in" },
  { who: "coordinator", path: "/today" },
  { who: "coordinator", path: "/residents" },
  { who: "coordinator", path: "/residents/new" },
  { who: "coordinator", path: "/organisations" },
  { who: "coordinator", path: "/residents", follow: "tbody a" },
  { who: "coordinator", path: "/organisations", follow: "tbody a" },
  { who: "coordinator", path: "/organisations/new/edit" },
  { who: "coordinator", path: "/me" },
  { who: "lead", path: "/today?whose=team" },
  { who: "administrator", path: "/accounts" },
  { who: "administrator", path: "/sites" },
];

export const looks = ["light", "dark"].flatMap((colorScheme) => [360, 1280].map((width) => ({ colorScheme, width })));

/** A name for a place, as a title or a file's name. */
export function nameOf({ who, path, follow }) {
  return `${who ?? "anybody"} ${path}${follow ? " first" : ""}`;
}

export async function goTo(page, { path, follow }) {
  await page.goto(path);
  if (!follow) return;
  const link = page.locator(follow).first();
  const address = await link.getAttribute("href");
  await page.goto(address);
}

export async function lookAs(page, { colorScheme, width }) {
  await page.setViewportSize({ width, height: 800 });
  await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
}
