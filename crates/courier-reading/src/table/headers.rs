//! What the names of columns mean.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// What a column means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Meaning {
    /// The agency's name.
    Agency,
    /// The name of a person there.
    Person,
    /// That person's e-mail address.
    Email,
    /// That person's mobile.
    Mobile,
    /// The system.
    System,
    /// The account, group, client or region within the system.
    Account,
    /// The kind of key.
    Kind,
    /// What the key is for.
    Purpose,
    /// The last four characters of the key.
    EndsIn,
    /// Since when they have it.
    Since,
    /// Until when they have it, or had it.
    Until,
    /// How the key reached them.
    Sent,
    /// When the contract with the agency ends.
    ContractEnds,
    /// The agency's role in the law's words.
    Role,
    /// Countries in which supporters' data are used.
    Country,
    /// Anything else worth keeping.
    Note,
    /// Nothing that is read.
    Nothing,
}

impl Meaning {
    /// All of them, in the order in which a person is asked.
    pub const ALL: [Self; 17] = [
        Self::Agency,
        Self::Person,
        Self::Email,
        Self::Mobile,
        Self::System,
        Self::Account,
        Self::Kind,
        Self::Purpose,
        Self::EndsIn,
        Self::Since,
        Self::Until,
        Self::Sent,
        Self::ContractEnds,
        Self::Role,
        Self::Country,
        Self::Note,
        Self::Nothing,
    ];

    /// Names it.
    pub fn code(self) -> &'static str {
        match self {
            Self::Agency => "agency",
            Self::Person => "person",
            Self::Email => "email",
            Self::Mobile => "mobile",
            Self::System => "system",
            Self::Account => "account",
            Self::Kind => "kind",
            Self::Purpose => "purpose",
            Self::EndsIn => "ends-in",
            Self::Since => "since",
            Self::Until => "until",
            Self::Sent => "sent",
            Self::ContractEnds => "contract-ends",
            Self::Role => "role",
            Self::Country => "country",
            Self::Note => "note",
            Self::Nothing => "nothing",
        }
    }

    /// Whether cells of it are days.
    pub fn is_date(self) -> bool {
        matches!(self, Self::Since | Self::Until | Self::ContractEnds)
    }

    /// Whether several columns may have it: a name in two halves, notes in several places.
    pub fn may_repeat(self) -> bool {
        matches!(self, Self::Person | Self::Note | Self::Nothing)
    }
}

/// Names by which people call them: of those in a header the one of most words counts, then the earlier one.
/// An equals sign stands before a name that must be all of the header.
const NAMES: &[(Meaning, &str)] = &[
    (
        Meaning::EndsIn,
        "ends in|ending in|ends with|ending with|last four|last 4|last four digits|last 4 digits|\
         last four characters|last 4 characters|key ending|key end|token ending|last digits|\
         last characters|key suffix|=ending",
    ),
    (
        Meaning::ContractEnds,
        "contract|contract ends|contract end|contract end date|contract until|contract expiry|\
         contract expires|agreement|agreement ends|agreement end date|dpa|dpa ends|dpa expiry|\
         dpa end date|end of contract",
    ),
    (
        Meaning::Since,
        "since|from|start|started|starts|start date|date given|given on|issued|issued on|\
         date issued|date created|created|created on|granted|granted on|date granted|sent on|\
         date sent|active since|access since|date shared|shared on|key created|=date|=when|\
         when given|given when|since when|valid from|date added|=year|date of issue|access from|\
         access start date|access given|access granted",
    ),
    (
        Meaning::Until,
        "until|till|ended|end|ends|end date|expires|expiry|expiry date|valid until|valid to|\
         date ended|access until|revoked|revoked on|date revoked|access end date|access ended",
    ),
    (
        Meaning::Sent,
        "how sent|how was it sent|how it was sent|sent by|sent via|sent how|=sent|delivered by|\
         delivered via|how delivered|delivery|delivery method|how given|how shared|shared by|\
         shared via|transmission|=channel|=method|sent through|way|=how|method of delivery|\
         transfer method|how did it travel|how it travelled|how transferred",
    ),
    (
        Meaning::Email,
        "e mail|email|emails|e mails|mail|e mail address|email address|email addresses|\
         contact email|contact e mail",
    ),
    (
        Meaning::Mobile,
        "mobile|mobile phone|mobile number|cell|cell phone|cellphone|phone|phone number|telephone|\
         tel|whatsapp|handy",
    ),
    (
        Meaning::Kind,
        "kind|type|key type|key kind|type of key|kind of key|access type|token type|type of access|\
         kind of access|=key|=token|api key type|credential type",
    ),
    (
        Meaning::Purpose,
        "purpose|what for|what is it for|used for|use|usage|reason|use case|what they do with it|\
         =for|=why|purpose of access|needed for|project|purposes",
    ),
    (
        Meaning::Role,
        "role|data role|gdpr role|legal role|data protection role|processor or controller|\
         controller or processor",
    ),
    (
        Meaning::Country,
        "country|countries|data location|location of data|country of processing|where data is",
    ),
    (
        Meaning::Note,
        "note|notes|comment|comments|remark|remarks|other information|=other|further information",
    ),
    (
        Meaning::Person,
        "contact|contacts|person|contact person|contact name|agency contact|person responsible|recipient|\
         given to|key holder|holder|=name|=who|=full name|first name|last name|forename|surname|given name|\
         family name|sent to|main contact|their contact|name of contact|contact at agency|user|received by",
    ),
    (
        Meaning::Account,
        "account|account name|accounts|group|group name|client|client name|client id|region|instance|\
         site|sub account|subaccount|account id|account number|list",
    ),
    (
        Meaning::Agency,
        "agency|agencies|agency name|organisation|organization|organisation name|organization name|\
         company|company name|partner|partner name|supplier|supplier name|firm|consultancy|\
         third party|service provider|provider|processor name|=processor|contractor|=org|business",
    ),
    (
        Meaning::System,
        "system|systems|platform|tool|software|crm|database|application|=app|=service|product|\
         system name|platform name|=vendor|program|which system",
    ),
];

