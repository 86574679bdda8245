# What stands in “…” is what the vendor's own screens say, and stays English in every language.

region-ca = Canada, Europe and the rest of the world (ca.engagingnetworks.app)
region-us = United States (us.engagingnetworks.app)
region-us2 = United States, second data centre (us2.engagingnetworks.app)

## The kind of key

kind-rest-api-user = API user
    .needs = They need an API user
    .role = You make it signed in to Engaging Networks as a Super Admin.
    .group = “{ $group }”, with { $permissions } and nothing else
    .no-group = none is needed
    .from = only the server addresses they give you
    .how = Send the key as the whole body of a POST request to { $authenticate }, without quotation marks and without JSON round it. The answer holds a session token: send it in the header { $header } with every other request. It lasts { $minutes } minutes; then ask for a new one the same way. All of this works from the listed server addresses only.
    .limits = At most { $per_hour } requests an hour, and { $pages } submitted pages in five minutes from one server address. Going over the hourly limit is answered with 401, not with 429.
    .leaked = Ring { $organisation } at once. They revoke the key in Engaging Networks, which ends it and every session token made with it, and send you a new one.

kind-private-token = Private token
    .needs = They need a private token
    .role = You make it signed in to Engaging Networks as a Super Admin.
    .no-group = none can be set: every private token opens the same
    .from = anywhere: a token is not tied to server addresses
    .how = Downloads: send a GET request to { $base_url }/export.service with the token as “token”, the first and the last day as “startDate” and “endDate” (MMDDYYYY) and “type” (csv, xml, standardcsv or standardxml). What happened today is there from about 3 am the next day, US Eastern time. Imports: send a multipart POST request to { $base_url }/import.service with “token”, “name”, the file as “upload” and “formatName”; Engaging Networks e-mails the result to the user the token is tied to. Trouble is answered with status 200 too: look for a body that starts with ERROR. Keep the token out of logs, because it stands in the address. The shell line downloads a day of supporters’ activity.
    .limits = No number is published. Downloads reach back about a month.
    .leaked = Ring { $organisation } at once. They refresh the token in Engaging Networks, which ends the old one, and send you the new one.

kind-public-token = Public token
    .needs = They need the public token
    .role = You find it signed in to Engaging Networks as a Super Admin.
    .no-group = none can be set: the public token opens public data only
    .from = anywhere: it is made to stand in pages that everybody can read
    .how = Send a GET request to { $base_url }/data.service with the token as “token”, the wanted data as “service” (EaSupporterCount, for instance) and contentType=json. A token that is not known is answered with status 200 and an “error” in the body.
    .limits = No number is published. Answers may be about a quarter of an hour old.
    .leaked = It may be seen by anyone. If it is used in a way you do not like, tell { $organisation }: they can refresh it, and every widget needs the new one.
    .look-question = Is a public token in the list already?
    .look-warning = An account has one public token, for everybody. If a row of the type PUBLIC is there, leave “Refresh” and “Delete” alone: every widget that uses it would stop at once.
    .look-new = There is none: make it
    .look-there = It is there: copy it

## What they may need it for

purpose-submit-pages = Submit pages
    .sentence = Petitions, donations and sign-ups from their own site. Cannot read supporters.
    .opens = With it { $agency } can send in petitions, donations and sign-ups as a supporter would, but cannot read supporters, and only from their own servers.
    .may = Submit pages: petitions, donations, sign-ups. It cannot read supporter records.

purpose-show-pages = Show pages and survey answers
    .sentence = Build your pages into their own site. Opens survey answers too, but no supporter records.
    .opens = With it { $agency } can read how your pages are built and what people answered in your surveys, but no supporter records, and only from their own servers.
    .may = Read how pages are built, and the answers to surveys. It cannot read supporter records.

purpose-read-supporters = Read supporters’ details
    .sentence = Look people’s records up. Cannot change them.
    .opens = With it { $agency } can read every supporter record, but not change any, and only from their own servers.
    .may = Read supporter records. It cannot change or add any.

