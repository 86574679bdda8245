//! Keeping the key that was pasted.

use courier_crypto::{begins_with, characters, last_four, same};
use courier_platforms::{CleanedKey, Kind, Removed};
use courier_vault::{Id, NewSecret};
use secrecy::SecretString;

use crate::app::{App, Open, Recording};
use crate::domain::{Card, Change, Known, ThereCard};
use crate::drafts::Draft;
use crate::error::{Error, Problem};
use crate::error_code::ErrorCode;
use crate::views::{Cleaned, Doubt, KeyView};

/// What every key of the practice platform begins with.
const PRACTICE: &str = "PRACTICE-";

impl App {
    /// Takes what the clipboard holds. What has the shape of a key of this system is kept at once; what may
    /// not be the right thing waits in memory for the person's word.
    ///
    /// # Errors
    /// [`Error::KeyKept`] where another API user has the same key.
    pub fn paste_key(&self, id: &str, pasted: &SecretString) -> Result<KeyView, Error> {
        self.with(|open| {
            let (id, draft) = open.draft(id)?;
            let api_user = self.own_key(open, &draft).ok_or(Error::TooEarly)?;
            let chosen = self.chosen(open, &draft).ok_or(Error::TooEarly)?;
            open.pending.remove(&id);
            let Pasted { key, cleaned, doubt } = self.cleaned_key(chosen.kind, pasted)?;
            let renews = draft.replaces.as_ref() == Some(&api_user);
            let doubt = doubt.or_else(|| open.ends_alike(&api_user, &key).filter(|_| renews));
            let view = |doubt| KeyView {
                characters: length(&key),
                ends_in: last_four(&key),
                cleaned: cleaned.clone(),
                doubt,
                kept: false,
                check: None,
            };
            if doubt.is_some() {
                let shown = view(doubt);
                open.pending.insert(id, key);
                return Ok(shown);
            }
            let shown = view(None);
            self.keep(open, &draft, &api_user, &key)?;
            let check = self.check_offer(open, &api_user);
            Ok(KeyView { kept: true, check, ..shown })
        })
    }

    /// Keeps the key that is in doubt, because the person says it is right.
    ///
    /// # Errors
    /// [`Error::TooEarly`] where none waits.
    pub fn keep_key(&self, id: &str) -> Result<KeyView, Error> {
        self.with(|open| {
            let (id, draft) = open.draft(id)?;
            let api_user = self.own_key(open, &draft).ok_or(Error::TooEarly)?;
            let key = open.pending.get(&id).cloned().ok_or(Error::TooEarly)?;
            self.keep(open, &draft, &api_user, &key)?;
            open.pending.remove(&id);
            Ok(KeyView {
                characters: length(&key),
                ends_in: last_four(&key),
                cleaned: Vec::new(),
                doubt: None,
                kept: true,
                check: self.check_offer(open, &api_user),
            })
        })
    }

    fn keep(
        &self,
        open: &mut Open,
        draft: &Draft,
        api_user: &Id,
        key: &SecretString,
    ) -> Result<(), Error> {
        let before = open.state().api_users.get(api_user).and_then(|a| a.secret.clone());
        if let Some(before) = &before
            && open.vault.read_secret(before).is_ok_and(|kept| same(&kept, key))
        {
            return Ok(());
        }
        // A key others hold is not changed by pasting another: that is replacing.
        let renews = draft.replaces.as_ref() == Some(api_user);
        let is_theirs =
            draft.given.as_ref() == Some(api_user) || !open.state().holders(api_user).is_empty();
        if before.is_some() && is_theirs && !renews {
            let (_, _, ends_in) = open.api_user_card(api_user);
            let mut problem = Problem::of(ErrorCode::OnlyOne);
            problem.params.insert("ends_in".to_owned(), ends_in);
            return Err(Error::Key(problem));
        }
        self.has_its_place(key)?;
        self.is_nobodys(open, Some(api_user), key)?;
        let recording = if renews {
            self.renewed_and_kept(open, api_user, key, Known::Said)
        } else {
            open.kept(api_user, key, open.there(api_user))
        };
        self.record(open, recording)
    }
}

impl Open {
    /// A key kept, in the place of the one before where there is one.
    pub(crate) fn kept(
        &self,
        api_user: &Id,
        key: &SecretString,
        there: Option<ThereCard>,
    ) -> Recording {
        let secret = Id::make();
        let (fields, ..) = self.api_user_card(api_user);
        let (characters, ends_in) = (length(key), last_four(key));
        let card = Card::ApiUser { fields, characters, ends_in, there };
        let before = self.state().api_users.get(api_user).and_then(|known| known.secret.clone());
        let kept = Change::KeyKept { api_user: api_user.clone(), secret: secret.clone() };
        Recording {
            entries: vec![kept.seen()],
            cards: vec![(api_user.clone(), card)],
            secrets: vec![NewSecret { secret, content: key.clone(), key: Some(key.clone()) }],
            remove_secrets: before.into_iter().collect(),
            ..Recording::default()
        }
    }

