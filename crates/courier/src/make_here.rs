//! A key for the organisation's own service is made here, and its developer gets what recognises it.

use courier_crypto::{last_four, make_service_key};
use courier_platforms::Made;
use courier_vault::{Id, NewSecret};

use crate::app::{App, Recording};
use crate::domain::{Card, Change, How};
use crate::error::Error;
use crate::keep_key::length;
use crate::views::WizardView;

impl App {
    /// Makes the key of a draft and keeps it: the API user, its key and who made it in one change set.
    ///
    /// # Errors
    /// [`Error::TooEarly`] where the draft's key is made elsewhere; [`Error::Fields`] for what needs another
    /// look first.
    pub fn make_key_here(&self, id: &str) -> Result<WizardView, Error> {
        self.with(|open| {
            let (id, mut draft) = open.draft(id)?;
            let form = self.checked_form(open, &draft)?;
            if form.chosen.kind.made != Made::Here {
                return Err(Error::TooEarly);
            }
            // It would be as good as a real one, and lie in the open.
            if self.is_practice() {
                return Err(Error::NotInPractice);
            }
            // Pressed twice, or gone back to: the key there is stays.
            if self.own_key(open, &draft).is_some_and(|id| self.verifier(open, &id).is_some()) {
                return Ok(self.wizard_view(open, &id, &draft));
            }
            let key = make_service_key();
            let mut recording = Recording::default();
            let account = open.account_for(&form.chosen.platform.id, &form.account, &mut recording);
            let (api_user, secret) = (Id::make(), Id::make());
            let made = Change::ApiUserMade {
                api_user: api_user.clone(),
                account,
                kind: form.chosen.kind.id.clone(),
                purpose: form.chosen.purpose.id.clone(),
                how: How::Here,
            };
            let kept = Change::KeyKept { api_user: api_user.clone(), secret: secret.clone() };
            recording.entries.extend([made.seen(), kept.seen()]);
            if let Some(old) = draft.replaces.clone() {
                let new = api_user.clone();
                recording.entries.push(Change::ApiUserReplaced { old, new }.said());
            }
            let (characters, ends_in) = (length(&key), last_four(&key));
            let card = Card::ApiUser { fields: form.values, characters, ends_in, there: None };
            recording.cards.push((api_user.clone(), card));
            recording.secrets.push(NewSecret { secret, content: key.clone(), key: Some(key) });
            draft.api_user = Some(api_user);
            open.keep_draft(&id, &draft)?;
            self.record(open, recording)?;
            Ok(self.wizard_view(open, &id, &draft))
        })
    }
}
