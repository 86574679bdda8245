//! Making a key: in the vendor's screens, or here.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{CheckOfferView, PlatformChoice, SiteView};

/// How to create the key.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
pub struct MakingView {
    /// In which way.
    pub way: MakingWay,
    /// How our account there is told from others.
    pub account: AccountView,
    /// The form's fields in the form's order.
    pub fields: Vec<FieldView>,
    /// The steps in the vendor's screens, in order.
    pub steps: Vec<StepView>,
    /// Where a key may be there already: which button the person sees. Empty where making one harms nobody.
    pub look: Option<LookView>,
    /// Where the system sends the key to the agency itself. Empty elsewhere.
    pub sends: Option<SendsView>,
    /// The one key this account can have, where we know it: it is given, not made.
    pub existing: Option<ExistingKey>,
    /// The key takes the place of another one.
    pub replaces: Option<ReplacesView>,
    /// What our own service's developer stores to recognise the key; empty until it is made here.
    pub verifier: String,
    /// The site the app makes the key on, where it needs a connection to one.
    pub site: Option<SiteView>,
}

/// In which way a key is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum MakingWay {
    /// By the person, in the vendor's screens.
    Guided,
    /// By the app, for the organisation's own service.
    Here,
    /// By the app, in the system.
    Automatic,
}

/// How our account on a system is told from others.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
pub struct AccountView {
    /// Regions to choose from; empty where the account has a name instead.
    pub regions: Vec<PlatformChoice>,
    /// Accounts we know there by name, to choose from.
    pub known: Vec<PlatformChoice>,
    /// The label of the name (the group, the client); empty where a region is chosen.
    pub label: String,
    /// One sentence on it.
    pub help: String,
    /// The label of the web address; empty where none is asked.
    pub address_label: String,
    /// One sentence on it.
    pub address_help: String,
}

/// *Which button do you see?*
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
pub struct LookView {
    /// The question.
    pub question: String,
    /// What to leave alone.
    pub warning: String,
    /// What the button says where there is no key yet.
    pub new_button: String,
    /// What to press here where there is one.
    pub there_button: String,
}

/// Which button the person sees in the system.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum Seen {
    /// Not answered yet.
    #[default]
    NotYet,
    /// The one that makes a first key.
    NoKey,
    /// A key is there already.
    KeyThere,
}

/// The system sends the key to the agency itself.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
pub struct SendsView {
    /// "Ring Ana before you send".
    pub heading: String,
    /// What happens at once, with the number to read back.
    pub sentence: String,
    /// The button that goes on.
    pub agreed: String,
    /// The button for having it sent to ourselves and locking it into a file.
    pub to_me: String,
    /// The mobile it goes to, as people write it.
    pub mobile: String,
}

/// The one key an account can have, as we know it.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
pub struct ExistingKey {
    /// Its id.
    pub id: String,
    /// Its last four characters; may be empty.
    pub ends_in: String,
    /// Who holds it.
    pub holders: Vec<String>,
    /// We keep a copy, so it need not be looked up.
    pub kept: bool,
}

/// A key that the new one takes the place of.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
pub struct ReplacesView {
    /// Its id.
    pub id: String,
    /// What tells it from others.
    pub name: String,
    /// Everybody who holds it.
    pub holders: Vec<String>,
    /// It stops the moment the new one exists.
    pub at_once: bool,
}

/// A field of the vendor's form.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
pub struct FieldView {
    /// The catalog's id.
    pub id: String,
    /// The label on the vendor's screen.
    pub label: String,
    /// What will be copied: proposed by us or typed.
    pub value: String,
    /// One sentence on what belongs here.
    pub help: String,
    /// Values to choose from where the vendor's form has a list; else empty.
    pub options: Vec<String>,
    /// May be left empty.
    pub optional: bool,
    /// Several values, one a line (they are joined as the vendor wants them).
    pub many: bool,
}

/// One step in the vendor's screens.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
pub struct StepView {
    /// The catalog's id.
    pub id: String,
    /// What to do, in the vendor's words.
    pub title: String,
    /// What to know while doing it.
    pub note: String,
    /// The field whose value is copied for this step; else empty.
    pub copies: String,
    /// What is copied, shown to the person; never a key.
    pub value: String,
    /// Which part of the vendor's screen to draw; else empty.
    pub picture: String,
}

/// The key that is kept, without the key.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
pub struct KeyView {
    /// How many characters it has.
    pub characters: u32,
    /// Its last four characters.
    pub ends_in: String,
    /// What was taken away from what was pasted.
    pub cleaned: Vec<Cleaned>,
    /// Why this may not be the right thing; then it is not kept yet.
    pub doubt: Option<Doubt>,
    /// It is in the vault.
    pub kept: bool,
    /// What its system can be asked; empty where nothing, or while it is not kept.
    pub check: Option<CheckOfferView>,
}

/// Why what was pasted may not be the right thing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
pub struct Doubt {
    /// Names the sentence in `errors.ftl`.
    pub code: String,
    /// What the sentence mentions.
    pub params: BTreeMap<String, String>,
    /// It can be kept if the person says it is right.
    pub can_be_kept: bool,
}

/// What was taken away from a pasted key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Cleaned {
    /// Blanks and line ends.
    Blanks,
    /// Quotation marks of any kind.
    Quotes,
    /// A label such as `API Key:`.
    Label,
    /// A full stop, comma or semicolon at the end.
    Punctuation,
    /// Dashes that a word processor had made long.
    Dashes,
}
