//! What to press in the vendor's screens.

use serde::Deserialize;

use crate::platform::Purpose;

/// What to press in the vendor's screens, for each thing one may want there; empty where the system has no way
/// to do it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Steps {
    /// Make a new one.
    pub create: Vec<Step>,
    /// See the key again.
    pub look_up: Vec<Step>,
    /// End the key and get another in its place. Where a second one can work beside the first (`overlap`), this
    /// is the way for a key that somebody else may have seen.
    pub replace: Vec<Step>,
    /// Stop it for now.
    pub switch_off: Vec<Step>,
    /// Let it work again.
    pub switch_on: Vec<Step>,
    /// Remove it for good.
    pub delete: Vec<Step>,
    /// Change what stands in the form, and so what the key may do, while the key stays.
    pub change: Vec<Step>,
}

/// Names a list in [`Steps`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StepSet {
    /// Make a new one.
    Create,
    /// See the key again.
    LookUp,
    /// End the key and get another in its place.
    Replace,
    /// Stop it for now.
    SwitchOff,
    /// Let it work again.
    SwitchOn,
    /// Remove it for good.
    Delete,
    /// Change what the key may do.
    Change,
}

impl StepSet {
    /// All of them.
    pub const ALL: [Self; 7] = [
        Self::Create,
        Self::LookUp,
        Self::Replace,
        Self::SwitchOff,
        Self::SwitchOn,
        Self::Delete,
        Self::Change,
    ];
}

impl Steps {
    /// The list of that name.
    pub fn of(&self, set: StepSet) -> &[Step] {
        match set {
            StepSet::Create => &self.create,
            StepSet::LookUp => &self.look_up,
            StepSet::Replace => &self.replace,
            StepSet::SwitchOff => &self.switch_off,
            StepSet::SwitchOn => &self.switch_on,
            StepSet::Delete => &self.delete,
            StepSet::Change => &self.change,
        }
    }
}

/// One thing to do in the vendor's screens.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Step {
    /// The catalog's id; names its text.
    pub id: String,
    /// The field whose value is copied for this step.
    pub copies: Option<String>,
    /// The field whose value is picked from a list or looked for; shown, not copied.
    pub shows: Option<String>,
    /// Which part of the vendor's screen to draw.
    pub picture: Picture,
    /// When the step is needed; always, if absent.
    pub only_if: Option<OnlyIf>,
    /// In `change`: the field that the step is for; without one it is needed whatever is changed.
    pub changes: Option<String>,
}

/// Which part of the vendor's screen to draw.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Picture {
    /// The menu that leads to the place, or a button there.
    UsersMenu,
    /// The form with its fields.
    Form,
    /// The permission table.
    Group,
    /// A list with the new one in it; nothing is drawn.
    Saved,
    /// The form with the key in it.
    Key,
}

impl Picture {
    /// Its name on the bridge.
    pub fn name(self) -> &'static str {
        match self {
            Self::UsersMenu => "users-menu",
            Self::Form => "form",
            Self::Group => "group",
            Self::Saved => "saved",
            Self::Key => "key",
        }
    }
}

/// When a step is needed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum OnlyIf {
    /// The purpose needs a permission group.
    Group,
    /// The purpose needs none.
    NoGroup,
}

impl OnlyIf {
    /// Whether a step with this condition belongs to that purpose.
    pub fn holds(self, purpose: &Purpose) -> bool {
        match self {
            Self::Group => purpose.needs_group(),
            Self::NoGroup => !purpose.needs_group(),
        }
    }
}
