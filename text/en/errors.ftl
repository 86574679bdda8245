# What went wrong: what happened; then (.then) what is safe and what to do. Fields have one sentence.

## Opening the vault

error-keychain-absent = This computer’s keychain is not running
    .then = Key Courier keeps the key to your vault there, so it cannot open or make one without it. Nothing was changed. Start the keychain (on Linux: GNOME Keyring, KWallet or KeePassXC), then try again. If it is gone for good, the recovery sheet opens your vault.
error-keychain-refused = Your keychain said no
    .then = Nothing was changed. Unlock the keychain, allow Key Courier to use it, then try again. If that can no longer be done, the recovery sheet opens your vault.
error-keychain-no-entry = Your keychain gave us no key to this vault
    .then = Your vault is untouched, and no new one is made. The keychain is probably locked: sign in to it and try again. If it was emptied or this is a new computer, do not start over: the recovery sheet opens your vault, and so does the keychain from your backup.
error-keychain-did-not-keep = Your keychain did not keep what we gave it
    .then = No vault was made, and nothing you typed is lost. Unlock the keychain, then press Start again.
error-keychain-leftover = Your keychain knows a vault that this computer has forgotten
    .then = No new vault is made, so nothing can be lost. Show us the folder where the vault is, or open it with the recovery sheet.
error-already-open = Key Courier is already open
    .then = Only one window can write to your vault at a time. Go to the window that is open, or close it and try again.
error-profile-damaged = A small file that says where your vault is cannot be read
    .then = Your vault itself is untouched. Show us where the vault is now, or open it with the recovery sheet. If neither helps, bring back the file here.json in Key Courier’s own folder from your backup, then try again.
error-folder-missing = Your vault is not where it was
    .then = We looked in { $folder }. If the folder was moved, or is on a drive that is not connected, nothing is lost: show us where it is now.
error-not-a-vault = There is no vault in this folder
    .then = We looked in { $folder }. Nothing was changed. Show us the folder that holds the file vault.json.
error-another-vault = This folder holds another vault
    .then = We looked in { $folder }. Nothing was changed. Show us the folder of your own vault.
error-vault-newer = This vault was made by a newer Key Courier
    .then = Nothing was changed. Install the newest Key Courier on this computer, then open it again.
error-no-key-for-this-device = This computer holds no key to this vault
    .then = The vault is untouched. The folder may be an older copy, from before this computer was let in. Bring back the newest copy and try again, or use the recovery sheet.
error-not-a-device = What your keychain keeps for us cannot be read
    .then = Your vault is untouched, and no new one is made. Use the recovery sheet, or bring back the keychain from your backup, then try again.
error-needs-passphrase = This vault is protected by a passphrase of its own
    .then = Your vault is untouched. Type the passphrase, or use the recovery sheet.
error-wrong-passphrase = That passphrase does not open the vault. Nothing is lost: look at capital letters, blanks and the keyboard’s language, then try again.
error-sheet-of-another = This recovery sheet belongs to another vault
    .then = Nothing was changed. Choose the folder of the vault that the sheet was printed for, or type the sheet of this one.
error-restore-unfinished = Opening the vault with the recovery sheet was not finished
    .then = Your vault is untouched, and nothing is lost. Use the recovery sheet once more: we go on where it stopped.
error-sheet-cancelled = This recovery sheet was cancelled
    .then = Nothing was changed. It opens what was kept before that day, and nothing since. Use the sheet that was printed last.
error-beginning-damaged = The beginning of your vault is missing or damaged
    .then = It is about { $path }. Nothing was changed. Bring back the vault folder from your newest backup, then try again. If it is this computer’s own key that is damaged, the recovery sheet opens the vault.
error-folder-not-empty = That folder already holds something
    .then = Nothing was changed there. Choose an empty folder, or one where we can make a new one.

## An open vault that is not as it should be

