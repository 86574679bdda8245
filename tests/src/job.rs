//! What is typed on the way through the main job. Everybody in it is invented.

/// What is typed and chosen on the way.
#[derive(Debug, Clone)]
pub struct Job {
    /// The organisation that gives access.
    pub organisation: String,
    /// The person at the keyboard.
    pub name: String,
    /// The organisation's e-mail domain.
    pub domain: String,
    /// The system, by the catalogue's id.
    pub system: String,
    /// The system, as the vendor calls it.
    pub platform: String,
    /// The account in it, where one has a name.
    pub account: String,
    /// Where the account is reached, where that is asked for.
    pub address: String,
    /// The kind of key, by the catalogue's id.
    pub kind: String,
    /// The agency.
    pub agency: String,
    /// The person at the agency.
    pub person: String,
    /// What one calls that person.
    pub first: String,
    /// Their e-mail address.
    pub email: String,
    /// Their mobile, as typed.
    pub mobile: String,
    /// The purpose, by the catalogue's id.
    pub purpose: String,
    /// The account's region, by the catalogue's id.
    pub region: String,
    /// The agency's servers.
    pub addresses: Vec<String>,
    /// The key the vendor's screen shows.
    pub key: String,
    /// The form of the locked file, by its name in the texts.
    pub form: &'static str,
}

impl Default for Job {
    fn default() -> Self {
        Self {
            organisation: "Harbour Trust".to_owned(),
            name: "Mo Adeyemi".to_owned(),
            domain: "example.org".to_owned(),
            system: "engaging-networks".to_owned(),
            platform: "Engaging Networks".to_owned(),
            account: String::new(),
            address: String::new(),
            kind: "rest-api-user".to_owned(),
            agency: "Brightwater".to_owned(),
            person: "Ana Costa".to_owned(),
            first: "Ana".to_owned(),
            email: "ana@brightwater.example".to_owned(),
            mobile: "+44 7700 900123".to_owned(),
            purpose: "update-supporters".to_owned(),
            region: "ca".to_owned(),
            addresses: vec!["198.51.100.20".to_owned(), "203.0.113.7".to_owned()],
            key: "3f1c9a52-7b0e-4d86-a2c4-5e90b8f6d117".to_owned(),
            form: "page",
        }
    }
}

impl Job {
    /// The same for somebody who knows age.
    pub fn by_age() -> Self {
        Self { form: "age", ..Self::default() }
    }

    /// The same for a second agency.
    pub fn for_another() -> Self {
        Self {
            agency: "Northlight".to_owned(),
            person: "Sam Okoro".to_owned(),
            first: "Sam".to_owned(),
            email: "sam@northlight.example".to_owned(),
            mobile: "+44 7700 900456".to_owned(),
            addresses: vec!["192.0.2.77".to_owned()],
            key: "9c2e7d40-1b6a-4f35-8d21-c07e5ab94f68".to_owned(),
            ..Self::default()
        }
    }
}

/// The last four characters of a key.
pub fn ending(key: &str) -> String {
    key.chars().skip(key.chars().count().saturating_sub(4)).collect()
}
