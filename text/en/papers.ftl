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
paper-register-certainty = How sure it is
paper-register-certain = Certain
paper-register-not-excluded =
    { $why ->
        [since-unclear] Could not be excluded: nobody knows exactly since when
       *[off-our-list-only] Could not be excluded: off our list, but not switched off at the system
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