error-rolled-back = Changes since { $since } are missing
    .then = This folder is an older copy: { $count ->
        [one] one change that Key Courier remembers is
       *[other] { $count } changes that Key Courier remembers are
    } not in it. Nothing can be changed for now. Bring back the newest copy of the folder; if there is none, go on without them.
error-gap = Changes after { $since } are missing
    .then = { $count ->
        [one] One change is
       *[other] { $count } changes are
    } no longer in the vault folder. Nothing can be changed for now. Bring the files back from your backup; if there is none, go on without them.
error-damaged-files = { $count ->
        [one] A file in your vault is damaged
       *[other] { $count } files in your vault are damaged
    }
    .then = The first is { $path }. What they held is not shown, and nothing can be changed for now. Bring the folder back from your backup.
error-forked = Two different changes have the same number
    .then = Another program or computer wrote { $path }. Both are kept, and nothing can be changed for now. Bring the folder back from your backup.
error-unvouched = Your vault holds changes nobody you know has made
    .then = They come from a computer that could not show it may open this vault ({ $device }). They are not believed, and nothing can be changed for now.
error-retired = Another computer has taken over from this one
    .then = What this computer writes no longer counts, so nothing can be changed here. Use Key Courier on the other computer.
error-newer-inside = A newer Key Courier has written in this vault
    .then = You can read everything we understand, and change nothing here. Install the newest Key Courier on this computer.
error-folder-not-writable = Your vault folder cannot be written
    .then = You can read everything. To make changes, allow writing to the folder or connect its drive, then open Key Courier again.

## Doing something

error-not-open = Your vault is closed
    .then = Nothing was changed. Open Key Courier again.
error-unknown = That is not here any more
    .then = It may have been finished or discarded meanwhile. Go back to Home.
error-too-early = Another step comes first
    .then = Nothing was changed. Go back one step and finish it.
error-changed-meanwhile = Something was changed meanwhile
    .then = The file was not kept, and nothing has left this computer. Look at the steps before, then make the file again.
error-damaged = A file of your vault is missing or damaged
    .then = It is { $path }. It was not used. Bring the vault folder back from your backup.
error-removed = That was removed from this vault
    .then = It cannot be shown or sent any more.
error-read-only = Your vault can only be read just now
    .then = Nothing was changed, and what you typed is still here. The note at the top says why and what to do.
error-fork = Another program has written in your vault
    .then = Nothing of yours was overwritten. Close Key Courier and open it again.
error-disk-full = The disk is full
    .then = Nothing was recorded, and what you typed is still here. Free some space, then try again.
error-not-writable = That folder cannot be written
    .then = Nothing was recorded, and what you typed is still here. Allow writing, or choose another folder, then try again.
error-disk = The disk did not do what we asked
    .then = Nothing was recorded, and what you typed is still here. Check that the drive is connected, then try again.
error-fault = Something in Key Courier is not right
    .then = That is our fault, not yours. What was recorded is safe. Close Key Courier and open it again.
error-fields = Please look at this again
    .then = Nothing was recorded yet, and what you typed is still here.

## Fields

