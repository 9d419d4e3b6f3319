//! The check-ins of a placement on one line: done, due, to come. Shape first; the words are read aloud.

use chrono::NaiveDate;
use domain::placements::{CheckInStep, Dot};
use leptos::prelude::*;

use crate::words::{code, day, t};

const APART: usize = 18;

/// One mark, in a square of 16.
fn mark(dot: Dot, x: usize) -> AnyView {
    let cx = (x + 8).to_string();
    match dot {
        Dot::Fine => view! { <circle class="f-mark" cx=cx cy="8" r="5"></circle> }.into_any(),
        Dot::NeedsPerson => view! { <path class="f-late" d=format!("M{} 1l7 13h-14z", x + 8)></path> }.into_any(),
        Dot::NotKnown => view! { <circle class="f-surface" cx=cx.clone() cy="8" r="6"></circle><circle class="s-line dash" cx=cx cy="8" r="5"></circle> }.into_any(),
        Dot::DueNow => view! {
            <circle class="f-surface" cx=cx.clone() cy="8" r="7"></circle><circle class="s-accent" cx=cx.clone() cy="8" r="6"></circle>
            <circle class="f-accent" cx=cx cy="8" r="2.5"></circle>
        }
        .into_any(),
        Dot::NotYet => view! { <circle class="f-surface" cx=cx.clone() cy="8" r="4"></circle><circle class="s-line thin" cx=cx cy="8" r="3"></circle> }.into_any(),
    }
}

#[component]
pub fn Dots(dots: Vec<(CheckInStep, NaiveDate, Dot)>, today: NaiveDate) -> impl IntoView {
    if dots.is_empty() {
        return ().into_any();
    }
    let words =
        dots.iter().map(|(step, on, dot)| format!("{}, {}: {}", code("check-in", *step), day(*on, today), code("dot", *dot)));
    let label = format!("{}. {}", t("check-ins"), words.collect::<Vec<_>>().join("; "));
    let width = 16 + APART * (dots.len() - 1);
    let line = format!("M8 8h{}", APART * (dots.len() - 1));
    let marks = dots.into_iter().enumerate().map(|(at, (.., dot))| mark(dot, at * APART)).collect_view();
    view! {
        <svg class="flip dots" width=width.to_string() height="16" viewBox=format!("0 0 {width} 16") role="img" aria-label=label>
            <path class="s-ground" d=line></path>{marks}</svg>
    }
    .into_any()
}

/// What each mark says.
#[component]
pub fn DotKey() -> impl IntoView {
    use strum::VariantArray;
    let marks = Dot::VARIANTS.iter().map(|&dot| {
        view! { <li><svg width="16" height="16" aria-hidden="true">{mark(dot, 0)}</svg>{code("dot", dot)}</li> }
    });
    view! { <ul class="key"><li class="strong">{t("check-ins-key")}</li>{marks.collect_view()}</ul> }
}
