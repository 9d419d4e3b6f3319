//! Her drawing, as she drew it: only her strokes are in it.

use domain::dreams::Picture;
use leptos::prelude::*;

use crate::words::{t, tx};

/// Said to whoever listens: her own words for it, where she gave some.
#[component]
pub fn Drawn(picture: Picture, #[prop(default = "drawing-yours")] whose: &'static str) -> impl IntoView {
    let label = match picture.about {
        Some(about) => tx(&format!("{whose}-of"), &[("about", about.into())]),
        None => t(whose),
    };
    let strokes = picture.drawing.0.iter().map(|stroke| {
        view! { <path d=stroke.path() stroke=stroke.colour() stroke-width=stroke.thickness().to_string()></path> }
    });
    let strokes = strokes.collect_view();
    view! {
        <figure class="picture"><svg viewBox="0 0 720 450" role="img" aria-label=label>
            <g fill="none" stroke-linecap="round" stroke-linejoin="round">{strokes}</g></svg></figure>
    }
}
