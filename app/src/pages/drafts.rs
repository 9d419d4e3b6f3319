//! What somebody began and did not send. It is shown on the page of its form; here it is thrown away.

use leptos::prelude::*;
use uuid::Uuid;

use crate::{backend::backend, failure::Failure};

#[server(prefix = "/do", endpoint = "start_afresh")]
pub async fn start_afresh(draft: Uuid) -> Result<(), Failure> {
    let (records, actor) = backend()?;
    Ok(records.start_afresh(actor.account, draft).await?)
}
