# What stands in “…” is what the vendor's own screens say, and stays English in every language.

account = Group
    .help = The group’s name as Action Network shows it. Each group has a key of its own; take the group whose supporters the agency works with.

## The kind of key

kind-group-key = Group key
    .needs = They need your group’s key
    .role = You find it as an administrator of the group. API access is not part of every plan.
    .no-group = none can be set: the key opens everything in the group
    .from = anywhere: Action Network does not tie it to server addresses
    .how = Send the key in the header { $header } with every request to { $base_url }. The base address itself answers even without a key, so try the key on /events. A key that is not known is sent back in the answer’s text: keep such answers out of logs.
    .limits = No number is published. Too many requests are answered with 429: wait, then go on more slowly.
    .leaked = Ring { $organisation } at once. They make a new key in Action Network, which ends the old one for everybody who shares it, and send you the new one.
    .look-question = Which button do you see?
    .look-warning = If it says “REVOKE & GENERATE NEW KEY”, leave it alone: everybody who uses the group’s key would stop at once.
    .look-new = “GENERATE API KEY”
    .look-there = I see a key already

## What they may need it for

purpose-add-supporters = Add supporters
    .sentence = Sign-ups from their own pages. The same key reads everything else.
    .opens = With it { $agency } can read and change everything in this group: every supporter, tag, event and form, from anywhere. The key cannot be limited to adding.
    .may = Add supporters. The key opens everything else in the group too.

purpose-exchange-supporters = Keep two systems the same
    .sentence = Members, tags and reports out, changes in: a phone bank or another supporter system.
    .opens = With it { $agency } can read and change everything in this group: every supporter, tag, event and form, from anywhere.
    .may = Read and change everything in the group: supporters, tags, events, forms.

## Looking it up, or making it where there is none

step-open-api-sync = Open Details › API & Sync
    .note = In the right group: “Details” stands in the menu at the top.
step-generate-key = Press “GENERATE API KEY”
    .note = If the button says “REVOKE & GENERATE NEW KEY”, there is a key already: leave that button alone and go back.
step-copy-new-key = Copy the key: a row of letters and digits
    .note = Whoever works with this group from now on shares it.
step-copy-key-there = Copy the key that is there, and press nothing
    .note = Leave “REVOKE & GENERATE NEW KEY” alone: it would stop everybody who uses the key.

## Later: replacing

step-warn-everybody = Tell everybody who uses the key, before you go on
    .note = The old key stops at once, and with it every connection of this group. Each of them needs the new one.
step-revoke-and-generate = Press “REVOKE & GENERATE NEW KEY”
    .note = Only now, and only once: each press ends the key before it.