    /// That a key made anew ends as the one before, of which we never had more than its end: it may be that one.
    pub(crate) fn ends_alike(&self, api_user: &Id, key: &SecretString) -> Option<Doubt> {
        let known = self.state().api_users.get(api_user)?;
        let (_, _, ends_in) = self.api_user_card(api_user);
        if !known.held.is_empty() || ends_in.is_empty() || last_four(key) != ends_in {
            return None;
        }
        let code = ErrorCode::KeySameEnding.as_str().to_owned();
        let params = [("ends_in".to_owned(), ends_in)].into();
        Some(Doubt { code, params, can_be_kept: true })
    }
}

/// What was pasted, cleaned.
pub(crate) struct Pasted {
    pub(crate) key: SecretString,
    pub(crate) cleaned: Vec<Cleaned>,
    /// Why it may not be the right thing; it can be kept if the person says it is.
    pub(crate) doubt: Option<Doubt>,
}

impl App {
    /// The key in what was pasted.
    ///
    /// # Errors
    /// [`Error::Key`] for what cannot be one, or is out of its place.
    pub(crate) fn cleaned_key(&self, kind: &Kind, pasted: &SecretString) -> Result<Pasted, Error> {
        let CleanedKey { key, removed, doubt, .. } = kind.key.clean_secret(pasted);
        self.has_its_place(&key)?;
        let cleaned = removed.into_iter().map(cleaned_of).collect();
        // The keys of practice look alike, whatever system they are for.
        let doubt = doubt.filter(|doubt| !(self.is_practice() && doubt.can_be_kept()));
        let Some(doubt) = doubt else { return Ok(Pasted { key, cleaned, doubt: None }) };
        let code = ErrorCode::of(&format!("key-{}", doubt.code()));
        let params = doubt.params().into_iter().map(|(k, v)| (k.to_owned(), v)).collect();
        if !doubt.can_be_kept() {
            return Err(Error::Key(Problem { code, params }));
        }
        let doubt = Doubt { code: code.as_str().to_owned(), params, can_be_kept: true };
        Ok(Pasted { key, cleaned, doubt: Some(doubt) })
    }

    /// That a key is where it belongs: a real one has no place in practice, and one of practice none among real
    /// keys.
    fn has_its_place(&self, key: &SecretString) -> Result<(), Error> {
        match (begins_with(key, PRACTICE), self.is_practice()) {
            (true, false) => Err(Error::Key(Problem::of(ErrorCode::PracticeKey))),
            (false, true) => Err(Error::Key(Problem::of(ErrorCode::PracticeOnly))),
            _ => Ok(()),
        }
    }

    /// That a key is neither another API user's nor our own password at a site.
    pub(crate) fn is_nobodys(
        &self,
        open: &Open,
        but: Option<&Id>,
        key: &SecretString,
    ) -> Result<(), Error> {
        let secrets = open.vault.find_key(key);
        if open.is_our_password(&secrets) {
            return Err(Error::Key(Problem::of(ErrorCode::OwnConnection)));
        }
        match self.other_holder(open, but, &secrets) {
            Some(holder) => Err(Error::KeyKept { holder }),
            None => Ok(()),
        }
    }

    /// Who another API user that has or had one of these secrets is for: the agency that holds it, or its
    /// name in the vendor's form.
    pub(crate) fn other_holder(
        &self,
        open: &Open,
        than: Option<&Id>,
        secrets: &[Id],
    ) -> Option<String> {
        let state = open.state();
        let holds = |held: &[Id]| held.iter().any(|secret| secrets.contains(secret));
        let (other, _) =
            state.api_users.iter().find(|(id, a)| Some(*id) != than && holds(&a.held))?;
        let grant = state.grants.values().find(|grant| grant.api_user == *other);
        let in_form = || self.name_in_form(open, other);
        Some(grant.map_or_else(in_form, |grant| open.name(&grant.agency)))
    }
}

pub(crate) fn length(key: &SecretString) -> u32 {
    u32::try_from(characters(key)).unwrap_or(u32::MAX)
}

fn cleaned_of(removed: Removed) -> Cleaned {
    match removed {
        Removed::Blanks => Cleaned::Blanks,
        Removed::Quotes => Cleaned::Quotes,
        Removed::Label => Cleaned::Label,
        Removed::Punctuation => Cleaned::Punctuation,
        Removed::Dashes => Cleaned::Dashes,
    }
}
