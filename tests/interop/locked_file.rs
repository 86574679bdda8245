//! The locked file of a real delivery, opened as an agency's developer would.

use anyhow::{Result, ensure};
use courier_tests::foreign;
use courier_tests::job::Job;
use courier_tests::journey::journey;
use courier_tests::main_job::Walk;
use courier_tests::session::Setup;

#[tokio::test]
async fn age_and_rage_open_it_and_jq_gives_the_key() -> Result<()> {
    journey("locked-file", Setup::default(), async |session| {
        let mut walk = Walk::new(session.place(), Job::by_age())?;
        let file = session.place().home().join("Documents/locked.age");
        let words = walk.whole(session.place(), &file).await?;

        let by_age = foreign::age_with_words(&file, &words)?;
        let by_rage = foreign::rage_with_words(&file, &words)?;
        ensure!(by_age == by_rage, "age and rage read different things");
        for (question, answer) in [
            (".keys[0].key", walk.job.key.as_str()),
            (".keys | length", "1"),
            (".from.organisation", walk.job.organisation.as_str()),
            (".to.organisation", walk.job.agency.as_str()),
        ] {
            let told = foreign::jq(&by_age, question)?;
            ensure!(told == answer, "{question} gives {told:?}");
        }

        let first = words.split('-').next().unwrap_or_default();
        let other = words.replacen(first, if first == "zoo" { "abandon" } else { "zoo" }, 1);
        ensure!(foreign::age_with_words(&file, &other).is_err(), "it opens with other words too");
        Ok(())
    })
    .await
}
