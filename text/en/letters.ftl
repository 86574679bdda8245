# Letters to people at agencies, which the sender copies or opens as an e-mail, and the readable part of a ZIP. Plain text:
# an empty line parts two paragraphs. They never hold the key, the unlock words or the receipt number.
# { $first } is what one calls the reader, { $sender } who writes, { $sender-first } what one calls them.

## Round each letter

letter-greeting = Hello { $first },
letter-greeting-nobody = Hello,
letter-thanks =
    Thank you
    { $sender }, { $organisation }
letter-day =
    { $day } { $month ->
        [january] January
        [february] February
        [march] March
        [april] April
        [may] May
        [june] June
        [july] July
        [august] August
        [september] September
        [october] October
        [november] November
       *[december] December
    } { $year }

## With a locked file

letter-file =
    Here is a locked file from { $organisation } with a key to { $platform } for you.
    What it is for: { $purpose }
    .subject = A locked file from { $organisation }
letter-trial =
    Here is a trial file from { $organisation }. The key in it is invented and opens nothing: with this file we only want to see that ours reach you and open on your computer.
    .subject = A trial file from { $organisation }
letter-attached = The file: { $name }
letter-takes-place = This file takes the place of the one we sent before. Whoever has the old file and its words can still open it, so please delete both.
    .same-words = This file takes the place of the one we sent before. Whoever has what opens the old file can still open it, so please delete the old file.

letter-open-page =
    How to open it
    Save it to a computer, then open it with Chrome, Edge, Firefox or Safari. It works with the network off, and nothing is installed. Previews in mail programs, and iPhones and iPads, cannot open it.
letter-open-age =
    How to open it
    In a terminal: age -d "{ $name }"
    When age asks for a passphrase, type the eight unlock words with hyphens between them.
letter-open-zip =
    How to open it
    Use 7-Zip on Windows, The Unarchiver or Keka on a Mac; what Windows itself has for ZIP files cannot open it. When it asks for a password, type the eight unlock words with hyphens between them. Inside is one text, message.txt.
letter-open-key =
    How to open it
    It is locked to your own public key, so it needs no unlock words. In a terminal, with the file of your private key: age -d -i key.txt "{ $name }"

letter-words =
    The unlock words
    { $sender-first } will give you eight words another way, never by e-mail.
letter-words-given =
    The unlock words
    It opens with the eight words you already have.
letter-receipt =
    The receipt number
    The opened file shows a receipt number of six digits. Please tell { $sender-first } that number: then we know that you have opened it.

letter-safety-page =
    Before you type the words
    Please ring { $sender-first } on a number you already have, not one from an e-mail, and ask whether this file is ours. Somebody who can change e-mails could have put a false page in its place, to steal the words.
    If you cannot ring: switch the network off, open the file, put the key away, close the page, and only then switch it on again. Developers can use age instead, or the opener page if we gave you one before.
letter-safety-age =
    Where to type the words
    Only into age, on your own computer. No web page, apart from an opener page that we gave you beforehand, ever needs them. If an e-mail brings you one that asks for them, do not type them: ring { $sender-first } on a number you already have.
letter-safety-zip =
    Where to type the words
    Only into the program that unpacks the file, on your own computer. No web page and no form ever needs them. If an e-mail brings you one that asks for them, do not type them: ring { $sender-first } on a number you already have.
letter-safety-key =
    Is it from us?
    Whoever has your public key can lock a file to it. If anything about this one surprises you, ring { $sender-first } on a number you already have before you use what is in it.

letter-next-time =
    Next time
    Do you or your developers have a public key of age or SSH (age1…, ssh-ed25519 …, ssh-rsa …)? Send it to us, and then no words are needed.
letter-next-time-key =
    Next time
    We will use the same public key of yours again. If you have another by then, please send it to us.
letter-developers =
    For your developers
    Size: { $kilobytes } KB ({ $bytes } bytes)
    SHA-256: { $checksum }
    If the file arrived whole, sha256sum (Linux), shasum -a 256 (Mac) or certutil -hashfile FILE SHA256 (Windows) shows the SHA-256 above, without the blanks.

