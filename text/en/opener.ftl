# The page inside a locked file, which the agency opens in its browser. These texts are written into the file, so none may
# use selectors or terms: what depends on a number stands as one message a plural form, ending in -one, -other and so on.
# { $person } is who sent the file, by first name; { $organisation } their organisation; both as they are in the file.

## Without the script

opener-title = A key from { $organisation }
opener-title-anybody = Open a locked file
opener-broken = This copy of the file is incomplete. Nobody can read what is in it without the eight words. Save the attachment again, or ask for it to be sent once more.
opener-noscript = Please open this file on a computer. Previews in mail programs, and iPhones and iPads, cannot run it. Save it, then open it with Chrome, Edge, Firefox or Safari.

## Before opening

opener-heading = { $organisation } has sent you a key
opener-heading-anybody = Open a locked file
opener-heading-words = Eight words open this file
opener-under = { $person } will give you eight words by phone or text. Type them here. Nothing leaves this page; it works with the network off, too.
opener-under-anybody = Choose the file you were sent, then type its eight words. Nothing leaves this page; it works with the network off, too.
opener-under-words = Whoever sent it will give you eight words by phone or text. Type them here. Nothing leaves this page; it works with the network off, too.
opener-made = Made on { $date }
opener-words = Eight unlock words
opener-words-help = Capitals and dashes do not matter, and four letters of each word are enough.
opener-words-count = { $count } of 8 words
opener-open = Open
opener-opening = Opening …
opener-opening-says = Opening. This takes a few seconds.
opener-opened-says = The file is open.

opener-code = Paste a picture of the QR code
opener-code-how = Is the code on a screen you can see? Take a picture of it, copy the picture and paste it here with Ctrl+V (⌘V on a Mac). You can also drop it anywhere on this page.
opener-code-choose = Choose a picture
opener-code-reading = Looking for the code …
opener-code-read = The eight words are in the field. Press Open.
opener-code-none = There is no QR code to be seen in this picture. Take it again with the whole code in it and some white round it, or type the words.
opener-code-other = This QR code is not from Key Courier. Ask for the one that is shown for this page, or type the words.
opener-code-not-picture = This is not a picture the browser can show. Paste or drop a PNG or JPEG, or type the words.

opener-other-ways = You can also open this file without this page: with { $command }, or with Key Courier.
opener-not-expecting = Not expecting it? Ring { $organisation } on a number you already have.
opener-not-expecting-anybody = Not expecting it? Ring the sender on a number you already have.

opener-real = How do I know it is real?
opener-real-page = A page cannot prove that it is the right one. Whoever could change the e-mail on its way could send you a page of their own that looks like this one and steals the words.
opener-real-ring = Ring { $organisation } on a number you already have, not one from the e-mail, and ask whether they sent it.
opener-real-ring-anybody = Ring the sender on a number you already have, not one from the e-mail, and ask whether they sent it.
opener-real-network = Switch the network off before you type the words, open the file, put the key away, and close this page before you switch it on again.
opener-real-age = Or do not use this page: { $command } opens the locked file, and so does an opener page that you fetched once, before, from somebody you trust.

## The file, on the page that opens any of them

opener-file-drop = Drop the file here
opener-file-choose = Choose the file
opener-file-kinds = A locked file ends in .age, .html or .zip. It may have been renamed on its way.
opener-file-other = Choose another file
opener-file-reading = Looking at the file …
opener-file-unknown = This is not a locked file of Key Courier. Nothing was changed. Choose the attachment you were sent, as it came.
opener-file-picture = This is a picture. Choose the locked file first; then you can drop a picture of the QR code.
opener-file-cut = This copy of the file is incomplete: its end is missing. Save the attachment again, or ask for it to be sent once more.
opener-file-large = This file is larger than any locked file of Key Courier (32 MB), so it was not read. Choose the attachment you were sent.
opener-file-unreadable = The browser could not read this file. If it lies on a stick or a network drive, copy it to this computer and choose it again.

## What is in the way

