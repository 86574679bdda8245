//! Writes a vault for the crash tests, saying each acknowledgement in one line on its output, and
//! looks at what is left of one.
//!
//! `writer write FOLDER` does a bit of everything once; `writer fill FOLDER` writes until the disk
//! is full; `writer check FOLDER LINES enough|none` reads what an earlier run had said from a file.

#![expect(clippy::print_stdout, reason = "the output is what the replay cuts after")]

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Context, Result, bail};
use courier_tests::power::vault::{Did, Room, Said, Story, check, folder, profile};
use courier_vault::{
    Device, Id, ProfileLock, Sheet, Vault, VaultError, Written, found, open, recover,
};
use data_encoding::BASE64;
use secrecy::ExposeSecret;

/// So few singles become a run that the short story here folds twice.
const RUN: u64 = 5;

fn main() -> Result<()> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    match *args {
        ["write", root] => write(Path::new(root)),
        ["fill", root] => fill(Path::new(root)),
        ["check", root, lines, room] => {
            let said: Vec<String> =
                std::fs::read_to_string(lines)?.lines().map(str::to_owned).collect();
            let room = if room == "none" { Room::None } else { Room::Enough };
            check(Path::new(root), &said, room)
        }
        _ => bail!("writer write FOLDER | fill FOLDER | check FOLDER LINES enough|none"),
    }
}

/// One line, in one write.
fn say(said: &Said) -> Result<()> {
    println!("{}", serde_json::to_string(said)?);
    Ok(())
}

/// One of the writer's devices with the vault as it sees it.
struct Writer<'a> {
    root: &'a Path,
    name: &'static str,
    device: Device,
    vault: Vault,
    _lock: ProfileLock,
}

fn make_device(name: &str) -> Result<Device> {
    let device = Device::make();
    let text = BASE64.encode(device.to_text().expose_secret());
    say(&Said::Device { profile: name.into(), text })?;
    Ok(device)
}

/// A story of new cards and secrets.
fn new(cards: &[(&Id, &str)], secrets: &[(&Id, &str)]) -> Story {
    let map = |pairs: &[(&Id, &str)]| -> BTreeMap<String, String> {
        pairs.iter().map(|(id, text)| (id.to_string(), (*text).to_owned())).collect()
    };
    Story { cards: map(cards), secrets: map(secrets), ..Story::default() }
}

/// A story of the vault itself.
fn did(did: Did) -> Story {
    Story { did, ..Story::default() }
}

impl<'a> Writer<'a> {
    fn found(root: &'a Path, story: &Story) -> Result<Self> {
        let name = "first";
        let id = Id::make();
        say(&Said::Vault(id.to_string()))?;
        let device = make_device(name)?;
        let profile = profile(root, name);
        let lock = ProfileLock::take(&profile)?;
        let (vault, _, written) = found(&profile, &folder(root), &device, &id, story.to_change()?)?;
        let mut writer = Self { root, name, device, vault, _lock: lock };
        writer.vault.fold_at(RUN);
        writer.acknowledge(&written)?;
        Ok(writer)
    }

    fn acknowledge(&self, written: &Written) -> Result<()> {
        say(&Said::Ack {
            profile: self.name.into(),
            device: self.device.id().to_string(),
            number: written.head.number,
            hash: written.head.hash.clone(),
        })
    }

    /// Closes the vault and opens it again.
    fn reopen(&mut self) -> Result<()> {
        let profile = profile(self.root, self.name);
        (self.vault, _) = open(&profile, &folder(self.root), self.device.clone())?;
        self.vault.fold_at(RUN);
        Ok(())
    }

    fn append(&mut self, story: &Story) -> Result<()> {
        let written = self.vault.append(story.to_change()?)?;
        self.acknowledge(&written)
    }

    /// A second device is let in.
    fn let_in(&mut self, story: &Story) -> Result<Self> {
        let name = "second";
        let device = make_device(name)?;
        let profile = profile(self.root, name);
        let lock = ProfileLock::take(&profile)?;
        let (vault, _, written) = self.vault.add_device(&device, &profile, story.to_change()?)?;
        let writer = Self { root: self.root, name, device, vault, _lock: lock };
        writer.acknowledge(&written)?;
        Ok(writer)
    }

