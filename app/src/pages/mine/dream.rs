//! Her dream: to write, to draw, and every version she made.

use domain::{
    codes::DreamKind,
    drawing::{PAINTS, WIDTHS},
    dreams::{DrawingForm, DreamForm, Version, read_at},
    sharing::SeeForm,
};
use leptos::prelude::*;
use records::goals::{Mine, MinePage};

use super::parts::{Back, OwnWords, own_words};
use crate::{
    backend::{backend, house, query, query_id},
    components::{
        fields::{Fields, carries},
        form::{Form, TextField},
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

/// Whether she asked to go on with what she made last. Else the paper is empty and hers alone, and what she made is covered
/// until she taps.
fn goes_on() -> bool {
    query("from").as_deref() == Some("last")
}

/// What she made last, covered, and the way to go on with it.
fn earlier(show: String, go_on: String, to: &'static str, made: AnyView) -> AnyView {
    view! {
        <details class="cover earlier"><summary class="btn btn-quiet"><Icon name="eye"/><span class="shut">{show}</span><span class="open">{t("dream-cover")}</span></summary>
            <div class="stack-s">{made}<p><a class="btn" href=format!("{to}?from=last")><Icon name="pen"/>{go_on}</a></p></div></details>
    }
    .into_any()
}

#[component]
pub fn WritePage() -> impl IntoView {
    let from_last = goes_on();
    page(async move {
        let (records, actor) = backend()?;
        let MinePage { mine, dreams, .. } = records.mine(&actor, query_id("draft")).await?;
        let last = dreams.words.first();
        let on = last.filter(|_| from_last);
        let stored = DreamForm {
            words: on.map(|last| last.body.clone()).unwrap_or_default(),
            see: on.map(|last| last.sharing.text()).unwrap_or_default(),
        };
        let old = last.filter(|_| !from_last).map(|last| {
            let words = view! { <blockquote class="words" dir="auto">{last.body.clone()}</blockquote> }.into_any();
            earlier(t("dream-show-wrote"), t("dream-wrote-on"), "/mine/dream/write", words)
        });
        let fields = own_words(Fields::of(&stored, mine.draft));
        let her = about(&actor);
        Ok(view! {
            <Own>
                <Form endpoint="keep_words" fields=fields.clone() about=her class="stack-l">
                    <h1>{t("dream-write-title")}</h1>{old}
                    <div class="stack-s"><Reads id="reads" readers=&mine.readers coordinator=&mine.coordinator/>
                        <OwnWords fields=&fields hint=t("hint-dream-words") rows=6/></div>
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
    let from_last = goes_on();
    page(async move {
        let (records, actor) = backend()?;
        let MinePage { mine, dreams, .. } = records.mine(&actor, query_id("draft")).await?;
        let last = dreams.drawings.first();
        let on = last.filter(|_| from_last);
        let stored = DrawingForm {
            strokes: on.map(|last| last.body.drawing.text()).unwrap_or_default(),
            about: on.and_then(|last| last.body.about.clone()).unwrap_or_default(),
            see: on.map(|last| last.sharing.text()).unwrap_or_default(),
        };
        let old = last.filter(|_| !from_last).map(|last| {
            let drawn = view! { <Drawn picture=last.body.clone()/> }.into_any();
            earlier(t("dream-show-drew"), t("dream-drew-on"), "/mine/dream/draw", drawn)
        });
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
                        <noscript><p class="notice">{t("dream-draw-no-script")}" "<a href="/mine/dream/write">{t("dream-write")}</a></p></noscript></div>{old}
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
        let drawings = part(DreamKind::Drawing, t("dream-drawings"), dreams.drawings, &mine, about(&actor), |picture| {
            view! { <Drawn picture/> }.into_any()
        });
        let texts = part(DreamKind::Words, t("dream-words"), dreams.words, &mine, about(&actor), |words| {
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
    mine: &Mine,
    her: Option<String>,
    view: impl Fn(T) -> AnyView,
) -> Option<AnyView> {
    let zone = house().time_zone;
    let last = versions.first()?.sharing;
    let days: Vec<_> = versions.iter().map(|one| words::local_day(one.at, &zone)).collect();
    let code = domain::codes::Code::code(kind);
    let (readers, coordinator, today) = (&mine.readers, &mine.coordinator, mine.today);
    let seen = seen_by(last, readers, coordinator);
    let version = read_at(versions.iter().map(|one| one.version));
    let draft = mine.draft.clone().filter(|draft| carries(draft, "kind", code));
    let fields = Fields::of(&SeeForm { version: version.to_string(), see: last.text() }, draft);
    let open = fields.is_draft();
    let id = match kind {
        // The summary leads to the one that was sent.
        _ if open => "f-see",
        DreamKind::Words => "f-see-words",
        DreamKind::Drawing => "f-see-drawing",
    };
    let sees = view! { <Sees fields=&fields readers coordinator id/> };
    let rows = versions.into_iter().enumerate().map(|(place, one)| {
        // The hour only where the day alone would not tell two of them apart.
        let on = days.get(place).copied().unwrap_or_default();
        let alike = days.iter().skip(1).filter(|day| **day == on).count() > 1;
        let day = words::day(on, today);
        let when = if alike { format!("{day}, {}", words::clock(one.at, &zone)) } else { day };
        let (class, show) = match place {
            0 => ("cover", t(&format!("dream-newest-{code}"))),
            _ => ("cover earlier", tx(&format!("dream-older-{code}"), &[("day", when.into())])),
        };
        view! {
            <li class="stack-s"><details class=class><summary class="btn btn-quiet"><Icon name="eye"/><span class="shut">{show}</span>
                <span class="open">{t("dream-cover")}</span></summary>{view(one.body)}</details></li>
        }
    });
    let rows = rows.collect_view();
    Some(
        view! {
            <section class="stack" aria-labelledby=code><h2 id=code>{title}</h2><p class="strong">{seen}</p>
                <ol class="stack">{rows}</ol>
                <details class="add" open=open><summary class="btn"><Icon name="people"/>{t("see-who-change")}</summary>
                    <Form endpoint="share_dream" fields=fields.clone() hidden=vec![("kind", code.to_owned())] about=her version class="stack" autosave=false>
                        {sees}<button class="btn btn-main">{t("keep-it")}</button></Form></details></section>
        }
        .into_any(),
    )
}
