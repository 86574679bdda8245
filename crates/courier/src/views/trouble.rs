//! What can go wrong with a delivery.

use serde::{Deserialize, Serialize};

use super::StepView;

/// A possible leak.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
pub struct LeakView {
    /// Since when, a moment.
    pub since: String,
    /// The vendor's own steps to stop each key.
    pub stop: Vec<StopView>,
}

/// How to stop one key in the vendor’s own screens.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
pub struct StopView {
    /// The vendor's name.
    pub platform: String,
    /// The key's name there.
    pub name: String,
    /// What to do, in order.
    pub steps: Vec<StepView>,
}

/// How a possible leak was settled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum Settled {
    /// The key was switched off or replaced in the system.
    StoppedAtSystem,
    /// It turned out that nobody else saw it.
    NobodySaw,
    /// A key that others may have seen stays as it is, for a reason.
    LeftAsItIs,
}

/// What went wrong with a delivery.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum Trouble {
    /// Nothing arrived.
    NothingArrived,
    /// The page stays blank.
    BlankPage,
    /// The words are refused.
    WordsRefused,
    /// The key is refused by the system.
    KeyRefused,
    /// It went to the wrong person.
    WrongPerson,
}

/// Why a file was made again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum Because {
    /// Another form was wanted.
    AnotherForm,
    /// New words were wanted: somebody may have heard the old ones, or they were refused.
    NewWords,
    /// Words in another language were wanted.
    AnotherLanguage,
    /// The one before went to the wrong person.
    WrongPerson,
    /// The one before was lost or did not arrive.
    Lost,
}
