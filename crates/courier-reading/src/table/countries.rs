//! Countries as people call them.

use celes::Country;

use super::headers::words;

/// A country that is none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CountryUnknown {
    /// As it is written, at most 20 characters.
    pub value: String,
}

/// Countries as people call them, where the list of names has them otherwise.
const COUNTRIES: &[(&str, &str)] = &[
    ("uk", "GB"),
    ("united kingdom", "GB"),
    ("great britain", "GB"),
    ("britain", "GB"),
    ("england", "GB"),
    ("scotland", "GB"),
    ("wales", "GB"),
    ("northern ireland", "GB"),
    ("usa", "US"),
    ("united states", "US"),
    ("united states of america", "US"),
    ("america", "US"),
    ("holland", "NL"),
    ("netherlands", "NL"),
    ("the netherlands", "NL"),
    ("czech republic", "CZ"),
    ("czechia", "CZ"),
    ("south korea", "KR"),
    ("korea", "KR"),
    ("russia", "RU"),
    ("vietnam", "VN"),
    ("viet nam", "VN"),
    ("turkey", "TR"),
    ("uae", "AE"),
    ("united arab emirates", "AE"),
    ("taiwan", "TW"),
    ("moldova", "MD"),
    ("tanzania", "TZ"),
    ("bolivia", "BO"),
    ("venezuela", "VE"),
    ("iran", "IR"),
    ("syria", "SY"),
    ("laos", "LA"),
    ("ivory coast", "CI"),
    ("cape verde", "CV"),
    ("swaziland", "SZ"),
    ("macedonia", "MK"),
    ("north macedonia", "MK"),
    ("bosnia", "BA"),
    ("bosnia and herzegovina", "BA"),
    ("congo", "CG"),
    ("dr congo", "CD"),
    ("palestine", "PS"),
    ("eire", "IE"),
    ("republic of ireland", "IE"),
    ("philippines", "PH"),
    ("the philippines", "PH"),
    ("deutschland", "DE"),
    ("espana", "ES"),
    ("osterreich", "AT"),
];

/// The countries of a cell as two capitals, each once, in their order.
pub fn countries(text: &str) -> Result<Vec<String>, CountryUnknown> {
    let mut codes = Vec::new();
    let mut add = |code: &str| {
        if !codes.iter().any(|known| known == code) {
            codes.push(code.to_owned());
        }
    };
    for one in text.split([';', ',', '\n', '/', '|', '+']) {
        if let Some(code) = country(one) {
            add(code);
            continue;
        }
        // Names of countries hold these themselves, so only where the whole is none.
        for part in one.replace('&', " and ").split(" and ") {
            match country(part) {
                Some(code) => add(code),
                None if words(part).is_empty() => {}
                None => {
                    return Err(CountryUnknown { value: part.trim().chars().take(20).collect() });
                }
            }
        }
    }
    Ok(codes)
}

fn country(text: &str) -> Option<&'static str> {
    let name = words(text);
    let solid = name.replace(' ', "");
    // "U.K." is "UK" as well.
    if let Some((_, code)) = COUNTRIES.iter().find(|(known, _)| *known == name || *known == solid) {
        return Some(code);
    }
    let found = match solid.len() {
        0 | 1 => return None,
        2 => Country::from_alpha2(solid.to_uppercase()),
        3 => Country::from_alpha3(solid.to_uppercase()),
        _ => Country::from_name(&solid).or_else(|_| Country::from_alias(&solid)),
    };
    found.ok().map(|country| country.alpha2)
}
