// What must be kept secret: tokens, PINs, signatures. Beside util/id.c the home of libsodium.
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "util/err.h"

// A random token of 160 bits in Crockford's base32, in lower case.
enum { SECRET_LENGTH = 32, SECRET_SIZE = SECRET_LENGTH + 1 };
void secret_new(char secret[SECRET_SIZE]);

// A fingerprint of a token, for keeping in place of it: BLAKE2b-256 in hex. Tokens are random and
// long, so that it needs no salt; for PINs it is not fit.
enum { SECRET_HASH_SIZE = 65 };
void secret_hash(char hash[SECRET_HASH_SIZE], const char *secret);

// Argon2id (RFC 9106), a few hundredths of a second. ERR_INTERNAL when memory is short.
enum { PIN_HASH_SIZE = 128 };
bool pin_hash(char hash[PIN_HASH_SIZE], const char *pin, struct err *err);
bool pin_matches(const char *hash, const char *pin);

// HMAC-SHA-256 (RFC 2104) in hex.
enum { SIGNATURE_SIZE = 65 };
void signature_of(char hex[SIGNATURE_SIZE], const char *key, const void *at, size_t length);
// The same text, in a time that does not tell where they differ.
bool secret_is_same(const char *one, const char *other);
