//! The invented site, made on a Sunday: what a school, an office or an employer does in it is on a working day.

use std::collections::BTreeSet;

use chrono::TimeDelta;
use records::{Records, clock::Clock, open::Place, sample};

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
