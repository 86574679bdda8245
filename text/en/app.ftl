# The words of the window. Names and dates come in as arguments; { $first } is what one calls a person.

## Frame

rail-label = Key Courier
rail-home = Home
rail-keys = Keys
rail-agencies = Agencies
rail-deliveries = Deliveries
rail-register = Who has access
rail-open-file = Open a file
rail-settings = Settings
notice-go-on = Go on without them

## Moments

moment-today = today at { $time }
moment-yesterday = yesterday at { $time }
moment-day = { $day } at { $time }
day-today = today
day-yesterday = yesterday
day-day = Day
day-month = Month
day-year = Year
ago =
    { $days ->
        [0] today
        [1] yesterday
       *[other] { $days } days ago
    }

## Start

start-opening = Opening your vault …
start-waiting = Your keychain has not answered yet
start-waiting-under = It may be asking you for your password in another window. When you have answered, Key Courier goes on by itself.
start-cancel = Cancel
start-gave-up = Your vault is still closed
start-gave-up-under = Nothing was changed. When your keychain is unlocked, try again.
start-try-again = Try again
start-find-vault = Show where it is now
start-use-sheet = I have a recovery sheet

## First start

welcome = Welcome
welcome-under = Key Courier helps you give an agency access to your supporter system safely, and remember who has it.
welcome-before = Was there a vault on another computer, or on this one before?
welcome-organisation = Organisation
welcome-name = Your name
welcome-name-help = History says who did what.
welcome-domain = Your organisation’s e-mail domain
welcome-domain-help = What comes after the @ in your address, such as example.org.
welcome-platforms = Systems you use
welcome-folder = Where your vault goes
welcome-folder-help = Everything kept there is encrypted. This computer’s keychain holds what opens it.
welcome-folder-help-passphrase = Everything kept there is encrypted. Your passphrase opens it.
welcome-change = Change
welcome-next = Next: an empty vault on this computer. Nothing is sent anywhere.
welcome-next-passphrase = Next: an empty vault on this computer. Nothing is sent anywhere. Print the recovery sheet soon; Home reminds you.
welcome-start = Start

## A passphrase, where there is no keychain

passphrase-heading = A passphrase for your vault
passphrase-why = On most computers a keychain keeps what opens the vault. This one has none, so a passphrase does it, each time you open Key Courier.
passphrase-no-reset = Nobody can reset it, not even we. If it is forgotten, only a recovery sheet still opens the vault.
passphrase-label = Passphrase
passphrase-help = Four or five words that have nothing to do with each other are good, and easy to remember. Blanks and capitals count.
passphrase-again = The same again
passphrase-show = Show
passphrase-differs = This is not the same as above. Type it once more, or press Show to compare.

## Locked and hidden

lock-heading = Your vault is locked
lock-under = Nothing of it is shown until you open it with its passphrase.
lock-passphrase = Passphrase
lock-open = Open
lock-forgotten = Passphrase forgotten?
lock-hidden = Hidden
lock-hidden-under = Your vault was put away, and nothing is asked to bring it back: this keeps out glances, not somebody at this keyboard.
lock-show-again = Show again
lock-hide = Hide
lock-hide-why = Empties this window. Show again brings it back; nothing is asked.
lock-lock = Lock
lock-lock-why = Empties this window. Your passphrase brings it back.

## Practice

window = Key Courier
window-practice = Practice – Key Courier
practice-banner = Practice — everything here is invented, nothing leaves this computer
practice-banner-label = Practice
practice-leave = Leave practice
practice-first = Practise first
practice-first-why = The whole app with an invented organisation, on this computer only. Nothing you do there is real, and nothing has to be filled in first.
practice-heading = Practise
practice-about = Practice is the whole app once more, with an invented organisation, invented agencies and a system on this computer that answers like the real ones. E-mails and texts are shown in place of being sent.
practice-begin-next = Next: this window begins anew, in practice. Your own vault is put away meanwhile, and not touched.
practice-begin = Practise
practice-now = You are practising now. What you do here stays here for the next time, and your own vault is not touched.
practice-again = Begin practice anew
practice-again-title = Begin practice anew?
practice-again-sentence = Only invented things are thrown away: whatever you made in practice so far. Your own vault is not touched.
practice-again-yes = Begin anew
practice-again-no = Keep it
practice-nothing-sent = In practice nothing is sent. This is what would have gone:
practice-nothing-sent-letter = In practice nothing is sent. The letter stands here as it would have gone.
practice-mail = The e-mail that would have gone
practice-to = To { $to }
practice-message = The message that would have gone
practice-message-how = In practice nothing is sent. This is what would have gone to { $mobile }: your phone opens it, and you press Send.
practice-chat-not-opened = In practice WhatsApp is not opened. This is what you would have pasted there.
practice-invented = In practice nobody reads the letter. { $first } is invented, and so is the answer.
practice-answer-take = Let { $first } answer
practice-file = In practice no e-mail goes to { $first }. Save the file where you find it again: soon you will be { $first } and open it.
practice-arrived = In practice you decide: say that it has arrived, and go on.
practice-words = In practice you will need the words yourself in a moment. They can be shown again then.
practice-link = This link leads nowhere in a browser: a server on this computer made it up.
practice-receipt =
    { $form ->
        [page] Now you are { $first }: open the file you saved in your browser, type the eight words there, and come back with the six digits.
        [key] Now you are { $first }: open the file you saved with your own key, and come back with the six digits.
       *[other] Now you are { $first }: open the file you saved, under “Open a file” for instance, and come back with the six digits.
    }

## Restoring with the recovery sheet

restore-heading = Open your vault with the recovery sheet
restore-under = It takes two things: the vault’s folder, from a backup or a drive, and the printed sheet. Nothing is written before both fit together.
restore-folder = The vault’s folder
restore-folder-help = The newest copy you have. It holds a file named vault.json.
restore-folder-none = Not chosen yet
restore-folder-last = Where it was last
restore-folder-choose = Choose the folder
restore-folder-change = Choose another
restore-sheet = What stands on the sheet
restore-sheet-help = Type the rows in order, or scan the QR code and paste what it says. Small letters, blanks, dashes and the numbers of the rows do not matter.
restore-next = Next: your vault opens here, and this computer gets a key of its own to it. History says so.
restore-back = Back
restore-open = Open the vault

## The recovery sheet

sheet-heading = Recovery sheet
sheet-none = Your vault opens with the computer’s own key only. If the computer is lost or broken, a printed sheet and a copy of the vault’s folder bring everything back.
sheet-keep = Keep the sheet like a passport, away from this computer. Whoever has it and the folder can read everything in it.
sheet-make-next = Next: you are asked once more, then a second window shows the sheet. It is not saved on the disk.
sheet-make-next-other = A new sheet does not cancel the one before. If that may be in the wrong hands, cancel it first.
sheet-make = Make the recovery sheet
sheet-make-other = Make a new one
sheet-pending = The sheet is in the other window. It opens nothing until you show that it is on paper.
sheet-print-it = Print it. If its window was closed, this shows it again.
sheet-print = Print
sheet-type = Type two rows from the paper, not from the window.
sheet-row = Row { $row }
sheet-confirm-next = Next: the sheet opens your vault from then on, and its window closes.
sheet-confirm = It is on paper
sheet-discard = Put it aside
sheet-made = Made { $made }. Together with a copy of the vault’s folder it opens your vault on any computer.
sheet-cancelled =
    { $count ->
        [one] One sheet was cancelled: it opens nothing that was kept since.
       *[other] { $count } sheets were cancelled: they open nothing that was kept since.
    }
sheet-cancel = Cancel what was printed
sheet-said-made = Done: the sheet opens your vault from now on.
sheet-said-discarded = Put aside. That sheet opens nothing.
sheet-said-cancelled = Cancelled. No sheet printed so far opens what is kept from now on.

## Home

home-heading =
    { $count ->
        [0] Nothing needs you today
        [1] One thing needs you today
        [2] Two things need you today
        [3] Three things need you today
        [4] Four things need you today
        [5] Five things need you today
        [6] Six things need you today
        [7] Seven things need you today
        [8] Eight things need you today
        [9] Nine things need you today
       *[other] { $count } things need you today
    }
home-today = Today
home-more =
    { $count ->
        [1] And one more, when these are done.
       *[other] And { $count } more, when these are done.
    }
home-empty = When an agency needs a key to your supporter system, begin here. Key Courier helps you make it, locks it into a file and remembers who has it.
home-reading = Looking what needs you …
home-give-access = Give an agency access
home-record = Record access they already have
home-record-new = Record what agencies already have
home-record-table = … or read it from a table (CSV)
home-replace = Replace or switch off a key
home-something-wrong = Something went wrong
home-who-has-access = Who has access now
home-see-all = See all, on any date
home-sheet = No recovery sheet opens your vault yet.
    .then = Print the recovery sheet and keep it somewhere safe.
home-sheet-print = Print it
home-sheet-made = Your recovery sheet was made on { $day }.
home-agencies =
    { $count ->
        [one] agency
       *[other] agencies
    }
home-keys =
    { $count ->
        [one] key
       *[other] keys
    }
home-open-everything =
    { $count ->
        [one] opens every supporter record
       *[other] open every supporter record
    }

today-to = { $agency }, { $platform }
today-to-trial = { $agency }, trial file
today-draft = Access for { $agency } is half way
today-draft-nobody = You began to give an agency access
today-draft-detail = { $platform } · left { $since } · we keep your place
today-draft-detail-nothing = Left { $since } · we keep your place
today-draft-button = Continue
today-file-to-send = The locked file for { $person } has not been sent
today-file-to-send-detail = { $to } · made { $since }
today-file-to-send-button = Send the file
today-has-it-arrived = Has { $day }’s file reached { $agency }?
today-has-it-arrived-detail = Sent to { $person } { $ago } · the unlock words wait until it has arrived
today-has-it-arrived-button = Answer
today-words-to-send = { $person } needs the unlock words
today-words-to-send-detail = { $to } · the file arrived { $since }
today-words-to-send-button = Give the words
today-receipt-to-hear = What number did { $first } get?
today-receipt-to-hear-detail = { $to } · words given { $since }
today-receipt-to-hear-detail-key = { $to } · the file arrived { $since }
today-receipt-to-hear-button = Type the number
today-possible-leak = Somebody else may have seen what went to { $person }
today-possible-leak-detail = { $to } · since { $since } · not settled yet
today-possible-leak-button = See what to do
today-waiting-for-answer = Waiting for { $agency }’s answer
today-waiting-for-answer-detail = { $platform } · asked { $ago } · we keep your place
today-waiting-for-answer-button = Paste their answer
today-sent-unprotected = Others may have read the key of { $agency } on its way
today-sent-unprotected-detail = { $platform } · on record since { $since } · neither replaced nor left on purpose
today-sent-unprotected-button = Replace it
today-switch-old-off = The old key of { $agency } still works
today-switch-old-off-nobody = An old key still works
today-switch-old-off-detail = { $platform } · the new one was given { $since }
today-switch-old-off-button = Switch it off
today-contract-over = { $agency }’s contract has ended, and it still holds keys
today-contract-over-detail = Without a contract since { $day }
today-contract-over-button = See what it holds
today-connection-open = We are still connected to { $host }
today-connection-open-detail = Since { $since } · it was for one job, and did not end with it
today-connection-open-button = See it
today-review-due = Does { $agency } still need its access?
today-review-due-detail = { $platform } · asked since { $day }
today-review-due-button = Look at it
today-end-passed = The access of { $agency } was to end, and is still open
today-end-passed-detail = { $platform } · over since { $day }
today-end-passed-button = End it
today-plan-next-begun = begun { $since }
today-plan-next = Something is half way
today-plan-next-button = Go on

## Forms that change what is known

form-may-wait = may stay empty
fact-unsaid = nobody has said
form-save = Save
form-cancel = Change nothing

## Lists

list-search = Search
list-all = All
list-clear = Show all
list-nothing = Nothing here fits what you look for.

## Keys

keys-heading =
    { $count ->
        [0] No keys yet
        [one] One key on record
       *[other] { $count } keys on record
    }
keys-name = Keys
keys-which = Which key is it?
keys-which-under = On its page stands what can be done with it: replace it, switch it off, and who would be affected.
keys-under =
    { $count ->
        [0] None of those in use opens every supporter record.
        [one] One of those in use opens every supporter record.
       *[other] { $count } of those in use open every supporter record.
    }
keys-empty = When you give an agency access, or record what it already has, its key stands here: who holds it, what it opens and how things stand with it.
keys-reading = Looking up your keys …
keys-list = Keys
keys-search-help = A name, system, agency or last four characters.
keys-system = System
keys-standing = How it stands
keys-agency = Held by
keys-opens = What it opens
keys-opens-everything = Every supporter record
keys-opens-less = Less than that
keys-count =
    { $count ->
        [one] One key
       *[other] { $count } keys
    }
keys-found =
    { $count ->
        [one] { $found } of one key
       *[other] { $found } of { $count } keys
    }
keys-account-ends-in = ends in { $ends_in }
keys-held-by = Held by { $agencies }
keys-held-by-nobody = Nobody outside holds it
keys-everything = opens every supporter record
keys-stands =
    { $standing ->
        [not_kept] not pasted yet
        [kept] kept here, encrypted
        [forgotten] our copy removed
        [never_here] on record, no copy here
        [exposed] others may have seen it
        [replaced] replaced, still works
        [deleted] deleted
       *[switched_off] switched off
    }
keys-and-others =
    { $count ->
        [one] { $names } and one other
       *[other] { $names } and { $count } others
    }

key-page-reading = Looking up this key …
key-page-name = Key
key-page-over = { $platform } · { $kind }
key-page-heading-held =
    { $count ->
        [0] Nobody outside holds this key
        [one] { $agencies } holds this key
       *[other] { $agencies } hold this key
    }
key-page-heading-not-kept = This key has not been pasted yet
key-page-heading-exposed = Others may have seen this key
key-page-heading-replaced = This key was replaced, and still works
key-page-heading-off = This key is switched off
key-page-under-not-kept = It exists in { $platform }, but not in your vault. Take the draft up again from Home to paste it.
key-page-under-kept = It is kept in your vault, encrypted.
key-page-under-forgotten = Our copy was removed. { $platform } still has it, and so has whoever holds it.
key-page-under-never = It is on record only: your vault never held this key.
key-page-under-exposed = It travelled so that others could have read it. Replace it, or say why it can stay as it is.
key-page-under-replaced = A newer one took its place. When everybody has that one, switch this one off in { $platform }: until then whoever has it can use it.
key-page-under-off = Nobody can use it. What it was stays on record here.
key-page-heading-deleted = This key was deleted
key-page-under-deleted = { $platform } does not have it any more, and it cannot come back. What it was stays on record here.
key-page-off-seen = { $platform } was asked, and refuses it.
key-page-off-seen-on = { $platform } was asked { $when }, and refused it.
key-page-off-said = That is your word: nobody has seen { $platform } refuse it.
key-page-under-public = It is no secret: it may be published.
key-page-about = About this key
key-page-fact-name = Name
key-page-fact-account = Account
key-page-fact-ends = Ends in
key-page-fact-purpose = What for
key-page-fact-permission = Permission group
key-page-fact-base-url = Base address
key-page-fact-made = On record since
key-page-fact-everything = Reach
key-page-form = What stands in the form in { $platform }
key-page-verifier = Verifier
key-page-verifier-help = What your developer stores, so that your service recognises the key. It is not the key and opens nothing.
key-page-holders = Who holds it
key-page-holders-none = Nobody outside your organisation holds it now.
key-page-holders-over = Who held it before
key-page-exposed = Others may have read it on its way
key-page-exposed-then = Whoever has it can use it, and nobody would notice. A new key puts an end to that.
key-page-replace-this = Replace this
key-page-can-stay = It can stay
key-page-reason = Why can it stay?
key-page-reason-help = In your own words, for whoever asks later. It is written into your vault.
key-page-reason-keep = Leave it as it is
key-page-reason-not = Not now
key-page-accepted = It stays as it is, although others may have read it on its way
key-page-give = Give it to another agency too
key-page-give-under = Everybody then uses the same key. If it leaks at one of them, it stops for all of them.

