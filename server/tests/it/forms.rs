//! Forms over HTTP: what is refused at the door, written once, given back as it was typed, and never put into an address.

use axum::{
    body::Body,
    http::{Method, header},
};
use uuid::Uuid;

use crate::support::{
    bodies::{Who, bodies},
    case::Case,
    people::{PASSWORD, ago, child},
    store::{Store, both_engines, on_sqlite},
    web::{ORIGIN, Web, asking, pairs},
};

pub const FORM: &str = "application/x-www-form-urlencoded";

#[test]
fn every_server_function_is_in_the_list_of_this_test() {
    on_sqlite(async |store: &Store| {
        let case = Case::make(store).await;
        let _router = Web::of(store);
        let mut there: Vec<String> = leptos::server_fn::axum::server_fn_paths()
            .map(|(path, method)| {
                assert_eq!(method, Method::POST, "{path} would write on GET");
                path.to_owned()
            })
            .collect();
        there.sort();
        let listed: Vec<String> = bodies(&case).into_iter().map(|(endpoint, ..)| format!("/do/{endpoint}")).collect();
        assert_eq!(there, listed);
    });
}

#[test]
fn without_a_session_what_is_no_form_of_ours_leads_to_the_door_and_writes_nothing() {
    on_sqlite(async |store: &Store| {
        let (case, web) = (Case::make(store).await, Web::of(store));
        store.records.close().await;
        let before = store.sql.last_line().await;
        for (endpoint, body, who) in bodies(&case).into_iter().filter(|(.., who)| *who != Who::Anybody) {
            let answer = web.post(&format!("/do/{endpoint}"), body, None).await;
            assert_eq!((answer.status, answer.location()), (303, "/sign-in"), "{endpoint} {who:?}");
        }
        assert_eq!(store.sql.last_line().await, before);
    });
}

#[test]
fn every_form_about_a_resident_out_of_reach_answers_as_for_nobody() {
    on_sqlite(async |store: &Store| {
        let (case, web) = (Case::make(store).await, Web::of(store));
        let vera = web.session(&store.people.vera).await;
        for (place, (endpoint, body, who)) in bodies(&case).into_iter().enumerate() {
            if who != Who::Hers {
                continue;
            }
            let path = format!("/do/{endpoint}");
            let hers = web.post(&path, body, Some(&vera)).await;
            let nobodys = web.post(&path, bodies(&case.of_nobody())[place].1.clone(), Some(&vera)).await;
            assert_eq!((hers.status, nobodys.status), (404, 404), "{endpoint}");
            assert!(hers.without_nonce() == nobodys.without_nonce(), "{endpoint}");
            assert_eq!(hers.headers, nobodys.headers, "{endpoint}");
        }
    });
}

#[test]
fn what_is_the_administrators_is_refused_to_the_desk() {
    on_sqlite(async |store: &Store| {
        let (case, web) = (Case::make(store).await, Web::of(store));
        let ana = web.session(&store.people.ana).await;
        for (endpoint, body, _) in bodies(&case).into_iter().filter(|(.., who)| *who == Who::Administrator) {
            let answer = web.post(&format!("/do/{endpoint}"), body, Some(&ana)).await;
            // Another's account is not even there for a coordinator.
            let expected = if matches!(endpoint, "close_account" | "renew_account_link") { 404 } else { 403 };
            assert_eq!(answer.status, expected, "{endpoint}");
        }
    });
}

#[test]
fn what_is_a_residents_own_is_refused_to_everybody_else() {
    on_sqlite(async |store: &Store| {
        let (case, web) = (Case::make(store).await, Web::of(store));
        store.records.close().await;
        for actor in [&store.people.ana, &store.people.lead, &store.people.administrator] {
            let session = web.session(actor).await;
            let before = store.sql.last_line().await;
            for (endpoint, body, _) in bodies(&case).into_iter().filter(|(.., who)| *who == Who::Own) {
                assert_eq!(web.post(&format!("/do/{endpoint}"), body, Some(&session)).await.status, 403, "{endpoint}");
            }
            assert_eq!(store.sql.last_line().await, before);
        }
    });
}

#[test]
fn no_form_is_read_from_an_address() {
    on_sqlite(async |store: &Store| {
        let (case, web) = (Case::make(store).await, Web::of(store));
        // What was read while the case was made has its lines before they are counted.
        store.records.close().await;
        let (ana, before) = (web.session(&store.people.ana).await, store.sql.last_line().await);
        for (endpoint, body, _) in bodies(&case) {
            for method in ["GET", "HEAD", "PUT", "DELETE"] {
                let request = asking(method, &format!("/do/{endpoint}?{body}"), Some(&ana)).header(header::ORIGIN, ORIGIN);
                let answer = web.send(request.body(Body::empty()).unwrap()).await;
                assert!(matches!(answer.status, 404 | 405), "{method} {endpoint}: {}", answer.status);
            }
        }
        assert_eq!(store.sql.last_line().await, before);
    });
}

