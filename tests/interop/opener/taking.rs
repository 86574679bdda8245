//! What is taken out of the opened page: copied and saved.

use std::fs;
use std::path::Path;
use std::time::Instant;

use anyhow::{Result, ensure};
use courier_crypto::{Language, Passphrase};
use courier_tests::browsers::{Kind, Look};
use courier_tests::display::{GLANCE, PATIENCE};
use courier_tests::job::Job;
use courier_tests::{clipboard, foreign};

use super::made;
use super::rooms::{Room, in_a_room};

#[tokio::test]
async fn it_is_copied_and_saved_as_a_developer_wants_it() -> Result<()> {
    for kind in Kind::ALL {
        let look = Look { shown: true, ..Look::default() };
        in_a_room("opener-taking", kind, look, |room| {
            let job = Job::default();
            let words = Passphrase::make(Language::En);
            let page = room.page("locked.html", &words, &made::payload(&job))?;
            room.browser.open(&page)?;
            room.fill_words(&made::in_capitals(&words))?;
            room.press("opener-open")?;
            room.see_opened(&job)?;
            room.press_what("opener-copy-what", "opener-key")?;
            room.see("opener-copied", &[])?;
            ensure!(clipboard::paste(&room.place)? == job.key, "something else was copied");

            let env = String::from_utf8(saved(room, "opener-save-env", "keys.env")?)?;
            ensure!(env == format!("EN_REST_API_KEY='{}'\n", job.key), "keys.env holds {env:?}");
            let json = saved(room, "opener-save-json", "keys.json")?;
            for (question, answer) in
                [(".keys[0].key", job.key.as_str()), (".to.organisation", job.agency.as_str())]
            {
                let told = foreign::jq(&json, question)?;
                ensure!(told == answer, "{question} gives {told:?}");
            }
            Ok(())
        })
        .await?;
    }
    Ok(())
}

/// What a button leaves among the downloads.
fn saved(room: &mut Room, button: &str, name: &str) -> Result<Vec<u8>> {
    room.press(button)?;
    room.see("opener-saved", &[("file", name)])?;
    let file = room.browser.downloads().join(name);
    whole(&file)
}

/// Waits until the browser has written it: it is there under its own name, and no more comes.
fn whole(file: &Path) -> Result<Vec<u8>> {
    let end = Instant::now() + PATIENCE;
    loop {
        match fs::read(file) {
            Ok(bytes) if bytes.ends_with(b"\n") => return Ok(bytes),
            _ => ensure!(Instant::now() < end, "{} was not saved", file.display()),
        }
        std::thread::sleep(GLANCE);
    }
}
