account = Name of the service
    .help = What you call it among yourselves: Donation site, for instance.

account-address = Address of the service
    .help = Where programs reach it: https://, a host name and, if it has one, a path.

## The kind of key

kind-own-key = Key
    .needs = They need a key for your own service
    .role = The key is made here. To let it in, your developer has to be able to change the service.
    .no-group = what it opens is set by your own developer
    .from = anywhere, unless your developer limits it to server addresses
    .how = Send the key in the header { $header }, after the word Bearer and a blank, with every request to { $base_url }, unless { $organisation } told you another way.
    .limits = { $organisation } sets them: ask whom you got the key from.
    .leaked = Ring { $organisation } at once. They take the key’s verifier out of their service, which ends the key, and send you a new one.
    .verifier = Verifier
    .verifier-sentence = Give this line to your own developer. The service stores it to recognise the key. Nobody can make the key out of it, so it may travel in an ordinary e-mail. The key itself goes to the agency only.

## What they may need it for

purpose-part-of-it = A part of the service
    .sentence = What your developer allows, without every supporter record.
    .opens = With it { $agency } can do what your own developer lets this key do. It opens no more than that, as far as your developer limits it.
    .may = What { $organisation } agreed with you. It is not meant to open every supporter record.

purpose-every-supporter = Every supporter record
    .sentence = Read or change the records of all supporters that the service holds.
    .opens = With it { $agency } can reach every supporter record in your service, as far as your own developer does not limit it.
    .may = Reach the supporter records of the service, as { $organisation } agreed with you.

## What the developer needs

field-key-name = Name of the key
    .help = What your developer writes beside the verifier, to tell this key from others.

## Making it

step-give-verifier = Give your developer the verifier, with the name “{ $value }”
    .note = An ordinary e-mail will do. Give the key itself to nobody but the agency.
step-say-what-it-opens = Tell your developer what this key may open
    .note = The least that is enough. Nothing limits the key but your service.
step-verifier-in-place = Wait until your developer says that the verifier is in place
    .note = Before that the service does not know the key, and the agency would be turned away.

## Later: replacing, switching off and on

step-give-second-verifier = Give your developer the new verifier as well, with the name of the new key
    .note = The old one stays for now: both keys work side by side. If somebody else may have seen the old key, have it taken out first.
step-agency-has-changed = Wait until the agency says that it uses the new key
    .note = Until then the old one is still needed.
step-take-old-out = Have the old verifier taken out
    .note = Your developer finds it by the name of the old key. From then on that key opens nothing.
step-take-verifier-out = Have the verifier “{ $value }” taken out of the service
    .note = That ends the key: without its verifier the service does not know it.
step-verifier-is-out = Wait until your developer says that it is out
    .note = Until then the key still works.
step-put-verifier-back = Have the verifier “{ $value }” put back
    .note = The same key works again. Ask the agency to try it.
step-say-what-it-opens-now = Tell your developer what “{ $value }” may open from now on
    .note = The least that is enough. The key and its verifier stay as they are.
step-service-is-changed = Wait until your developer says that the service was changed
    .note = Until then the key opens what it opened before.
