#include "CNcurses.h"
#include "CWidthTable.h"

#include <wchar.h>

static volatile int ambiguous_columns = 1;

void dutydesk_set_ambiguous_columns(int columns) {
  ambiguous_columns = columns == 2 ? 2 : 1;
}

// ncurses asks wcwidth where the cursor will be. The C library's table is another one than ours
// and has no notion of what the terminal was found to do, so this definition wins over it: the
// linker exports it from the executable because the ncurses library refers to it.
int wcwidth(wchar_t scalar) {
  return dutydesk_width((uint32_t)scalar, ambiguous_columns);
}

int dutydesk_width_now(uint32_t scalar) {
  return dutydesk_width(scalar, ambiguous_columns);
}
