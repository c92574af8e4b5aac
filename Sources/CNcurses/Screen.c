#define _GNU_SOURCE
#define NCURSES_WIDECHAR 1

#include "CNcurses.h"

#include <curses.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

static SCREEN *screen;
static FILE *frame_file;
static FILE *unread_file;
static uint8_t *frame_bytes;
static long frame_capacity;

// newterm installs handlers that end in _exit or stop the process behind the loop's back.
static const int handled_signals[] = {SIGINT, SIGTERM, SIGTSTP, SIGWINCH};
#define HANDLED_COUNT ((int)(sizeof handled_signals / sizeof handled_signals[0]))

static SCREEN *new_screen(const char *terminal_type) {
  struct sigaction before[HANDLED_COUNT];
  for (int i = 0; i < HANDLED_COUNT; i++) {
    sigaction(handled_signals[i], NULL, &before[i]);
  }
  // Exported LINES and COLUMNS must not override the real size. use_env(FALSE) alone makes
  // newterm fail for some types.
  use_env(FALSE);
  use_tioctl(TRUE);
  SCREEN *opened = newterm(terminal_type, frame_file, unread_file);
  for (int i = 0; i < HANDLED_COUNT; i++) {
    sigaction(handled_signals[i], &before[i], NULL);
  }
  return opened;
}

static void close_files(void) {
  if (unread_file != NULL) {
    fclose(unread_file);
  }
  if (frame_file != NULL) {
    fclose(frame_file);
  }
  unread_file = NULL;
  frame_file = NULL;
}

static int open_files(void) {
  const int descriptor = memfd_create("dutydesk-frame", MFD_CLOEXEC);
  if (descriptor < 0) {
    return 0;
  }
  frame_file = fdopen(descriptor, "w+");
  unread_file = fopen("/dev/null", "re");
  if (frame_file == NULL || unread_file == NULL) {
    close_files();
    return 0;
  }
  return 1;
}

// A library built without wide characters loses Chinese silently; this notices it.
static int keeps_wide_characters(void) {
  const uint32_t sample = 0x4E2D;
  const int columns = dutydesk_screen_columns_of(&sample, 1);
  const int kept = dutydesk_screen_scalar_at(0, 0) == sample;
  erase();
  return kept && columns == 2;
}

int dutydesk_screen_open(const char *terminal_type, int rows, int columns) {
  if (!open_files()) {
    return DUTYDESK_SCREEN_NO_MEMORY_FILE;
  }
  screen = new_screen(terminal_type);
  if (screen == NULL) {
    close_files();
    return DUTYDESK_SCREEN_UNKNOWN_TERMINAL;
  }
  set_term(screen);
  resizeterm(rows, columns);
  typeahead(-1);
  nonl();
  noecho();
  leaveok(stdscr, FALSE);
  scrollok(stdscr, FALSE);
  idlok(stdscr, TRUE);
  if (!keeps_wide_characters()) {
    dutydesk_screen_close();
    return DUTYDESK_SCREEN_NOT_WIDE;
  }
  return DUTYDESK_SCREEN_OK;
}

void dutydesk_screen_close(void) {
  if (screen == NULL) {
    return;
  }
  endwin();
  delscreen(screen);
  screen = NULL;
  close_files();
  free(frame_bytes);
  frame_bytes = NULL;
  frame_capacity = 0;
}

int dutydesk_screen_start_colours(void) {
  if (!has_colors() || start_color() == ERR) {
    return 0;
  }
  use_default_colors();
  return COLORS;
}

int dutydesk_screen_pair_limit(void) {
  return COLOR_PAIRS > 0 ? COLOR_PAIRS - 1 : 0;
}

static int has_string(const char *capability) {
  const char *text = tigetstr(capability);
  return text != NULL && text != (char *)-1;
}

int dutydesk_screen_has_alternate(void) {
  return has_string("smcup");
}

int dutydesk_screen_has_safe_corner(void) {
  return tigetflag("am") <= 0 || (has_string("smam") && has_string("rmam"));
}

int dutydesk_screen_define_pair(int32_t pair, int32_t foreground, int32_t background) {
  return init_extended_pair(pair, foreground, background) == OK;
}

