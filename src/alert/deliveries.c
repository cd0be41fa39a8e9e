#include "alert/deliveries.h"

#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

void deliveries_init(struct deliveries *deliveries)
{
    *deliveries = (struct deliveries){ 0 };
    must(pipe2(deliveries->wake, O_CLOEXEC | O_NONBLOCK) == 0);
}

void deliveries_finish(struct deliveries *deliveries)
{
    if (deliveries->multi)
        deliveries->curl.multi_cleanup(deliveries->multi);
    close(deliveries->wake[0]);
    close(deliveries->wake[1]);
}

static bool is_loaded(struct deliveries *deliveries, struct err *err)
{
    struct curl_late *curl = &deliveries->curl;

    if (!deliveries->multi && !curl_late_load(curl))
        return err_set(err, ERR_CONFIG, "it cannot be called without libcurl: install libcurl3-gnutls");
    if (!deliveries->multi)
        must(curl->global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK &&
             (deliveries->multi = curl->multi_init()) != NULL);
    return true;
}

bool deliveries_begin(struct deliveries *deliveries, struct delivery *delivery, const char *url,
                      struct letter *letter, void *context, struct err *err)
{
    const struct curl_late *curl = &deliveries->curl;

    if (!is_loaded(deliveries, err)) {
        letter_finish(letter);
        return false;
    }
    if (delivery_begin(delivery, curl, url, letter, context) &&
        curl->multi_add_handle(deliveries->multi, delivery->easy) == CURLM_OK)
        return true;
    delivery_finish(delivery);
    return err_set(err, ERR_AGAIN, "it could not be called by this machine: end other programs");
}

void deliveries_end(struct deliveries *deliveries, struct delivery *delivery)
{
    if (delivery->easy)
        deliveries->curl.multi_remove_handle(deliveries->multi, delivery->easy);
    delivery_finish(delivery);
}

void *deliveries_step(struct deliveries *deliveries, struct delivery_result *result)
{
    const struct curl_late *curl = &deliveries->curl;
    const CURLMsg *message;
    int count;

    if (!deliveries->multi)
        return NULL;
    curl->multi_perform(deliveries->multi, &count);
    message = curl->multi_info_read(deliveries->multi, &count);
    if (!message)
        return NULL;
    delivery_end(curl, message->easy_handle, message->data.result, result);
    return delivery_context(curl, message->easy_handle);
}

void deliveries_sleep(struct deliveries *deliveries, int64_t wait_ms)
{
    char heard[64];

    if (deliveries->multi)
        deliveries->curl.multi_poll(
            deliveries->multi, &(struct curl_waitfd){ .fd = deliveries->wake[0], .events = CURL_WAIT_POLLIN },
            1, (int)wait_ms, NULL);
    else
        poll(&(struct pollfd){ .fd = deliveries->wake[0], .events = POLLIN }, 1, (int)wait_ms);
    while (read(deliveries->wake[0], heard, sizeof heard) > 0)
        continue;
}

void deliveries_wake(struct deliveries *deliveries)
{
    (void)!write(deliveries->wake[1], "", 1); // full is awake, too
}
