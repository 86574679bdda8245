# What stands in “…” is what the vendor's own screens say, and stays English in every language.

region-ca = Canada, Europe and the rest of the world (ca.engagingnetworks.app)
region-us = United States (us.engagingnetworks.app)
region-us2 = United States, second data centre (us2.engagingnetworks.app)

## The kind of key

kind-rest-api-user = API user
    .needs = They need an API user
    .group = “{ $group }”, with { $permissions } and nothing else
    .no-group = none is needed
    .from = only the server addresses they give you
    .how = Send the key as the whole body of a POST request to { $authenticate }, without quotation marks and without JSON round it. The answer holds a session token: send it in the header { $header } with every other request. It lasts { $minutes } minutes; then ask for a new one the same way. All of this works from the listed server addresses only.
    .limits = At most { $per_hour } requests an hour, and { $pages } submitted pages in five minutes from one server address. Going over the hourly limit is answered with 401, not with 429.
    .leaked = Ring { $organisation } at once. They revoke the key in Engaging Networks, which ends it and every session token made with it, and send you a new one.

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
    .note = Now Engaging Networks makes the key. It does not show it yet.
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
step-delete-user = Delete that user
    .note = Programs that use its key stop working. A new user would get another key.