/// Names of columns that sound like one of them and are none.
const NONE: &[&str] = &[
    "job title",
    "id",
    "no",
    "number",
    "row",
    "status",
    "password",
    "username",
    "user name",
    "api user",
    "contract signed",
    "contract number",
    "contract no",
    "contract start",
    "contract start date",
    "contract owner",
    "contract value",
    "contract type",
    "our contact",
    "internal contact",
    "website",
    "email sent",
    "phone model",
    "key owner",
    "account manager",
    "project manager",
];

/// What a column of this name means.
pub(super) fn meaning_of(name: &str) -> Meaning {
    // No name of a column is as long as this; text of a letter may be.
    if name.len() > 200 {
        return Meaning::Nothing;
    }
    let name = words(name);
    if name.is_empty() || NONE.contains(&name.as_str()) {
        return Meaning::Nothing;
    }
    let padded = format!(" {name} ");
    let mut best: (usize, Meaning) = (0, Meaning::Nothing);
    for (meaning, names) in NAMES {
        for known in names.split('|') {
            let found = match known.strip_prefix('=') {
                Some(whole) => whole == name,
                None => padded.contains(&format!(" {known} ")),
            };
            // All of it is more than a part of it.
            let is_all = usize::from(known.trim_start_matches('=') == name) * 100;
            let weight = is_all + known.split(' ').count();
            // A sentence that holds one of the words is no name of a column.
            if found && weight > best.0 && (is_all > 0 || name.split(' ').count() <= 8) {
                best = (weight, *meaning);
            }
        }
    }
    best.1
}

/// Whether it is the name of a column with half of a person's name.
pub(super) fn is_half_name(name: &str) -> bool {
    let name = words(name);
    ["first name", "last name", "forename", "surname", "given name", "family name"]
        .iter()
        .any(|half| name.contains(half))
}

/// Words in small letters without accents, one blank between.
pub(super) fn words(text: &str) -> String {
    let plain: String = text.nfkd().filter(|sign| !is_combining_mark(*sign)).collect();
    let small = plain.to_lowercase().replace('\'', "");
    let words: Vec<&str> =
        small.split(|sign: char| !sign.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_as_people_write_them() {
        use Meaning::{
            Account, Agency, ContractEnds, Country, Email, EndsIn, Kind, Mobile, Note, Nothing,
            Person, Purpose, Role, Sent, Since, System, Until,
        };
        for (name, meaning) in [
            ("Agency", Agency),
            ("AGENCY NAME", Agency),
            ("Organisation", Agency),
            ("organization", Agency),
            ("Partner / company", Agency),
            ("Third-party", Agency),
            ("Contact", Person),
            ("Agency contact", Person),
            ("Contact at agency", Person),
            ("Name", Person),
            ("First name", Person),
            ("System name", System),
            ("Account name", Account),
            ("E-Mail", Email),
            ("Agency contact e-mail", Email),
            ("email_address", Email),
            ("Mobile / phone", Mobile),
            ("Tel.", Mobile),
            ("Platform", System),
            ("Which system?", System),
            ("Group or account", Account),
            ("Client", Account),
            ("Region", Account),
            ("Key type", Kind),
            ("Kind of key", Kind),
            ("What for?", Purpose),
            ("Used for", Purpose),
            ("Key ends in", EndsIn),
            ("Last 4", EndsIn),
            ("Key (last four)", EndsIn),
            ("Since", Since),
            ("Date given", Since),
            ("Start date", Since),
            ("Date sent", Since),
            ("How sent", Sent),
            ("Delivered by", Sent),
            ("Until", Until),
            ("End date", Until),
            ("Contract ends", ContractEnds),
            ("Contract end date", ContractEnds),
            ("Contract", ContractEnds),
            ("Role", Role),
            ("Countries", Country),
            ("Notes", Note),
            ("Status", Nothing),
            ("", Nothing),
            ("Cost centre", Nothing),
            ("Contract signed", Nothing),
        ] {
            assert_eq!(meaning_of(name), meaning, "{name}");
        }
        assert!(is_half_name("Surname") && !is_half_name("Name"));
    }

    #[test]
    fn every_meaning_has_a_code_of_its_own_and_names_are_written_as_they_are_looked_for() {
        let codes: std::collections::BTreeSet<_> = Meaning::ALL.map(Meaning::code).into();
        assert_eq!(codes.len(), Meaning::ALL.len());
        for name in NAMES.iter().flat_map(|(_, names)| names.split('|')).chain(NONE.iter().copied())
        {
            let name = name.trim_start_matches('=');
            assert_eq!(words(name), name);
        }
    }
}
