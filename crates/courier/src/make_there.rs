//! A key that the app makes in its system: asked for, kept, asked about.

use courier_crypto::last_four;
use courier_platforms::strategies::practice;
use courier_platforms::strategies::wordpress::{self, NewUser};
use courier_vault::{Id, NewSecret, VaultError};
use secrecy::SecretString;

use crate::app::{App, Open, Recording};
use crate::connections::Connected;
use crate::domain::{Card, Change, How, Known, ThereCard};
use crate::error::Error;
use crate::keep_key::length;
use crate::making::Form;
use crate::views::{CheckConsent, Step, WizardView};

/// The catalog's field with the name of a user at a site.
const USERNAME: &str = "username";

/// Everything a key is made from, copied while the vault is held.
struct Prepared<'a> {
    draft: Id,
    form: Form<'a>,
    /// Where it is made; none in practice.
    connected: Option<Connected>,
    /// The API user whose key is made anew.
    renewed: Option<Id>,
    /// Our copy of what that one has now.
    old: Option<SecretString>,
    /// The one that it takes the place of.
    replaces: Option<Id>,
    /// The user at the site that gets one more key: the one it has is replaced by it.
    user_there: Option<u64>,
    /// What the key is called among those of its user.
    name: String,
}

/// What there is to do.
enum Begun<'a> {
    /// The key is there already.
    There,
    Make(Box<Prepared<'a>>),
}

/// A key that was made.
struct Made {
    key: SecretString,
    there: Option<ThereCard>,
}

impl App {
    /// Makes the API user and its key in the system, keeps the key, and asks whether it works. A connection for
    /// this job only is ended.
    ///
    /// # Errors
    /// Why it was not made; [`Error::Fields`] for what needs another look; [`Error::MadeNotKept`] where it was
    /// made and is not on record.
    pub async fn make_automatically(&self, id: &str) -> Result<WizardView, Error> {
        if let Begun::Make(prepared) = self.with(|open| self.prepare_making(open, id))? {
            let made = self.make_there(&prepared).await?;
            let api_user = match self.with(|open| self.keep_made(open, &prepared, &made)) {
                Ok(api_user) => api_user,
                Err(error) => return Err(self.take_back(&prepared, &made, error).await),
            };
            // It is made and kept, whatever is said of it now.
            if let Err(error) = self.check_key(api_user.as_str(), CheckConsent::default()).await {
                tracing::info!(code = error.code().as_str(), "a key that was made was not checked");
            }
            if let Some(connected) = &prepared.connected {
                self.end_after_job(connected).await;
            }
        }
        self.with(|open| {
            let (id, mut draft) = open.draft(id)?;
            let next = self.next_step(open, &draft, Step::MakeIt);
            if draft.step == Step::MakeIt {
                draft.advance(next);
            }
            draft.reached = draft.reached.max(next);
            open.keep_draft(&id, &draft)?;
            Ok(self.wizard_view(open, &id, &draft))
        })
    }

