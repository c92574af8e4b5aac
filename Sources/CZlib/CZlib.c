#include "CZlib.h"

#include <limits.h>
#include <stdlib.h>
#include <zlib.h>

// The window of zlib with the header and trailer of gzip.
#define GZIP_WINDOW (15 + 16)
#define FIRST_BYTES (64 << 10)

int czlib_gzip(const void *bytes, size_t count, int level, uint8_t **result, size_t *size) {
  z_stream stream = {0};
  if (count > UINT_MAX / 2) return 0;
  if (deflateInit2(&stream, level, Z_DEFLATED, GZIP_WINDOW, 8, Z_DEFAULT_STRATEGY) != Z_OK) return 0;
  size_t capacity = deflateBound(&stream, count);
  uint8_t *memory = malloc(capacity);
  if (memory == NULL) {
    deflateEnd(&stream);
    return 0;
  }
  stream.next_in = (Bytef *)bytes;
  stream.avail_in = (uInt)count;
  stream.next_out = memory;
  stream.avail_out = (uInt)capacity;
  int state = deflate(&stream, Z_FINISH);
  *size = stream.total_out;
  deflateEnd(&stream);
  if (state != Z_STREAM_END) {
    free(memory);
    return 0;
  }
  *result = memory;
  return 1;
}

// Doubles the memory, up to one byte more than the limit, so that passing it is noticed.
static int grow(uint8_t **memory, size_t *capacity, size_t limit) {
  if (*capacity > limit) return 0;
  size_t wanted = *capacity == 0 ? FIRST_BYTES : *capacity * 2;
  if (wanted > limit) wanted = limit + 1;
  uint8_t *grown = realloc(*memory, wanted);
  if (grown == NULL) return 0;
  *memory = grown;
  *capacity = wanted;
  return 1;
}

int czlib_gunzip(
  const void *bytes, size_t count, size_t limit, uint8_t **result, size_t *size) {
  z_stream stream = {0};
  if (count > UINT_MAX / 2 || limit > UINT_MAX / 2) return 0;
  if (inflateInit2(&stream, GZIP_WINDOW) != Z_OK) return 0;
  stream.next_in = (Bytef *)bytes;
  stream.avail_in = (uInt)count;
  uint8_t *memory = NULL;
  size_t capacity = 0, used = 0;
  int outcome = 0;
  for (;;) {
    if (used == capacity && !grow(&memory, &capacity, limit)) break;
    stream.next_out = memory + used;
    stream.avail_out = (uInt)(capacity - used);
    int state = inflate(&stream, Z_NO_FLUSH);
    used = capacity - stream.avail_out;
    if (used > limit) {
      outcome = -1;
      break;
    }
    if (state == Z_STREAM_END) {
      if (stream.avail_in == 0) {
        outcome = 1;
        break;
      }
      if (inflateReset(&stream) != Z_OK) break;
    } else if (state != Z_OK || (stream.avail_in == 0 && stream.avail_out > 0)) {
      break;
    }
  }
  inflateEnd(&stream);
  if (outcome != 1) {
    free(memory);
    return outcome;
  }
  *result = memory;
  *size = used;
  return 1;
}

void czlib_free(uint8_t *memory) { free(memory); }