#[test]
fn only_our_own_pages_may_send() {
    on_sqlite(async |store: &Store| {
        let (case, web) = (Case::make(store).await, Web::of(store));
        let (ana, before) = (web.session(&store.people.ana).await, store.sql.last_line().await);
        let origins: [&[(&str, &str)]; 6] = [
            &[],
            &[("origin", "https://evil.example")],
            &[("origin", "null")],
            &[("origin", ORIGIN), ("sec-fetch-site", "cross-site")],
            &[("sec-fetch-site", "same-site")],
            &[("origin", "http://fledge.example.evil.example")],
        ];
        let mut forms = bodies(&case);
        forms.sort_by_key(|form| form.0 != "sign_in");
        let paths: Vec<(String, String)> = forms.into_iter().map(|(endpoint, body, _)| (format!("/do/{endpoint}"), body)).collect();
        let others = ["/leave", "/draft", "/stay"].map(|path| (path.to_owned(), String::new()));
        for (path, body) in paths.iter().chain(&others) {
            for headers in origins {
                let mut request = asking("POST", path, Some(&ana)).header(header::CONTENT_TYPE, FORM);
                for (name, value) in headers {
                    request = request.header(*name, *value);
                }
                let answer = web.send(request.body(Body::from(body.clone())).unwrap()).await;
                assert_eq!(answer.status, 403, "{path} {headers:?}");
            }
        }
        assert_eq!(store.sql.last_line().await, before);
        assert_eq!(web.get("/today", Some(&ana)).await.status, 200);
    });
}

#[test]
fn what_is_no_form_of_ours_is_refused_before_it_is_read() {
    on_sqlite(async |store: &Store| {
        let web = Web::of(store);
        let ana = web.session(&store.people.ana).await;
        let big = format!("form[name]={}", "x".repeat(300 * 1024));
        for (path, session) in
            [("/do/record_organisation", Some(ana.as_str())), ("/do/sign_in", None), ("/draft", Some(ana.as_str()))]
        {
            assert_eq!(web.post(path, big.clone(), session).await.status, 413, "{path}");
            for bad in ["form[name]=%ff", "form[name]=%00", "form[name]=a%ED%A0%80", "form[name]=%zz", "form%00[name]=a"] {
                assert_eq!(web.post(path, bad, session).await.status, 400, "{path} {bad}");
            }
            assert_eq!(web.post(path, &b"form[name]=\xc3\x28"[..], session).await.status, 400, "{path}");
            for kind in ["multipart/form-data; boundary=x", "application/json", "text/plain"] {
                let request = asking("POST", path, session).header(header::ORIGIN, ORIGIN).header(header::CONTENT_TYPE, kind);
                assert_eq!(web.send(request.body(Body::from("{}")).unwrap()).await.status, 415, "{path} {kind}");
            }
        }
    });
}

pub fn intake(store: &Store, form: Uuid, name: &str) -> String {
    let (day, site) = (ago(3), store.people.east.to_string());
    pairs(&[
        ("_form", &form.to_string()),
        ("_at", "/residents/new"),
        ("form[site]", &site),
        ("form[arrived][day]", &day.format("%d").to_string()),
        ("form[arrived][month]", &day.format("%m").to_string()),
        ("form[arrived][year]", &day.format("%Y").to_string()),
        ("form[name_used]", name),
    ])
}

#[test]
fn a_form_sent_twice_is_written_once_and_leads_to_the_same_page() {
    both_engines(async |store: &Store| {
        let (web, form) = (Web::of(store), Uuid::new_v4());
        let ana = web.session(&store.people.ana).await;
        let first = web.post("/do/take_in", intake(store, form, "Mara"), Some(&ana)).await;
        let second = web.post("/do/take_in", intake(store, form, "Mara"), Some(&ana)).await;
        assert_eq!((first.status, second.status), (303, 303));
        assert!(first.location().starts_with("/residents/0") && first.location() == second.location(), "{}", second.location());
        assert_eq!(store.sql.count("resident").await, 1);
        assert_eq!(web.get(first.location(), Some(&ana)).await.status, 200);
        // Another's form with the same id is another form.
        let bea = web.session(&store.people.bea).await;
        let other = web.post("/do/take_in", intake(store, form, "Mara"), Some(&bea)).await;
        assert!(other.status == 303 && other.location() != first.location());
    });
}

