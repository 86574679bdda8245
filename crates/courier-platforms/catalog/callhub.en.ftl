# What stands in “…” is what the vendor's own screens say, and stays English in every language.

region-callhub = Your CallHub account (api.callhub.io)

## The kind of key

kind-user-key = User’s API key
    .needs = They need a CallHub user’s API key
    .role = You copy it signed in to CallHub as the user whose key it is. A user made for the agency can be removed later without touching anybody else.
    .no-group = none can be set: the key opens what its user can open
    .from = anywhere: CallHub does not tie it to server addresses
    .how = Send the key in the header { $header }, after the word Token and a blank, with every request to { $base_url }. Paths end in a slash.
    .limits = No number is published for all calls; importing many contacts at once is allowed once a minute. Too many requests are answered with 429 and the number of seconds to wait.
    .leaked = Ring { $organisation } at once. They have the key renewed in CallHub, or remove its user, and send you a new one.

## What they may need it for

purpose-move-contacts = Bring contacts in and results out
    .sentence = Phone books in, answers and notes back to another system. The same key runs campaigns too.
    .opens = With it { $agency } can read and change every contact, phone book and campaign its user can open, from anywhere. The key cannot be limited to contacts.
    .may = Read and change contacts and phone books, and read the results of calls and texts.

purpose-run-calls = Run calls and texts
    .sentence = Begin and watch campaigns, manage agents. It can cost money.
    .opens = With it { $agency } can begin calls and texts to your contacts at your expense, and read and change every contact, phone book and campaign its user can open, from anywhere.
    .may = Begin and watch campaigns, manage agents, and read and change contacts.

## What tells the keys apart

field-callhub-user = Whose key it is
    .help = Somebody who signs in to your CallHub account. What the key does counts as theirs. A user made for the agency tells it from others.

## Looking it up

step-sign-in-as-callhub-user = Sign in to CallHub as { $value }
    .note = The key belongs to whoever is signed in.
step-open-callhub-settings = Open the settings of your account, and there the part about the API
    .note = Its address begins with callhub.io/user_detail_change. CallHub moves the entry now and then.
step-copy-callhub-key = Copy the API key that stands there
    .note = Forty digits and letters from a to f. Press nothing else there.

## Later: replacing

step-renew-callhub-key = Have the key renewed there
    .note = Whatever uses the old one stops. If you see no way to renew it, ask CallHub’s support to do it, or remove the user.
