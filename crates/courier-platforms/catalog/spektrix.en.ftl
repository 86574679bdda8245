# What stands in “…” is what the vendor's own screens say, and stays English in every language.

account = Client name
    .help = Your short name at Spektrix: in an address like system.spektrix.com/yourvenue/api/v3 it is “yourvenue”. Letters, digits, hyphens and low lines.

## The kind of key

kind-api-account = API account
    .needs = They need an API account
    .role = You make it with the Spektrix role Settings Administrator.
    .no-group = none can be set: an API account opens everything that needs a key
    .from = anywhere: Spektrix does not tie it to server addresses
    .how = Sign every request. Send Date (RFC 1123, UTC) and Authorization: SpektrixAPI3, a blank, your username, a colon, the signature. The string to sign is the method, the full address with its query and the Date, each on a line of its own, with a line feed between them and none at the end; for a request with a body that is not a GET, a further line with the Base64 of the body’s MD5, which is not sent as a header. The signature is the Base64 of HMAC-SHA1 over that string; its key is the secret, decoded from Base64. Every path begins with { $base_url }. From servers only: a page in a browser cannot send these headers. For the shell line put your username into SPEKTRIX_API_LOGIN; 404 says that the key works, 401 that username, secret or clock is wrong.
    .limits = No number is published.
    .leaked = Ring { $organisation } at once. They press “Reset API Key” in Spektrix: the old key stops, and a new one comes by e-mail and text message.
    .read-back = Ring { $person } before you send
    .read-back-sentence = A text with a code goes to this number at once: { $mobile }. Read it back to { $person }. The e-mail beside it carries a link; link and code together show the key.
    .read-back-agreed = { $person } agrees: show the form
    .read-back-to-me = Send it to me instead

## What they may need it for

purpose-hidden-events = Archived events and hidden attributes
    .sentence = What is on sale now, and funds to give to, they can read without any key.
    .opens = With it { $agency } can see every customer and every order as well, from anywhere. An API account cannot be limited to events.
    .may = Read archived events and hidden attributes. The account opens customers and orders too.

purpose-customers-and-orders = Customers and orders
    .sentence = Look people and their orders up and keep them up to date: a website with a sign-in, a mailing or reporting system.
    .opens = With it { $agency } can read and change every customer and every order, from anywhere.
    .may = Read and change customers and orders, and read archived events and hidden attributes.

## The form: the vendor's labels, and what belongs there

field-username = Username
    .help = The agency’s company name. They sign requests with it, and you find the account by it.
field-email = Email address
    .help = Of somebody at the agency: a link to the page with the key goes there at once.
field-phone = Phone number
    .help = That person’s mobile, with country code and without blanks: +447894123456. A code for the page is texted there at once; a landline gets none.

## Making it

step-open-api-accounts = Open Settings Interface › Users › API Accounts
    .note = You need the role Settings Administrator. The list shows every account with access by key.
step-new-api-account = Press one of the “New API Account” buttons
    .note = Any of them opens the small window with the three boxes.
step-username = Click the box “{ $label }”, then paste
    .note = Nothing is sent until you press “Create API Account”.
step-email = Click the box “{ $label }”, then paste
    .note = Compare it letter by letter: whoever reads this mailbox gets the link.
step-phone = Click the box “{ $label }”, then paste
    .note = It stays as it is: country code first, no blanks, no zero in front.
step-create-api-account = Press “Create API Account”
    .note = Now a link goes to the e-mail address and a code to the mobile. Neither can be called back.
step-both-went = See that both messages went
    .note = An e-mail with a link and a text message with a code. Whoever has both opens the page behind the link, types the code and sees the username and the key: the agency, or you, if you had them sent to yourself. If one did not come, compare address and number, then use “Reset API Key”.

## Later: resetting, switching off and on

step-find-account = Find the account “{ $value }”
    .note = Compare the whole username: an agency can have several.
step-reset-api-key = Press “Reset API Key” beside it
    .note = Be sure that the mobile is still right: the new code goes there.
step-confirm-reset = Say yes when Spektrix asks again
    .note = From now on the old key does not work, and whatever uses it stops until it has the new one.
step-both-went-again = See that both messages went again
    .note = A new e-mail with a link and a new text message with a code, as the first time.
step-open-account = Click the e-mail address “{ $value }”
    .note = It opens that API account. Compare the username too.
step-open-that-account = Click its e-mail address
    .note = It opens that API account. The address that stands there may be of somebody who has left.
step-change-email = Clear the box “{ $label }”, then paste
    .note = Compare it letter by letter: whoever reads this mailbox gets the link.
step-change-phone = Clear the box “{ $label }”, then paste
    .note = Country code first, no blanks, no zero in front. If the window has a button to save, press it. Nothing is sent to them before the key is reset.
step-untick-active = Untick “This API account is active”
    .note = Its key stops working at once, until the box is ticked again. If the window has a button to save, press it.
step-tick-active = Tick “This API account is active”
    .note = The same key works again. Ask the agency to try it. If the window has a button to save, press it.
