//! What she reads of who may see her page and of who looked: her team by name, of each guardian what is open now, and nothing of
//! another's.

use domain::{
    access::{Actor, Standing},
    codes::{FieldGroup, Relationship, SheSaid},
    contacts::MessageForm,
    guardians::{Ends, GuardianForm, SeeingForm, SeesMe, Stands},
    ids::{Id, Resident},
    residents::{IntakeForm, ResidentForm},
};
use records::goals::{Deed, Looked, Looker};

use crate::{
    goals::{self, signed_in},
    support::{
        case::{Case, herself},
        forms::{aunt, goal, seeing},
        people::{ago, child, today},
        store::{Store, both_engines},
        web::Web,
    },
};

/// What is said of each group, in the order of the groups.
const SAID: [&str; 5] = [
    "Whether you are at school, day by day",
    "Your results at the end of a term",
    "What you can do and like",
    "That you are on a course. Not which one.",
    "That you work. Not where, and not as what.",
];
const NOBODY: &str = "Nobody outside may see your page.";

async fn outside(store: &Store, her: Id<Resident>) -> Vec<SeesMe> {
    store.records.who_sees(&herself(store, her)).await.unwrap().outside
}

async fn team(store: &Store, her: Id<Resident>) -> (Vec<String>, bool) {
    let mut found = store.records.who_sees(&herself(store, her)).await.unwrap();
    found.team.sort_unstable();
    (found.team, found.named_only)
}

#[test]
fn she_reads_what_is_open_to_whom_with_the_check_and_her_own_words_and_nothing_of_anothers() {
    both_engines(async |store: &Store| {
        let (case, records, ana) = (Case::make(store).await, &store.records, &store.people.ana);
        let open = SeeingForm {
            groups: vec!["school".into(), "courses".into()],
            until: today().into(),
            she_said: "not_sure".into(),
            she_words: "Only the school".into(),
            ..seeing("1")
        };
        records.let_see(ana, case.resident, case.guardian, &open).await.unwrap();
        // The same account sees more of somebody else.
        let other = store.people.arrival(records, child(store.people.east, "Ана")).await;
        let named = GuardianForm { name: "PLANTED".into(), ..aunt("") };
        let theirs = records.record_guardian(ana, other, None, &named).await.unwrap();
        let account = case.guardian_account.to_string();
        let more =
            SeeingForm { account, user: String::new(), checked: "PLANTED".into(), she_words: "PLANTED".into(), ..seeing("") };
        records.let_see(ana, other, theirs, &more).await.unwrap();

        let found = outside(store, case.resident).await;
        let [one] = found.as_slice() else { panic!("{found:?}") };
        let groups = vec![FieldGroup::School, FieldGroup::Courses];
        assert_eq!(one.stands, Stands::Open { groups, from: today(), ends: Some(Ends::After(today())) });
        assert_eq!((one.name.as_deref(), one.checked_by.as_str()), (Some("Dafina"), "ana"));
        assert_eq!((one.she_said, one.she_words.as_deref()), (SheSaid::NotSure, Some("Only the school")));
        assert_eq!(outside(store, other).await.len(), 1);

        let web = Web::of(store);
        let session = web.session(&signed_in(store, case.resident).await).await;
        let page = web.get("/mine/looked", Some(&session)).await.body;
        let shown = SAID.map(|words| page.contains(words));
        assert_eq!(shown, [true, false, false, true, false], "{page}");
        for words in ["Dafina may see:", "ana checked this on", "Called the court", "you were not sure.", "Only the school"] {
            assert!(page.contains(words), "{words}: {page}");
        }
        for words in ["PLANTED", NOBODY, &case.guardian_account.to_string(), &case.guardian.to_string()] {
            assert!(!page.contains(words), "{words}: {page}");
        }
    });
}

