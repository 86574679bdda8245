### What is printed, and what the system's own dialogs ask. Rendered by Rust.

## The recovery sheet

paper-sheet-title = Recovery sheet
paper-sheet-made = Made on { $day }
paper-sheet-vault = Vault { $vault }
paper-sheet-number = Sheet { $sheet }
paper-sheet-what = What this is
paper-sheet-what-under = With this page and the folder of your vault, Key Courier opens everything on another computer when yours is lost or broken. Without it nobody can, not even we.
paper-sheet-keep = Where to keep it
paper-sheet-keep-under = Where you keep passports: in a safe, or with somebody you trust, not beside the computer. No photo, no scan, no e-mail. Whoever has this page and the folder can read every key in it.
paper-sheet-how = How to use it
paper-sheet-step-folder = Install Key Courier on the new computer, and copy the vault’s folder there from your backup.
paper-sheet-step-open = Start Key Courier and choose “I have a recovery sheet”.
paper-sheet-step-type = Show it the folder and type the rows, or scan the code with a hand scanner. Capitals, blanks and the small numbers do not matter. There is no 1, B, I or O in them: what looks like an O is a zero.
paper-sheet-qr = The same characters as a code
paper-sheet-lost = Is this page lost, or has somebody seen it? Cancel it in Key Courier under Settings, then print a new one.
paper-sheet-without = Without Key Courier: write AGE-SECRET-KEY-1 and all rows behind it, without blanks, into one line of a file. With it the program age opens the vault’s key in the folder keys (age -d -i), and with that key the vault’s files.

## Asked before

paper-sheet-question =
    A page is drawn that opens your whole vault. Print it now, keep it in a safe place, and close its window. It is kept nowhere on this computer.

    Is a printer ready, and can nobody look over your shoulder?
paper-sheet-question-yes = Draw the page
paper-sheet-question-no = Not now
paper-cancel-question =
    The recovery sheet that was printed opens nothing that is kept from now on. What was kept before it still opens, for whoever has that page and an older copy of the folder.

    Until you print a new one, only this computer opens your vault.
paper-cancel-question-yes = Cancel the sheet
paper-cancel-question-no = Keep it

## The check of a system of one's own

paper-own-system-title = Your own system { $system }
paper-own-system-question =
    The file { $file } says how to ask { $system } whether a key works. When you press Check it works, the key is sent to:

    { $hosts }

    Agree only if you know who wrote this file and whose address that is. SHA-256 of the file:
    { $sha256 }

    If one character of the file changes, we ask again.
paper-own-system-question-yes = Switch the check on
paper-own-system-question-no = Leave it off

## Hosts of one's own

paper-link-title = A secret link on { $host }
paper-link-question =
    The unlock words are sent to { $host }. Whoever runs that server can read them until the link has been opened or has ended. The locked file does not go there.

    Agree only if it is a server of your organisation, or of somebody it trusts.
paper-link-question-yes = Make the link there
paper-link-question-no = Not there
paper-site-title = Ask { $host }
paper-site-question =
    Key Courier has not asked { $host } before. It looks whether there is a site it can work with. Once you have connected it, what the site gives Key Courier to work with is sent to this address and to no other.

    Agree only if it is a site of your organisation, and spelt as it should be.
paper-site-question-yes = Ask this site
paper-site-question-no = Leave it

## The register as a table

paper-register-agency = Agency
paper-register-role = Role
paper-register-role-is =
    { $role ->
        [processor] Processor
        [sub-processor] Sub-processor
        [joint-controller] Joint controller
        [other] Other
       *[none] Nobody has said
    }
paper-register-countries = Countries
paper-register-contract-ends = Contract ends
paper-register-system = System
paper-register-account = Account
paper-register-key = Key
paper-register-kind = Kind of key
paper-register-ends-in = Ends in
paper-register-purpose = Purpose
paper-register-opens = What it opens
paper-register-everything = Every supporter record
paper-register-may = What it may do
paper-register-categories = Data
paper-register-category =
    { $category ->
        [contact-details] Contact details
        [giving] Giving
        [actions] Actions
        [consent] Consent
        [orders] Orders
        [special] Special categories
       *[figures] Figures only
    }
paper-register-since = Since
paper-register-precision = How exactly that is known
paper-register-precision-is =
    { $precision ->
        [day] That day
        [month] Some day of that month
        [season] Some day of the three months from then on
        [year] Some day of that year
       *[unknown] Not known; put on record that day
    }
