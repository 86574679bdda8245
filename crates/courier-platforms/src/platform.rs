//! The nouns of a catalog file, as they stand in its TOML.

use std::collections::BTreeMap;
use std::fmt;

use serde::Deserialize;

use crate::account::AccountField;
use crate::check_data::Check;
use crate::field::{Field, FieldKind};
use crate::key_shape::KeyShape;
use crate::steps::Steps;
use crate::text::Texts;

/// A vendor's product that issues keys: one file of the catalog.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Platform {
    /// Names the file, and the platform in the ledger; never changes.
    pub id: String,
    /// The vendor's name; the same in every language.
    pub name: String,
    /// Where an account can live; the key works in one of them only. Empty where there is an `account`.
    #[serde(default)]
    pub regions: Vec<Region>,
    /// What an account is told apart by, where there are no regions.
    pub account: Option<AccountField>,
    /// The kinds of key it issues.
    pub kinds: Vec<Kind>,
    /// The texts of a file of the organisation's own, by language. Those of a built-in platform stand in files of
    /// their own.
    #[serde(default, rename = "texts")]
    pub(crate) inline: BTreeMap<String, toml::Spanned<String>>,
    #[serde(skip)]
    pub(crate) texts: Texts,
}

/// A data centre of a platform.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Region {
    /// The catalog's id.
    pub id: String,
    /// The data centre's host.
    pub host: String,
}

/// A kind of key that a platform issues.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Kind {
    /// The catalog's id.
    pub id: String,
    /// How it comes into being.
    pub made: Made,
    /// To whom the platform gives the key.
    pub arrival: Arrival,
    /// How many an account can have.
    pub count: Count,
    /// Whether the platform can show the key again later.
    pub shows_again: bool,
    /// What happens to the old key when a new one is made.
    pub replace: Replace,
    /// Whether one may exist already.
    pub making: Making,
    /// Whether whoever has it can do something with it: then it travels in a locked file only.
    #[serde(default = "yes")]
    pub secret: bool,
    /// The name of the key in `keys.env`.
    pub env: String,
    /// What this kind's part of the platform adds to the account's base address.
    #[serde(default)]
    pub base_path: String,
    /// How a developer uses the key.
    #[serde(rename = "use")]
    pub usage: Use,
    /// What a key looks like.
    pub key: KeyShape,
    /// The field whose value names the key in lists; none where there is one key only.
    pub named_by: Option<String>,
    /// The vendor's form, in the form's order; empty where there is none.
    #[serde(default)]
    pub fields: Vec<Field>,
    /// What an agency may need it for, the least first.
    pub purposes: Vec<Purpose>,
    /// What to press in the vendor's screens.
    pub steps: Steps,
    /// How a key is checked; none where there is no harmless question.
    pub check: Option<Check>,
}

/// How a key comes into being.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Made {
    /// The app asks the platform to make it.
    Automatic,
    /// A person makes it in the vendor's screens; we show what to press.
    Guided,
    /// It is the organisation's own service: the app makes it.
    Here,
}

/// To whom the platform gives the key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Arrival {
    /// The admin sees it.
    Admin,
    /// The platform sends it to the agency itself.
    Agency,
}

/// How many of a kind an account can have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Count {
    /// One, which everybody shares.
    One,
    /// As many as wanted.
    Many,
}

/// What happens to the old key when a new one is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Replace {
    /// Old and new can work side by side until the old one is switched off.
    Overlap,
    /// The old one stops the moment the new one exists.
    CutOver,
}

/// Whether a key may exist before we make one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Making {
    /// Making one never harms another.
    AlwaysNew,
    /// One may be there already, and making a new one would end it.
    LookUpFirst,
}

/// How a developer uses the key: facts for the locked file, each where the system has it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Use {
    /// The path, after the base address, that the key is sent to.
    pub authenticate: Option<String>,
    /// The header that carries the key, or what comes back for it.
    pub header: Option<String>,
    /// How long that lasts.
    pub session_seconds: Option<u32>,
    /// How many requests an API user has in an hour.
    pub requests_per_hour: Option<u32>,
    /// How many pages one server address may submit in five minutes.
    pub pages_per_five_minutes: Option<u32>,
    /// A line for a shell that reads the key from the environment and puts it into no process's arguments;
    /// `{base_url}` stands for the account's.
    pub curl: Option<String>,
    /// The vendor's documentation for developers.
    pub docs: Option<String>,
    /// The vendor's help page for the admin.
    pub help: Option<String>,
}

/// What an agency may need a key for, and the least that is enough.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Purpose {
    /// The catalog's id, unique in the platform.
    pub id: String,
    /// What the permission group holds, and nothing else; empty where no group is needed.
    #[serde(default)]
    pub permissions: Vec<Permission>,
    /// Whether it opens every supporter record.
    pub opens_everything: bool,
    /// The option that is enough, by the id of a field whose proposal is `purpose`.
    #[serde(default)]
    pub choose: BTreeMap<String, String>,
    /// After how many months we ask whether it is still needed.
    pub review_months: u32,
    /// After how many days access for it is to end; none where it goes on until somebody ends it.
    pub ends_days: Option<u32>,
    /// What of supporters it reaches, as far as the system's own facts tell.
    #[serde(default)]
    pub categories: Vec<Category>,
}

