//! Assessments: choosing what to look at, and a sitting in which everything may be skipped.

mod changes;

use domain::{
    assessments::{Answer, Instrument, Key, SittingForm, SittingView},
    codes::{Code, Language},
    days::DayText,
    ids::{Id, Resident, Sitting},
};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use strum::VariantArray;

pub use self::changes::Section;
use self::changes::{Changes, Said};
use super::residents::Trail;
use crate::{
    backend::{self, backend, go, go_saved, optional_id, path_id},
    components::{
        fields::{Fields, control},
        form::{DateField, Finish, Form, Select, TextBox, Tick, choices},
        icon::{Icon, symbol},
        layout::{Desk, Here},
        live::Live,
        page_title::Neutral,
        print_head::PrintHead,
        trouble::page,
        who::Team,
    },
    failure::Failure,
    islands::questions::{Part as Questioned, Question, QuestionWords, Questions},
    words::{code, day, t, tx},
};

#[server(prefix = "/do", endpoint = "record_sitting")]
pub async fn record_sitting(resident: Id<Resident>, sitting: String, form: SittingForm) -> Result<(), Failure> {
    let (records, actor) = backend()?;
    let id = records.record_sitting(&actor, resident, optional_id(&sitting)?, &form).await?;
    let looks = format!("/residents/{resident}/assessments");
    if form.goes_on() {
        go(&format!("{looks}/{id}"));
    } else {
        go_saved(&looks);
    }
    Ok(())
}

fn list_key(key: Key) -> String {
    key.code().replace('_', "-")
}

/// "A language, four skills: Macedonian".
fn what(key: Key, language: Option<Language>) -> String {
    let name = code("instrument", key);
    language.map_or_else(|| name.clone(), |language| format!("{name}: {}", code("language", language)))
}

pub fn sitting_words(one: &SittingView) -> String {
    tx("story-sitting", &[("what", what(one.instrument, one.language).into())])
}

/// A band as what she does: "reading short texts".
pub(super) fn band_words(of: Key, band: i32) -> String {
    t(&format!("band-{}-{band}", list_key(of)))
}

/// What she can do now, all of it, with what changed.
#[component]
pub fn ListPage() -> impl IntoView {
    let id = path_id::<Resident>(use_params_map(), "id");
    page(async move {
        let id = id?;
        let (records, actor) = backend()?;
        let found = records.sitting_page(&actor, id, None, None).await?;
        let (today, restricted) = (found.today, found.resident.restricted);
        let changes = view! { <Changes sittings=found.sittings.clone() today/> };
        let rows = found.sittings.iter().map(|one| {
            let (href, by) = (format!("/residents/{id}/assessments/{}", one.id), one.by.clone());
            let chip =
                (!one.done).then(|| view! { <span class="chip is-soon"><Icon name="pause"/>{t("sitting-unfinished")}</span> });
            let said = one.done.then(|| view! { <Said scores=one.scores.clone() of=one.instrument edition=one.edition/> });
            let act = if one.done { t("sitting-change") } else { t("sitting-go-on") };
            view! {
                <li><div class="grow"><b>{what(one.instrument, one.language)}</b><br/>
                    <span class="quiet">{tx("skills-by", &[("name", by.into()), ("day", day(one.on, today).into())])}</span>
                    {one.words.clone().map(|words| view! { <br/><q>{words}</q> })}{said}</div>{chip}
                    <a class="btn btn-quiet" href=href>{act}<span class="vh">" "{what(one.instrument, one.language)}</span></a></li>
            }
        });
        let (any, rows) = (!found.sittings.is_empty(), rows.collect_view());
        Ok(view! {
            <Desk here=Here::Residents title=Neutral::Records>
                <PrintHead what=found.resident.reference.clone()/>
                <div class="stack-l">
                    <div class="head"><div class="grow"><Trail resident=found.resident title=t("assessments-title")/></div>
                        <Team restricted besides=t("seen-skills-sheet")/>
                        <button class="btn" type="button" data-print=""><Icon name="print"/>{t("print")}</button>
                        <a class="btn btn-main" href=format!("/residents/{id}/assessments/new")><Icon name="plus"/>{t("assessment-new")}</a></div>
                    {changes}
                    {any.then(|| view! { <section class="stack" aria-labelledby="looks"><h2 id="looks">{t("assessments-all")}</h2><ul class="rows">{rows}</ul></section> })}
                </div>
            </Desk>
        })
    })
}

