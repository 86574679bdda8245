# What stands in “…” is what the vendor's own screens say, and stays English in every language.

region-donorbox = Your Donorbox account (donorbox.org)

## The kind of key

kind-organisation-key = Organisation’s API key
    .needs = They need your organisation’s API key
    .role = You make it signed in to Donorbox as the owner of the account. API access is a paid extra.
    .no-group = none can be set: the key reads everything the account holds
    .from = anywhere: Donorbox does not tie it to server addresses
    .how = Send the account’s login e-mail address and the key with HTTP Basic with every request to { $base_url }. For the shell line put the address into DONORBOX_LOGIN. Lists come in pages of at most 100 rows.
    .limits = Every answer says in its x-ratelimit headers how many requests are left. Too many are answered with 429: wait, then go on more slowly.
    .leaked = Ring { $organisation } at once. They set a new API key in Donorbox, which takes the old one’s place, and send it to you.
    .look-question = Has somebody set an API key before?
    .look-warning = A new key takes the old one’s place: whatever uses the old one, Zapier included, would stop. Donorbox shows no key twice, so look for the old one first.
    .look-new = No: it is the first one
    .look-there = Yes: somebody here has it

## What they may need it for

purpose-read-donations = Read donations and donors
    .sentence = Reports, or another system that gets to know who gave. The API changes nothing.
    .opens = With it { $agency } can read every donation, every regular gift and every donor’s name, e-mail and address, from anywhere.
    .may = Read campaigns, donations, regular gifts and donors.

## What the developer needs

field-login-email = Login e-mail address
    .help = The address your organisation signs in to Donorbox with. Their program needs it beside the key.

## Making it

step-open-donorbox-api = Open Account › API & Zapier Integration
    .note = “Account” stands at the top, the entry at the left.
step-enable-donorbox-api = If it is not on yet, press “Enable API & Zapier Integration”
    .note = It is a paid extra: Donorbox says what it costs and asks for a card.
step-set-new-key = Press “Set new API Key”
    .note = If there was a key before, this ends it, and every connection that uses it.
step-copy-donorbox-key = Copy the key
    .note = Donorbox shows it this once.

## Where there is one already

step-ask-who-has-it = Ask whoever set the key up for it
    .note = Donorbox does not show it again. Whoever set it may have kept it, or it stands in the settings of the system that uses it.
step-take-kept-key = Copy the key from there
    .note = If nobody has it any more, go back and set a new one, after telling everybody who uses the old one.

## Later: replacing

step-warn-donorbox-users = Tell everybody who uses the key, before you go on
    .note = The old key stops, and with it every connection that uses it, Zapier included. Each of them needs the new one.