key-can-heading = What you can do with it
key-can =
    { $what ->
        [overlap] Replace it
        [cut-over] Replace it for everybody
        [switch-off] Switch it off
        [switch-on] Switch it on again
        [reset] Have a new key sent
       *[unsure] I am not sure who saw it
    }
key-can-then =
    { $what ->
        [overlap] { $count ->
            [0] A second key is made first; then this one is switched off.
            [one] A second key goes to { $agencies } first; this one is switched off when they have it.
           *[other] A second key goes to { $agencies } first; this one is switched off when all of them have it.
        }
        [cut-over] { $count ->
            [0] This key stops the moment the new one is made.
           *[other] This key stops the moment the new one is made. You agree a time with { $agencies } before that.
        }
        [switch-off] { $count ->
            [0] Nobody is on record as using it. You are taken through it step by step.
            [one] { $agencies } stops at once. You see who that is, and can tell them first.
           *[other] { $agencies } stop at once. You see who that is, and can tell them first.
        }
        [switch-on] The same key works again, for everybody who has it.
        [reset] { $platform } sends a new key by e-mail and text; this one stops at once. First you make sure that the same person is still there.
       *[unsure] You are taken through what to stop, whom to tell, and what may have to be reported within 72 hours.
    }
key-can-theirs = The word for it in { $platform }: “{ $word }”
key-can-rights = Change what it may do
key-can-rights-then = Server addresses or permissions change, and the key stays the same.

plans-under-way = Under way
plans-before = What was done before

breaks-heading =
    { $count ->
        [0] Nobody outside uses this key, as far as we know
        [1] One agency uses this key
        [2] Two agencies use this key
        [3] Three agencies use this key
        [4] Four agencies use this key
        [5] Five agencies use this key
        [6] Six agencies use this key
       *[other] { $count } agencies use this key
    }
breaks-then =
    { $what ->
        [overlap] { $count ->
            [0] The new key is made, and then this one is switched off.
            [one] That agency goes on with this key until it has the new one. Nothing stops before that.
           *[other] They go on with this key until each of them has the new one. Nothing stops before that.
        }
        [cut-over] { $count ->
            [0] This key stops the moment the new one is made.
            [one] When you replace it, that agency stops until it has the new one. We prepare everything first.
           *[other] When you replace it, they stop until they have the new one. We prepare everything first.
        }
        [reset] { $count ->
            [0] This key stops at once when { $platform } sends a new one.
            [one] That agency stops at once when { $platform } sends a new one, until the new one is put in.
           *[other] They stop at once when { $platform } sends a new one, until the new one is put in.
        }
       *[switch-off] { $count ->
            [0] If something of your own uses it, that stops.
            [one] When it is switched off, that agency stops at once.
           *[other] When it is switched off, they stop at once.
        }
    }
breaks-in-pages = It stands in pages of your own as well: what they show stops until the new one is in them.
breaks-back =
    { $can ->
        [pause] It can be switched on again, and then the same key works as before.
       *[never] There is no way back: the same key never works again.
    }
breaks-list = Who uses it
breaks-no-way = No e-mail address and no number is known.
breaks-letter = Read the letter that is ready for them
breaks-next =
    { $what ->
        [overlap] Next: the second key is made. Nothing is switched off yet.
        [cut-over] Next: a time is agreed, and who gets each file. Nothing is replaced yet.
        [reset] Next: whether the same person is still there. Nothing is sent yet.
       *[switch-off] Next: whom you tell. Nothing is switched off yet.
    }
breaks-begin =
    { $what ->
        [cut-over] Prepare the files
       *[other] Begin
    }
breaks-not-now = Not now

key-page-guides = In { $platform }
key-page-guides-under = The steps, in the words that stand on the screens there. Nothing happens before you do it.
key-page-guide =
    { $what ->
        [look-up] How to see the key again
        [switch-off] How it is switched off there
        [switch-on] How it is switched on again there
        [replace] How it is replaced there
       *[delete] How it is deleted there
    }
key-page-switched-off = I have switched it off
key-page-deleted = I have deleted it
key-page-switched-off-title = Is it off in { $platform }?
key-page-switched-off-sentence =
    { $count ->
        [0] Whatever still uses this key has stopped. Here it goes on record as switched off.
        [one] Whatever { $agencies } does with this key has stopped. Here their access goes on record as over.
       *[other] Whatever { $agencies } do with this key has stopped. Here their access goes on record as over.
    }
key-page-switched-off-yes = Yes, it is off
key-page-switched-on = I have switched it on again
key-page-switched-on-title = Is it on again in { $platform }?
key-page-switched-on-sentence = Whoever has this key can use it again, and it goes on record here.
key-page-switched-on-yes = Yes, it is on
key-page-no = Not yet
key-page-deliveries = Locked files it went out in
key-page-history = History

access-since-season =
    about { $month ->
        [3] spring
        [6] summer
        [9] autumn
       *[12] winter
    } { $year }
access-since-winter = about winter { $from }–{ $to }
access-since-year = some time in { $year }
access-since-unknown = nobody knows; on record since { $day }
access-since = Since
access-purpose = What for
access-opens = What it opens
access-how = How it reached them
access-travelled =
    { $travelled ->
        [locked-file] in a locked file
        [email] by plain e-mail
        [locked-by-other] in a file locked with another program
        [message] in a text or chat message
        [phone] told on the phone
        [in-person] handed over in person
        [password-manager] through a shared password manager
        [secret-link] through a link that opens once
        [by-system] the system sent it to them itself
        [public] openly, because it may be published
       *[unknown] nobody knows
    }
access-seen-by = Who else may have seen it
access-accepted = Why it stays
access-review = Look at it again
access-open = About this access
access-off-list =
    { $day ->
        [none] Off our list
       *[other] Off our list since { $day }
    }
access-off-list-then = Nobody has said that the key they had was stopped in its system: whoever kept a copy may still be able to use it.
access-paused = They wait for the new key
access-paused-then = The key they had opens nothing any more.
access-open-key = See this key
access-open-agency = See this agency

## Who has access

register-name = Who has access
register-reading = Looking up who has access …
register-agencies =
    { $count ->
        [one] one agency
       *[other] { $count } agencies
    }
register-keys =
    { $count ->
        [one] one key
       *[other] { $count } keys
    }
register-keys-of =
    { $count ->
        [one] one { $platform } key
       *[other] { $count } { $platform } keys
    }
register-heading =
    { $when ->
        [day] On { $day }, { $who } had { $keys }
        [period] Between { $from } and { $to }, { $who } had { $keys }
       *[now] Today { $who } { $agencies ->
            [one] has
           *[other] have
        } { $keys }
    }
register-heading-every =
    { $when ->
        [now] { $which ->
            [none] ; { $keys ->
                [one] it does not open every supporter record
               *[other] none of them opens every supporter record
            }
            [all] ; { $keys ->
                [one] it opens every supporter record
                [2] both open every supporter record
               *[other] all of them open every supporter record
            }
            [one] ; one of them opens every supporter record
           *[some] ; { $count } of them open every supporter record
        }
       *[then] { $which ->
            [none] ; { $keys ->
                [one] it did not open every supporter record
               *[other] none of them opened every supporter record
            }
            [all] ; { $keys ->
                [one] it opened every supporter record
                [2] both opened every supporter record
               *[other] all of them opened every supporter record
            }
            [one] ; one of them opened every supporter record
           *[some] ; { $count } of them opened every supporter record
        }
    }
register-heading-only =
    { $count ->
        [one] that opens every supporter record
       *[other] that open every supporter record
    }
register-heading-only-then = that opened every supporter record
register-heading-nobody =
    { $when ->
        [day] On { $day }, nobody outside had access
        [period] Between { $from } and { $to }, nobody outside had access
       *[now] Today nobody outside has access
    }
register-heading-no-such =
    { $when ->
        [day] On { $day }: nothing that fits what you chose
        [period] Between { $from } and { $to }: nothing that fits what you chose
       *[now] Today: nothing that fits what you chose
    }
register-heading-unsure =
    { $when ->
        [day] On { $day }, nobody outside had access for certain
        [period] Between { $from } and { $to }, nobody outside had access for certain
       *[now] Today nobody outside has access for certain
    }
register-under-unsure =
    { $count ->
        [one] For one more it could not be excluded: it stands at the end, with the reason.
       *[other] For { $count } more it could not be excluded: they stand at the end, with the reasons.
    }
register-under-unsure-only =
    { $count ->
        [one] For one it could not be excluded: it stands below, with the reason.
       *[other] For { $count } it could not be excluded: they stand below, with the reasons.
    }
register-under-off-list =
    { $count ->
        [one] One of them came off our list in that time, and nobody has said that its key was stopped then: the days after that stand at the end.
       *[other] { $count } of them came off our list in that time, and nobody has said that the keys were stopped then: the days after that stand at the end.
    }
register-under-paused =
    { $count ->
        [one] One more waits for its new key and reaches nothing until then.
       *[other] { $count } more wait for their new keys and reach nothing until then.
    }
register-empty = When you give an agency access, or record what it already has, it stands here, and stays on record for any day that somebody may ask about.

register-when = Which day?
register-when-now = Now
register-when-day = On a day
register-when-period = In a period
register-day = On which day?
register-day-help = Who had access at the end of that day.
register-from = From
register-to = To
register-period-help = Who could reach supporter records at any moment between these two days, both included.
register-show = Show
register-known = As we knew it then
register-known-help = Usually this page shows how it was, with all that we learnt later. Choose a day, and it shows only what was on record here at the end of that day, even where it turned out otherwise.
register-known-day = Known on which day?
register-known-show = Show what was known
register-known-back = As we know it now
register-known-now = Only what was on record at the end of { $day }
    .then = What we learnt after that day is left out, right or wrong.
register-before-first = Before { $day } nothing was on record here
    .then = What you see for an earlier day was written down later, as somebody remembered it. Whatever nobody told us is missing.
register-known-before-first = At the end of that day nothing was on record here yet
    .then = The first entry is of { $day }.
register-agency = Agency
register-system = System
register-opens = What it opens
register-opens-everything = Every supporter record only
register-count =
    { $count ->
        [0] Nothing to show
        [one] One entry
       *[other] { $count } entries
    }

register-erased-agency = An agency whose name was erased
register-unnamed = Name erased
register-unsure = Could not be excluded
register-unsure-under = Nobody can say for certain that these agencies had access, or that they had not.
register-unsure-twice = What came off our list in that time, when nobody has said that its key was stopped then, has two entries: one for the days until then, and one here for the days after.
register-unsure-why =
    { $why ->
        [since-unclear] Nobody knows exactly since when. It may have begun earlier than is on record, or later.
       *[off-our-list-only] It has been off our list since { $day }, but nobody has said that the key was stopped in { $platform } then: whoever had kept it may have been able to use it.
    }
register-off-list = On { $day } it came off our list. Nobody has said that the key was stopped in { $platform } then: whoever had kept it may have been able to use it.
register-unsure-title = { $agency }: { $key }
register-everything = Opens every supporter record
register-exposed = Others may have read the key on its way
register-paused = Waits for the new key: the one it had opens nothing any more
register-fact-until = Until
register-more = Data and approval
register-seen = { $day } · seen by Key Courier
register-said = { $day } · as we were told
register-receipt =
    { $how ->
        [matched] receipt number matched, { $heard }, { $when }
        [said] they said so { $heard }, without the number, { $when }
       *[arrived] arrived { $when }
    }
register-receipt-none = no receipt heard yet

register-save = Save what you see
register-save-go = Save or print
register-save-under = Each of these goes where you choose. None of them has a key in it.
register-pdf = Save as PDF
register-pdf-under = To read, print and sign, with a page for the signature.
register-csv = For a spreadsheet (CSV)
register-csv-under = One line for each entry.
register-json = For a program (JSON)
register-json-under = The same, with every field by its name.
register-article = Article 30 extract
register-article-under = For your record of processing: who gets which data, what for, and in which country.
paper-saved = Saved.
paper-open = Open it to read or print
register-hash = What the number on the paper proves
register-hash-what = Each entry in this vault has a number of its own, made from the entry and from all before it. The paper ends with the last one. If somebody changes or removes an older entry later, the numbers after it change too, and no longer fit the paper.
register-hash-not = It does not prove that what was entered was true, or that nothing was left out. And it needs the paper: keep it where whoever writes into this vault cannot change it.
register-hash-now = The last one now
register-hash-value = Entry { $number }: { $hash }
register-check = Is everything as it was written?
register-check-under = Reads all of it again: each entry, each name and each kept key, and compares them with what was written down when they were new.
register-check-do = Check everything
register-check-doing = Reading everything again …
register-check-whole = All of it fits: { register-check-changes }, { register-check-cards }, and { register-check-secrets }
register-check-whole-then = The last number is below. Compare it with a paper you printed: what stood on paper must still be here.
register-check-changes =
    { $changes ->
        [one] one entry
       *[other] { $changes } entries
    }
register-check-cards =
    { $cards ->
        [one] one note of names and addresses
       *[other] { $cards } notes of names and addresses
    }
register-check-secrets =
    { $secrets ->
        [one] one kept key, word list or receipt number
       *[other] { $secrets } kept keys, word lists and receipt numbers
    }
register-check-broken =
    { $count ->
        [one] One thing does not fit
       *[other] { $count } things do not fit
    }
register-check-broken-then = Nothing was changed. What it is, and what you can do, stands below.
register-check-device = Entries of computer { $device }
register-check-head = Last number

## One access

grant-reading = Looking up this access …
grant-name = Access
grant-over = Access · { $key }
grant-heading = { $agency } has access
grant-heading-review = Does { $agency } still need this?
grant-heading-exposed = Others may have seen { $agency }’s key
grant-heading-paused = { $agency } waits for its new key
grant-heading-over = { $agency }’s access is over
grant-heading-off-list = { $agency } is off our list, and its key may still work
grant-under-paused = The key it had opens nothing any more. Until the new one arrives it can reach nothing.
grant-under-off-list = Off our list since { $day }. Nobody has said that the key was stopped: until it is switched off in the system itself, whoever has it may be able to use it.
grant-under-over = Since { $day }. What it was stays on record here.
grant-under-over-key = The key was switched off. What it was stays on record here.
grant-under-exposed = Whoever has it can use it, and nobody would notice. On the key’s page you replace it, or say why it can stay.
grant-see-key = See the key
grant-see-agency = See the agency
grant-switch-off = Switch the key off

grant-review = Is it still needed?
grant-review-under = We ask on { $day }. If it is still needed, we ask again on { $next }.
grant-review-far = We ask on { $day }.
grant-review-due = We promised to ask on { $day }. If it is still needed, we ask again on { $next }.
grant-review-none = If it is still needed, we ask again on { $next }.
grant-needed = Still needed
grant-not-needed = Not any more
grant-signed = Signed. We ask again on { $day }.

