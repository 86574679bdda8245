# The words of the window. Names and dates come in as arguments; { $first } is what one calls a person.

## Frame

rail-label = Key Courier
rail-home = Home
rail-history = History
notice-go-on = Go on without them

## Moments

moment-today = today at { $time }
moment-yesterday = yesterday at { $time }
moment-day = { $day } at { $time }
day-today = today
day-yesterday = yesterday
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

## First start

welcome = Welcome
welcome-under = Key Courier helps you give an agency access to your supporter system safely, and remember who has it.
welcome-organisation = Organisation
welcome-name = Your name
welcome-name-help = History says who did what.
welcome-domain = Your organisation’s e-mail domain
welcome-domain-help = What comes after the @ in your address, such as example.org.
welcome-platforms = Systems you use
welcome-folder = Where your vault goes
welcome-folder-help = Everything kept there is encrypted. This computer’s keychain holds what opens it.
welcome-change = Change
welcome-next = Next: an empty vault on this computer. Nothing is sent anywhere.
welcome-start = Start

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
home-give-access = Give an agency access
home-who-has-access = Who has access now
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

today-draft = Access for { $agency } is half way
today-draft-nobody = You began to give an agency access
today-draft-detail = { $platform } · left { $since } · we keep your place
today-draft-detail-nothing = Left { $since } · we keep your place
today-draft-button = Continue
today-file-to-send = The locked file for { $person } has not been sent
today-file-to-send-detail = { $agency }, { $platform } · made { $since }
today-file-to-send-button = Send the file
today-has-it-arrived = Has { $day }’s file reached { $agency }?
today-has-it-arrived-detail = Sent to { $person } { $ago } · the unlock words wait until it has arrived
today-has-it-arrived-button = Answer
today-words-to-send = { $person } needs the unlock words
today-words-to-send-detail = { $agency }, { $platform } · the file arrived { $since }
today-words-to-send-button = Give the words

## History

history-heading = History
history-under = What happened in this vault, newest first.
history-seen = { $by }, seen by Key Courier
history-said = { $by } said so
history-first-start = The vault for { $organisation } was made
history-agency-added = { $agency } was added, with { $person }
history-contact-added = { $person } of { $agency } was added
history-contact-changed = What we know of { $person } of { $agency } was changed
history-api-user-made = “{ $name }” was made in { $platform }
history-api-user-changed = What was written into the { $platform } form for “{ $name }” was changed
history-key-kept = The { $platform } key of “{ $name }” was kept
history-file-made = A locked file was made for { $person } of { $agency }
history-file-saved = The locked file for { $person } of { $agency } was saved
history-file-sent =
    The locked file went to { $person } { $way ->
        [email] by e-mail
        [in-person] in person
        [file-share] by a file-sharing link
       *[other] another way
    }
history-file-arrived = The locked file reached { $person }
history-words-shown =
    The unlock words for { $person } were shown { $way ->
        [text] as a code for a text message
        [screen] as a code to scan from the screen
       *[other] to read aloud
    }
history-words-sent =
    The unlock words went to { $person } { $way ->
        [read-aloud] read aloud
        [text] by text message
        [screen] from the screen
       *[other] another way
    }
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

step-who = Who
step-what-for = What for
step-make-it = Make it
step-key = Key
step-locked-file = Locked file

who-heading = Who gets access?
who-under = One person at the agency, who will open the file and use the key.
who-known = Somebody you know
who-known-title = { $person }, { $agency }
who-somebody-new = Somebody new
who-agency = Agency
who-person = Person
who-person-help = First and last name.
who-email = E-mail address
who-mobile = Mobile number
who-mobile-aside = may wait
who-mobile-help = With the country, such as +44 7700 900123. The unlock words can go there.
who-next = Next: what they need it for. Nothing is sent.

what-for-heading = What will they do there?
what-for-under = Choose the nearest. We suggest the least access that is enough.
what-for-system = In which system?
what-for-purpose = What they will do in { $system }
what-for-next = Next: making it in { $system }. Nothing is created yet.
what-for-right = That is right
answer-everything = every supporter record
answer-permission = Permission group
answer-from = From
answer-review = Look at it again

make-heading = What goes into the { $system } form
make-under = We filled in what we know. Change what you like; you copy it over one box at a time.
make-region = Which region is your account in?
make-region-help = Look at the address of your browser when you are signed in to { $system }.
make-optional = may stay empty
make-next = Next: { $system } in your browser, one step at a time. Nothing is created until you save the form there.
make-show-form = Fill in the form

