//! The document, the route table, and the public pages as whole documents.

use leptos::prelude::*;
use leptos_axum::ResponseOptions;
use leptos_meta::{MetaTags, provide_meta_context};
use leptos_router::{
    SsrMode,
    components::{Route, Router, Routes},
    path,
};

use crate::{
    backend::{Asker, House, house},
    components::{
        live::Scripts,
        send_again::SendAgain,
        trouble::{TroubleInShell, TroublePage},
    },
    pages::{
        accounts, assessments, choosing, contacts, courses, enrolments, goals, guardians, home, mine, money, organisations,
        placements, places, public, residents, sign_in, sign_ins, sites, talks, tasks, today, vettings,
    },
    words::t,
};

/// The document of everything that is rendered for one person.
pub fn shell(_: LeptosOptions) -> impl IntoView {
    let house = house();
    provide_context(Scripts::default());
    let nonce = leptos::nonce::use_nonce().map(|nonce| nonce.to_string());
    if let Some(response) = use_context::<ResponseOptions>()
        && let Ok(policy) = content_policy(&house, nonce.as_deref()).parse()
    {
        response.insert_header(http::header::CONTENT_SECURITY_POLICY, policy);
    }
    view! {
        <!DOCTYPE html>
        <html lang="en" dir="ltr">
            <head>
                <Head house/>
                <MetaTags/>
            </head>
            <App/>
        </html>
    }
}

#[component]
fn Head(house: House) -> impl IntoView {
    view! {
        <meta charset="utf-8"/>
        <meta name="viewport" content="width=device-width, initial-scale=1"/>
        <meta name="referrer" content="same-origin"/>
        <link rel="icon" href="/favicon.svg" type="image/svg+xml"/>
        <link rel="stylesheet" href=house.style/>
        <script src=house.fledge_js defer></script>
    }
}

/// What a page may load and where it may send. Leave's own navigation apart, nothing goes to anybody else.
pub fn content_policy(house: &House, nonce: Option<&str>) -> String {
    let leave = house.leave_url.split('/').take(3).collect::<Vec<_>>().join("/");
    let script = nonce.map(|nonce| format!(" 'nonce-{nonce}' 'wasm-unsafe-eval'")).unwrap_or_default();
    format!(
        "default-src 'none'; script-src 'self'{script}; style-src 'self'; img-src 'self'; font-src 'self'; \
         connect-src 'self'; form-action 'self' {leave}; base-uri 'none'; frame-ancestors 'none'"
    )
}