grant-end-heading = Not any more
grant-end-off-under = This ends it. We show first who else uses the key, and what to tell them.
grant-end-list = Or only take it off our list
grant-end-list-under = The key { $agency } has goes on working until it is switched off in the system itself. On record it stays as “could not be excluded” until then.
grant-end-why = Why?
grant-end-why-not-needed = They removed the key
grant-end-why-not-needed-then = They say that they do not need it any more and have removed it.
grant-end-why-agency-ended = Their work for us has ended
grant-end-why-agency-ended-then = The agency’s own page has the whole way: deletion letter, confirmation, certificate.
grant-end-why-key-gone = The key they had is gone, and they get no other
grant-end-why-key-gone-then = It was switched off, deleted or made anew without them.
grant-end-why-never-was = It never was so
grant-end-why-never-was-then = Somebody recorded it by mistake. It disappears from what we know now, and stays in what we knew then.
grant-end-since = Since when?
grant-end-since-help = Empty is today.
grant-end-do = Take it off our list
grant-end-not = It is still needed after all
grant-end-choose = Choose why. It is written down for whoever asks later.

grant-about = About this access
grant-days = The days here are never changed by hand: each one comes from something that happened. The next review moves when you sign this one, or when the key changes.
grant-known = Who answers for it, and who approved it
grant-change = Change
grant-owner = Who of ours answers for it?
grant-owner-help = Whoever is asked when something is unclear.
grant-owner-nobody = Nobody yet
grant-categories = Which data about supporters does it reach?
grant-categories-help = Everything that somebody with this key could see or change.
grant-category =
    { $category ->
        [contact-details] Names, addresses, phone numbers
        [giving] Gifts and direct debits
        [actions] Petitions, messages, events
        [consent] What somebody agreed to receive
        [orders] Tickets and orders
        [special] Health, belief, origin and the like
       *[figures] Figures only
    }
grant-category-under =
    { $category ->
        [contact-details] Whoever has them can reach the person.
        [giving] Amounts, dates, Gift Aid, bank details.
        [actions] They can show what somebody believes.
        [consent] And what they asked not to get.
        [orders] What somebody bought, and when they come.
        [special] The law protects these most.
       *[figures] Nobody can be told from them.
    }
grant-approved-by = Who approved it?
grant-approved-on = On which day?
grant-approved-how = How?
grant-approved-how-help = A minute, an e-mail, a ticket: where it can be found.
grant-note = Anything else to note
grant-saved = What we know of this access is saved.
grant-fact-owner = Answers for it
grant-fact-categories = Data it reaches
grant-fact-approved = Approved
grant-fact-approved-by = by { $person }
grant-fact-approved-on = on { $day }
grant-fact-note = Note
grant-fact-ends = Is to end
grant-history = History

## What a key may do

rights-reading = Looking up what this key may do …
rights-name = What a key may do
rights-over = What it may do
rights-heading = What shall “{ $key }” be able to do?
rights-under =
    { $count ->
        [0] The key stays the same. You change it in { $platform }; here it goes on record.
        [one] The key stays the same, and { $agencies } keeps it. You change it in { $platform }; here it goes on record.
       *[other] The key stays the same for all who have it: { $agencies }. You change it in { $platform }; here it goes on record.
    }
rights-now = Now
rights-then = Afterwards
rights-compare = What it may do, now and afterwards
rights-none = nothing
rights-added = new
rights-removed = goes
rights-form = What changes?
rights-purpose = What for?
rights-field-many = One a line. What is there already stays, unless you remove it.
rights-asked = Who asked for it?
rights-asked-nobody = Nobody in particular
rights-since = Since when?
rights-since-help = Empty is today. An earlier day in “Who has access” goes on showing what it could do then.
rights-next = Next: we show what to change in { $platform }, with the whole new text to paste. Nothing is changed yet.
rights-show = Show what to change
rights-same = Nothing differs from what it may do now
    .then = Change an address or the purpose above, then press “Show what to change” again.
rights-guide = In { $platform }
rights-guide-under = Replace what stands in the field with the whole new text.
rights-copy = Copy for { $field }
rights-saved-next = Next: it goes on record, and the review moves, because the key changed.
rights-saved = I saved it in { $platform }
rights-not-now = Not now
rights-opens-everything = With this it opens every supporter record
    .then = It did not before. If somebody has to approve that, ask them first: whoever has the key can use it at once.
rights-opens-more = With this it opens more than before
    .then = If somebody has to approve that, ask them first. Whoever has the key can use the new reach at once.
rights-more-addresses = With this it works from more servers than before
    .then = Take an address only from somebody you know at the agency, and not from an e-mail you did not expect.
rights-opens-less = With this it opens less than before
    .then = That is good. If something of theirs stops, they will tell you, and you can give it back here.
rights-less-is-enough = Less may be enough
    .then = There is a purpose that opens less than this one. What a key cannot do, nobody can do with it.
rights-done-heading = It is on record
rights-done-under = From now on “Who has access” shows the new list. An earlier day goes on showing the earlier one.

## Asking a system about a key

check-heading = Does it work?
check-it = Check it works
check-again = Check again
check-sent-to = The key is sent to { $hosts }, and nowhere else.
check-sent-nowhere = Nothing is sent anywhere.
check-how = How?
check-how-form = Only look at its form
check-how-form-then = On this computer: whether it has the right length and signs.
check-how-ask = Ask { $system }
check-how-ask-then = This downloads the first line of one day of transactions; nothing is kept.
check-asking = Asking { $system } …
check-stopped = You stopped it. Nothing was changed, and nothing is known of the key.
check-give-up = Cancel
check-asked = Asked { $when }
check-status = Status { $status }
check-said = What was answered
check-said-status = What was answered, with status { $status }
check-others = Keys of another region are unknown here. If you like, the key is sent to the other regions of { $system } too.
check-others-ask = Ask the other regions too

check-works = It works
check-works-then = { $system } knows this key and answers it.
check-limited = The key is real, and may not do everything
check-limited-then = { $system } knows it, and did not let it do what we asked. For a key with few permissions that is as it should be. If it is to do more, look at its permissions there.
check-wrong-key = { $system } does not know this key
check-wrong-key-then = It may be cut off, belong to another account, or have been replaced meanwhile. Nothing was changed. Look in { $system } whether the one there ends in the same four characters.
check-address-not-registered = Good news: the key is real
check-address-not-registered-then =
    { $agency ->
        [none] { $system } refused only this computer, because it is not one of the servers on the key’s list. For an agency’s key that is what you want.
       *[other] { $system } refused only this computer, because it is not one of { $agency }’s servers. That is what you asked for.
    }
check-key-inactive = The key is real, and not active
check-key-inactive-then = { $system } knows it and does not let it in: the user it belongs to is not active there. Set the user to active in { $system }, then check again.
check-limit-reached = { $system } takes no more questions just now
check-limit-reached-then = It was asked too often in a short time. That says nothing against the key. Check again in an hour.
check-wrong-region = The key belongs to another region
check-wrong-region-then = { $system } knows it elsewhere. Correct the region under “Make it” before anybody gets the key: otherwise its file names the wrong address.
check-unreachable = { $system } was not reached
check-unreachable-then = Nothing is known of the key yet, and nothing was lost. Try again in a few minutes.
check-unexpected = { $system } gave an answer we do not know
check-unexpected-then = It says nothing for or against the key, and nothing was changed. Look at the key in { $system } itself, or check again later.

check-off-refused = It is refused, as it should be
check-off-refused-then = { $system } does not let this key in any more.
check-off-works = It still works
check-off-works-then = On record here it is switched off, but { $system } lets it in. Switch it off there, then check again.

check-why-no-network = No question was sent. Check the connection of this computer, then try again.
    .what = This computer has no network
check-why-unknown-host = Nobody knows its address on the internet, so nothing was sent. Check the connection, and how the address is spelt.
check-why-not-trusted = The connection could not be trusted, so the key was not sent: somebody may be listening, or this network asks you to log in first. Open any page in your browser, then try again.
check-why-timed-out = It did not answer in time. That says nothing against the key. Try again in a few minutes.
check-why-private-address = Its address leads into a private network, and we ask only systems on the internet. The key was not sent. Ask whoever looks after it.
check-why-redirected = It sent us on to { $host }. We did not follow, so that the key goes nowhere else. If that is where it lives now, correct the address.
check-why-not-the-system = Hotels, trains and some offices answer with a page of their own until you log in. Open any page in your browser, then check again.
    .what = Something else answered in place of { $system }
check-why-too-long = Its answer was much longer than any we know, so we stopped reading. It says nothing for or against the key.
check-why-not-readable = Its answer could not be read. It says nothing for or against the key. Check again later.
check-why-clock-off =
    { $minutes ->
        [0] { $system } takes only questions that carry the right time. Let this computer set its clock by itself, then check again. The key may be right.
        [one] It is one minute { $clock }, and { $system } takes only questions that carry the right time. Let this computer set its clock by itself, then check again. The key may be right.
       *[other] It is { $minutes } minutes { $clock }, and { $system } takes only questions that carry the right time. Let this computer set its clock by itself, then check again. The key may be right.
    }
    .what = This computer’s clock is wrong
check-clock-fast = fast
check-clock-slow = slow
check-why-ask-later =
    { $wait ->
        [0] It was asked too often in a short time. That says nothing against the key. Check again in an hour.
        [one] It was asked too often in a short time. That says nothing against the key. Check again in a minute.
       *[other] It was asked too often in a short time. That says nothing against the key. Check again in { $wait } minutes.
    }
check-why-other-region = It works in { $region }, and another one is on record here. Correct the region under “Make it” before anybody gets the key: otherwise its file names the wrong address.
check-why-shape-only = It looks as a key of { $system } should. Whether it works was not asked, and nothing was sent.
    .what = Its form is right
check-why-not-approved = You have not agreed that { $host } may be asked, so the key was not sent.
    .what = { $host } was not asked
check-why-no-application-passwords = The site takes no application passwords any more. It needs an https address, and a security plugin may have switched them off. Ask whoever looks after the site.
check-why-not-https = Its address does not begin with https, so anybody on the way could read the key. It was not sent. Ask whoever looks after it for an https address.
    .what = { $system } was not asked
check-why-incomplete = Something that belongs into the question is missing, such as the address or a name in the form, so nothing was sent. Look at what stands in the form.
    .what = { $system } was not asked
check-why-key-malformed = It holds signs that no key of { $system } has, so it was not sent. Copy it once more.
    .what = This cannot be the whole key
check-why-account-needed = It answers only people who have an account there. That says nothing against the key.
check-why-trouble = { $system } says that it has trouble of its own. That says nothing against the key. Try again in a few minutes.

checks-all = Check all of them
checks-all-under = Each system is asked about its own keys, and no key goes anywhere else. What would need your consent is left out.
checks-heading = What the systems say
checks-asking = Asking …
checks-asking-count =
    { $of ->
        [one] { $done } of one key has an answer.
       *[other] { $done } of { $of } keys have an answer.
    }
checks-stopped = You stopped it. What was answered until then is on record with each key.
checks-none = There is none that can be asked about without your consent. Look at each key by itself.
checks-done =
    { $count ->
        [one] One key was asked about; { $good ->
            [0] it wants another look.
           *[other] all is well.
        }
       *[other] { $count } keys were asked about; { $good ->
            [0] none of them is as it should be.
           *[other] { $good } of them are as they should be.
        }
    }
checks-close = Put the list away

## Agencies

agencies-heading =
    { $count ->
        [0] No agencies yet
        [one] One agency
       *[other] { $count } agencies
    }
agencies-name = Agencies
agencies-under =
    { $count ->
        [0] None of them holds a key now.
        [one] One of them holds keys now.
       *[other] { $count } of them hold keys now.
    }
agencies-empty = An agency stands here as soon as you give it access, or record what it already has.
agencies-reading = Looking up the agencies …
agencies-list = Agencies
agencies-search-help = The name of an agency, or of a person there.
agencies-role = What it is to you
agencies-role-unknown = Nobody has said
agencies-holding = What it holds
agencies-holding-keys = Holds keys
agencies-holding-none = Holds no key
agencies-holding-over = Contract over, holds keys
agencies-count =
    { $count ->
        [one] One agency
       *[other] { $count } agencies
    }
agencies-found =
    { $count ->
        [one] { $found } of one agency
       *[other] { $found } of { $count } agencies
    }
agencies-nobody = Nobody is known there yet
agencies-keys =
    { $count ->
        [0] no key
        [one] one key
       *[other] { $count } keys
    }
agencies-keys-over =
    { $count ->
        [one] contract over, one key
       *[other] contract over, { $count } keys
    }
agencies-everything =
    { $count ->
        [one] one key opens every supporter record
       *[other] { $count } keys open every supporter record
    }
agencies-contract-until = contract until { $day }

agency-reading = Looking up this agency …
agency-name = Agency
agency-heading =
    { $count ->
        [0] { $agency } holds no key
        [one] { $agency } holds one key
       *[other] { $agency } holds { $count } keys
    }
agency-heading-over =
    { $count ->
        [one] { $agency }’s contract has ended, and it still holds one key
       *[other] { $agency }’s contract has ended, and it still holds { $count } keys
    }
agency-under-everything =
    { $count ->
        [0] None of them opens every supporter record.
        [one] One of them opens every supporter record.
       *[other] { $count } of them open every supporter record.
    }
agency-under-over = Switch off what is no longer needed, or write down until when the new contract runs.
agency-heading-ended =
    { $count ->
        [0] The work of { $agency } for you has ended
        [one] The work of { $agency } for you has ended, and it holds one key
       *[other] The work of { $agency } for you has ended, and it holds { $count } keys
    }
agency-under-ended = It ended on { $day }.
agency-under-confirmed =
    { $how ->
        [email] By e-mail it confirmed on { $day } that it removed or returned what it had.
        [letter] In a signed letter it confirmed on { $day } that it removed or returned what it had.
        [phone] On the phone it confirmed on { $day } that it removed or returned what it had.
       *[no-answer] It did not answer whether it removed or returned what it had; you waited until { $day }.
    }
agency-ends = Their work for us ends
agency-person-left = { $person } has left
agency-person-left-on = Left on
agency-person-erase = Erase { $person }
agency-give = Give { $agency } access
agency-record = Record what they already have
agency-about = About { $agency }
agency-change = Change
agency-fact-role = What it is to you
agency-fact-contract = Contract
agency-fact-ends = Contract ends
agency-fact-countries = Works from
agency-role =
    { $role ->
        [processor] Works on our instructions
        [sub-processor] Works for another agency of ours
        [joint-controller] Decides together with us
       *[other] Something else
    }
agency-role-sentence =
    { $role ->
        [processor] Most agencies do. The law calls it a processor.
        [sub-processor] It got the work from them, not from us: a sub-processor.
        [joint-controller] Both say what the data is used for: a joint controller.
       *[other] For instance, it decides alone what it does with the data.
    }
agency-form-name = Name of the agency
agency-form-role = What is it to you?
agency-form-contract = The contract
agency-form-contract-help = What it is called, or where it lies.
agency-form-ends = When does the contract end?
agency-form-ends-help = We ask you about its keys when that day has come.
agency-form-countries = Countries it works from
agency-form-countries-help = Type a few letters, then press the country. Where the data is handled from matters in law.
agency-form-countries-none = No country begins or goes on like that.
agency-form-countries-found =
    { $count ->
        [one] One country fits
       *[other] { $count } countries fit
    }