error-missing = Please fill this in.
error-passphrase-easy = This would be guessed. Take four or more words that have nothing to do with each other or with you.
error-passphrase-long = This is longer than anybody types. Take fewer words.
error-sheet-character = Look at row { $row }, character { $place }: that one never stands on a sheet. There is no 1, B, I or O; what looks like an O is a zero.
error-sheet-length = This has { $have } characters; a sheet has { $of }. Look whether a row is missing or typed twice.
error-sheet-slip = All characters are there, but some are not as they are printed. Compare row by row.
error-sheet-slip-row = One character is not as it is printed, most likely in row { $row }. Compare that row.
error-sheet-another-kind = This is another kind of key, not what stands on a recovery sheet.
error-sheet-rows = These are not the two rows of the sheet that was just drawn. Look at their numbers, and whether the page on paper is the one in the window.
error-too-long = This has { $length } characters; at most { $most } fit.
error-email-malformed = This does not look like an e-mail address. It should be like ana@brightwater.example.
error-domain-malformed = This does not look like an e-mail domain. It should be like example.org.
error-mobile-malformed = This is not a phone number we know. It should be like +44 7700 900123. You may also leave it empty for now.
error-mobile-without-country = Please begin with + and the country, like +44 7700 900123, so that the text message reaches the right phone.
error-of-who-left = This belongs to the person who left. Please give what reaches whoever has the account from now on: both messages with the new key go there. If others read it too, add one of them on the page of the agency first.
error-choose-one = Please choose one.
error-address-malformed = “{ $value }” is not a server address. It should be four numbers with dots, like 203.0.113.7. Ask the agency if you are not sure.
error-address-private = “{ $value }” works only inside their own office or network. Ask the agency for the address the internet sees.
error-address-twice = “{ $value }” is there twice. Please take one away.
error-address-range = “{ $value }” is a range. Engaging Networks takes single addresses only: ask the agency which ones they use.
error-addresses-too-long = Together these are { $length } characters, and Engaging Networks takes { $most }. Ask the agency which addresses they really need.
error-not-an-option = Please choose one from the list.
error-country-unknown = “{ $value }” is not a country code we know. Please choose the country from the list.
error-agency-name-taken = Another agency already has this name. Please add something that tells the two apart, such as the town.
error-mobile-landline = This number gets no text messages. Ask for a mobile number, or leave it empty for now.
error-username-malformed = A name to sign in with has plain letters, digits, hyphens, low lines and full stops only. Without blanks and accents it will do.
error-segment-malformed = This should be the name as it stands in your web address: letters, digits, hyphens and low lines only.
error-https-address-malformed = This should be a web address that begins with https://, like https://www.example.org: without https anybody on the way could read the key. No name, no question mark and no number addresses in it.
error-taken = Another key of yours has this already. Give this one a name of its own.
error-agency-known = You know an agency called { $agency } already. Is it the same one?
error-day-malformed = This is not a day. It should be like 14 March 2024.
error-period-backwards = This day is before the first one. The period goes from the earlier day to the later one.
error-time-malformed = This is not a time of day. It should be like 14:30.
error-time-past = This moment has passed. Choose one that is still to come, so that everybody can be ready.
error-time-to-come = This moment is still to come. When was it noticed?
error-day-to-come = This day is still to come. It should be today or before.
error-day-too-early = This day is before what is on record of it already.
error-nothing-changed = This is as it is now. Change something first, or leave it as it is.
error-number-outside = This should be a number from { $least } to { $most }.
error-year-malformed = This should be a year, like 2024.
error-four-characters = This should be the last four characters of the key. You may also leave it empty.
error-no-file-for-it = This goes without a locked file, and another key waits to go in one. Finish that file first; then give them this from Home.
error-only-one = There is one such key, and another is kept already
    .then = The one we keep ends in { $ends_in }, and others may be using it. Nothing was changed. If the system made a new one, replace the key on its page.

## What was left out of a pasted answer