paper-register-until = Until
paper-register-off-list = Off our list since
paper-register-certainty = How sure it is
paper-register-certain = Certain
paper-register-not-excluded =
    { $why ->
        [since-unclear] Could not be excluded: nobody knows exactly since when
       *[off-our-list-only] Could not be excluded: off our list, and nobody has said that the key was stopped at the system then
    }
paper-register-paused = Waits for a new key
paper-register-travelled = How the key went there
paper-register-travelled-is =
    { $travelled ->
        [locked-file] In a locked file
        [email] In a plain e-mail
        [locked-by-other] In a file with a password
        [message] In a text or chat message
        [phone] Told on the phone
        [in-person] Handed over in person
        [password-manager] Through a shared password manager
        [secret-link] Through a link that opens once
        [by-system] The system sent it there itself
        [public] It may be published
       *[unknown] Not known
    }
paper-register-exposed = Others may have read it on its way
paper-register-received = Receipt
paper-register-heard = How we know of the receipt
paper-register-heard-is =
    { $heard ->
        [phone] On the phone
        [in-person] In person
        [video-call] On a video call
        [message] In a text or chat message
       *[email] In an e-mail
    }{ $matched ->
        [true] , with the receipt number
       *[false] , without the receipt number
    }
paper-register-review = Next review
paper-register-ends = Is to end
paper-register-owner = Answers for it
paper-register-approved = Approved
paper-register-begun = How we know that it began
paper-register-ended = How we know that it ended
paper-register-known =
    { $seen ->
        [true] Seen by Key Courier
       *[false] As we were told
    }
paper-register-yes = Yes
paper-register-no = No

## Erasing somebody

paper-erase-title = Erase { $person }
paper-erase-question =
    The name, e-mail address, mobile number and public key of { $person } are removed from this vault, with everything else that was shown. History and old registers stay and say “erased person”. This cannot be undone.

    Copies of the vault’s folder, papers and files that were saved elsewhere still have the name. What they can still open stays open until its key is switched off in its system.
paper-erase-question-yes = Erase
paper-erase-question-no = Keep

paper-import-undo-title = Take this table back
paper-import-undo-question = What came with it goes from all lists: agencies, people, keys and access. The people’s names and numbers are removed from this vault, and so are the notes. History says that it was here. This cannot be undone.
paper-import-undo-question-yes = Take it back
paper-import-undo-question-no = Leave it

## On every paper

paper-page = Page { $page } of { $of }
paper-made = Made on { $moment }
paper-entry = Entry { $number } of this vault
paper-erased = Name erased
paper-quoted = { $agency }: { $key }
paper-key-of = { $platform }: { $name }
paper-day-known = { $day } · { $known }
paper-nobody-said = Nobody has said
paper-sign = Checked by
paper-sign-day = Date
paper-sign-signature = Signature
paper-signed = Checked and signed
paper-proves = What the number at the foot proves
paper-proves-what = Each entry in the vault has a number and a hash, made from the entry and from all before it. At the foot of each page stand those of the last entry when this paper was made. If “Check everything” in Key Courier finds that all of it fits, and entry { $number } still has this hash, nobody has changed or removed anything up to that entry since this paper was made.
paper-proves-now = Key Courier shows the number and hash of its last entry. They are the ones on this paper as long as nothing was put on record since; after that, the hash of entry { $number } is the value “prev” in entry { $next }.
paper-proves-not = It does not prove that what we were told is true, that nothing was left out, or who printed this paper. “Seen by Key Courier” means that it did that itself, or saw how the system answered. All the rest is what people told us.
paper-since =
    { $precision ->
        [day] { $day }
        [month] { $day }, or later that month
        [season] { $day }, or later in the three months from then on
        [year] { $day }, or later that year
       *[unknown] not known; put on record on { $day }
    }

## Who has access, as a paper

paper-who-title = Who has access
paper-who-file = who has access
paper-who-on = { $day }, at the end of that day
paper-who-period = { $from } to { $to }
paper-who-asked = What was asked
paper-who-asked-on =
    { $only ->
        [yes] Who outside { $organisation } had access that opens every supporter record at the end of { $day }?
       *[no] Who outside { $organisation } had access at the end of { $day }?
    }
paper-who-asked-period =
    { $only ->
        [yes] Who outside { $organisation } had access that opens every supporter record, at any moment from { $from } to { $to }, both days included?
       *[no] Who outside { $organisation } had access at any moment from { $from } to { $to }, both days included?
    }
