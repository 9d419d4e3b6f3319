//! The second door: the same rules as the pages, a token instead of a cookie, and a document that says what is so.

mod document;
mod list;
mod unread;

use axum::{body::Body, http::header};
use domain::{
    access::Actor,
    stays::{MoveStayForm, StayForm},
};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::support::{
    case::Case,
    forms::name,
    people::{ago, bare, child, enrolment},
    store::{Store, both_engines, on_sqlite},
    web::{Answer, ORIGIN, Web},
};

struct Caller<'a> {
    web: &'a Web<'a>,
    token: String,
}

impl Caller<'_> {
    async fn ask(&self, method: &str, path: &str, body: Option<&Value>, key: Option<Uuid>) -> Answer {
        let mut request = axum::http::Request::builder()
            .method(method.to_uppercase().as_str())
            .uri(format!("/api/v1{path}"))
            .header(header::CONTENT_TYPE, "application/json");
        if !self.token.is_empty() {
            request = request.header(header::AUTHORIZATION, format!("Bearer {}", self.token));
        }
        if let Some(key) = key {
            request = request.header("idempotency-key", key.to_string());
        }
        let body = body.map_or_else(Body::empty, |body| Body::from(body.to_string()));
        self.web.send(request.body(body).unwrap()).await
    }

    async fn get(&self, path: &str) -> Answer {
        self.ask("get", path, None, None).await
    }

    async fn post(&self, path: &str, body: &Value) -> Answer {
        self.ask("post", path, Some(body), None).await
    }
}

async fn caller<'a>(store: &Store, web: &'a Web<'a>, user: &str) -> Caller<'a> {
    Caller { web, token: store.records.add_bearer(user, 1).await.unwrap() }
}

fn json(answer: &Answer) -> Value {
    serde_json::from_str(&answer.body).unwrap_or_else(|error| panic!("{error}: {}", answer.body))
}

fn intake(store: &Store) -> Value {
    json!({ "site": store.people.east, "arrived": ago(3).to_string(), "name_used": "Луна", "birth_year": "2012" })
}

/// The path of an operation with ids of a case.
fn filled(path: &str, case: &Case) -> String {
    path.replace("{resident}", &case.resident.to_string())
        .replace("{enrolment}", &case.enrolment.to_string())
        .replace("{placement}", &case.placement.to_string())
        .replace("{stay}", &case.stay.to_string())
}

#[test]
fn a_year_of_school_is_written_and_read_over_the_api() {
    both_engines(async |store: &Store| {
        let web = Web::of(store);
        let ana = caller(store, &web, "ana").await;
        let made = ana.post("/residents", &intake(store)).await;
        assert_eq!((made.status, made.location().starts_with("/api/v1/residents/")), (201, true), "{}", made.body);
        let her = json(&made)["id"].as_str().unwrap().to_owned();
        let read = json(&ana.get(&format!("/residents/{her}")).await);
        assert_eq!((read["name_used"].as_str(), read["birth"]["year"].as_i64()), (Some("Луна"), Some(2012)));
        let list = json(&ana.get("/residents").await);
        assert_eq!((list["items"].as_array().unwrap().len(), &list["next"]), (1, &Value::Null));
        let organisations = json(&ana.get("/organisations").await);
        let school = organisations["items"].as_array().unwrap().iter().find(|one| one["kind"] == "school").unwrap()["id"].clone();
        assert_eq!(school, json!(store.people.school), "whose id a form names is found by its name");
        let form = json!({ "school": school, "begins_as": "applied", "on": ago(2).to_string(), "holder": "us" });
        let enrolled = ana.post(&format!("/residents/{her}/enrolments"), &form).await;
        let enrolment = json(&enrolled)["id"].as_str().unwrap().to_owned();
        let step = json!({ "version": "1", "to": "enrolled", "on": ago(1).to_string(), "holder": "us" });
        let path = format!("/residents/{her}/enrolments/{enrolment}");
        assert_eq!(ana.post(&format!("{path}/move"), &step).await.status, 204);
        assert_eq!(json(&ana.get(&path).await)["state"], "enrolled");
        let back = json!({ "version": "2", "to": "needed", "on": ago(1).to_string(), "holder": "us" });
        let refused = ana.post(&format!("{path}/move"), &back).await;
        assert_eq!((refused.status, json(&refused)["rule"].as_str()), (409, Some("no_such_step")));
        // Nothing moved, and nothing else is said; where somebody moved it, that is.
        assert_eq!(json(&refused)["title"], "This step does not follow from where it stands");
        let stale = json!({ "version": "1", "to": "attending", "on": ago(1).to_string(), "holder": "us" });
        let refused = ana.post(&format!("{path}/move"), &stale).await;
        assert_eq!((refused.status, json(&refused)["rule"].as_str()), (409, Some("changed")));
        assert_eq!(json(&refused)["title"], "Someone else changed this while you were typing");
    });
}