error-left-out-private-address = This works only inside their own office or network.
error-left-out-loopback = With this address a computer reaches only itself.
error-left-out-link-local = This means something only within one local network.
error-left-out-not-a-server = No server on the internet has this address.
error-left-out-netmask = This is the mask of a network, not an address.
error-left-out-network-setting = This is a setting of their network, not a server that calls the system.
error-left-out-host-name = This is a name, and the system takes addresses only. Ask them which address is behind it.
error-left-out-looks-like-version = This looks like the version of a program, not an address.
error-left-out-small-print = This stands in the small print under the mail.
error-left-out-header = This stands in the technical lines of the mail: it is a server that carried it, not one of theirs.
error-left-out-quoted = This stands in an earlier mail that is quoted.
error-left-out-range = This is a range, and the system takes single addresses. Ask them which ones they use.
error-left-out-range-not-cidr = This is a range. Ask them for the single addresses in it.
error-left-out-range-unclear = Is this one address or a whole network? Ask them which.
error-left-out-too-wide = This is a whole network, with far more addresses than anybody needs.
error-left-out-twice = This is there twice.
error-left-out-leading-zero = Programs read numbers with a nought in front in two ways. Ask them to write it without.
error-left-out-number-too-large = In an address no number is larger than 255. Something is mistyped.
error-left-out-incomplete = A part of the address is missing.
error-left-out-unusual-digits = These are digits of another script. Ask them to write it with 0 to 9.
error-left-out-broken-off = This breaks off at the end of a line.
error-left-out-not-an-address = This resembles an address, but what is beside it leaves open which one is meant.
error-left-out-landline = This is a landline: it gets no text messages.
error-left-out-extension = This is a telephone with an extension: it gets no text messages.
error-left-out-fax = This is a fax line.
error-left-out-not-a-mobile = This is not a mobile number we know.
error-left-out-another-number = Another number beside it is called the mobile.
error-left-out-secret-key = This is the secret half of a key. Tell them: it should never be sent, and they should make a new pair.
error-left-out-pgp-key = This is a PGP key. Files are locked to a key of age or SSH only.
error-left-out-other-key-format = This is a key in a form that files are not locked to here. Ask for age1…, ssh-ed25519 … or ssh-rsa ….
error-left-out-key-post-quantum = This is an age key of a newer kind, which we cannot use yet. Ask for one that begins with age1 and has 62 characters.
error-left-out-key-plugin = This age key needs a plug-in or a device. Ask for one that begins with age1 and has 62 characters.
error-left-out-key-too-short = This RSA key is too short to be safe. Ask for ssh-ed25519, or for RSA with 3072 bits or more.
error-left-out-key-too-long = This RSA key is longer than we take.
error-left-out-key-other-ssh = This is an SSH key of a kind that files are not locked to. Ask for ssh-ed25519 or ssh-rsa.
error-left-out-key-malformed = This begins like a public key, but it is not a whole one.
error-left-out-no-reply = Nobody reads this address.
error-left-out-too-long = The text is longer than a mail with its answer. Nothing of it was read: paste only the answer.
error-left-out-more = { $count } more were left out and are not listed.

## The key

error-clipboard-empty = There is nothing to paste yet
    .then = Copy it in the other window first. Then come back and paste it.
error-clipboard-refused = It could not be copied
    .then = Another program is holding the clipboard. Try again, or type the value by hand.
error-key-empty = There is nothing to paste yet
    .then = Copy it in the other window first. Then come back and paste it.
error-key-masked = Part of this key is hidden
    .then = It has dots or stars where characters should be. Let the system show all of it, press Copy beside the key, and paste again.
error-key-truncated = This is only part of a key
    .then = It has { $characters } characters; a key here has { $expected }. Press Copy beside the key and paste again.
error-key-too-long = This is longer than a key
    .then = It has { $characters } characters; a key here has { $expected }. Copy only the key, and paste again.
error-key-other-shape = This looks like a key of { $system }
    .then = A key of this system looks different. Copy the key from the user you just made, and paste again.
error-key-several = There is more than one key here
    .then = Copy only the key of the user you just made, and paste again.
error-key-unlikely = This does not look like a key
    .then = Copy the key from the user you just made, and paste again.
error-key-same-ending = This key ends in { $ends_in }, as the old one does
    .then = Two keys seldom end alike, so this may still be the old one. Compare it with the one the system shows now; keep it if it is the new one.
error-key-kept = This key is already kept for { $holder }
    .then = Each API user has a key of its own. Open the user you just made and copy its key; you may have copied the one before.
error-key-still-old = This is still the old key
    .then = It is the one we keep already, so nothing was changed. Make the new one in the system first, then copy it and paste again.

## The locked file and its words

error-file-does-not-open = The file did not pass our check
    .then = We opened it again and it was not what we had put in, so it was deleted and cannot be sent. Nothing has left this computer. Try again; if it happens twice, your disk may be failing.
