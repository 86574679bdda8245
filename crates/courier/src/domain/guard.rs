//! The separation guard: the file and its words must not end where one person can read both.

use crate::domain::ContactCard;
use crate::views::{Caution, CautionWhy, NumberFrom, Way};

/// Where what goes a way can be read in the end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum End {
    /// The person's mailbox: a shared link is sent there too.
    Mailbox,
    /// The person's phone.
    Phone,
    /// Nowhere: it is heard, seen or handed over.
    Moment,
}

/// The ways the unlock words can go.
pub(crate) const WORDS_WAYS: [Way; 6] =
    [Way::ReadAloud, Way::Text, Way::Whatsapp, Way::Screen, Way::SecretLink, Way::OwnLink];

fn end(way: Way) -> End {
    match way {
        Way::Email | Way::FileShare => End::Mailbox,
        // A link goes to the phone: in the mailbox it would lie beside the file.
        Way::Text | Way::Whatsapp | Way::Chat | Way::SecretLink | Way::OwnLink => End::Phone,
        Way::InPerson | Way::ReadAloud | Way::Screen => End::Moment,
    }
}

/// What speaks against each way for the words of a file that went `sent` and did or did not arrive.
pub(crate) fn cautions(
    sent: Option<Way>,
    has_arrived: bool,
    contact: &ContactCard,
) -> Vec<Caution> {
    let mut cautions = Vec::new();
    for way in WORDS_WAYS {
        let mut add = |why| cautions.push(Caution { way, why });
        if !has_arrived {
            add(CautionWhy::NotArrived);
        }
        if sent.is_some_and(|sent| end(sent) == end(way) && end(way) != End::Moment) {
            add(CautionWhy::SameEnd);
        }
        let by_mailbox = sent.is_some_and(|sent| end(sent) == End::Mailbox);
        match (end(way), contact.mobile_from) {
            // Whoever reads the mailbox may have written that number into it.
            (End::Phone, NumberFrom::Email) if by_mailbox => add(CautionWhy::NumberFromEmail),
            // The one that is rung may be theirs too.
            (_, NumberFrom::Email) if by_mailbox && way == Way::ReadAloud => {
                add(CautionWhy::NumberFromEmail);
            }
            (End::Phone, NumberFrom::Unknown) if contact.mobile.is_some() => {
                add(CautionWhy::NumberUnknown);
            }
            _ => {}
        }
        if end(way) == End::Moment {
            add(CautionWhy::Recorded);
        }
    }
    cautions
}

#[cfg(test)]
mod tests {
    use super::*;

    fn whys(sent: Way, arrived: bool, from: NumberFrom, way: Way) -> Vec<CautionWhy> {
        let contact = ContactCard {
            mobile: Some("+447700900123".into()),
            mobile_from: from,
            ..ContactCard::default()
        };
        let all = cautions(Some(sent), arrived, &contact);
        all.into_iter().filter(|c| c.way == way).map(|c| c.why).collect()
    }

    #[test]
    fn ways_are_compared_by_where_they_end() {
        use CautionWhy::{NotArrived, NumberFromEmail, NumberUnknown, Recorded, SameEnd};
        let records = NumberFrom::Records;
        assert!(whys(Way::Email, true, records, Way::Text).is_empty());
        assert_eq!(whys(Way::Chat, true, records, Way::Text), [SameEnd], "both on her phone");
        assert_eq!(whys(Way::Chat, true, records, Way::Whatsapp), [SameEnd]);
        assert_eq!(whys(Way::Email, false, records, Way::Text), [NotArrived]);
        assert_eq!(whys(Way::Email, true, NumberFrom::Email, Way::Text), [NumberFromEmail]);
        assert_eq!(whys(Way::FileShare, true, NumberFrom::Email, Way::Whatsapp), [NumberFromEmail]);
        assert!(whys(Way::InPerson, true, NumberFrom::Email, Way::Text).is_empty());
        assert_eq!(whys(Way::Email, true, NumberFrom::Unknown, Way::Text), [NumberUnknown]);
        assert_eq!(whys(Way::Email, true, records, Way::ReadAloud), [Recorded]);
        assert_eq!(whys(Way::InPerson, true, records, Way::Screen), [Recorded]);
        let email = NumberFrom::Email;
        assert_eq!(whys(Way::Email, true, email, Way::ReadAloud), [NumberFromEmail, Recorded]);
        assert_eq!(whys(Way::Email, true, email, Way::Screen), [Recorded], "nobody is rung");
        assert_eq!(whys(Way::InPerson, true, email, Way::ReadAloud), [Recorded]);
    }
}