agency-form-countries-add = Add { $country }
agency-form-countries-remove = Remove { $country }
agency-form-countries-chosen = Countries chosen
agency-kept = What we know of { $agency } is saved.
agency-people = People
agency-people-none = We know nobody there yet.
agency-people-add = Add somebody
agency-person-change = Change { $person }
agency-person-new = Somebody new at { $agency }
agency-person-name = Name
agency-person-name-help = First and last name.
agency-person-email = E-mail address
agency-person-mobile = Mobile number
agency-person-mobile-help = With the country, such as +44 7700 900123. The unlock words can go there.
agency-person-number-from =
    { $from ->
        [email] from an e-mail of theirs
        [records] from our own records or a contract
        [spoken] told on the phone or in person
       *[unknown] nobody knows where it is from
    }
agency-person-bare = No address and no number is known yet.
agency-person-key = Own public key
agency-person-key-is = { $kind } key, ends in { $ends_in }
agency-person-kept = { $person } is saved.
agency-holds = What it holds
agency-holds-none = It holds no key now.
agency-held = What it held before
agency-deliveries = Deliveries
agency-sheet = On paper
agency-sheet-under = Everything on record about this agency: what it has and had, receipts, contract, and how its access ended.
agency-sheet-save = Save the agency sheet as PDF
agency-history = History

## Deliveries

deliveries-heading =
    { $count ->
        [0] No deliveries yet
        [one] One delivery
       *[other] { $count } deliveries
    }
deliveries-name = Deliveries
deliveries-under =
    { $count ->
        [0] All of them are done.
        [one] One of them is under way.
       *[other] { $count } of them are under way.
    }
deliveries-empty = A delivery stands here from the day its locked file is made: how far it has come, and what is to be done next.
deliveries-reading = Looking up the deliveries …
deliveries-list = Deliveries, newest first
deliveries-search-help = A person, an agency or a system.
deliveries-standing-filter = How far it is
deliveries-agency = To
deliveries-count =
    { $count ->
        [one] One delivery
       *[other] { $count } deliveries
    }
deliveries-found =
    { $count ->
        [one] { $found } of one delivery
       *[other] { $found } of { $count } deliveries
    }
deliveries-made = { $to } · made { $made }
deliveries-standing =
    { $standing ->
        [made] not sent yet
        [sent] sent, not known to have arrived
        [arrived] arrived, not known to be opened
        [words_given] words given, not known to be opened
        [leak] somebody else may have seen it
       *[delivered] delivered
    }

## Connecting to a site

site-which = Which site is it for?
site-which-under = { $system } makes the key itself: Key Courier asks it to, over your own connection.
site-find = Find the site
site-find-next = Next: you are asked whether this site may be asked at all. Then we look whether it can make the key. Nothing is made yet.
site-other = Another site
site-connect-heading = Connect to { $site }
site-connect-under = To make the key, Key Courier needs an application password of its own there. It is kept encrypted, and never shown, copied or sent to anybody else.
site-can = What it could do
site-can-then = Whatever your own user may do at { $host }, except sign in to its pages. Key Courier makes the user there, asks when it was used, and ends it. It does nothing else with it.
site-where = Where does the application password come from?
site-where-new = { $host } makes one now
site-where-new-then = You approve it on a page of the site, and copy what it shows.
site-where-have = I have an application password
site-where-have-then = Made for Key Courier, in your own profile at the site.
site-how-open = Open the approval page. It comes in your browser; log in there, if you are not.
site-how-yes = Press “Yes, I approve of this connection”.
site-how-copy = Copy the password that the site shows then, and come back here.
site-how-have = Copy it, and come back here.
site-approve = Open the approval page
site-opened = It is open in your browser.
site-user = Your user name at the site
site-user-help = The one you log in with there. It must be allowed to add users.
site-long = For how long?
site-long-job = For this job only
site-long-job-then = When the job is done we end it, and look whether the site refuses it.
site-long-job-key-then = For one question, or for switching the key off. Then we end it, and look whether the site refuses it.
site-long-kept = Until I end it
site-long-kept-then = It stays in your vault, encrypted. You end it in Settings.
site-connect = Paste the password
site-connect-next = Next: it is taken from the clipboard, which is emptied, and tried at { $host }.
site-doing =
    { $doing ->
        [look] Looking at the site …
        [approve] Asking the site for its approval page …
        [connect] Trying to connect …
        [make] Making the user and its key. That takes a moment …
        [last] Asking when it was used last …
        [off] Switching it off, and looking whether it is refused …
       *[end] Ending it, and looking whether the site refuses it …
    }
site-stopped =
    { $doing ->
        [make] You stopped it. If something was made at the site already, you see it in its list of users.
        [off] You stopped it. Ask once more to see whether it was switched off.
       *[other] You stopped it. Nothing was changed, and everything you typed is still here.
    }
site-connected = Connected to { $site } as { $user }
site-connected-job = For this job only: the connection ends when the key is made.
site-connected-kept = Until you end it, in Settings.

make-heading-there = What { $system } makes
make-under-there = We filled in what we know. Change what you like; Key Courier sends it to { $system } when you press the button.
make-there = Create it now
make-made-there = { $system } has made the key
make-made-there-under = It ends in { $ends_in }, and is kept on this computer, encrypted. Nothing is made a second time.
make-there-next = Next: { $system } makes it, we keep the key encrypted, and ask whether it works. Nothing is made before you press the button.
make-there-next-job = Next: { $system } makes it, we keep the key encrypted, ask whether it works, and end the connection. Nothing is made before you press the button.

file-made-there = { $system } was asked: it works.
file-still-connected = You stay connected to { $host } until you end it, in Settings.
file-not-connected = Our connection to { $host } is ended.

there-heading = At { $host }
there-under = Key Courier can ask the site when this key was used last, and switch it off there. For that it needs an application password of its own.
there-connect = Connect
there-connect-not = Not now
there-connected = Connected as { $user }, since { $since }.
there-connected-job = It ends with the next thing you do here.
there-connected-kept = It stays until you end it.
there-end = End the connection
there-ended = The connection is ended, and the site refuses it.
there-last = When was it used last?
there-last-under = The site notes a use at most once in 24 hours, and the address it came from. When Key Courier checks the key, that counts as one.
there-used = Used { $when } from { $from }
there-used-somewhere = Used { $when }; the site does not say from where
there-never = Never used
there-asked = Asked { $when }
there-off = Switch it off there
there-off-under = It is ended at the site, and we look whether it is refused. It cannot be brought back: a new one would be another key.
there-off-title = Switch it off at { $host }?
there-off-sentence =
    { $count ->
        [0] Whatever still uses this key stops at once. It cannot be brought back.
        [one] Whatever { $agencies } does with this key stops at once. It cannot be brought back.
       *[other] Whatever { $agencies } do with this key stops at once. It cannot be brought back.
    }
there-off-yes = Yes, switch it off
there-off-no = Not now
there-is-off = It is off: { $host } was asked with it and refused it.

connections-heading = Connections
connections-under = Sites where Key Courier has an application password of its own. It is never shown, copied or sent.
connections-user = as { $user } · since { $since }
connections-kept = until you end it
connections-job = for one job
connections-end = End it
connections-ended = { $host }: the connection is ended, and the site refuses it.
connections-forget = Forget it here
connections-forget-title = Forget the connection to { $host }?
connections-forget-sentence = Only do this where the site cannot be reached any more. Our password goes from this vault, but it may still work at the site: somebody has to delete it there by hand.
connections-forget-no = Keep it
connections-forgotten = { $host }: the connection is forgotten here. Our password may still work there: delete it by hand, at the site, in the profile of { $user }.

## Plans: something that takes several steps, and perhaps weeks

plan-name = Step by step
plan-reading = Looking up how far this is …
plan-steps = What there is to do
plan-heading =
    { $what ->
        [overlap] A second key takes the place of this one
        [cut-over] This key is replaced for everybody at once
        [switch-off] This key is being switched off
        [switch-on] This key is being switched on again
        [reset] The system sends a new key in place of this one
        [person-left] { $person } has left { $agency }
        [agency-ends] The work of { $agency } for you ends
        [ours-left] { $person } is leaving you
       *[unsure] You are not sure who saw it
    }
plan-heading-done =
    { $what ->
        [overlap] This key was replaced
        [cut-over] This key was replaced for everybody
        [switch-off] This key was switched off, and what goes with it is done
        [switch-on] This key was switched on again
        [reset] The system has sent a new key
        [person-left] What { $person } had at { $agency } is looked after
        [agency-ends] The work of { $agency } for you has ended
        [ours-left] What { $person } had is looked after
       *[unsure] What somebody may have seen is looked after
    }
plan-heading-given-up = This was given up
plan-title =
    { $what ->
        [overlap] A second key in place of this one
        [cut-over] Replacing it for everybody at once
        [switch-off] Switching it off
        [switch-on] Switching it on again
        [reset] A new key sent by the system
        [person-left] { $person } has left
        [agency-ends] The end of the work of { $agency }
        [ours-left] { $person } is leaving you
       *[unsure] You are not sure who saw it
    }
plan-begun = Begun { $since }
plan-count = { $done } of { $of } steps done
plan-waits = waits until { $until }
plan-next =
    next: { $step ->
        [noticed] when you noticed it
        [ask-person] whether the same person is there
        [change-account] change the account
        [agree-time] agree a time
        [choose-reader] choose who gets the file
        [tell-holder] tell those who hold it
        [make-second] make the second key
        [renew-there] make the new key
        [paste-key] paste the new key
        [messages-went] see that both messages went
        [make-file] make a locked file
        [deliver] bring a file on its way
        [switch-off-there] stop it in the system
        [switch-on-there] switch it on in the system
        [see-refused] see that it is refused
        [wait] wait some days
        [delete-there] delete it in the system
        [decide] decide about a key
        [name-successor] say who takes over
        [ask-deletion] ask for deletion
        [deletion-confirmed] write down their answer
       *[finish] finish
    }
plan-row-ended =
    { $how ->
        [done] done
       *[given-up] given up
    }
plan-ended =
    { $how ->
        [done] Everything there was to do is done or was left out on purpose. It stays on record here.
       *[given-up] Nothing more is asked of you here. What was done until then stays done, and stays on record.
    }
plan-seen = seen by Key Courier
plan-said = your word
plan-skipped = left out
plan-skipped-because = left out: { $reason }
plan-can-be-now = can be done now
plan-locked = Nothing can be changed just now. The note at the top says why.
plan-history = History
plan-about = What it is about
plan-nobody-holds = Nobody outside your organisation.
plan-back = Back
plan-mark = 72 hours end
plan-mark-by = 72 hours end { $by }
plan-mark-under = Noticed { $noticed }. Until then a breach that puts people at risk has to be reported to the data protection authority.

plan-step =
    { $step ->
        [noticed] When it was noticed
        [ask-person] Is { $name } still there?
        [change-account] E-mail and mobile in { $platform }
        [agree-time] The time
        [choose-reader] Who gets the file at { $name }
        [tell-holder] Tell { $name }
        [make-second] The second key
        [renew-there] A new key in { $platform }
        [paste-key] The new key
        [messages-went] The two messages
        [make-file] The file for { $name }
        [deliver] The delivery to { $name }
        [switch-off-there] Off in { $platform }
        [switch-on-there] On again in { $platform }
        [see-refused] Seen refused
        [wait] Some quiet days
        [delete-there] Deleted in { $platform }
        [decide] { $name }
        [name-successor] Who takes over
        [ask-deletion] Deletion or return
        [deletion-confirmed] What they say to it
       *[finish] The end
    }
plan-now =
    { $step ->
        [noticed] When did you notice it?
        [ask-person] Is { $name } still there?
        [change-account] Change e-mail and mobile in { $platform } first
        [agree-time] Agree a time with everybody
        [choose-reader] Who gets the new file at { $name }?
        [tell-holder] Tell { $name }
        [make-second] Make the second key
        [renew-there] Make the new key in { $platform }
        [paste-key] Paste the new key
        [messages-went] Did both messages go?
        [make-file] Make the locked file for { $name }
        [deliver] Bring the file to { $name }
        [switch-off-there] Stop it in { $platform }
        [switch-on-there] Switch it on again in { $platform }
        [see-refused] See that it is refused
        [wait] Wait some days
        [delete-there] Delete it in { $platform }
        [decide] What becomes of { $name }?
        [name-successor] Who takes over?
        [ask-deletion] Ask { $name } to delete or return what it has
        [deletion-confirmed] What did { $name } say?
       *[finish] That is all
    }

plan-skip =
    { $step ->
        [tell-holder] Leave this out
        [see-refused] Go on without asking
        [delete-there] Leave it there, switched off
        [agree-time] No time is needed
        [make-file] They get no new key, and their access ends
        [deliver] Leave this delivery as it is
        [ask-deletion] Do not ask
       *[other] Leave this out
    }
plan-skip-reason = Why is it left out?
plan-skip-reason-help = In your own words, for whoever asks later. It may stay empty.
plan-skip-yes = Leave it out
plan-skip-no = Not now

plan-give-up = Give it up
plan-give-up-title = Give it up?
plan-give-up-sentence = What was done stays done: nothing is undone in any system, and no file is called back. You can begin anew at any time.
plan-give-up-yes = Give it up
plan-give-up-no = Go on with it

plan-tell-under = The letter is ready, to { $email }. It holds no key and no unlock words.
plan-tell-under-no-address = No e-mail address is known. The letter is ready to be copied; or ring, and say the same.
plan-told = I told them
plan-tell-nobody = They all know already
plan-ask-deletion-under = The letter asks them to delete or return what they have, and to say so in writing.
plan-asked = I asked them

plan-agree-under = The old key stops the moment the new one is made. Choose a time at which everybody can put the new one in, and you are at your desk.
plan-agreed = This time is agreed
plan-agreed-for = for { $time }
plan-noticed-under = 72 hours run from the moment you noticed it, also at night and over a weekend. Write down what is true, even if it was a while ago.
plan-noticed-save = That was when
plan-day = On which day?
plan-time = At what time?
plan-time-help = Such as 14:30, in { $zone }.

plan-reader-under = The file is made for this person, and only their unlock words open it.
plan-reader-take = They get it
plan-successor-under = Open access moves to them on our list. Nothing is sent, and no key changes by that.
plan-left-sheet = They printed the recovery sheet, which opens this vault without this computer. If you do not have the paper, print a new one in Settings and cancel this one.
plan-left-connections = They connected Key Courier to { $hosts } as a user there. If that user is theirs, end the connection in Settings and connect it anew.
plan-successor-take = That is right
plan-nobody = Nobody
plan-nobody-then = What is decided next holds for all of it.
plan-nobody-known = Nobody else is on record there yet. Add somebody on the page of the agency, then come back: we keep your place.
plan-add-somebody = Add somebody
plan-ask-person-under = The new code goes to the mobile on the account, and the link to its e-mail address. Ring first: whoever has both gets the key.
plan-still-there = Yes, still there
plan-not-there = No, not any more
plan-gone-under = Then somebody else gets the two messages. Their e-mail and mobile go into the account before anything is sent.
plan-account-under = In { $platform } first, then here: the next step sends the two messages to what stands there.
plan-account-done = I have changed both in { $platform }