/// One sitting; without one, a new one of the instrument in the address, or the choice of one.
#[component]
pub fn SittingPage() -> impl IntoView {
    let params = use_params_map();
    let id = path_id::<Resident>(params, "id");
    let sitting = params.read_untracked().get("sitting").filter(|sitting| sitting != "new").unwrap_or_default();
    let chosen = backend::query("of").and_then(|key| key.parse::<Key>().ok());
    page(async move {
        let id = id?;
        let (records, actor) = backend()?;
        let found = records.sitting_page(&actor, id, optional_id::<Sitting>(&sitting)?, backend::query_id("draft")).await?;
        let fresh = chosen.and_then(Instrument::newest).map(|one| SittingForm {
            instrument: one.key.code().to_owned(),
            edition: one.version.to_string(),
            on: DayText::from(found.today),
            done: "on".to_owned(),
            ..SittingForm::default()
        });
        let mut stored = found.stands.as_ref().map(SittingForm::from).or(fresh).unwrap_or_default();
        // Gone on with, it is finished at its end as it would have been the first time, unless somebody says otherwise.
        if found.draft.as_ref().is_none_or(|draft| draft.offered) {
            "on".clone_into(&mut stored.done);
        }
        let fields = Fields::of(&stored, found.draft);
        // A form that could not stand names its instrument itself: the address of a draft does not.
        let key = fields.value("instrument").parse::<Key>().ok();
        let instrument = key.and_then(|key| match fields.value("edition").parse() {
            Ok(edition) => Instrument::edition(key, edition),
            Err(_) => Instrument::newest(key),
        });
        let version = found.stands.as_ref().map(|one| one.version);
        let body = match instrument {
            None => view! { <Choose her=id/> }.into_any(),
            Some(instrument) => {
                let (of_language, stands) = (instrument.key == Key::Language, found.stands.as_ref());
                let (begun, language) = (stands.is_some(), stored.language.clone());
                // One question a screen, but where there is something to correct.
                let begin = (fields.problem.is_none() && stands.is_none_or(|one| !one.done)).then(|| begin(instrument, &fields));
                let sheet = move || {
                    let (parts, words, base) =
                        (questions(instrument), question_words(instrument), format!("/residents/{id}/assessments/"));
                    let fixed = of_language.then(|| "f-language".to_owned()).into_iter().collect();
                    view! {
                        <Live><Questions parts words begin base fixed>
                            <TextBox name="words" label=t("field-words-hers") hint=t("hint-words-hers") rows=3/>
                            <DateField name="on" label=t("field-sitting-on")/>
                            <DateField name="next_review" hint=t("hint-next-review")/>
                            <Tick name="done" hint=t("hint-done")/>
                            <Finish label=t("save") back=format!("/residents/{id}/assessments")/>
                        </Questions></Live>
                    }
                };
                view! {
                    <p class="quiet">{t("sitting-note")}</p>
                    <Form endpoint="record_sitting" fields hidden=vec![("resident", id.to_string()), ("sitting", sitting)]
                        about=id.to_string() version=version.unwrap_or_default() changed=found.changed>
                        <input type="hidden" name="form[instrument]" value=instrument.key.code()/>
                        <input type="hidden" name="form[edition]" value=instrument.version.to_string()/>
                        {(of_language && begun).then(|| view! { <input type="hidden" name="form[language]" value=language/> })}
                        {(of_language && !begun).then(|| view! { <Select name="language" label=t("field-sitting-language") of=choices("language", Language::VARIANTS) none=t("choose")/> })}
                        {sheet()}
                    </Form>
                }
                .into_any()
            }
        };
        let of = found.stands.as_ref().and_then(|one| one.language);
        let title = instrument.map_or_else(|| t("assessment-choose"), |one| what(one.key, of));
        Ok(view! {
            <Desk here=Here::Residents title=Neutral::Form>
                <div class="stack-l narrow"><Trail resident=found.resident title/>{body}</div>
            </Desk>
        })
    })
}

#[component]
fn Choose(her: Id<Resident>) -> impl IntoView {
    let rows = Key::VARIANTS.iter().map(|&key| {
        let href = format!("/residents/{her}/assessments/new?of={}", key.code());
        view! {
            <li><span class="grow"><a class="strong" href=href>{code("instrument", key)}</a><br/>
                <span class="quiet">{t(&format!("instrument-{}-what", list_key(key)))}</span></span></li>
        }
    });
    view! { <ul class="rows">{rows.collect_view()}</ul> }
}

