#!/usr/bin/env python3
"""Writes Sources/CWidthTable/WidthRanges.c from the Unicode Character Database.

Usage: Scripts/make-width-table.py [UCD-DIRECTORY]   (default /usr/share/unicode)

The table is pinned in the repository: it changes only when this script is run and the result is
committed, so that two builds never disagree about the width of a name.
"""

import pathlib
import sys

NARROW, MARK, WIDE, AMBIGUOUS, UNKNOWN, FORMAT, RIGHT_TO_LEFT = range(7)
LAST = 0x110000


def parsed_ranges(path):
    """Yields (first, last, value) of a UCD property file."""
    for line in path.read_text(encoding="utf-8").splitlines():
        line = line.split("#")[0].strip()
        if not line:
            continue
        span, value = [part.strip() for part in line.split(";")[:2]]
        first, _, last = span.partition("..")
        yield int(first, 16), int(last or first, 16), value


def unicode_data(path):
    """General category and bidirectional class of every scalar."""
    category, direction = ["Cn"] * LAST, ["L"] * LAST
    first = None
    for line in path.read_text(encoding="utf-8").splitlines():
        fields = line.split(";")
        scalar = int(fields[0], 16)
        if fields[1].endswith(", First>"):
            first = scalar
            continue
        for each in range(first if first is not None else scalar, scalar + 1):
            category[each], direction[each] = fields[2], fields[4]
        first = None
    return category, direction


def is_variation_selector(scalar):
    return (0xFE00 <= scalar <= 0xFE0F or 0xE0100 <= scalar <= 0xE01EF
            or 0x180B <= scalar <= 0x180D or scalar == 0x180F)


def is_trailing_jamo(scalar):
    return 0x1160 <= scalar <= 0x11FF or 0xD7B0 <= scalar <= 0xD7FB


def became_wide(scalar):
    """Trigrams, hexagrams and counting rods: narrow before Unicode 16, wide since."""
    return (0x2630 <= scalar <= 0x2637 or 0x268A <= scalar <= 0x268F
            or 0x4DC0 <= scalar <= 0x4DFF or 0x1D300 <= scalar <= 0x1D376)


def is_filler(scalar):
    return scalar in (0x3164, 0xFFA0)


def classified(scalar, category, direction, width):
    """One class for a scalar. Where terminals disagree the answer is UNKNOWN, never a guess."""
    if is_variation_selector(scalar) or is_filler(scalar) or category in ("Cf", "Zl", "Zp"):
        return FORMAT
    if category == "Me":
        return FORMAT  # Enclosing marks (keycaps) draw outside their cell.
    if category == "Mn" or is_trailing_jamo(scalar):
        return MARK
    if category == "Cn":
        # Planes 2 and 3 are wide by rule of UAX #11 before they are assigned: rare names.
        return WIDE if width == "W" else UNKNOWN
    if category in ("Cc", "Cs", "Co", "Mc"):
        return UNKNOWN  # Spacing marks are 0 in some terminals and 1 in others.
    if scalar == 0xFFFC or became_wide(scalar):
        return UNKNOWN
    if direction in ("R", "AL", "AN"):
        return RIGHT_TO_LEFT
    if width in ("W", "F"):
        return WIDE
    return AMBIGUOUS if width == "A" else NARROW


def main():
    source = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else "/usr/share/unicode")
    category, direction = unicode_data(source / "UnicodeData.txt")
    width = ["N"] * LAST
    for first, last, value in parsed_ranges(source / "EastAsianWidth.txt"):
        width[first:last + 1] = [value] * (last + 1 - first)
    version = (source / "EastAsianWidth.txt").read_text(encoding="utf-8").split("\n")[0]
    version = version.removeprefix("# EastAsianWidth-").removesuffix(".txt")

    ranges = []
    for scalar in range(LAST):
        kind = classified(scalar, category[scalar], direction[scalar], width[scalar])
        if kind == NARROW:
            continue
        if ranges and ranges[-1][1] == scalar - 1 and ranges[-1][2] == kind:
            ranges[-1][1] = scalar
        else:
            ranges.append([scalar, scalar, kind])

    target = pathlib.Path(__file__).resolve().parent.parent / "Sources/CWidthTable/WidthRanges.c"
    rows = [f"{{0x{first:X}, 0x{last:X}, {kind}}}," for first, last, kind in ranges]
    lines = [" ".join(rows[start:start + 4]) for start in range(0, len(rows), 4)]
    target.write_text(
        f"// Made by Scripts/make-width-table.py from Unicode {version}; not edited by hand.\n"
        "// Source data: Unicode Character Database, Unicode License v3.\n"
        '#include "WidthRanges.h"\n\n'
        f"const int dutydesk_width_range_count = {len(ranges)};\n"
        "const struct dutydesk_width_range dutydesk_width_ranges[] = {\n  "
        + "\n  ".join(lines) + "\n};\n", encoding="utf-8")
    print(f"{len(ranges)} ranges of Unicode {version}")


if __name__ == "__main__":
    main()
