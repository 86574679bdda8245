//! Who has access.

use anyhow::Result;
use courier_tests::main_job::Walk;
use courier_tests::window::Window;

use crate::life;

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
    life::a_plan(walk, window).await
}