## Asking for what the system needs

letter-ask = We are about to give you access to { $platform } for this: { $purpose }. Please tell us the following; a short answer to this e-mail is enough. Please send no password and no private key.
    .subject = What { $organisation } needs from you for { $platform }
letter-ask-addresses =
    Server addresses:
    The public IP addresses your requests will come from, each by itself; no host names and no ranges. Are they fixed, or do they come from a shared exit (NAT) or from a serverless service, which may change them? Then please tell us, so that we find a way that does not break.
letter-ask-mobile =
    Mobile:
    Of the person who will get the key, with its country code. { $reason ->
        [system] { $platform } sends a code to it.
       *[words] We may send the words that open our file to it.
    }
letter-ask-email =
    E-mail address:
    Of the same person, not a shared mailbox: { $platform } sends a link to it.
letter-ask-public-key =
    Public key, if you have one:
    Of age or SSH (age1…, ssh-ed25519 …, ssh-rsa …). We then lock our file to it, and no words are needed.
letter-ask-who =
    Who will use it:
    The person or the program, and for how long.

## To whoever of ours has to approve access before it is given

letter-approval = We want to give { $agency } access to { $platform }, for this: { $purpose }.
    .subject = May { $agency } have this access to { $platform }?
letter-approval-opens = What it opens: { $opens }
letter-approval-everything = It is access to every supporter record, which is why I ask before anything is made.
letter-approval-ends = It is to end on { $day }.
letter-approval-answer = Please answer with yes or no, and with who decided. We keep that, with the day, beside the access. Nothing is made before.

## The computer's own notification, on a screen that may be shared

notice-waits = { $how_many ->
    [one] One thing waits in Key Courier
   *[other] { $count } things wait in Key Courier
}

## A public token, which may be read by anybody

letter-public =
    Here is our public token for { $platform }. It may stand in pages that everybody can read: whoever has it can see counts, and no supporter records.

    What it is for: { $purpose }
    Token: { $token }
    Base address: { $address }
    .subject = Our public token for { $platform }

## What becomes of a key

letter-moment = { $day } at { $time } ({ $zone })

letter-off = We are going to switch off the key for { $platform } that you have for this: { $purpose }. From then on, whatever uses it stops.
    .then = Does something of yours still need it? Then please tell { $sender-first } now, before it is off. If nothing does, please take the key out of your programs and delete the file it came in; a short “done” is enough.
    .subject = Your key for { $platform } will be switched off

letter-cut-over = On { $at } we replace the key for { $platform } that you have for this: { $purpose }. The old key stops at that very moment, for everybody who has it.
    .soon = We have to replace the key for { $platform } that you have for this: { $purpose }. The old key stops the moment the new one exists, for everybody who has it.
    .then = The new key reaches you right after that, in a locked file. Please have somebody ready who can put it in. If that time does not suit you, tell { $sender-first } now.
    .when = The new key reaches you right after that, in a locked file. Please tell { $sender-first } when that would do the least harm on your side, and who can put the new key in.
    .subject = Your key for { $platform } will be replaced
letter-cut-over-done = Your key for { $platform } was replaced, the one that you have for this: { $purpose }. The old key opens nothing any more, so whatever uses it has stopped.
    .then = The new one comes to you in a locked file, and what opens it another way. Please put it in as soon as you have it, and tell { $sender-first } when everything works again.
    .subject = Your key for { $platform } was replaced

letter-overlap = You get a second key for { $platform }. It takes the place of the one that you have for this: { $purpose }. For now both of them work.
    .then = The new one comes in a locked file. Please put it in where the old one is, and tell { $sender-first } when nothing uses the old one any more: then we switch that one off.
    .subject = A second key for { $platform }

letter-on = Your key for { $platform } works again, the one that you have for this: { $purpose }. It is the same key as before, so there is nothing to change.
    .then = If something does not work all the same, tell { $sender-first } when you tried and what the answer was. Please never send the key itself.
    .subject = Your key for { $platform } works again

