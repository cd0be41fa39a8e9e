// Ids: 20 characters of Crockford's base32 in lower case (100 bits), random from the
// first character, or a hash of other ids where every device must find the same one.
// Home of libsodium.
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { ID_LENGTH = 20, ID_SIZE = ID_LENGTH + 1 };
enum { HASH_KEY_BYTES = 32, HASH_KEY_HEX = 2 * HASH_KEY_BYTES + 1 };

void id_new(char id[ID_SIZE]);

// The same two ids in the same order give the same id everywhere (BLAKE2b of "a\0b").
void id_of_two(char id[ID_SIZE], const char *a, const char *b);

// Whether the text has the shape of an id or of the beginning of one (4 characters or more).
bool id_is_prefix(const char *text);

// A keyed fingerprint of a text, as an id: says nothing about the text without the key
// (BLAKE2b of "key\0text", which needs no HMAC). `key` is from hash_key_new.
void id_of_secret(char id[ID_SIZE], const char *key, const char *text);
void hash_key_new(char key_hex[HASH_KEY_HEX]);

// A plain 64-bit fingerprint (SipHash-2-4 with a fixed key), for telling whether something
// changed; the same everywhere. Not for secrets.
uint64_t hash_bytes(const void *at, size_t length);

void random_bytes(void *at, size_t length);