error-no-mobile = There is no mobile number yet
    .then = Add the person’s mobile number first, or choose another way.
error-no-public-key = We have no public key of this person yet
    .then = Paste the key they sent you first, or choose another form.
error-forgotten = Our copy was removed from this vault
    .then = It cannot be sent or shown again. Copy the key from the system once more, and make a new locked file.
error-needed-elsewhere = Another delivery still needs this key
    .then = It is not done yet: a file to be sent, or one that has not been opened. Nothing was removed. Remove our copy when that one is done.
error-key-is-off = This key is switched off
    .then = Nothing was recorded. If it is to be used again, switch it on in the system and then here.
error-key-is-on = This key is switched on already
    .then = Nothing was recorded, and whoever has it can use it.
error-key-replaced = A newer key has taken the place of this one
    .then = Nothing was recorded. Use the newer key, and switch this one off once everybody has the new one.
error-where-unknown = Where the file is now is not known
    .then = It was moved, or Key Courier was closed since: paths are not kept. Save it again, and everything else is as it was.
error-no-program = No program on this computer took it
    .then = Nothing was sent. Open your mail program, or the folder, by hand.
error-public-key-several = There is more than one key here. Paste one line with one public key.
error-public-key-secret = That is a private key, which must stay with its owner. We kept nothing of it. Ask for the public one: it begins with age1 or ssh-, and tell them that this private key has been seen.
error-public-key-hybrid = This is a post-quantum age key (age1pq…), which Key Courier cannot lock files to yet. Ask for an age1 or SSH key.
error-public-key-plugin = This age key belongs to a plug-in or a hardware token, which Key Courier cannot lock files to. Ask for a plain age1 or SSH key.
error-public-key-short = This RSA key has { $bits } bits, and 3072 is the least that is safe. Ask for a newer key.
error-public-key-malformed = This is not a public key we know. It should begin with age1, ssh-ed25519 or ssh-rsa.

## The receipt number

error-receipt-wrong = That is not the number of this file
    .then = { $left ->
        [1] Nothing was confirmed. You can try once more.
       *[other] Nothing was confirmed. You can try { $left } more times.
    } Ask for the six digits at the top of the opened page, and type them again.
error-receipt-of-another = That number belongs to another file
    .then = It is the number of the file for { $person }. Nothing was confirmed here. Ask for the number of this file, or open the delivery to { $person }.
error-receipt-closed = The receipt number is closed
    .then = Five numbers did not fit, so no more are taken for this file. If you know their voice, record that they told you by phone; if you are not sure who you are speaking to, make a new file with new words.
error-receipt-is-words = Those are unlock words, not the receipt number
    .then = We did not read or keep them. If somebody else could see or hear them, make a new file with new words. The receipt number is six digits at the top of the opened page.
error-receipt-digits = The receipt number has six digits
    .then = { $count ->
        [0] There are no digits here.
        [one] There is one digit here.
       *[other] There are { $count } digits here.
    } Nothing was counted as a try. Ask for the six digits at the top of the opened page.

## A file somebody sent

error-read-too-large = This file is too large to be a locked file
    .then = Locked files are small, and this one was not read. Nothing was changed.
error-read-empty = This file is empty
    .then = It was probably cut off on its way. Ask for it again.
error-read-not-ours = This is not one of our locked files
    .then = Nothing in it was run or kept. Check that you chose the file from the e-mail, and not the e-mail itself.
error-read-truncated = This file is incomplete
    .then = Its end is missing, as when a download stops or a mail system cuts a file. Ask for it again, or in another form.
error-read-damaged = This file was changed on its way
    .then = It cannot be opened any more, and nothing of it is shown. Ask for it again, or in another form.
error-read-too-much-work = This file asks for more work than is safe
    .then = It was made to keep a computer busy, or by a program with other limits. It was not opened. Ask the sender for a file made with Key Courier.
error-read-other-zip = This ZIP is not one of ours
    .then = Our ZIP files hold one message and nothing else. It was not unpacked.
