#include "util/secret.h"

#include <sodium.h>
#include <string.h>

#include "util/id.h"

_Static_assert(PIN_HASH_SIZE >= crypto_pwhash_STRBYTES, "a hash fits");

void secret_new(char secret[SECRET_SIZE])
{
    static const char letters[] = "0123456789abcdefghjkmnpqrstvwxyz"; // Crockford's
    unsigned char bytes[SECRET_LENGTH];

    random_bytes(bytes, sizeof bytes);
    for (size_t i = 0; i < SECRET_LENGTH; i++)
        secret[i] = letters[bytes[i] % 32];
    secret[SECRET_LENGTH] = '\0';
    sodium_memzero(bytes, sizeof bytes);
}

void secret_hash(char hash[SECRET_HASH_SIZE], const char *secret)
{
    unsigned char bytes[32];

    crypto_generichash(bytes, sizeof bytes, (const unsigned char *)secret, strlen(secret), NULL, 0);
    sodium_bin2hex(hash, SECRET_HASH_SIZE, bytes, sizeof bytes);
}

bool pin_hash(char hash[PIN_HASH_SIZE], const char *pin, struct err *err)
{
    if (sodium_init() < 0 || crypto_pwhash_str(hash, pin, strlen(pin), crypto_pwhash_OPSLIMIT_INTERACTIVE,
                                               crypto_pwhash_MEMLIMIT_INTERACTIVE / 4) != 0)
        return err_set(err, ERR_INTERNAL, "there is not enough memory for a PIN: close other programs");
    return true;
}

bool pin_matches(const char *hash, const char *pin)
{
    return sodium_init() >= 0 && crypto_pwhash_str_verify(hash, pin, strlen(pin)) == 0;
}

void signature_of(char hex[SIGNATURE_SIZE], const char *key, const void *at, size_t length)
{
    unsigned char bytes[crypto_auth_hmacsha256_BYTES];
    crypto_auth_hmacsha256_state state;

    crypto_auth_hmacsha256_init(&state, (const unsigned char *)key, strlen(key));
    crypto_auth_hmacsha256_update(&state, at, length);
    crypto_auth_hmacsha256_final(&state, bytes);
    sodium_bin2hex(hex, SIGNATURE_SIZE, bytes, sizeof bytes);
}

bool secret_is_same(const char *one, const char *other)
{
    size_t length = strlen(one);

    return length == strlen(other) && sodium_memcmp(one, other, length) == 0;
}
