//! Where she draws: strokes of a finger or a mouse, in the form that keeps them. Nothing is sent until she keeps it.

use domain::drawing::{Drawing, HEIGHT, PAINTS, POINTS, STROKES, Stroke, WIDTH, WIDTHS};
use leptos::{ev, html, prelude::*, wasm_bindgen::JsCast, web_sys};
use serde::{Deserialize, Serialize};

/// The words of the pad, in the order of the paints and widths.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct PadWords {
    pub pad: String,
    pub paints: String,
    pub paint: Vec<String>,
    pub widths: String,
    pub width: Vec<String>,
    pub undo: String,
    pub clear: String,
}

/// Points nearer than this to the last one, in the paper's units, tell nothing.
const APART: i32 = 4;

#[island]
pub fn Pad(
    /// The name of the field that holds the strokes.
    name: String,
    /// What she drew so far.
    drawn: String,
    words: PadWords,
) -> impl IntoView {
    let strokes = RwSignal::new(Drawing::read(&drawn).unwrap_or_default().0);
    // What *Start again* and *Undo* can bring back.
    let cleared = RwSignal::new(Vec::<Stroke>::new());
    let now = RwSignal::new(None::<Stroke>);
    let (paint, width) = (RwSignal::new(12_u8), RwSignal::new(1_u8));
    let field = NodeRef::<html::Input>::new();
    let text = move || Drawing(strokes.get()).text();
    // The field is no text box: what else listens to the form is told that it changed.
    let tell = move || {
        if let (Some(field), Ok(event)) = (field.get_untracked(), bubbling("input")) {
            let _ = field.dispatch_event(&event);
        }
    };

    let begin = move |event: ev::PointerEvent| {
        if event.button() > 0 || !event.is_primary() || strokes.with_untracked(|all| is_full(all)) {
            return;
        }
        if let Some(point) = point(&event) {
            event.prevent_default();
            if let Some(pad) = event.current_target().and_then(|target| target.dyn_into::<web_sys::Element>().ok()) {
                let _ = pad.set_pointer_capture(event.pointer_id());
            }
            let points = vec![point];
            now.set(Some(Stroke { paint: paint.get_untracked(), width: width.get_untracked(), points }));
        }
    };
    let go_on = move |event: ev::PointerEvent| {
        if let Some(point) = point(&event).filter(|point| now.with_untracked(|now| goes_on(now.as_ref(), *point))) {
            now.update(|now| {
                if let Some(now) = now {
                    now.points.push(point);
                }
            });
        }
    };
    let end = move |_: ev::PointerEvent| {
        if let Some(stroke) = now.get_untracked() {
            now.set(None);
            cleared.update(Vec::clear);
            strokes.update(|all| all.push(stroke));
            tell();
        }
    };
    let undo = move |_| {
        if strokes.with_untracked(Vec::is_empty) {
            strokes.set(cleared.get_untracked());
            cleared.update(Vec::clear);
        } else {
            strokes.update(|all| {
                all.pop();
            });
        }
        tell();
    };
    let clear = move |_| {
        cleared.set(strokes.get_untracked());
        strokes.update(Vec::clear);
        tell();
    };

    let paints = PAINTS.iter().zip(words.paint).enumerate().filter_map(move |(place, ((_, colour), label))| {
        let place = u8::try_from(place).ok()?;
        Some(view! {
            <button type="button" class="paint" aria-pressed=move || pressed(paint.get() == place) aria-label=label on:click=move |_| paint.set(place)>
                <svg viewBox="0 0 24 24" aria-hidden="true"><circle cx="12" cy="12" r="11" fill=*colour></circle></svg></button>
        })
    });
    let widths = WIDTHS.iter().zip(words.width).enumerate().filter_map(move |(place, ((_, thick), label))| {
        let place = u8::try_from(place).ok()?;
        Some(view! {
            <button type="button" class="paint" aria-pressed=move || pressed(width.get() == place) aria-label=label on:click=move |_| width.set(place)>
                <svg viewBox="0 0 24 24" aria-hidden="true"><circle cx="12" cy="12" r=(thick / 2).to_string() fill="#241f21"></circle></svg></button>
        })
    });
    let (paints, widths) = (paints.collect_view(), widths.collect_view());
    let path = |stroke: &Stroke| view! { <path d=stroke.path() stroke=stroke.colour() stroke-width=stroke.thickness().to_string()></path> };

    view! {
        <div class="stack-s">
            <svg class="pad" viewBox=format!("0 0 {WIDTH} {HEIGHT}") role="img" aria-label=words.pad
                on:pointerdown=begin on:pointermove=go_on on:pointerup=end on:pointercancel=end>
                <g fill="none" stroke-linecap="round" stroke-linejoin="round">
                    {move || strokes.with(|all| all.iter().map(path).collect_view())}
                    {move || now.with(|now| now.as_ref().map(path))}
                </g>
            </svg>
            <div class="paints" role="group" aria-label=words.paints>{paints}</div>
            <div class="paints" role="group" aria-label=words.widths>{widths}</div>
            <div class="pair pad-tools">
                <button type="button" class="btn" on:click=undo>{words.undo}</button>
                <button type="button" class="btn" on:click=clear>{words.clear}</button>
            </div>
            <input type="hidden" name=name value=text node_ref=field/>
        </div>
    }
}

const fn pressed(yes: bool) -> &'static str {
    if yes { "true" } else { "false" }
}

fn bubbling(kind: &str) -> Result<web_sys::Event, leptos::wasm_bindgen::JsValue> {
    let event = web_sys::CustomEvent::new(kind)?;
    event.init_custom_event_with_can_bubble(kind, true);
    Ok(event.into())
}

fn is_full(strokes: &[Stroke]) -> bool {
    strokes.len() >= STROKES || strokes.iter().map(|stroke| stroke.points.len()).sum::<usize>() >= POINTS - 2_000
}

/// A stroke goes on where the hand has moved, and ends by itself before it is longer than a drawing may be.
fn goes_on(now: Option<&Stroke>, (x, y): (i32, i32)) -> bool {
    now.is_some_and(|stroke| {
        let far = stroke.points.last().is_none_or(|last| (last.0 - x).abs() + (last.1 - y).abs() >= APART);
        far && stroke.points.len() < 2_000
    })
}

/// Where on the paper a finger is.
fn point(event: &ev::PointerEvent) -> Option<(i32, i32)> {
    let pad = event.current_target()?.dyn_into::<web_sys::Element>().ok()?;
    let on_screen = pad.get_bounding_client_rect();
    if on_screen.width() < 1.0 || on_screen.height() < 1.0 {
        return None;
    }
    let across = f64::from(event.client_x()) - on_screen.left();
    let down = f64::from(event.client_y()) - on_screen.top();
    let at = |part: f64, of: f64, most: i32| whole(part / of * f64::from(most)).clamp(0, most);
    Some((at(across, on_screen.width(), WIDTH), at(down, on_screen.height(), HEIGHT)))
}

#[expect(clippy::cast_possible_truncation, reason = "a place on a screen is within the paper before it is cut off")]
fn whole(number: f64) -> i32 {
    number.round().clamp(-1e6, 1e6) as i32
}
