//! A public token: no secret, so an ordinary letter brings it.

use courier_vault::Id;
use secrecy::ExposeSecret;

use crate::app::{App, Open};
use crate::ask::letter_view;
use crate::drafts::Draft;
use crate::letters::public_token_letter;
use crate::views::LetterView;

impl App {
    /// The letter that brings the public token of a draft; `None` where its key is a secret, or not kept.
    pub(crate) fn public_letter(&self, open: &Open, draft: &Draft) -> Option<LetterView> {
        let contact = draft.contact.as_ref()?;
        let known = open.state().api_users.get(&self.key_at_hand(open, draft)?)?;
        let facts = self.facts(open, known)?;
        if facts.kind.secret {
            return None;
        }
        let token = open.vault.read_secret(known.secret.as_ref()?).ok()?;
        let (kind, purpose) = (facts.kind, facts.purpose);
        let words = facts.platform.purpose_words(self.lang(), kind, purpose, "", "");
        let letter = self.between(open, contact, |between| {
            let platform = &facts.platform.name;
            let token = token.expose_secret();
            public_token_letter(between, platform, &words.title, token, &facts.base_url)
        });
        Some(letter_view(letter))
    }
}

impl Open {
    /// A public token; `None` where it is not kept. Whoever asks knows that it is no secret.
    pub(crate) fn public_token(&self, api_user: &Id) -> Option<String> {
        let known = self.state().api_users.get(api_user)?;
        let token = self.vault.read_secret(known.secret.as_ref()?).ok()?;
        Some(token.expose_secret().to_owned())
    }
}
