# What stands in “…” is what the vendor's own screens say, and stays English in every language.

account = Site’s short name
    .help = In an address like secure2.convio.net/yoursite/site it is “yoursite”. Letters, digits, hyphens and low lines.

## The kind of key: the site's

kind-site-key = Site’s API key
    .needs = They need the site’s API key
    .role = You find it signed in to Luminate Online as an administrator.
    .no-group = none can be set: the site’s key opens what the site’s own pages open
    .from = anywhere: it is made to stand in pages that everybody can read
    .how = Send the key as “api_key” in each form that goes to { $base_url }, with “method”, “v” (1.0) and “response_format” (json). Only POST is answered. It takes no name: calls that begin with CR.
    .limits = No number is published.
    .leaked = It may be seen by anyone. If it is used in a way you do not like, tell { $organisation }: they can set another one, and every form needs the new one.
    .look-question = Does “Luminate Online API Key” hold something already?
    .look-warning = A site has one key, for everybody. If there is one, leave it as it is: every form that uses it would stop at once.
    .look-new = It is empty: set one
    .look-there = There is one: copy it

## The kind of key: an API administrator's

kind-api-administrator = API administrator
    .needs = They need an API administrator
    .role = You make it signed in to Luminate Online as an administrator.
    .no-group = one is set by Luminate Online itself: it may use the whole API, and cannot sign in
    .from = only the server addresses they give you
    .how = Send “api_key”, “login_name” and “login_password” in the form of each request to { $base_url }, with “method”, “v” (1.0) and “response_format” (json). Only POST is answered, from the listed server addresses only. The secret word is the one in this file; { $organisation } tells you the site’s API key. A refusal is answered with 403 and an “errorResponse”. For the shell line put site key and login name into LUMINATE_API_KEY and LUMINATE_LOGIN_NAME.
    .limits = No number is published.
    .leaked = Ring { $organisation } at once. They change the API administrator in Luminate Online, which ends the old secret word, and send you a new one.

## What they may need it for

purpose-client-forms = Forms and totals on their pages
    .sentence = Sign-up and donation forms, and totals everybody can see. No secret, no locked file.
    .opens = It may be published; anyone with it can send in forms as a supporter would, and see what the site gives out as public data.
    .may = Send in forms and show public data. It may stand in a page that everybody can read.

purpose-server-calls = Supporters and gifts
    .sentence = Read and change constituents, gifts and groups from a server.
    .opens = With it { $agency } can read and change every constituent, gift and group, but only from their own servers. It cannot be limited to some calls.
    .may = Read and change constituents, gifts and groups.

## The form: the vendor's labels, and what belongs there

field-login-name = User Name
    .help = The name of the API administrator; each request carries it. Let it say who holds the secret word.
field-allowed-addresses = Luminate Online API IP White List
    .help = The addresses of the agency’s servers, one a line. Server calls work from these and from nowhere else. The list is the whole site’s.

## Making it

step-open-open-api = Open Setup › Site Options › Open API Configuration
    .note = You have to be signed in as an administrator.
step-edit-api-keys = Under “Configure API Keys” press “Edit API Keys”
    .note = The site’s key stands there.
step-set-site-key = Type a long row of letters and digits into “Luminate Online API Key”, and press “Finish”
    .note = Copy it from the box before. It takes the place of whatever stood there: every form that uses the old one stops.
step-copy-site-key = Copy the key that stands under “Configure API Keys”
    .note = Change nothing there.
step-edit-server-api = Press “Edit server API configuration”
    .note = In the part about access from servers.
step-allow-addresses = Under “{ $label }” add each of these: { $value }
    .note = Type one, press “Add New IP Range to list”, then the next. Those of others stay.
step-luminate-login-name = Under “Manage API Administrative Accounts” click “{ $label }”, then paste
    .note = One for each agency, so that ending one touches nobody else.
step-choose-secret-word = Let your browser make a long row of letters and digits for “Password”
    .note = At least twenty. Copy it: Luminate Online does not show it again.
step-finish-server-api = Press “Finish”
    .note = Until then nothing has changed.

## Later: changing, ending

step-find-api-administrator = Under “Manage API Administrative Accounts” find { $value }
    .note = Compare the whole name: an agency can have several.
step-remove-api-administrator = Remove it, or have Blackbaud’s support remove it
    .note = Whatever uses it stops. Take its server addresses out of the list if nobody else needs them. Until it is gone, give it another secret word: that ends the old one.
step-old-addresses-out = Take the addresses out of that list that they no longer need
    .note = It is one list for everybody: be sure that nobody else works from them.
