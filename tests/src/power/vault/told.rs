//! What the change sets that are there say of what must be there with them.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Context, Result, ensure};
use courier_vault::{Id, Line, Vault};
use secrecy::ExposeSecret;

use super::reading::Reading;
use super::{Did, Promises, Story};

/// What the lines that are there say, put together.
#[derive(Default)]
pub(super) struct Told {
    /// All versions, the last one counts.
    cards: BTreeMap<String, Vec<String>>,
    secrets: BTreeMap<String, String>,
    removed_cards: BTreeSet<String>,
    removed_secrets: BTreeSet<String>,
    /// Cards whose erasure was acknowledged, not only written.
    pub(super) erased: BTreeSet<String>,
    pub(super) sheet_in: bool,
    pub(super) second_in: bool,
    pub(super) third_in: bool,
    epochs: u32,
}

impl Told {
    pub(super) fn of(lines: &[Line], promises: &Promises) -> Result<Self> {
        let mut told = Self { epochs: 1, ..Self::default() };
        for line in lines {
            let story: Story = serde_json::from_str(&line.content)?;
            for (card, text) in story.cards {
                told.cards.entry(card).or_default().push(text);
            }
            told.secrets.extend(story.secrets);
            if promises.acknowledged(line.device.as_str(), line.number) {
                told.erased.extend(story.removed_cards.iter().cloned());
            }
            told.removed_cards.extend(story.removed_cards);
            told.removed_secrets.extend(story.removed_secrets);
            match story.did {
                Did::Nothing => {}
                Did::AddSheet => told.sheet_in = true,
                Did::CancelSheet => {
                    told.sheet_in = false;
                    told.epochs += 1;
                }
                Did::LetSecondIn => told.second_in = true,
                Did::RetireSecond => told.second_in = false,
                Did::RestoreThird => told.third_in = true,
                Did::StartEpoch => told.epochs += 1,
            }
        }
        Ok(told)
    }

    pub(super) fn is_true(&self, vault: &Vault, reading: &Reading) -> Result<()> {
        for (card, versions) in &self.cards {
            let id = Id::parse(card).context("a card's id")?;
            if self.removed_cards.contains(card) {
                ensure!(vault.read_card(&id).is_err(), "the erased card {card} is read");
                ensure!(!reading.has_card(card), "the erased card {card} has a file");
                continue;
            }
            let read = vault.read_card(&id).with_context(|| format!("card {card}"))?;
            ensure!(versions.last().is_some_and(|v| v.as_bytes() == read), "card {card} differs");
            reading.holds_versions(card, versions, self.epochs)?;
        }
        for (secret, text) in &self.secrets {
            let id = Id::parse(secret).context("a secret's id")?;
            if self.removed_secrets.contains(secret) {
                ensure!(vault.read_secret(&id).is_err(), "the removed secret {secret} is read");
                ensure!(!reading.has_secret(secret), "the removed secret {secret} has a file");
                continue;
            }
            let read = vault.read_secret(&id).with_context(|| format!("secret {secret}"))?;
            ensure!(read.expose_secret() == text, "secret {secret} differs");
            reading.holds_secret(secret, self.epochs)?;
        }
        Ok(())
    }
}
