//! Every paper of a real vault, made by the app and read by poppler and ical.js.

use std::fs;
use std::sync::{Arc, Mutex};

use anyhow::{Context, Result, ensure};
use courier::views::{
    AgencyAnswers, Answers, EndedWhy, FirstStartAnswers, Form, HeardBy, PaperAsk, PaperForm,
    PlanWhat, Precision, RegisterAsk, Role, SinceAnswer, StartView, Step, Travelled, Way,
};
use courier::{App, DeviceText, Error, Host, Id, Keychain, KeychainAnswer, KeychainSearch, Reach};
use secrecy::{ExposeSecret, SecretString};
use serde_json::json;

use crate::dates;
use crate::papers::{field, told};

const KEY: &str = "01234567-89ab-4cde-8f01-23456789d117";
/// The moment at the desk: in London it is an hour later.
const NOW: &str = "2026-08-24T23:20:00Z";
const TODAY: &str = "2026-08-25";

/// What must stand on a paper, whoever reads it.
struct Read {
    name: &'static str,
    ask: PaperAsk,
    says: &'static [&'static str],
    never: &'static [&'static str],
}

#[test]
fn poppler_reads_every_paper_of_a_vault() -> Result<()> {
    let desk = Desk::new()?;
    let story = desk.story()?;
    let head = desk.app.register(&RegisterAsk::default())?;
    ensure!(head.head.len() == 64, "no hash: {:?}", head.head);
    let folder = desk.root.path().join("papers");
    fs::create_dir(&folder)?;
    for read in story.papers() {
        let file = folder.join(format!("{}.pdf", read.name));
        desk.app.save_paper(&read.ask, PaperForm::Pdf, &file)?;
        let info = told("pdfinfo", &[], &file)?;
        ensure!(field(&info, "Tagged")? == "yes", "{}: {info}", read.name);
        ensure!(field(&info, "Page size")?.contains("(A4)"), "{}: {info}", read.name);
        let pages: usize = field(&info, "Pages")?.parse()?;
        // In the order in which it is told, and line by line: names stand beside their values.
        let text = one_line(&told("pdftotext", &[], &file)?);
        let lines = one_line(&told("pdftotext", &["-layout"], &file)?);
        let text = format!("{text}\n{lines}");
        let entry = format!("Entry {} of this vault", head.head_number);
        let first = format!("Page 1 of {pages}");
        let common = ["Harbour Trust", "25 August 2026 at 00:20 (Europe/London)", &head.head];
        let common = common.into_iter().chain([entry.as_str(), first.as_str()]);
        for said in common.chain(read.says.iter().copied()) {
            ensure!(text.contains(said), "{}: {said:?} is not read in: {text}", read.name);
        }
        for never in read.never.iter().chain(&[KEY]) {
            ensure!(!text.contains(never), "{}: {never:?} is read in: {text}", read.name);
        }
    }
    Ok(())
}

#[test]
fn ical_js_reads_the_days_to_come_and_nobodys_name() -> Result<()> {
    let desk = Desk::new()?;
    desk.story()?;
    let text = String::from_utf8(desk.app.calendar()?)?;
    let unfolded = text.replace("\r\n ", "");
    for name in ["Brightwater", "Lantern", "Ana", "Costa", "Engaging", "Harbour", "Mo"] {
        ensure!(!unfolded.contains(name), "{name} is in {unfolded}");
    }
    let found = dates::read(&text)?;
    let days: Vec<_> = found
        .as_array()
        .context("no list")?
        .iter()
        .map(|event| ["start", "title", "sequence", "alarms"].map(|name| event.get(name).cloned()))
        .collect();
    let day = |start: &str, title: &str, alarm: &str| {
        [json!(start), json!(title), json!(0), json!([alarm])].map(Some)
    };
    let expected = [
        day("2026-10-01", "Key Courier: a contract ends", "2026-09-24T09:00:00"),
        day("2027-02-25", "Key Courier: review due", "2027-02-18T09:00:00"),
    ];
    ensure!(days == expected, "{days:?} in {text}");
    Ok(())
}

/// Lines of a paper end where they have to.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A keychain with one entry, once there is one.
#[derive(Clone, Default)]
struct Memory(Arc<Mutex<Option<Vec<u8>>>>);

