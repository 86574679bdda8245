//! The locked file and its delivery.

use serde::{Deserialize, Serialize};

use super::{Caution, HistoryRow, LeakView, LetterView, LinkView, WordsLanguage};

/// The locked file, ready to be saved.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
pub struct FileView {
    /// The delivery it belongs to.
    pub delivery: String,
    /// In which form.
    pub form: Form,
    /// The name it will have.
    pub name: String,
    /// Its size in bytes.
    pub size: u32,
    /// SHA-256 in hex.
    pub sha256: String,
    /// It was saved at least once.
    pub is_saved: bool,
    /// Where it was saved since the app started; else empty: paths are not kept.
    pub saved: String,
    /// What is inside, key by key; nothing in a trial file.
    pub inside: Vec<InsideView>,
}

/// What is inside a locked file, without the key.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
pub struct InsideView {
    /// The vendor's name.
    pub platform: String,
    /// What the vendor issues the key to.
    pub kind: String,
    /// The key's last four characters.
    pub ends_in: String,
    /// The base address it works at.
    pub base_url: String,
    /// The server addresses it may be used from.
    pub addresses: Vec<String>,
    /// The system can show the key once more.
    pub shows_again: bool,
}

/// The form of a locked file.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum Form {
    /// An age file inside a page that any browser on a computer opens.
    #[default]
    Page,
    /// Plain age, for people who know it.
    Age,
    /// An AES-256 ZIP, on request; always with words of its own.
    Zip,
    /// age to the person's own public key: no words are needed.
    Key,
}

/// One locked file and one person, from the first day to the last.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
pub struct DeliveryView {
    /// Its id.
    pub id: String,
    /// The agency.
    pub agency: String,
    /// The person.
    pub person: String,
    /// Their e-mail address.
    pub email: String,
    /// Their mobile as people write it internationally; may be empty.
    pub mobile: String,
    /// Where that number came from.
    pub mobile_from: NumberFrom,
    /// Their own public key, where we have one.
    pub public_key: Option<PublicKeyView>,
    /// The locked file.
    pub file: FileView,
    /// A trial: an invented key, to test the way.
    pub trial: bool,
    /// The language of the unlock words.
    pub language: WordsLanguage,
    /// When it was made, a moment.
    pub made: String,
    /// How many files of this delivery were made before this one.
    pub earlier: u32,
    /// When it was sent, and how; empty until then.
    pub sent: Option<Moment>,
    /// When it had arrived, a moment; empty until then.
    pub arrived: Option<String>,
    /// When the words went, and how; empty until then.
    pub words: Option<Moment>,
    /// A secret link with the words in it; empty where none was made.
    pub link: Option<LinkView>,
    /// When the person had opened it, and how we know; empty until then.
    pub receipt: Option<ReceiptView>,
    /// How often the receipt number may still be typed.
    pub tries_left: u32,
    /// What speaks against a way for the words, if anything.
    pub cautions: Vec<Caution>,
    /// A possible leak that is not settled yet.
    pub leak: Option<LeakView>,
    /// When the key was stopped in the system after a possible leak, a moment; empty where it was not.
    pub stopped: Option<String>,
    /// Whether our copy of the keys can be removed.
    pub forget: Forget,
    /// The day we ask whether the access is still needed; empty where there is none.
    pub review: String,
    /// The letter that goes with the file, once it was saved.
    pub letter: Option<LetterView>,
    /// What happened to it, newest first.
    pub history: Vec<HistoryRow>,
}

/// When, and which way.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
pub struct Moment {
    /// A moment.
    pub at: String,
    /// The way; names the words on screen.
    pub way: Way,
}

/// How a file or its words travel.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum Way {
    /// Attached to an e-mail.
    Email,
    /// Handed over in person or on a stick.
    InPerson,
    /// Through a file-sharing place.
    FileShare,
    /// In a chat on the phone, such as WhatsApp or Signal.
    Chat,
    /// Read aloud.
    ReadAloud,
    /// A text message from the admin's own phone.
    Text,
    /// Scanned by the agency's page from the shared screen.
    Screen,
    /// A WhatsApp message from the admin's own phone or computer.
    Whatsapp,
    /// A secret link that the app made.
    SecretLink,
    /// A link that the person made elsewhere, such as Bitwarden Send.
    OwnLink,
}

/// Where a mobile number came from.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum NumberFrom {
    /// Nobody said.
    #[default]
    Unknown,
    /// From an e-mail of theirs.
    Email,
    /// From our own records or a contract.
    Records,
    /// Told by them on the phone or in person.
    Spoken,
}

/// A person's own public key, as much as one compares aloud.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
pub struct PublicKeyView {
    /// `age`, `ssh-ed25519` or `ssh-rsa`.
    pub kind: String,
    /// Its last eight characters.
    pub ends_in: String,
}

/// How the agency told us that the file was opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum HeardBy {
    /// On the phone.
    Phone,
    /// In person.
    InPerson,
    /// On a video call.
    VideoCall,
    /// In a text or chat message.
    Message,
    /// In an e-mail.
    Email,
}

/// That the person has opened the file.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
pub struct ReceiptView {
    /// A moment.
    pub at: String,
    /// How they told us.
    pub heard: HeardBy,
    /// The receipt number matched; else they only said so.
    pub matched: bool,
}

/// Whether our copy of the keys can be removed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Forget {
    /// The delivery is not done.
    NotYet,
    /// It can.
    Possible,
    /// Another delivery of the same key is not done.
    NeededElsewhere,
    /// It was removed.
    Done,
}

/// A delivery in a list.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
pub struct DeliveryRow {
    /// Its id.
    pub id: String,
    /// The agency.
    pub agency: String,
    /// The person.
    pub person: String,
    /// The vendor's name; empty of a trial.
    pub platform: String,
    /// When it was made, a moment.
    pub made: String,
    /// How far it has come.
    pub standing: Standing,
}

/// How far a delivery has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// The file is made.
    Made,
    /// The file is on its way.
    Sent,
    /// The file has arrived.
    Arrived,
    /// The words were given.
    WordsGiven,
    /// The person has opened it.
    Delivered,
    /// It may have leaked.
    Leak,
}
