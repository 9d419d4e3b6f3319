//! For, not yet, and not known, in words: each with the day of the look it comes from, and what would help where it is not yet.

use chrono::NaiveDate;
use domain::{
    assessments::Key,
    choosing::{About, Point, Side, WayView},
    codes::Code,
};
use leptos::prelude::*;

use crate::{
    pages::assessments::band_words,
    words::{code, day, t, tx},
};

/// What her looks say, then what was written down with her.
pub(super) fn reasons(way: &WayView, today: NaiveDate) -> impl IntoView + use<> {
    let block = |key: &'static str, class: &'static str, own: Option<&String>, side: Side| {
        let said = way.points.iter().filter(|point| point.side == side).map(|point| {
            let note = note(*point, today);
            let note = (!note.is_empty()).then(|| view! { <br/><span class="small quiet">{note}</span> });
            view! { <li>{about(point.about)}{note}</li> }.into_any()
        });
        let own = own.map(|words| view! { <li>{words.clone()}</li> }.into_any());
        let all: Vec<AnyView> = said.chain(own).collect();
        (!all.is_empty()).then(|| view! { <div><p><b class=class>{t(key)}</b></p><ul>{all}</ul></div> })
    };
    let blocks = [
        block("side-for", "is-good", way.good.as_ref(), Side::For),
        block("side-not-yet", "is-soon", way.not_yet.as_ref(), Side::NotYet),
        block("side-not-known", "quiet", None, Side::NotKnown),
    ];
    if blocks.iter().all(Option::is_none) {
        return view! { <span class="quiet">{t("points-none")}</span> }.into_any();
    }
    view! { <div class="stack-s">{blocks.into_iter().collect_view()}</div> }.into_any()
}

fn about(about: About) -> String {
    match about {
        About::Age(age) => tx("point-age", &[("age", age.into())]),
        About::Level(level) => tx("point-level", &[("level", code("level", level).into())]),
        About::Language(language) => tx("point-language", &[("language", code("language", language).into())]),
        About::LanguageLevel { language, asks, .. } => {
            tx("point-language-level", &[("language", code("language", language).into()), ("level", code("cefr", asks).into())])
        }
        About::Band { of, asks, .. } => band_words(of, asks),
        About::Likes(area) => code("point-likes", area),
        About::Interests => t("point-interests"),
    }
}

/// "Now A1, seen on 12 May. A language class, or talking every day, would help."
fn note(point: Point, today: NaiveDate) -> String {
    let on = |key: &str, now: String| {
        let on = point.look.map(|on| day(on, today)).unwrap_or_default();
        tx(key, &[("now", now.into()), ("day", on.into())])
    };
    match (point.side, point.about) {
        // What she likes never speaks against a course.
        (_, About::Age(_) | About::Level(_) | About::Language(_)) | (Side::NotYet, About::Likes(_) | About::Interests) => {
            String::new()
        }
        (Side::NotKnown, _) if point.look.is_some() => on("point-not-asked", String::new()),
        (Side::NotKnown, _) => t("point-not-looked"),
        (Side::For, _) => on("point-seen", String::new()),
        (Side::NotYet, About::LanguageLevel { now, .. }) => {
            let now = now.map_or_else(|| t("point-before-a1"), |now| code("cefr", now));
            format!("{} {}", on("point-now", now), help(Key::Language))
        }
        (Side::NotYet, About::Band { of, now, .. }) => {
            format!("{} {}", on("point-now", band_words(of, now.unwrap_or_default())), help(of))
        }
    }
}

fn help(of: Key) -> String {
    t(&format!("point-help-{}", of.code()))
}

#[cfg(test)]
mod tests {
    use domain::{
        assessments::{Area, Instrument},
        codes::{Cefr, Language},
    };
    use strum::VariantArray;

    use super::*;
    use crate::words::find;

    #[test]
    fn every_band_area_and_help_has_words() {
        let mut keys: Vec<String> =
            Area::VARIANTS.iter().map(|area| format!("point-likes-{}", area.code().replace('_', "-"))).collect();
        for of in [Key::Reading, Key::Numbers, Key::Digital] {
            let most = Instrument::newest(of).unwrap().most;
            keys.extend((0..=most).map(|band| format!("band-{}-{band}", of.code())));
            keys.push(format!("point-help-{}", of.code()));
        }
        let missing: Vec<_> = keys.into_iter().filter(|key| find(key, &[]).is_none()).collect();
        assert!(missing.is_empty(), "{missing:?}");
    }

    #[test]
    fn a_reason_says_where_she_is_when_that_was_seen_and_what_would_help() {
        let today = NaiveDate::from_ymd_opt(2026, 11, 24).unwrap();
        let look = NaiveDate::from_ymd_opt(2026, 5, 12);
        let note = |side, about| note(Point { side, about, look: look.filter(|_| side != Side::NotKnown) }, today);
        let reading = |now| About::Band { of: Key::Reading, asks: 3, now };
        let language = |now| About::LanguageLevel { language: Language::Mk, asks: Cefr::A2, now };
        for (side, about, expected) in [
            (Side::For, reading(Some(3)), "Seen on 12 May."),
            (Side::NotYet, reading(Some(2)), "12 May: reading short texts. Reading with somebody, a little every day, would help."),
            (Side::NotYet, reading(Some(0)), "12 May: beginning to read. Reading with somebody, a little every day, would help."),
            (Side::NotYet, language(None), "12 May: before A1. A class, or somebody to talk with every day, would help."),
            (Side::NotKnown, reading(None), "Not looked at yet."),
            (Side::For, About::Likes(Area::Making), "Seen on 12 May."),
            (Side::NotYet, About::Age(16), ""),
        ] {
            assert_eq!(note(side, about), expected);
        }
    }
}