error-read-newer = This file was made by a newer Key Courier
    .then = Install the newest Key Courier on this computer, then open it again.
error-read-opener-page = This is the opener page, without a locked file in it
    .then = Open the locked file that was sent to you. The opener page opens such files in a browser.
error-read-disk = This file cannot be read
    .then = It may have been moved, or it lies on a drive that is not connected. Choose it again.
error-read-needs-key = This file is locked to a public key
    .then = Words do not open it. Whoever has the private half opens it with: age -d -i their-key file
error-words-count = { $count ->
        [0] Type the eight words
        [one] There is one word, and there should be eight
       *[other] There are { $count } words, and there should be eight
    }
    .then = What you typed is still there.
error-word-unknown = Word { $places } is not one of ours
    .then = { $near ->
        [none] The others are fine. Ask for it again.
       *[other] The others are fine. Was it one of these: { $near }?
    }
error-words-unknown = Words { $places } are not ours
    .then = The others are fine. Ask for these again.
error-words-wrong = These words do not open this file
    .then = Each of them is one of ours, so none is misspelt. Two may have changed places, or they belong to another file. Ask for all eight again.

## Asking systems

error-practice-key = This is a key of the practice platform
    .then = It opens nothing, and is not kept among real keys. Copy the key from the real system.
error-practice-only = Practice keeps no real keys
    .then = What you pasted was not kept. In practice the app makes every key itself; it begins with PRACTICE-.
error-own-connection = This is Key Courier’s own way into that site
    .then = It is not the key that was made for the agency, and was not kept as one. Copy the key of the user you just made, and paste again.
error-username-refused = This site takes no user name like that, so nothing was made. Use letters without accents, digits and hyphens; the site may keep some names for itself.
error-email-refused = This site takes no e-mail address like that, so nothing was made. Choose another one.
error-no-such-role = This site has no such role, so nothing was made. Somebody removed or renamed it there. Choose another one, or ask whoever looks after the site.
error-site-closed = This site lets no program in
    .then = It is the right kind of site, and a security plugin may keep its REST API closed. Ask whoever looks after it; nothing was made.
error-user-left = { $host } made the user, and no key for it
    .then = Nobody can sign in as this user. Remove it in the site’s own pages, then try again.
error-made-not-kept = { $host } made the key, and it could not be kept here
    .then = { $removed ->
        [yes] So it was switched off there again. The user “{ $user }” is left without a key: remove it in the site’s own pages, then try again.
       *[no] Remove the user “{ $user }” in the site’s own pages, then try again. Nobody has the key.
    }
error-username-taken = Somebody at this site has that user name already, so nothing was made. Choose another one.
error-email-taken = Somebody at this site has that e-mail address already, so nothing was made. Use an address that belongs to nobody there, such as one made for this purpose.
error-link-days = Choose one, three or seven days
    .then = No link was made.
error-no-check = There is nothing to ask about this key
    .then = Its system has no question that harms nothing. The agency will see whether it works.
error-not-reached = { $why ->
        [no-network] This computer has no network
        [unknown-host] Nobody knows the address { $host }
        [not-trusted] The connection to { $host } cannot be trusted
        [timed-out] { $host } did not answer in time
        [private-address] { $host } leads into a private network
        [redirected] { $host } sent us somewhere else
        [not-the-system] Something else answered in place of { $host }
        [ask-later] { $host } asks us to wait
        [account-needed] { $host } does this only for people with an account there
       *[other] { $host } answered in a way we do not know
    }
    .then = { $why ->
        [no-network] Nothing was sent. Check the connection and try again; everything you typed is still here.
        [unknown-host] Nothing was sent. Check how it is spelt, and your connection.
        [not-trusted] Nothing was sent: somebody may be listening, or this network asks you to log in first. Open any page in your browser, then try again.
        [timed-out] Nothing was lost. Try again in a few minutes.
        [private-address] We ask only sites on the internet, so nothing was sent. Ask whoever looks after the site.
        [redirected] We did not follow, so that nothing secret goes to another place. Type the address it ends at.
        [not-the-system] Hotels and trains answer with a page of their own until you log in. Open any page in your browser, then try again.
        [ask-later] It was asked too often from this network. Nothing was lost; try again in half an hour.
        [account-needed] Nothing was made. Choose another server, or another way.
       *[other] Nothing secret was shown or kept of it. Try again later, or do it in the system’s own pages.
    }
