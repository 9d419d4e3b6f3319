//! A sitting, one question a screen: answered, skipped, gone back to, and sent as she goes by the very form it stands in.
//!
//! Until it runs, and wherever no script does, it is that form: every question below the other. `fledge.js` sends it, says when
//! the line is lost and tries again; what was answered stands in the form all the while, and nowhere else.

use std::time::Duration;

use leptos::{
    ev, html,
    prelude::*,
    task::{spawn_local, tick},
    wasm_bindgen::JsCast,
    web_sys,
};
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Part {
    pub words: String,
    pub questions: Vec<Question>,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Question {
    pub id: String,
    /// A picture of what it asks: a symbol of the sprite by its address, or nothing.
    pub picture: String,
    /// Of its field.
    pub name: String,
    pub words: String,
    /// "Question 3 of 12".
    pub place: String,
    pub chosen: String,
    /// What somebody else wrote meanwhile, where that differs.
    pub theirs: Option<String>,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct QuestionWords {
    /// What may be answered: values and their words.
    pub answers: Vec<(String, String)>,
    pub skip: String,
    pub next: String,
    pub back: String,
    pub all: String,
    pub saved: String,
}

/// Where the saving stands.
#[derive(Clone, Copy, Default)]
struct Line {
    started: bool,
    /// How many answers were given, changed or taken back.
    changes: u32,
    /// What is sent under the form's present id certainly holds so many of them; `None` once it is answered for.
    pending: Option<u32>,
    /// The form is being sent by the page, not by her.
    by_itself: bool,
    /// She finished while something was pending.
    finish: bool,
}

const GO_ON: &str = "form[go_on]";
/// What is answered after a form was sent is sent again by itself: trying again is the same form.
const AGAIN: &str = "_again";

#[island]
pub fn Questions(
    parts: Vec<Part>,
    words: QuestionWords,
    /// The question to begin with; `None` shows them all.
    begin: Option<usize>,
    /// The page of the sitting that is begun here, up to its id.
    base: String,
    /// Ids of fields that stand once it is begun.
    fixed: Vec<String>,
    /// What comes after the last question.
    children: Children,
) -> impl IntoView {
    let count: usize = parts.iter().map(|part| part.questions.len()).sum();
    let at = RwSignal::new(None::<usize>);
    let saved = RwSignal::new(false);
    let line = StoredValue::new(Line::default());
    let (sheet, rest) = (NodeRef::<html::Div>::new(), NodeRef::<html::Div>::new());
    let asking = move || at.get().is_some_and(|at| at < count);

    // The form says of itself whether more comes, so that trying again, whoever does it, does not finish too early.
    let mark = move || {
        let goes_on = line.with_value(|line| line.pending.is_some()) || at.get_untracked().is_some_and(|at| at < count);
        form_of(sheet).inspect(|form| set(form, GO_ON, if goes_on { "on" } else { "" }))
    };
    let save = move || {
        line.update_value(|line| {
            line.pending = line.pending.or(Some(line.changes));
            line.by_itself = true;
        });
        saved.set(false);
        if let Some(form) = mark() {
            let _ = form.request_submit();
        }
        line.update_value(|line| line.by_itself = false);
    };
    let show = move |place: usize| {
        at.set(Some(place));
        mark();
        // Once the question stands there, and before the next key is heard.
        spawn_local(async move {
            tick().await;
            focus(if place < count { sheet } else { rest });
        });
    };
    let next = move |event: ev::MouseEvent| {
        event.prevent_default();
        if let Some(place) = at.get_untracked() {
            save();
            show(place + 1);
        }
    };
    // A key held down would pass questions by.
    let held = move |event: ev::KeyboardEvent| {
        if event.repeat() && event.key() == "Enter" {
            event.prevent_default();
        }
    };
    let changed = move |_| line.update_value(|line| line.changes += 1);
    let skip = move |_| {
        if let Some(place) = at.get_untracked() {
            unanswer(sheet);
            line.update_value(|line| line.changes += 1);
            save();
            show(place + 1);
        }
    };
    let back = move |_| {
        if let Some(place) = at.get_untracked().and_then(|place| place.checked_sub(1)) {
            show(place);
        }
    };
    let all = move |_| {
        at.set(None);
        mark();
    };
    // An answer is sent as she goes: no draft is needed besides.
    let typed = move |event: ev::Event| {
        if at.get_untracked().is_some() {
            event.stop_propagation();
        }
    };

    let start = begin.map(|begin| (begin, base, fixed));
    Effect::new(move || {
        let Some((begin, base, fixed)) = start.clone() else { return };
        line.update_value(|line| line.started = true);
        if let Some(form) = form_of(sheet) {
            set(&form, AGAIN, "on");
        }
        at.set(Some(begin));
        mark();
        let submit = window_event_listener(ev::submit, move |event| {
            let ours = event.target().and_then(|target| target.dyn_into().ok()) == form_of(sheet);
            line.update_value(|line| line.finish = ours && line.pending.is_some() && !line.by_itself);
        });
        let sent = window_event_listener_untyped("sent", move |event| {
            let Some(form) = form_of(sheet) else { return };
            let Some(to) = event.unchecked_ref::<web_sys::CustomEvent>().detail().as_string() else { return };
            // Where it leads to its own page it is kept, and goes on. Anything else is where to go.
            if !to.strip_prefix(&base).is_some_and(is_id) {
                return;
            }
            event.prevent_default();
            begun(&form, &to, &base, &fixed);
            let (more, finish) = line
                .try_update_value(|line| {
                    (line.pending.take().is_some_and(|held| held != line.changes), std::mem::take(&mut line.finish))
                })
                .unwrap_or_default();
            saved.set(!more);
            mark();
            if finish {
                set_timeout(move || form.request_submit().unwrap_or_default(), Duration::ZERO);
            } else if more {
                set_timeout(save, Duration::ZERO);
            }
        });
        on_cleanup(move || {
            submit.remove();
            sent.remove();
        });
    });

    let mut place = 0;
    let sections = parts.into_iter().map(|part| {
        let first = place;
        let questions = part.questions.into_iter().map(|question| {
            let here = place;
            place += 1;
            let hidden = move || at.get().is_some_and(|at| at != here);
            let name = question.name.clone();
            let radios = words.answers.iter().enumerate().map(|(number, (value, words))| {
                let id = if number == 0 { question.id.clone() } else { format!("{}-{number}", question.id) };
                let checked = *value == question.chosen;
                view! { <label><input type="radio" id=id name=question.name.clone() value=value.clone() checked=checked/>{words.clone()}</label> }
            });
            let radios = radios.collect_view();
            let skip = words.skip.clone();
            let picture = (!question.picture.is_empty())
                .then(|| view! { <svg class="icon pictogram" aria-hidden="true"><use href=question.picture></use></svg> });
            let skipped = question.chosen.is_empty();
            let stands = format!("{}-o", question.id);
            let described = question.theirs.is_some().then(|| stands.clone());
            let theirs = question.theirs.map(|words| view! { <p class="theirs" id=stands>{words}</p> });
            // One at a time there is a button for it.
            let none = move || {
                at.get().is_none().then(|| {
                    // Shown again, it would take the place of what was answered since.
                    let skipped = skipped && !line.with_value(|line| line.started);
                    view! { <label><input type="radio" name=name.clone() value="" checked=skipped/>{skip.clone()}</label> }
                })
            };
            view! {
                <fieldset class="field" aria-describedby=described hidden=hidden on:change=changed on:input=typed><legend>{picture}{question.words}</legend>
                    <p class="small quiet place">{question.place}</p>{theirs}<div class="seg">{radios}{none}</div></fieldset>
            }
        });
        let questions = questions.collect_view();
        let last = place;
        let hidden = move || at.get().is_some_and(|at| !(first..last).contains(&at));
        view! { <section class="stack" hidden=hidden><h2>{part.words}</h2>{questions}</section> }
    });
    let sections = sections.collect_view();

    let state = words.saved.clone();
    let state = move || saved.get().then(|| state.clone());
    let buttons = move || {
        at.get().map(|place| {
            let answer = (place < count).then(|| {
                view! {
                    <div class="pair"><button type="button" class="btn" on:click=skip>{words.skip.clone()}</button>
                        <button class="btn btn-main" on:click=next>{words.next.clone()}</button></div>
                }
            });
            // Past the last question, too: what was answered can be looked at again before it is finished.
            let back = (place != 0).then(|| {
                view! { <button type="button" class="btn btn-quiet" on:click=back>{words.back.clone()}</button> }
            });
            view! {
                {answer}<div class="cluster">{back}
                    <button type="button" class="btn btn-quiet" on:click=all>{words.all.clone()}</button></div>
            }
        })
    };
    view! {
        <div class="questions" class:one=move || at.get().is_some() on:keydown=held>
            <div class="stack-l" node_ref=sheet>{sections}</div>
            {buttons}
            <p class="small quiet" role="status">{state}</p>
            <input type="hidden" name=GO_ON value=""/><input type="hidden" name=AGAIN value=""/>
            <div class="stack" node_ref=rest hidden=asking>{children()}</div>
        </div>
    }
}

fn form_of(sheet: NodeRef<html::Div>) -> Option<web_sys::HtmlFormElement> {
    sheet.get_untracked()?.closest("form").ok()??.dyn_into().ok()
}

fn field(form: &web_sys::HtmlFormElement, name: &str) -> Option<web_sys::HtmlInputElement> {
    form.query_selector(&format!("input[name='{name}']")).ok()??.dyn_into().ok()
}

fn set(form: &web_sys::HtmlFormElement, name: &str, value: &str) {
    if let Some(field) = field(form, name) {
        field.set_value(value);
    }
}

fn first(part: NodeRef<html::Div>, selector: &str) -> Option<web_sys::HtmlElement> {
    part.get_untracked()?.query_selector(selector).ok()??.dyn_into().ok()
}

/// What is answered already, else the first field there is.
fn focus(part: NodeRef<html::Div>) {
    let checked = first(part, "fieldset:not([hidden]) input:checked");
    let field = checked.or_else(|| first(part, "fieldset:not([hidden]) input, textarea"));
    if let Some(field) = field {
        let _ = field.focus();
    }
}

fn unanswer(sheet: NodeRef<html::Div>) {
    let answer = first(sheet, "fieldset:not([hidden]) input:checked");
    if let Some(answer) = answer.and_then(|answer| answer.dyn_into::<web_sys::HtmlInputElement>().ok()) {
        answer.set_checked(false);
    }
}

fn is_id(text: &str) -> bool {
    text.len() == 36 && text.bytes().all(|byte| byte.is_ascii_hexdigit() || byte == b'-')
}

/// What is sent next is about the sitting that is kept now, at its next version, and is another form.
fn begun(form: &web_sys::HtmlFormElement, to: &str, base: &str, fixed: &[String]) {
    let version = field(form, "form[version]").and_then(|field| field.value().parse::<i32>().ok()).unwrap_or_default();
    set(form, "form[version]", &(version + 1).to_string());
    set(form, "sitting", to.strip_prefix(base).unwrap_or_default());
    set(form, "_at", to);
    set(form, "_form", &form_id());
    for select in fixed.iter().filter_map(|id| document().get_element_by_id(id)?.dyn_into::<web_sys::HtmlSelectElement>().ok()) {
        for other in 0..select.length() {
            if let Some(option) = select.item(other).filter(|_| i32::try_from(other) != Ok(select.selected_index())) {
                let _ = option.set_attribute("disabled", "");
            }
        }
    }
    if let Ok(history) = window().history() {
        let _ = history.replace_state_with_url(&leptos::wasm_bindgen::JsValue::NULL, "", Some(to));
    }
}

/// A random id (a UUID in its short writing).
fn form_id() -> String {
    let mut bytes = [0; 16];
    if let Ok(crypto) = window().crypto() {
        let _ = crypto.get_random_values_with_u8_array(&mut bytes);
    }
    format!("{:032x}", u128::from_be_bytes(bytes))
}
