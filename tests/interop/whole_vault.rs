//! The whole vault folder, read as `docs/formats.md` says it can be read without us: with `age`, `secret-tool`
//! and `sha256sum`.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail, ensure};
use courier_tests::job::Job;
use courier_tests::journey::journey;
use courier_tests::kept::Kept;
use courier_tests::main_job::Walk;
use courier_tests::session::Setup;
use courier_tests::{foreign, search};
use serde_json::Value;

#[tokio::test]
async fn everything_is_read_with_age_and_the_keychain() -> Result<()> {
    journey("whole-vault", Setup::default(), async |session| {
        let mut walk = Walk::new(session.place(), Job::default())?;
        let file = session.place().home().join("Documents/locked.age");
        let words = walk.whole(session.place(), &file).await?;

        let kept = Kept::open(session.place())?;
        let vault = fs::read_to_string(kept.folder.join("vault.json"))?;
        ensure!(
            vault == format!("{{\"format\":1,\"vault\":\"{}\"}}\n", kept.id),
            "vault.json says {vault:?}"
        );
        let ledger = Ledger::read(&kept)?;
        ensure!(ledger.sets.len() >= 8, "only {} change sets are on the ledger", ledger.sets.len());

        let mut told = Vec::new();
        for (card, device, number, sha256) in &ledger.cards {
            let path = kept.folder.join("cards").join(card).join(format!("{device}-{number}.age"));
            let content = at_its_place(
                &kept,
                &path,
                &Place { kind: "card", id: card, device: Some(device), number: *number },
            )?;
            ensure!(
                sha256_of(&content)? == *sha256,
                "{} is not the one its change names",
                path.display()
            );
            told.push(String::from_utf8(content)?);
        }
        let told = told.join("\n");
        let job = &walk.job;
        for text in [&job.organisation, &job.name, &job.agency, &job.person, &job.email] {
            ensure!(told.contains(text.as_str()), "no card tells {text:?}");
        }

        let mut secrets = Vec::new();
        for (secret, device) in &ledger.secrets {
            let path = kept.folder.join("secrets").join(device).join(format!("{secret}.age"));
            secrets.push(String::from_utf8(at_its_place(
                &kept,
                &path,
                &Place { kind: "secret", id: secret, device: Some(device), number: 1 },
            )?)?);
        }
        ensure!(secrets.contains(&job.key), "no secret holds the key");
        ensure!(secrets.contains(&words), "no secret holds the unlock words");
        nothing_else(&kept, &ledger)
    })
    .await
}

/// What the change sets name.
#[derive(Default)]
struct Ledger {
    sets: Vec<Value>,
    cards: BTreeSet<(String, String, u64, String)>,
    secrets: BTreeSet<(String, String)>,
    keepers: BTreeSet<(u64, String, String)>,
    /// Every file that is accounted for.
    files: BTreeSet<PathBuf>,
}

impl Ledger {
    /// Every device's change sets in order, each bound to the one before it.
    fn read(kept: &Kept) -> Result<Self> {
        let mut ledger = Self::default();
        for device in folders(&kept.folder.join("ledger"))? {
            let id =
                device.file_name().context("a device has no id")?.to_string_lossy().into_owned();
            let mut prev = Value::Null;
            for number in 1_u64.. {
                let path = device.join(format!("{number:09}.age"));
                if !path.is_file() {
                    break;
                }
                let content = at_its_place(
                    kept,
                    &path,
                    &Place { kind: "change", id: &id, device: None, number },
                )?;
                let line = String::from_utf8(content)?;
                let line = line.trim_end_matches('\n');
                let signed: Value = serde_json::from_str(line)?;
                let set = signed.get("set").context("a line holds no set")?.clone();
                ensure!(
                    signed.get("sig").is_some_and(Value::is_string),
                    "{} is not signed",
                    path.display()
                );
                ensure!(
                    set.get("prev") == Some(&prev),
                    "{} does not follow the one before it",
                    path.display()
                );
                ensure!(
                    set.get("number").and_then(Value::as_u64) == Some(number),
                    "{} has another number",
                    path.display()
                );
                prev = Value::from(sha256_of(line.as_bytes())?);
                ledger.take(&id, &set)?;
                ledger.sets.push(set);
                ledger.files.insert(path);
            }
        }
        Ok(ledger)
    }

