//! Who has access.

use anyhow::Result;
use courier_tests::main_job::Walk;
use courier_tests::window::Window;

/// Who has access, one access, and what its key may do.
pub(crate) async fn shown(walk: &mut Walk, window: &mut Window) -> Result<()> {
    walk.press(window, "rail-register").await?;
    walk.see(window, "register-save", &[]).await?;
    walk.look(window, "who-has-access").await?;
    walk.press(window, "register-when-period").await?;
    walk.look(window, "who-has-access-in-a-period").await?;
    window.click_button(&format!("{} · {} API", walk.job.platform, walk.job.agency)).await?;
    walk.see(window, "grant-days", &[]).await?;
    walk.look(window, "one-access").await?;
    walk.press(window, "grant-see-key").await?;
    walk.press(window, "key-can-rights").await?;
    walk.see(window, "rights-form", &[]).await?;
    walk.look(window, "what-a-key-may-do").await?;
    a_plan(walk, window).await
}

/// What can be done with a key, who breaks when it stops, and the plan that stops it; given up.
async fn a_plan(walk: &mut Walk, window: &mut Window) -> Result<()> {
    walk.open_key(window, &format!("{} API", walk.job.agency)).await?;
    walk.look(window, "one-key").await?;
    let what = [("what", "switch-off")];
    window.click_button(&walk.names.say_with("key-can", &what)?).await?;
    walk.see_heading(window, "breaks-heading", &[("count", "1")]).await?;
    walk.look(window, "who-breaks").await?;
    window.click_button(&walk.names.say_with("breaks-begin", &what)?).await?;
    let mentioned = [("what", "switch-off"), ("agency", ""), ("person", "")];
    walk.see_heading(window, "plan-heading", &mentioned).await?;
    walk.look(window, "a-plan").await?;
    walk.press(window, "plan-give-up").await?;
    walk.press(window, "plan-give-up-yes").await?;
    walk.see_heading(window, "plan-heading-given-up", &[]).await
}
