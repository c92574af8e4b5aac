#ifndef DUTYDESK_NCURSES_H
#define DUTYDESK_NCURSES_H

#include "CTerminalLife.h"

#include <stdint.h>

// No ncurses header is included here: its macros and globals stay behind these functions, and
// nothing of it can leak into Swift. All functions of this part belong to one thread.

/// At most this many scalars share one cell, as in a glyph of CellGrid.
#define DUTYDESK_CELL_SCALARS 3

/// The bits of CellGrid's emphasis.
enum dutydesk_attribute {
  DUTYDESK_BOLD = 1,
  DUTYDESK_UNDERLINE = 2,
  DUTYDESK_REVERSE = 4,
  DUTYDESK_DIM = 8
};

/// One cell as it goes to ncurses. A wide cell is given once and takes two columns.
struct dutydesk_cell {
  uint32_t scalars[DUTYDESK_CELL_SCALARS];
  uint16_t scalar_count;
  uint16_t attributes;
  int32_t pair;
};

/// Why `dutydesk_screen_open` gave up.
enum dutydesk_screen_result {
  DUTYDESK_SCREEN_OK = 0,
  DUTYDESK_SCREEN_NO_MEMORY_FILE = 1,
  DUTYDESK_SCREEN_UNKNOWN_TERMINAL = 2,
  DUTYDESK_SCREEN_NOT_WIDE = 3
};

/// Opens the one screen of this process for a terminal type of terminfo. ncurses writes into a
/// memory file, so that a frame can be taken out whole. Signal handlers of ncurses are undone.
int dutydesk_screen_open(const char *terminal_type, int rows, int columns);
void dutydesk_screen_close(void);

/// Colours of the terminal type after colours were started; 0 or 2 where it has none.
int dutydesk_screen_start_colours(void);
/// Colour pairs beside the default pair 0.
int dutydesk_screen_pair_limit(void);
int dutydesk_screen_has_alternate(void);
/// Whether any character can be written into the last cell of the last row.
int dutydesk_screen_has_safe_corner(void);
/// Defines a pair; -1 is the terminal's own colour. Gives 0 when ncurses refuses.
int dutydesk_screen_define_pair(int32_t pair, int32_t foreground, int32_t background);
/// The pair that erased cells have.
void dutydesk_screen_set_background(int32_t pair);

/// Ends full-screen mode for ncurses; the next frame enters it again. Its bytes are dropped: the
/// restore string has done the work.
void dutydesk_screen_leave(void);
void dutydesk_screen_resize(int rows, int columns);
void dutydesk_screen_erase(void);
/// Writes cells from a column on; the caller leaves no half of a wide cell at either end.
void dutydesk_screen_put(int row, int column, const struct dutydesk_cell *cells, int count);
/// What the screen holds at a place: its first scalar, for checks. 0 outside.
uint32_t dutydesk_screen_scalar_at(int row, int column);
/// The column after a text was written by ncurses, for the check that widths agree.
int dutydesk_screen_columns_of(const uint32_t *scalars, int count);
/// The next frame sends this row whole, because something else was written there.
void dutydesk_screen_distrust_row(int row);
/// Ends a frame with the cursor at a place (row -1: hidden). `repaint` sends every cell again.
void dutydesk_screen_finish_frame(int row, int column, int repaint);
/// The bytes since the last call; the memory is valid until the next call. Empties the file.
const uint8_t *dutydesk_screen_take_bytes(long *length);

/// Cells of the East Asian ambiguous class in `wcwidth`, 1 or 2.
void dutydesk_set_ambiguous_columns(int columns);
/// Cells of a scalar as ncurses counts them now, or -1.
int dutydesk_width_now(uint32_t scalar);

#endif