    fn take(&mut self, device: &str, set: &Value) -> Result<()> {
        for record in
            set.get("records").and_then(Value::as_array).context("a set has no records")?
        {
            let (what, said) =
                record.as_object().and_then(|it| it.iter().next()).context("an empty record")?;
            match what.as_str() {
                "card" => {
                    let number = said
                        .get("number")
                        .and_then(Value::as_u64)
                        .context("a card has no number")?;
                    let (card, sha256) = (text(said, "card")?, text(said, "sha256")?);
                    self.cards.insert((card, device.to_owned(), number, sha256));
                }
                "secret" => {
                    self.secrets.insert((text(said, "secret")?, device.to_owned()));
                }
                "secret-removed" => {
                    let gone = text(said, "secret")?;
                    self.secrets.retain(|(secret, _)| *secret != gone);
                }
                "keeper" => {
                    let epoch = said
                        .get("epoch")
                        .and_then(Value::as_u64)
                        .context("a keeper has no epoch")?;
                    self.keepers.insert((epoch, text(said, "keeper")?, text(said, "sha256")?));
                }
                "founded" | "epoch" | "device" => {}
                other => bail!("the main job wrote a record {other:?}"),
            }
        }
        Ok(())
    }
}

/// The content of a sealed file whose first line says, member by member, that it belongs where it lies.
fn at_its_place(kept: &Kept, path: &Path, place: &Place) -> Result<Vec<u8>> {
    let plain = kept.opened(path)?;
    let end = plain.iter().position(|byte| *byte == b'\n').context("a file has one line only")?;
    let (line, content) = plain.split_at(end);
    let Place { kind, id, device, number } = place;
    let device = device.map(|device| format!(r#","device":"{device}""#)).unwrap_or_default();
    let expected = format!(
        r#"{{"format":1,"vault":"{}","epoch":1,"kind":"{kind}","id":"{id}"{device},"number":{number}}}"#,
        kept.id
    );
    ensure!(line == expected.as_bytes(), "{}: {:?}", path.display(), String::from_utf8_lossy(line));
    Ok(content.get(1..).unwrap_or_default().to_vec())
}

/// What the first line of a file has to say.
struct Place<'a> {
    kind: &'a str,
    id: &'a str,
    device: Option<&'a str>,
    number: u64,
}

/// Nothing lies in the folder that was not read.
fn nothing_else(kept: &Kept, ledger: &Ledger) -> Result<()> {
    let mut known = ledger.files.clone();
    known.insert(kept.folder.join("vault.json"));
    for (card, device, number, _) in &ledger.cards {
        known.insert(kept.folder.join("cards").join(card).join(format!("{device}-{number}.age")));
    }
    for (secret, device) in &ledger.secrets {
        known.insert(kept.folder.join("secrets").join(device).join(format!("{secret}.age")));
    }
    for (epoch, keeper, sha256) in &ledger.keepers {
        let path = kept.folder.join("keys").join(epoch.to_string()).join(format!("{keeper}.age"));
        ensure!(
            sha256_of(&fs::read(&path)?)? == *sha256,
            "{} is not the one its change names",
            path.display()
        );
        known.insert(path);
    }
    for path in search::files_below(&kept.folder)? {
        ensure!(!path.is_file() || known.contains(&path), "nothing names {}", path.display());
    }
    Ok(())
}

fn folders(root: &Path) -> Result<Vec<PathBuf>> {
    Ok(search::files_below(root)?.into_iter().filter(|path| path.is_dir()).collect())
}

fn text(said: &Value, field: &str) -> Result<String> {
    Ok(said
        .get(field)
        .and_then(Value::as_str)
        .with_context(|| format!("a record has no {field}"))?
        .to_owned())
}

fn sha256_of(bytes: &[u8]) -> Result<String> {
    let sum = std::process::Command::new(courier_tests::programs::find("sha256sum")?);
    let told = String::from_utf8(foreign::fed(sum, bytes)?)?;
    Ok(told.split_whitespace().next().unwrap_or_default().to_owned())
}