#[test]
fn what_is_paused_ended_or_stopped_is_said_plainly_and_nobody_sees_then() {
    both_engines(async |store: &Store| {
        let (case, records, ana) = (Case::make(store).await, &store.records, &store.people.ana);
        let web = Web::of(store);
        let session = web.session(&signed_in(store, case.resident).await).await;
        let reads = async |words: &str| {
            let page = web.get("/mine/looked", Some(&session)).await.body;
            for words in [NOBODY, "Dafina sees nothing now", words, "Called the court"] {
                assert!(page.contains(words), "{words}: {page}");
            }
            assert_eq!(SAID.map(|words| page.contains(words)), [false; 5], "{page}");
            outside(store, case.resident).await.remove(0).stands
        };
        let mut version = 1;
        let mut with = async |form: SeeingForm| {
            let form = SeeingForm { version: version.to_string(), ..form };
            version += 1;
            records.let_see(ana, case.resident, case.guardian, &form).await.unwrap();
        };
        with(SeeingForm { state: "paused".into(), she_said: "no".into(), ..seeing("") }).await;
        assert_eq!(reads("This is paused for now.").await, Stands::Paused);
        with(SeeingForm { state: "ended".into(), ..seeing("") }).await;
        assert_eq!(reads("They could see something before. That is over.").await, Stands::Over(None));
        with(SeeingForm { from: ago(9).into(), until: ago(1).into(), ..seeing("") }).await;
        assert_eq!(reads("They could see something until").await, Stands::Over(Some(Ends::After(ago(1)))));
        // She turns 18 this month, and said yes before it.
        with(SeeingForm { said_on: ago(40).into(), ..seeing("") }).await;
        let born = ResidentForm {
            version: "1".into(),
            birth_year: "2008".into(),
            birth_month: "11".into(),
            birth_source: "document".into(),
            ..ResidentForm::default()
        };
        records.edit_resident(ana, case.resident, &born).await.unwrap();
        assert!(matches!(reads("at 18 you decide yourself.").await, Stands::Over(Some(Ends::OfAge(_)))));
        with(seeing("")).await;
        assert!(matches!(outside(store, case.resident).await.remove(0).stands, Stands::Open { ends: None, .. }));
        records.stop_access(ana, case.guardian_account).await.unwrap();
        assert_eq!(reads("This was stopped on").await, Stands::Stopped { on: today() });
    });
}

#[test]
fn she_reads_that_coming_of_age_will_end_it_and_who_sees_stands_first() {
    both_engines(async |store: &Store| {
        let (case, records, ana) = (Case::make(store).await, &store.records, &store.people.ana);
        let born = ResidentForm {
            version: "1".into(),
            birth_year: "2009".into(),
            birth_month: "3".into(),
            birth_source: "document".into(),
            ..ResidentForm::default()
        };
        records.edit_resident(ana, case.resident, &born).await.unwrap();
        records.stop_access(ana, case.guardian_account).await.unwrap();
        let grandparent = GuardianForm { name: String::new(), relation: "grandparent".into(), ..aunt("") };
        let grandparent = records.record_guardian(ana, case.resident, None, &grandparent).await.unwrap();
        let later = today().succ_opt().unwrap();
        records.let_see(ana, case.resident, grandparent, &SeeingForm { from: later.into(), ..seeing("") }).await.unwrap();
        let web = Web::of(store);
        let session = web.session(&signed_in(store, case.resident).await).await;
        let page = web.get("/mine/looked", Some(&session)).await.body;
        let place = |words: &str| page.find(words).unwrap_or_else(|| panic!("{words}: {page}"));
        assert!(place("your grandparent may see:") < place("Dafina sees nothing now"));
        assert!(page.contains("It ends on 1 March 2027: at 18 you decide yourself.") && !page.contains(NOBODY), "{page}");
    });
}

#[test]
fn her_team_is_whoever_finds_her_record_and_of_a_restricted_one_only_who_is_named() {
    both_engines(async |store: &Store| {
        let (records, people) = (&store.records, &store.people);
        let her = people.arrival(records, child(people.east, "Марија")).await;
        let names = |names: &[&str]| names.iter().map(|&name| name.to_owned()).collect::<Vec<_>>();
        assert_eq!(team(store, her).await, (names(&["ana", "bea", "lena"]), false));
        let few = IntakeForm { restricted: "on".into(), ..child(people.east, "Ана") };
        let few = people.arrival(records, few).await;
        assert_eq!(team(store, few).await, (names(&["ana", "lena"]), true));
        let web = Web::of(store);
        let session = web.session(&signed_in(store, few).await).await;
        let read = async || web.get("/mine/looked", Some(&session)).await.body;
        let page = read().await;
        assert!(page.contains("Of your team, only these can open your page") && !page.contains(">bea<"), "{page}");
        assert!(page.contains(NOBODY) && page.contains("opens for you alone"), "{page}");
        records.name_staff(&people.ana, few, people.bea.account, true).await.unwrap();
        assert!(read().await.contains(">bea<"));
    });
}