purpose-update-supporters = Update supporters’ details
    .sentence = Read and change people’s records one at a time.
    .opens = With it { $agency } can read and change every supporter record, but only from their own servers.
    .may = Read and change supporter records. It cannot add new ones.

purpose-add-and-update-supporters = Add and update supporters
    .sentence = Bring new people in, and read and change the records of all the others.
    .opens = With it { $agency } can add people and read and change every supporter record, but only from their own servers.
    .may = Add, read and change supporter records.

purpose-testing = Testing
    .sentence = A user of its own, without a group, to try requests. It is to end in { $days } days.
    .opens = With it { $agency } can try requests and send in pages as a supporter would, but cannot read supporters, and only from their own servers. What they do not mark as a demo counts as real. It is to end in { $days } days.
    .may = Try requests, with "demo": true in each so that it stays a test. It cannot read supporter records, and is to end after { $days } days.

purpose-import-supporters = Import supporters
    .sentence = Bring new people in, and change records, with files. The same token can download activity.
    .opens = With it { $agency } can add or change supporter records by import, and download about the last month of supporter activity, from anywhere. A token cannot be limited to one of the two.
    .may = Add or change supporter records by import. It can download about the last month of supporter activity too.

purpose-export-activity = Download supporter activity
    .sentence = Who signed, gave or wrote lately, as files. The same token can import.
    .opens = With it { $agency } can download about the last month of supporter activity, and add or change supporter records by import, from anywhere. A token cannot be limited to one of the two.
    .may = Download about the last month of supporter activity. It can add or change supporter records by import too.

purpose-export-and-import = Keep two systems the same
    .sentence = Activity out and supporters in, both ways and by itself.
    .opens = With it { $agency } can download about the last month of supporter activity and add or change supporter records by import, from anywhere.
    .may = Download about the last month of supporter activity, and add or change supporter records by import.

purpose-show-counts = Show counts and widgets
    .sentence = How many people signed, or how near a goal is, on a page. No secret, no locked file.
    .opens = It may be published; anyone with it can see counts, and whatever else your account gives out as public data.
    .may = Show counts and other public data. It may stand in a page that everybody can read.

## The form: the vendor's labels, and what belongs there

field-email-address = Email Address
    .help = The API user’s name. It must look like an e-mail address, but no mailbox has to exist.
field-display-name = Display Name
    .help = The name you will see in the list of users. Let it say who holds the key.
field-first-name = First Name
    .help = The agency’s name will do: nobody in particular is behind an API user.
field-last-name = Last Name
    .help = “API” tells it apart from people.
field-remote-address = Remote Address
    .help = The addresses of the agency’s servers, one a line. The key works from these and from nowhere else.
field-status = Status
    .help = Active, so that the key works as soon as they have it.
field-group = Group
    .help = The permission group says what the API user may do.

field-user = User
    .help = Whose token it is: somebody who signs in to your Engaging Networks account. What the token does is logged under that name. A user made for the agency tells it from others.

## Making it

step-open-groups = Open Hello › Account Settings › Permission Groups
    .note = You have to be signed in as a Super Admin. The group says what the API user may do, so it comes first.
step-add-group = Make a new permission group and paste its name
    .note = A group of its own, so that nobody else’s access changes with it.
step-allow = Allow only { $permissions }
    .note = { $sections ->
        [none] Nothing else may be allowed in this group: where something is, “Revoke all permissions” clears the section.
       *[other] You find it under { $sections }. Nothing else may be allowed in this group: where something is, “Revoke all permissions” clears the section.
    }
step-open-users = Open Hello › Account Settings › Users
    .note = You have to be signed in as a Super Admin.
step-add-user = Press “Add API User”
    .note = Not “Add User”: that would be a person who can sign in.
step-email-address = Click the box “{ $label }”, then paste
    .note = It is the API user’s name; no mailbox has to exist. Nothing is saved until you press “Save User”.
step-display-name = Click the box “{ $label }”, then paste
    .note = Nothing is saved until you press “Save User”.
step-first-name = Click the box “{ $label }”, then paste
    .note = Nothing is saved until you press “Save User”.
step-last-name = Click the box “{ $label }”, then paste
    .note = Nothing is saved until you press “Save User”.