plan-second-under = It is made in the same way as the first one, and given in a locked file. The old one goes on working until everybody has the new one.
plan-second-begin = Make the second key
plan-second-go-on = Go on with it
plan-file-under-for = The new key goes into it, for { $person }. It is locked, opened again and compared; that takes a few seconds. Then you bring it on its way.
plan-file-made = It is made. Save it on its own page and bring it on its way from there.
plan-file-otherwise = They have the new key another way
plan-file-under = The new key goes into it. It is locked, opened again and compared; that takes a few seconds. Then you bring it on its way.
plan-deliver-under = The file by one way, the unlock words by another, and the receipt number when it is open: all of that stands on its own page. When the number is there, this goes on by itself.
plan-delivery = The delivery
plan-deliver-go = Go to the delivery

plan-key-under = { $system } shows it now. Key Courier takes it from the clipboard, keeps it encrypted in place of the old one and clears the clipboard.
plan-key-not-old = It must not be the old one, which ends in
plan-key-doubt-under = It is not kept yet, the old one stays as it is, and nothing is lost.

plan-there-under =
    { $step ->
        [renew-there] The old key stops at once, with every connection that uses it.
        [switch-off-there] It stops at once, wherever it is.
        [switch-on-there] The same key works again, wherever it is.
       *[delete-there] It is gone for good there; what it was stays on record here.
    }
plan-ends-in = Find its row by the last four characters:
plan-stops =
    { $count ->
        [one] { $agencies } stops when you do this.
       *[other] { $agencies } stop when you do this.
    }
plan-delete-warning = This cannot be taken back: it can be switched on again only while it is not deleted.
plan-by-app = Key Courier does it in { $platform } and sees whether it worked. It takes a few seconds and cannot be stopped half way.
plan-by-app-doing = Doing it in { $platform } …
plan-there-do =
    { $step ->
        [renew-there] Make the new key there
        [switch-off-there] Switch it off there
        [switch-on-there] Switch it on there
       *[delete-there] Delete it there
    }
plan-there-done =
    { $step ->
        [renew-there] I have made it anew
        [switch-off-there] I have stopped it
        [switch-on-there] I have switched it on
       *[delete-there] I have deleted it
    }
plan-messages-under = { $platform } sent a link by e-mail and a code by text. The person on the account has the new key when both arrived.
plan-refused-under = It must be refused now. { $system } is asked once, with the copy we still keep: then you need nobody’s word for it.
plan-refused-ask = Ask whether it is refused
plan-refused-again = Ask again
plan-wait-until = Until { $until }
plan-wait-under = Some days without trouble
plan-wait-then = Something that nobody thought of may still use the old key. While it is only switched off, it can be switched on again at once.
plan-wait-not = Do not wait

plan-confirmed-under = Their answer belongs to the record, and so does it when there is none.
plan-remind = Remind them
plan-confirmed-how = How did they answer?
plan-confirmed-on = On which day?
plan-confirmed-waited = Until which day did you wait?
plan-confirmed-save = They confirmed it
plan-confirmed-not = They did not answer
confirmed-how =
    { $how ->
        [email] By e-mail
        [letter] By a signed letter
        [phone] On the phone
       *[no-answer] They did not answer
    }

plan-finish-under =
    { $what ->
        [agency-ends] With this the access of { $agency } is off our list, and its work ends on record. What still works at a system stands on the certificate as well.
        [unsure] The incident sheet says what happened, what was done and what is still open. Keep it with your records, also where nothing has to be reported.
        [ours-left] The certificate says what they had in their hands and what became of it.
       *[other] Nothing is left to do. It stays on record here.
    }
plan-finish =
    { $what ->
        [agency-ends] End it
       *[other] Finish
    }
plan-save-certificate = Save the certificate
plan-save-incident = Save the incident sheet

decide =
    { $decision ->
        [replace] Replace it
        [switch-off] Switch it off
        [off-our-list] Only take it off our list
       *[accept] Leave it as it is
    }
decide-then =
    { $decision ->
        [replace] A new key for those who go on; the old one stops. The steps for it begin at once.
        [switch-off] { $count ->
            [0] It stops for whoever still has it.
            [one] It stops for whoever still has it, and for { $others } too.
           *[other] It stops for whoever still has it, and for { $others } too.
        }
        [off-our-list] The key goes on working, and whoever kept a copy can still use it. It only leaves our list, and the register says so.
       *[accept] Nothing changes. Your reason stands on record.
    }
decide-do =
    { $decision ->
        [replace] Replace it
        [switch-off] Switch it off
        [off-our-list] Take it off our list
       *[accept] Leave it as it is
    }
decided =
    { $decision ->
        [replace] to be replaced
        [switch-off] to be switched off
        [off-our-list] off our list only
       *[accept] stays as it is
    }
decide-why-held = They had it once, and nothing has stopped it since.
decide-why-holds = They have it.
decide-why-only-contact = They are the only one known there, or the one it went to last.
decide-why-made = They made it in the system, so they saw it there.
decide-why-kept = They pasted it here, so it was on their clipboard.
decide-why-saved = They saved a locked file with it.
decide-why-words-shown = They had the unlock words of a file with it on their screen.
decide-why-words-given = A file with it went to them, and they were given its words.
decide-why-received = They opened a file with it, so they could have copied it.
decide-why-account = Their e-mail address, mobile number or name stands on its account in the system.
decide-why-itself = This is the key that somebody may have seen.
decide-choose = Decide
decide-everything = It opens every supporter record
decide-others =
    { $count ->
        [one] { $others } holds it too.
       *[other] { $others } hold it too.
    }
decide-under-way =
    { $decision ->
        [switch-off] It is to be switched off. That has steps of its own.
       *[replace] It is to be replaced. That has steps of its own.
    }
decide-go-on = Go on with it
decide-steps = See its steps

## Settings

settings-heading = Settings
settings-reading = Looking up your settings …
settings-you = Your organisation and you
settings-organisation = Organisation
settings-domain = E-mail domain
settings-person = At the keyboard
settings-systems = Systems you use
settings-systems-under = Only these are offered when you give an agency access.
settings-systems-kept =
    { $count ->
        [one] One key there is on record, so it stays.
       *[other] { $count } keys there are on record, so it stays.
    }
settings-systems-save = Use these
settings-systems-saved = From now on these systems are offered.
settings-vault = Where your vault lies
settings-vault-keychain = Everything there is encrypted. This computer’s keychain holds what opens it.
settings-vault-passphrase = Everything there is encrypted. It opens with your passphrase, because this computer has no keychain.
settings-vault-practice = This is the vault of practice. What opens it lies openly beside it, because everything in it is invented.
settings-history = History
settings-history-under = Everything that happened in this vault, and who did it.
settings-history-see = See History

prefer-heading = Reminders and terms
prefer-field =
    { $field ->
        [review_lead_days] Days before a review is due
        [wait_days] Days an old key stays switched off before it is deleted
       *[retention_years] Years people’s names are kept
    }
prefer-field-help =
    { $field ->
        [review_lead_days] From then on it stands on Home.
        [wait_days] While it is only switched off, it can be switched on again.
       *[retention_years] Counted from the last access they or their agency had. Nothing is erased by itself.
    }
prefer-number = Please type a whole number up to { $most }.
prefer-notify = Tell me through this computer’s own notifications
prefer-notify-then = That a review is due or a step can go on. No key and no name stands in them.
prefer-save = Keep these
prefer-saved = From now on these hold.

our-people-heading = Who works with this vault
our-people-under = Whoever is at the keyboard stands in History beside what they do.
our-people-here = at the keyboard now
our-people-left = left on { $day }
our-people-plan = See how far it is
our-people-another = Somebody else is at the keyboard now
our-people-name = Who is at the keyboard now?
our-people-name-help = First and last name. Somebody you know already is found by the same name.
our-people-take = That is me
our-people-not = Nobody else
our-people-taken = From now on History says so.

retention-heading = Kept longer than needed
retention-under =
    { $years ->
        [one] These people had no access for more than a year. You may erase what is known of them.
       *[other] These people had no access for more than { $years } years. You may erase what is known of them.
    }
retention-last = last access on { $day }
calendar-heading = Review dates in your calendar
calendar-under = A file for any calendar program, with the days on which access is to be looked at. No key and no name stands in it.
calendar-save = Save review dates as a calendar file
calendar-saved = It is saved.

person-erased = An erased person
person-erased-then = Nothing is known of them any more. What happened stays in History, without the name.
erase-heading = Erase { $person }?
erase-under = What belongs to them is removed from this vault for good. Older copies of the vault folder still hold it.
erase-goes = What goes
erase-stays = What stays
erase-stays-then =
    { $count ->
        [0] Nothing on record names them.
        [one] One entry in History, which then says “an erased person”. Who had access on any day can still be printed.
       *[other] { $count } entries in History, which then say “an erased person”. Who had access on any day can still be printed.
    }
erase-blocked = { $why ->
    [here] They are at the keyboard. Let somebody else take the keyboard first, then come back.
    [connection] Key Courier is connected to a site as a user in their name, and needs that name to end it. End the connection in Settings first, then come back.
   *[plan] A plan under way needs them. Finish it first, then come back.
  }
erase-keys =
    { $count ->
        [one] One key that went to them still works
       *[other] { $count } keys that went to them still work
    }
erase-keys-then = Erasing the name switches nothing off. Look at what they had first.
erase-do = Erase
erase-not = Not now
erase-done = It is erased. Nothing is known of them any more.
erase-name = Name
erase-email = E-mail address
erase-mobile = Mobile
erase-public-key = Own public key
erase-field = In the form of a key
erase-draft = Drafts with them, which go as a whole
erase-seen-by = Who may have seen a key
erase-accepted = Why a key can stay
erase-approved-by = Who approved access
erase-approved-how = How access was approved
erase-note = Notes
erase-contract = What a contract is called
erase-connection = Our user name at a site

## Access read from a table

import-heading = Record access from a table
import-under = If you keep a list of who has which key, it can be put on record at once. You see everything before anything is kept.
import-choose = Choose the table
import-choose-how = In Excel: Save as, then CSV UTF-8. Other programs call it Text CSV.
import-example = What such a table looks like
import-example-under = One row for each agency and each key. The first row says what the columns are.
import-example-agency = Agency
import-example-person = Contact
import-example-system = System
import-example-kind = Type
import-example-purpose = Purpose
import-example-since = Since
import-example-ends-in = Ends in
import-example-sent = How sent
import-example-agency-value = Brightwater
import-example-person-value = Ana Costa
import-example-system-value = Engaging Networks
import-example-kind-value = API user
import-example-purpose-value = Submit pages
import-example-since-value = March 2024
import-example-ends-in-value = d117
import-example-sent-value = e-mail
import-example-more = Columns may stand in any order, and some may be missing. These are read too: e-mail address, mobile, account, until when, end of the contract, role, countries and notes.
import-example-keys = Leave the keys themselves out. If some stand in the table, they are left out when it is read: at most their last four characters stay.
import-reading = Looking at the table …
import-file = { $name }: nothing of it is on record yet.
import-can-be-taken =
    { $count ->
        [0] No row of { $all } can be taken yet
        [one] { $count } of { $all } rows can be taken
       *[other] { $count } of { $all } rows can be taken
    }
import-cannot = { $count ->
        [0] { "" }
        [one] 1 cannot, and you see below why.
       *[other] { $count } cannot, and you see below why.
    }
import-known-count = { $count ->
        [0] { "" }
        [one] 1 says what is on record already and stays out.
       *[other] { $count } say what is on record already and stay out.
    }
import-held-keys = Keys stand in this file
import-held-keys-then = They were left out: at most their last four characters were kept. But whoever has the file has the keys. Delete it when you are done, also from the recycle bin.
import-windows = The file does not say how its letters are written, so they were read as Excel writes them in western Europe. Look whether accents are right.
import-asks-agency = No column says which agency it is
import-asks-agency-then = Choose it under “What the columns mean”.
import-asks-days = { $example }: which day is that?
import-asks-days-help = It can be read in two ways. Your answer counts for every day in the table.
import-asks-days-first = Answer the question about days first.
import-asks-system = Which system is meant where a row names none?
import-asks-system-none = None: leave those rows out
import-asks-country = Country code of mobiles without one
import-asks-country-help = Some mobiles begin without + and a country. If all of those are of one country, type its code, like +44.
import-asks-country-use = Use it
import-columns = What the columns mean ({ $read } of { $all } are read)
import-column = Column { $letter }
import-column-named = { $letter }: { $head }
import-column-first = { $values }
import-column-keys = Keys: left out.
import-meaning-agency = Agency
import-meaning-person = Person at the agency
import-meaning-email = E-mail address
import-meaning-mobile = Mobile
import-meaning-system = System
import-meaning-account = Account on the system
import-meaning-kind = Kind of key
import-meaning-purpose = What it is for
import-meaning-ends-in = How the key ends
import-meaning-since = Since when
import-meaning-until = Until when
import-meaning-sent = How it was sent
import-meaning-contract-ends = End of the contract
import-meaning-role = Role of the agency
import-meaning-country = Countries
import-meaning-note = Note
import-meaning-nothing = Not read
import-bad =
    { $count ->
        [one] 1 row that cannot be taken
       *[other] { $count } rows that cannot be taken
    }
import-bad-under = Put them right in the spreadsheet and choose the table again, now or later: what is on record then stays out by itself.
import-row = Row { $line }
import-row-of = Row { $line }: { $agency }
import-problem = { $column }: { $sentence }
import-key-left-out = A key stood in this row. It was left out.
import-good =
    { $count ->
        [one] 1 row that can be taken
       *[other] { $count } rows that can be taken
    }
import-known =
    { $count ->
        [one] 1 row that is on record already
       *[other] { $count } rows that are on record already
    }
import-same-as = Row { $line } says the same.
import-since = since { $since }
import-since-unknown = nobody knows since when
import-more =
    { $count ->
        [one] Show the other one
       *[other] Show { $count } more
    }
import-next = What happens next
import-next-agencies =
    { $count ->
        [0] No agency is new.
        [one] 1 agency is new.
       *[other] { $count } agencies are new.
    }
import-next-stays = What is known already of an agency or a person stays as it is.
import-next-systems = Used from now on: { $systems }.
import-next-way = Where the table does not say how a key was sent, Home asks whether it can stay.
import-next-back = You can take all of it back, until something else rests on it.
import-take =
    { $count ->
        [one] Put 1 row on record
       *[other] Put { $count } rows on record
    }
import-another = Choose another table
import-forget = Put the table away
import-done-heading =
    { $count ->
        [one] 1 row is on record
       *[other] { $count } rows are on record
    }
import-done-keys = { $keys ->
        [0] No key is new
        [one] 1 key is new
       *[other] { $keys } keys are new
    }{ $agencies ->
        [0] .
        [one] , and 1 agency.
       *[other] , and { $agencies } agencies.
    }
import-done-left =
    { $count ->
        [0] { "" }
        [one] 1 row was not taken. Put it right in the spreadsheet and choose the table again.
       *[other] { $count } rows were not taken. Put them right in the spreadsheet and choose the table again.
    }
import-done-see = See who has access
import-undo = Take it back
import-undone = It was taken back: what came with it is in no list any more.
imports-heading = Tables that were read in
imports-under = Access that agencies had already, read from a table at once.
imports-one = { $rows ->
        [one] 1 row, { $day }
       *[other] { $rows } rows, { $day }
    }
imports-used = Something on record rests on it, so it stays.
imports-undone = Taken back.

## Systems of one’s own

