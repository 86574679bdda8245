//! What the three guides for Engaging Networks name; see `guides_list`.

use super::guides_list::{At, Entry, LOCKED_FILE};
use crate::StepSet::{Change, Create, Delete, LookUp, Replace, SwitchOff, SwitchOn};
use crate::{Count, Making, Replace as Replacing};

const REST: &str = "rest-api-user";
const PRIVATE: &str = "private-token";
const PUBLIC: &str = "public-token";

/// Guides 0, 1 and 2.
pub(super) const ENGAGING_NETWORKS: &[Entry] = &[
    // Engaging Networks REST API
    (0, "a program sends the key and gets a session token", At::Kind(REST, "how", "session token")),
    (0, "a session lasts an hour", At::Fact(REST, |kind| kind.usage.session_seconds == Some(3600))),
    (
        0,
        "records are made, read and changed with it",
        At::Purpose("add-and-update-supporters", "opens", "read and change every supporter record"),
    ),
    (0, "pages are submitted with it", At::Purpose("submit-pages", "opens", "petitions")),
    (0, "full access wants the greatest care", At::Fact(REST, |kind| kind.secret)),
    (0, "signed in as a Super Admin", At::Kind(REST, "role", "Super Admin")),
    (
        0,
        "menu: Hello, Account Settings, Users",
        At::Step(REST, Create, "open-users", "Hello › Account Settings › Users"),
    ),
    (
        0,
        "button: Add API User, not a person's",
        At::Step(REST, Create, "add-user", "“Add API User”"),
    ),
    (0, "box: Email Address", At::Field(REST, "email-address", "Email Address")),
    (0, "box: Display Name", At::Field(REST, "display-name", "Display Name")),
    (0, "box: First Name", At::Field(REST, "first-name", "First Name")),
    (0, "box: Last Name", At::Field(REST, "last-name", "Last Name")),
    (0, "box: Remote Address", At::Field(REST, "remote-address", "Remote Address")),
    (
        0,
        "the agency's developer knows the server addresses",
        At::Kind(REST, "from", "server addresses they give you"),
    ),
    (0, "list: Status", At::Field(REST, "status", "Status")),
    (
        0,
        "Status is Active, or not",
        At::Fact(REST, |kind| {
            kind.field("status").is_some_and(|field| {
                ["Active", "Inactive"].iter().all(|o| field.options.contains(&(*o).to_owned()))
            })
        }),
    ),
    (0, "list: Group, with None", At::Field(REST, "group", "Group")),
    (
        0,
        "Group None is there",
        At::Fact(REST, |kind| kind.field("group").is_some_and(|field| field.options == ["None"])),
    ),
    (0, "fill in Email Address", At::Step(REST, Create, "email-address", "Email Address")),
    (0, "fill in Display Name", At::Step(REST, Create, "display-name", "Display Name")),
    (0, "fill in First Name", At::Step(REST, Create, "first-name", "First Name")),
    (0, "fill in Last Name", At::Step(REST, Create, "last-name", "Last Name")),
    (0, "fill in Remote Address", At::Step(REST, Create, "remote-address", "Remote Address")),
    (0, "choose Status", At::Step(REST, Create, "status", "Status")),
    (0, "choose Group", At::Step(REST, Create, "choose-group", "Group")),
    (
        0,
        "no group for submitting pages only",
        At::Step(REST, Create, "leave-group", "no group is needed"),
    ),
    (0, "button: Save User", At::Step(REST, Create, "save-new", "“Save User”")),
    (0, "button: Cancel", At::Step(REST, Create, "save-new", "“Cancel”")),
    (0, "box: API Key, and its button Copy", At::Step(REST, Create, "open-new", "Press “Copy”")),
    (0, "button: Copy, later", At::Step(REST, LookUp, "copy-key", "“Copy” beside “API Key”")),
    (0, "button: Revoke, left alone", At::Step(REST, LookUp, "copy-key", "Leave “Revoke” alone")),
    (0, "button: Revoke, at any time", At::Step(REST, Replace, "revoke-key", "“Revoke”")),
    (
        0,
        "revoking stops programs until they have a new key",
        At::Step(REST, Replace, "revoke-key", "stop until they have another"),
    ),
    (0, "an API User can be deleted at any time", At::Step(REST, Delete, "delete-user", "Delete")),
    (
        0,
        "deleting stops programs that use the key",
        At::Step(REST, Delete, "delete-user", "stop working"),
    ),
    (0, "search bar over the list of users", At::Step(REST, LookUp, "find-user", "Search")),
    (0, "set to not active", At::Step(REST, SwitchOff, "set-inactive", "Inactive")),
    (0, "set to active", At::Step(REST, SwitchOn, "set-active", "Active")),
    (0, "save the change", At::Step(REST, SwitchOff, "save-change", "Save User")),
    (
        0,
        "menu: Hello, Account Settings, Permission Groups",
        At::Step(REST, Create, "open-groups", "Hello › Account Settings › Permission Groups"),
    ),
    (0, "make a permission group", At::Step(REST, Create, "add-group", "permission group")),
    (
        0,
        "button: Revoke all permissions",
        At::Step(REST, Create, "allow", "“Revoke all permissions”"),
    ),
    (
        0,
        "only the columns that are needed are granted",
        At::Step(REST, Create, "allow", "Allow only"),
    ),
    (0, "submitting pages needs no group", At::Kind(REST, "no-group", "none is needed")),
    (
        0,
        "Supporter Services need Manage individual supporters, under Data Management",
        At::Permission("read-supporters", "Data Management › Manage individual supporters: View"),
    ),
    (0, "its column Modify", At::Permission("update-supporters", "Modify")),
    (0, "its column Create", At::Permission("add-and-update-supporters", "Create")),
    (
        0,
        "permission settings are adjusted in the group",
        At::Step(REST, Change, "find-group", "permission group"),
    ),
    (0, "the addresses of incoming servers", At::Step(REST, Change, "change-address", "Remote")),
    (0, "Group None, later", At::Step(REST, Change, "choose-no-group", "Group")),
    (0, "a test is without a group", At::Purpose("testing", "opens", "cannot read supporters")),
    (0, "never by plain e-mail", At::Elsewhere(LOCKED_FILE)),
    (
        0,
        "a protected ZIP by e-mail, its word by text message or WhatsApp",
        At::Elsewhere("the locked file as a ZIP, and its words by text or WhatsApp"),
    ),
    (0, "a one-time link", At::Elsewhere("unlock words by a link one made")),
    // Engaging Networks bulk data
    (1, "many tokens can be made", At::Fact(PRIVATE, |kind| kind.count == Count::Many)),
    (
        1,
        "a token has to be linked to a user of the account",
        At::Field(PRIVATE, "user", "signs in to your Engaging Networks account"),
    ),
    (1, "exports", At::Purpose("export-activity", "opens", "download")),
    (1, "imports", At::Purpose("import-supporters", "opens", "import")),
    (
        1,
        "both ways, by hand or by program",
        At::Purpose("export-and-import", "sentence", "both ways"),
    ),
    (1, "the last 32 days", At::Purpose("export-activity", "opens", "last month")),
    (1, "the greatest care", At::Fact(PRIVATE, |kind| kind.secret)),
    (1, "signed in as a Super Admin", At::Kind(PRIVATE, "role", "Super Admin")),
    (
        1,
        "menu: Hello, Account Settings, Tokens",
        At::Step(PRIVATE, Create, "open-tokens", "Hello › Account Settings › Tokens"),
    ),
    (1, "column Token", At::Step(PRIVATE, Create, "copy-new-token", "Copy the token")),
    (1, "column Type, with PRIVATE", At::Step(PRIVATE, Create, "copy-new-token", "PRIVATE")),
    (1, "column User", At::Step(PRIVATE, Create, "choose-user", "“User”")),
    (1, "column Modified", At::Step(PRIVATE, Create, "copy-new-token", "“Modified”")),
    (1, "column Refresh", At::Step(PRIVATE, Replace, "refresh-private-token", "“Refresh”")),
    (1, "column Edit", At::Step(PRIVATE, Create, "choose-user", "“Edit”")),
    (1, "column Delete", At::Step(PRIVATE, Delete, "delete-private-token", "“Delete”")),
    (
        1,
        "refreshing stops programs until they have the new token",
        At::Step(PRIVATE, Replace, "refresh-private-token", "until it has the new one"),
    ),
    (1, "the old token is gone", At::Fact(PRIVATE, |kind| kind.replace == Replacing::CutOver)),
    (
        1,
        "the new token is put into the program",
        At::Step(PRIVATE, Replace, "copy-refreshed", "new token"),
    ),
    (
        1,
        "a token in the list can be copied",
        At::Step(PRIVATE, LookUp, "copy-token", "Copy the token"),
    ),
    (1, "its row in the list", At::Step(PRIVATE, LookUp, "find-private-token", "PRIVATE")),
    (1, "never by plain e-mail", At::Elsewhere(LOCKED_FILE)),
    // Engaging Networks public and private tokens
    (
        2,
        "a public token opens limited information",
        At::Purpose("show-counts", "opens", "public data"),
    ),
    (
        2,
        "a private token opens the records",
        At::Purpose("export-and-import", "opens", "supporter records"),
    ),
    (2, "for the REST API it takes an API user", At::Kind(REST, "needs", "API user")),
    (2, "widgets and counts", At::Purpose("show-counts", "sentence", "How many people signed")),
    (2, "export service", At::Kind(PRIVATE, "how", "export.service")),
    (2, "import service", At::Kind(PRIVATE, "how", "import.service")),
    (2, "data service", At::Kind(PUBLIC, "how", "data.service")),
    (2, "signed in as a Super Admin", At::Kind(PUBLIC, "role", "Super Admin")),
    (
        2,
        "menu: Hello, Account Settings, Tokens",
        At::Step(PUBLIC, Create, "open-tokens", "Hello › Account Settings › Tokens"),
    ),
    (2, "one public token only", At::Fact(PUBLIC, |kind| kind.count == Count::One)),
    (2, "one may be there already", At::Fact(PUBLIC, |kind| kind.making == Making::LookUpFirst)),
    (
        2,
        "generate the public token",
        At::Step(PUBLIC, Create, "add-public-token", "an account can have one"),
    ),
    (2, "see the public token when made", At::Step(PUBLIC, Create, "copy-public-token", "PUBLIC")),
    (2, "find the public token", At::Step(PUBLIC, LookUp, "find-public-token", "PUBLIC")),
    (2, "copy the public token that is there", At::Step(PUBLIC, LookUp, "copy-token", "Copy")),
    (
        2,
        "generate a private token",
        At::Step(PRIVATE, Create, "add-private-token", "private token"),
    ),
    (2, "private tokens belong to a user, for the log", At::Field(PRIVATE, "user", "logged")),
    (
        2,
        "resetting breaks what uses the public token",
        At::Step(PUBLIC, Replace, "refresh-public-token", "stops at once"),
    ),
    (2, "the reset public token", At::Step(PUBLIC, Replace, "copy-refreshed", "new token")),
    (
        2,
        "deleting breaks what uses the public token",
        At::Step(PUBLIC, Delete, "delete-public-token", "stops at once"),
    ),
    (
        2,
        "deleting breaks what uses a private token",
        At::Step(PRIVATE, Delete, "delete-private-token", "stops at once"),
    ),
    (
        2,
        "the warning before either",
        At::Kind(PUBLIC, "look-warning", "leave “Refresh” and “Delete” alone"),
    ),
    (
        2,
        "messengers, password managers, file sharing, one-time links",
        At::Elsewhere("the ways a locked file and its words can go"),
    ),
];
