//! What went wrong, and the same file in other forms: plain age with the same words, and a ZIP with its own.

use std::fs;
use std::path::Path;

use anyhow::Result;
use courier_tests::foreign;
use courier_tests::main_job::Walk;
use courier_tests::window::Window;

/// From Home, through each cause, to an age file and a ZIP.
pub(crate) async fn went(walk: &mut Walk, window: &mut Window, out: &Path) -> Result<()> {
    walk.press(window, "home-something-wrong").await?;
    walk.look(window, "something-went-wrong").await?;
    window.click_button(&walk.job.person.clone()).await?;
    walk.see_heading(window, "wrong-what", &[]).await?;
    walk.look(window, "what-happened").await?;
    for cause in ["words-refused", "key-refused", "wrong-person"] {
        look_into(walk, window, cause).await?;
    }
    walk.press(window, "wrong-leak").await?;
    walk.see_heading(window, "wrong-leak-heading", &[]).await?;
    walk.look(window, "not-sure-who-saw-it").await?;
    walk.press(window, "wrong-leak-record").await?;
    walk.see_heading(window, "delivery-headline-leak", &[]).await?;
    walk.look(window, "possible-leak").await?;
    walk.press(window, "rail-home").await?;
    walk.look(window, "home-possible-leak").await?;
    walk.press(window, "today-possible-leak-button").await?;
    walk.press(window, "leak-nobody").await?;

    again(walk, window, "again-age").await?;
    walk.save(window, &out.join("bundle.age")).await?;
    walk.look(window, "delivery-age-file").await?;
    again(walk, window, "again-zip").await?;
    walk.save(window, &out.join("bundle.zip")).await?;
    walk.sent_and_arrived(window).await?;
    let words = walk.read_words(window).await?;
    walk.look(window, "delivery-zip-words").await?;
    fs::write(out.join("zip-words.txt"), format!("{words}\n"))?;
    foreign::seven_zip_with_words(&out.join("bundle.zip"), &words)?;
    walk.words_read(window).await?;
    walk.press(window, "rail-home").await
}

/// Looks at what helps with one cause, and leaves it: looking alone puts nothing on record.
pub(crate) async fn look_into(walk: &mut Walk, window: &mut Window, cause: &str) -> Result<()> {
    walk.press(window, &format!("wrong-{cause}")).await?;
    walk.see_heading(window, &format!("wrong-{cause}"), &[]).await?;
    walk.look(window, &format!("wrong-{cause}")).await?;
    walk.press(window, "wrong-close").await
}

/// Another file of the delivery that is shown.
async fn again(walk: &mut Walk, window: &mut Window, form: &str) -> Result<()> {
    walk.press(window, "wrong-again").await?;
    window.choose(&walk.names.say(form)?).await?;
    walk.look(window, form).await?;
    walk.press(window, "again-make").await?;
    walk.see_heading(window, "delivery-headline-file", &[("first", &walk.job.first)]).await
}
