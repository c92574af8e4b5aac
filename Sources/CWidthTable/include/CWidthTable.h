#ifndef DUTYDESK_WIDTH_TABLE_H
#define DUTYDESK_WIDTH_TABLE_H

#include <stdint.h>

/// What a scalar is on a grid of cells. The numbers are those of make-width-table.py.
enum dutydesk_width_class {
  DUTYDESK_WIDTH_NARROW = 0,
  /// Joins the cell before it.
  DUTYDESK_WIDTH_MARK = 1,
  DUTYDESK_WIDTH_WIDE = 2,
  /// One or two cells, as the terminal was found to have it.
  DUTYDESK_WIDTH_AMBIGUOUS = 3,
  /// Unassigned, private, control: never sent to a terminal.
  DUTYDESK_WIDTH_UNKNOWN = 4,
  /// Invisible: variation selectors, bidi and zero-width controls.
  DUTYDESK_WIDTH_FORMAT = 5,
  /// One cell, but of a right-to-left script.
  DUTYDESK_WIDTH_RIGHT_TO_LEFT = 6
};

/// The class of a scalar, from the pinned table. Reads constant memory only; safe on any thread.
int dutydesk_width_class(uint32_t scalar);

/// Cells of a scalar: 0, 1, 2, or -1 for what must not be sent.
/// `ambiguous` is 1 or 2, the cells of the East Asian ambiguous class.
int dutydesk_width(uint32_t scalar, int ambiguous);

#endif