#[component]
pub fn App() -> impl IntoView {
    provide_meta_context();
    let ssr = SsrMode::Async;
    view! {
        <Router>
            <Routes fallback=|| view! { <TroubleInShell words="not-found"/> }>
                <Route path=path!("/sign-in") view=sign_in::SignInPage ssr=ssr.clone()/>
                <Route path=path!("/choose-password/:token") view=sign_in::ChoosePage ssr=ssr.clone()/>
                <Route path=path!("/me") view=sign_in::OwnPage ssr=ssr.clone()/>
                <Route path=path!("/today") view=today::TodayPage ssr=ssr.clone()/>
                <Route path=path!("/residents") view=residents::ListPage ssr=ssr.clone()/>
                <Route path=path!("/residents/new") view=residents::IntakePage ssr=ssr.clone()/>
                <Route path=path!("/residents/:id") view=residents::ResidentPage ssr=ssr.clone()/>
                <Route path=path!("/residents/:id/edit") view=residents::EditPage ssr=ssr.clone()/>
                <Route path=path!("/residents/:id/named") view=residents::NamedPage ssr=ssr.clone()/>
                <Route path=path!("/residents/:id/profile") view=residents::ProfilePage ssr=ssr.clone()/>
                <Route path=path!("/residents/:id/stay") view=residents::StayPage ssr=ssr.clone()/>
                <Route path=path!("/residents/:id/story") view=residents::StoryPage ssr=ssr.clone()/>
                <Route path=path!("/residents/:id/changes") view=residents::ChangesPage ssr=ssr.clone()/>
                <Route path=path!("/residents/:id/enrol") view=enrolments::EnrolPage ssr=ssr.clone()/>
                <Route path=path!("/residents/:id/enrolments/:enrolment/edit") view=enrolments::CorrectPage ssr=ssr.clone()/>
                <Route path=path!("/residents/:id/enrolments/:enrolment/move") view=enrolments::MovePage ssr=ssr.clone()/>
                <Route path=path!("/residents/:id/enrolments/:enrolment/week/:monday") view=enrolments::WeekPage ssr=ssr.clone()/>
                <Route path=path!("/residents/:id/enrolments/:enrolment/result") view=enrolments::ResultPage ssr=ssr.clone()/>
                <Route path=path!("/residents/:id/barriers/:barrier") view=enrolments::BarrierPage ssr=ssr.clone()/>
                <Route path=path!("/residents/:id/money/:funding") view=money::FundingPage ssr=ssr.clone()/>
                <Route path=path!("/residents/:id/tasks/:task") view=tasks::TaskPage ssr=ssr.clone()/>
                <Route path=path!("/residents/:id/guardians/:guardian") view=guardians::GuardianPage ssr=ssr.clone()/>
                <Route path=path!("/residents/:id/guardians/:guardian/seeing") view=guardians::SeeingPage ssr=ssr.clone()/>
                <Route path=path!("/residents/:id/assessments") view=assessments::ListPage ssr=ssr.clone()/>
                <Route path=path!("/residents/:id/assessments/:sitting") view=assessments::SittingPage ssr=ssr.clone()/>
                <Route path=path!("/residents/:id/contacts/:contact") view=contacts::ContactPage ssr=ssr.clone()/>
                <Route path=path!("/residents/:id/notes/:note") view=contacts::NotePage ssr=ssr.clone()/>
                <Route path=path!("/home") view=home::HomePage ssr=ssr.clone()/>
                <Route path=path!("/home/:ward") view=home::WardPage ssr=ssr.clone()/>
                <Route path=path!("/residents/:id/places/new") view=places::PlaceFormPage ssr=ssr.clone()/>
                <Route path=path!("/residents/:id/places/:place/move") view=places::MovePlacePage ssr=ssr.clone()/>
                <Route path=path!("/residents/:id/placements/:placement/edit") view=placements::PlacementFormPage ssr=ssr.clone()/>
                <Route path=path!("/residents/:id/placements/:placement/move") view=placements::MovePlacementPage ssr=ssr.clone()/>
                <Route path=path!("/residents/:id/placements/:placement/exception") view=placements::ExceptionPage ssr=ssr.clone()/>
                <Route path=path!("/residents/:id/placements/:placement/check-in") view=placements::CheckInPage ssr=ssr.clone()/>
                <Route path=path!("/residents/:id/placements/:placement/check-ins/:check_in") view=placements::FollowPage ssr=ssr.clone()/>
                <Route path=path!("/residents/:id/placements/:placement/check-ins/:check_in/edit") view=placements::CheckInPage ssr=ssr.clone()/>
                <Route path=path!("/placements") view=placements::BoardPage ssr=ssr.clone()/>
                <Route path=path!("/organisations/:id/check") view=vettings::VettingPage ssr=ssr.clone()/>
                <Route path=path!("/residents/:id/choosing") view=choosing::ChoosingPage ssr=ssr.clone()/>
                <Route path=path!("/residents/:id/choosing/:choosing") view=choosing::ChoosingPage ssr=ssr.clone()/>
                <Route path=path!("/residents/:id/choosing/:choosing/edit") view=choosing::ChoosingFormPage ssr=ssr.clone()/>
                <Route path=path!("/courses") view=courses::ListPage ssr=ssr.clone()/>
                <Route path=path!("/courses/:id") view=courses::CoursePage ssr=ssr.clone()/>
                <Route path=path!("/courses/:id/edit") view=courses::CourseFormPage ssr=ssr.clone()/>
                <Route path=path!("/courses/:id/runs/:run") view=courses::RunPage ssr=ssr.clone()/>
                <Route path=path!("/courses/:id/runs/:run/edit") view=courses::RunFormPage ssr=ssr.clone()/>
                <Route path=path!("/residents/:id/sign-in") view=sign_ins::SignInPage ssr=ssr.clone()/>
                <Route path=path!("/residents/:id/talks/:talk") view=talks::TalkPage ssr=ssr.clone()/>
                <Route path=path!("/residents/:id/goals/new") view=goals::ProposePage ssr=ssr.clone()/>
                <Route path=path!("/residents/:id/goals/:goal/step") view=goals::ProposeStepPage ssr=ssr.clone()/>
                <Route path=path!("/mine") view=mine::HomePage ssr=ssr.clone()/>
                <Route path=path!("/mine/can") view=mine::CanPage ssr=ssr.clone()/>
                <Route path=path!("/mine/choosing/:choosing") view=mine::ChoosingPage ssr=ssr.clone()/>
                <Route path=path!("/mine/courses") view=mine::CoursesPage ssr=ssr.clone()/>
                <Route path=path!("/mine/courses/:place") view=mine::SeatPage ssr=ssr.clone()/>
                <Route path=path!("/mine/dream") view=mine::DreamPage ssr=ssr.clone()/>
                <Route path=path!("/mine/dream/draw") view=mine::DrawPage ssr=ssr.clone()/>
                <Route path=path!("/mine/dream/write") view=mine::WritePage ssr=ssr.clone()/>
                <Route path=path!("/mine/goals") view=mine::GoalsPage ssr=ssr.clone()/>
                <Route path=path!("/mine/goals/new") view=mine::NewGoalPage ssr=ssr.clone()/>
                <Route path=path!("/mine/goals/:goal") view=mine::GoalPage ssr=ssr.clone()/>
                <Route path=path!("/mine/goals/:goal/about") view=mine::AboutPage ssr=ssr.clone()/>
                <Route path=path!("/mine/goals/:goal/edit") view=mine::EditGoalPage ssr=ssr.clone()/>
                <Route path=path!("/mine/goals/:goal/step") view=mine::StepPage ssr=ssr.clone()/>
                <Route path=path!("/mine/goals/:goal/when") view=mine::WhenPage ssr=ssr.clone()/>
                <Route path=path!("/mine/looked") view=mine::LookedPage ssr=ssr.clone()/>
                <Route path=path!("/mine/school") view=mine::SchoolPage ssr=ssr.clone()/>
                <Route path=path!("/mine/work") view=mine::WorkPage ssr=ssr.clone()/>
                <Route path=path!("/mine/work/:placement/more") view=mine::TellMorePage ssr=ssr.clone()/>
                <Route path=path!("/mine/work/:placement/:said") view=mine::TellPage ssr=ssr.clone()/>
                <Route path=path!("/mine/talk") view=talks::AskedPage ssr=ssr.clone()/>
                <Route path=path!("/organisations") view=organisations::ListPage ssr=ssr.clone()/>
                <Route path=path!("/organisations/:id") view=organisations::OrganisationPage ssr=ssr.clone()/>
                <Route path=path!("/organisations/:id/edit") view=organisations::EditPage ssr=ssr.clone()/>
                <Route path=path!("/accounts") view=accounts::ListPage ssr=ssr.clone()/>
                <Route path=path!("/accounts/:account") view=accounts::AccountPage ssr=ssr.clone()/>
                <Route path=path!("/sites") view=sites::SitesPage ssr=ssr.clone()/>
                <Route path=path!("/sites/:site") view=sites::SitesPage ssr/>
            </Routes>
        </Router>
    }
}