#[test]
fn each_section_at_the_desk_names_her_and_each_guardian_with_what_is_open_of_it() {
    both_engines(async |store: &Store| {
        let (case, records, ana, web) = (Case::make(store).await, &store.records, &store.people.ana, Web::of(store));
        let session = web.session(ana).await;
        let sheets = async || {
            let page = web.get(&format!("/residents/{}", case.resident), Some(&session)).await.body;
            ["school", "courses", "work", "skills"].map(|id| {
                let (_, section) = page.split_once(&format!("aria-labelledby=\"{id}-h\"")).unwrap();
                section.split_once("class=\"sheet\">").unwrap().1.split("</p>").next().unwrap().to_owned()
            })
        };
        let (nobody, hers) = ("Nobody else, and no organisation.", "She reads how it stands, on her own pages.");
        let whole = [
            "Her aunt, Dafina: whether she is at school, day by day; term results; what waits for them; no place, no time.",
            "Her aunt, Dafina: that she is on a course, and never which; no place, no time.",
            "Her aunt, Dafina: that she works, and never where or as what; no place, no time.",
            "Her aunt, Dafina: what she can do and likes, in words; no place, no time.",
        ];
        for (sheet, said) in sheets().await.iter().zip(whole) {
            assert!(sheet.starts_with("You and the team of her site."), "{sheet}");
            assert!(sheet.contains(said) && sheet.contains(nobody) && !sheet.contains(hers), "{said} {sheet}");
        }
        signed_in(store, case.resident).await;
        let few = SeeingForm { groups: vec!["work".into()], ..seeing("1") };
        records.let_see(ana, case.resident, case.guardian, &few).await.unwrap();
        let [school, courses, work, skills] = sheets().await;
        assert!(
            school.contains("Her aunt, Dafina: what waits for them;") && work.contains("Dafina: that she works"),
            "{school} {work}"
        );
        assert!(!courses.contains("Dafina") && !skills.contains("Dafina"), "{courses} {skills}");
        assert!(
            school.contains(hers) && courses.contains(hers) && skills.contains("She sees the words, not the dots."),
            "{skills}"
        );
        // What has not begun shows nothing yet; what was stopped shows nothing more.
        let later = SeeingForm { from: today().succ_opt().unwrap().into(), ..seeing("2") };
        records.let_see(ana, case.resident, case.guardian, &later).await.unwrap();
        assert!(!sheets().await.concat().contains("Dafina"));
        records.let_see(ana, case.resident, case.guardian, &seeing("3")).await.unwrap();
        assert!(sheets().await.iter().all(|sheet| sheet.contains("Dafina")));
        records.stop_access(ana, case.guardian_account).await.unwrap();
        assert!(!sheets().await.concat().contains("Dafina"));
    });
}

#[test]
fn of_a_restricted_record_it_is_not_said_that_it_exists_for_nobody_else() {
    both_engines(async |store: &Store| {
        let (people, records, web) = (&store.people, &store.records, Web::of(store));
        let her = people.arrival(records, IntakeForm { restricted: "on".into(), ..child(people.east, "Ана") }).await;
        let kin = records.record_guardian(&people.ana, her, None, &aunt("")).await.unwrap();
        records.let_see(&people.ana, her, kin, &seeing("")).await.unwrap();
        let page = web.get(&format!("/residents/{her}"), Some(&web.session(&people.ana).await)).await.body;
        assert!(page.contains("You and the staff named for her. Her aunt, Dafina: whether she is at school"), "{page}");
        assert!(page.contains("No other staff find this record.") && !page.contains("does not exist"), "{page}");
    });
}

