# What stands in “…” is what the program's own screens say, and stays English in every language.

account-address = Address of the site
    .help = Where CiviCRM runs: https:// and the host name, without /civicrm.

## The kind of key

kind-contact-key = Contact’s API key
    .needs = They need the API key of a CiviCRM contact
    .role = You make it signed in to CiviCRM as an administrator: it takes the right to edit API keys. The tab for it comes with the extension API Key Management; without that, whoever looks after the site can set one.
    .no-group = the contact’s user and its role on the site say what it may do
    .from = anywhere, unless whoever looks after the site limits it
    .how = Send the key in the header { $header }, after the word Bearer and a blank, and “X-Requested-With: XMLHttpRequest” beside it, with every request to { $base_url }. Some sites want their site key in X-Civi-Key too: ask { $organisation } for it. On sites run by Joomla or WordPress the address can look different. The shell line asks for the names of a contact’s fields.
    .limits = The site’s host sets them.
    .leaked = Ring { $organisation } at once. They change or remove the key at the contact in CiviCRM, which ends it, and send you a new one.

## What they may need it for

purpose-add-contacts = Add contacts and gifts
    .sentence = Sign-ups and donations from their own pages, as far as the contact’s role allows.
    .opens = With it { $agency } can do what the role of that contact’s user allows: as a rule read and change every contact and contribution, from anywhere. A role of its own can allow less.
    .may = Add contacts, activities and contributions, as far as the role allows it.

purpose-sync-crm = Keep two systems the same
    .sentence = Contacts, groups and contributions out, changes in.
    .opens = With it { $agency } can read and change every contact, group, activity and contribution, as far as the role of that contact’s user does not limit it, from anywhere.
    .may = Read and change contacts, groups, activities and contributions.

## What tells the keys apart

field-civi-contact = Contact
    .help = A contact of its own for the agency’s program: what it does stands under this name.

## Making it

step-new-civi-contact = Open Contacts › New Individual, and paste the name
    .note = A contact of its own, so that ending its key touches nobody else.
step-save-civi-contact = Press “Save”
    .note = The number at the end of the page’s address, after “cid=”, is the contact’s: whoever looks after the site may ask for it.
step-civi-user-and-role = Give it a user of the site with the least role that is enough
    .note = The key can do what this user may do, and nothing without one. Whoever looks after the site can make it.
step-open-civi-tab = Open the contact { $value }, and there the tab “API Key”
    .note = Without that tab, ask whoever looks after the site: they can set a key in another way.
step-add-civi-key = Press “Add API Key”, then “Generate”
    .note = Better than typing one: a key has to be impossible to guess. Save it.
step-copy-civi-key = Copy the key
    .note = It stands in the tab now and later.

## Later: replacing, ending

step-change-civi-key = Have another key generated in that tab, and save it
    .note = The old one stops at once, and whatever uses it, until it has the new one.
step-delete-civi-key = Remove the key in that tab, and save
    .note = It stops at once, and whatever uses it. The contact stays.