    /// A third device is let in with the folder and the sheet alone.
    fn restore(&self, sheet: &Sheet, story: &Story) -> Result<Self> {
        let name = "third";
        let device = make_device(name)?;
        let profile = profile(self.root, name);
        let lock = ProfileLock::take(&profile)?;
        let recovered = recover(&folder(self.root), sheet)?;
        let (vault, _, written) = recovered.add_device(&profile, &device, story.to_change()?)?;
        let writer = Self { root: self.root, name, device, vault, _lock: lock };
        writer.acknowledge(&written)?;
        Ok(writer)
    }

    fn save_draft(&self, draft: &Id, number: u64) -> Result<()> {
        self.vault.save_draft(draft, number.to_string().as_bytes())?;
        say(&Said::Draft { profile: self.name.into(), id: draft.to_string(), number })
    }
}

fn write(root: &Path) -> Result<()> {
    let [person, agency, user, key, words, receipt, late, draft] = [(); 8].map(|()| Id::make());
    let mut first = Writer::found(root, &new(&[(&person, "Ana Costa")], &[]))?;
    first.save_draft(&draft, 1)?;
    let contact = Id::make();
    first.append(&new(&[(&agency, "Brightwater"), (&contact, "Mo Adeyemi")], &[]))?;
    first.append(&new(&[(&user, "user 1")], &[(&key, "key 1")]))?;
    first.save_draft(&draft, 2)?;
    first.append(&new(&[(&agency, "Brightwater Ltd"), (&user, "user 2")], &[]))?;
    first.append(&new(&[], &[(&words, "eight words"), (&receipt, "123456")]))?;
    first.append(&Story { removed_secrets: vec![words.to_string()], ..Story::default() })?;
    first.reopen()?;

    let sheet = Sheet::make();
    let identity = sheet.to_text().expose_secret().to_owned();
    say(&Said::Sheet { id: sheet.id().to_string(), identity })?;
    let written = first.vault.add_sheet(&sheet, did(Did::AddSheet).to_change()?)?;
    first.acknowledge(&written)?;
    first.append(&new(&[(&user, "user 3")], &[]))?;

    start_epoch(&mut first)?;
    first.append(&new(&[(&agency, "Brightwater again")], &[(&late, "key 2")]))?;

    let story = new(&[(&Id::make(), "a colleague")], &[]);
    let mut second = first.let_in(&Story { did: Did::LetSecondIn, ..story })?;
    second.append(&new(&[(&agency, "Brightwater by Mo")], &[(&Id::make(), "key 3")]))?;
    first.reopen()?;
    first.append(&Story { removed_cards: vec![person.to_string()], ..Story::default() })?;
    let change = did(Did::RetireSecond).to_change()?;
    let written = first.vault.retire_device(second.device.id(), change)?;
    first.acknowledge(&written)?;

    let mut third = first.restore(&sheet, &did(Did::RestoreThird))?;
    third.append(&new(&[(&agency, "Brightwater restored")], &[(&Id::make(), "key 5")]))?;
    first.reopen()?;

    let change = did(Did::CancelSheet).to_change()?;
    let written = first.vault.cancel_sheets(std::slice::from_ref(sheet.id()), change)?;
    first.acknowledge(&written)?;
    first.append(&new(&[(&user, "user 4")], &[(&Id::make(), "key 4")]))?;
    Ok(())
}

fn start_epoch(writer: &mut Writer<'_>) -> Result<()> {
    let written = writer.vault.start_epoch(did(Did::StartEpoch).to_change()?)?;
    writer.acknowledge(&written)
}

/// Change set after change set, until the disk has no room for one.
fn fill(root: &Path) -> Result<()> {
    let full = |error: &anyhow::Error| {
        matches!(error.downcast_ref::<VaultError>(), Some(VaultError::DiskFull))
    };
    let agency = Id::make();
    let mut writer = match Writer::found(root, &new(&[(&agency, "Brightwater")], &[])) {
        Err(error) if full(&error) => return Ok(()),
        writer => writer?,
    };
    let mut before = None;
    for round in 0..10_000 {
        let text = format!("round {round} {}", "x".repeat(3000));
        let secret = Id::make();
        let mut story = new(&[(&agency, &text)], &[(&secret, &text)]);
        if round % 3 == 2 {
            story.removed_secrets.extend(before);
        }
        before = Some(secret.to_string());
        match writer.append(&story) {
            Err(error) if full(&error) => return Ok(()),
            appended => appended.context("before the disk was full")?,
        }
    }
    bail!("the disk is too large to fill")
}