#[test]
fn nothing_typed_travels_in_an_address() {
    on_sqlite(async |store: &Store| {
        let (case, web) = (Case::make(store).await, Web::of(store));
        let (ana, mira) = (web.session(&store.people.ana).await, web.session(&store.people.administrator).await);
        for (endpoint, body, _) in bodies(&case).into_iter().filter(|(endpoint, ..)| *endpoint != "sign_out") {
            let typed: Vec<(String, String)> = [
                "find",
                "name",
                "user",
                "name_used",
                "full_name",
                "what",
                "note",
                "reason_words",
                "kind",
                "version",
                "site",
                "to",
                "token",
                "school",
                "average",
                "average",
                "birth_year",
                "phase",
                "current",
                "pass",
            ]
            .iter()
            .map(|field| (format!("form[{field}]"), "ZebraMarker".to_owned()))
            .collect();
            let typed: Vec<(&str, &str)> = typed.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
            for session in [&ana, &mira] {
                let form = Uuid::new_v4().to_string();
                let body = format!("{body}&{}&{}", pairs(&[("_form", &form), ("_at", "/residents")]), pairs(&typed));
                let answer = web.post(&format!("/do/{endpoint}"), body, Some(session)).await;
                let headers = format!("{:?}", answer.headers);
                assert!(!headers.contains("Zebra"), "{endpoint}: {headers}");
            }
        }
    });
}

#[test]
fn a_form_leads_nowhere_but_to_pages_of_ours() {
    on_sqlite(async |store: &Store| {
        let web = Web::of(store);
        let ana = web.session(&store.people.ana).await;
        for away in [
            "https://evil.example/",
            "//evil.example",
            "/\\evil.example",
            "/a?b=//evil.example",
            "javascript:alert(1)",
            "/a%0d%0ab",
        ] {
            let form = Uuid::new_v4().to_string();
            let faulty = web.post("/do/take_in", pairs(&[("_form", &form), ("_at", away), ("form[site]", "")]), Some(&ana)).await;
            assert_eq!(faulty.location(), format!("/?draft={form}"), "{away}");
            let body = pairs(&[("form[user]", "ana"), ("form[pass]", PASSWORD), ("form[to]", away)]);
            assert_eq!(web.post("/do/sign_in", body, None).await.location(), "/today", "{away}");
        }
    });
}

#[test]
fn a_search_is_posted_and_its_address_says_nothing() {
    both_engines(async |store: &Store| {
        let web = Web::of(store);
        store.people.arrival(&store.records, child(store.people.east, "Љубица")).await;
        let (ana, bea) = (web.session(&store.people.ana).await, web.session(&store.people.bea).await);
        let body = pairs(&[("_form", &Uuid::new_v4().to_string()), ("_at", "/residents"), ("form[find]", "ljubica")]);
        let answer = web.post("/do/find_residents", body, Some(&ana)).await;
        let (path, id) = answer.location().split_once("?search=").unwrap();
        assert!(path == "/residents" && id.parse::<Uuid>().is_ok());
        let page = web.get(answer.location(), Some(&ana)).await;
        assert!(page.body.contains("Љубица") && page.body.contains("value=\"ljubica\""));
        assert!(!web.get(answer.location(), Some(&bea)).await.body.contains("value=\"ljubica\""));
    });
}

#[test]
fn signing_in_sets_a_cookie_that_no_script_reads() {
    on_sqlite(async |store: &Store| {
        let body = pairs(&[("form[user]", "ana"), ("form[pass]", PASSWORD)]);
        let answer = Web::of(store).post("/do/sign_in", body.clone(), None).await;
        let cookie = answer.header("set-cookie");
        assert_eq!((answer.status, answer.location(), answer.header("cache-control")), (303, "/today", "no-store"));
        assert!(cookie.ends_with("; Path=/; HttpOnly; SameSite=Lax") && cookie.starts_with("fledge="), "{cookie}");
        let secure = Web::with(store, store.records.clone(), "https://fledge.example");
        let request =
            asking("POST", "/do/sign_in", None).header(header::ORIGIN, "https://fledge.example").header(header::CONTENT_TYPE, FORM);
        let answer = secure.send(request.body(Body::from(body)).unwrap()).await;
        assert!(answer.header("set-cookie").ends_with("; Secure"));
        assert_eq!(answer.header("strict-transport-security"), "max-age=31536000");
    });
}

