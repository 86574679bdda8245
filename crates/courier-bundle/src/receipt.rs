//! The receipt number: six digits that only the opened file shows.

use courier_crypto::{make_random, same};
use secrecy::SecretString;

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

#[cfg(test)]
mod tests {
    use super::*;
    use courier_crypto::characters;

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
