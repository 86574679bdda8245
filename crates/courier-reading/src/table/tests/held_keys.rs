use super::*;

#[test]
fn keys_of_every_system_are_seen() {
    for key in [
        "3f2a9b1c-4d5e-4f70-8a9b-0c1d2e3f4a5b",
        "3F2A9B1C-4D5E-4F70-8A9B-0C1D2E3F4A5B",
        "{3f2a9b1c-4d5e-4f70-8a9b-0c1d2e3f4a5b}",
        "3f2a9b1c–4d5e–4f70–8a9b–0c1d2e3f4a5b",
        "3f2a9b1c-4d5e-4f70-8a9b-0c1d2e3f4a5b|0",
        "key_3f2a9b1c-4d5e-4f70-8a9b-0c1d2e3f4a5b",
        "3f2a9b1c4d5e4f708a9b0c1d2e3f4a5b",
        "3f2a9b1c4d5e4f708a9b0c1d2e3f4a5b-us14",
        "3f2a9b1c 4d5e4f70 8a9b0c1d 2e3f4a5b",
        "3f2a9b1c4d5e4f70\n8a9b0c1d2e3f4a5b",
        "mh6L0eCqHrBNG8yRDoqbA0nKdJWvV5G4kTLm3mZzqyXcW7sP1uEoIi2fRt9aQ4xS+yU/bMjO6hNgKlDwVpCzeA==",
        "hk_dGhpcyBpcyBub3QgYSBrZXkgYnV0IGxvbmcgMTIzNDU",
        "rk_live_51Hxyz0123456789abcdef",
        "raisely-sk-0123abcd0123abcd",
        "abcd EFGH 1234 ijkl MNOP 5678",
        "Zx7Q pm2L aB9c DeF3 gH1i J0kL",
        "password: Harbour2024!",
        "PW=sunshine",
        "API key: a1b2c3d4e5",
        "Anna's token is 3f2a9b1c4d5e4f708a9b0c1d2e3f4a5b, sent in May",
        "https://example.org/x?token=3f2a9b1c4d5e4f708a9b0c1d2e3f4a5b",
        "AGE-SECRET-KEY-1QQQQQQ0QQQQQQQQQQQQQQ",
        "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIxMjM0In0.aB3dE5fG7hI9jK1lM3nO5pQ7",
    ] {
        assert!(holds_key(key), "{key}");
    }
}

#[test]
fn what_people_write_is_no_key() {
    for text in [
        "",
        "Brightwater Communications GmbH & Co. KG",
        "ana.costa+partners2024@brightwater.example",
        "+44 7700 900123",
        "0044 7700 9001 2345 6789 1234",
        "https://example.org/donate/2024/spring-appeal/imports",
        "2024-03-05T10:22:00.000Z",
        "Donaudampfschifffahrtsgesellschaftskapitän",
        "engaging-networks-production-2024",
        "Access_Register_2024_v2_FINAL.xlsx",
        "BrightwaterImportsDaily2024",
        "they have sent them this data",
        "They Have Sent Them This Data",
        "EN API user for the daily import of petition signatures (UK, 2023/24)",
        "GB29 NWBK 6016 1331 9268 19",
        "key: private",
        "Token: read only",
        "password: sent by phone",
        "2001:db8::7, 203.0.113.7",
        "…a1b2",
        "****a1b2",
        "practice-run of the import",
        "Imports / exports",
    ] {
        assert!(!holds_key(text), "{text}");
    }
}

#[test]
fn only_of_a_whole_key_the_last_four_stay() {
    let uuid = "3f2a9b1c-4d5e-4f70-8a9b-0c1d2e3f4a5b";
    assert_eq!(ends_in(uuid).as_deref(), Some("4a5b"));
    assert_eq!(ends_in(&format!("\"{uuid}\"")).as_deref(), Some("4a5b"));
    assert_eq!(ends_in("Zx7Q pm2L aB9c DeF3 gH1i J0kL").as_deref(), Some("J0kL"));
    assert_eq!(ends_in(&format!("key: {uuid}")), None);
    assert_eq!(ends_in(&format!("{uuid} {uuid}")), None);
    assert_eq!(ends_in("a1b2"), None);
    assert!(is_short_ending("…a1b2") && is_short_ending("a1b2") && is_short_ending("n/a"));
    assert!(!is_short_ending(uuid) && !is_short_ending("Harbour24"));
}

#[test]
fn work_grows_with_the_length_and_no_faster() {
    for piece in
        ["key:", "key: ", ":", "= ", "hk_", "-hk_", "hk_ ", "practice-", "a-", "0 ", "pw=\u{301}"]
    {
        let text = piece.repeat(8_000 / piece.len());
        work::taken();
        holds_key(&text);
        let taken = work::taken();
        assert!(taken < 60 * text.len(), "{piece:?}: {taken}");
    }
}

#[test]
fn a_header_may_say_it() {
    for (name, says) in [
        ("API key", HeaderSays::Key),
        ("Token", HeaderSays::Key),
        ("Password", HeaderSays::Secret),
        ("Client secret", HeaderSays::Secret),
        ("Key ends in", HeaderSays::Nothing),
        ("Key type", HeaderSays::Nothing),
        ("Secret link sent?", HeaderSays::Nothing),
    ] {
        assert_eq!(header_says(name), says, "{name}");
    }
}
