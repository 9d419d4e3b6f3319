//! What grows below her drawing: a thing and a stone for each finished step. Nothing is ever taken away; a full strip is
//! followed by the next.

use leptos::prelude::*;

use crate::{
    backend::house,
    words::{t, tx},
};

/// What grows, in its order, and where on a strip of 720 × 250: x, y, width, height.
const THINGS: [(&str, [u16; 4]); 7] = [
    ("cat", [364, 82, 108, 108]),
    ("tree", [133, 18, 131, 172]),
    ("bird", [523, 34, 90, 90]),
    ("flowers", [610, 117, 100, 90]),
    ("bush", [262, 122, 88, 70]),
    ("butterfly", [448, 54, 58, 50]),
    ("kite", [32, 26, 82, 100]),
];
const DOOR: [u16; 4] = [526, 80, 100, 120];
/// The stones towards the door: x, y and the two radii.
const STONES: [[u16; 4]; 7] = [
    [48, 226, 29, 13],
    [134, 221, 27, 12],
    [216, 217, 26, 12],
    [294, 212, 24, 11],
    [368, 208, 22, 10],
    [436, 204, 20, 9],
    [498, 200, 18, 8],
];

fn used(name: &str, [x, y, width, height]: [u16; 4]) -> impl IntoView + use<> {
    let address = format!("{}#g-{name}", house().grown);
    view! { <use href=address x=x.to_string() y=y.to_string() width=width.to_string() height=height.to_string()></use> }
}

/// As many strips as there are steps for.
#[component]
pub fn Grown(finished: usize) -> impl IntoView {
    let strips = finished.div_ceil(THINGS.len()).max(1);
    let strips = (0..strips).map(|strip| view! { <Strip steps=finished.saturating_sub(strip * THINGS.len()).min(THINGS.len())/> });
    let strips = strips.collect_view();
    view! { <figure class="picture grown">{strips}<figcaption>{t("grown-caption")}</figcaption></figure> }
}

#[component]
fn Strip(steps: usize) -> impl IntoView {
    let things = THINGS.iter().take(steps).map(|(name, _)| t(&format!("grown-{name}"))).collect::<Vec<_>>().join(", ");
    let label = if steps == 0 { t("grown-nothing") } else { tx("grown-things", &[("things", things.into())]) };
    let stones = STONES.iter().enumerate().map(|(place, stone)| {
        let [x, y, across, down] = stone.map(|number| number.to_string());
        if place < steps {
            view! { <ellipse cx=x cy=y rx=across ry=down fill="#d9c3a5" stroke="#a98a64" stroke-width="4"></ellipse> }.into_any()
        } else {
            view! { <ellipse cx=x cy=y rx=across ry=down fill="none" stroke="#8b7a66" stroke-width="3" stroke-dasharray="5 6"></ellipse> }.into_any()
        }
    });
    let stones = stones.collect_view();
    let things = THINGS.iter().take(steps).map(|(name, place)| used(name, *place)).collect_view();
    view! {
        <svg class="flip" viewBox="0 0 720 250" role="img" aria-label=label>
            {used("ground", [0, 0, 720, 250])}{used("door", DOOR)}{stones}{things}</svg>
    }
}

/// What one finished step grew, by its place among all.
#[component]
pub fn Gift(place: usize) -> impl IntoView {
    let (name, _) = THINGS[place % THINGS.len()];
    view! { <svg viewBox="0 0 100 100" aria-hidden="true">{used(name, [8, 8, 84, 84])}</svg> }
}
