#ifndef DUTYDESK_WIDTH_RANGES_H
#define DUTYDESK_WIDTH_RANGES_H

#include <stdint.h>

struct dutydesk_width_range {
  uint32_t first;
  uint32_t last;
  uint8_t kind;
};

extern const int dutydesk_width_range_count;
extern const struct dutydesk_width_range dutydesk_width_ranges[];

#endif
