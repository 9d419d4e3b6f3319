//! Her dream: to write, to draw, and every version she made.

use domain::{
    codes::DreamKind,
    drawing::{PAINTS, WIDTHS},
    dreams::{DrawingForm, DreamForm, Version},
    sharing::{Reader, SeeForm},
};
use leptos::prelude::*;
use records::goals::MinePage;

use super::parts::Back;
use crate::{
    backend::{backend, house, query_id},
    components::{
        fields::Fields,
        form::{Form, TextBox, TextField},
        icon::Icon,
        layout::Own,
        live::Live,
        picture::Drawn,
        sharing::{Reads, Sees, seen_by},
        trouble::page,
    },
    islands::pad::{Pad, PadWords},
    words::{self, t, tx},
};

#[component]
pub fn WritePage() -> impl IntoView {
    page(async move {
        let (records, actor) = backend()?;
        let MinePage { mine, dreams, .. } = records.mine(&actor, query_id("draft")).await?;
        let last = dreams.words.first();
        let stored = DreamForm {
            words: last.map(|last| last.body.clone()).unwrap_or_default(),
            see: last.map(|last| last.sharing.text()).unwrap_or_default(),
        };
        let fields = Fields::of(&stored, mine.draft);
        let her = about(&actor);
        Ok(view! {
            <Own>
                <Form endpoint="keep_words" fields=fields.clone() about=her class="stack-l">
                    <h1>{t("dream-write-title")}</h1>
                    <div class="stack-s"><Reads id="reads" readers=&mine.readers coordinator=&mine.coordinator/>
                        <TextBox name="words" label=t("field-own-words") hint=t("hint-dream-words") rows=6/></div>
                    <Sees fields=&fields readers=&mine.readers coordinator=&mine.coordinator/>
                    <div class="pair"><a class="btn" href="/mine">{t("skip-this")}</a><button class="btn btn-main">{t("keep-it")}</button></div>
                </Form>
            </Own>
        })
    })
}

/// Whose key seals what is kept of a form: hers.
pub(super) fn about(actor: &domain::access::Actor) -> Option<String> {
    match actor.standing {
        domain::access::Standing::Resident(id) => Some(id.to_string()),
        _ => None,
    }
}

#[component]
pub fn DrawPage() -> impl IntoView {
    page(async move {
        let (records, actor) = backend()?;
        let MinePage { mine, dreams, .. } = records.mine(&actor, query_id("draft")).await?;
        let last = dreams.drawings.first();
        let stored = DrawingForm {
            strokes: last.map(|last| last.body.drawing.text()).unwrap_or_default(),
            about: last.and_then(|last| last.body.about.clone()).unwrap_or_default(),
            see: last.map(|last| last.sharing.text()).unwrap_or_default(),
        };
        let fields = Fields::of(&stored, mine.draft);
        let her = about(&actor);
        let named = |list: &str, name: &str| t(&format!("{list}-{name}"));
        let words = PadWords {
            pad: t("pad"),
            paints: t("pad-paints"),
            paint: PAINTS.iter().map(|(name, _)| named("paint", name)).collect(),
            widths: t("pad-widths"),
            width: WIDTHS.iter().map(|(name, _)| named("width", name)).collect(),
            undo: t("pad-undo"),
            clear: t("pad-clear"),
        };
        let drawn = fields.value("strokes");
        Ok(view! {
            <Own>
                <Form endpoint="keep_drawing" fields=fields.clone() about=her class="stack-l">
                    <div class="stack"><h1>{t("dream-draw-title")}</h1><p>{t("dream-draw-what")}</p>
                        <noscript><p class="notice">{t("dream-draw-no-script")}" "<a href="/mine/dream/write">{t("dream-write")}</a></p></noscript></div>
                    <div class="stack-s"><Reads id="reads" readers=&mine.readers coordinator=&mine.coordinator/>
                        <div id="f-strokes"><Live><Pad name="form[strokes]".to_owned() drawn words/></Live></div></div>
                    <TextField name="about" label=t("field-drawing-about") hint=t("hint-drawing-about")/>
                    <Sees fields=&fields readers=&mine.readers coordinator=&mine.coordinator/>
                    <div class="pair"><a class="btn" href="/mine">{t("skip-this")}</a><button class="btn btn-main">{t("keep-it")}</button></div>
                </Form>
            </Own>
        })
    })
}

/// Every version, and who may see the last.
#[component]
pub fn DreamPage() -> impl IntoView {
    page(async move {
        let (records, actor) = backend()?;
        let MinePage { mine, dreams, .. } = records.mine(&actor, query_id("draft")).await?;
        let none = dreams.is_blank().then(|| view! { <p>{t("dream-none")}</p> });
        let drawings =
            part(DreamKind::Drawing, t("dream-drawings"), dreams.drawings, &mine.readers, &mine.coordinator, |picture| {
                view! { <Drawn picture/> }.into_any()
            });
        let texts = part(DreamKind::Words, t("dream-words"), dreams.words, &mine.readers, &mine.coordinator, |words| {
            view! { <blockquote class="words" dir="auto">{words}</blockquote> }.into_any()
        });
        Ok(view! {
            <Own><div class="stack-l"><Back href="/mine".to_owned() words=t("mine-home")/>
                <div class="stack"><h1>{t("dream-title")}</h1><p>{t("dream-all-kept")}</p></div>
                {none}{drawings}{texts}
                <div class="pair"><a class="btn" href="/mine/dream/draw"><Icon name="pen"/>{t("dream-draw")}</a>
                    <a class="btn" href="/mine/dream/write"><Icon name="paper"/>{t("dream-write")}</a></div></div></Own>
        })
    })
}

fn part<T>(
    kind: DreamKind,
    title: String,
    versions: Vec<Version<T>>,
    readers: &[Reader],
    coordinator: &str,
    show: impl Fn(T) -> AnyView,
) -> Option<AnyView> {
    let zone = house().time_zone;
    let last = versions.first()?.sharing;
    let code = domain::codes::Code::code(kind);
    let seen = seen_by(last, readers, coordinator);
    let fields = Fields::of(&SeeForm { see: last.text() }, None);
    let sees = view! { <Sees fields=&fields readers coordinator/> };
    let rows = versions.into_iter().enumerate().map(|(place, one)| {
        let when = format!("{}, {}", words::full_day(words::local_day(one.at, &zone)), words::clock(one.at, &zone));
        let class = if place == 0 { "cover" } else { "cover earlier" };
        view! {
            <li class="stack-s"><details class=class><summary class="btn btn-quiet"><Icon name="eye"/><span class="shut">{tx("dream-show-of", &[("day", when.into())])}</span>
                <span class="open">{t("dream-cover")}</span></summary>{show(one.body)}</details></li>
        }
    });
    let rows = rows.collect_view();
    Some(
        view! {
            <section class="stack" aria-labelledby=code><h2 id=code>{title}</h2><p class="strong">{seen}</p>
                <ol class="stack">{rows}</ol>
                <details class="add"><summary class="btn"><Icon name="people"/>{t("see-who-change")}</summary>
                    <Form endpoint="share_dream" fields=fields.clone() hidden=vec![("kind", code.to_owned())] class="stack" autosave=false>
                        {sees}<button class="btn btn-main">{t("keep-it")}</button></Form></details></section>
        }
        .into_any(),
    )
}