/// What of supporters an access reaches.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Category {
    /// Names, addresses, phone numbers.
    ContactDetails,
    /// Gifts, direct debits, Gift Aid.
    Giving,
    /// Petitions signed, messages sent, events attended: they may tell what somebody believes.
    Actions,
    /// What somebody agreed to receive.
    Consent,
    /// Tickets and orders.
    Orders,
    /// Health, belief, origin and the like.
    Special,
    /// Figures only: nobody can be told from them.
    Figures,
}

impl Purpose {
    /// Whether the API user has to be in a permission group.
    pub fn needs_group(&self) -> bool {
        !self.permissions.is_empty()
    }

    /// The permissions in the vendor's words: `Manage individual supporters: View, Modify`.
    pub fn permissions_line(&self) -> String {
        let lines: Vec<String> = self.permissions.iter().map(ToString::to_string).collect();
        lines.join("; ")
    }
}

/// One row of the vendor's permission table.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Permission {
    /// The row's name, in the vendor's words.
    pub name: String,
    /// The section it stands in, in the vendor's words, where we know it.
    pub under: Option<String>,
    /// The columns to allow, in the order of the vendor's table.
    pub actions: Vec<Action>,
}

impl fmt::Display for Permission {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let actions: Vec<&str> = self.actions.iter().map(|action| action.name()).collect();
        write!(f, "{}: {}", self.name, actions.join(", "))
    }
}

/// A column of the vendor's permission table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub enum Action {
    /// May make new ones.
    Create,
    /// May change them.
    Modify,
    /// May read them.
    View,
    /// May read them, in a table with two columns.
    Read,
    /// May read, make and change them, in a table with two columns.
    Write,
}

impl Action {
    /// The vendor's word.
    pub fn name(self) -> &'static str {
        match self {
            Self::Create => "Create",
            Self::Modify => "Modify",
            Self::View => "View",
            Self::Read => "Read",
            Self::Write => "Write",
        }
    }
}

impl Platform {
    /// The purpose of that id, with the kind of key that serves it.
    pub fn purpose(&self, id: &str) -> Option<(&Kind, &Purpose)> {
        self.purposes().find(|(_, purpose)| purpose.id == id)
    }

    /// Every purpose, with the kind of key that serves it.
    pub fn purposes(&self) -> impl Iterator<Item = (&Kind, &Purpose)> {
        self.kinds.iter().flat_map(|kind| kind.purposes.iter().map(move |purpose| (kind, purpose)))
    }

    /// The kind of that id.
    pub fn kind(&self, id: &str) -> Option<&Kind> {
        self.kinds.iter().find(|kind| kind.id == id)
    }

    /// The region of that id.
    pub fn region(&self, id: &str) -> Option<&Region> {
        self.regions.iter().find(|region| region.id == id)
    }
}

impl Kind {
    /// The field of that id.
    pub fn field(&self, id: &str) -> Option<&Field> {
        self.fields.iter().find(|field| field.id == id)
    }

    /// The field whose value names the key in lists: what the vendor's own list shows.
    pub fn name_field(&self) -> Option<&Field> {
        self.named_by.as_deref().and_then(|id| self.field(id))
    }

    /// Whether one purpose opens something that another does not. Where permission groups say what a key may do,
    /// they are compared; where an option does, the purposes stand in the file with the least first. Elsewhere a
    /// key opens the same, whatever it is for.
    pub fn opens_more(&self, than: &Purpose, purpose: &Purpose) -> bool {
        if purpose.opens_everything != than.opens_everything {
            return purpose.opens_everything;
        }
        if self.purposes.iter().any(Purpose::needs_group) {
            let had = |name: &str, action: &Action| {
                than.permissions.iter().any(|p| p.name == name && p.actions.contains(action))
            };
            return purpose
                .permissions
                .iter()
                .any(|row| row.actions.iter().any(|action| !had(&row.name, action)));
        }
        let by_option = |field: &Field| field.kind == FieldKind::Choice && field.decides();
        let place = |of: &Purpose| self.purposes.iter().position(|known| known.id == of.id);
        self.fields.iter().any(by_option) && place(purpose) > place(than)
    }

    /// Whether what a key of this kind may do can be changed without a new key.
    pub fn can_change(&self) -> bool {
        let decided = self.made == Made::Here || self.fields.iter().any(Field::decides);
        decided && !self.steps.change.is_empty()
    }

    /// The line for a shell, for one base address ([`Platform::base_url`]).
    pub fn curl(&self, base_url: &str) -> Option<String> {
        Some(self.usage.curl.as_ref()?.replace("{base_url}", base_url))
    }
}

fn yes() -> bool {
    true
}
