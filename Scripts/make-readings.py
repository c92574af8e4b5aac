#!/usr/bin/env python3
"""Makes Sources/CChineseReadings/readings-table.h from Unihan.

Input: Unihan_Readings.txt.bz2 and Unihan_Variants.txt.bz2 of Debian's package unicode-data
(Unicode licence), and make-readings.extra.tsv beside this file. The same input gives the same
bytes. Without an argument the header is written; with --check it is only compared.

A character's common readings, tones dropped and u with diaeresis written v, in this order:
  kHanyuPinlu readings that have at least 0.5 % of the character's occurrences, commonest first,
  then kMandarin (both values when China and Taiwan differ), then the extra file. A traditional
  form also gets the readings of its simplified form, when that knows the form's own reading;
  a variant or compatibility form without readings gets those of the form it stands for.
"""

import bz2
import hashlib
import pathlib
import sys
import unicodedata

HERE = pathlib.Path(__file__).resolve().parent
TARGET = HERE.parent / "Sources" / "CChineseReadings" / "readings-table.h"
UNICODE = pathlib.Path("/usr/share/unicode")
SMALLEST_SHARE = 0.005
WIDEST_GAP = 8
NONE = 0x7FFF
SEVERAL = 0x8000
VOWELS = set("aeiouv")


def plain(reading):
    """The syllable without its tone; empty for interjections that have no vowel (ng, hm)."""
    text = "".join(
        mark for mark in unicodedata.normalize("NFD", reading.lower().replace("ü", "v"))
        if not unicodedata.combining(mark)
    ) if "ê" not in unicodedata.normalize("NFC", reading) else "ei"
    decomposed = unicodedata.normalize("NFD", reading.lower())
    if "\u0308" in decomposed:
        text = text.replace("u", "v")
    return text if VOWELS & set(text) and text.isascii() else ""


def unihan(name, wanted):
    fields = {field: {} for field in wanted}
    with bz2.open(UNICODE / name, "rt", encoding="utf-8") as lines:
        for line in lines:
            parts = line.rstrip("\n").split("\t")
            if len(parts) == 3 and parts[1] in fields:
                fields[parts[1]][int(parts[0][2:], 16)] = parts[2]
    return fields


def frequent(value):
    """Readings of one kHanyuPinlu value, summed over tones, commonest first."""
    counts = {}
    for item in value.split():
        reading, count = item.rstrip(")").split("(")
        syllable = plain(reading)
        if syllable:
            counts[syllable] = counts.get(syllable, 0) + int(count)
    total = sum(counts.values())
    ranked = sorted(counts, key=lambda syllable: (-counts[syllable], syllable))
    return [syllable for syllable in ranked if counts[syllable] >= total * SMALLEST_SHARE]


def collect():
    fields = unihan("Unihan_Readings.txt.bz2", ["kHanyuPinlu", "kMandarin"])
    variants = unihan(
        "Unihan_Variants.txt.bz2", ["kSimplifiedVariant", "kZVariant", "kSemanticVariant"])
    readings = {}

    def add(character, syllables):
        known = readings.setdefault(character, [])
        known.extend(syllable for syllable in syllables if syllable and syllable not in known)

    for character, value in sorted(fields["kHanyuPinlu"].items()):
        add(character, frequent(value))
    for character, value in sorted(fields["kMandarin"].items()):
        add(character, [plain(reading) for reading in value.split()])
    with open(HERE / "make-readings.extra.tsv", encoding="utf-8") as lines:
        for line in lines:
            if line.strip() and not line.startswith("#"):
                character, syllable = line.split("\t")[:2]
                add(ord(character), [syllable])
    for character, value in sorted(variants["kSimplifiedVariant"].items()):
        own = readings.get(character, [])
        for other in value.split():
            borrowed = readings.get(int(other[2:], 16), [])
            if own and own[0] in borrowed:
                add(character, borrowed)
    for field in ("kZVariant", "kSemanticVariant"):
        for character, value in sorted(variants[field].items()):
            if not readings.get(character):
                other = int(value.split()[0].split("<")[0][2:], 16)
                add(character, readings.get(other, []))
    for character in [*range(0xF900, 0xFB00), *range(0x2F800, 0x2FA20)]:
        unified = unicodedata.normalize("NFC", chr(character))
        if not readings.get(character) and len(unified) == 1:
            add(character, readings.get(ord(unified), []))
    return {character: known for character, known in readings.items() if known}


def ranges(characters):
    """Runs of scalars, joined over gaps of at most WIDEST_GAP."""
    runs = []
    for character in sorted(characters):
        if runs and character - runs[-1][1] <= WIDEST_GAP:
            runs[-1][1] = character
        else:
            runs.append([character, character])
    return runs


def tables(readings):
    syllables = sorted({syllable for known in readings.values() for syllable in known})
    number = {syllable: index for index, syllable in enumerate(syllables)}
    lists, places, entries, runs = [], {}, [], []
    for first, last in ranges(readings):
        runs.append((first, last, len(entries)))
        for character in range(first, last + 1):
            known = tuple(number[syllable] for syllable in readings.get(character, []))
            if not known:
                entries.append(NONE)
            elif len(known) == 1:
                entries.append(known[0])
            else:
                if known not in places:
                    places[known] = len(lists)
                    lists.extend((len(known),) + known)
                entries.append(SEVERAL | places[known])
    return syllables, runs, entries, lists


def wrapped(items):
    lines, line = [], ""
    for item in items:
        if len(line) + len(item) + 1 > 98:
            lines.append(line)
            line = ""
        line += item + ","
    return "\n".join(lines + [line])


def header(syllables, runs, entries, lists):
    body = "\n".join([
        "static const char readings_syllables[][7] = {\n"
        + wrapped(f'"{syllable}"' for syllable in syllables) + "\n};",
        "static const struct readings_run readings_runs[] = {\n"
        + wrapped("{%#x,%#x,%d}" % run for run in runs) + "\n};",
        "static const unsigned short readings_entries[] = {\n"
        + wrapped(map(str, entries)) + "\n};",
        "static const unsigned short readings_lists[] = {\n" + wrapped(map(str, lists)) + "\n};",
    ])
    common = next(place for place, run in enumerate(runs) if run[0] <= 0x4E00 <= run[1])
    digest = hashlib.sha256(body.encode()).hexdigest()[:16]
    return (
        "// Made by Scripts/make-readings.py; do not edit.\n"
        "// Readings from the Unihan Database 15.0 (kHanyuPinlu, kMandarin, variants),\n"
        "// copyright 1991-2022 Unicode, Inc., Unicode License\n"
        "// (https://www.unicode.org/license.txt),\n"
        "// and from Scripts/make-readings.extra.tsv.\n\n"
        f"enum {{ readings_common_run = {common} }};\n"
        f'static const char readings_digest[] = "{digest}";\n{body}\n'
    )


def main():
    text = header(*tables(collect()))
    if "--check" in sys.argv:
        sys.exit(0 if TARGET.read_text(encoding="utf-8") == text else "readings-table.h is stale")
    TARGET.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
