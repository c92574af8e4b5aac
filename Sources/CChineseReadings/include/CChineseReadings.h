// Common readings of Chinese characters, as a table that costs nothing until it is read.
#ifndef CHINESE_READINGS_H
#define CHINESE_READINGS_H

#include <stdint.h>

/// The numbers of a character's syllables, commonest first; `count` is 0 for anything else.
/// Syllables are numbered in alphabetical order, so those with a common beginning are neighbours.
typedef struct {
  const uint16_t *syllables;
  int32_t count;
} readings_of_character;

/// Looks a scalar value up; O(log n) outside U+4E00–9FFF, O(1) inside.
readings_of_character readings_lookup(uint32_t scalar);

/// How many different syllables there are (about 410).
int32_t readings_syllable_count(void);

/// The syllable's letters (a–z, ü written v), zero-terminated; the number must be in range.
const char *readings_syllable(int32_t number);

/// A digest of the tables, 16 hexadecimal digits: it changes whenever a reading changes.
const char *readings_table_digest(void);

#endif