#[test]
fn where_to_take_somebody_in_is_told_before_anybody_is_there() {
    both_engines(async |store: &Store| {
        let web = Web::of(store);
        for (user, site, name) in [("ana", store.people.east, "East"), ("vera", store.people.west, "West")] {
            let caller = caller(store, &web, user).await;
            let empty = json(&caller.get("/residents").await);
            assert_eq!((&empty["items"], &empty["sites"]), (&json!([]), &json!([{ "id": site, "name": name }])));
            let taken_in = caller
                .post("/residents", &json!({ "site": empty["sites"][0]["id"], "arrived": ago(3).to_string(), "name_used": "Luna" }))
                .await;
            assert_eq!(taken_in.status, 201, "{}", taken_in.body);
            let line = &json(&caller.get("/residents").await)["items"][0];
            assert_eq!((&line["site"], &line["site_id"]), (&json!(name), &json!(site)));
            let read = json(&caller.get(&format!("/residents/{}", json(&taken_in)["id"].as_str().unwrap())).await);
            assert_eq!((&read["site"], &read["site_id"], &read["name_used"]), (&json!(name), &json!(site), &json!("Luna")));
        }
    });
}

#[test]
fn what_is_read_of_her_names_the_site_of_her_latest_stay() {
    both_engines(async |store: &Store| {
        let (records, people, web) = (&store.records, &store.people, Web::of(store));
        let her = people.arrival(records, bare(people.east, 20)).await;
        let stay = records.resident(&people.ana, her, None).await.unwrap().stays[0].id;
        let end = MoveStayForm { version: "1".into(), phase: "ended".into(), on: ago(9).into(), ending: "planned".into() };
        records.move_stay(&people.ana, her, stay, &end).await.unwrap();
        let both = "INSERT INTO account_site (account_id, site_id) VALUES ($1, $2)";
        store.sql.run(both, vec![people.ana.account.raw().into(), people.west.raw().into()]).await;
        let again = StayForm { site: people.west.to_string(), phase: String::new(), arrived: ago(4).into() };
        records.begin_stay(&people.ana, her, &again).await.unwrap();
        let ana = caller(store, &web, "ana").await;
        let read = json(&ana.get(&format!("/residents/{her}")).await);
        assert_eq!((&read["site"], &read["site_id"]), (&json!("West"), &json!(people.west)));
    });
}

#[test]
fn work_is_written_and_read_over_the_api_by_the_same_rules() {
    both_engines(async |store: &Store| {
        let (case, web) = (Case::make(store).await, Web::of(store));
        let ana = caller(store, &web, "ana").await;
        let path = format!("/residents/{}/placements", case.resident);
        let form = json!({ "begins_as": "offered", "on": ago(2).to_string(), "kind": "job", "source": "us", "what": "Kitchen", "employer": case.other_school });
        let made = ana.post(&path, &form).await;
        assert_eq!(made.status, 201, "{}", made.body);
        let one = format!("{path}/{}", json(&made)["id"].as_str().unwrap());
        let step = |version: i32, to: &str| json!({ "version": version.to_string(), "to": to, "on": ago(1).to_string() });
        assert_eq!(ana.post(&format!("{one}/move"), &step(1, "checking")).await.status, 204);
        let refused = ana.post(&format!("{one}/move"), &step(2, "agreed")).await;
        assert_eq!((refused.status, json(&refused)["rule"].as_str()), (409, Some("employer_not_checked")));
        let read = json(&ana.get(&one).await);
        assert_eq!((read["state"].as_str(), read["employer"]["name"].as_str()), (Some("checking"), Some("School Two")));
    });
}