void dutydesk_screen_set_background(int32_t pair) {
  cchar_t blank;
  const wchar_t space[] = L" ";
  int number = pair;
  setcchar(&blank, space, A_NORMAL, 0, &number);
  bkgrndset(&blank);
}

void dutydesk_screen_leave(void) {
  long dropped;
  endwin();
  dutydesk_screen_take_bytes(&dropped);
}

void dutydesk_screen_distrust_row(int row) {
  wredrawln(stdscr, row, 1);
}

void dutydesk_screen_resize(int rows, int columns) {
  resizeterm(rows, columns);
}

void dutydesk_screen_erase(void) {
  erase();
}

static attr_t attributes_of(const struct dutydesk_cell *cell) {
  attr_t result = A_NORMAL;
  result |= cell->attributes & DUTYDESK_BOLD ? A_BOLD : 0;
  result |= cell->attributes & DUTYDESK_UNDERLINE ? A_UNDERLINE : 0;
  result |= cell->attributes & DUTYDESK_REVERSE ? A_REVERSE : 0;
  result |= cell->attributes & DUTYDESK_DIM ? A_DIM : 0;
  return result;
}

static void complex_cell(const struct dutydesk_cell *cell, cchar_t *result) {
  wchar_t text[DUTYDESK_CELL_SCALARS + 1];
  int count = cell->scalar_count;
  count = count > DUTYDESK_CELL_SCALARS ? DUTYDESK_CELL_SCALARS : count;
  for (int i = 0; i < count; i++) {
    text[i] = (wchar_t)cell->scalars[i];
  }
  text[count] = L'\0';
  int pair = cell->pair;
  setcchar(result, text, attributes_of(cell), 0, &pair);
}

void dutydesk_screen_put(int row, int column, const struct dutydesk_cell *cells, int count) {
  cchar_t line[256];
  int done = 0;
  if (move(row, column) == ERR) {
    return;
  }
  while (done < count) {
    int part = count - done;
    int columns = 0;
    part = part > 256 ? 256 : part;
    for (int i = 0; i < part; i++) {
      complex_cell(&cells[done + i], &line[i]);
      const int width = wcwidth((wchar_t)cells[done + i].scalars[0]);
      columns += width > 1 ? width : 1;
    }
    mvadd_wchnstr(row, column, line, part);
    column += columns;
    done += part;
  }
}

uint32_t dutydesk_screen_scalar_at(int row, int column) {
  cchar_t cell;
  wchar_t text[CCHARW_MAX + 1];
  attr_t attributes;
  short pair;
  if (mvin_wch(row, column, &cell) == ERR) {
    return 0;
  }
  if (getcchar(&cell, text, &attributes, &pair, NULL) == ERR) {
    return 0;
  }
  return (uint32_t)text[0];
}

int dutydesk_screen_columns_of(const uint32_t *scalars, int count) {
  wchar_t text[64];
  count = count > 63 ? 63 : count;
  for (int i = 0; i < count; i++) {
    text[i] = (wchar_t)scalars[i];
  }
  mvaddnwstr(0, 0, text, count);
  return getcurx(stdscr);
}

void dutydesk_screen_finish_frame(int row, int column, int repaint) {
  if (repaint) {
    clearok(curscr, TRUE);
  }
  curs_set(row < 0 ? 0 : 1);
  move(row < 0 ? 0 : row, column);
  refresh();
}

const uint8_t *dutydesk_screen_take_bytes(long *length) {
  *length = 0;
  const int descriptor = fileno(frame_file);
  fflush(frame_file);
  // The position is the frame's end: the file keeps the pages of the longest frame, because
  // giving them back and asking for them anew took a tenth of each key's time.
  const long size = (long)lseek(descriptor, 0, SEEK_CUR);
  if (size <= 0) {
    return NULL;
  }
  if (size > frame_capacity) {
    uint8_t *larger = realloc(frame_bytes, (size_t)size);
    if (larger == NULL) {
      return NULL;
    }
    frame_bytes = larger;
    frame_capacity = size;
  }
  const long taken = (long)pread(descriptor, frame_bytes, (size_t)size, 0);
  if (lseek(descriptor, 0, SEEK_SET) != 0) {
    return NULL;
  }
  *length = taken > 0 ? taken : 0;
  return frame_bytes;
}