letter-reset = { $platform } is going to give you a new key for this: { $purpose }. It sends an e-mail with a link, and a text message with a code that opens the link. The old key stops as soon as we ask for the new one.
    .then = Please have somebody ready who can put the new key in. If the e-mail address or the mobile number we have of you is not right any more, tell { $sender-first } before that.
    .subject = { $platform } is going to send you a new key

letter-public-cut-over = On { $at } we replace our public token for { $platform }. The old one stops at that very moment, and so does every page that uses it.
    .soon = We are going to replace our public token for { $platform }. The old one stops the moment the new one exists, and so does every page that uses it.
    .then = It is no secret: the new one comes right after that by e-mail. Please have somebody ready who can put it into your pages, and tell { $sender-first } if another time suits you better.
    .subject = Our public token for { $platform } will be replaced
letter-public-new =
    Our public token for { $platform } was replaced, and the old one has stopped. Here is the new one. Please put it into every page that had the old one. It may stand in pages that everybody can read: whoever has it can see counts, and no supporter records.

    What it is for: { $purpose }
    Token: { $token }
    Base address: { $address }
    .subject = Our new public token for { $platform }

## Has it arrived?

letter-reminder =
    On { $day } we sent you a locked file, “{ $name }”. Has it arrived? A short “yes” is enough, and { $sender-first } will take it from there.

    If you do not see it, please look among spam and held-back mail too. If it is not there either, tell us, and we will send it another way.
    .subject = Has our file arrived?

## When something is in the way

letter-nothing-arrived =
    The locked file “{ $name }”, which we sent on { $day }, has not reached you yet.

    Please look among spam and held-back mail, or ask whoever looks after your e-mail: many systems stop attachments of a kind they do not know. If it is not there, tell us, and we will send it in another form or another way.

    You need not worry about the one that went astray: it is locked, and what opens it did not travel with it.
    .subject = Our file has not reached you

letter-blank-page =
    If “{ $name }” shows an empty page, a preview or a phone has tried to open it, or not all of it arrived.

    Please open it on a computer: save the attachment first, then open the saved file with Chrome, Edge, Firefox or Safari.

    If the page stays empty, tell us. We will then send the same key as an .age or .zip file, which needs no browser.
    .subject = If our file shows an empty page

letter-words-refused =
    “{ $name }” does not take the words? Please look at these things:
    - There are eight of them.
    - They stand in the order in which you got them.
    - Each is spelt as in a dictionary. { $form ->
        [page] The page says which word is not one of ours.
       *[other] There are hyphens between them.
    }
    - They are the ones that { $sender-first } gave you for this file.

    If it still does not open, please ring { $sender-first } on a number you already have. Do not send the words by e-mail.
    .subject = If our file does not take the words

letter-key-refused = { $platform } does not take the key? Please look at these things:
    .subject = If { $platform } does not take the key
letter-key-refused-addresses = - The key works only from these server addresses: { $addresses }. Does the request come from one of them? If your servers have others now, send us those.
letter-key-refused-region = - Requests must go to this region: { $region }. Elsewhere the key is not known.
letter-key-refused-active = - The key may have been switched off. We look at that here.
letter-key-refused-tell = If that does not help, tell us when you tried, from which server address, to which web address, and what the answer was. Please never send the key itself.

letter-wrong-person =
    By mistake we sent you an e-mail with the file “{ $name }”. It was meant for somebody else, and we are sorry.

    Please delete the file and the e-mail, in the bin as well. The file is locked, and it cannot be opened without what we give only to the person it is for. You need do nothing else.
    .words-given =
        By mistake we sent you an e-mail with the file “{ $name }”. It was meant for somebody else, and we are sorry.

        Please delete it, and the message with the words if you got one: the file and the e-mail, in the bin as well. You need do nothing else.
    .subject = A file that was not meant for you

letter-replaced =
    Please use our new file, “{ $new-name }”. It takes the place of “{ $old-name }”.
    .then = The old file opens with its old words for ever. So please delete both: the old file, and the message with its words.
    .then-same-words = Whoever has what opens the old file can still open it. So please delete the old file.
    .same-name = Please use our new file. It takes the place of the one we sent before, which has the same name, “{ $name }”.
    .subject = A new file takes the place of the old one

