#ifndef CZLIB_H
#define CZLIB_H

#include <stddef.h>
#include <stdint.h>

/// Compresses into a gzip stream (RFC 1952) of one member. `level` is zlib's, 1 (fast) to 9.
/// Returns 1 with memory that `czlib_free` frees, 0 when there is no memory.
int czlib_gzip(const void *bytes, size_t count, int level, uint8_t **result, size_t *size);

/// Expands a gzip stream of one or more members. Never holds more than `limit` bytes.
/// Returns 1 with memory that `czlib_free` frees, 0 for a damaged or cut stream or no memory,
/// -1 when it would be more than `limit` bytes.
int czlib_gunzip(
  const void *bytes, size_t count, size_t limit, uint8_t **result, size_t *size);

void czlib_free(uint8_t *memory);

#endif
