//! The latest step of work: its day put right, or the step taken back.

use domain::{
    ids::{Id, Placement, Resident},
    steps::StepDayForm,
};
use leptos::prelude::*;

use super::super::residents::{Part, Undone, back_to};
use crate::{backend::backend, failure::Failure};

#[server(prefix = "/do", endpoint = "correct_placement_step")]
pub async fn correct_placement_step(resident: Id<Resident>, placement: Id<Placement>, form: StepDayForm) -> Result<(), Failure> {
    let (records, actor) = backend()?;
    records.correct_placement_step(&actor, resident, placement, &form).await?;
    back_to(resident, Part::Work);
    Ok(())
}

#[server(prefix = "/do", endpoint = "take_back_placement_step")]
pub async fn take_back_placement_step(resident: Id<Resident>, placement: Id<Placement>, version: i32) -> Result<(), Failure> {
    let (records, actor) = backend()?;
    records.take_back_placement_step(&actor, resident, placement, version).await?;
    Undone::TakenBack.back_to(resident, Part::Work);
    Ok(())
}
