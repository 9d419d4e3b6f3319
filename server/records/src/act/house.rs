//! Organisations, accounts, sites, and one's own account.

use domain::{access::Action, ids};

use super::Act;

pub struct ListOrganisations;
impl Act for ListOrganisations {
    const ACTION: Action = Action::ListOrganisations;
    type On = ids::House;
}

pub struct ViewOrganisation;
impl Act for ViewOrganisation {
    const ACTION: Action = Action::ViewOrganisation;
    type On = ids::Organisation;
}

pub struct RecordOrganisation;
impl Act for RecordOrganisation {
    const ACTION: Action = Action::RecordOrganisation;
    type On = ids::House;
}

pub struct ListAccounts;
impl Act for ListAccounts {
    const ACTION: Action = Action::ListAccounts;
    type On = ids::House;
}

pub struct InviteAccount;
impl Act for InviteAccount {
    const ACTION: Action = Action::InviteAccount;
    type On = ids::House;
}

/// Invites somebody anew, or lets them choose another password.
pub struct RenewLink;
impl Act for RenewLink {
    const ACTION: Action = Action::InviteAccount;
    type On = ids::Account;
}

/// On the house: its rows are locked in their order, the one put right among them.
pub struct CorrectAccount;
impl Act for CorrectAccount {
    const ACTION: Action = Action::CorrectAccount;
    type On = ids::House;
}

pub struct CloseAccount;
impl Act for CloseAccount {
    const ACTION: Action = Action::CloseAccount;
    type On = ids::Account;
}

pub struct EditSite;
impl Act for EditSite {
    const ACTION: Action = Action::EditSite;
    type On = ids::House;
}

pub struct ViewOwnAccount;
impl Act for ViewOwnAccount {
    const ACTION: Action = Action::ViewOwnAccount;
    type On = ids::Account;
}

pub struct SetKeys;
impl Act for SetKeys {
    const ACTION: Action = Action::SetKeys;
    type On = ids::Account;
}

pub struct SetWords;
impl Act for SetWords {
    const ACTION: Action = Action::SetWords;
    type On = ids::Account;
}

pub struct NoteReset;
impl Act for NoteReset {
    const ACTION: Action = Action::NoteReset;
    type On = ids::Account;
}