step-remote-address = Click the box “{ $label }”, then paste
    .note = Several addresses are already joined as Engaging Networks wants them, with ~ and no blanks.
step-status = Choose “{ $value }” in the list “{ $label }”
    .note = Nothing is saved until you press “Save User”.
step-choose-group = Choose “{ $value }” in the list “{ $label }”
    .note = If it is not in the list, go back and make the permission group first.
step-leave-group = Leave “{ $label }” at “{ $value }”
    .note = To submit pages no group is needed; any group would open more.
step-save-new = Press “Save User”
    .note = Now Engaging Networks makes the key. It does not show it yet. “Cancel” would leave nothing behind.
step-open-new = Open the user you just made: “{ $value }”
    .note = Only now the box “API Key” is filled in. Press “Copy” beside it. Leave “Revoke” alone.

## Later: seeing, switching off and on, deleting

step-find-user = Search for the e-mail address and open that user
    .note = Compare the whole address: an agency can have several.
step-copy-key = Press “Copy” beside “API Key”
    .note = Leave “Revoke” alone: it would stop whoever uses the key.
step-set-inactive = Choose “Inactive” in the list “Status”
    .note = Its key stops working. Nothing else about the user changes.
step-set-active = Choose “Active” in the list “Status”
    .note = After saving, ask the agency to try its key again.
step-save-change = Press “Save User”
    .note = Until then nothing has changed.
step-find-group = Open the permission group “{ $value }”
    .note = If it is not there yet, make it and paste its name. What it allows counts for every user in it: nobody else’s key may be in this one.
step-change-address = Clear the box “{ $label }”, then paste
    .note = This is the whole new list: it takes the place of the old one. Several addresses are already joined with ~ and no blanks.
step-choose-no-group = Choose “{ $value }” in the list “{ $label }”
    .note = To submit pages no group is needed; any group would open more.
step-delete-user = Delete that user
    .note = Programs that use its key stop working. A new user would get another key.

## When somebody else may have seen an API user's key

step-revoke-key = Press “Revoke”
    .note = The key ends at once, and so does every session made with it. Programs that use it stop until they have another.
step-see-new-key = Look at “API Key”: do you see a new key?
    .note = If so, press “Copy” beside it. If the box is empty, make another API user for this agency and leave this one as it is.

## Tokens: the list is one table with the columns Token, Type, User, Modified, Refresh, Edit and Delete

step-open-tokens = Open Hello › Account Settings › Tokens
    .note = You have to be signed in as a Super Admin.
step-add-private-token = Make a new private token
    .note = Another one does no harm: an account can have many.
step-choose-user = Choose “{ $value }” as its “{ $label }”
    .note = A private token has to belong to a user. “Edit” in its row is for choosing another one later.
step-copy-new-token = Copy the token from the new row
    .note = Type PRIVATE, user “{ $value }”, “Modified” today. Leave the icons “Refresh” and “Delete” alone.
step-find-private-token = Find its row: type PRIVATE, user “{ $value }”
    .note = A user can have several: compare the last four characters of the token.
step-find-public-token = Find the row of the type PUBLIC
    .note = There is only one.
step-copy-token = Copy the token from that row
    .note = Leave the icons “Refresh” and “Delete” alone: they would stop whoever uses the token.
step-refresh-private-token = Press “Refresh” in that row
    .note = The old token stops at once, and every program that uses it, until it has the new one.
step-copy-refreshed = Copy the new token from that row
    .note = The old one is gone. “Modified” shows today.
step-delete-private-token = Press “Delete” in that row
    .note = The token stops at once, and every program that uses it. It cannot be brought back; a new one would be another token.
step-add-public-token = Make the public token
    .note = Only if no row of the type PUBLIC is there: an account can have one.
step-copy-public-token = Copy the token from the row of the type PUBLIC
    .note = Leave the icons “Refresh” and “Delete” alone.
step-refresh-public-token = Press “Refresh” in that row
    .note = Every widget that uses the old token stops at once, until the new one stands in it.
step-delete-public-token = Press “Delete” in that row
    .note = Every widget that uses it stops at once. Yours too.
