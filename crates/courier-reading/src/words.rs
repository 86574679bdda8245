//! Words by which people and mail programs label things, in the languages of our letters. All
//! lower case, with `|` between.

/// Before a version or chapter number, with nothing or a colon between.
pub(crate) const VERSION: &str = "\
    version|versión|versione|versão|verze|ver|vers|v|release|rel|build|firmware|revision|\
    rev|update|edition|ausgabe|definitions|signatures|engine|oid|section|sections|chapter|\
    clause|article|paragraph|§|abschnitt|kapitel|ziffer|punkt|artikel|sección|sezione|\
    secção|chapitre";

/// Programs that write their version behind their name. Only names nobody gives a server.
pub(crate) const PRODUCTS: &str = "\
    outlook|thunderbird|chrome|firefox|safari|mozilla|webkit|applewebkit|macos|ios|android|\
    acrobat|avast|avg|eset|norton|kaspersky|sophos|mcafee|symantec|mailscanner|spamassassin|\
    mailguard|roundcube|horde|squirrelmail|php|java|python|openssl|libcurl|curl|postman";

/// May stand between such a word and its number.
pub(crate) const FILLERS: &str = "\
    number|no|nr|num|is|ist|est|es|numéro|nummer|número|numero";

/// Labels of the settings of a network.
pub(crate) const NETWORK_SETTINGS: &str = "\
    gateway|dns|nameserver|nameservers|resolver|netmask|mask|subnetmask|passerelle|\
    broadcast|ntp|dns-server";

/// Words of a line on which an address belongs.
pub(crate) const PLACES: &str = "\
    server|servers|ip|ips|ipv4|ipv6|address|addresses|host|hosts|hostname|serveur|serveurs|\
    servidor|servidores|adresse|adressen|adresses|ip-adresse|ip-adressen|indirizzo|\
    indirizzi|dirección|direcciones|endereço|endereços|adresa|adresy|serveru|servery|\
    endpoint|machine|machines|rechner";

/// Two addresses with one of these between are a range.
pub(crate) const UP_TO: &str = "\
    to|through|thru|until|till|bis|à|jusqu'à|a|hasta|al|até|až|do";

/// Endings of files, so that a file is no host.
pub(crate) const FILE_ENDINGS: &str = "\
    pdf|doc|docx|xls|xlsx|csv|txt|html|htm|zip|json|xml|png|jpg|jpeg|gif|svg|age|pem|pub|\
    key|asc|gpg|p12|js|ts|py|php|rb|sh|exe|msi|dmg|deb|rpm|tar|gz|md|toml|yaml|yml|env|log|\
    ppt|pptx|eml|msg|ics|vcf|odt|ods|aspx|jsp";

/// Labels of a mobile.
pub(crate) const MOBILE: &str = "\
    mobile|mob|m|cell|cellphone|cellular|c|handy|mobil|mobiltelefon|portable|móvil|movil|\
    celular|cellulare|telemóvel|telemovel|tlm|mobilní|sms|whatsapp|signal|mobiel|gsm|natel|\
    mobilnummer";

/// Labels of a telephone of whatever sort.
pub(crate) const PHONE: &str = "\
    tel|telephone|phone|t|p|ph|telefon|téléphone|tél|teléfono|tfno|telefono|telefone|call|\
    ring|text|number|rufnummer|telefonnummer|numéro|número|numero|číslo|fon|tel/mobile|on|\
    at|unter|au";

/// Labels of a telephone that gets no text message.
pub(crate) const LANDLINE: &str = "\
    landline|office|switchboard|desk|direct|d|o|home|festnetz|büro|zentrale|durchwahl|fixe|\
    bureau|standard|fijo|oficina|fisso|ufficio|fixo|escritório|pevná|freephone|reception|\
    helpdesk|main|ddi|linka|kancelář";

/// Labels of a fax.
pub(crate) const FAX: &str = "\
    fax|f|telefax|télécopie|facsimile|telecopieur";

/// Labels of numbers that nobody can ring.
pub(crate) const NO_PHONE: &str = "\
    no|nr|registered|registration|vat|company|charity|account|iban|invoice|order|ref|\
    reference|id|ticket|customer|po|case|ustid|ust-idnr|hrb|siret|siren|nif|cif|piva|ičo|\
    dič|sort|wales|england|kingdom|bic|konto|rechnung|facture|factura|fattura|fatura|matter|\
    license|licence|meeting";

