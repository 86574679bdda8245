//! What the vendors' guides for clients of agencies name, in our words, with the guide's number; and where the
//! catalog has it. Guides: 0 Engaging Networks REST API, 1 its bulk data, 2 its public and private tokens,
//! 3 Action Network, 4 Spektrix.
//!
//! Left out: a "Show/Hide" control that guide 0 names in the description of a picture and nowhere explains.

use crate::StepSet::{self, Change, Create, LookUp, Replace, SwitchOff, SwitchOn};
use crate::{Arrival, Count, FieldKind, Kind, Replace as Replacing};

/// The guide, what it names, where it is.
pub(super) type Entry = (u8, &'static str, At);

/// Where something stands, and a word of it.
pub(super) enum At {
    /// Kind, field, a word of label, help or place.
    Field(&'static str, &'static str, &'static str),
    /// Kind, list, step, a word of it.
    Step(&'static str, StepSet, &'static str, &'static str),
    /// Kind, part of its words, a word of it.
    Kind(&'static str, &'static str, &'static str),
    /// Purpose, part of its words, a word of it.
    Purpose(&'static str, &'static str, &'static str),
    /// Purpose, section and row of the permission table.
    Permission(&'static str, &'static str),
    /// Kind, what is true of it.
    Fact(&'static str, fn(&Kind) -> bool),
    /// Not a platform's matter: where the app has it.
    Elsewhere(&'static str),
}

const GROUP: &str = "group-key";
const ACCOUNT: &str = "api-account";

pub(super) const LOCKED_FILE: &str = "the locked file goes one way and its words another";

/// Action Network and Spektrix.
pub(super) const OTHERS: &[Entry] = &[
    // Action Network
    (
        3,
        "a key lets two systems exchange data",
        At::Purpose("exchange-supporters", "sentence", "phone bank"),
    ),
    (
        3,
        "members, reports and tags",
        At::Purpose("exchange-supporters", "sentence", "tags and reports"),
    ),
    (
        3,
        "menu: Details, API & Sync",
        At::Step(GROUP, Create, "open-api-sync", "Details › API & Sync"),
    ),
    (
        3,
        "what shows depends on whether there is a key",
        At::Kind(GROUP, "look-question", "Which button"),
    ),
    (3, "button: GENERATE API KEY", At::Step(GROUP, Create, "generate-key", "“GENERATE API KEY”")),
    (3, "answer: that button", At::Kind(GROUP, "look-new", "GENERATE API KEY")),
    (
        3,
        "the key is a row of letters and digits",
        At::Step(GROUP, Create, "copy-new-key", "letters and digits"),
    ),
    (
        3,
        "button: REVOKE & GENERATE NEW KEY, beside a key that is there",
        At::Kind(GROUP, "look-warning", "“REVOKE & GENERATE NEW KEY”"),
    ),
    (
        3,
        "copy the key that is there",
        At::Step(GROUP, LookUp, "copy-key-there", "Copy the key that is there"),
    ),
    (
        3,
        "button: REVOKE & GENERATE NEW KEY, for a key others may have",
        At::Step(GROUP, Replace, "revoke-and-generate", "“REVOKE & GENERATE NEW KEY”"),
    ),
    (
        3,
        "all connections stop until they have the new key",
        At::Step(GROUP, Replace, "warn-everybody", "needs the new one"),
    ),
    (3, "to be guarded like a word of one's own", At::Fact(GROUP, |kind| kind.secret)),
    (
        3,
        "given to those one trusts only",
        At::Purpose("exchange-supporters", "opens", "everything in this group"),
    ),
    (
        3,
        "one key, shared",
        At::Fact(GROUP, |kind| kind.count == Count::One && kind.replace == Replacing::CutOver),
    ),
    // Spektrix
    (
        4,
        "listings and funds are public",
        At::Purpose("hidden-events", "sentence", "without any key"),
    ),
    (
        4,
        "customers and orders need a key",
        At::Purpose("customers-and-orders", "opens", "every customer"),
    ),
    (
        4,
        "archived events and hidden attributes need a key",
        At::Purpose("hidden-events", "may", "archived events and hidden attributes"),
    ),
    (4, "role Settings Administrator", At::Kind(ACCOUNT, "role", "Settings Administrator")),
    (
        4,
        "menu: Settings Interface, Users, API Accounts",
        At::Step(ACCOUNT, Create, "open-api-accounts", "Settings Interface › Users › API Accounts"),
    ),
    (4, "the list of accounts with access", At::Step(ACCOUNT, Create, "open-api-accounts", "list")),
    (
        4,
        "one of the buttons New API Account",
        At::Step(ACCOUNT, Create, "new-api-account", "“New API Account” buttons"),
    ),
    (
        4,
        "a small window with three boxes",
        At::Step(ACCOUNT, Create, "new-api-account", "three boxes"),
    ),
    (4, "Username: the company's name", At::Field(ACCOUNT, "username", "company name")),
    (4, "Email address: of somebody there", At::Field(ACCOUNT, "email", "somebody at the agency")),
    (
        4,
        "Phone number: a mobile with its country's code",
        At::Field(ACCOUNT, "phone", "+447894123456"),
    ),
    (
        4,
        "a mobile, not any number",
        At::Fact(ACCOUNT, |kind| {
            kind.field("phone").is_some_and(|field| field.kind == FieldKind::Mobile)
        }),
    ),
    (4, "fill in Username", At::Step(ACCOUNT, Create, "username", "Username")),
    (4, "fill in Email address", At::Step(ACCOUNT, Create, "email", "Email address")),
    (4, "fill in Phone number", At::Step(ACCOUNT, Create, "phone", "Phone number")),
    (
        4,
        "button: Create API Account",
        At::Step(ACCOUNT, Create, "create-api-account", "“Create API Account”"),
    ),
    (
        4,
        "a code goes by text message, a link by e-mail",
        At::Step(
            ACCOUNT,
            Create,
            "both-went",
            "An e-mail with a link and a text message with a code",
        ),
    ),
    (
        4,
        "with the code they see username and key",
        At::Step(ACCOUNT, Create, "both-went", "the username and the key"),
    ),
    (
        4,
        "the key goes to the agency",
        At::Fact(ACCOUNT, |kind| kind.arrival == Arrival::Agency && !kind.shows_again),
    ),
    (4, "never sent by e-mail", At::Elsewhere(LOCKED_FILE)),
    (4, "find the account", At::Step(ACCOUNT, Replace, "find-account", "account")),
    (4, "button: Reset API Key", At::Step(ACCOUNT, Replace, "reset-api-key", "“Reset API Key”")),
    (4, "it asks again", At::Step(ACCOUNT, Replace, "confirm-reset", "asks again")),
    (
        4,
        "the old key no longer works",
        At::Step(ACCOUNT, Replace, "confirm-reset", "old key does not work"),
    ),
    (
        4,
        "a new e-mail and a new text message",
        At::Step(ACCOUNT, Replace, "both-went-again", "new e-mail"),
    ),
    (4, "resetting is for a key others may have", At::Kind(ACCOUNT, "leaked", "“Reset API Key”")),
    (
        4,
        "click the account's e-mail address",
        At::Step(ACCOUNT, SwitchOff, "open-account", "Click the e-mail address"),
    ),
    (4, "to edit the account", At::Step(ACCOUNT, Change, "open-that-account", "e-mail address")),
    (4, "its e-mail address", At::Step(ACCOUNT, Change, "change-email", "Email address")),
    (4, "its mobile", At::Step(ACCOUNT, Change, "change-phone", "Phone number")),
    (
        4,
        "untick: This API account is active",
        At::Step(ACCOUNT, SwitchOff, "untick-active", "Untick “This API account is active”"),
    ),
    (
        4,
        "the key rests until it is ticked again",
        At::Step(ACCOUNT, SwitchOff, "untick-active", "until the box is ticked again"),
    ),
    (
        4,
        "tick it again",
        At::Step(ACCOUNT, SwitchOn, "tick-active", "Tick “This API account is active”"),
    ),
];

/// Steps no guide has: kind, step, where they come from.
pub(super) const OUR_STEPS: &[(&str, &str, &str)] = &[(
    "rest-api-user",
    "see-new-key",
    "the vendor does not say what its form shows after revoking",
)];