/// Every public page.
pub const PUBLIC: &[&str] = &["/", "/help", "/privacy", "/accessibility", "/leave"];

/// A public page as a whole document, without any script of its own; in the frame of whoever asks.
pub fn public(house: &House, asker: Option<&Asker>, path: &'static str) -> String {
    document(house, asker, path, move || public::page(path))
}

/// What is shown where no page of ours runs, in the frame of whoever asks.
pub fn trouble(house: &House, asker: Option<&Asker>, words: &'static str, what: Option<String>, wrote: Vec<String>) -> String {
    document(house, asker, "/", move || view! { <TroublePage words what wrote/> }.into_any())
}

/// What is shown to whoever sent a form and is signed in no more.
pub fn send_again(house: &House, action: String, pairs: Vec<(String, String)>) -> String {
    document(house, None, "/", move || view! { <SendAgain action pairs/> }.into_any())
}

fn document(house: &House, asker: Option<&Asker>, path: &'static str, body: impl FnOnce() -> AnyView) -> String {
    Owner::new().with(|| {
        provide_context(house.clone());
        if let Some(asker) = asker {
            let (mut parts, ()) = http::Request::new(()).into_parts();
            parts.uri = http::Uri::from_static(path);
            parts.extensions.insert(asker.clone());
            provide_context(parts);
        }
        provide_meta_context();
        let house = house.clone();
        view! {
            <!DOCTYPE html>
            <html lang="en" dir="ltr">
                <head>
                    <Head house/>
                    <title inner_html=t("title-page")/>
                </head>
                {body()}
            </html>
        }
        .to_html()
    })
}
