//! What people type instead of the words, and what the way does to the page.

use std::fs;

use anyhow::{Context, Result, ensure};
use courier_crypto::{Language, Passphrase};
use courier_tests::browsers::{Kind, Look};
use courier_tests::job::Job;
use secrecy::ExposeSecret;

use super::made;
use super::rooms::{Room, in_a_room};

/// No two of them are alike, and each begins with four letters of its own.
const WORDS: &str = "abandon-velvet-zebra-harvest-lemon-orbit-puzzle-quantum";

#[tokio::test]
async fn words_as_people_write_them_open_it() -> Result<()> {
    for kind in Kind::ALL {
        in_a_room("opener-typed", kind, Look::default(), |room| {
            let job = Job::default();
            let words = Passphrase::parse(&WORDS.into())?;
            let page = room.page("locked.html", &words, &made::payload(&job))?;
            for typed in [
                "1. Abandon, 2. velvet, 3. Zebra, 4. harvest, 5. lemon, 6. orbit, 7. puzzle, 8. quantum.",
                "abandon\u{2013}velvet\u{2011}zebra\u{2014}harvest\u{a0}lemon\u{a0}orbit - puzzle \u{2212} quantum",
                "ABAN VELV ZEBR HARV LEMO ORBI PUZZ QUAN",
                "keycourier:1:abandon-velvet-zebra-harvest-lemon-orbit-puzzle-quantum",
            ] {
                room.browser.open(&page)?;
                room.fill_words(typed)?;
                room.press("opener-open")?;
                room.see_opened(&job).with_context(|| format!("typed: {typed}"))?;
            }
            Ok(())
        })
        .await?;
    }
    Ok(())
}

#[tokio::test]
async fn what_is_wrong_with_the_words_is_said() -> Result<()> {
    for kind in Kind::ALL {
        in_a_room("opener-wrong-words", kind, Look::default(), |room| {
            let job = Job::default();
            let words = Passphrase::parse(&WORDS.into())?;
            let page = room.page("locked.html", &words, &made::payload(&job))?;
            room.browser.open(&page)?;
            room.press("opener-open")?;
            room.see("opener-count-0", &[])?;
            let all: Vec<&str> = WORDS.split('-').collect();
            for (typed, id, given) in [
                (all[..1].join(" "), "opener-count-few-one", None),
                (all[..7].join(" "), "opener-count-few-other", Some(("count", "7"))),
                (format!("{WORDS} zoo"), "opener-count-many-other", Some(("count", "9"))),
                (WORDS.replace("lemon", "xyloph"), "opener-unknown-word", Some(("place", "5"))),
                (WORDS.replace("lemon", "xyloph"), "opener-unknown-others", None),
                (WORDS.replace("lemon", "zitrone"), "opener-unknown-none", None),
            ] {
                room.fill_words(&typed)?;
                room.press("opener-open")?;
                room.see(id, given.as_slice()).with_context(|| format!("typed: {typed}"))?;
            }
            a_neighbour_is_taken_only_when_chosen(room)?;

            room.fill_words(&WORDS.replace("abandon-velvet", "velvet-abandon"))?;
            room.press("opener-open")?;
            room.see("opener-wrong", &[])?;
            room.see("opener-wrong-then", &[("person", "Mo")])?;
            room.browser.axe().context("with a sentence about wrong words")?;
            room.fill_words(WORDS)?;
            room.press("opener-open")?;
            room.see_opened(&job)
        })
        .await?;
    }
    Ok(())
}

fn a_neighbour_is_taken_only_when_chosen(room: &mut Room) -> Result<()> {
    room.fill_words(&WORDS.replace("velvet", "velvit"))?;
    room.press("opener-open")?;
    room.see("opener-unknown-word", &[("place", "2")])?;
    let field = room.names.say("opener-words")?;
    ensure!(room.browser.value(&field)?.contains("velvit"), "a word was corrected silently");
    room.browser.press("velvet")?;
    ensure!(room.browser.value(&field)? == WORDS, "the neighbour is not in its place");
    Ok(())
}

#[tokio::test]
async fn a_spoilt_file_inside_is_told_from_wrong_words() -> Result<()> {
    for kind in Kind::ALL {
        in_a_room("opener-spoilt", kind, Look::default(), |room| {
            let words = Passphrase::make(Language::En);
            let page = room.page("locked.html", &words, &made::payload(&Job::default()))?;
            let whole = fs::read_to_string(&page)?;
            let file = made::age_file(&whole)?;
            let mut one_bit = file.clone();
            *one_bit.last_mut().context("the file is empty")? ^= 1;
            let more_work = made::with_work_factor(&file, 21)?;
            for (name, inside, id) in
                [("bit.html", one_bit, "opener-damaged"), ("21.html", more_work, "opener-work")]
            {
                let spoilt = made::with_age_file(&whole, &inside)?;
                let page = room.file(name, spoilt.as_bytes())?;
                room.browser.open(&page)?;
                room.fill_words(words.canonical().expose_secret())?;
                room.press("opener-open")?;
                room.see(id, &[])?;
                room.see(&format!("{id}-then"), &[])?;
            }
            Ok(())
        })
        .await?;
    }
    Ok(())
}

#[tokio::test]
async fn what_mail_does_to_the_page_does_not_hurt_it() -> Result<()> {
    for kind in Kind::ALL {
        in_a_room("opener-mangled", kind, Look::default(), |room| {
            let job = Job::default();
            let words = Passphrase::make(Language::En);
            let page = room.page("locked.html", &words, &made::payload(&job))?;
            let whole = fs::read_to_string(&page)?;
            let banner = "<div>EXTERNAL: this message came from outside.</div>";
            for (name, mangled) in [
                ("crlf.html", whole.replace('\n', "\r\n")),
                ("banner.html", format!("EXTERNAL: this message came from outside.\r\n{whole}")),
                ("markup.html", format!("{banner}\n{whole}")),
            ] {
                let page = room.file(name, mangled.as_bytes())?;
                room.browser.open(&page)?;
                room.fill_words(&made::in_capitals(&words))?;
                room.press("opener-open")?;
                room.see_opened(&job).with_context(|| name.to_owned())?;
                let told = room.browser.told()?;
                // Where something stands before it, Chromium says that the policy came too late; the page puts it
                // where it counts before it does anything else.
                let late = |line: &String| line.contains("delivered via a <meta> element outside");
                ensure!(told.console.iter().all(late), "{name} met: {told:?}");
                ensure!(told.refused.is_empty(), "{name} met: {told:?}");
            }
            Ok(())
        })
        .await?;
    }
    Ok(())
}

#[tokio::test]
async fn a_page_cut_off_on_the_way_says_so_and_nothing_else() -> Result<()> {
    for kind in Kind::ALL {
        in_a_room("opener-cut", kind, Look::default(), |room| {
            let words = Passphrase::make(Language::En);
            let page = room.page("locked.html", &words, &made::payload(&Job::default()))?;
            let whole = fs::read(&page)?;
            let cut = whole.get(..65_536).context("the page is shorter than its cut copy")?;
            let page = room.file("cut.html", cut)?;
            room.browser.open(&page)?;
            let text = room.browser.text()?;
            ensure!(text == room.names.say("opener-broken")?, "{kind:?} shows {text:?}");
            Ok(())
        })
        .await?;
    }
    Ok(())
}