#[test]
fn sent_twice_under_one_key_is_written_once() {
    both_engines(async |store: &Store| {
        let web = Web::of(store);
        let ana = caller(store, &web, "ana").await;
        let (key, body) = (Uuid::now_v7(), intake(store));
        let first = ana.ask("post", "/residents", Some(&body), Some(key)).await;
        let second = ana.ask("post", "/residents", Some(&body), Some(key)).await;
        assert_eq!((first.status, second.status), (201, 200));
        assert_eq!((json(&first)["id"].clone(), first.location()), (json(&second)["id"].clone(), second.location()));
        assert_eq!(store.sql.count("resident").await, 1);
        // Another request under that key is none.
        let other = json!({ "site": store.people.east, "arrived": ago(4).to_string() });
        let refused = ana.ask("post", "/residents", Some(&other), Some(key)).await;
        assert_eq!((refused.status, json(&refused)["rule"].as_str()), (409, Some("sent_other")));
        assert_eq!(json(&refused)["title"], "Something else was sent from this form already");
        assert_eq!(store.sql.count("resident").await, 1);
    });
}

#[test]
fn two_at_the_same_moment_under_one_key_are_answered_alike() {
    both_engines(async |store: &Store| {
        let (case, web) = (Case::make(store).await, Web::of(store));
        let ana = caller(store, &web, "ana").await;
        let (key, body, before) = (Some(Uuid::now_v7()), intake(store), store.sql.count("resident").await);
        let (one, other) =
            tokio::join!(ana.ask("post", "/residents", Some(&body), key), ana.ask("post", "/residents", Some(&body), key));
        assert_eq!((one.status.min(other.status), one.status.max(other.status)), (200, 201), "{} {}", one.body, other.body);
        assert_eq!((json(&one)["id"].clone(), one.location()), (json(&other)["id"].clone(), other.location()));
        assert_eq!(store.sql.count("resident").await, before + 1);
        // The second is at a version that the first has moved on.
        let step = json!({ "version": "1", "to": "interrupted", "on": ago(1).to_string(), "reason": "health", "holder": "us" });
        let (key, path) = (Some(Uuid::now_v7()), filled("/residents/{resident}/enrolments/{enrolment}/move", &case));
        let (one, other) = tokio::join!(ana.ask("post", &path, Some(&step), key), ana.ask("post", &path, Some(&step), key));
        assert_eq!((one.status, other.status), (204, 204), "{} {}", one.body, other.body);
    });
}

#[test]
fn a_key_that_is_no_uuid_is_named() {
    on_sqlite(async |store: &Store| {
        let web = Web::of(store);
        let ana = caller(store, &web, "ana").await;
        for key in ["once", "0190b5a0", "\u{e9}"] {
            let request = axum::http::Request::builder()
                .method("POST")
                .uri("/api/v1/residents")
                .header(header::CONTENT_TYPE, "application/json")
                .header(header::AUTHORIZATION, format!("Bearer {}", ana.token))
                .header("idempotency-key", key.as_bytes());
            let refused = web.send(request.body(Body::from(intake(store).to_string())).unwrap()).await;
            assert_eq!((refused.status, refused.header("content-type")), (400, "application/problem+json"), "{key}");
            let said = json(&refused);
            assert_eq!(said["faults"], json!([{ "field": "Idempotency-Key", "fault": "not_an_option" }]));
            assert_eq!((&said["title"], &said["status"]), (&json!("Some of this cannot stand"), &json!(400)));
        }
        assert_eq!(store.sql.count("resident").await, 0);
    });
}

