#include "exchange/list_word.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "util/mem.h"
#include "util/text.h"

struct status_row {
    struct list_status status;
    const char *words;
};

static const struct status_row status_rows[] = {
    { { STATE_ARRIVED, "" },
      "checked in|checkedin|attended|arrived|eingecheckt|erschienen|teilgenommen|enregistre|arrive|arrivee|"
      "asistio|arrivato|arrivata|ingecheckt|compareceu" },
    { { STATE_UNDONE, "the visit was undone" }, "undone" },
    { { STATE_OFF, "the ticket was refunded" },
      "refunded|fully refunded|refund|charged back|chargeback|erstattet|ruckerstattet|zuruckerstattet|"
      "rembourse|remboursee|reembolsado|reembolsada|rimborsato|rimborsata|terugbetaald|zwrocono|zwrocony|"
      "zwrocone" },
    { { STATE_OFF, "the registration was cancelled" },
      "cancelled|canceled|cancelled by attendee|cancelled by organizer|cancelled by organiser|void|voided|"
      "deleted|expired|released|invalidated|withdrawn|transferred|unregistered|storniert|abgesagt|"
      "abgemeldet|widerrufen|geloscht|zuruckgezogen|annule|annulee|annules|desinscrit|retire|cancelado|"
      "cancelada|anulado|anulada|annullato|annullata|cancellato|cancellata|ritirato|geannuleerd|afgemeld|"
      "ingetrokken|desmarcado|anulowano|anulowany|anulowane|anulowana|odwolany|odwolano|wycofany" },
    { { STATE_OFF, "they are not coming" },
      "not attending|not going|not coming|no|declined|can t go|cannot attend|regrets|nein|kommt nicht|"
      "nimmt nicht teil|nicht dabei|zugesagt nein|absage|abgelehnt von gast|non|ne vient pas|"
      "ne participe pas|absent|decline|no asiste|no asistira|no viene|declinado|non partecipa|non viene|"
      "declinato|nee|komt niet|niet aanwezig|nao|nao participa|nao vai|recusou|nie|nie uczestniczy|"
      "nie bierze udzialu" },
    { { STATE_OFF, "the registration was turned down" },
      "rejected|denied|not approved|abgelehnt|refuse|refusee|rejete|rechazado|rechazada|denegado|rifiutato|"
      "rifiutata|respinto|afgewezen|geweigerd|recusado|recusada|rejeitado|odrzucono|odrzucony|odrzucona" },
    { { STATE_OFF, "they are on the waitlist" },
      "waitlist|waitlisted|wait list|wait listed|waiting list|on waitlist|on the waitlist|on waiting list|"
      "on the waiting list|waiting|standby|warteliste|auf warteliste|auf der warteliste|liste d attente|"
      "sur liste d attente|en liste d attente|lista de espera|en lista de espera|na lista de espera|"
      "em espera|lista d attesa|lista di attesa|in lista d attesa|wachtlijst|op wachtlijst|op de wachtlijst|"
      "lista oczekujacych|lista rezerwowa|na liscie oczekujacych|na liscie rezerwowej" },
    { { STATE_OFF, "the registration waits for approval" },
      "pending|pending approval|awaiting approval|needs approval|waiting for approval|in review|ausstehend|"
      "wartet auf freigabe|wartet auf bestatigung|en attente|en attente d approbation|pendiente|"
      "pendiente de aprobacion|in attesa|in sospeso|da approvare|in behandeling|in afwachting|pendente|"
      "aguardando aprovacao|oczekuje|oczekujacy|oczekuje na zatwierdzenie" },
    { { STATE_OFF, "they were invited and have not answered" },
      "invited|invitation sent|not replied|no reply|no response|needs action|eingeladen|keine antwort|"
      "keine ruckmeldung|invite|invitee|pas de reponse|sans reponse|invitado|invitada|sin respuesta|"
      "invitato|invitata|nessuna risposta|uitgenodigd|geen antwoord|convidado|convidada|sem resposta|"
      "zaproszony|zaproszona|brak odpowiedzi" },
};