paper-who-known-now = As it was, with all that is on record today.
paper-who-known-then = As we knew it at the end of { $day }: what was put on record later is left out, even where it turned out otherwise.
paper-who-known-at = As we knew it on { $moment }: what was put on record later is left out, even where it turned out otherwise.
paper-who-only-agency = Of one agency only: { $agency }.
paper-who-only-system = Of one system only: { $system }.
paper-who-found = What was found
paper-who-agencies = Agencies with access
paper-who-keys = Keys they had
paper-who-everything = Of these, open every supporter record
paper-who-unsure-count = Could not be excluded
paper-who-first = On record since
paper-who-nobody = Nothing on record says that anybody outside had what was asked for.
paper-who-nobody-certain = Nobody outside had it for certain.
paper-who-before = Nothing was put on record here before { $day }. What was there earlier is as people told us later.
paper-who-unsure = Could not be excluded
paper-who-unsure-under = Nobody can say for certain that these agencies had access, or that they had not.
paper-who-unsure-twice = What came off our list in these days, when nobody has said that its key was stopped then, stands here twice: once for the days until then, and once, under this heading, for the days after.
paper-who-why = Why
paper-who-why-is =
    { $why ->
        [since-unclear] Nobody knows exactly since when: it may have begun before the days asked for ended, or later.
        [as-recorded] It ended on { $day }, as it was recorded later. That the key was stopped at the system is not on record: whoever kept it may have been able to use it.
       *[off-our-list-only] It has been off our list since { $day }, but the key still worked at the system: whoever had kept it could use it.
    }
paper-who-paused = Waits for a new key; the one it had opens nothing any more.
paper-who-as-recorded = On { $day } it ended, as it was recorded later. How it ended is not on record, nor that the key was stopped at the system: whoever kept it may still be able to use it.
paper-who-off-list = On { $day } it only came off our list. The key still worked at the system then: whoever had kept it could go on using it.
paper-who-exposed = Others may have read the key on its way.
paper-who-receipt = { $moment } · { $heard }
paper-who-no-receipt = Not heard

## The Article 30 extract

paper-article-title = Who receives supporter data
paper-article-file = Article 30 extract
paper-article-under = Extract for the record of processing activities, Article 30(1)(d) and (e) · { $when }
paper-article-who = Who receives it
paper-article-role = Role
paper-article-countries = Countries
paper-article-purposes = What for
paper-article-data = Categories of data
paper-article-contract = Contract
paper-article-contract-ends = { $contract }, until { $day }
paper-article-ends = Until { $day }
paper-article-since = Since
paper-article-third = { $country } (third country: note the safeguard)
paper-article-unsure = { $agency } (could not be excluded)
paper-article-every = It can reach every supporter record.
paper-article-none = Nothing on record says that anybody outside had what was asked for.
paper-article-rest = This is the part on who receives data, and on third countries. The record itself also asks for your contact details, your purposes, the categories of people, how long data are kept, and a description of your security.
paper-article-third-note = A third country here is one outside the United Kingdom and the European Economic Area. For each of them the record asks for the safeguard, such as an adequacy decision or standard clauses.
paper-article-law = Written in November 2026. The guidance of the Information Commissioner’s Office is under review since the Data (Use and Access) Act 2025: look at it again before you rely on this.

## One agency

paper-agency-title = { $agency }
paper-agency-file = agency sheet { $agency }
paper-agency-under = Everything on record about one agency
paper-agency-facts = What it is to us
paper-agency-contract = Contract
paper-agency-ended = Its work for us ended
paper-agency-confirmed = Deletion or return confirmed
paper-agency-confirmed-is =
    { $how ->
        [email] by e-mail, { $day }
        [letter] by a signed letter, { $day }
        [phone] on the phone, not in writing, { $day }
       *[no-answer] It did not answer; noted on { $day }
    }
paper-agency-people = People we know there
paper-agency-person = Name
paper-agency-email = E-mail
paper-agency-mobile = Mobile
paper-agency-left = Left
paper-agency-no-people = Nobody is on record.
paper-agency-now = Keys it has
paper-agency-no-now = It has none.
paper-agency-before = Keys it had
paper-agency-deliveries = What was delivered
paper-agency-to = To
paper-agency-made = Locked file made
paper-agency-system = System
paper-agency-sent = Sent
paper-agency-receipt = Receipt
paper-agency-trial = Trial, with an invented key
paper-agency-no-deliveries = No locked file went there.
paper-agency-off-list = Off our list
paper-agency-off-list-as-recorded = { $day }, as it was recorded later · how it ended is not on record: whoever kept the key may still be able to use it
paper-agency-off-list-only = { $day } · not switched off at the system: whoever kept the key can use it
paper-agency-off = Switched off at the system
paper-agency-deleted = Deleted at the system
paper-agency-seen-by = Who else may have seen it
paper-agency-accepted = Why it stays

