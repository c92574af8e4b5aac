#!/usr/bin/env python3
"""Measures the workstation on a pseudo-terminal of 120 columns and 36 rows.

    python3 Scripts/measure-latency.py --store FOLDER [--program PATH] [--json FILE] [--idle SECONDS]

Needs Python 3.9 or newer and nothing else. It starts the program as a terminal would, writes keys
into it and notes when the last byte of the answer came back: the last before 30 ms of silence
(100 ms while a filter is typed). Times are milliseconds. `floor` is `cat` measured the same way: what the pseudo-terminal
and this script take by themselves. Run it on a machine that does nothing else and compare figures
of one run only. The list of grievances must hold thousands of open orders: at the end of a short one
keys paint nothing, and each such key costs a second of waiting.
"""

import argparse
import fcntl
import json
import os
import pty
import select
import signal
import statistics
import struct
import subprocess
import sys
import termios
import time

COLUMNS, ROWS = 120, 36
QUIET = 0.03
QUIET_TYPING = 0.1
STANDING = 0.5
DOWN, PAGE_DOWN, END, HOME, ESCAPE, SEARCH = b"\x1b[B", b"\x1b[6~", b"G", b"g", b"\x1b", b"\x06"
FILTERS = ["漏水", "路灯", "ls", "历下区", "电梯", "wysq", "wangge", "3701", "天桥区井盖", "停"]
SEARCHES = ["漏水", "路灯", "ls", "历下区", "电梯", "水", "wangge", "3701", "天桥区井盖", "停"]


class Session:
    """A program on a pseudo-terminal of its own."""

    def __init__(self, command):
        self.started = time.perf_counter()
        self.received = 0
        self.process, self.terminal = pty.fork()
        if self.process == 0:
            os.environ.update(TERM="xterm-256color", LANG="C.UTF-8", LC_ALL="C.UTF-8")
            self.resize(0)
            os.execvp(command[0], command)
        self.resize(self.terminal)

    @staticmethod
    def resize(descriptor):
        fcntl.ioctl(descriptor, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))

    def read(self, seconds):
        """Some bytes; nothing when none came in time or the program has ended."""
        ready, _, _ = select.select([self.terminal], [], [], seconds)
        if not ready:
            return b""
        try:
            data = os.read(self.terminal, 1 << 16)
        except OSError:
            return b""
        self.received += len(data)
        return data

    def last_byte(self, first=1.0, quiet=QUIET):
        """When the last byte before silence came; None when none came at all."""
        last, patience = None, first
        while self.read(patience):
            last, patience = time.perf_counter(), quiet
        return last

    def press(self, key, quiet=QUIET):
        """Milliseconds from a key to the last byte painted, and the bytes; None when silent."""
        self.last_byte(0.01, 0.01)
        before, start = self.received, time.perf_counter()
        os.write(self.terminal, key)
        last = self.last_byte(quiet=quiet)
        return ((last - start) * 1000 if last else None), self.received - before

    def send(self, keys, quiet=QUIET_TYPING):
        os.write(self.terminal, keys)
        self.last_byte(quiet=quiet)

    def peak_megabytes(self):
        with open(f"/proc/{self.process}/status") as status:
            peak = next(line for line in status if line.startswith("VmHWM"))
        return int(peak.split()[1]) / 1024

    def processor_milliseconds(self):
        """Nanoseconds on a processor, summed over the threads: the clock ticks are too coarse."""
        total = 0
        for thread in os.listdir(f"/proc/{self.process}/task"):
            with open(f"/proc/{self.process}/task/{thread}/schedstat") as file:
                total += int(file.read().split()[0])
        return total / 1_000_000

    def end(self):
        try:
            os.kill(self.process, signal.SIGKILL)
            os.waitpid(self.process, 0)
        except OSError:
            pass
        os.close(self.terminal)


def share(values, part):
    ordered = sorted(values)
    return round(ordered[min(len(ordered) - 1, int(len(ordered) * part))], 2)


