#include "alert/delivery.h"

#include <stdio.h>

static const long CONNECT_MS = 5 * 1000, ALL_MS = 10 * 1000;

// What it answers beside its status is nobody's business.
static size_t let_go(char *at, size_t size, size_t count, void *context)
{
    (void)at;
    (void)context;
    return size * count;
}

static bool add_headers(struct delivery *delivery)
{
    for (size_t i = 0; delivery->letter.headers[i]; i++) {
        struct curl_slist *longer =
            delivery->curl->slist_append(delivery->headers, delivery->letter.headers[i]);

        if (!longer)
            return false;
        delivery->headers = longer;
    }
    return true;
}

static bool set_up(struct delivery *delivery, const char *url, void *context)
{
    const struct curl_late *curl = delivery->curl;
    CURL *easy = delivery->easy = curl->easy_init();
    const struct str *body = &delivery->letter.body;

    if (!easy || !add_headers(delivery))
        return false;
    return !curl->easy_setopt(easy, CURLOPT_URL, url) &&
           !curl->easy_setopt(easy, CURLOPT_PROTOCOLS_STR, "http,https") &&
           !curl->easy_setopt(easy, CURLOPT_HTTPHEADER, delivery->headers) &&
           !curl->easy_setopt(easy, CURLOPT_POSTFIELDS, str_text(body)) &&
           !curl->easy_setopt(easy, CURLOPT_POSTFIELDSIZE, (long)body->length) &&
           !curl->easy_setopt(easy, CURLOPT_USERAGENT, "Usher/" USHER_VERSION) &&
           !curl->easy_setopt(easy, CURLOPT_CONNECTTIMEOUT_MS, CONNECT_MS) &&
           !curl->easy_setopt(easy, CURLOPT_TIMEOUT_MS, ALL_MS) &&
           !curl->easy_setopt(easy, CURLOPT_FORBID_REUSE, 1L) && // nothing is kept open between two calls
           !curl->easy_setopt(easy, CURLOPT_NOSIGNAL, 1L) &&     // this is not the only thread
           !curl->easy_setopt(easy, CURLOPT_QUICK_EXIT, 1L) &&   // a slow resolver is not waited for
           !curl->easy_setopt(easy, CURLOPT_WRITEFUNCTION, let_go) &&
           !curl->easy_setopt(easy, CURLOPT_PRIVATE, context);
}

bool delivery_begin(struct delivery *delivery, const struct curl_late *curl, const char *url,
                    struct letter *letter, void *context)
{
    *delivery = (struct delivery){ .letter = *letter, .curl = curl };
    *letter = (struct letter){ 0 };
    return set_up(delivery, url, context);
}

// ---- what came of it

static const char *words_of_status(long status)
{
    static const struct {
        long from, to;
        const char *words;
    } rows[] = {
        { 300, 399, "has moved: set alert.webhook to where it is now" },
        { 401, 401, "does not let Usher in: look at alert.webhook" },
        { 403, 403, "does not let Usher in: look at alert.webhook" },
        { 404, 404, "knows nothing of that address: look at alert.webhook" },
        { 410, 410, "knows nothing of that address: look at alert.webhook" },
        { 429, 429, "takes no more for now: wait" },
        { 500, 599, "has trouble of its own: ask whoever runs it" },
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        if (status >= rows[i].from && status <= rows[i].to)
            return rows[i].words;
    }
    return "did not take it: look at alert.webhook and alert.format";
}

static const char *words_of_code(CURLcode code)
{
    static const struct {
        CURLcode code;
        const char *words;
    } rows[] = {
        { CURLE_URL_MALFORMAT, "has no address that can be called: look at alert.webhook" },
        { CURLE_COULDNT_RESOLVE_HOST, "has a name that is not found: look at the network and alert.webhook" },
        { CURLE_COULDNT_RESOLVE_PROXY, "is behind a proxy that is not found: look at the network" },
        { CURLE_COULDNT_CONNECT, "cannot be reached: look at the network and alert.webhook" },
        { CURLE_OPERATION_TIMEDOUT, "did not answer in time: look at the network" },
        { CURLE_PEER_FAILED_VERIFICATION,
          "has a certificate that this machine does not trust: look at alert.webhook and the clock" },
        { CURLE_SSL_CACERT_BADFILE, "cannot be trusted without ca-certificates: install them" },
        { CURLE_SSL_CONNECT_ERROR, "does not speak TLS as it should: look at alert.webhook" },
        { CURLE_GOT_NOTHING, "hung up without an answer: ask whoever runs it" },
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        if (rows[i].code == code)
            return rows[i].words;
    }
    return NULL;
}

void delivery_end(const struct curl_late *curl, CURL *easy, CURLcode code, struct delivery_result *result)
{
    const char *words = words_of_code(code);
    curl_off_t wait_s = 0;
    long status = 0;

    *result = (struct delivery_result){ 0 };
    curl->easy_getinfo(easy, CURLINFO_RESPONSE_CODE, &status);
    curl->easy_getinfo(easy, CURLINFO_RETRY_AFTER, &wait_s);
    result->is_taken = status >= 200 && status <= 299; // a body that is cut off behind that changes nothing
    result->wait_s = wait_s > 0 ? (int64_t)wait_s : 0;
    if (code == CURLE_OK)
        snprintf(result->said, sizeof result->said, "it answered %ld and %s", status,
                 words_of_status(status));
    else if (words)
        snprintf(result->said, sizeof result->said, "it %s", words);
    else
        snprintf(result->said, sizeof result->said, "it failed (%s): look at alert.webhook",
                 curl->easy_strerror(code));
}

void *delivery_context(const struct curl_late *curl, CURL *easy)
{
    char *context = NULL;

    curl->easy_getinfo(easy, CURLINFO_PRIVATE, &context);
    return context;
}

void delivery_finish(struct delivery *delivery)
{
    if (delivery->curl) {
        delivery->curl->easy_cleanup(delivery->easy);
        delivery->curl->slist_free_all(delivery->headers);
    }
    letter_finish(&delivery->letter);
    *delivery = (struct delivery){ 0 };
}