## The incident sheet

paper-incident-title = Incident sheet
paper-incident-file = incident sheet
paper-incident-under = A key that somebody else may have seen
paper-incident-noticed = Noticed
paper-incident-by = 72 hours end
paper-incident-begun = On record here since
paper-incident-not-said = Nobody has said when
paper-incident-law = Within 72 hours of noticing it, the authority must be told of a breach of personal data, unless a risk to people is unlikely (Article 33 of the GDPR). Whether this is one is for your organisation to decide. Written in November 2026.
paper-incident-keys = The keys
paper-incident-not-known-opens = Not on record
paper-incident-holder = Who had it
paper-incident-held = { $agency }, since { $since } · { $travelled }
paper-incident-stopped = Stopped
paper-incident-still = No; as far as anybody told us, it still works
paper-incident-decided = Decided
paper-incident-decided-is =
    { $decision ->
        [replace] Replace it
        [switch-off] Switch it off
        [off-our-list] Take it off our list; the key goes on
       *[accept] Leave it as it is
    }
paper-incident-reason = Why
paper-incident-done = What was done
paper-incident-done-is =
    { $what ->
        [begun] { $moment }: put on record that somebody may have seen it
        [noticed] { $moment }: it was noticed
        [told] { $moment }: { $name } was told, as we were told
       *[stopped] { $moment }: { $name } was stopped · { $known }
    }
paper-incident-unknown = What is not known
paper-incident-unknown-is =
    { $what ->
        [who-saw] Who saw the key, and whether anybody used it. Key Courier cannot know that; the system’s own log may.
        [noticed] When it was noticed.
        [opens] What at least one of the keys opens.
        [since] Since when, exactly, at least one agency had its key.
       *[only-said] Whether the system really stopped a key: somebody said so, and Key Courier did not see it refused.
    }
paper-incident-report = To be filled in by hand
paper-incident-reported-to = Reported to
paper-incident-reported-on = On, at
paper-incident-reference = Reference
paper-incident-reported-by = By

## The certificate of an end

paper-end-title = Certificate of the end of access
paper-end-title-draft = Draft: certificate of the end of access
paper-end-file = end of access { $name }
paper-end-draft = This is a draft. Not everything is done yet, and what stands here may change.
paper-end-who =
    { $of ->
        [agency] Agency
       *[person] Person of ours
    }
paper-end-begun = Begun
paper-end-ended = Closed
paper-end-last-day = Last day of its work for us
paper-end-asked = Deletion or return asked for by letter
paper-end-not-asked = Not on record
paper-end-keys =
    { $of ->
        [agency] Every key it ever had
       *[person] The keys they handled
    }
paper-end-no-keys = None is on record.
paper-end-had = Had it since
paper-end-handled = Why it counts
paper-end-handled-is =
    { $why ->
        [made] They made it in the system, so they saw it there.
        [kept] They pasted it here, so it was on their clipboard.
        [saved] They saved a locked file with it.
        [words-shown] They had the unlock words of a file with it on their screen.
        [account] Their e-mail address, mobile number or name stands on its account in the system.
       *[other] They could have had it.
    }
paper-end-how = How it ended
paper-end-how-is =
    { $end ->
        [deleted] Deleted in its system
        [switched-off] Switched off in its system
        [made-anew] Made anew in its system, and the new one did not go to them
        [off-our-list] Off our list only: nobody has said that the key was stopped, and whoever kept it may be able to use it
        [accepted] Left as it is, for a reason
       *[open] It has not ended
    }
paper-end-on = When
paper-end-others = Goes on with
paper-end-reason = Why
paper-end-not-proven = What this does not prove
paper-end-not-proven-is =
    { $what ->
        [still-works] That nothing opens any more: of at least one key above nobody has said that it was stopped.
        [only-said] That the system really stopped each key: where it says “As we were told”, Key Courier did not see it refused.
        [no-confirmation] That the agency deleted or returned anything: it has not confirmed that.
        [only-spoken] What the agency confirmed: it did so on the phone, and nothing is in writing.
       *[copies] That nobody kept a copy of what was read with the keys. No paper can prove that.
    }

## Dates for a calendar

paper-dates-name = Key Courier
paper-dates-file = dates
paper-date-title =
    { $what ->
        [review] Key Courier: review due
        [end] Key Courier: access is to end
       *[contract] Key Courier: a contract ends
    }
paper-date-more = Open Key Courier: it says which one this is about.