guide-step-of = Step { $step } of { $steps } · { $system }
guide-copy-next = Copy next: { $field }
guide-next = Done, next step
guide-see-key = I see the key
guide-copy = Copy { $field }
guide-copy-again = Copy again
guide-copied = “{ $value }” is copied.
guide-leave-empty = Leave this box empty.
guide-back = Back
guide-beside = Put this beside my browser
guide-wide = Make this window wide again
picture-field = Drawing of the form: the box { $field } is marked.
picture-button = Drawing of the form: the button { $button } is marked.
picture-table = Drawing of the table: only the permissions to allow are marked.
picture-path = Drawing of the menu: { $path }.

key-heading = Copy the key, then paste it here
key-under = { $system } shows it now. Key Courier takes it from the clipboard, keeps it encrypted on this computer and clears the clipboard.
key-how-copy = In { $system }, press Copy beside the key, or mark all of it and copy.
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
key-next = Next: the key goes into a locked file.

file-heading = Lock the key into a file for { $first }
file-under = Only eight unlock words open the file. You send the file one way and give { $first } the words another way.
file-make-next = Next: the file is locked, opened again and compared. That takes a few seconds.
file-make = Make the locked file
file-making = Making the locked file
file-making-under = Stay a moment: this is slow on purpose, so that nobody can try out words quickly.
file-progress = How far it is
file-sealing = Locking the file
file-comparing = Opening it again and comparing every letter
file-ready = The locked file is ready
file-ready-under = We opened it again and compared every letter. Without eight words nobody can read it.
file-inside = Exactly what is inside
file-save = Save it
file-save-next = Next: choose where to save it, then send it to { $first }.

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
delivery-headline-file = The file for { $first } is ready to send
delivery-headline-sent = The file is on its way to { $first }
delivery-headline-arrived = Now the unlock words
delivery-headline-done = { $first } has the file and the words
delivery-standing-made = { $platform } { $kind }, ends in { $ends_in } · file made { $made }
delivery-standing-sent = { $platform } { $kind }, ends in { $ends_in } · file sent { $sent }
delivery-standing-arrived = { $platform } { $kind }, ends in { $ends_in } · file sent { $sent }, arrived { $arrived }
delivery-standing-done = { $platform } { $kind }, ends in { $ends_in } · words given { $words }
way =
    { $way ->
        [email] by e-mail
        [in-person] in person
        [file-share] by a file-sharing link
        [read-aloud] read aloud
        [text] by text message
        [screen] from your screen
       *[other] another way
    }

delivery-file = The file
delivery-file-went = { $way }, { $when }
delivery-file-heading = E-mail the file to { $first }
delivery-file-under = Attach it to a new e-mail to { $email }. No words in this e-mail: they go another way.
delivery-file-saved = Saved in { $where }
delivery-file-save-again = Save it again
delivery-file-sent = I attached it and sent it
delivery-file-another = Use another way
delivery-file-another-under = How did the file go to { $first }?
delivery-file-in-person = I gave it in person
delivery-file-share = I shared a link to it

delivery-arrived = It has arrived
delivery-arrived-heading = Has { $first } got the file?
delivery-arrived-under = Ring { $first } or wait for an answer. The words wait until the file is there: if it went astray, they must not follow it.
delivery-arrived-later = when the file is sent
delivery-arrived-yes = It has arrived

delivery-words = Unlock words
delivery-words-heading = How will { $first } get the eight unlock words?
delivery-words-went = { $way }, { $when }
delivery-words-later = when the file has arrived
words-under =
    { $way ->
        [email] Any way but e-mail, because the file went that way.
        [file-share] Any way but that link, because the file went that way.
       *[other] They stay hidden until you press one of these.
    }
words-ways = Ways for the words
words-read = Read them aloud
words-text = Text from my phone
words-screen = { $first } scans my screen
words-read-how = Read these to { $first }, in this order. The first letters of each word, in bold, are enough to tell it apart.
words-text-how = Scan this with your phone. A text to { $mobile } opens with the words in it; you press Send.
words-screen-how = Share your screen with { $first }. The page in the locked file reads the words from a picture of this code.
words-qr-text = QR code that opens a text message with the unlock words
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
words-screen-done = { $first } has scanned it

mobile-label = { $first }’s mobile number
mobile-help = With the country, such as +44 7700 900123. Take it from somewhere else than the e-mail the file goes to.
mobile-save = Save the number

done-sentence = That is all for today. { $first } can open the file with the eight words, and it is on record here who has the key since when.
done-home = Back to Home
done-again = Give the words again

delivery-in-the-file = In the file
delivery-only-words = Only { $first }’s words open it.
delivery-history = History
