# What stands in “…” is what the vendor's own screens say, and stays English in every language.

account = Campaign
    .help = The campaign’s name as Raisely shows it. Each campaign has a key of its own; take the one the agency works with.

## The kind of key

kind-campaign-key = Campaign’s private key
    .needs = They need your campaign’s private key
    .role = You find it as an administrator of the organisation in Raisely.
    .no-group = none can be set: whoever has the key counts as your organisation’s first administrator
    .from = anywhere: Raisely does not tie it to server addresses
    .how = Send the key in the header { $header }, after the word Bearer and a blank, with every request to { $base_url }. Never put it into the address, although Raisely would take it there: addresses end up in logs. From servers only: never in a page. A refusal is a JSON object with “status” and “detail”.
    .limits = No number is published. Too many requests are answered with 429: wait, then go on more slowly.
    .leaked = Ring { $organisation } at once. They have the key renewed in Raisely, which ends the old one for everybody who shares it, and send you the new one.
    .look-question = Does a private key stand there already?
    .look-warning = If so, leave alone whatever would make a new one: everybody who uses the campaign’s key would stop.
    .look-new = No, there is none
    .look-there = Yes, I see a key

## What they may need it for

purpose-show-campaign = Show the campaign elsewhere
    .sentence = Totals and fundraisers’ pages on a site of theirs. The same key reads and changes everything else.
    .opens = With it { $agency } can read and change everything an administrator can: donations, regular gifts, and every donor’s and fundraiser’s details, from anywhere. The key cannot be limited to showing.
    .may = Show the campaign’s totals and pages. The key opens everything else too.

purpose-exchange-donations = Exchange donations and supporters
    .sentence = Donations and people out to another system, changes in.
    .opens = With it { $agency } can read and change everything an administrator can: donations, regular gifts, and every donor’s and fundraiser’s details, from anywhere.
    .may = Read and change donations, profiles and supporters of the campaign.

## Looking it up

step-open-raisely-developers = Open Settings › Developers
    .note = In the right campaign. Where there is no such entry, it is Settings › API & Webhooks.
step-make-raisely-key = If there is no private key, have one made there
    .note = As a rule there is one from the beginning. If you see no way to make one, ask Raisely’s support.
step-copy-raisely-key = Copy the private key, which begins with raisely-sk-
    .note = Not the public one. Press nothing else there.

## Later: replacing

step-warn-campaign = Tell everybody who uses the key, before you go on
    .note = The old key stops, and with it every connection of this campaign. Each of them needs the new one.
step-renew-raisely-key = Have the private key renewed there
    .note = If you see no way to renew it, ask Raisely’s support to do it, and say that somebody else may have seen it.