#[test]
fn she_sees_who_looked_by_name_and_day_and_nothing_else() {
    both_engines(async |store: &Store| {
        let (resident, _) = goals::one(store).await;
        let her = signed_in(store, resident).await;
        store.records.resident(&store.people.ana, resident, None).await.unwrap();
        store.records.resident(&store.people.lead, resident, None).await.unwrap();
        store.records.keep_goal(&her, None, &goal("Mine", "")).await.unwrap();
        // The lines of reads are written within a second.
        for _ in 0..40 {
            tokio::time::sleep(std::time::Duration::from_millis(100)).await;
            let seen = store
                .sql
                .number("SELECT count(*) FROM audit WHERE action = 'view_resident' AND subject = $1", vec![resident.raw().into()]);
            if seen.await >= 2 {
                break;
            }
        }
        let looked = store.records.who_sees(&her).await.unwrap().looked;
        let team = |one: &Looked| match &one.who {
            Looker::Team(name) => name.clone(),
            Looker::Guardian(_) => String::new(),
        };
        let mut found: Vec<_> = looked.iter().map(|one| (team(one), one.deeds.contains(&Deed::Looked))).collect();
        found.sort_unstable();
        assert_eq!(found, [("ana".to_owned(), true), ("lena".to_owned(), true)]);
        assert!(looked.iter().find(|one| team(one) == "ana").unwrap().deeds.contains(&Deed::SignIn));
        let web = Web::of(store);
        let session = web.session(&her).await;
        let body = web.get("/mine/looked", Some(&session)).await.body;
        assert!(body.contains("ana looked at your page.") && !body.contains(&store.people.ana.account.to_string()), "{body}");
    });
}

#[test]
fn of_a_long_trail_she_is_told_that_there_is_more_than_is_shown() {
    both_engines(async |store: &Store| {
        let (resident, _) = goals::one(store).await;
        let her = signed_in(store, resident).await;
        let web = Web::of(store);
        let session = web.session(&her).await;
        let words = "Earlier than that is not shown here.";
        assert!(!web.get("/mine/looked", Some(&session)).await.body.contains(words));
        // Far from the lines that are written meanwhile.
        let put = "WITH RECURSIVE more (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM more WHERE n < 1001) \
                   INSERT INTO audit (seq, at, account_id, session_id, action, subject, detail, mac) \
                   SELECT -n, at, account_id, session_id, action, $1, detail, mac FROM more \
                   JOIN audit ON seq = (SELECT max(seq) FROM audit WHERE account_id = $2)";
        store.sql.run(put, vec![resident.raw().into(), store.people.ana.account.raw().into()]).await;
        let page = web.get("/mine/looked", Some(&session)).await.body;
        assert_eq!(page.matches(words).count(), 1, "{page}");
    });
}

#[test]
fn a_guardian_who_wrote_is_called_as_she_knows_them_and_never_by_a_user_name() {
    both_engines(async |store: &Store| {
        let case = Case::make(store).await;
        let her = signed_in(store, case.resident).await;
        let theirs = Actor { account: case.guardian_account, standing: Standing::Guardian, ..store.people.vera.clone() };
        store.sql.run("UPDATE account SET state = 'active' WHERE standing = 'guardian'", vec![]).await;
        store.records.write_message(&theirs, case.resident, &MessageForm { message: "How is she?".into() }).await.unwrap();
        let looked = store.records.who_sees(&her).await.unwrap().looked;
        let guardian = looked.iter().find_map(|one| match &one.who {
            Looker::Guardian(reader) => Some((reader.account, reader.relation, one.deeds.clone())),
            Looker::Team(_) => None,
        });
        assert_eq!(guardian, Some((case.guardian_account, Relationship::Aunt, vec![Deed::Message])));
        let user = store.sql.rows("SELECT user_name FROM account WHERE id = $1", vec![case.guardian_account.raw().into()]).await;
        let web = Web::of(store);
        let session = web.session(&her).await;
        let page = web.get("/mine/looked", Some(&session)).await.body;
        assert!(page.contains("Dafina sent the team a message.") && !page.contains(&user[0][0]), "{page}");
    });
}