    fn prepare_making(&self, open: &mut Open, id: &str) -> Result<Begun<'_>, Error> {
        // What could not be kept is not made.
        if open.vault.is_read_only() {
            return Err(VaultError::ReadOnly.into());
        }
        let (id, mut draft) = open.draft(id)?;
        let form = self.checked_form(open, &draft)?;
        if !self.makes_automatically(&form.chosen) {
            return Err(Error::TooEarly);
        }
        if let Some(existing) = self.only_one(open, &draft, &form) {
            // An account has one of these: it is given, not made.
            (draft.api_user, draft.given) = (Some(existing.clone()), Some(existing));
            open.keep_draft(&id, &draft)?;
            return Ok(Begun::There);
        }
        // Pressed twice, or gone back to: the key there is stays.
        if self.key_at_hand(open, &draft).is_some() {
            return Ok(Begun::There);
        }
        let connected = if self.is_practice() {
            None
        } else {
            let connection = open.connection_at(&form.account.address);
            Some(open.connected(connection.ok_or(Error::NotConnected)?)?)
        };
        let renewed = self.renewed_key(open, &draft, &form.chosen);
        let user_there = draft.replaces.as_ref().and_then(|old| open.same_user(old, &form));
        let name = format!("Key Courier {}", (self.host.clock)().strftime("%Y-%m-%d %H:%M:%S"));
        let replaces = draft.replaces.clone().filter(|_| renewed.is_none());
        let known = renewed.as_ref().and_then(|id| open.state().api_users.get(id));
        let old = known.and_then(|known| open.vault.read_secret(known.secret.as_ref()?).ok());
        let prepared =
            Prepared { draft: id, form, connected, renewed, old, replaces, user_there, name };
        Ok(Begun::Make(Box::new(prepared)))
    }

    async fn make_there(&self, prepared: &Prepared<'_>) -> Result<Made, Error> {
        let Prepared { form, connected, .. } = prepared;
        let (platform, kind) = (form.chosen.platform, form.chosen.kind);
        let Some(connected) = connected else {
            let new = practice::NewKey {
                platform: &platform.id,
                kind: &kind.id,
                account: form.account.parts(),
                fields: &form.values,
                permissions: &form.chosen.purpose.permissions,
            };
            let (net, token) = (&self.net, self.host.practice_token.as_str());
            // The old one ends with the new one's making, as in the system itself.
            let key = match &prepared.renewed {
                Some(_) => practice::remake_key(net, token, prepared.old.as_ref(), new).await,
                None => practice::make_key(net, token, new).await,
            };
            let key = key.map_err(|answer| Error::not_reached(&answer, &platform.name))?;
            return Ok(Made { key, there: None });
        };
        let (asking, name) = (connected.asking(), prepared.name.as_str());
        let made = match prepared.user_there {
            Some(user) => wordpress::make_password(&self.net, &asking, user, name).await,
            None => wordpress::make_user(&self.net, &asking, &form.new_user(name)).await,
        };
        let made = made.map_err(|problem| self.not_done(problem, connected))?;
        let (user_id, uuid) = (made.user_id, made.uuid);
        let there = Some(ThereCard { user_id, uuid, ..ThereCard::default() });
        Ok(Made { key: made.password, there })
    }

    /// Keeps what was made: the API user, its key and who made it in one change set.
    fn keep_made(
        &self,
        open: &mut Open,
        prepared: &Prepared<'_>,
        made: &Made,
    ) -> Result<Id, Error> {
        let Prepared { form, renewed, .. } = prepared;
        let draft = open.draft(prepared.draft.as_str()).ok();
        if draft.as_ref().is_some_and(|(_, draft)| self.key_at_hand(open, draft).is_some()) {
            return Err(Error::ChangedMeanwhile);
        }
        self.is_nobodys(open, renewed.as_ref(), &made.key)?;
        let mut recording = Recording::default();
        let account = open.account_for(&form.chosen.platform.id, &form.account, &mut recording);
        let purpose = form.chosen.purpose.id.clone();
        let (api_user, secret) = (renewed.clone().unwrap_or_else(Id::make), Id::make());
        if let Some(known) = renewed.as_ref().and_then(|id| open.state().api_users.get(id)) {
            let other_account = (known.account != account).then_some(account);
            let other_purpose = (known.purpose != purpose).then_some(purpose);
            if other_account.is_some() || other_purpose.is_some() {
                let changed = Change::ApiUserChanged {
                    api_user: api_user.clone(),
                    account: other_account,
                    purpose: other_purpose,
                };
                recording.entries.push(changed.seen());
            }
            recording.entries.extend(self.renewal(open, &api_user, Known::Seen));
            recording.remove_secrets.extend(known.secret.clone());
        } else {
            let made = Change::ApiUserMade {
                api_user: api_user.clone(),
                account,
                kind: form.chosen.kind.id.clone(),
                purpose,
                how: How::Automatic,
            };
            recording.entries.push(made.seen());
        }
        let kept = Change::KeyKept { api_user: api_user.clone(), secret: secret.clone() };
        recording.entries.push(kept.seen());
        if let Some(old) = prepared.replaces.clone() {
            let new = api_user.clone();
            recording.entries.push(Change::ApiUserReplaced { old, new }.said());
        }
        let card = Card::ApiUser {
            fields: form.values.clone(),
            characters: length(&made.key),
            ends_in: last_four(&made.key),
            there: made.there.clone(),
        };
        recording.cards.push((api_user.clone(), card));
        let (content, key) = (made.key.clone(), Some(made.key.clone()));
        recording.secrets.push(NewSecret { secret, content, key });
        // A draft that was given up meanwhile is; what was made is on record all the same.
        let Some((id, mut draft)) = draft else {
            self.record(open, recording)?;
            return Ok(api_user);
        };
        if renewed.is_none() {
            draft.delivery = None;
        }
        draft.api_user = Some(api_user.clone());
        open.keep_draft(&id, &draft)?;
        self.record(open, recording)?;
        Ok(api_user)
    }

    /// Takes away again what was made and could not be kept, as far as the site lets us.
    async fn take_back(&self, prepared: &Prepared<'_>, made: &Made, error: Error) -> Error {
        let (Some(connected), Some(there)) = (&prepared.connected, &made.there) else {
            return error;
        };
        let (asking, user, uuid) = (connected.asking(), there.user_id, &there.uuid);
        let removed = wordpress::switch_off(&self.net, &asking, user, uuid).await.is_ok();
        Error::MadeNotKept {
            source: Box::new(error),
            host: connected.host.clone(),
            user: prepared.form.value(USERNAME).to_owned(),
            removed,
        }
    }
}

impl Open {
    /// The user at the site that holds the key to be replaced, where the form asks for the very same.
    fn same_user(&self, old: &Id, form: &Form<'_>) -> Option<u64> {
        let known = self.state().api_users.get(old)?;
        let same_site = self.account_text(&known.account).address == form.account.address;
        let (fields, ..) = self.api_user_card(old);
        let there = self.there(old).filter(|_| same_site && fields == form.values)?;
        Some(there.user_id)
    }
}

impl Form<'_> {
    fn value(&self, field: &str) -> &str {
        self.values.get(field).map_or("", String::as_str)
    }

    /// The user that a site is asked for.
    fn new_user<'a>(&'a self, password_name: &'a str) -> NewUser<'a> {
        NewUser {
            username: self.value(USERNAME),
            email: self.value("email"),
            role: self.value("role"),
            password_name,
        }
    }
}
