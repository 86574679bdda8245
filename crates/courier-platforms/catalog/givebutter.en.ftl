# What stands in “…” is what the vendor's own screens say, and stays English in every language.

region-givebutter = Your Givebutter account (api.givebutter.com)

## The kind of key

kind-account-key = API key
    .needs = They need an API key of your account
    .role = You make it signed in to Givebutter as an administrator.
    .no-group = none can be set: the key opens everything in the account
    .from = anywhere: Givebutter does not tie it to server addresses
    .how = Send the key in the header { $header }, after the word Bearer and a blank, with every request to { $base_url }, and “Accept: application/json” beside it. From servers only: never in a page.
    .limits = 500 requests a minute. More are answered with 429 and, in Retry-After, the seconds to wait.
    .leaked = Ring { $organisation } at once. They delete the key in Givebutter, which ends it, and send you a new one.

## What they may need it for

purpose-read-campaigns-and-donors = Read campaigns and donors
    .sentence = Reports and totals on a page. The same key can change things.
    .opens = With it { $agency } can read and change every campaign, donation and contact of the account, from anywhere. The key cannot be limited to reading.
    .may = Read campaigns, donations and contacts. The key can change them too.

purpose-sync-donors = Keep two systems the same
    .sentence = Donations and contacts out, changes in.
    .opens = With it { $agency } can read and change every campaign, donation and contact of the account, from anywhere.
    .may = Read and change campaigns, donations and contacts.

## What tells the keys apart

field-givebutter-key-name = Name of the key
    .help = The name you will see in the list of keys. Let it say who holds the key.

## Making it

step-open-givebutter-keys = Open Settings › Integrations › API Keys
    .note = You have to be signed in as an administrator of the account.
step-create-givebutter-key = Press “Create New API Key”
    .note = A live key, not one for testing.
step-name-givebutter-key = Click the box for its name, then paste
    .note = By it you tell the keys apart later.
step-copy-givebutter-key = Copy the key
    .note = Givebutter shows it this once.

## Later: deleting

step-find-givebutter-key = Find the key “{ $value }” in the list
    .note = Compare the whole name: an agency can have several.
step-delete-givebutter-key = Delete it
    .note = It stops at once, and whatever uses it. It cannot be brought back; a new one would be another key.