error-host-not-approved = You did not agree to ask this site
    .then = Nothing was sent to it. Everything you typed is still here.
error-no-application-passwords = This site does not offer application passwords
    .then = It needs an https address, and a security plugin may have switched them off. Ask whoever looks after the site; nothing was made.
error-not-connected = The site does not take this user name and password
    .then = The application password may be cut off, belong to another user, or have been revoked at the site meanwhile. Connect again; nothing else was changed.
error-may-not-make-users = Your own role at this site may not make users
    .then = Ask an administrator of the site to connect, or to make the user. Nothing was made.
error-gone-there = The site does not have this any more
    .then = Somebody removed it there. Record it as switched off if that is right.
error-still-on = The site still takes this key
    .then = It was asked to stop it and answered as before. Switch it off in the site’s own pages, and check again.
error-cancelled = You stopped it
    .then = Nothing was kept of it. You can begin again when you like.
error-no-link = There is no link for these words
    .then = Make one, or choose another way.
error-link-opened = Somebody has opened this link
    .then = It can no longer be taken back. If it was not { $person }, make a new file with new words.
error-not-in-practice = Practice cannot do that
    .then = Everything in practice is invented, and nothing leaves this computer.

## A table that somebody exported

error-table-unreadable = This file cannot be read
    .then = Nothing was put on record. It may have been moved, or it is open in another program. Choose it again.
error-table-too-large = This file is too large
    .then = Nothing of it was read: a table may have up to { $most } megabytes. Take the columns away that are not needed, or make two tables of it.
error-table-too-many-rows = This table is too long
    .then = Nothing of it was read: up to { $most } rows are read at once. Make two tables of it.
error-table-too-many-columns = Row { $row } is too wide
    .then = Nothing of the table was read: it may have up to { $most } columns. Perhaps this is another file than you meant.
error-table-cell-too-long = In row { $row } one cell holds very much text
    .then = Nothing of the table was read: a cell may have up to { $most } characters. Shorten it in the spreadsheet and save again.
error-table-quote-left-open = In row { $row } a quotation mark opens and none closes
    .then = Nothing of the table was read, because what follows would be one cell. Save it as CSV again from the spreadsheet.
error-table-not-a-table =
    { $sort ->
        [workbook] This is an Excel workbook
        [old-office] This is a file of an older Office, or one that needs something typed to open it
        [open-document] This is a spreadsheet of LibreOffice
        [document] This is a document of Word
        [archive] This is an archive
        [pdf] This is a PDF
        [web-page] This is a web page
        [data] This is a file for programs
        [locked] This is a locked file
       *[binary] This is no text
    }
    .then =
    { $sort ->
        [workbook] Nothing of it was read. Open it in Excel, choose Save as, and there CSV UTF-8. Then choose that file here.
        [open-document] Nothing of it was read. Open it, choose Save as, and there Text CSV. Then choose that file here.
        [locked] Nothing of it was read. A locked file that somebody sent you is opened under Open a file.
       *[other] Nothing of it was read. Open it in the program it comes from and save the table as CSV. Then choose that file here.
    }
error-table-empty = There is nothing in this file
    .then = Nothing was put on record. Save the table once more from the spreadsheet, as CSV.
error-table-no-header = The first row does not say what the columns are
    .then = Nothing was read. Put a row on top with names such as Agency, System, Purpose and Since, and save it as CSV again.
error-table-no-rows = There is a first row and nothing under it
    .then = Nothing was put on record. Perhaps another sheet of the spreadsheet was saved.
