#ifndef CLIBCRYPTO_H
#define CLIBCRYPTO_H

#include <stddef.h>
#include <stdint.h>

#include "CLibcryptoKeys.h"
#include "CLibcryptoSealing.h"

// SM3 (GB/T 32905-2016) by libcrypto's EVP interface, and the kernel's random bytes.
// Functions that return int return 1 when done and 0 when libcrypto or the kernel refused.

#define CLIBCRYPTO_SM3_BYTES 32

/// An SM3 computation that is under way.
typedef struct evp_md_ctx_st CLibcryptoHash;

/// The digest of `count` bytes. Safe on any thread; the algorithm is looked up once a process and
/// the context kept once a thread, for a look-up costs more than hashing a record does.
int clibcrypto_sm3(const void *bytes, size_t count, uint8_t digest[CLIBCRYPTO_SM3_BYTES]);

/// A computation of its own, NULL when there is no SM3; it ends with `clibcrypto_sm3_free`.
CLibcryptoHash *clibcrypto_sm3_begin(void);

/// Takes `count` more bytes in.
int clibcrypto_sm3_update(CLibcryptoHash *hash, const void *bytes, size_t count);

/// The digest of all that was taken in; nothing can be added after.
int clibcrypto_sm3_finish(CLibcryptoHash *hash, uint8_t digest[CLIBCRYPTO_SM3_BYTES]);

/// Ends a computation, finished or not.
void clibcrypto_sm3_free(CLibcryptoHash *hash);

/// Fills `bytes` from getrandom(2).
int clibcrypto_random(void *bytes, size_t count);

#endif
