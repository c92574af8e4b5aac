#ifndef CLIBCRYPTO_INTERNAL_H
#define CLIBCRYPTO_INTERNAL_H

#include <openssl/evp.h>
#include <stdint.h>

// Shared between the files of this target, not for Swift.

/// A key of a point and, unless NULL, its private number; NULL when the point isn't on the curve.
EVP_PKEY *clibcrypto_sm2_key(const uint8_t *private, const uint8_t *public);

/// The same answer; a refusal leaves nothing in the thread's queue for whoever asks next.
int clibcrypto_settled(int done);

#endif