own-heading = Your own systems
own-under = A catalog file describes a system we do not know: its form, its steps, how a key is checked. A file that is broken is named here and harms nothing else.
own-add = Add a file
own-added = { $name } was added.
own-switched-on = The check of { $name } is on.
own-removed = { $name } was removed.
own-check-none = It has no check, so no key is ever sent anywhere.
own-check-on = Its check is on. If one character of the file changes, you are asked again.
own-check-off = Its check is off. Look at the hosts first: a key would be sent there.
own-switch-on = Switch the check on
own-file = About the file
own-fact-file = File
own-fact-hosts = A key is sent to
own-fact-sha256 = SHA-256
own-kept =
    { $count ->
        [one] One key there is on record, so the file stays.
       *[other] { $count } keys there are on record, so the file stays.
    }
own-remove = Remove
own-remove-title = Remove { $file }?
own-remove-sentence = The copy that Key Courier reads is deleted. The file you added it from stays where it is.
own-remove-yes = Remove it
own-remove-no = Keep it

## Something went wrong: with which delivery?

trouble-heading = What went wrong?
trouble-under = Choose what it is about. Nothing is sent.
trouble-delivery = Something with a delivery
trouble-delivery-under = Next we ask what happened, and show what helps.
trouble-list = Deliveries, newest first

unsure-heading = I am not sure who saw it
unsure-under = You are taken through what to stop, whom to tell, and what may have to be reported within 72 hours.
unsure-what = What may somebody have seen?
unsure-choose = Choose a key or a delivery
unsure-key = Key: { $key }
unsure-delivery = Delivery to { $person }, { $agency }, { $day }
unsure-begin = Show me what to do

## Open a file

open-heading = Open a file somebody sent you
open-under = A locked file comes one way, its eight words another. You see here what is in it; none of it is kept in your vault.
open-choose = Choose a file
open-drop = Or drop it anywhere on this window.
open-kinds = It ends in .age, .html or .zip. It may have been renamed on its way.
open-page = Beforehand, for an agency
open-page-under = A page that opens any of our locked files. An agency that gets it once, beforehand, need not trust a page in an e-mail.
open-page-save = Save the opener page
open-page-saved = The opener page is saved.

looked-heading = Type the eight words
looked-under = You get them another way than the file: by phone, by text or from a screen. Nothing leaves this computer.
looked-heading-key = This file opens with a private key, not with words
looked-under-key = It was locked to somebody’s own public key. Whoever has the private half opens it on their computer with this command:
looked-heading-hybrid = This file is locked to a post-quantum key
looked-under-hybrid = Key Courier cannot open it yet. Whoever has the private half opens it with age 1.3 or newer:
looked-form =
    { $form ->
        [page] Page
        [zip] ZIP file
       *[age] age file
    }
looked-about = { $form }, { $size }
looked-sender = It says it is from
looked-person = Sent, it says, by
looked-claim = Nothing proves that yet. Not expecting it? Ring them on a number you already have.
looked-no-claim = It does not say who it is from. Not expecting it? Ask whoever sent the e-mail, on a number you already have.
looked-words = Eight unlock words
looked-words-help = Capitals, blanks, dashes and numbers do not matter. The first four letters of each word are enough.
looked-words-count = { $count } of 8 words
looked-open = Open
looked-opening = Opening …
looked-opening-says = Opening. This takes a few seconds.
looked-another = Choose another file

opened-from = From { $organisation }, { $date }
opened-heading-one = { $platform } key for { $agency }
opened-heading = { $count ->
        [0] No key for { $agency }
       *[other] { $count } keys for { $agency }
    }
opened-receipt = Receipt number
opened-tell = Tell { $first } this number. It shows that the file has been opened.
opened-note = The sender says
opened-key = Key
opened-key-show = Show
opened-key-hide = Hide
opened-key-hidden-in =
    { $seconds ->
        [one] Hidden again in { $seconds } second.
       *[other] Hidden again in { $seconds } seconds.
    }
opened-key-copy = Copy
opened-key-copied = Copied. It leaves the clipboard again in 30 seconds.
opened-account = Belongs to
opened-base-url = Base address
opened-addresses = Allowed from
opened-addresses-any = any address
opened-may = May do
opened-others = Also held by
opened-others-count =
    { $count ->
        [0] nobody else
        [one] one other, who stops too if it is replaced
       *[other] { $count } others, who stop too if it is replaced
    }
opened-how = How to use it
opened-header = Header
opened-session = Session lasts
opened-minutes =
    { $count ->
        [one] one minute
       *[other] { $count } minutes
    }
opened-seconds =
    { $count ->
        [one] one second
       *[other] { $count } seconds
    }
opened-limits = Limits
opened-env = Environment variable
opened-documentation = Documentation
opened-curl = Try it on the command line
opened-ring = Whom to ring
opened-leaked = If somebody else has seen it
opened-save-env = Save keys.env
opened-save-json = Save JSON
opened-saved = Saved. The key stands in that file readably: put it where it belongs, then delete it.
opened-next =
    { $count ->
        [one] Now put the key in your password manager, then delete this file and the message with the words.
       *[other] Now put the keys in your password manager, then delete this file and the message with the words.
    }
opened-close = Close

## History

history-heading = History
history-under = What happened in this vault, newest first.
history-seen = { $by }, in Key Courier
history-said = { $by }’s word
history-first-start = The vault for { $organisation } was made
history-agency-added = { $agency } was added, with { $person }
history-contact-added = { $person } of { $agency } was added
history-contact-changed = What we know of { $person } of { $agency } was changed
history-api-user-made = “{ $name }” was made in { $platform }
history-api-user-changed = What was written into the { $platform } form for “{ $name }” was changed
history-key-kept = The { $platform } key of “{ $name }” was kept
history-file-made = A locked file was made for { $person } of { $agency }
history-file-remade =
    The locked file for { $person } of { $agency } was made again: { $because ->
        [new-words] new words
        [another-language] words in another language
        [wrong-person] the one before went to the wrong person
        [lost] the one before was lost
       *[other] another form
    }
history-trial-made = A trial file was made for { $person } of { $agency }
history-file-saved = The locked file for { $person } of { $agency } was saved
history-file-sent =
    The locked file went to { $person } { $way ->
        [email] by e-mail
        [in-person] in person
        [file-share] by a file-sharing link
        [chat] in a chat
       *[other] another way
    }
history-file-arrived = The locked file reached { $person }
history-words-shown =
    The unlock words for { $person } were shown { $way ->
        [text] as a code for a text message
        [whatsapp] for a WhatsApp message
        [screen] as a code to scan from the screen
        [own-link] to be put into a link
        [secret-link] to be put into a link
       *[other] to read aloud
    }
history-words-sent =
    The unlock words went to { $person } { $way ->
        [read-aloud] read aloud
        [text] by text message
        [whatsapp] by WhatsApp
        [screen] from the screen
        [secret-link] by a secret link
        [own-link] by a link made elsewhere
       *[other] another way
    }
history-receipt-matched =
    { $person } of { $agency } has opened the file: the receipt number matched, heard { $heard ->
        [in-person] in person
        [video-call] on a video call
        [message] in a message
        [email] by e-mail
       *[other] on the phone
    }
history-receipt-said =
    { $person } of { $agency } has opened the file, as they said { $heard ->
        [in-person] in person
        [video-call] on a video call
        [message] in a message
        [email] by e-mail
       *[other] on the phone
    }, without the number
history-receipt-wrong = A number was typed that is not the receipt number of the file for { $person }
history-trouble-reported =
    Something went wrong with the file for { $person }: { $trouble ->
        [nothing-arrived] nothing arrived
        [blank-page] the page stayed blank
        [words-refused] the words were refused
        [key-refused] the key was refused
       *[other] it went to the wrong person
    }
history-leak-suspected = Somebody else may have seen what went to { $person } of { $agency }
history-leak-settled =
    The possible leak of what went to { $person } of { $agency } is settled: { $how ->
        [stopped-at-system] the key was stopped in the system
        [left-as-it-is] what was given stays as it is
       *[other] nobody else saw it
    }
history-copy-forgotten = Our copy of what went to { $person } of { $agency } was removed from this vault
history-platforms-chosen = The systems in use were chosen
history-agency-changed = What we know of { $agency } was changed
history-access-recorded = It went on record that { $agency } has the { $platform } key “{ $name }”
history-exposure-accepted = { $agency }’s { $platform } key “{ $name }” stays, although others may have seen it
history-api-user-replaced = “{ $name }” in { $platform } was replaced by a new key
history-key-renewed = The { $platform } key of “{ $name }” was made anew, and the old one stopped
history-api-user-switched-off = “{ $name }” was switched off in { $platform }
history-api-user-switched-on = “{ $name }” was switched on again in { $platform }
history-sheet-made = A recovery sheet was made
history-sheet-cancelled = The recovery sheet was cancelled: it opens nothing that is kept from now on
history-device-restored = A computer was let into this vault with the recovery sheet
history-key-made-there = { $platform } made “{ $name }” for us
history-key-checked = { $platform } was asked about the key that ends in { $ends_in }: { $outcome ->
        [works] it works
        [limited] it is real, and may not do everything
        [wrong-key] it is not known
        [address-not-registered] it is real, and refused from this computer
        [key-inactive] it is switched off
        [limit-reached] it has asked too often
        [wrong-region] it belongs to another region
        [unreachable] no answer
       *[unexpected] an answer we do not know
    }
history-use-seen = { $platform } was asked when “{ $name }” was used last
history-host-approved = You agreed that { $host } may be asked
history-catalog-approved = The check of your own system { $platform } was switched on
history-connection-made = Connected to { $account }
history-connection-ended = { $refused ->
        [yes] Our password for the site was revoked, and the site refuses it
       *[no] Our password for the site is not kept here any more
    }
history-link-made = A secret link with the unlock words was made for { $person } of { $agency }
history-link-seen = The secret link for { $person }: { $standing ->
        [new] nobody has seen the words
        [opened] somebody has opened it
        [burnt] it was ended
       *[gone] its server does not know it any more
    }
history-link-burnt = The secret link for { $person } was ended before anybody saw it
history-grant-changed = What is known of { $agency }’s access with “{ $name }” in { $platform } was changed
history-review-moved = { $because ->
    [reviewed] { $agency } still needs “{ $name }” in { $platform }: the next review is on { $day }
   *[key-changed] With the key of “{ $name }” in { $platform }, { $agency }’s review moved to { $day }
  }
history-grant-paused = { $agency } waits for the new key of “{ $name }” in { $platform }
history-grant-resumed = { $agency } has the new key of “{ $name }” in { $platform }
history-grant-ended = { $why ->
    [never-was] { $agency } never had “{ $name }” in { $platform }: it was put on record by mistake
    [as-recorded] { $agency }’s access with “{ $name }” in { $platform } was over before it was put on record
    [key-gone] { $agency }’s access ended with the key of “{ $name }” in { $platform }
   *[other] { $agency }’s access with “{ $name }” in { $platform } was taken off our list
  }
history-rights-changed = { $asked ->
    [somebody] What “{ $name }” may do in { $platform } was changed, as { $person } asked
   *[nobody] What “{ $name }” may do in { $platform } was changed
  }
history-switch-off-seen = { $platform } was asked and refuses the key of “{ $name }”
history-api-user-deleted = “{ $name }” was deleted in { $platform }
history-plan-begun = { $plan ->
    [overlap] Replacing { $key } was begun
    [cut-over] Replacing { $key } for everybody was begun
    [switch-off] Switching off { $key } was begun
    [switch-on] Switching { $key } on again was begun
    [reset] A new key for { $key } was begun
    [person-left] { $person } has left: looking after what they had was begun
    [agency-ends] Ending { $agency }’s access was begun
    [ours-left] { $person } leaves us: looking after what they saw was begun
   *[unsure] Nobody is sure who saw it: looking after that was begun
  }
history-plan-step-done = A step was done{ $step ->
    [noticed] : it was noted when it was noticed
    [ask-person] : the person on the account was asked after
    [change-account] : e-mail and mobile were changed in the system
    [agree-time] : a time was agreed
    [choose-reader] : who gets the new file was chosen
    [tell-holder] : the agency was told
    [make-second] : the second key was made
    [renew-there] : the key was made anew in the system
    [paste-key] : the new key was taken in
    [messages-went] : both messages went
    [make-file] : the new key got to the agency
    [deliver] : the new key was delivered
    [switch-off-there] : it was switched off in the system
    [switch-on-there] : it was switched on again in the system
    [see-refused] : the key was seen refused
    [wait] : some days passed
    [delete-there] : it was deleted in the system
    [decide] : it was decided what becomes of a key
    [name-successor] : it was settled who takes over
    [ask-deletion] : deletion was asked for
    [deletion-confirmed] : what the agency said was noted
    [finish] : everything is done
   *[other] { "" }
  }
history-plan-step-skipped = A step was left out{ $step ->
    [noticed] : noting when it was noticed
    [ask-person] : asking after the person on the account
    [change-account] : changing e-mail and mobile in the system
    [agree-time] : agreeing a time
    [choose-reader] : choosing who gets the new file
    [tell-holder] : telling the agency
    [make-second] : making the second key
    [renew-there] : making the key anew in the system
    [paste-key] : taking the new key in
    [messages-went] : making sure that both messages went
    [make-file] : giving the agency the new key
    [deliver] : finishing the delivery
    [switch-off-there] : switching it off in the system
    [switch-on-there] : switching it on again in the system
    [see-refused] : seeing the key refused
    [wait] : waiting some days
    [delete-there] : deleting it in the system
    [decide] : deciding what becomes of a key
    [name-successor] : settling who takes over
    [ask-deletion] : asking for deletion
    [deletion-confirmed] : noting what the agency said
    [finish] : coming to the end
   *[other] { "" }
  }
history-plan-timed = { $plan ->
    [unsure] It was noted when it was noticed
   *[other] The time for the new key was agreed
  }
history-plan-reader-chosen = { $person } gets the new file
history-plan-decided = { $decision ->
    [replace] It was decided to replace a key
    [switch-off] It was decided to switch a key off
    [off-our-list] It was decided to take access off our list
   *[accept] It was decided to leave a key as it is
  }
history-plan-ended = { $how ->
    [done] Every step is done
   *[given-up] It was given up
  }
history-contact-left = { $person } has left { $agency }
history-person-left = { $person } has left us
history-agency-ended = The work of { $agency } for us ended
history-deletion-confirmed = { $how ->
    [no-answer] { $agency } did not answer whether it removed what it had
   *[other] { $agency } confirmed that it removed what it had
  }
history-erased = A person was erased
history-imported = { $rows ->
    [one] One row of a table was put on record
   *[other] { $rows } rows of a table were put on record
  }
history-import-undone = What came from a table was taken back
history-went-on = Went on without the changes that were missing
history-other = A change that this Key Courier has no sentence for

## Wizard

wizard-name = Access for { $agency }
wizard-name-nobody = Access for an agency
wizard-steps = Steps
wizard-step-of = Step { $step } of { $steps } · { $name }
wizard-save-and-close = Save and close
wizard-discard = Throw this away
wizard-discard-title = Throw this away?
wizard-discard-sentence = What you typed here goes. What is on record already stays in History.
wizard-discard-yes = Throw it away
wizard-discard-no = Keep it
wizard-go-on = Go on
wizard-left-out = Left out
wizard-left-out-other = We could not tell what it is.
wizard-letter = The letter
wizard-letter-read = Read the letter
wizard-letter-copy = Copy the letter
wizard-letter-email = Open e-mail
wizard-letter-copied = { $first ->
    [none] The letter is copied: paste it into an e-mail.
   *[other] The letter is copied: paste it into an e-mail to { $first }.
  }
