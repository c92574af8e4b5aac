#include "CWidthTable.h"
#include "WidthRanges.h"

int dutydesk_width_class(uint32_t scalar) {
  int low = 0;
  int high = dutydesk_width_range_count - 1;
  while (low <= high) {
    const int middle = (low + high) / 2;
    const struct dutydesk_width_range *range = &dutydesk_width_ranges[middle];
    if (scalar < range->first) {
      high = middle - 1;
    } else if (scalar > range->last) {
      low = middle + 1;
    } else {
      return range->kind;
    }
  }
  return scalar < 0x110000 ? DUTYDESK_WIDTH_NARROW : DUTYDESK_WIDTH_UNKNOWN;
}

int dutydesk_width(uint32_t scalar, int ambiguous) {
  // wcwidth(0) is 0 by POSIX; everything else below U+0020 is refused.
  if (scalar == 0) {
    return 0;
  }
  switch (dutydesk_width_class(scalar)) {
    case DUTYDESK_WIDTH_MARK:
    case DUTYDESK_WIDTH_FORMAT:
      return 0;
    case DUTYDESK_WIDTH_WIDE:
      return 2;
    case DUTYDESK_WIDTH_AMBIGUOUS:
      return ambiguous == 2 ? 2 : 1;
    case DUTYDESK_WIDTH_UNKNOWN:
      return -1;
    default:
      return 1;
  }
}
