//! Access of every kind, put on record the way a person does it.

use courier::views::{Answers, Form, Precision, Seen, SinceAnswer, Step, Travelled, WizardView};
use secrecy::SecretString;

use crate::desk::{Desk, answers};

pub(crate) const EVERY_SYSTEM: [&str; 4] =
    ["engaging-networks", "action-network", "spektrix", "own-service"];

impl Desk {
    /// A desk of an organisation that uses every system we know.
    pub(crate) fn with_every_system() -> Self {
        let desk = Self::founded();
        desk.app.choose_systems(&EVERY_SYSTEM.map(str::to_owned)).unwrap();
        desk
    }

    /// What is said of an agency: of one that is known, for the first person there.
    pub(crate) fn about(&self, agency: &str) -> Answers {
        let known = self.app.agencies().unwrap().into_iter().find(|row| row.name == agency);
        let known = known.map(|row| self.app.agency(&row.id).unwrap());
        let contact = known.map(|page| page.people[0].id.clone()).unwrap_or_default();
        Answers { contact, ..answers(agency) }
    }

    pub(crate) fn agency(&self, name: &str) -> String {
        let known = self.app.agencies().unwrap().into_iter();
        known.filter(|row| row.name == name).map(|row| row.id).next().unwrap()
    }

    /// Records that an agency has had a key of the group on Action Network since about spring 2024; its id.
    pub(crate) fn recorded(&self, agency: &str, group: &str, travelled: Travelled) -> String {
        self.recorded_as(Answers {
            platform: "action-network".into(),
            purpose: "exchange-supporters".into(),
            region: String::new(),
            account_name: group.into(),
            travelled: Some(travelled),
            ..self.about(agency)
        })
    }

    /// Records what these answers say that an agency has had since about spring 2024; the key's id.
    pub(crate) fn recorded_as(&self, answers: Answers) -> String {
        let answers = Answers {
            recording: true,
            since: SinceAnswer {
                precision: Precision::Season,
                month: 3,
                year: "2024".into(),
                ..SinceAnswer::default()
            },
            seen_by: "the whole web team".into(),
            ..answers
        };
        let draft = self.app.wizard_start(true, None).unwrap();
        self.walk(&draft, &answers, &[Step::Who, Step::WhatFor, Step::HowTheyGotIt]);
        self.app.wizard_finish(&draft.id).unwrap()
    }

    /// Each of these steps, as if the same were typed in all of them.
    pub(crate) fn walk(&self, draft: &WizardView, answers: &Answers, steps: &[Step]) -> WizardView {
        let mut steps = steps.iter();
        let go_on =
            |step: &Step| self.app.wizard_continue(&draft.id, *step, answers.clone()).unwrap();
        let mut view = go_on(steps.next().unwrap());
        for step in steps {
            view = go_on(step);
        }
        view
    }

    /// A key of Engaging Networks in a locked file that was saved: the key's id, the delivery's.
    pub(crate) fn given(&self, agency: &str, key: &str) -> (String, String) {
        let draft = self.app.wizard_start(false, None).unwrap();
        let answers = self.about(agency);
        self.walk(&draft, &answers, &[Step::Who, Step::WhatFor, Step::MakeIt]);
        self.app.paste_key(&draft.id, &SecretString::from(key)).unwrap();
        let view = self.walk(&draft, &answers, &[Step::Key]);
        let delivery = self.make(&view, Form::Zip);
        self.save(&delivery);
        (self.newest(), delivery)
    }

    /// The id of the key that was put on record last.
    pub(crate) fn newest(&self) -> String {
        self.app.keys().unwrap()[0].id.clone()
    }

    /// The public token of Engaging Networks, given to an agency; its id.
    pub(crate) fn public_token(&self, agency: &str, token: &str) -> String {
        let answers = Answers {
            purpose: "show-counts".into(),
            seen: Seen::KeyThere,
            fields: [].into(),
            ..self.about(agency)
        };
        let draft = self.app.wizard_start(false, None).unwrap();
        self.walk(&draft, &answers, &[Step::Who, Step::WhatFor, Step::MakeIt]);
        self.app.paste_key(&draft.id, &SecretString::from(token)).unwrap();
        self.walk(&draft, &answers, &[Step::Key]);
        self.app.wizard_finish(&draft.id).unwrap()
    }

    /// An account of Spektrix whose key Spektrix sends to the agency; its id.
    pub(crate) fn sent_by_system(&self, agency: &str) -> String {
        let answers = Answers {
            platform: "spektrix".into(),
            purpose: "customers-and-orders".into(),
            region: String::new(),
            account_name: "harbourtrust".into(),
            fields: [].into(),
            ..self.about(agency)
        };
        let draft = self.app.wizard_start(false, None).unwrap();
        self.walk(&draft, &answers, &[Step::Who, Step::WhatFor, Step::MakeIt]);
        self.app.wizard_finish(&draft.id).unwrap()
    }

    /// A key of our own service, made here: the draft with it, and its id.
    pub(crate) fn made_here(&self, agency: &str) -> (WizardView, String) {
        let answers = Answers {
            platform: "own-service".into(),
            purpose: "part-of-it".into(),
            region: String::new(),
            account_name: "Supporter API".into(),
            account_address: "api.example.org/v1".into(),
            fields: [].into(),
            ..self.about(agency)
        };
        let draft = self.app.wizard_start(false, None).unwrap();
        self.walk(&draft, &answers, &[Step::Who, Step::WhatFor]);
        self.app.wizard_choose(&draft.id, answers.clone()).unwrap();
        self.app.make_key_here(&draft.id).unwrap();
        (self.walk(&draft, &answers, &[Step::MakeIt]), self.newest())
    }
}
