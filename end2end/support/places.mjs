// The pages that are looked at one by one, by axe and by people: who stands there, and where.
// `follow` and `then` are links to go on to, for addresses that a sample does not fix; `below` is what comes after that address,
// and `field` a hidden field whose value comes after it. `height` is that of the window, where it is not the usual one.
// Of whom the invented site knows most.
const VESNA = "tbody a:has-text('Весна')";
// Who chooses: between two ways, and between three.
const NEDA = "tbody a:has-text('Неда')";
const VALBONA = "tbody a:has-text('Valbona')";
// At work, with an answer that needs a person; and an employer who did not pass.
const ELIRA = "tbody a:has-text('Elira')";
const MIRNA = "tbody a:has-text('Hotel Mirna')";
// With something in the way of school.
const LULE = "tbody a:has-text('Lule')";
// Of her own courses: the seat that waits for her yes, and what she chooses between.
const SEAT = "a[href^='/mine/courses/']";
const WAYS = "a[href^='/mine/choosing/']";
// Her goals, and her answers about work.
const GOAL = "a[href^='/mine/goals/']:not([href$='/new'])";
const TELL = "a[href$='/working']";
const SITE = "a[href^='/sites/']";
// The account of somebody on the team.
const TEAM = "tbody a[href^='/accounts/']";
// Nobody has this id.
const NO_ID = "00000000-0000-7000-8000-000000000000";
const NAMES = {
  [GOAL]: "goal", [TELL]: "tell", [SITE]: "site", [TEAM]: "team", [SEAT]: "seat", [WAYS]: "choosing",
  [ELIRA]: "elira", [LULE]: "lule", [MIRNA]: "mirna", [VESNA]: "vesna", [NEDA]: "neda", [VALBONA]: "valbona",
};

