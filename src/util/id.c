#include "util/id.h"

#include <sodium.h>
#include <string.h>

#include "util/err.h"

static const char alphabet[] = "0123456789abcdefghjkmnpqrstvwxyz";

static void ready(void)
{
    static bool done;

    if (done)
        return;
    must(sodium_init() >= 0);
    done = true;
}

static void write_base32(char id[ID_SIZE], const unsigned char bytes[ID_LENGTH])
{
    for (int i = 0; i < ID_LENGTH; i++)
        id[i] = alphabet[bytes[i] & 31];
    id[ID_LENGTH] = '\0';
}

void id_new(char id[ID_SIZE])
{
    // Kernel calls are dear when a million rows come in: draw for many ids at once.
    static _Thread_local unsigned char pool[ID_LENGTH * 200];
    static _Thread_local size_t used = sizeof pool;

    if (used == sizeof pool) {
        random_bytes(pool, sizeof pool);
        used = 0;
    }
    write_base32(id, pool + used);
    used += ID_LENGTH;
}

void id_of_two(char id[ID_SIZE], const char *a, const char *b)
{
    crypto_generichash_state state;
    unsigned char hash[ID_LENGTH];

    ready();
    crypto_generichash_init(&state, NULL, 0, sizeof hash);
    crypto_generichash_update(&state, (const unsigned char *)a, strlen(a) + 1);
    crypto_generichash_update(&state, (const unsigned char *)b, strlen(b));
    crypto_generichash_final(&state, hash, sizeof hash);
    write_base32(id, hash);
}

bool id_is_prefix(const char *text)
{
    size_t length = strlen(text);

    return length >= 4 && length <= ID_LENGTH && strspn(text, alphabet) == length;
}

void id_of_secret(char id[ID_SIZE], const char *key, const char *text)
{
    id_of_two(id, key, text); // BLAKE2b with the key in front is a keyed hash already
}

void hash_key_new(char key_hex[HASH_KEY_HEX])
{
    unsigned char key[HASH_KEY_BYTES];

    random_bytes(key, sizeof key);
    sodium_bin2hex(key_hex, HASH_KEY_HEX, key, sizeof key);
}

uint64_t hash_bytes(const void *at, size_t length)
{
    static const unsigned char key[crypto_shorthash_KEYBYTES] = "usher: changed?";
    unsigned char hash[crypto_shorthash_BYTES];
    uint64_t value;

    crypto_shorthash(hash, at, length, key);
    memcpy(&value, hash, sizeof value);
    return value;
}

void random_bytes(void *at, size_t length)
{
    ready();
    randombytes_buf(at, length);
}
