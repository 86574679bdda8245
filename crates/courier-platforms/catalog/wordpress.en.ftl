# What stands in “…” is what the program's own screens say, and stays English in every language.

account-address = Address of the site
    .help = Its first page: https://, the host name and, if the site lies in a folder, the folder. Not the page where you sign in.

## The kind of key

kind-application-password = Application password
    .needs = They need a user of your site, with an application password
    .role = You make it as an administrator of the site. The site needs an https address.
    .no-group = the user’s role says what it may do
    .from = anywhere: WordPress does not tie it to server addresses
    .how = Send username and application password with HTTP Basic with every request; WordPress takes it with its blanks and without. Every path begins with { $base_url }; where the site has no pretty links, the same is reached at ?rest_route=. It works for programs only: nobody can sign in to the site’s own pages with it. For the shell line put your username into WORDPRESS_USERNAME; the answer names you and your roles, 401 says that something is wrong.
    .limits = The site’s host sets them. A security plugin may turn programs away: then ask { $organisation }.
    .leaked = Ring { $organisation } at once. They revoke the application password, which ends it, and send you a new one.

## What they may need it for

purpose-read-site = Read the site
    .sentence = Where the site answers nobody without a name. Writes nothing. Role: subscriber.
    .opens = With it { $agency } can read what is published on your site, but write nothing.
    .may = Read what is published. It can write nothing.

purpose-write-drafts = Write drafts
    .sentence = They write, you look it over and publish. Role: contributor.
    .opens = With it { $agency } can write posts of their own, which somebody here has to publish. It can read what is published, but upload no files.
    .may = Write drafts of your own. { $organisation } publishes them.

purpose-publish-posts = Publish posts
    .sentence = Their own posts, with pictures, without asking. Role: author.
    .opens = With it { $agency } can publish, change and delete posts of their own and upload files. It cannot touch what others wrote.
    .may = Publish posts of your own and upload files. It cannot touch what others wrote.

purpose-edit-everything = Edit everything on the site
    .sentence = Every page and every post, whoever wrote it. Role: editor, which may write unfiltered HTML.
    .opens = With it { $agency } can change and delete every page, post and comment, and write unfiltered HTML: programs in your pages, which see whatever visitors type there, supporters’ details too.
    .may = Change every page, post and comment of the site. The role may write unfiltered HTML: keep programs out of pages unless { $organisation } asked for them.

purpose-manage-site = Manage the site
    .sentence = Plugins, settings and users too. Role: administrator, which may write unfiltered HTML and make other administrators.
    .opens = With it { $agency } can do everything on your site: read every record it holds, change plugins and settings, make and remove users, and write unfiltered HTML, which is programs in your pages.
    .may = Manage the whole site: pages, plugins, settings, users. The role may write unfiltered HTML.

## The form: the program's labels, and what belongs there

field-username = Username
    .help = The agency signs requests with it, and you find the user by it. It cannot be changed later.
field-email = Email
    .help = An address of yours, not the agency’s: whoever reads this mailbox can sign in as the user. No mailbox has to exist.
field-role = Role
    .help = The least that is enough. Editor and administrator may write unfiltered HTML: they can put programs into your pages.

## Making it by hand, where we are not connected with the site

step-open-add-new = Open Users › Add New
    .note = You have to be signed in as an administrator. Newer versions call it Add New User.
step-wp-username = Click the box “{ $label }”, then paste
    .note = It cannot be changed later. Nothing is saved until you press the button at the bottom.
step-wp-email = Click the box “{ $label }”, then paste
    .note = An address of yours: whoever reads this mailbox can sign in as the user.
step-no-notification = Untick “Send User Notification”
    .note = Nobody is behind this user who would read the mail.
step-wp-role = Choose “{ $value }” in the list “{ $label }”
    .note = The least that is enough. Editor and administrator may write unfiltered HTML.
step-add-new-user = Press “Add New User”
    .note = Newer versions call the button “Add User”.
step-open-all-users = Open Users › All Users, and in the list the user “{ $value }”
    .note = Compare the whole name: an agency can have several.
step-name-application-password = Under “Application Passwords” click “New Application Password Name”, then paste
    .note = Far down on the page. If it is not there, the site has no https address, or a plugin has switched it off.
step-add-application-password = Press “Add New Application Password”
    .note = Newer versions call it “Add Application Password”. Not the button that saves the page.
step-copy-application-password = Copy the six groups of four characters
    .note = The site shows them this once. The blanks may stay or go.

## Later: replacing, ending

step-revoke-old = Under “Application Passwords” press “Revoke” in the row of the old one
    .note = It stops at once, and whatever uses it, until it has the new one. The row says when it was last used.
step-revoke-all = Under “Application Passwords” press “Revoke” in each row
    .note = They stop at once and cannot be brought back: a new one would be another. The user stays. Leave the row of a newer one that took its place: it has the latest date under “Created”.
step-find-wp-user = Find the user “{ $value }” in Users › All Users
    .note = Compare the whole name: an agency can have several.
step-delete-wp-user = Press “Delete” under its name
    .note = WordPress asks what becomes of what the user wrote: give it to somebody here, or it is deleted too.
step-update-user = Press “Update User”
    .note = At the bottom of the page. Until then nothing has changed; the application password stays as it is.
