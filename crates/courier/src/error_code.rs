//! The codes under which the window finds what went wrong in `text/<lang>/errors.ftl`.

macro_rules! codes {
    ($($variant:ident = $text:literal),* $(,)?) => {
        /// Names a sentence in `text/<lang>/errors.ftl`: `error-<code>`.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum ErrorCode { $(#[doc = $text] $variant),* }

        impl ErrorCode {
            /// All of them.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// The code as it stands in the catalogue of texts.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $text),* }
            }
        }
    };
}

codes! {
    // opening
    KeychainAbsent = "keychain-absent",
    KeychainRefused = "keychain-refused",
    KeychainNoEntry = "keychain-no-entry",
    KeychainDidNotKeep = "keychain-did-not-keep",
    KeychainLeftover = "keychain-leftover",
    AlreadyOpen = "already-open",
    ProfileDamaged = "profile-damaged",
    FolderMissing = "folder-missing",
    NotAVault = "not-a-vault",
    AnotherVault = "another-vault",
    VaultNewer = "vault-newer",
    NoKeyForThisDevice = "no-key-for-this-device",
    NotADevice = "not-a-device",
    NeedsPassphrase = "needs-passphrase",
    WrongPassphrase = "wrong-passphrase",
    SheetOfAnother = "sheet-of-another",
    SheetCancelled = "sheet-cancelled",
    RestoreUnfinished = "restore-unfinished",
    BeginningDamaged = "beginning-damaged",
    FolderNotEmpty = "folder-not-empty",
    // an open vault that is not as it should be
    RolledBack = "rolled-back",
    Gap = "gap",
    DamagedFiles = "damaged-files",
    Forked = "forked",
    Unvouched = "unvouched",
    Retired = "retired",
    NewerInside = "newer-inside",
    FolderNotWritable = "folder-not-writable",
    // doing something
    NotOpen = "not-open",
    Unknown = "unknown",
    TooEarly = "too-early",
    ChangedMeanwhile = "changed-meanwhile",
    Damaged = "damaged",
    Removed = "removed",
    ReadOnly = "read-only",
    Fork = "fork",
    DiskFull = "disk-full",
    NotWritable = "not-writable",
    Disk = "disk",
    Fault = "fault",
    Fields = "fields",
    // fields
    Missing = "missing",
    TooLong = "too-long",
    EmailMalformed = "email-malformed",
    DomainMalformed = "domain-malformed",
    MobileMalformed = "mobile-malformed",
    MobileWithoutCountry = "mobile-without-country",
    ChooseOne = "choose-one",
    AddressMalformed = "address-malformed",
    AddressPrivate = "address-private",
    AddressTwice = "address-twice",
    AddressRange = "address-range",
    AddressesTooLong = "addresses-too-long",
    NotAnOption = "not-an-option",
    MobileLandline = "mobile-landline",
    SegmentMalformed = "segment-malformed",
    HttpsAddressMalformed = "https-address-malformed",
    Taken = "taken",
    AgencyKnown = "agency-known",
    DayMalformed = "day-malformed",
    DayToCome = "day-to-come",
    YearMalformed = "year-malformed",
    FourCharacters = "four-characters",
    OnlyOne = "only-one",
    NoFileForIt = "no-file-for-it",
    CountryUnknown = "country-unknown",
    AgencyNameTaken = "agency-name-taken",
    // what was left out of a pasted answer
    LeftOutPrivateAddress = "left-out-private-address",
    LeftOutLoopback = "left-out-loopback",
    LeftOutLinkLocal = "left-out-link-local",
    LeftOutNotAServer = "left-out-not-a-server",
    LeftOutNetmask = "left-out-netmask",
    LeftOutNetworkSetting = "left-out-network-setting",
    LeftOutHostName = "left-out-host-name",
    LeftOutLooksLikeVersion = "left-out-looks-like-version",
    LeftOutSmallPrint = "left-out-small-print",
    LeftOutHeader = "left-out-header",
    LeftOutQuoted = "left-out-quoted",
    LeftOutRange = "left-out-range",
    LeftOutRangeNotCidr = "left-out-range-not-cidr",
    LeftOutRangeUnclear = "left-out-range-unclear",
    LeftOutTooWide = "left-out-too-wide",
    LeftOutTwice = "left-out-twice",
    LeftOutLeadingZero = "left-out-leading-zero",
    LeftOutNumberTooLarge = "left-out-number-too-large",
    LeftOutIncomplete = "left-out-incomplete",
    LeftOutUnusualDigits = "left-out-unusual-digits",
    LeftOutBrokenOff = "left-out-broken-off",
    LeftOutNotAnAddress = "left-out-not-an-address",
    LeftOutLandline = "left-out-landline",
    LeftOutExtension = "left-out-extension",
    LeftOutFax = "left-out-fax",
    LeftOutNotAMobile = "left-out-not-a-mobile",
    LeftOutAnotherNumber = "left-out-another-number",
    LeftOutSecretKey = "left-out-secret-key",
    LeftOutPgpKey = "left-out-pgp-key",
    LeftOutOtherKeyFormat = "left-out-other-key-format",
    LeftOutKeyPostQuantum = "left-out-key-post-quantum",
    LeftOutKeyPlugin = "left-out-key-plugin",
    LeftOutKeyTooShort = "left-out-key-too-short",
    LeftOutKeyTooLong = "left-out-key-too-long",
    LeftOutKeyOtherSsh = "left-out-key-other-ssh",
    LeftOutKeyMalformed = "left-out-key-malformed",
    LeftOutNoReply = "left-out-no-reply",
    LeftOutTooLong = "left-out-too-long",
    LeftOutMore = "left-out-more",
    // the recovery sheet and the passphrase of the vault
    SheetCharacter = "sheet-character",
    SheetLength = "sheet-length",
    SheetSlip = "sheet-slip",
    SheetSlipRow = "sheet-slip-row",
    SheetAnotherKind = "sheet-another-kind",
    SheetRows = "sheet-rows",
    PassphraseEasy = "passphrase-easy",
    PassphraseLong = "passphrase-long",
    // the key
    ClipboardEmpty = "clipboard-empty",
    ClipboardRefused = "clipboard-refused",
    KeyEmpty = "key-empty",
    KeyMasked = "key-masked",
    KeyTruncated = "key-truncated",
    KeyTooLong = "key-too-long",
    KeyOtherShape = "key-other-shape",
    KeySeveral = "key-several",
    KeyUnlikely = "key-unlikely",
    KeyKept = "key-kept",
    // the locked file and its words
    FileDoesNotOpen = "file-does-not-open",
    NoMobile = "no-mobile",
    NoPublicKey = "no-public-key",
    PublicKeySeveral = "public-key-several",
    PublicKeySecret = "public-key-secret",
    PublicKeyHybrid = "public-key-hybrid",
    PublicKeyPlugin = "public-key-plugin",
    PublicKeyShort = "public-key-short",
    PublicKeyMalformed = "public-key-malformed",
    Forgotten = "forgotten",
    NeededElsewhere = "needed-elsewhere",
    KeyIsOff = "key-is-off",
    KeyIsOn = "key-is-on",
    KeyReplaced = "key-replaced",
    WhereUnknown = "where-unknown",
    NoProgram = "no-program",
    // the receipt number
    ReceiptWrong = "receipt-wrong",
    ReceiptOfAnother = "receipt-of-another",
    ReceiptClosed = "receipt-closed",
    ReceiptIsWords = "receipt-is-words",
    ReceiptDigits = "receipt-digits",
    // a file somebody sent
    ReadTooLarge = "read-too-large",
    ReadEmpty = "read-empty",
    ReadNotOurs = "read-not-ours",
    ReadTruncated = "read-truncated",
    ReadDamaged = "read-damaged",
    ReadTooMuchWork = "read-too-much-work",
    ReadOtherZip = "read-other-zip",
    ReadNewer = "read-newer",
    ReadOpenerPage = "read-opener-page",
    ReadDisk = "read-disk",
    WordsCount = "words-count",
    WordUnknown = "word-unknown",
    WordsUnknown = "words-unknown",
    WordsWrong = "words-wrong",
    ReadNeedsKey = "read-needs-key",
}

impl ErrorCode {
    /// The code of that name, for problems that another crate names.
    pub(crate) fn of(text: &str) -> Self {
        Self::ALL.iter().copied().find(|code| code.as_str() == text).unwrap_or(Self::Fault)
    }
}