export const places = [
  { path: "/" },
  { path: "/help" },
  { path: "/privacy" },
  { path: "/accessibility" },
  { path: "/leave" },
  { path: "/sign-in" },
  { path: "/choose-password/unknown" },
  { path: "/nowhere" },
  { who: "coordinator", path: "/today" },
  { who: "coordinator", path: "/residents" },
  { who: "coordinator", path: "/residents/new" },
  { who: "coordinator", path: "/residents?view=all&for=work" },
  { who: "coordinator", path: "/residents?view=all&print=1" },
  { who: "coordinator", path: "/courses" },
  { who: "coordinator", path: "/courses", follow: "tbody th a" },
  { who: "coordinator", path: "/courses", follow: "tbody th a", below: "/edit" },
  { who: "coordinator", path: "/courses", follow: "tbody th a", then: ".rows a" },
  { who: "coordinator", path: "/courses", follow: "tbody th a", then: ".rows a", below: "/edit" },
  { who: "coordinator", path: "/residents?view=all", follow: NEDA, below: "/places/new" },
  { who: "coordinator", path: "/residents?view=all", follow: NEDA, then: "#courses a[href$='/move']" },
  { who: "coordinator", path: "/residents?view=all", follow: NEDA, below: "/choosing" },
  { who: "coordinator", path: "/residents?view=all", follow: NEDA, below: "/choosing/new/edit" },
  { who: "coordinator", path: "/residents?view=all", follow: VALBONA, below: "/choosing" },
  { who: "coordinator", path: "/residents?view=all", follow: NEDA, then: "#work a[href$='/edit']:not([href*='/new/'])" },
  { who: "coordinator", path: "/placements" },
  { who: "coordinator", path: "/placements?view=list" },
  { who: "coordinator", path: "/placements?view=due" },
  { who: "coordinator", path: "/residents?view=all", follow: ELIRA },
  { who: "coordinator", path: "/residents?view=all", follow: ELIRA, below: "/placements/new/edit" },
  { who: "coordinator", path: "/residents?view=all", follow: ELIRA, then: "#work a[href$='/move']" },
  { who: "coordinator", path: "/residents?view=all", follow: ELIRA, then: "#work a[href$='/check-in']" },
  { who: "coordinator", path: "/residents?view=all", follow: ELIRA, then: "#work a[href*='/check-ins/']" },
  { who: "coordinator", path: "/residents?view=all", follow: ELIRA, then: "#work a[href*='/check-ins/']", below: "/edit" },
  { who: "coordinator", path: "/residents?view=all", follow: VALBONA, then: "#work a[href$='/exception']" },
  { who: "coordinator", path: "/residents?view=all", follow: VALBONA, then: "#work a[href$='/move']" },
  { who: "coordinator", path: "/organisations", follow: MIRNA },
  { who: "coordinator", path: "/organisations", follow: MIRNA, below: "/check" },
  { who: "coordinator", path: "/organisations" },
  { who: "coordinator", path: "/residents", follow: "tbody a" },
  { who: "coordinator", path: "/organisations", follow: "tbody a" },
  { who: "coordinator", path: "/organisations", follow: "tbody a", below: "/edit" },
  { who: "coordinator", path: "/organisations/new/edit" },
  { who: "coordinator", path: "/courses/new/edit" },
  { who: "coordinator", path: "/courses", follow: "tbody th a", below: "/runs/new/edit" },
  { who: "coordinator", path: "/nowhere" },
  { who: "coordinator", path: "/me" },
  { who: "coordinator", path: "/residents", follow: VESNA },
  { who: "coordinator", path: "/residents", follow: VESNA, then: "#people h3 a[href]:has-text('Дафина')" },
  { who: "coordinator", path: "/residents", follow: VESNA, then: "#people h3 a[href]:has-text('Дафина')", below: "/seeing" },
  { who: "coordinator", path: "/residents", follow: VESNA, below: "/contacts/new" },
  { who: "coordinator", path: "/residents", follow: VESNA, below: "/assessments" },
  { who: "coordinator", path: "/residents", follow: VESNA, below: "/assessments/new?of=life_skills" },
  { who: "coordinator", path: "/residents", follow: VESNA, below: "/assessments/new?of=interests" },
  { who: "coordinator", path: "/residents", follow: VESNA, below: "/notes/new" },
  { who: "coordinator", path: "/residents", follow: VESNA, below: "/story" },
  { who: "coordinator", path: "/residents", follow: VESNA, below: "/changes" },
  { who: "coordinator", path: "/residents", follow: VESNA, below: "/story?kind=goals" },
  { who: "coordinator", path: "/residents", follow: VESNA, below: "/named" },
  { who: "coordinator", path: "/residents", follow: VESNA, below: "/stay" },
  { who: "coordinator", path: "/residents", follow: VESNA, then: "#school a[href$='/edit']" },
  { who: "coordinator", path: "/residents", follow: VESNA, then: "#school a[href$='/move']" },
  { who: "coordinator", path: "/residents", follow: VESNA, then: "#school a[href*='/week/']" },
  { who: "coordinator", path: "/residents", follow: VESNA, then: "#school a[href$='/result']" },
  { who: "coordinator", path: "/residents", follow: VESNA, below: "/enrol" },
  { who: "coordinator", path: "/residents", follow: VESNA, below: "/barriers/new" },
  { who: "coordinator", path: "/residents", follow: LULE, then: "#school a[href*='/barriers/']:not([href$='/new'])" },
  { who: "coordinator", path: "/residents", follow: VESNA, below: "/edit" },
  { who: "coordinator", path: "/residents", follow: VESNA, below: "/profile" },
  { who: "coordinator", path: "/residents", follow: VESNA, below: "/money/new" },
  { who: "coordinator", path: "/residents", follow: VESNA, then: "#money a[href*='/money/']:not([href*='/new'])" },
  { who: "coordinator", path: "/residents", follow: VESNA, below: "/tasks/new" },
  { who: "coordinator", path: "/residents", follow: VESNA, then: "#tasks a[href*='/tasks/']:not([href$='/new'])" },
  { who: "coordinator", path: "/residents", follow: VESNA, below: "/sign-in" },
  { who: "coordinator", path: "/residents", follow: ELIRA, below: "/sign-in" },
  { who: "coordinator", path: "/residents", follow: VESNA, below: `/talks/${NO_ID}` },
  { who: "coordinator", path: "/residents", follow: VESNA, below: "/goals/new" },
  { who: "coordinator", path: "/residents", follow: VESNA, then: "#goals a[href$='/step']" },
  { who: "coordinator", path: "/residents", follow: VESNA, below: "/guardians/new" },
  { who: "coordinator", path: "/residents", follow: VESNA, below: "/assessments/new" },
  { who: "coordinator", path: "/residents", follow: VESNA, then: "#contacts a[href*='/contacts/']:not([href$='/new'])" },
  { who: "coordinator", path: "/residents", follow: VESNA, then: "#notes a[href*='/notes/']:not([href$='/new'])" },
  { who: "guardian", path: "/home" },
  { who: "guardian", path: "/home", field: "input[name='ward']" },
  { who: "guardian", path: "/me" },
  { who: "resident", path: "/help" },
  { who: "resident", path: "/mine" },
  { who: "resident", path: "/mine/can" },
  { who: "resident", path: "/mine/courses" },
  { who: "resident", path: "/mine/courses", follow: SEAT },
  { who: "resident", path: "/mine/courses", follow: WAYS },
  { who: "resident", path: "/mine/dream" },
  { who: "resident", path: "/mine/dream/draw" },
  { who: "resident", path: "/mine/dream/write" },
  { who: "resident", path: "/mine/goals" },
  { who: "resident", path: "/mine/goals/new" },
  { who: "resident", path: "/mine/goals", follow: ".step a" },
  // As high as the page: else axe takes the bar at the foot, under which she scrolls, for one that covers half of a choice.
  { who: "resident", path: "/mine/goals", follow: GOAL, below: "/about", height: 1400 },
  { who: "resident", path: "/mine/goals", follow: GOAL, below: "/edit" },
  { who: "resident", path: "/mine/goals", follow: GOAL, below: "/step" },
  { who: "resident", path: "/mine/goals", follow: GOAL, below: "/when" },
  { who: "resident", path: "/mine/looked" },
  { who: "resident", path: "/mine/school" },
  { who: "resident", path: "/mine/work" },
  { who: "resident", path: "/mine/work", follow: TELL },
  { who: "resident", path: "/mine/work", follow: TELL, below: "/../more" },
  { who: "resident", path: "/mine/talk" },
  { who: "resident", path: "/me" },
  { who: "lead", path: "/today?whose=team" },
  { who: "administrator", path: "/accounts" },
  { who: "administrator", path: "/accounts", follow: TEAM },
  { who: "administrator", path: "/sites" },
  { who: "administrator", path: "/sites", follow: SITE },
];

export const looks = ["light", "dark"].flatMap((colorScheme) => [360, 1280].map((width) => ({ colorScheme, width })));

/** A name for a place, as a title or a file's name. */
export function nameOf({ who, path, follow, then, below, field }) {
  const on = [follow && (NAMES[follow] ?? "first"), then?.slice(1), below, field].filter(Boolean);
  return [who ?? "anybody", path, ...on].join(" ");
}

/** Answers what the last address answered. */
export async function goTo(page, { path, follow, then, below, field }) {
  let answer = await page.goto(path);
  for (const next of [follow, then].filter(Boolean)) {
    answer = await page.goto(await page.locator(next).first().getAttribute("href"));
  }
  const more = field ? `/${await page.locator(field).first().inputValue()}` : below;
  return more ? page.goto(new URL(page.url()).pathname + more) : answer;
}

export async function lookAs(page, { colorScheme, width, height = 800 }) {
  await page.setViewportSize({ width, height });
  await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
}
