//! Seats of a run, shape first: taken is full, free is hollow. The words stand beside it.

use std::fmt::Write;

use domain::courses::Seats;
use leptos::prelude::*;

/// More than this many are not drawn one by one.
const DRAWN: i32 = 24;

#[component]
pub fn SeatBar(seats: Seats) -> impl IntoView {
    let all = seats.all.filter(|all| (1..=DRAWN).contains(all))?;
    let (mut full, mut hollow) = (String::new(), String::new());
    for seat in 0..all {
        let x = seat * 8;
        if seat < seats.taken {
            let _ = write!(full, "M{x} 1h6v8h-6z");
        } else {
            let _ = write!(hollow, "M{x}.75 1.75h4.5v6.5h-4.5z");
        }
    }
    let width = all * 8 - 2;
    Some(view! {
        <svg class="flip seats" width=width.to_string() height="10" viewBox=format!("0 0 {width} 10") aria-hidden="true">
            <path class="f-mark" d=full></path><path class="s-accent thin" d=hollow></path></svg>
    })
}
