//! How hard a passphrase that a person chose is to guess.

use secrecy::{ExposeSecret, SecretString};

/// So many guesses, at about a second of scrypt each, take three hundred years of one computer and cost a
/// thousand of them more than what is in a vault is worth to most.
const ENOUGH: u64 = 10_000_000_000;

/// The longest passphrase anybody types.
const LONGEST: usize = 1024;

/// Why a passphrase is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum GuessableProblem {
    /// Nothing was typed.
    #[error("nothing was typed")]
    Nothing,
    /// Guessed too soon: a word, a name, a date, a pattern of the keyboard, or too short.
    #[error("too easy to guess")]
    TooEasy,
    /// Longer than anybody types.
    #[error("too long")]
    TooLong,
}

/// Whether a passphrase withstands somebody who has the sealed file and time. `known` are words that stand
/// about the person: names guessed first.
///
/// # Errors
/// [`GuessableProblem`].
pub fn check_passphrase(passphrase: &SecretString, known: &[&str]) -> Result<(), GuessableProblem> {
    let text = passphrase.expose_secret();
    if text.is_empty() {
        return Err(GuessableProblem::Nothing);
    }
    if text.len() > LONGEST {
        return Err(GuessableProblem::TooLong);
    }
    if zxcvbn::zxcvbn(text, known).guesses() < ENOUGH {
        return Err(GuessableProblem::TooEasy);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str) -> Result<(), GuessableProblem> {
        check_passphrase(&SecretString::from(text), &["Harbour Trust", "Mo Adeyemi"])
    }

    #[test]
    fn what_is_guessed_soon_is_refused() {
        assert_eq!(check(""), Err(GuessableProblem::Nothing));
        for easy in [
            "a",
            "password",
            "Password2026!",
            "qwertyuiop",
            "aaaaaaaaaaaaaaaaaaaa",
            "harbourtrust",
            "Mo Adeyemi",
            "12345678901234567890",
            "24.11.2026",
        ] {
            assert_eq!(check(easy), Err(GuessableProblem::TooEasy), "{easy}");
        }
        assert_eq!(check(&"q".repeat(1025)), Err(GuessableProblem::TooLong));
    }

    #[test]
    fn several_words_that_do_not_belong_together_are_taken() {
        for good in [
            "marble ladder seventeen owls",
            "correct zebra tunnel apricot",
            "Tr0ub4dor&3 under the bridge",
            "лодка мрамор семнадцать сов",
            "gnu$V9!xq2LzPw",
        ] {
            assert_eq!(check(good), Ok(()), "{good}");
        }
    }
}