// "Present" is here and not among the statuses: in an answer to an invitation it is a promise.
static const char yes_words[] =
    "yes|y|true|1|x|ok|on|ja|j|wahr|oui|vrai|si|s|verdadero|vero|sim|verdadeiro|tak|t|prawda|waar|✓|✔|☑|✅|"
    "present|presente|presenti|anwesend|aanwezig|obecny|obecna";
static const char no_words[] =
    "no|n|false|0|off|nein|falsch|non|faux|falso|nee|onwaar|nao|nie|falsz|not checked in|never|not yet|"
    "nicht eingecheckt|pas enregistre|no registrado|non registrato|niet ingecheckt|✗|✘|☐|❌";

struct role_row {
    enum role role;
    const char *words;
};

static const struct role_row role_rows[] = {
    { ROLE_MEMBER,
      "member|members|full member|mitglied|mitglieder|vollmitglied|membre|membres|adherent|adherente|"
      "miembro|miembros|socio|socia|socios|membro|membri|soci|lid|leden|membros|associado|associada|członek|"
      "członkini|członkowie" },
    { ROLE_HOST,
      "host|hosts|co host|cohost|event host|greeter|organizer|organiser|organizers|co organizer|"
      "organizing team|staff|crew|team|orga|gastgeber|gastgeberin|organisator|organisatorin|veranstalter|"
      "veranstalterin|hote|hotesse|organisateur|organisatrice|equipe|anfitrion|anfitriona|organizador|"
      "organizadora|padrone di casa|organizzatore|organizzatrice|gastheer|gastvrouw|anfitriao|anfitria|"
      "gospodarz|organizator|organizatorka" },
    { ROLE_SPEAKER,
      "speaker|speakers|keynote|keynote speaker|panelist|panellist|presenter|moderator|referent|referentin|"
      "redner|rednerin|vortragender|vortragende|sprecher|sprecherin|conferencier|conferenciere|intervenant|"
      "intervenante|orateur|oratrice|ponente|conferenciante|orador|oradora|relatore|relatrice|spreker|"
      "spreekster|palestrante|prelegent|prelegentka|mowca" },
    { ROLE_SUBSTITUTE,
      "substitute|sub|stand in|proxy|vertretung|vertreter|vertreterin|stellvertreter|stellvertreterin|"
      "remplacant|remplacante|suplente|sustituto|sustituta|sostituto|sostituta|vervanger|vervangster|"
      "substituto|substituta|zastepca|zastepczyni" },
    { ROLE_GUEST,
      "guest|guests|visitor|visitors|attendee|participant|non member|nonmember|gast|gaste|besucher|"
      "besucherin|teilnehmer|teilnehmerin|nichtmitglied|invite|invitee|visiteur|visiteuse|participante|"
      "invitado|invitada|visitante|ospite|visitatore|visitatrice|partecipante|bezoeker|deelnemer|convidado|"
      "convidada|gosc|uczestnik|uczestniczka" },
};

struct language_row {
    const char *tag;
    const char *words;
};

static const struct language_row language_rows[] = {
    { "en", "english|englisch|anglais|ingles|inglese|engels|angielski" },
    { "de", "german|deutsch|allemand|aleman|tedesco|duits|alemao|niemiecki" },
    { "fr", "french|franzosisch|francais|frances|francese|frans|francuski" },
    { "es", "spanish|spanisch|espagnol|espanol|spagnolo|spaans|espanhol|hiszpanski" },
    { "it", "italian|italienisch|italien|italiano|italiaans|włoski" },
    { "nl", "dutch|niederlandisch|hollandisch|neerlandais|holandes|olandese|nederlands|niderlandzki" },
    { "pt", "portuguese|portugiesisch|portugais|portugues|portoghese|portugees|portugalski" },
    { "pl", "polish|polnisch|polonais|polaco|polacco|pools|polones|polski" },
    { "uk", "ukrainian|ukrainisch|ukrainien|ukrajinska" },
    { "tr", "turkish|turkisch|turc|turkce|turco" },
    { "ja", "japanese|japanisch|japonais|japones|日本語" },
    { "zh", "chinese|chinesisch|chinois|chino|中文" },
    { "ar", "arabic|arabisch|arabe|العربية" },
};