error-import-used = Something on record rests on what came with this table
    .then = It was not taken back, and nothing was changed. What is wrong can be put right on the page of its key or agency.
error-row-too-long = This row has { $cells } cells, more than there are columns. Perhaps a text with a comma in it lacks its quotation marks.
error-not-a-date = This does not look like a day. Write it like 14 March 2024, March 2024, spring 2024 or 2024.
error-no-such-day = There is no such day in the calendar.
error-year-missing = The year is missing.
error-year-unlikely = No access was given in such a year. Write the year like 2024.
error-order-unknown = This may be two different days. Write the month as a word.
error-mobile-rounded = The spreadsheet has rounded this number, and its last digits are gone. Format the column as text and type the number again.
error-ending-too-short = These are fewer than the last four characters of a key. A spreadsheet leaves out zeros at the start: format the column as text.
error-not-an-ending = This is not how a key ends. It should be its last four characters, or nothing.
error-import-no-agency = Nothing says which agency this is.
error-import-nobody = A mobile number stands here, and nothing says whose it is.
error-import-several = Several stand here. Leave one, and give the others a row of their own.
error-import-no-system = Nothing says which system this is.
error-import-system = “{ $value }” is no system we know. Use the name as it stands under Settings.
error-import-kind = “{ $value }” is no kind of key of this system. Write one of these: { $choices }.
error-import-no-purpose = Say what the key is for. Write one of these: { $choices }.
error-import-purpose = “{ $value }” does not say which access it is. Write one of these: { $choices }.
error-import-no-account = You have several accounts on this system. Say which one it is.
error-import-account = “{ $value }” is no account of this system that we know.
error-import-way = “{ $value }” is no way we know. Write for example e-mail, phone, in person, secret link or unknown.
error-import-role = “{ $value }” is no role we know. Write processor, sub-processor, joint controller or other.
error-import-country = “{ $value }” is no country we know. Write its name in English or its two letters.
error-import-backwards = This day is before the access began.
error-import-says-otherwise = Row { $line } says something else of the same agency. Decide which is right.

## Catalog files of your own

error-catalog-unreadable = This file cannot be read
    .then = Nothing was added. It may lie on a drive that is not connected, or not be a text file.
error-catalog-form = { $line ->
        [0] This is not a catalog file
       *[other] Line { $line } of this catalog file is not as it should be
    }
    .then = Nothing else is affected, and the file is not used. The reader says: { $what }
error-catalog-texts = { $line ->
        [0] The texts in this catalog file are not as they should be
       *[other] Line { $line } of this catalog file: the texts are not as they should be
    }
    .then = Nothing else is affected, and the file is not used. The reader says: { $what }
error-catalog-contradiction = This catalog file contradicts itself
    .then = Nothing else is affected, and the file is not used: { $what }
error-catalog-built-in-id = This catalog file uses the short name of a system we know: { $what }
    .then = A file of your own cannot take its place, so it is not used. Give it another id.
error-catalog-built-in-name = This catalog file calls itself like a system we know: { $what }
    .then = Somebody could mistake one for the other, so it is not used. Give it another name.
error-catalog-built-in-host = This catalog file would send a key to { $what }
    .then = That is not one of its own hosts, so it is not used. Nothing was sent.
error-catalog-strategy = This catalog file names a check that is ours alone: { $what }
    .then = It is not used. A check of your own is one request and one table.
error-catalog-made = This catalog file says that we make its keys
    .then = Keys of your own systems are made in their own pages, so it is not used. Write made = "guided".
error-catalog-too-large = This catalog file is too large
    .then = It was not read. A catalog file is a few pages of text.
error-catalog-twice = Another catalog file has this short name already: { $what }
    .then = The first one counts, and this one is not used. Give it another id.
error-catalog-changed = The file was changed while you looked at it
    .then = Its check stays off. Look at it once more, then switch it on.
error-catalog-in-use = Keys of this system are on record
    .then = Without the file nobody could say what they open, so it stays.