/// The question after the last that was answered; past the end, what comes after the questions.
fn begin(instrument: &Instrument, fields: &Fields) -> usize {
    let items: Vec<_> = instrument.parts.iter().flat_map(|part| part.items).collect();
    items.iter().rposition(|item| !fields.value(item.field).is_empty()).map_or(0, |last| last + 1)
}

/// What an item of the interests is pictured by.
fn picture(item: &str) -> Option<&'static str> {
    Some(match item {
        "making_a" => "pot",
        "making_b" => "needle",
        "making_c" => "hammer",
        "caring_a" => "child",
        "caring_b" => "bed",
        "caring_c" => "paw",
        "creating_a" => "brush",
        "creating_b" => "scissors",
        "creating_c" => "note",
        "order_a" => "list",
        "order_b" => "coin",
        "order_c" => "today",
        "finding_out_a" => "search",
        "finding_out_b" => "flask",
        "finding_out_c" => "computer",
        "people_a" => "basket",
        "people_b" => "talk",
        "people_c" => "people",
        _ => return None,
    })
}

/// The items of this sitting in words, with what was answered.
fn questions(instrument: &Instrument) -> Vec<Questioned> {
    let fields = use_context::<Fields>().unwrap_or_default();
    let count: usize = instrument.parts.iter().map(|part| part.items.len()).sum();
    let mut place = 0;
    let part = |part: &domain::assessments::Part| {
        let part_words = t(&format!("part-{}", part.key.replace('_', "-")));
        let questions = part.items.iter().map(|item| {
            place += 1;
            let (id, words) =
                (control(item.field), t(&format!("item-{}-{}", list_key(instrument.key), item.key().replace('_', "-"))));
            let apart = fields.stands_apart(item.field, &id, &format!("{part_words}: {words}"));
            Question {
                theirs: apart.then(|| format!("{} {}", t("stands-now"), answer_words(&fields.stored(item.field).concat()))),
                id,
                picture: picture(item.key()).map(symbol).unwrap_or_default(),
                name: format!("form[answers][{}]", item.key()),
                words,
                place: tx("question-place", &[("place", place.into()), ("count", count.into())]),
                chosen: fields.value(item.field),
            }
        });
        let questions = questions.collect();
        Questioned { words: part_words, questions }
    };
    instrument.parts.iter().map(part).collect()
}

fn answer_words(answer: &str) -> String {
    answer.parse::<Answer>().map_or_else(|_| t("value-none"), |answer| code("answer", answer))
}

fn question_words(instrument: &Instrument) -> QuestionWords {
    QuestionWords {
        answers: Answer::of(instrument.rule).iter().map(|&answer| (answer.code().to_owned(), code("answer", answer))).collect(),
        skip: t("answer-skip"),
        next: t("question-next"),
        back: t("question-back"),
        all: t("question-all"),
        saved: t("question-saved"),
    }
}

#[cfg(test)]
mod tests {
    use domain::assessments::Rule;

    use super::*;
    use crate::words::find;

    #[test]
    fn every_item_of_the_interests_has_a_picture_of_its_own() {
        let sprite = include_str!("../../../public/icons.svg");
        let interests = Instrument::newest(Key::Interests).unwrap();
        let mut pictures: Vec<&str> =
            interests.parts.iter().flat_map(|part| part.items).map(|item| picture(item.key()).unwrap()).collect();
        let missing: Vec<_> = pictures.iter().filter(|name| !sprite.contains(&format!("\"i-{name}\""))).collect();
        assert!(missing.is_empty(), "{missing:?}");
        let count = pictures.len();
        pictures.sort_unstable();
        pictures.dedup();
        assert_eq!(pictures.len(), count);
    }

    #[test]
    fn every_item_part_and_value_has_words() {
        let mut missing = Vec::new();
        let editions = Key::VARIANTS.iter().flat_map(|&key| (1..=9).filter_map(move |version| Instrument::edition(key, version)));
        for one in editions {
            let list = list_key(one.key);
            let mut keys = vec![format!("instrument-{list}"), format!("instrument-{list}-what")];
            if one.rule != Rule::Ranks {
                keys.extend((0..=one.most).map(|value| format!("value-{list}-{value}")));
            }
            for part in one.parts {
                keys.push(format!("part-{}", part.key.replace('_', "-")));
                keys.extend(part.items.iter().map(|item| format!("item-{list}-{}", item.key().replace('_', "-"))));
            }
            missing.extend(keys.into_iter().filter(|key| find(key, &[]).is_none()));
        }
        assert!(missing.is_empty(), "{missing:?}");
    }
}