impl Keychain for Memory {
    fn load(&self, _vault: &Id) -> KeychainAnswer {
        let entry = self.0.lock().ok().and_then(|entry| entry.clone());
        entry.map_or(KeychainAnswer::NoEntry, |entry| KeychainAnswer::Ready(entry.into()))
    }

    fn save(&self, _vault: &Id, text: &DeviceText) -> Result<(), KeychainAnswer> {
        let mut entry = self.0.lock().map_err(|_| KeychainAnswer::Refused)?;
        *entry = Some(text.expose_secret().to_vec());
        Ok(())
    }

    fn search(&self) -> KeychainSearch {
        KeychainSearch::Found(Vec::new())
    }
}

struct Desk {
    root: tempfile::TempDir,
    app: App,
}

struct Story {
    agency: String,
    incident: String,
    end: String,
}

impl Desk {
    fn new() -> Result<Self> {
        let root = tempfile::tempdir()?;
        let now = NOW.parse()?;
        let host = Host {
            clock: Box::new(move || now),
            keychain: Box::new(Memory::default()),
            progress: Box::new(|_| {}),
            zone: "Europe/London".to_owned(),
            language: "en-GB".to_owned(),
            reach: Reach::Real,
            practice_token: String::new(),
        };
        let app = App::new(host, root.path().join("profile"), root.path().join("vault"));
        app.start();
        let answers = FirstStartAnswers {
            organisation: "Harbour Trust".to_owned(),
            name: "Mo Adeyemi".to_owned(),
            email_domain: "example.org".to_owned(),
            platforms: ["engaging-networks", "action-network"].map(str::to_owned).into(),
        };
        ensure!(matches!(app.first_start(&answers, None)?, StartView::Open), "no vault");
        Ok(Self { root, app })
    }

    /// Brightwater gets a key in a file; Lantern & Co had one that is off our list only. Then nobody is sure who saw
    /// the first, and it is switched off; and Brightwater’s work ends.
    fn story(&self) -> Result<Story> {
        let app = &self.app;
        let delivery = self.given()?;
        app.file_sent(&delivery, Way::Email)?;
        app.file_arrived(&delivery)?;
        app.words_sent(&delivery, Way::ReadAloud, false)?;
        app.receipt_said(&delivery, HeardBy::Phone)?;
        let key = app.keys()?.into_iter().next().context("no key")?.id;
        let lantern = self.recorded("Lantern & Co", "Harbour South")?;
        app.end_access(&lantern, EndedWhy::NotNeeded, "2026-08-20")?;
        self.recorded("Brightwater", "Harbour North")?;
        let agency = self.agency("Brightwater")?;
        let about = AgencyAnswers {
            name: "Brightwater".to_owned(),
            role: Some(Role::Processor),
            contract_ends: "2026-10-01".to_owned(),
            contract: "Framework 2024/7".to_owned(),
            countries: ["GB", "US"].map(str::to_owned).into(),
        };
        app.save_agency(&agency, &about)?;
        let incident = app.begin_plan(PlanWhat::Unsure, &delivery)?;
        app.plan_time(&incident, "2026-08-24", "21:05")?;
        app.switch_key_off(&key)?;
        let end = app.begin_plan(PlanWhat::AgencyEnds, &agency)?;
        Ok(Story { agency, incident, end })
    }

    fn agency(&self, name: &str) -> Result<String> {
        let agency = self.app.agencies()?.into_iter().find(|row| row.name == name);
        Ok(agency.with_context(|| format!("no {name}"))?.id)
    }

    fn walk(&self, draft: &str, answers: &Answers, steps: &[Step]) -> Result<(), Error> {
        steps.iter().try_for_each(|step| {
            self.app.wizard_continue(draft, *step, answers.clone()).map(|_| ())
        })
    }