opener-unknown-word = Word { $place } is not one of ours.
opener-unknown-others = The others are fine.
opener-unknown-near = Was it { $words }?
opener-unknown-none = Nothing of ours is close to it. Ask to have it spelt.
opener-unknown-put = Word { $place } is now { $word }.
opener-count-0 = Type the eight words first.
opener-count-few-one = One word so far; there are eight.
opener-count-few-other = { $count } words so far; there are eight.
opener-count-many-other = These are { $count } words; there are eight. Take out what does not belong.
opener-wrong = These words do not open this file.
opener-wrong-then = They are all words of ours, so two may have changed places, one may have been misheard, or they belong to another file. Ask { $person } to read them again. You can try as often as you like.
opener-wrong-then-anybody = They are all words of ours, so two may have changed places, one may have been misheard, or they belong to another file. Ask the sender to read them again. You can try as often as you like.
opener-damaged = The file was damaged on its way.
opener-damaged-then = Your words may be right, but they cannot mend it. Save the attachment again, or ask for the same file once more; its words stay the same.
opener-not-ours = This is not a locked file of Key Courier.
opener-not-ours-then = It opened, but there is no key from Key Courier in it. Nothing was saved. Ask the sender what they sent.
opener-newer = This file was made by a newer Key Courier.
opener-newer-then = The words are right, but this page is too old to show what is in it. Ask the sender for an .html file, or open it with { $command }.
opener-work = Opening this file would take more work than any of ours does.
opener-work-then = It was not tried, because it could stop this computer. It does not come from Key Courier as it is; ask the sender to send it again.
opener-key-file = This file opens with a private key, not with words.
opener-key-file-then = It was made for a public key of yours. Open it with { $command }.
opener-memory = This computer has not enough memory free to open the file.
opener-memory-then = Opening takes about 256 MB. Close other pages and programs and press Open again; your words are still here.
opener-browser = This browser cannot open the file.
opener-browser-then = It does not let a page from a file calculate in the background. Use Chrome, Edge, Firefox or Safari of the last two years, or open it with { $command }.

## Opened

opener-from = From { $organisation }, { $date }
opener-result-one = { $platform } { $what } for { $agency }
opener-result-key = { $platform } key for { $agency }
opener-result-other = { $count } keys for { $agency }
opener-another-sender = The page says { $said }, but the locked file inside is from { $organisation }. Ring them on a number you already have before you use it.
opener-receipt = Receipt number
opener-receipt-tell = Tell { $person } this number. It shows that the file has been opened.
opener-note = The sender says
opener-key = Key
opener-key-hidden = Hidden
opener-key-hidden-ends = Hidden, ends in { $end }
opener-key-not-printed = Not printed. Open the file to see it.
opener-account = Belongs to
opener-base-url = Base address
opener-addresses = Allowed from
opener-addresses-any = Any address
opener-may = May do
opener-others = Also held by
opener-others-0 = Nobody else; this key is only yours
opener-others-one = One other, who stops too if it is replaced
opener-others-other = { $count } others, who stop too if it is replaced
opener-use = How to use it
opener-env = Environment variable
opener-how = How requests are signed
opener-header = Header
opener-session = Session lasts
opener-minutes-one = One minute
opener-minutes-other = { $count } minutes
opener-seconds-one = One second
opener-seconds-other = { $count } seconds
opener-limits = Limits
opener-curl = Try it
opener-documentation = Documentation
opener-leaked-do = What to do
opener-ring = Whom to ring
opener-leaked = If somebody else may have seen it
opener-copy = Copy
opener-copy-what = Copy: { $what }
opener-copied = Copied
opener-copied-says = Copied: { $what }
opener-copy-by-hand = The browser did not let the page copy. It is selected now: press Ctrl+C (⌘C on a Mac).
opener-show = Show
opener-hide = Hide
opener-show-what = Show: { $what }
opener-hide-what = Hide: { $what }
opener-save-env = Save keys.env
opener-save-json = Save JSON
opener-saved = { $file } is among your downloads. The key stands in it readably: put it away, then delete it.
opener-next = What to do now
opener-next-receipt = Tell { $person } the receipt number, so that they know it was you.
opener-next-keep-one = Put the key in your password manager.
opener-next-keep-other = Put the keys in your password manager.
opener-next-delete = Delete this file and the message with the words: whoever has both can open it at any time.