wizard-letter-opened = A new e-mail is open. Send it there, then come back.
wizard-letter-pasted = A new e-mail is open, and the letter is copied: paste it there.
wizard-letter-sent = I sent it

step-who = Who
step-what-for = What for
step-how-they-got-it = How they got it
step-ask-them = Ask them
step-make-it = Make it
step-key = Key
step-locked-file = Locked file
step-done = Done here

who-heading = Who gets access?
who-under = One person at the agency, who will open the file and use the key.
who-heading-recording = Who has it already?
who-under-recording = The person at the agency who has the key, or whoever you talk to there.
who-known = Somebody you know
who-known-title = { $person }, { $agency }
who-known-no-email = no e-mail address yet
who-find = Find a person or an agency
who-find-none = Nobody you know is called that.
who-somebody-new = Somebody new
who-somebody-new-at = Somebody new at { $agency }
who-paste = Paste their e-mail
who-paste-under = Name, address and mobile are taken from it and filled in below, for you to look through.
who-paste-label = Their e-mail, signature and all
who-paste-read = Read it
who-found = We found
who-found-nothing = We found no name, address or mobile in it
who-found-nothing-then = Nothing is lost: type them below.
who-found-email-which = Which address is theirs?
who-found-no-country = { $written }, without its country
who-found-use = Use this
who-found-used = It is filled in below. Look it through.
who-agency = Agency
who-agency-which = You know an agency of that name
who-agency-same = It is the { $agency } we know
who-agency-people = with { $people }
who-agency-other = Another agency of the same name
who-person = Person
who-person-help = First and last name.
who-email = E-mail address
who-mobile = Mobile number
who-mobile-aside = may wait
who-mobile-help = With the country, such as +44 7700 900123. The unlock words can go there.
who-country = Country code of this number
who-country-help = Such as +44. Ask if you are not sure: we do not guess it.
who-want = New, or one they already have?
who-want-new = A new key
who-want-new-sentence = They have none for this yet, or somebody else may have seen theirs.
who-want-again = Send the same again
who-want-again-sentence = They lost the file, or it does not open for them.
who-want-record = Just record it
who-want-record-sentence = They have a key that Key Courier does not know of.
who-again-which = Which one?
who-again-title = { $platform }, made { $made }
who-again-title-trial = Trial file, made { $made }
who-again = Go to that delivery
who-again-next = Next: that delivery, where the file can be saved again or made in another form.
who-next = Next: what they need it for. Nothing is sent.
who-next-recording = Next: what they have. Nothing is sent.

what-for-heading = What will they do there?
what-for-under = Choose the nearest. We suggest the least access that is enough.
what-for-heading-recording = What do they use it for?
what-for-under-recording = Choose the nearest: it says what their key opens.
what-for-system = In which system?
what-for-purpose = What they will do in { $system }
what-for-next =
    { $then ->
        [ask_them] Next: a letter asking { $first } for what { $system } needs. Nothing is created yet.
        [how_they_got_it] Next: when and how they got it. Nothing is sent.
        [here] Next: making the key, on this computer. Nothing is created yet.
       *[other] Next: making it in { $system }. Nothing is created yet.
    }
what-for-right = That is right
answer-everything = every supporter record
answer-permission = Permission group
answer-from = From
answer-review = Look at it again
answer-ends = Ends on
least = { $advice ->
    [everything-or-less] This opens every supporter record. Something else here does not: is that enough?
    [everything-less-of-it] This opens every supporter record. Something else here opens less of each: is that enough?
    [everything-always] This opens every supporter record, and this system has nothing smaller.
    [maybe-less] Something else here opens even less, if that is enough.
   *[least] Nothing in this system opens less.
  }
what-for-too-much = That is too much
what-for-less = What would be enough?
what-for-ask = Ask someone first
approval-heading = Ask someone first
approval-under = Send this letter to whoever decides. You can save and close meanwhile; when they have agreed, note it here.

got-heading = How did they get it?
got-under = As far as anybody knows. “I do not know” is an answer too.
got-since = Since when have they had it?
got-since-day = I know the day
got-since-about = About then
got-since-unknown = I do not know
got-day = On which day?
got-when = Time of year
got-when-year = I only know the year
got-when-spring = Spring, March to May
got-when-summer = Summer, June to August
got-when-autumn = Autumn, September to November
got-when-winter = Winter, from December
got-year = Year
got-travelled = How did the key reach them?
got-travelled-email = In a plain e-mail
got-travelled-message = In a text or chat message
got-travelled-locked-by-other = In a file with a password
got-travelled-secret-link = Through a link that opens once
got-travelled-password-manager = Through a shared password manager
got-travelled-phone = Told on the phone
got-travelled-in-person = Handed over in person
got-travelled-by-system = The system sent it to them itself
got-travelled-public = It is public: it may be published
got-travelled-unknown = I do not know how
got-exposed = Others may have read it on its way
got-exposed-then = Home will ask you to replace it, until it is replaced or you say why it may stay.
got-seen-by = Who else may have seen it?
got-seen-by-help = Such as: it lies in the mailbox of somebody who has left.
got-ends-in = Last four characters of the key
got-ends-in-help = They tell one key from another. Only these four, never the whole key.
got-next = Next: it stands in “Who has access”. Nothing is sent, and nothing changes in { $system }.
got-save = Put it on record

ask-heading =
    { $count ->
        [1] { $agency } must tell you one thing first
        [2] { $agency } must tell you two things first
       *[other] { $agency } must tell you three things first
    }
ask-under = Send this letter. When they answer, paste the answer here; we keep your place.
ask-missing = What { $system } needs from them
ask-addresses = the addresses of their servers
ask-mobile = a mobile number
ask-email = an e-mail address
ask-next = Next: send it, then say so here. Nothing is created yet.
ask-next-sent = Next: you can close this. Home says who you are waiting for, and since when.
ask-have-it = I have it already
ask-answered = They have answered: paste it
ask-waiting-heading = Waiting for { $agency }
ask-waiting-under = Asked { $when }. We keep your place: close this, and come back when they have answered.
ask-waiting-next = Next: nothing, until they answer. Home keeps an eye on it.
ask-close = Close for now
ask-answer = Paste their answer
ask-answer-help = The whole e-mail, signature and all. Nothing is used before you say so.
ask-answer-next = Next: we show what we understood.
ask-read = Read it
ask-understood-heading = Is this what they meant?
ask-understood-under = Untick what is not meant. Nothing is used before you press the button.
ask-nothing-heading = There is nothing in it we can use
ask-nothing-under = We found no server address, no mobile and no public key. What you pasted is kept.
ask-found-addresses =
    { $count ->
        [one] One server address
       *[other] { $count } server addresses
    }
ask-found-mobiles = Mobile number
ask-found-no-country = written without its country
ask-found-mobile-none = None of these
ask-found-keys = Their own public key
ask-found-key-help = Read these eight characters to { $first } on the phone first: whoever can write in their mailbox may have put in another key.
ask-found-key-none = Do not use a public key
ask-use =
    { $count ->
        [0] Go on without them
        [1] Use this one
        [2] Use these two
        [3] Use these three
       *[other] Use these { $count }
    }
ask-use-next = Next: the form for { $system }, with these in it.
ask-another = Paste another answer
ask-another-next = Next: paste what they answer now, or type it into the form yourself.
ask-complete-heading = You have what { $system } needs
ask-complete-under = Nothing is missing any more.
ask-complete-next = Next: the form for { $system }.
ask-email-label = { $first }’s e-mail address
ask-email-save = Keep this address

make-heading = What goes into the { $system } form
make-under = We filled in what we know. Change what you like; you copy it over one box at a time.
make-heading-account = Which { $system } account is it for?
make-under-account = Each account has keys of its own.
make-heading-here = Make a key for your own service
make-under-here = The key is made on this computer and kept here, encrypted. Your developer gets a line that recognises it.
make-region = Which region is your account in?
make-region-help = Look at the address of your browser when you are signed in to { $system }.
make-account-another = Another one
make-existing = You have this key already
make-existing-ends-in = Ends in
make-existing-held = Held by
make-existing-nobody = nobody now
make-existing-which = Which key do they get?
make-existing-account = Or choose another account above: that has a key of its own.
make-existing-give = Give them the same key
make-existing-give-kept = An account has only one. We keep a copy, so nothing has to be looked up.
make-existing-give-look = An account has only one. You copy it from { $system } once more.
make-existing-other = It is for another account
make-existing-other-sentence = That has a key of its own.
make-replaces = It takes the place of “{ $name }”
make-replaces-at-once =
    { $count ->
        [0] The old key stops the moment the new one exists. Nobody holds it.
        [one] The old key stops the moment the new one exists: { $holders } stops too, until they have the new one.
       *[other] The old key stops the moment the new one exists: { $holders } stop too, until they have the new one.
    }
make-replaces-later =
    { $count ->
        [0] The old key works until you switch it off. Nobody holds it.
       *[other] The old key works until you switch it off, so { $holders } can change over in peace.
    }
make-to-me = { $system } sends the key to you
make-to-me-then = Put your own e-mail address and mobile into the form. The key goes into a locked file for { $first } afterwards.
make-to-me-not = Send it to { $first } after all
make-next = Next: { $system } in your browser, one step at a time. Nothing is created until you save the form there.
make-next-steps = Next: { $system } in your browser, one step at a time. Nothing is created yet.
make-next-ring = Next: whom to ring, before anything is sent.
make-next-here = Next: the key is made, and you give your developer its verifier.
make-next-same = Next: the key goes into a locked file.
make-show-form = Fill in the form
make-show-steps = Show the steps
make-here = Make the key
make-look-first = First, in { $system }: { $step }. Press nothing there yet.
make-ring-number = The number to read back
make-ring-next = Next: the form. Nothing is sent until you press the button in { $system }.

guide-step-of = Step { $step } of { $steps } · { $system }
guide-copy-next = Copy next: { $field }
guide-next = Done, next step
guide-see-key = I see the key
guide-both-went = Both messages went
guide-finished = That is done
guide-copy = Copy { $field }
guide-copy-again = Copy again
guide-copied = “{ $value }” is copied.
guide-leave-empty = Leave this box empty.
guide-verifier = Verifier of the key
guide-verifier-under = It is no secret: nobody can make the key out of it.
guide-verifier-copy = Copy the verifier
guide-verifier-copied = The verifier is copied.
guide-back = Back
guide-beside = Put this beside my browser
guide-wide = Make this window wide again
picture-field = Drawing of the form: the box { $field } is marked.
picture-button = Drawing of the form: the button { $button } is marked.
picture-table = Drawing of the table: only the permissions to allow are marked.
picture-path = Drawing of the menu: { $path }.
picture-row = Drawing of the list: the token in the row of the type { $type } is marked.
picture-key = Drawing of the place where the key stands.
picture-messages = Drawing of the two messages: an e-mail with a link, and a text message with a code.

key-heading = Copy the key, then paste it here
key-under = { $system } shows it now. Key Courier takes it from the clipboard, keeps it encrypted on this computer and clears the clipboard.
key-under-to-me = { $system } has sent you a link by e-mail and a code by text. Key Courier takes the key from the clipboard, keeps it encrypted on this computer and clears the clipboard.
key-under-look = Look it up in { $system }. Key Courier takes it from the clipboard, keeps it encrypted on this computer and clears the clipboard.
key-how-copy = In { $system }, press Copy beside the key, or mark all of it and copy.
key-how-copy-to-me = Open the link, type the code, and copy the key that the page shows.
key-where = Where you find it in { $system }
key-how-paste = Come back here and press the button. You need not type anything.
key-paste = Paste the key
key-shape =
    { $characters ->
        [one] { $characters } character, ends in
       *[other] { $characters } characters, ends in
    }
key-shape-short =
    { $characters ->
        [one] { $characters } character
       *[other] { $characters } characters
    }
key-cleaned = We took away what does not belong to a key:
key-cleaned-blanks = blanks and line ends
key-cleaned-quotes = quotation marks
key-cleaned-label = the words in front of it
key-cleaned-punctuation = full stops, commas and other marks round it
key-cleaned-dashes = long dashes, put back to short ones
key-kept-heading = That looks right
key-kept-under = It is kept on this computer, encrypted.
key-doubt-heading = Is this the key?
key-doubt-under = It is not kept yet, and nothing is lost.
key-paste-again = Paste again
key-keep = Keep this one
key-wrong-one = Not the one you meant?
key-paste-another = Paste another key
key-choose-form = Choose its form first
key-next-public = Next: a letter that may carry it.

file-heading = Lock the key into a file for { $first }
file-under = Only eight unlock words open the file. You send the file one way and give { $first } the words another way.
file-under-key = Only { $first }’s own key opens the file. You can send it any way you like.
file-form-title =
    { $form ->
        [page] A page that opens in any browser on a computer
        [age] An age file
        [zip] A ZIP file
       *[key] An age file to { $first }’s own key
    }
file-form-sentence =
    { $form ->
        [page] { $first } installs nothing. Phones and tablets cannot open it.
        [age] For developers: it opens in a terminal with the program age, or with Key Courier.
        [zip] Only if they ask for it. It gets words of its own and opens with 7-Zip.
       *[key] No words are needed. Only whoever has the private half opens it.
    }
file-form-chosen = What { $first } will get
file-another-form = Another form
file-form-which = In which form?
file-language = Language you two will speak
file-language-help = The eight unlock words are taken from it.
file-everything = This key opens every supporter record, so take one more care. Somebody who can change { $first }’s e-mails could swap our page for a false one that steals the words. Ask { $first } on the phone whether the file came from you before you give the words. If { $first } works with developers, an age file or their own public key is safer: see “Another form”.
file-public-key = Do they have a public key of their own?
file-public-key-under = Then no words are needed. Ask for it: it is one line that begins with age1 or ssh-, and no secret.
file-public-key-label = { $first }’s public key
file-public-key-use = Keep this key
file-public-key-another = They have another key now
file-public-key-known = { $kind } key, ends in { $ends_in }
file-public-key-compare = Read these eight characters to { $first } before you choose it. No words are needed.
file-keep-ready = Keep the file that is ready
file-goes-in = What goes in
file-also = Another key in the same file
file-also-under = Then one file and one set of words is enough for { $first }.
file-also-ends = { $name }, ends in { $ends_in }
file-also-held = { $agency } holds it already.
file-also-make = Make another key for the same file
file-also-make-under = What is made so far goes in too. We keep your place.
file-trial = Send a trial file first
file-trial-under = An invented key, to test the way. We keep your place.
file-trial-making = Making the trial file
file-make-next = Next: the file is locked, opened again and compared. That takes a few seconds.
file-make = Make the locked file
file-making = Making the locked file
file-making-under = Stay a moment: this is slow on purpose, so that nobody can try out words quickly.
file-progress = How far it is
file-sealing = Locking the file
file-comparing = Opening it again and comparing every letter
file-ready = The locked file is ready
file-ready-under = We opened it again and compared every letter. Without eight words nobody can read it.
file-ready-under-key = Only { $first }’s own key opens it. No words are needed.
file-inside = Exactly what is inside
file-save = Save it
file-save-next = Next: choose where to save it, then send it to { $first }.