    /// A key of Engaging Networks in a file for Brightwater, saved; the delivery.
    fn given(&self) -> Result<String> {
        let draft = self.app.wizard_start(false, None)?.id;
        let answers = Answers {
            platform: "engaging-networks".to_owned(),
            purpose: "update-supporters".to_owned(),
            region: "ca".to_owned(),
            fields: [("remote-address".to_owned(), "198.51.100.20".to_owned())].into(),
            ..about("Brightwater")
        };
        self.walk(&draft, &answers, &[Step::Who, Step::WhatFor, Step::MakeIt])?;
        self.app.paste_key(&draft, &SecretString::from(KEY))?;
        let view = self.app.wizard_continue(&draft, Step::Key, answers)?;
        let chosen = Answers { form: Some(Form::Zip), ..view.answers };
        self.app.wizard_choose(&draft, chosen)?;
        let delivery = self.app.make_file(&draft)?.delivery;
        self.app.save_file(&delivery, &self.root.path().join("key.zip"))?;
        Ok(delivery)
    }

    /// A key of a group on Action Network that somebody has had since about spring 2024; the access.
    fn recorded(&self, agency: &str, group: &str) -> Result<String> {
        let known = self.agency(agency).ok().map(|id| self.app.agency(&id)).transpose()?;
        let contact = known.and_then(|page| page.people.into_iter().next());
        let answers = Answers {
            contact: contact.map(|person| person.id).unwrap_or_default(),
            platform: "action-network".to_owned(),
            purpose: "exchange-supporters".to_owned(),
            account_name: group.to_owned(),
            travelled: Some(Travelled::InPerson),
            recording: true,
            since: SinceAnswer {
                precision: Precision::Season,
                month: 3,
                year: "2024".to_owned(),
                ..SinceAnswer::default()
            },
            ..about(agency)
        };
        let draft = self.app.wizard_start(true, None)?.id;
        self.walk(&draft, &answers, &[Step::Who, Step::WhatFor, Step::HowTheyGotIt])?;
        let key = self.app.wizard_finish(&draft)?;
        let holder = self.app.key(&key)?.holders.into_iter().next();
        Ok(holder.context("nobody has it")?.grant)
    }
}

fn about(agency: &str) -> Answers {
    Answers {
        agency: agency.to_owned(),
        person: "Ana Costa".to_owned(),
        email: "ana@brightwater.example".to_owned(),
        mobile: "+44 7700 900123".to_owned(),
        ..Answers::default()
    }
}

impl Story {
    fn papers(&self) -> Vec<Read> {
        let ask = RegisterAsk {
            from: "2026-08-22".to_owned(),
            to: TODAY.to_owned(),
            ..RegisterAsk::default()
        };
        vec![
            Read {
                name: "register",
                ask: PaperAsk::Register { ask: ask.clone() },
                says: &[
                    "22 August 2026 to 25 August 2026",
                    "Brightwater",
                    "Harbour North",
                    "Until 25 August 2026 · As we were told",
                    "Could not be excluded Nobody can say for certain",
                    "Lantern & Co: Action Network: Harbour South",
                    "since 20 August 2026, but the key still worked at the system",
                    "Checked by",
                    "What the number at the foot proves",
                ],
                never: &[],
            },
            Read {
                name: "extract",
                ask: PaperAsk::Article30 { ask },
                says: &[
                    "Brightwater",
                    "Processor",
                    "third country: note the safeguard",
                    "Framework 2024/7, until 1 October 2026",
                    "Lantern & Co (could not be excluded)",
                    "Data (Use and Access) Act 2025",
                ],
                never: &[],
            },
            Read {
                name: "agency",
                ask: PaperAsk::Agency { agency: self.agency.clone() },
                says: &[
                    "Brightwater",
                    "Ana Costa",
                    "+44 7700 900123",
                    "Framework 2024/7",
                    "Switched off at the system 25 August 2026 · As we were told",
                    "On the phone",
                ],
                never: &["Lantern"],
            },
            Read {
                name: "incident",
                ask: PaperAsk::Incident { plan: self.incident.clone() },
                says: &[
                    "Noticed 24 August 2026 at 21:05 (Europe/London)",
                    "72 hours end 27 August 2026 at 21:05 (Europe/London)",
                    "Brightwater",
                    "Reported to",
                    "Reference",
                ],
                never: &["Lantern", "Nobody has said when"],
            },
            Read {
                name: "certificate",
                ask: PaperAsk::Certificate { plan: self.end.clone() },
                says: &[
                    "Draft: certificate of the end of access",
                    "Brightwater",
                    "Harbour North",
                    "It has not ended",
                    "What this does not prove",
                    "Signature",
                ],
                never: &["Lantern"],
            },
        ]
    }
}