#[test]
fn a_script_is_told_where_to_go_and_what_is_wrong_in_json() {
    on_sqlite(async |store: &Store| {
        let (web, form) = (Web::of(store), Uuid::new_v4());
        let ana = web.session(&store.people.ana).await;
        let send = async |body: String| {
            let request = asking("POST", "/do/take_in", Some(&ana))
                .header(header::ORIGIN, ORIGIN)
                .header(header::CONTENT_TYPE, FORM)
                .header("fledge-send", "1");
            let answer = web.send(request.body(Body::from(body)).unwrap()).await;
            (
                answer.status,
                serde_json::from_str::<serde_json::Value>(&answer.body).unwrap()["to"].as_str().unwrap_or_default().to_owned(),
            )
        };
        let faulty = pairs(&[("_form", &form.to_string()), ("_at", "/residents/new"), ("form[name_used]", "Mara")]);
        assert_eq!(send(faulty).await, (200, format!("/residents/new?draft={form}")));
        let (status, to) = send(intake(store, form, "Mara")).await;
        assert!(status == 200 && to.starts_with("/residents/0"), "{to}");
    });
}

#[test]
fn a_refused_week_says_what_is_wrong_with_it_and_no_day_is_out_of_this_world() {
    both_engines(async |store: &Store| {
        let (case, web) = (Case::make(store).await, Web::of(store));
        let session = web.session(&store.people.ana).await;
        let at = format!("/residents/{}/enrolments/{}/week", case.resident, case.enrolment);
        let monday = domain::attendance::monday(crate::support::people::today());
        let body = |monday: &str, form: Uuid| {
            let mark = [("form[d5][mark]", "present"), ("form[d5][missed]", "7"), ("form[d5][held]", "6")];
            let versions = [1, 2, 3, 4, 5].map(|day| (format!("form[d{day}][version]"), "0".to_owned()));
            let (her, enrolment, form) = (case.resident.to_string(), case.enrolment.to_string(), form.to_string());
            let page = format!("{at}/{monday}");
            let mut all =
                vec![("resident", her.as_str()), ("enrolment", &enrolment), ("monday", monday), ("_form", &form), ("_at", &page)];
            all.extend(versions.iter().map(|(name, version)| (name.as_str(), version.as_str())));
            all.extend(mark);
            pairs(&all)
        };
        let answer = web.post("/do/record_week", body(&monday.to_string(), Uuid::new_v4()), Some(&session)).await;
        let page = web.get(answer.location(), Some(&session)).await.body;
        assert!(page.contains("give a number from 0 to 6") && !page.contains("while you were typing"), "{page}");
        for far in ["-262143-01-01", "+262142-12-31", "1899-12-25", "2200-01-01"] {
            assert_eq!(web.get(&format!("{at}/{far}"), Some(&session)).await.status, 404, "{far}");
            let answer = web.post("/do/record_week", body(far, Uuid::new_v4()), Some(&session)).await;
            assert!(answer.status == 303 || answer.status == 400, "{far}: {}", answer.status);
        }
    });
}

#[test]
fn something_else_under_a_form_that_was_sent_is_kept_and_said() {
    both_engines(async |store: &Store| {
        let (case, web) = (Case::make(store).await, Web::of(store));
        let session = web.session(&store.people.ana).await;
        let page = format!("/residents/{}/tasks/new", case.resident);
        let id = Uuid::new_v4().to_string();
        let send = async |what: &str| {
            let her = case.resident.to_string();
            let day = crate::support::people::today();
            let (d, m, y) = (
                chrono::Datelike::day(&day).to_string(),
                chrono::Datelike::month(&day).to_string(),
                chrono::Datelike::year(&day).to_string(),
            );
            let all = [
                ("resident", her.as_str()),
                ("task", ""),
                ("_form", &id),
                ("_at", &page),
                ("_about", &her),
                ("form[what]", what),
                ("form[due][day]", &d),
                ("form[due][month]", &m),
                ("form[due][year]", &y),
            ];
            web.post("/do/record_task", pairs(&all), Some(&session)).await.location().to_owned()
        };
        let tasks = async || store.sql.count("task").await;
        let before = tasks().await;
        let first = send("Call the school").await;
        assert_eq!((send("Call the school").await, tasks().await), (first, before + 1));
        let other = send("Call the bakery").await;
        assert!(other.starts_with(&format!("{page}?draft=")), "{other}");
        let shown = web.get(&other, Some(&session)).await.body;
        assert!(shown.contains("Something else was sent from this form already") && shown.contains("Call the bakery"), "{shown}");
        assert_eq!(tasks().await, before + 1);
    });
}
