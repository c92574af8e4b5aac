#ifndef CLIBCRYPTO_KEYS_H
#define CLIBCRYPTO_KEYS_H

#include <stddef.h>
#include <stdint.h>

// SM2 (GB/T 32918-2016) and Ed25519 (RFC 8032) over plain bytes. No libcrypto object outlives a
// call, so every function is safe on any thread; building a key costs a tenth of a signature.
// Functions return 1 when done or valid, 0 when libcrypto refused or the signature isn't valid.

#define CLIBCRYPTO_SCALAR_BYTES 32
#define CLIBCRYPTO_POINT_BYTES 65
#define CLIBCRYPTO_SIGNATURE_BYTES 64
#define CLIBCRYPTO_ED25519_BYTES 32

/// What an SM2 ciphertext has besides the message: the point C1 and the digest C3.
#define CLIBCRYPTO_SM2_EXTRA_BYTES 97

/// The uncompressed public point of a private number; 0 unless the number is in 1…n-2.
int clibcrypto_sm2_public(const uint8_t *private, uint8_t public[CLIBCRYPTO_POINT_BYTES]);

/// Whether 65 bytes are an uncompressed point on the curve.
int clibcrypto_sm2_is_point(const uint8_t *public);

/// r‖s over the SM3 of Z (of `identity` and the key) and the message. The signature's random
/// number is drawn by libcrypto; giving it from outside would give the key away once repeated.
int clibcrypto_sm2_sign(
    const uint8_t *private, const uint8_t *public, const void *identity, size_t identityCount,
    const void *message, size_t count, uint8_t signature[CLIBCRYPTO_SIGNATURE_BYTES]);

/// Whether r‖s is the key's signature of the message under the identity.
int clibcrypto_sm2_verify(
    const uint8_t *public, const void *identity, size_t identityCount, const void *message,
    size_t count, const uint8_t *signature);

/// C1‖C3‖C2 of GB/T 32918.4; `cipher` takes `count` and CLIBCRYPTO_SM2_EXTRA_BYTES bytes.
int clibcrypto_sm2_encrypt(
    const uint8_t *public, const void *plain, size_t count, uint8_t *cipher);

/// The message of C1‖C3‖C2; `plain` takes `count` less CLIBCRYPTO_SM2_EXTRA_BYTES bytes.
int clibcrypto_sm2_decrypt(
    const uint8_t *private, const uint8_t *public, const uint8_t *cipher, size_t count,
    uint8_t *plain);

/// The public key of an Ed25519 seed.
int clibcrypto_ed25519_public(const uint8_t *seed, uint8_t public[CLIBCRYPTO_ED25519_BYTES]);

/// The Ed25519 signature of a message.
int clibcrypto_ed25519_sign(
    const uint8_t *seed, const void *message, size_t count,
    uint8_t signature[CLIBCRYPTO_SIGNATURE_BYTES]);

/// Whether an Ed25519 signature is valid.
int clibcrypto_ed25519_verify(
    const uint8_t *public, const void *message, size_t count, const uint8_t *signature);

#endif
