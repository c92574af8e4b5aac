#ifndef CLIBCRYPTO_SEALING_H
#define CLIBCRYPTO_SEALING_H

#include <stddef.h>
#include <stdint.h>

// Ciphers, codes and derivations over plain bytes; all safe on any thread.
// Functions return 1 when done and 0 when libcrypto refused.

#define CLIBCRYPTO_SM4_BYTES 16

/// SM4 in CBC mode (GB/T 32907, GB/T 17964) with the padding of PKCS #7; `output` takes `count`
/// and 16 bytes, `written` says how many were used. Gives no integrity by itself.
int clibcrypto_sm4_cbc(
    int encrypting, const uint8_t *key, const uint8_t *start, const void *input, size_t count,
    uint8_t *output, size_t *written);

/// HMAC (RFC 2104) with SM3.
int clibcrypto_hmac_sm3(
    const void *key, size_t keyCount, const void *bytes, size_t count, uint8_t code[32]);

/// The key of a passphrase by scrypt (RFC 7914); 0 when it would take more than `memory` bytes.
int clibcrypto_scrypt(
    const void *passphrase, size_t passphraseCount, const void *salt, size_t saltCount,
    uint64_t cost, uint64_t blocks, uint64_t lanes, uint64_t memory, uint8_t *key,
    size_t keyCount);

/// SHA-256, which the key identifiers of C2SP notes are made with.
int clibcrypto_sha256(const void *bytes, size_t count, uint8_t digest[32]);

/// Whether equally many bytes are equal, in a time that doesn't depend on what they are.
int clibcrypto_equal(const void *one, const void *two, size_t count);

/// Overwrites bytes with zeros, not to be optimised away.
void clibcrypto_cleanse(void *bytes, size_t count);

#endif