done-public-heading = A public token may go in an ordinary e-mail
done-public-under = It may be published, so it needs no locked file and no unlock words.
done-public-letter-under = The token stands in it: it is no secret.
done-public-next = Next: send the letter, then say so here.
done-public-next-sent = Next: the key’s page, where you see who has it.
done-system-heading = { $system } has sent { $first } two messages
done-system-under = You have nothing to send. We hold no copy of the key; that { $agency } has it is on record.
done-system-steps = What { $first } does now
done-system-link = Opens the link in the e-mail.
done-system-code = Types the code from the text message on the page behind it.
done-system-key = Sees username and key there, and keeps them safe.
done-recorded-heading = It is on record
done-recorded-under = { $agency } now stands in “Who has access”.
done-exposed = Others may have read this key on its way
done-exposed-then = Home asks you to replace it, until it is replaced or you say why it may stay.
done-asks = We ask on { $date } whether { $agency } still needs it.
done-next = Next: the key’s page, with who has it and what can be done with it.
done-finish = Done

inside-platform = System
inside-kind = Key
inside-ends-in = { $kind }, ends in { $ends_in }
inside-base-url = Base address
inside-addresses = Allowed from
inside-anywhere = any address
inside-size = Size
inside-checksum = Checksum of the file (SHA-256)

## Delivery

delivery-to = Delivery to { $person }, { $agency }
delivery-steps = Steps of this delivery
delivery-trial = Trial file: the key in it is invented.
delivery-headline-file = The file for { $first } is ready to send
delivery-headline-sent = The file is on its way to { $first }
delivery-headline-arrived = Now the unlock words
delivery-headline-receipt = Waiting for { $first }’s receipt number
delivery-headline-done = Delivered to { $first }, { $when }
delivery-headline-stopped = This key was stopped, { $when }
delivery-headline-leak = Somebody else may have seen this
delivery-what = { $platform } { $kind }, ends in { $ends_in }
delivery-what-more = { $what }, and { $count ->
        [one] one more key
       *[other] { $count } more keys
    }
delivery-what-trial = Trial file with an invented key
delivery-standing-made = { $what } · file made { $made }
delivery-standing-sent = { $what } · file sent { $sent }
delivery-standing-arrived = { $what } · file sent { $sent }, arrived { $arrived }
delivery-standing-words = { $what } · words given { $words }
delivery-standing-done = { $what } · { $heard ->
        [in-person] confirmed in person
        [video-call] confirmed on a video call
        [message] confirmed in a message
        [email] confirmed by e-mail
       *[other] confirmed by phone
    }
way =
    { $way ->
        [email] by e-mail
        [in-person] in person
        [file-share] by a file-sharing link
        [chat] in a chat
        [read-aloud] read aloud
        [text] by text message
        [whatsapp] by WhatsApp
        [screen] from your screen
        [secret-link] by a secret link
        [own-link] by a link made elsewhere
       *[other] another way
    }

delivery-file = The file
delivery-file-went = { $way }, { $when }
delivery-file-heading = E-mail the file to { $first }
delivery-file-under = Drag it into a new e-mail to { $email } and paste the letter. Do not put the unlock words in it.
delivery-file-under-key = Drag it into a new e-mail to { $email } and paste the letter. Only { $first }’s own key opens it.
delivery-file-save-first = Save it first, then drag it into a new e-mail to { $email }.
delivery-file-saved = Saved in { $where }
delivery-file-where-unknown = It was saved, but paths are not kept. Save it again to drag it.
delivery-file-drag = Drag this into the e-mail
delivery-file-show = Show in folder
delivery-file-save-again = Save it again
delivery-file-sent = I attached it and sent it
delivery-file-another = Use another way
delivery-file-another-under = How did the file go to { $first }?
delivery-file-in-person = I gave it in person
delivery-file-share = I shared a link to it
delivery-file-chat = I sent it in a chat

letter-copy = Copy letter
letter-email = Open e-mail
letter-read = Read the letter
letter-copied = The letter is copied.
letter-opened = A new e-mail is open. Attach the file to it yourself.
letter-pasted = A new e-mail is open, and the letter is copied: paste it there. Attach the file yourself.

delivery-arrived = Arrival
delivery-arrived-heading = Has { $first } got the file?
delivery-arrived-under = Ring { $first } or wait for an answer. The words wait until the file is there: if it went astray, they must not follow it.
delivery-arrived-under-key = Ring { $first } or wait for an answer.
delivery-arrived-later = when the file is sent
delivery-arrived-yes = It has arrived
delivery-arrived-remind = Remind { $first }
delivery-arrived-nothing = It has not arrived
delivery-arrived-early = Give the words before it has arrived
delivery-arrived-early-under = That is against our advice: if the file went to somebody else, they could open it.
delivery-arrived-wait = Wait for the file

delivery-words = Unlock words
delivery-words-heading = How will { $first } get the eight unlock words?
delivery-words-went = { $way }, { $when }
delivery-words-later = when the file has arrived
words-under =
    { $way ->
        [email] Any way but e-mail, because the file went that way.
        [file-share] Any way but e-mail or that link, because the file went that way.
        [chat] Any way but a message to the same phone, because the file went that way.
       *[other] They stay hidden until you press one of these.
    }
words-ways = Ways for the words
words-read = Read them aloud
words-text = Text from my phone
words-whatsapp = WhatsApp
words-screen = { $first } scans my screen
words-link = A secret link
words-own-link = A link made elsewhere
words-read-how = Read these to { $first }, in this order. The first letters of each word, in bold, are enough to tell it apart.
words-text-how = Scan this with your phone. A text to { $mobile } opens with the words in it; you press Send.
words-whatsapp-how = Scan this with your phone. WhatsApp opens a message to { $mobile } with the words in it; you press Send. If your phone only shows it as text, use a text message instead.
words-whatsapp-here = Open WhatsApp on this computer
words-whatsapp-copied = The words are copied for half a minute: paste them into the chat that opens.
words-screen-how = Share your screen with { $first }. The page in the locked file reads the words from a picture of this code: { $first } takes a screenshot and pastes it there.
words-own-link-how = Make a link with these eight words and nothing else, in Bitwarden Send, Password Pusher, Signal or whatever you trust. Let it open once only. Then send it to { $first } by another way than the file.
words-own-link-note = Whoever runs that service may be able to read the words until the link is opened. That it was opened is no receipt.
words-qr-text = QR code that opens a text message with the unlock words
words-qr-whatsapp = QR code that opens a WhatsApp message with the unlock words
words-qr-page = QR code that holds the unlock words
words-list = The eight unlock words
words-show-too = Show the words as well
words-other-number = Use another number
words-hidden-in =
    { $seconds ->
        [one] Hidden again in { $seconds } second.
       *[other] Hidden again in { $seconds } seconds.
    }
words-more-time = More time
words-hidden = The words are hidden again.
words-show-again = Show them again
words-read-done = I read them to { $first }
words-text-done = I sent the text
words-whatsapp-done = I sent the message
words-screen-done = { $first } has scanned it
words-link-done = I sent the link
words-own-link-done = I sent the link
words-stop = Not now

caution-same-end = The file went to the same place. Whoever reads it there could read the words too: use another way.
caution-not-arrived = The file has not arrived yet. If it went to somebody else, they could open it with these words.
caution-number-from-email = This number came by e-mail, as the file did. Whoever can write in that mailbox may have written it: ring a number you already had.
caution-link-number = The number { $mobile } came by e-mail, as the file did. Whoever can write in that mailbox may have written it: send the link to a number you already had.
caution-number-unknown = If this number came in an e-mail, use one you already had instead.
caution-recorded = Is this call recorded or transcribed? Switch that off first.

link-server-reads = As long as the link is unopened, its server can read the words in it. It never gets the file or the key.
link-first-sees = Whoever opens the link first sees the words. After that it is empty.
link-other-way = You send the link to { $first } yourself, by another way than the file: both together open everything.
link-server = Which server?
link-server-name =
    { $server ->
        [eu] Onetime Secret, European Union
        [uk] Onetime Secret, United Kingdom
        [us] Onetime Secret, United States
        [ca] Onetime Secret, Canada
        [nz] Onetime Secret, New Zealand
       *[own] A server of our own
    }
link-days = Ends by itself after
link-days-count =
    { $count ->
        [one] one day
       *[other] { $count } days
    }
link-host = Address of your server
link-host-help = Such as secrets.example.org. It has to work like Onetime Secret, version 1. You are asked once more before anything goes there.
link-make = Make the link
link-another = Make another link
link-doing =
    { $doing ->
        [make] Making the link …
        [burn] Taking it back …
       *[ask] Asking how it stands …
    }
link-give-up = Cancel
link-stopped = You stopped it. If its server had begun, it may have finished all the same.
link-how = Send the link to { $first } by text or in a chat, not in the e-mail with the file. Do not open it yourself: it opens once only.
link-copy = Copy the link
link-copied = The link is copied for half a minute.
link-show = Show it
link-hide = Hide it
link-about = The link
link-give-again = Give the words another way
link-standing =
    { $standing ->
        [new] Nobody has seen the words yet
        [opened] Somebody has opened the link and seen the words
        [burnt] The link was taken back before anybody saw the words
       *[gone] The link is over: its server does not know it any more
    }
link-made = { $host } · made { $made }, not asked since
link-asked = { $host } · asked { $asked }
link-ends = · ends by itself { $ends }
link-ask = Ask again
link-no-receipt = Somebody has opened it. That is no receipt: ask { $first } for the six digits.
    .then = If { $first } has not opened it, somebody else has the words.
link-burn = Take it back
link-burn-title = Take the link back?
link-burn-sentence = { $host } is told to forget the words. The link then opens nothing, and you can make another one.
link-burn-yes = Take it back
link-burn-no = Leave it

mobile-label = { $first }’s mobile number
mobile-help = With the country, such as +44 7700 900123. Take it from somewhere else than the e-mail the file goes to.
mobile-from = Where is this number from?
mobile-from-unknown = I do not know
mobile-from-email = from an e-mail of theirs
mobile-from-records = from our own records or a contract
mobile-from-spoken = they told me on the phone or in person
mobile-save = Save the number

delivery-receipt = Receipt number
delivery-receipt-heading = What number did { $first } get?
delivery-receipt-under = When the file opens, { $first }’s page shows six digits. Type them and the delivery is on record.
delivery-receipt-later = when { $first } opens the file, the page shows six digits
delivery-receipt-matched = the number matched
delivery-receipt-said = without the number
receipt-label = Receipt number
receipt-heard = How did { $first } tell you?
heard-phone = on the phone
heard-in-person = in person
heard-video-call = on a video call
heard-message = in a text or chat message
heard-email = in an e-mail
receipt-left =
    { $left ->
        [one] One more number can be tried.
       *[other] { $left } more numbers can be tried.
    }
receipt-closed = No more numbers are taken for this file.
receipt-confirm = Confirm
receipt-said = { $first } told me, without the number
receipt-new-words = Make a new file with new words

done-sentence = { $first } has opened the file, and it is on record here who has the key since when.
done-weaker = { $first } said so; the receipt number itself was not heard. You can still type it.
done-type-number = Type the number
done-review = We will ask on { $day } whether { $agency } still needs it.
done-forget-under = This vault still holds a copy of the key. You need not keep it: { $platform } can show it again. What is on record stays.
done-forget-under-lost = This vault still holds a copy of the key. You need not keep it; but { $platform } cannot show it again: if it gets lost, a new one is made. What is on record stays.
done-forget = Remove our copy
done-forget-elsewhere = Another delivery of this key is still under way, so our copy stays for now.
done-forgotten = Our copy was removed from this vault. Old copies of the vault folder still hold it; only switching the key off in { $platform } ends it.
done-keep = Keep it
done-trial = The way works. Now send the real file the same way.
done-home = Back to Home
done-again = Give the words again

delivery-in-the-file = In the file
delivery-only-words = Only { $first }’s words open it.
delivery-only-key = Only { $first }’s own key opens it.
delivery-form =
    { $form ->
        [page] A page for any browser on a computer
        [age] An age file
        [zip] A ZIP file
       *[other] An age file to { $first }’s own key
    }
delivery-history = History

## Something went wrong with a delivery

wrong-heading = Something went wrong?
wrong-nothing-arrived = Nothing arrived
wrong-blank-page = The page does not open
wrong-words-refused = The words are refused
wrong-key-refused = The key is refused
wrong-wrong-person = It went to the wrong person
wrong-leak = I am not sure who saw it
wrong-again = Send it again
wrong-close = Close
wrong-leak-no = No, close
wrong-letter = Something you can send { $first }
wrong-refused-still = Still refused? Make a new file with new words
wrong-not-both = Nobody has both
wrong-letter-anybody = Something you can send whoever got it
wrong-what = What happened?
wrong-what-under = Choose what is nearest. We show what helps; it goes on record when you use it.

wrong-nothing-arrived-under = Mail systems often hold back attached pages. Ask { $first } to look in the spam folder, or send the same file another way: by a shared link, in a chat, or in person. Only then make it in another form.
wrong-blank-page-under = Previews and phones cannot run the page. Saved on a computer and opened with Chrome, Edge, Firefox or Safari it works. If not, send it in another form.
wrong-words-refused-under = The page says which word is not ours. If all eight are, two may have changed places, or they are the words of another file. Read them once more, slowly, with their numbers.
wrong-key-refused-under = The key in the file is the one you pasted. { $platform } refuses it when the request comes from a server that is not on the list, when it goes to another region, or when the user there is not Active. Look there first, then send { $first } this letter. The file need not be sent again.
wrong-wrong-person-under = Without the words nobody can open it, so do not give them. Correct the address and make a new file: it gets new words, and the old ones are never used.
wrong-wrong-person-words = The words were given too. If the same person could have both, the key must be stopped.
wrong-again-under = Choose the form. The page and the age file keep their words; a ZIP gets words of its own. The old file opens with the old words for ever: ask { $first } to delete it.
wrong-leak-heading = Could somebody else have the key?
wrong-leak-under = The file alone opens nothing. But if somebody else may have both the file and the words, or has seen the key itself, it must be stopped in { $platform }. It then stands on Home until it is settled.
wrong-leak-record = Yes, show me how to stop it
wrong-leak-trial = This was a trial file. Its key is invented, so nothing needs to be stopped.

again-form = Send it as
again-page = Page
again-age = age file
again-zip = ZIP
again-key = { $first }’s own key
again-key-label = { $first }’s public key
again-key-help = One line that begins with age1 or ssh-. It is no secret.
again-key-save = Use this key
again-key-ends = { $kind } key, ends in { $ends_in }
again-language = Language of the unlock words
again-new-words = New words
again-new-words-help = For when somebody may have heard the old ones.
again-make = Make the new file
again-words-kept = The words { $first } already has open the new file too.
again-words-same = The words stay the same.
again-words-new = It gets new words.
again-words-none = No words are needed.
again-making = Making the new file
wrong-email-label = { $first }’s e-mail address
wrong-email-save = Correct the address
wrong-give-words = Show the words again

leak-heading = Stop this key now
leak-under = Somebody else may have seen it, since { $since }. Until it is stopped in { $platform }, whoever has the key may be able to use it. { $agency } stops too, so tell { $first } first if you can.
leak-steps = In { $platform }, for “{ $name }”
leak-stopped = I stopped it in { $platform }
leak-nobody = It turned out that nobody else saw it
leak-plan-under = Who else has to be told, what may have to be reported within 72 hours, and a sheet that says what happened.
leak-plan = Go through all of it
leak-nothing = The key in a trial file is invented. Nothing needs to be stopped.

language-en = English
language-fr = Français
language-es = Español
language-it = Italiano
language-pt = Português
language-cs = Čeština