def summary(samples):
    """p50 and p99 of the times, the median of the bytes, and how many keys painted nothing."""
    times = [milliseconds for milliseconds, _ in samples if milliseconds is not None]
    if not times:
        return None
    return {
        "p50": share(times, 0.5),
        "p99": share(times, 0.99),
        "bytes": int(statistics.median(count for _, count in samples)),
        "keys": len(times),
        "silent": len(samples) - len(times),
    }


def start_times(command, count):
    """Milliseconds to the last byte of the first full paint; the last session stays open."""
    times, session = [], None
    for _ in range(count):
        if session:
            session.end()
        session = Session(command)
        last = session.last_byte(first=10.0, quiet=0.2)
        times.append((last - session.started) * 1000 if last else None)
    return [value for value in times if value is not None], session


def typed(session, opener, closer, queries):
    """Every character of every query, by its place in the query.

    Each waits until what follows a selection that stands still (similar orders, 300 ms later) has
    come, or it would be counted with the character after the one that it belongs to.
    """
    every, places = [], {}
    for query in queries:
        session.send(opener)
        for place, character in enumerate(query):
            session.last_byte(STANDING, STANDING)
            sample = session.press(character.encode(), quiet=QUIET_TYPING)
            every.append(sample)
            places.setdefault(min(place, 2) + 1, []).append(sample[0])
        for key in closer:
            session.send(key)
    result = summary(every)
    result["p50_by_character"] = {
        place: share([value for value in values if value is not None], 0.5)
        for place, values in places.items()
    }
    return result


def single_keys(session, count=20):
    """A key after a rest, with the detail that follows the selection at once."""
    samples = []
    for _ in range(count):
        time.sleep(0.2)
        samples.append(session.press(DOWN, quiet=0.2))
    return summary(samples)


def floor():
    session = Session(["sh", "-c", "printf ready; exec cat"])
    session.last_byte()
    result = summary([session.press(b"x\n") for _ in range(150)])
    session.end()
    return result


def idle(session, seconds):
    session.last_byte(0.5, 0.5)
    before = session.processor_milliseconds()
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        session.read(min(1.0, end - time.monotonic()))
    return round(session.processor_milliseconds() - before, 1)


def measure(program, store, idle_seconds):
    command = [program, "--store", store, "--lang", "zh"]
    starts, session = start_times(command, 9)
    result = {
        "floor": floor(),
        "start": {"p50": share(starts, 0.5), "least": share(starts, 0), "most": share(starts, 1)},
    }
    session.send(b"2")
    result["repeated key"] = summary([session.press(DOWN) for _ in range(150)])
    result["page"] = summary([session.press(PAGE_DOWN) for _ in range(150)])
    result["to the end and back"] = summary(
        [session.press(END if turn % 2 == 0 else HOME) for turn in range(40)])
    result["single key with its detail"] = single_keys(session)
    result["filter keystroke"] = typed(session, b"/", [ESCAPE], FILTERS)
    result["search keystroke"] = typed(session, SEARCH, [ESCAPE, ESCAPE], SEARCHES)
    result["peak memory (MB)"] = round(session.peak_megabytes(), 1)
    result[f"processor time of {idle_seconds} idle seconds (ms)"] = idle(session, idle_seconds)
    session.end()
    return result


def main():
    arguments = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--store", required=True, help="the folder of the store")
    arguments.add_argument("--program", default=".build/release/dutydesk")
    arguments.add_argument("--idle", type=int, default=60, help="seconds to idle at the end")
    arguments.add_argument("--json", help="a file for the figures")
    given = arguments.parse_args()
    if subprocess.run([given.program, "--version"], capture_output=True).returncode != 0:
        sys.exit(f"{given.program} doesn't run; build it with `make build` or name another.")
    figures = measure(given.program, given.store, given.idle)
    for name, value in figures.items():
        print(f"{name:48} {value}")
    if given.json:
        with open(given.json, "w") as file:
            json.dump(figures, file, ensure_ascii=False, indent=1)


if __name__ == "__main__":
    main()