## When somebody leaves, or work ends

letter-deletion = Your work for { $organisation } ends, and with it your access to our data. Thank you for what we did together.
    .keys =
        These keys of ours were with you:
        { $keys }
    .what =
        Please return to us, or delete, as you prefer, all personal data of our supporters that you got with them or otherwise for this work. That means every copy: in your systems, in exports and spreadsheets, on the computers of people who work for you, with companies that work for you in turn, and in backups as soon as those are written over.

        Please delete the keys too, wherever they are kept: in settings, password managers, locked files and messages with their words.
    .confirm =
        Please confirm it to us in writing within a month: what you returned or deleted and on which day, when the last backup with it is gone, and that those who worked for you in turn did the same. If a law obliges you to keep some of it, please say what, which law, and until when.
    .law = We ask for this because of Article 28(3)(g) of the GDPR (of the UK GDPR in the United Kingdom) and of our agreement with you.
    .subject = End of your access to data of { $organisation }: return or deletion
    .reminder = On { $day } we asked you to return or delete what you have of our supporters’ data, and to confirm it. We have not heard from you yet. A short answer is enough if it says what was done and when.
    .reminder-subject = Not confirmed yet: return or deletion of our data
letter-successor = { $person } worked with our keys and is not with you any more, as we have learnt.
    .keys =
        As far as we know these are in use with you:
        { $keys }
    .what =
        Please tell us who takes over: name, e-mail address and mobile number. Where { $person } could have kept a key we will replace it, together with you and at a time that suits you. Until then nothing stops.

        Is { $person } still with you? Then please tell us that too.
    .subject = { $person } has left: who takes over our keys?
letter-emergency = We switched off your key “{ $key }” for { $platform }, because we are not sure who has seen it. What uses it has stopped working. That is not your fault, and we are sorry for the trouble.
    .soon = We are not sure who has seen your key “{ $key }” for { $platform }, and will stop it as soon as we can. Please do not use it any more.
    .what =
        Please delete this key wherever it is kept, and the file and the words it came with. Do not switch it on again or look for a way round. A new one follows, in a locked file as always.

        Have you seen anything odd, such as requests you do not know, or a message that asked for the key? Then please ring us now.
    .subject = Your key for { $platform } is switched off: please do not use it
    .soon-subject = Please stop using your key for { $platform }

## The readable part of a ZIP

readable-from = From: { $person }, { $organisation }
readable-to = To: { $person }, { $organisation }
readable-made = Made: { $day }
readable-note = The sender says
readable-tell = Receipt number. Tell { $first }
readable-key-of = Key { $number } of { $count }
readable-platform = System
readable-account = Belongs to
readable-key = Key
readable-may = May do
readable-base-url = Base address
readable-how = How requests are signed
readable-header = Header
readable-session = Session lasts
readable-session-minutes = { $minutes } minutes
readable-limits = Limits
readable-addresses = Allowed from
readable-any-address = Any address
readable-env = Environment variable
readable-curl = Try it
readable-others = Also held by
readable-others-none = Nobody else; this key is only yours
readable-others-some = { $count } others, who stop too if it is replaced
readable-others-one = One other, who stops too if it is replaced
readable-ring = Whom to ring
readable-leaked = If somebody else may have seen it
readable-documentation = Documentation
readable-next = What to do now: tell { $first } the receipt number, put the key in your password manager, then delete this file and the message with the words. The old file opens with the old words for ever.
readable-program = Below, the same again for a program.

## In a trial file

trial-platform = Trial
trial-account = Trial key, which opens nothing
trial-how = This key is invented. It shows that a locked file from us reaches you and opens on your computer.
trial-may = Nothing at all.
trial-leaked = Nothing. It opens nothing.

## Practice: what an invented agency answers

practice-answer =
    Hello { $organisation },

    here is what you asked for.

    Server addresses: 203.0.113.7 and 203.0.113.8 (both fixed)
    Our office is 192.168.1.20, in case you need it.
    Mobile: +44 7700 900123

    Best wishes
    { $first }
