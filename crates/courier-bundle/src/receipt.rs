//! The receipt number: six digits that only the opened file shows.

use courier_crypto::{Passphrase, make_random, same};
use icu_properties::CodePointMapData;
use icu_properties::props::GeneralCategory;
use secrecy::{ExposeSecret, SecretString};

/// How many digits it has.
const DIGITS: usize = 6;

/// Why what was typed is no receipt number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ReceiptProblem {
    /// Not six digits.
    #[error("{digits} digits instead of six")]
    Count {
        /// How many there are.
        digits: usize,
    },
    /// Unlock words were typed. Nothing of them is kept.
    #[error("unlock words")]
    UnlockWords,
    /// Something else stands between or beside the digits.
    #[error("not digits only")]
    NotDigits,
}

/// Six random digits that none of the open deliveries has.
pub fn make_receipt(taken: &[SecretString]) -> SecretString {
    loop {
        let draw = u32::from_le_bytes(*make_random::<4>());
        // 4,294 whole millions fit below 2^32: higher draws would favour small numbers.
        if draw >= 4_294_000_000 {
            continue;
        }
        let number = SecretString::from(format!("{:06}", draw % 1_000_000));
        if !taken.iter().any(|other| same(other, &number)) {
            return number;
        }
    }
}

/// Reads a number as it was heard and typed: blanks, dashes and a full stop between the digits mean
/// nothing, and the digits may be of any script. Gives six ASCII digits.
///
/// # Errors
/// [`ReceiptProblem`].
pub fn parse_receipt(typed: &SecretString) -> Result<SecretString, ReceiptProblem> {
    if Passphrase::are_in(typed) {
        return Err(ReceiptProblem::UnlockWords);
    }
    let mut digits = String::with_capacity(DIGITS);
    for c in typed.expose_secret().chars() {
        if let Some(digit) = digit(c) {
            digits.push(char::from(b'0' + digit));
        } else if !is_between(c) {
            return Err(ReceiptProblem::NotDigits);
        }
        if digits.len() > 4 * DIGITS {
            break;
        }
    }
    if digits.len() == DIGITS {
        Ok(SecretString::from(digits))
    } else {
        Err(ReceiptProblem::Count { digits: digits.len() })
    }
}

/// The value of a digit of any script. Unicode keeps each script's ten digits side by side in order, and
/// where several sets touch, the first begins at a zero (The Unicode Standard, 4.6).
fn digit(c: char) -> Option<u8> {
    if c.is_ascii() {
        return c.to_digit(10).and_then(|value| u8::try_from(value).ok());
    }
    let category = CodePointMapData::<GeneralCategory>::new();
    let is_digit = |code: &u32| category.get32(*code) == GeneralCategory::DecimalNumber;
    let code = u32::from(c);
    if !is_digit(&code) {
        return None;
    }
    let before = (1..=60).take_while(|back| code.checked_sub(*back).as_ref().is_some_and(is_digit));
    u8::try_from(before.count() % 10).ok()
}

fn is_between(c: char) -> bool {
    let category = CodePointMapData::<GeneralCategory>::new().get(c);
    let is_dash = category == GeneralCategory::DashPunctuation || c == '\u{2212}';
    c.is_whitespace() || is_dash || category == GeneralCategory::Format || matches!(c, '.' | ',')
}

#[cfg(test)]
mod tests {
    use super::*;
    use courier_crypto::characters;

    fn parsed(typed: &str) -> Result<String, ReceiptProblem> {
        parse_receipt(&SecretString::from(typed)).map(|number| number.expose_secret().to_owned())
    }

    #[test]
    fn numbers_are_read_as_people_type_them() {
        for typed in [
            "402719",
            "402 719",
            " 402-719. ",
            "4-0-2-7-1-9",
            "402\u{a0}\u{2013}\u{a0}719",
            "\u{664}\u{660}\u{662} \u{667}\u{661}\u{669}",
            "\u{6f4}\u{6f0}\u{6f2}\u{6f7}\u{6f1}\u{6f9}",
            "\u{96a}\u{966}\u{968}\u{96d}\u{967}\u{96f}",
            "\u{ff14}\u{ff10}\u{ff12}\u{ff17}\u{ff11}\u{ff19}",
            "\u{1d7d2}\u{1d7d8}\u{1d7da}\u{1d7df}\u{1d7d9}\u{1d7d7}",
            "\u{202e}402719\u{202c}",
        ] {
            assert_eq!(parsed(typed).as_deref(), Ok("402719"), "{typed:?}");
        }
        assert_eq!(parsed("000000").as_deref(), Ok("000000"));
    }

    #[test]
    fn what_is_no_number_is_told_apart() {
        assert_eq!(parsed(""), Err(ReceiptProblem::Count { digits: 0 }));
        assert_eq!(parsed("40271"), Err(ReceiptProblem::Count { digits: 5 }));
        assert_eq!(parsed("4027190"), Err(ReceiptProblem::Count { digits: 7 }));
        assert_eq!(parsed("402 71O"), Err(ReceiptProblem::NotDigits));
        let words = "harbour lemon orbit candle velvet ridge marble swift";
        assert_eq!(parsed(words), Err(ReceiptProblem::UnlockWords));
        assert_eq!(parsed("1 lemon 2 orbit 3 ridge"), Err(ReceiptProblem::UnlockWords));
    }

    proptest::proptest! {
        #[test]
        fn nothing_typed_makes_us_panic(typed in "\\PC*") {
            if let Ok(number) = parsed(&typed) {
                proptest::prop_assert_eq!(number.len(), DIGITS);
            }
        }
    }

    #[test]
    fn a_receipt_has_six_digits_and_is_not_one_that_is_taken() {
        let mut taken = Vec::new();
        for _ in 0..2_000 {
            let made = make_receipt(&taken);
            assert_eq!(characters(&made), 6);
            assert!(!taken.iter().any(|other| same(other, &made)));
            taken.push(made);
        }
    }
}
