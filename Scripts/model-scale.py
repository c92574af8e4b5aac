#!/usr/bin/env python3
"""What a county, a city and a province ask of a node: rates, storage, fan-out. For Docs/scale.md.

    python3 Scripts/model-scale.py [--record BYTES] [--change BYTES] [--pulls PER_SECOND]

Plain arithmetic over the assumptions below; the sizes and the rate given as options are measured by
`measure-node.py` and `sync-benchmark`. Needs Python 3.9 and nothing else.
"""

import argparse

# A request is registered, accepted, assigned, signed for, answered, visited and closed, and somebody
# writes a note or two on the way; alerts, inspections and the rest add a fifth.
CHANGES_PER_ORDER = 9 * 1.2
RECORDS_PER_ORDER = 1.2
WORK_SECONDS = 250 * 8 * 3600
# The busiest minute of an ordinary day, and a night of floods.
PEAK, STORM = 5, 40
# A desk sends what it has every few changes, so a push has one or two of them.
CHANGES_PER_PUSH = 1.5
# Per desk and minute, whatever happens.
PULLS_PER_MINUTE = 1

# A pull takes a desk so long that it can't make more of them in a second.
MOST_PULLS = 20

# Name, orders a year, desks that call this node itself, nodes below it.
LEVELS = [
    ("county", 150_000, 700, 0),
    ("city", 4_000_000, 400, 12),
    ("province", 20_000_000, 1_000, 16),
    ("province on one node", 20_000_000, 100_000, 0),
]


def amount(value):
    for unit, size in (("TB", 1e12), ("GB", 1e9), ("MB", 1e6), ("kB", 1e3)):
        if value >= size:
            return f"{value / size:.1f} {unit}"
    return f"{value:.0f} B"


def rate(value):
    return f"{value:,.0f}" if value >= 10 else f"{value:.1f}"


def row(name, orders, desks, nodes, options):
    changes = orders * CHANGES_PER_ORDER
    mean = changes / WORK_SECONDS
    listeners = desks + nodes
    # Each push pokes every listener, and each poke is answered by a pull; pokes that come while a
    # pull is under way are one.
    pokes = mean * PEAK / CHANGES_PER_PUSH
    each = listeners * min(pokes, MOST_PULLS) + listeners * PULLS_PER_MINUTE / 60
    gathered = listeners * min(pokes, 1 / options.gather) + listeners * PULLS_PER_MINUTE / 60
    return [
        name, f"{orders:,}", f"{listeners:,}", rate(mean), rate(mean * PEAK), rate(mean * STORM),
        amount(orders * RECORDS_PER_ORDER * options.record + changes * options.change),
        f"{rate(each)} ({each / options.pulls:.1f})", f"{rate(gathered)} ({gathered / options.pulls:.1f})",
    ]


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--record", type=float, default=1_160, help="bytes a record, indexes too")
    parser.add_argument("--change", type=float, default=2_540, help="bytes a change, all books too")
    parser.add_argument("--pulls", type=float, default=1_500, help="empty pulls a second and core")
    parser.add_argument("--gather", type=float, default=5, help="seconds in which pokes are one")
    options = parser.parse_args()
    print("| node | orders a year | listeners | changes/s | busy | storm | grows a year"
          f" | pulls/s when busy (cores) | gathered for {options.gather:g} s |")
    print("|---" * 9 + "|")
    for level in LEVELS:
        print("| " + " | ".join(row(*level, options)) + " |")


if __name__ == "__main__":
    main()
