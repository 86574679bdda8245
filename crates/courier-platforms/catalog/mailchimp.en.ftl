# What stands in “…” is what the vendor's own screens say, and stays English in every language.

account = Data centre
    .help = The first word of the address while you are signed in: us12 where it begins with us12.admin.mailchimp.com. Each key of yours ends in it too.

## The kind of key

kind-marketing-key = API key
    .needs = They need an API key of your Mailchimp
    .role = You make it signed in to Mailchimp with the role Manager at least. It opens what you can open.
    .no-group = none can be set: the key opens what whoever made it can open
    .from = anywhere: Mailchimp does not tie it to server addresses
    .how = Send any name and the key with HTTP Basic with every request to { $base_url }. The key’s end names the data centre: in another one it is not known. From servers only: Mailchimp answers no page in a browser.
    .limits = At most ten requests at a time; more are answered with 429.
    .leaked = Ring { $organisation } at once. They revoke the key in Mailchimp, which ends it, and send you a new one.

## What they may need it for

purpose-add-subscribers = Add subscribers
    .sentence = Sign-ups from their own pages. The same key reads and sends everything else.
    .opens = With it { $agency } can read and change every subscriber, and write, send and delete mailings in your name, from anywhere. The key cannot be limited to adding.
    .may = Add subscribers. The key opens everything else too.

purpose-run-mailings = Run mailings
    .sentence = Write and send mailings, and read how they did.
    .opens = With it { $agency } can read and change every subscriber, and write, send and delete mailings in your name, from anywhere.
    .may = Write and send mailings, read how they did, and read and change subscribers.

## The form: the vendor's labels, and what belongs there

field-mailchimp-key-name = API Key Name
    .help = The list shows this and the first four characters later, nothing else. Let it say who holds the key.

## Making it

step-open-mailchimp-keys = Open Profile › Extras › API keys
    .note = “Profile” is behind your picture.
step-create-mailchimp-key = Press “Create A Key”
    .note = In the part with your own keys.
step-name-mailchimp-key = Click the box “{ $label }”, then paste
    .note = Nothing is made until you press “Generate Key”.
step-generate-mailchimp-key = Press “Generate Key”
    .note = Mailchimp may ask you to sign in again.
step-copy-mailchimp-key = Press “Copy Key to Clipboard”
    .note = Mailchimp shows it this once. Press “Done” after that.

## Later: ending

step-find-mailchimp-key = Find the key “{ $value }” in the list
    .note = Compare name and first four characters: an agency can have several.
step-revoke-mailchimp-key = Press “Revoke” in its row
    .note = It cannot be brought back; a new one would be another key.
step-confirm-mailchimp-revoke = Say yes when Mailchimp asks again
    .note = It may ask you to type “REVOKE”. From then on whatever uses the key stops.
