#include "exchange/list_alias.h"

#include "exchange/list_word.h"

// One row a column and language or kind of program; en, de, fr, es, it, nl, pt, pl, ja.
static const struct list_alias aliases[] = {
    { COLUMN_NAME, false,
      "full name|fullname|whole name|display name|attendee name|attendee|attendees name|guest name|"
      "participant|participant name|participant s name|your name|your full name|first and last name|"
      "first name and last name|name surname|name and surname|first name last name|attendee full name|"
      "guest full name|registrant name|registrant|visitor name|person name" },
    { COLUMN_NAME, false,
      "vollstandiger name|ganzer name|vor und nachname|vor und zuname|vorname nachname|vorname und nachname|"
      "name vorname|name und vorname|nachname vorname|teilnehmer|teilnehmerin|teilnehmername|"
      "teilnehmer name|name des teilnehmers|teilnehmer in|teilnehmende|gastname|name des gastes" },
    { COLUMN_NAME, false,
      "nom complet|nom et prenom|prenom et nom|nom prenom|prenom nom|nom du participant|participant e|"
      "nombre completo|nombre y apellidos|nombre y apellido|apellidos y nombre|nombre del asistente|"
      "asistente|nome completo|nome e cognome|cognome e nome|nominativo|nome del partecipante|partecipante|"
      "nome cognome" },
    { COLUMN_NAME, false,
      "volledige naam|voor en achternaam|naam deelnemer|deelnemer|naam van de deelnemer|nome e sobrenome|"
      "nome e apelido|nome do participante|participante|imie i nazwisko|nazwisko i imie|imie nazwisko|"
      "pełne imie i nazwisko|uczestnik|imie i nazwisko uczestnika|氏名|お名前|名前|参加者名" },
    { COLUMN_NAME, false,
      "what is your name|what s your name|what is your full name|ihr name|dein name|wie heissen sie|"
      "wie heisst du|su nombre|tu nombre|il tuo nome|uw naam|je naam|seu nome" },
    { COLUMN_NAME, true,
      "name|nom|nombre|nome|naam|guest|gast|visitor|member name|contact name|mitgliedsname|"
      "ansprechpartner" },
    { COLUMN_GIVEN, false,
      "first name|firstname|first|given name|given names|givenname|forename|christian name|"
      "attendee first name|attendee given name|attendee name given name|guest first name|your first name|"
      "vorname|vornamen|rufname|teilnehmername vorname|vorname des teilnehmers|teilnehmer vorname|"
      "attendee name vorname|prenom|prenoms|nom du participant prenom|primer nombre|nombre de pila|voornaam|"
      "voornamen|roepnaam|primeiro nome|nome proprio|nome di battesimo|imie|imiona|名" },
    { COLUMN_MIDDLE, false,
      "middle name|middle names|middlename|middle initial|additional name|attendee name middle name|"
      "second prenom|zweiter vorname|mittelname|segundo nombre|secondo nome|tussenvoegsel|tweede naam|"
      "nome do meio|drugie imie" },
    { COLUMN_FAMILY, false,
      "last name|lastname|last|family name|familyname|surname|sur name|attendee last name|attendee surname|"
      "attendee family name|attendee name family name|guest last name|your last name|nachname|familienname|"
      "zuname|teilnehmername nachname|teilnehmername familienname|nachname des teilnehmers|"
      "teilnehmer nachname|attendee name nachname|nom de famille|nom du participant nom de famille|apellido|"
      "apellidos|primer apellido|cognome|achternaam|familienaam|sobrenome|apelido|apelidos|ultimo nome|"
      "nazwisko|姓" },
    { COLUMN_CALL, false,
      "nickname|nick name|nick|preferred name|preferred first name|called|call name|call me|known as|"
      "goes by|name on badge|badge name|name for badge|spitzname|genannt|anzeigename|name auf dem schild|"
      "surnom|nom d usage|apodo|soprannome|bijnaam|apelido preferido|alcunha|pseudonim|ksywa|ニックネーム" },
    { COLUMN_READING, false,
      "reading|phonetic name|phonetic first name|phonetic middle name|phonetic last name|"
      "phonetic given name|phonetic family name|pronunciation|pronounced|name pronunciation|given name yomi|"
      "additional name yomi|family name yomi|given yomi|surname yomi|name reading|furigana|yomigana|フリガナ|"
      "ふりがな|よみがな|ヨミガナ|カナ|氏名カナ|セイ|メイ|読み|aussprache" },
    { COLUMN_EMAIL, false,
      "what is your email|what is your email address|your e mail|ihre e mail|ihre e mail adresse|"
      "deine e mail|deine e mail adresse|email|e mail|mail|email address|e mail address|emailaddress|"
      "mail address|attendee email|attendee e mail|attendee email address|guest email|your email|"
      "your email address|contact email|work email|business email|e mail 1 value|e mail 2 value|"
      "e mail 3 value|e mail 2 address|e mail 3 address|email 1|email 2|primary email|email primary|"
      "e mail adresse|emailadresse|mailadresse|e mail des teilnehmers" },
    { COLUMN_EMAIL, false,
      "courriel|adresse e mail|adresse email|adresse mail|adresse electronique|adresse courriel|mel|correo|"
      "correo electronico|direccion de correo electronico|direccion de correo|indirizzo e mail|"
      "indirizzo email|posta elettronica|mailadres|e mailadres|emailadres|e mail adres|endereco de e mail|"
      "endereco de email|correio eletronico|correio electronico|adres e mail|adres email|adres mailowy|"
      "poczta elektroniczna|メール|メールアドレス|eメール" },
    { COLUMN_PHONE, false,
      "phone|phone number|phonenumber|telephone|telephone number|tel|tel no|mobile|mobile number|"
      "mobile phone|mobile phone number|cell|cell phone|cellphone|attendee phone|attendee phone number|"
      "work phone|home phone|primary phone|business phone|business phone 2|home phone 2|other phone|"
      "company main phone|phone 1 value|phone 2 value|phone 3 value|contact number|whatsapp|whatsapp number|"
      "telefon|telefonnummer|telefonnr|handy|handynummer|mobil|mobiltelefon|mobilnummer|rufnummer" },
    { COLUMN_PHONE, false,
      "numero de telephone|portable|tel portable|numero de portable|gsm|telefono|numero de telefono|"
      "telefono movil|movil|celular|numero di telefono|cellulare|telefoonnummer|telefoon|mobiel|"
      "mobiel nummer|telefone|numero de telefone|telemovel|numer telefonu|nr telefonu|komorka|"
      "telefon komorkowy|電話|電話番号|携帯" },
    { COLUMN_COMPANY, false,
      "company|company name|organization|organisation|organization name|organisation name|"
      "organization 1 name|company organization|company organisation|organization company|employer|firm|"
      "business|business name|affiliation|institution|attendee company|your company|workplace|place of work|"
      "firma|firmenname|unternehmen|unternehmensname|arbeitgeber|betrieb|verein|verband|institut" },
    { COLUMN_COMPANY, false,
      "entreprise|societe|nom de l entreprise|nom de la societe|organisme|employeur|structure|empresa|"
      "nombre de la empresa|compania|organizacion|institucion|azienda|societa|nome azienda|ragione sociale|"
      "organizzazione|ente|bedrijf|bedrijfsnaam|organisatie|werkgever|nome da empresa|organizacao|"
      "instituicao|nazwa firmy|przedsiebiorstwo|organizacja|instytucja|pracodawca|会社|会社名|所属|勤務先" },
    { COLUMN_TITLE, false,
      "job title|jobtitle|job|position|job position|job role|occupation|profession|function|"
      "attendee job title|your job title|organization title|organization 1 title|work title|beruf|"
      "berufsbezeichnung|tatigkeit|funktion|stelle|jobtitel|titre du poste|poste|intitule du poste|fonction|"
      "metier|cargo|puesto|puesto de trabajo|profesion|ocupacion|qualifica|posizione|professione|"
      "ruolo in azienda|mansione|functie|functietitel|beroep|funcao|profissao|ocupacao|stanowisko|zawod|"
      "funkcja|役職|職業|肩書" },
    { COLUMN_TITLE, true, "title|headline" },
    { COLUMN_TOPICS, false,
      "topics|topic|interests|interest|areas of interest|topics of interest|your interests|tags of interest|"
      "industry|sector|line of business|themen|thema|interessen|interesse|branche|themes|centres d interet|"
      "secteur|secteur d activite|temas|intereses|area de interes|interessi|argomenti|settore|onderwerpen|"
      "interesses|interessegebieden|areas de interesse|setor|tematy|zainteresowania|branza|興味" },
    { COLUMN_OFFERS, false,
      "offers|offer|offering|i offer|i can offer|what i offer|what do you offer|what can you offer|"
      "can help with|i can help with|expertise|ich biete|biete|angebot|angebote|was bieten sie|"
      "was bietest du|offre|offres|je propose|j offre|ofrezco|ofrece|oferta|offro|offre competenze|"
      "competenze|ik bied|aanbod|biedt|ofereco|oferece|oferuje|oferta firmy" },
    { COLUMN_SEEKS, false,
      "seeks|seeking|looking for|i am looking for|i m looking for|what are you looking for|"
      "who do you want to meet|who would you like to meet|needs|i need|wants to meet|ich suche|suche|gesuch|"
      "gesuche|was suchen sie|was suchst du|sucht|je recherche|je cherche|recherche|cherche|busco|busca|"
      "necesito|cerco|cerca|cosa cerchi|ik zoek|zoekt|op zoek naar|procuro|procura|szukam|szuka|poszukuje" },
    { COLUMN_INVITED_BY, false,
      "invited by|inviter|invited from|invited by member|who invited you|referred by|referrer|referral|"
      "host member|introduced by|brought by|eingeladen von|einladender|einladung durch|einladung von|"
      "wer hat sie eingeladen|wer hat dich eingeladen|empfohlen von|gast von|invite par|invitee par|"
      "invite e par|recommande par|invitado por|invitada por|recomendado por|invitato da|invitata da|"
      "uitgenodigd door|convidado por|convidada por|zaproszony przez|zaproszona przez|kto zaprosił|紹介者" },
    { COLUMN_LANGUAGE, false,
      "language|preferred language|lang|locale|sprache|bevorzugte sprache|langue|langue preferee|idioma|"
      "lingua|taal|voorkeurstaal|lingua preferita|jezyk|言語" },
    { COLUMN_NOTE, false,
      "note|notes|comment|comments|remark|remarks|notiz|notizen|bemerkung|bemerkungen|kommentar|anmerkung|"
      "anmerkungen|hinweis|remarque|remarques|commentaire|commentaires|nota|notas|comentario|comentarios|"
      "observaciones|commento|osservazioni|annotazioni|opmerking|opmerkingen|notitie|observacoes|uwagi|"
      "uwaga|notatki|備考" },
    { COLUMN_ROLE, false,
      "role|attendee role|participant type|attendee type|guest type|member type|membership status|rolle|"
      "teilnehmerart|teilnehmertyp|art der teilnahme|ruolo|rol|rol del asistente|papel|rola|typ uczestnika|"
      "type de participant|qualite" },
    { COLUMN_IS_MEMBER, false,
      "member|is member|membership|are you a member|mitglied|ist mitglied|mitgliedschaft|sind sie mitglied|"
      "membre|adherent|es miembro|miembro|socio|membro|lid|e membro|członek" },
    { COLUMN_IS_HOST, false, "event host|is host|host|gastgeber|organizer|organiser" },
    { COLUMN_TICKET_TYPE, false,
      "ticket type|ticket name|ticket class|ticket tier|ticket category|ticket|ticket title|product|"
      "product name|pass type|ticketart|tickettyp|ticketkategorie|eintrittskarte|produkt|kartenart|"
      "type de billet|billet|produit|tipo de entrada|entrada|producto|tipo di biglietto|biglietto|prodotto|"
      "tickettype|soort ticket|tipo de ingresso|tipo de bilhete|ingresso|bilhete|produto|rodzaj biletu|"
      "typ biletu|bilet" },
    { COLUMN_TICKET_CODE, false,
      "ticket code|barcode|barcode #|bar code|qr code|qrcode|qr|qr code data|ticket qr|ticket barcode|"
      "secret|ticket secret|barcode number|check in code|checkin code|ticketcode|strichcode|codigo qr|"
      "codigo de barras|code barres|code qr|codice qr|codice a barre|kod qr|kod kreskowy|kod biletu|"
      "geheimnis|code du billet|codigo de entrada|codice biglietto" },
    { COLUMN_ROW_ID, false,
      "attendee #|attendee id|attendee number|registration id|registration number|registration #|ticket id|"
      "ticket number|ticket #|ticket no|ticket reference|participant id|guest id|registrant id|rsvp id|"
      "confirmation number|teilnehmer id|teilnehmernummer|anmeldenummer|ticketnummer|ticket nr|"
      "numero de billet|numero d inscription|numero de entrada|numero de inscripcion|numero biglietto|"
      "numero di iscrizione|inschrijfnummer|numero do ingresso|numero de inscricao|numer biletu|"
      "numer zgłoszenia" },
    { COLUMN_ROW_ID, true, "id|uuid|guid" },
    { COLUMN_PERSON_ID, false,
      "user id|userid|member id|member number|member #|membership number|membership id|contact id|person id|"
      "mitgliedsnummer|mitglieds nr|mitgliedsnr|mitglieds id|numero d adherent|numero de membre|"
      "numero de socio|numero di tessera|lidnummer|numer członkowski" },
    { COLUMN_STATUS, false,
      "status|attendee status|rsvp|rsvp status|registration status|registration state|approval status|"
      "attending|attendance status|order status|ticket status|booking status|response|reply|will you attend|"
      "are you coming|teilnahmestatus|anmeldestatus|zusage|antwort|nimmt teil|buchungsstatus|statut|"
      "statut de l inscription|reponse|presence prevue|estado|estado de la inscripcion|respuesta|asistira|"
      "stato|stato iscrizione|risposta|estado da inscricao|situacao|resposta|stan|status zgłoszenia|"
      "odpowiedz" },
    { COLUMN_VOID, false,
      "void status|void|cancelled|canceled|cancelled at|canceled at|storniert|storniert am" },
    { COLUMN_ARRIVED, false,
      "checked in|check in|checkin|checkedin|check ins|attended|arrived|present|attendance|showed up|"
      "eingecheckt|anwesend|anwesenheit|erschienen|enregistre|presence|asistio|registrado|asistencia|"
      "presente|check in effettuato|presenza|ingecheckt|aanwezig|compareceu|presenca|obecny|obecnosc|"
      "odprawiony" },
    { COLUMN_ARRIVED_AT, false,
      "check in date|check in time|checked in at|checkin time|checkin date|checked in on|check in timestamp|"
      "arrived at|arrival time|time of arrival|checked in date|scan time|scanned at|eingecheckt am|"
      "eingecheckt um|check in zeit|check in datum|ankunft|ankunftszeit|date d enregistrement|"
      "heure d arrivee|fecha de registro de entrada|hora de llegada|ora di arrivo|data check in|"
      "aankomsttijd|incheckdatum|hora de chegada|data do check in|godzina przybycia" },
    { COLUMN_QUANTITY, false,
      "quantity|qty|ticket quantity|tickets|number of tickets|party size|group size|number of people|"
      "headcount|number of guests|total guests|seats|anzahl|anzahl personen|personen|anzahl tickets|"
      "personenzahl|quantite|nombre de personnes|nombre de billets|cantidad|numero de personas|quantita|"
      "numero di persone|persone|aantal|aantal personen|quantidade|numero de pessoas|ilosc|liczba osob" },
    { COLUMN_PLUS, false,
      "plus|plus one|plus ones|additional guests|extra guests|accompanying guests|accompanying persons|"
      "number of additional guests|guests brought|begleitung|begleitpersonen|anzahl begleitpersonen|"
      "weitere gaste|zusatzliche gaste|accompagnants|nombre d accompagnants|acompanantes|accompagnatori|"
      "introducees|aantal introducees|acompanhantes|osoby towarzyszace|liczba osob towarzyszacych" },
    { COLUMN_VISITS, false,
      "visits|earlier visits|previous visits|past visits|meetups attended|events attended|times attended|"
      "attendance count|number of visits|visit count|besuche|fruhere besuche|bisherige besuche|"
      "anzahl besuche|bisherige teilnahmen|visites|visites precedentes|visitas|visitas anteriores|"
      "visite precedenti|bezoeken|eerdere bezoeken|wizyty|liczba wizyt" },
    { COLUMN_VISIT_NUMBER, false, "visit number|visit #|besuch nr|besuchsnummer" },
    // Running numbers change with every sorting: they say nothing about who is who. Mended
    // rejects come back with what was wrong with them.
    { COLUMN_IGNORED, false,
      "#|no|nr|number|lfd nr|pos|row|index|timestamp|zeitstempel|salutation|anrede|prefix|rejected line|"
      "rejected because" },
};

enum { ALIASES = sizeof aliases / sizeof *aliases };

const struct list_alias *list_alias_find(const char *header)
{
    size_t i;

    for (i = 0; i < ALIASES; i++) {
        if (list_word_among(aliases[i].headers, header))
            return &aliases[i];
    }
    return NULL;
}

const struct list_alias *list_alias_at(unsigned index)
{
    return index < ALIASES ? &aliases[index] : NULL;
}
