#include "CChineseReadings.h"

#include <stddef.h>

struct readings_run {
  uint32_t first, last, offset;
};

#include "readings-table.h"

enum { no_reading = 0x7FFF, several_readings = 0x8000 };

static const int32_t run_count = sizeof readings_runs / sizeof readings_runs[0];

// Nearly every character looked up lies in the first CJK block, so its run is tried first.
static const struct readings_run *run_of(uint32_t scalar) {
  const struct readings_run *common = &readings_runs[readings_common_run];
  if (scalar >= common->first && scalar <= common->last) return common;
  int32_t low = 0, high = run_count - 1;
  while (low <= high) {
    int32_t middle = low + (high - low) / 2;
    const struct readings_run *run = &readings_runs[middle];
    if (scalar < run->first) {
      high = middle - 1;
    } else if (scalar > run->last) {
      low = middle + 1;
    } else {
      return run;
    }
  }
  return NULL;
}

readings_of_character readings_lookup(uint32_t scalar) {
  readings_of_character none = {NULL, 0};
  const struct readings_run *run = run_of(scalar);
  if (run == NULL) return none;
  const unsigned short *entry = &readings_entries[run->offset + (scalar - run->first)];
  if (*entry == no_reading) return none;
  if (*entry < several_readings) return (readings_of_character){entry, 1};
  const unsigned short *list = &readings_lists[*entry - several_readings];
  return (readings_of_character){list + 1, list[0]};
}

int32_t readings_syllable_count(void) {
  return sizeof readings_syllables / sizeof readings_syllables[0];
}

const char *readings_syllable(int32_t number) { return readings_syllables[number]; }

const char *readings_table_digest(void) { return readings_digest; }
