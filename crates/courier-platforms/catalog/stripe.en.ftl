# What stands in “…” is what the vendor's own screens say, and stays English in every language.

region-stripe = Your Stripe account (api.stripe.com)

## The kind of key

kind-restricted-key = Restricted key
    .needs = They need a restricted key
    .role = You make it signed in to Stripe with a role that may manage API keys: administrator or developer.
    .group = { $permissions }, and nothing else
    .from = anywhere, unless you limit the key to server addresses in Stripe
    .how = Send the key in the header { $header }, after the word Bearer and a blank, with every request to { $base_url }. From servers only: never in a page or an app. The shell line asks for the account’s balance: 403 says that the key is known and may not read that, which is as it should be.
    .limits = About 100 requests a second in live mode, fewer for some calls. Too many are answered with 429: wait, then go on more slowly.
    .leaked = Ring { $organisation } at once. They rotate or delete the key in Stripe, which ends it, and send you a new one.

## What they may need it for

purpose-read-payments = Read payments
    .sentence = Reports and book-keeping: who paid what, and what went to the bank. Moves no money.
    .opens = With it { $agency } can read every payment, every payout and the name, e-mail and address of everybody who paid through Stripe, but change nothing.
    .may = Read payments, payouts and customers. It can change nothing and move no money.

purpose-take-payments = Take single payments
    .sentence = Donation pages and shops of theirs that pay into your account. Refunds nothing.
    .opens = With it { $agency } can take payments into your account, and read and change every customer’s record in Stripe. It cannot refund or pay out.
    .may = Take payments, and read and change customers. It cannot refund or pay out.

purpose-take-regular-payments = Take regular payments
    .sentence = Monthly gifts and memberships: begin, change and end them.
    .opens = With it { $agency } can take payments into your account, begin, change and end every regular payment, and read and change every customer’s record in Stripe. It cannot refund or pay out.
    .may = Take payments, begin, change and end regular ones, and read and change customers. It cannot refund or pay out.

## The form: the vendor's labels, and what belongs there

field-key-name = Key name
    .help = The name you will see in the list of keys. Let it say who holds the key.

## Making it

step-open-stripe-keys = Open Developers › API keys
    .note = In live mode, not in a sandbox or test mode: a test key takes no money.
step-create-restricted-key = Press “Create restricted key”
    .note = Not the button for a secret key: that one would open the whole account.
step-own-integration = If Stripe asks how you will use it, choose “Building your own integration” and press “Continue”
    .note = If it does not ask, go on.
step-stripe-key-name = Click the box “{ $label }”, then paste
    .note = Nothing is saved until you press “Create key”.
step-stripe-permissions = In the table allow only { $permissions }
    .note = Everything else stays at “None”. Stripe may write a row’s name a little differently. Write means Read as well. If the agency names more rows, ask what for.
step-stripe-create-key = Press “Create key”
    .note = It is at the top or the bottom of the page. Stripe may ask for a code from your phone.
step-copy-stripe-key = Copy the key, which begins with rk_live_
    .note = Stripe shows it this once.

## Later: replacing, deleting

step-find-stripe-key = Find the key “{ $value }” among the restricted keys
    .note = Compare the whole name: an agency can have several. The list says when each was last used.
step-rotate-stripe-key = Open the menu with the dots in its row and choose “Rotate key”
    .note = Older screens call it “Roll key”.
step-rotate-now = Let the old key expire now
    .note = Somebody else may have it. Whatever uses the old key stops until it has the new one; the permissions stay.
step-delete-stripe-key = Open the menu with the dots in its row and choose “Delete key”
    .note = It stops at once, and whatever uses it. It cannot be brought back; a new one would be another key.
