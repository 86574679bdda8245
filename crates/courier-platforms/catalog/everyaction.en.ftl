# What stands in “…” is what the vendor's own screens say, and stays English in every language.

region-us = United States (api.securevan.com)
region-intl = Everywhere else (intlapi.securevan.com)

## The kind of key

kind-integration-key = API key
    .needs = They need an API key of your EveryAction
    .role = Asking for it takes the security function “Request API Keys”; approving it an administrator who is set up in the Support Request System.
    .no-group = what the approved request allows; say in it which calls the agency needs
    .from = anywhere: EveryAction does not tie it to server addresses
    .how = Send the application name and the key with HTTP Basic with every request to { $base_url }. The key ends in a stroke and a digit: |1 for My Campaign, |0 for My Voters. Put the one you need there where it is missing; with the wrong one the answer is 401. For the shell line put the application name into EVERYACTION_APPLICATION.
    .limits = It depends on the call. Too many requests are answered with 429, and the answer’s text says how many milliseconds to wait.
    .leaked = Ring { $organisation } at once. They revoke the key in EveryAction, which ends it, and have a new one approved.

## What they may need it for

purpose-add-people-and-actions = Add people and what they did
    .sentence = Sign-ups, donations and answers from their own pages.
    .opens = With it { $agency } can add people and what they did, and read and change whatever else the approved request allows: as a rule every contact, from anywhere.
    .may = Add people and what they did. The key may open more: leave that alone.

purpose-sync-contacts = Keep two systems the same
    .sentence = People, codes and donations out, changes in: a phone bank or another supporter system.
    .opens = With it { $agency } can read and change every contact, code and donation that the approved request allows, from anywhere.
    .may = Read and change contacts, codes and donations, as far as the key allows it.

## The form: the vendor's labels, and what belongs there

field-application-name = Application name
    .help = The user name of each request, and what you tell the keys apart by. Let it say who holds the key.

## Making it

step-open-api-integrations = Open “API Integrations” in the Sidebar
    .note = It lists the keys there are, and the requests that wait, were approved or were denied.
step-request-van-key = Ask for a new key there, and paste the application name where a name is asked for
    .note = Say what the agency needs it for, and which calls: fewer open less.
step-approve-van-key = Have the request approved
    .note = A ticket reaches your administrators in the Support Request System. They can let the key end by itself on a day: that is worth doing.
step-generate-van-key = Back in “API Integrations”, generate the key from the approved request
    .note = Within seven days of the approval.
step-copy-van-key = Copy the key, with the stroke and the digit at its end if there are any
    .note = It is shown this once.

## Later: ending

step-find-van-key = Find the key of { $value } in the list
    .note = Compare the whole name: an agency can have several.
step-revoke-van-key = Have it revoked
    .note = Your administrators can do it. It stops at once, and whatever uses it. It cannot be brought back; a new one has to be asked for.