/// The line was lost after it was written and before it was answered: the next arrival hears what it made.
#[test]
fn what_was_written_and_never_answered_is_told_when_it_is_sent_again() {
    both_engines(async |store: &Store| {
        let (records, people, web) = (&store.records, &store.people, Web::of(store));
        let (ana, case) = (caller(store, &web, "ana").await, Case::make(store).await);
        let key = Uuid::now_v7();
        let asker = Actor { form: Some(key), ..people.ana.clone() };
        let made = records.take_in(&asker, &child(people.east, "Луна")).await.unwrap();
        let answer = ana.ask("post", "/residents", Some(&intake(store)), Some(key)).await;
        assert_eq!((answer.status, json(&answer)["id"].as_str()), (200, Some(made.to_string().as_str())));
        assert_eq!(answer.location(), format!("/api/v1/residents/{made}"));
        let key = Uuid::now_v7();
        let asker = Actor { form: Some(key), ..people.ana.clone() };
        let form = enrolment(people.other_school, "applied", ago(9));
        let made = records.record_enrolment(&asker, case.resident, &form).await.unwrap();
        let path = format!("/residents/{}/enrolments", case.resident);
        let answer = ana.ask("post", &path, Some(&json!({})), Some(key)).await;
        assert_eq!((answer.status, answer.location()), (200, format!("/api/v1{path}/{made}").as_str()));
        // What makes nothing has nothing to tell.
        let key = Uuid::now_v7();
        let asker = Actor { form: Some(key), ..people.ana.clone() };
        records.edit_resident(&asker, case.resident, &name(1, "Mara")).await.unwrap();
        assert_eq!(ana.ask("post", "/residents", Some(&intake(store)), Some(key)).await.status, 204);
    });
}

#[test]
fn what_is_wrong_is_said_in_codes_and_never_in_what_was_typed() {
    on_sqlite(async |store: &Store| {
        let web = Web::of(store);
        let ana = caller(store, &web, "ana").await;
        let bad = json!({ "site": "x", "arrived": "2026-02-31", "name_used": "PLANTED\u{202e}" });
        let refused = ana.post("/residents", &bad).await;
        let fields: Vec<String> =
            json(&refused)["faults"].as_array().unwrap().iter().map(|one| one["field"].as_str().unwrap().to_owned()).collect();
        assert_eq!((refused.status, refused.header("content-type")), (422, "application/problem+json"));
        assert!(fields.contains(&"arrived".to_owned()) && fields.contains(&"name_used".to_owned()), "{fields:?}");
        assert!(!refused.body.contains("PLANTED"));
        let unknown = ana.post("/residents", &json!({ "siet": "x" })).await;
        assert_eq!((unknown.status, json(&unknown)["faults"][0]["field"].as_str()), (422, Some("siet")));
        let raw = |kind: &'static str, bytes: Vec<u8>| {
            let request = axum::http::Request::builder()
                .method("POST")
                .uri("/api/v1/residents")
                .header(header::CONTENT_TYPE, kind)
                .header(header::AUTHORIZATION, format!("Bearer {}", ana.token));
            web.send(request.body(Body::from(bytes)).unwrap())
        };
        assert_eq!(raw("application/json", b"{\"site\": \"\xff\"}".to_vec()).await.status, 400);
        assert_eq!(raw("application/json", b"[1]".to_vec()).await.status, 400);
        for (kind, bytes, status) in [
            ("text/plain", b"{}".to_vec(), 415),
            ("application/jsonx", b"{}".to_vec(), 415),
            ("", b"{}".to_vec(), 415),
            ("application/json", vec![b' '; 300 * 1024], 413),
            ("Application/JSON; charset=utf-8", b"{}".to_vec(), 422),
        ] {
            let answer = raw(kind, bytes).await;
            assert_eq!((answer.status, answer.header("content-type")), (status, "application/problem+json"), "{kind}");
            assert_eq!(json(&answer)["status"], status, "{kind}");
        }
        assert_eq!(ana.get("/nowhere").await.status, 404);
        let put = ana.ask("put", "/residents", None, None).await;
        assert_eq!((put.status, put.header("content-type")), (405, "application/problem+json"));
    });
}

#[test]
fn a_cookie_says_nothing_here_and_a_token_says_nothing_on_the_pages() {
    on_sqlite(async |store: &Store| {
        let web = Web::of(store);
        let session = web.session(&store.people.ana).await;
        let with_cookie =
            axum::http::Request::builder().uri("/api/v1/residents").header(header::COOKIE, format!("fledge={session}"));
        assert_eq!(web.send(with_cookie.body(Body::empty()).unwrap()).await.status, 401);
        let ana = caller(store, &web, "ana").await;
        let page = axum::http::Request::builder().uri("/residents").header(header::AUTHORIZATION, format!("Bearer {}", ana.token));
        let answer = web.send(page.body(Body::empty()).unwrap()).await;
        assert!(answer.location().starts_with("/sign-in"), "{} {ORIGIN}", answer.status);
        store.records.end_bearers("ana").await.unwrap();
        let ended = ana.get("/residents").await;
        assert_eq!((ended.status, ended.header("www-authenticate")), (401, "Bearer"));
    });
}

