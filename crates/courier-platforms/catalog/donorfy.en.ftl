# What stands in “…” is what the vendor's own screens say, and stays English in every language.

account = API key of the account
    .help = Donorfy’s short name for your account, letters and digits: it is part of the API’s address. Donorfy’s help says where to find it. The access key, which opens things, comes later.

## The kind of key

kind-access-key = Access key
    .needs = They need an access key
    .role = You make it signed in to Donorfy as an administrator. The API belongs to the Professional plan, and Donorfy’s support has to switch it on.
    .no-group = none can be set: an access key opens everything the API offers
    .from = only the server addresses they give you
    .how = Send any name and the access key with HTTP Basic with every request; Donorfy keeps the name in its change log, so let it say who you are. Every path begins with { $base_url }. From the listed server addresses only, and not from a page in a browser. The shell line asks whether an address that nobody has is there twice.
    .limits = 301 requests in a minute switch the API off for a while; that is answered with 400, not with 429.
    .leaked = Ring { $organisation } at once. They delete the permission in Donorfy, which ends its access key, and send you a new one.

## What they may need it for

purpose-add-constituents = Add people and gifts
    .sentence = Sign-ups and donations from their own pages. The same key reads everything else.
    .opens = With it { $agency } can read and change every constituent and every transaction, but only from their own servers. The key cannot be limited to adding.
    .may = Add constituents and transactions. The key opens everything else too.

purpose-sync-constituents = Keep two systems the same
    .sentence = People, gifts and preferences out, changes in.
    .opens = With it { $agency } can read and change every constituent and every transaction, but only from their own servers.
    .may = Read and change constituents, transactions and preferences.

## The form: the vendor's labels, and what belongs there

field-permission-name = Name
    .help = The name you will see in the list of permissions. Let it say who holds the key.
field-server-addresses = IP Address start & end
    .help = The address of the agency’s server. For a row of servers the first and the last address, one a line. The key works from these and from nowhere else.

## Making it

step-open-donorfy-api = Open Settings › API Settings
    .note = If it is not there, ask Donorfy’s support to switch the API on.
step-add-permission = Press “Add Permission”
    .note = One for each agency, so that ending one touches nobody else.
step-name-permission = Click the box “{ $label }”, then paste
    .note = Nothing is saved until you press “Save”.
step-permission-addresses = Fill in “{ $label }”: { $value }
    .note = One address belongs into both boxes; of two, the first into the first. Without them anybody with the key could use it from anywhere.
step-save-permission = Press “Save”
    .note = Now Donorfy makes the “Access Key”.
step-copy-access-key = Copy the “Access Key” from the row “{ $value }”
    .note = It stands in the list of permissions, now and later. Compare the whole name: an agency can have several.

## Later: ending

step-delete-permission = Delete the permission “{ $value }”
    .note = Its access key stops at once, and whatever uses it. It cannot be brought back; a new permission gets another key.