/// Before an extension.
pub(crate) const EXTENSION: &str = "\
    ext|extension|x|durchwahl|dw|poste|extensión|interno|ramal|linka|extn";

/// Labels of the sender's line.
pub(crate) const FROM: &str = "\
    from|von|de|da|od|expéditeur|absender|remitente|mittente|remetente|van";

/// Labels that stand under the sender's line.
pub(crate) const UNDER_FROM: &str = "\
    sent|date|to|cc|subject|reply-to|gesendet|datum|an|betreff|envoyé|à|objet|enviado|\
    enviado el|para|asunto|fecha|inviato|a|oggetto|data|assunto|odesláno|komu|předmět|kopie|\
    enviada|antwort an|importance";

/// In the line that says an earlier mail follows.
pub(crate) const ORIGINAL: &str = "\
    original message|original appointment|ursprüngliche nachricht|originalnachricht|\
    message d'origine|message d’origine|message original|mensaje original|\
    messaggio originale|mensagem original|původní zpráva";

/// In the line that says a mail is passed on.
pub(crate) const FORWARDED: &str = "\
    forwarded message|begin forwarded message|weitergeleitete nachricht|\
    anfang der weitergeleiteten|message transféré|début du message|message réexpédié|\
    mensaje reenviado|messaggio inoltrato|mensagem encaminhada|mensagem reencaminhada|\
    přeposlaná zpráva|forwarded by";

/// At the end of the line above a quoted mail: `On … Ana Costa wrote:`.
pub(crate) const WROTE: &str = "\
    wrote|schrieb|a écrit|écrit|escribió|ha scritto|scritto|escreveu|napsal|napsala|\
    napsal(a)|geschrieben";

/// Above a signature.
pub(crate) const CLOSINGS: &str = "\
    regards|kind regards|best regards|warm regards|best|best wishes|all the best|thanks|\
    many thanks|thank you|cheers|sincerely|yours|yours sincerely|with thanks|\
    mit freundlichen grüßen|mit freundlichem gruß|freundliche grüße|viele grüße|beste grüße|\
    liebe grüße|herzliche grüße|mfg|lg|vg|cordialement|bien cordialement|bien à vous|merci|\
    salutations|un saludo|saludos|saludos cordiales|atentamente|cordiali saluti|\
    distinti saluti|saluti|grazie|cumprimentos|com os melhores cumprimentos|atenciosamente|\
    obrigado|obrigada|abraço|s pozdravem|s přátelským pozdravem|děkuji|warmly|\
    kindest regards|thanks and regards|thanks in advance|vielen dank|danke|gracias";

/// In small print only.
pub(crate) const SMALL_PRINT: &str = "\
    intended recipient|intended solely|intended only|intended for the|disclaimer|\
    received this e-mail in error|received this email in error|\
    received this message in error|scanned for|scanned by|virus-free|virus free|for viruses|\
    checked by|mailscanner|registered in england|registered office|before printing this|\
    print this e-mail|print this email|nicht der richtige adressat|irrtümlich erhalten|\
    ce message et toutes|destinataire|destinatario|destinatário|viren|antivirus|anti-virus|\
    sent with|powered by";

/// Starts of the technical lines of a mail. A line ending in a hyphen stands for any ending.
pub(crate) const HEADERS: &str = "\
    received|received-spf|x-|dkim-signature|domainkey-signature|arc-|authentication-results|\
    return-path|message-id|user-agent|delivered-to|list-|mime-version|content-|references|\
    in-reply-to|thread-|envelope-to|require-recipient-valid-since|feedback-id|precedence|\
    autocrypt|original-recipient|final-recipient|reporting-mta|remote-mta|diagnostic-code";

/// The words of a list.
pub(crate) fn of(list: &str) -> impl Iterator<Item = &str> {
    list.split('|')
}

/// Whether two addresses with this between are a range.
pub(crate) fn is_up_to(word: &str) -> bool {
    word.len() <= 10 && of(UP_TO).any(|known| known == word.to_lowercase())
}

/// Whether the word is in a list, whatever its case and the signs around it.
pub(crate) fn is_in(word: &str, list: &str) -> bool {
    let word = word.trim_matches(|sign: char| !sign.is_alphanumeric() && sign != '§');
    // No word of ours is longer; a long one is not worth a copy.
    if word.is_empty() || word.len() > 40 {
        return false;
    }
    let word = word.to_lowercase();
    of(list).any(|known| known == word)
}
