//! The invented site, made on a Sunday: what a school, an office or an employer does in it is on a working day.

use std::collections::BTreeSet;

use chrono::TimeDelta;
use domain::{
    access::Actor,
    accounts::{Password, SignInForm},
    codes::Holder,
    ids::{Id, Resident},
    residents::ListForm,
};
use records::{Records, clock::Clock, open::Place, permit::sign_in::Asked, sample};

use crate::support::{
    sql::Sql,
    store::{from_nothing, now},
};

/// The days that may be any: her arrivals, her own goals, what our people write down on the day itself, and when a thing is
/// due or runs out.
const ANY_DAY: &[&str] = &[
    "barrier.due",
    "contact.answered_on",
    "enrolment.next_due",
    "funding.until_on",
    "goal.by_on",
    "goal.chosen_on",
    "goal.state_on",
    "goal_step.done_on",
    "goal_step.not_yet_on",
    "placement_exception.asked_on",
    "seeing.from_on",
    "sitting.next_review",
    "stay.arrived_on",
    "stay.began_on",
    "stay.phase_on",
    "task.due_on",
    "vetting.valid_until",
];

const COLUMNS: &str = "SELECT m.name, c.name FROM sqlite_master AS m, pragma_table_info(m.name) AS c \
                       WHERE m.type = 'table' AND c.type = 'date_text' ORDER BY 1, 2";

#[test]
fn a_site_invented_on_a_sunday_has_nobody_at_an_office_on_a_weekend() {
    from_nothing(async |place: &Place| {
        // Its days are the same on either engine.
        if place.database_url.is_some() {
            return;
        }
        let records = Records::open(place, Clock::at(now() + TimeDelta::days(5))).await.unwrap();
        sample::fill(&records, 1).await.unwrap();
        records.close().await;
        let sql = Sql::open(&place.url()).await;
        let (mut days, mut free) = (0, BTreeSet::new());
        for column in sql.rows(COLUMNS, vec![]).await {
            let (table, name) = (&column[0], &column[1]);
            let column = format!("{table}.{name}");
            if ANY_DAY.contains(&column.as_str()) {
                free.insert(column);
                continue;
            }
            days += sql.number(&format!("SELECT count({name}) FROM {table}"), vec![]).await;
            let weekend = format!("SELECT {name} FROM {table} WHERE strftime('%w', {name}) IN ('0', '6')");
            let weekend = sql.rows(&weekend, vec![]).await.concat();
            assert!(weekend.is_empty(), "{column}: {weekend:?}");
        }
        assert!(days > 500, "{days}");
        assert_eq!(free, ANY_DAY.iter().map(|name| (*name).to_owned()).collect(), "a column that is no more");
    });
}

/// Whoever of the invented site has this name for signing in.
async fn one(records: &Records, all: &[sample::SignIn], who: &str) -> Actor {
    let one = all.iter().find(|one| one.who == who).unwrap();
    let form = SignInForm { user: one.user.into(), pass: Password(one.password.into()), ..SignInForm::default() };
    let begun = records.sign_in(&form, None).await.unwrap();
    match records.asked(&begun.token).await.unwrap() {
        Asked::Known(known) => known.actor,
        Asked::Ended(_) | Asked::Nobody => panic!("{who} cannot sign in"),
    }
}

/// All that was written for her and stands on her own pages.
async fn hers(records: &Records, lead: &Actor, her: Id<Resident>) -> Vec<String> {
    let page = records.resident(lead, her, None).await.unwrap();
    let mut words: Vec<Option<String>> = Vec::new();
    for one in page.enrolments {
        words.push(one.state.words().map(str::to_owned));
        let next = one.next.filter(|next| matches!(next.holder, Holder::Herself | Holder::SheDid));
        words.push(next.and_then(|next| next.what));
    }
    words.extend(page.results.into_iter().map(|(_, result)| result.words));
    words.extend(page.barriers.into_iter().map(|one| one.what));
    words.extend(page.places.iter().map(|one| one.state.words().map(str::to_owned)));
    for one in page.placements {
        words.push(one.state.words().map(str::to_owned));
        words.extend(one.exceptions.into_iter().map(|asked| Some(asked.reason)));
    }
    for one in records.choosing(lead, her, None, None).await.unwrap().choosings {
        words.push(one.decided.and_then(|decided| decided.why));
        for way in one.ways {
            words.extend([way.way, way.money, way.good, way.not_yet]);
            words.extend([way.course.body, way.course.entry.words, way.course.costs].map(Some));
        }
    }
    words.into_iter().flatten().collect()
}

#[test]
fn what_she_reads_in_the_invented_site_is_said_to_her_and_not_about_her() {
    from_nothing(async |place: &Place| {
        // Its words are the same on either engine.
        if place.database_url.is_some() {
            return;
        }
        let records = Records::open(place, Clock::at(now())).await.unwrap();
        let all = sample::fill(&records, 1).await.unwrap();
        let lead = one(&records, &all, "lead").await;
        let list = records.residents(&lead, ListForm::default(), None, false).await.unwrap();
        let (mut read, mut about_her) = (0, Vec::new());
        for row in list.rows {
            for words in hers(&records, &lead, row.case.id).await {
                read += 1;
                let about = |word: &str| ["she", "her", "hers", "herself"].contains(&word.to_lowercase().as_str());
                if words.split(|letter: char| !letter.is_alphabetic()).any(about) {
                    about_her.push(words);
                }
            }
        }
        assert!(read > 40, "{read}");
        assert_eq!(about_her, Vec::<String>::new());
        records.close().await;
    });
}