static const char *const blanks[] = { "-", "--", "---", "–",    "—",       ".",
                                      "?", "/",  "n/a", "#n/a", "(blank)", "info requested" };

void list_word_fold(struct str *out, const char *text)
{
    size_t from, to = 0;

    str_clear(out);
    text_fold(out, text);
    for (from = 0; from < out->length; from++) {
        unsigned char c = (unsigned char)out->at[from];

        if (c >= 0x80 || isalnum(c) || c == '#')
            out->at[to++] = (char)c;
        else if (to > 0 && out->at[to - 1] != ' ')
            out->at[to++] = ' ';
    }
    if (to > 0 && out->at[to - 1] == ' ')
        to--;
    if (out->at)
        out->at[to] = '\0';
    out->length = to;
}

bool list_word_among(const char *words, const char *word)
{
    size_t length = strlen(word);
    const char *at = length > 0 ? strstr(words, word) : NULL;

    while (at) {
        if ((at == words || at[-1] == '|') && (at[length] == '|' || at[length] == '\0'))
            return true;
        at = strstr(at + 1, word);
    }
    return false;
}

struct list_status list_word_status(const char *folded)
{
    size_t i;

    for (i = 0; i < sizeof status_rows / sizeof *status_rows; i++) {
        if (list_word_among(status_rows[i].words, folded))
            return status_rows[i].status;
    }
    return (struct list_status){ STATE_EXPECTED, "" };
}

enum list_answer list_word_answer(const char *folded)
{
    if (list_word_among(yes_words, folded) || list_word_status(folded).state == STATE_ARRIVED)
        return ANSWER_YES;
    return list_word_among(no_words, folded) ? ANSWER_NO : ANSWER_NONE;
}

enum role list_word_role(const char *folded)
{
    size_t i;

    for (i = 0; i < sizeof role_rows / sizeof *role_rows; i++) {
        if (list_word_among(role_rows[i].words, folded))
            return role_rows[i].role;
    }
    return ROLES;
}

// Two or three letters, then groups of two to eight letters and digits.
static bool is_tag(const char *text)
{
    size_t letters = 0, group;

    while (isalpha((unsigned char)text[letters]))
        letters++;
    if (letters < 2 || letters > 3)
        return false;
    for (text += letters; *text == '-'; text += group + 1) {
        for (group = 0; isalnum((unsigned char)text[group + 1]);)
            group++;
        if (group < 2 || group > 8)
            return false;
    }
    return *text == '\0';
}

const char *list_word_language(const char *text)
{
    struct str folded = { 0 };
    const char *tag = "";
    size_t i;

    if (is_tag(text))
        return text;
    list_word_fold(&folded, text);
    for (i = 0; i < sizeof language_rows / sizeof *language_rows && !tag[0]; i++) {
        if (list_word_among(language_rows[i].words, str_text(&folded)))
            tag = language_rows[i].tag;
    }
    str_finish(&folded);
    return tag;
}

const struct list_word *list_word_of(struct list_word *word, const char *cell)
{
    struct str folded = { 0 };
    char *plain;

    if (word->text.at && strcmp(word->text.at, cell) == 0)
        return word;
    str_clear(&word->text);
    str_add(&word->text, cell);
    plain = mem_copy_bytes(cell, cell[0] == '(' ? strlen(cell) : strcspn(cell, "("));
    list_word_fold(&folded, plain);
    word->status = list_word_status(str_text(&folded));
    word->answer = list_word_answer(str_text(&folded));
    word->role = list_word_role(str_text(&folded));
    free(plain);
    str_finish(&folded);
    return word;
}

bool list_word_is_blank(const char *text)
{
    size_t i;

    if (isalnum((unsigned char)text[0]) && !strchr("nNiI", text[0]))
        return false;
    for (i = 0; i < sizeof blanks / sizeof *blanks; i++) {
        if (strcasecmp(blanks[i], text) == 0)
            return true;
    }
    return false;
}
