//! What she can do now, as her latest looks say it: in sentences, without a number and beside nobody.

use chrono::NaiveDate;
use domain::assessments::{HerLook, Key};
use leptos::prelude::*;

use super::parts::Back;
use crate::{
    backend::backend,
    components::{icon::Icon, layout::Own, trouble::page},
    words::{code, day, t, tx},
};

#[component]
pub fn CanPage() -> impl IntoView {
    page(async move {
        let (records, actor) = backend()?;
        let (looks, today) = records.what_i_can(&actor).await?;
        let none = looks.is_empty().then(|| view! { <p>{t("can-none")}</p> });
        let looks = looks.into_iter().map(|one| said(one, today)).collect_view();
        Ok(view! {
            <Own><div class="stack-l"><Back href="/mine".to_owned() words=t("mine-home")/>
                <div class="stack"><h1>{t("can-title")}</h1><p>{t("can-what")}</p></div>
                {none}{looks}</div></Own>
        })
    })
}

fn said(look: HerLook, today: NaiveDate) -> impl IntoView {
    let language = look.language.map(|language| code("language", language)).unwrap_or_default();
    let title = if look.language.is_some() { language.clone() } else { code("can-about", look.instrument) };
    let icon = icon(look.instrument);
    let lines = look.says.iter().map(|one| {
        let words = tx(&format!("can-{}", one.name()), &[("language", language.clone().into())]);
        view! { <li><Icon name=icon/><span>{words}</span></li> }
    });
    let lines = lines.collect_view();
    view! {
        <section class="stack"><h2>{title}</h2><ul class="bits">{lines}</ul>
            <p class="small quiet">{tx("can-on", &[("day", day(look.on, today).into())])}</p></section>
    }
}

const fn icon(instrument: Key) -> &'static str {
    match instrument {
        Key::Language => "talk",
        Key::Reading => "book",
        Key::Numbers => "coins",
        Key::Digital => "phone",
        Key::Interests => "heart",
        Key::LifeSkills => "star",
    }
}

#[cfg(test)]
mod tests {
    use domain::assessments::{Instrument, Rule};
    use strum::VariantArray;

    use super::*;
    use crate::words::find;

    /// Every sentence there is has words: for her, and for a guardian where it is one of theirs.
    #[test]
    fn every_part_and_how_far_she_has_come_is_said_in_words() {
        let editions = Key::VARIANTS.iter().flat_map(|&key| (1..=9).filter_map(move |version| Instrument::edition(key, version)));
        let mut missing = Vec::new();
        for one in editions {
            let values: Vec<Option<i32>> =
                if one.rule == Rule::Ranks { vec![Some(100)] } else { (0..=one.most).map(Some).collect() };
            for value in values {
                let score = |part: &domain::assessments::Part| domain::assessments::Score {
                    part: part.key.into(),
                    value,
                    answered: 1,
                    stops: None,
                };
                let look = domain::assessments::Look {
                    instrument: one.key,
                    edition: one.version,
                    language: None,
                    on: NaiveDate::default(),
                    scores: one.parts.iter().map(score).collect(),
                };
                let hers = domain::assessments::sentences(&look).into_iter().map(|said| format!("can-{}", said.name()));
                let theirs = domain::guardians::skill_words(std::slice::from_ref(&look))
                    .into_iter()
                    .map(|said| format!("ward-can-{}", said.name()));
                missing.extend(hers.chain(theirs).filter(|key| find(key, &[("language", "Macedonian".into())]).is_none()));
            }
        }
        assert!(missing.is_empty(), "{missing:#?}");
    }
}