#[test]
fn missing_and_out_of_reach_are_the_same_bytes() {
    both_engines(async |store: &Store| {
        let (case, web) = (Case::make(store).await, Web::of(store));
        let vera = caller(store, &web, "vera").await;
        for (method, path) in server::api::paths().into_iter().filter(|(_, path)| path.contains("{resident}")) {
            let body = json!({});
            let body = (method == "post").then_some(&body);
            let hers = vera.ask(method, &filled(path, &case), body, None).await;
            let nobodys = vera.ask(method, &filled(path, &case.of_nobody()), body, None).await;
            let no_id = vera
                .ask(
                    method,
                    &path.replace("{resident}", "x").replace("{enrolment}", "y").replace("{stay}", "z").replace("{placement}", "p"),
                    body,
                    None,
                )
                .await;
            assert_eq!((hers.status, &hers.body), (404, &nobodys.body), "{method} {path}");
            assert_eq!((nobodys.status, no_id.status), (404, 404), "{method} {path}");
        }
    });
}

/// One line an operation: coordinator, lead, house staff, resident (herself), guardian, school, provider, administrator,
/// auditor, nobody. `+` it opens or is refused for what was sent, `!` not theirs, `.` missing, `-` no token.
const DOORS: &str = "\
++-------- get /residents
++-------- post /residents
++-------- get /residents/{resident}
++-------- post /residents/{resident}/stays/{stay}/move
++-------- get /residents/{resident}/enrolments
++-------- post /residents/{resident}/enrolments
++-------- get /residents/{resident}/enrolments/{enrolment}
++-------- post /residents/{resident}/enrolments/{enrolment}/move
++-------- get /residents/{resident}/placements
++-------- post /residents/{resident}/placements
++-------- get /residents/{resident}/placements/{placement}
++-------- post /residents/{resident}/placements/{placement}/move
++-------- get /organisations
";

#[test]
fn every_operation_answers_every_standing_as_reviewed() {
    on_sqlite(async |store: &Store| {
        let (case, web) = (Case::make(store).await, Web::of(store));
        let bind = "UPDATE account SET resident_id = $1, organisation_id = $2 WHERE user_name = 'vera'";
        store.sql.run(bind, vec![case.resident.raw().into(), case.school.raw().into()]).await;
        let mut table = vec![String::new(); server::api::paths().len()];
        // Made while she was a coordinator; what it is worth follows what she is now.
        let vera = caller(store, &web, "vera").await;
        for standing in
            ["coordinator", "lead", "house_staff", "resident", "guardian", "school", "provider", "administrator", "auditor", ""]
        {
            let user = match standing {
                "coordinator" => "ana",
                "lead" => "lena",
                _ => "vera",
            };
            if user == "vera" && !standing.is_empty() {
                store.sql.run("UPDATE account SET standing = $1 WHERE user_name = 'vera'", vec![standing.into()]).await;
            }
            let who = match user {
                _ if standing.is_empty() => Caller { web: &web, token: "0".repeat(64) },
                "vera" => Caller { web: &web, token: vera.token.clone() },
                user => caller(store, &web, user).await,
            };
            for (line, (method, path)) in table.iter_mut().zip(server::api::paths()) {
                let body = json!({});
                let body = (method == "post").then_some(&body);
                line.push(match who.ask(method, &filled(path, &case), body, None).await.status {
                    200 | 422 => '+',
                    401 => '-',
                    403 => '!',
                    404 => '.',
                    other => panic!("{standing} {method} {path}: {other}"),
                });
            }
        }
        let lines: Vec<String> =
            table.iter().zip(server::api::paths()).map(|(line, (method, path))| format!("{line} {method} {path}")).collect();
        let table = lines.join("\n") + "\n";
        assert_eq!(table, DOORS, "review the change, then write it down:\n{table}");
    });
}
