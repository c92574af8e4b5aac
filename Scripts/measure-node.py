#!/usr/bin/env python3
"""Measures how many changes a second a node takes, on SQLite and on PostgreSQL, in one run.

    swift build -c release --traits PostgreSQL --product sync-benchmark
    python3 Scripts/measure-node.py [--records N] [--batch N …] [--rounds N] [--delay MICROSECONDS]

Needs Python 3.9 and Debian's postgresql. It starts a PostgreSQL of its own in a temporary folder with
the settings that `initdb` gives (fsync on), and runs the benchmark on both engines in turns, so that
what else the machine does falls on both. Rates are medians of the rounds; sizes are of the last round.
`--delay` puts that much time on the way to the server and back, as a network would.
"""

import argparse
import os
import re
import shutil
import socket
import statistics
import subprocess
import tempfile
import threading
import time
from pathlib import Path

def tools():
    """Debian keeps the server's tools out of the path, in a folder for each version."""
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda p: int(p.parent.name))
    if not folders:
        raise SystemExit("There is no PostgreSQL here: apt-get install postgresql")
    return folders[-1]


class Server:
    """A PostgreSQL of our own; it refuses to run as root."""

    def __init__(self):
        self.folder = Path(tempfile.mkdtemp(prefix="duty-"))
        self.user = []
        if os.getuid() == 0:
            shutil.chown(self.folder, "postgres")
            self.user = ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"]
        self.run("initdb", "-D", self.data, "-U", "duty", "-A", "trust", "-E", "UTF8", "--locale=C")
        options = f"-c listen_addresses= -c unix_socket_directories={self.folder}"
        self.run("pg_ctl", "start", "-w", "-D", self.data, "-l", self.folder / "log", "-o", options)

    @property
    def data(self):
        return self.folder / "data"

    def run(self, tool, *words):
        command = [*self.user, str(tools() / tool), *map(str, words)]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd="/")

    def ask(self, database, sql):
        command = [str(tools() / "psql"), "-XqAt", "-h", str(self.folder), "-U", "duty", "-d", database]
        return subprocess.run([*command, "-c", sql], check=True, capture_output=True, text=True).stdout

    def database(self, name, folder=None):
        self.ask("postgres", f"CREATE DATABASE {name}")
        return f"postgresql://duty@/{name}?host={folder or self.folder}"

    def stop(self):
        self.run("pg_ctl", "stop", "-m", "fast", "-D", self.data)
        shutil.rmtree(self.folder)


class SlowWay:
    """A socket before the server's; what goes through waits, without holding up what follows."""

    def __init__(self, server, seconds):
        self.folder = Path(tempfile.mkdtemp(prefix="duty-"))
        self.seconds = seconds
        self.target = str(server.folder / ".s.PGSQL.5432")
        self.door = socket.socket(socket.AF_UNIX)
        self.door.bind(str(self.folder / ".s.PGSQL.5432"))
        self.door.listen()
        threading.Thread(target=self.take, daemon=True).start()

    def take(self):
        while True:
            near, _ = self.door.accept()
            far = socket.socket(socket.AF_UNIX)
            far.connect(self.target)
            for source, target in ((near, far), (far, near)):
                threading.Thread(target=self.pass_on, args=(source, target), daemon=True).start()

    def pass_on(self, source, target):
        waiting, ready = [], threading.Condition()

        def deliver():
            while True:
                with ready:
                    while not waiting:
                        ready.wait()
                    due, data = waiting.pop(0)
                time.sleep(max(0, due - time.perf_counter()))
                if not data:
                    return target.close()
                target.sendall(data)

        threading.Thread(target=deliver, daemon=True).start()
        data = b"-"
        while data:
            try:
                data = source.recv(1 << 16)
            except OSError:
                data = b""
            with ready:
                waiting.append((time.perf_counter() + self.seconds, data))
                ready.notify()


def measured(program, records, batch, uri):
    """Changes a second created and edited, empty pulls a second, bytes of the compact file."""
    words = [program, str(records), str(batch), "--node", *([uri] if uri else [])]
    text = subprocess.run(words, check=True, capture_output=True, text=True).stdout
    rates = [int(rate) for rate in re.findall(r"(\d+)/s$", text, re.M)]
    return rates, int(re.search(r"compact file: (\d+)", text)[1])


def sizes(server, database):
    """Bytes of a table with its indexes, and its rows."""
    rows = server.ask(
        database,
        "SELECT relname, pg_table_size(oid), pg_indexes_size(oid) FROM pg_class"
        " WHERE relname IN ('duty_document', 'duty_change', 'duty_book') ORDER BY relname")
    for line in rows.split():
        name, table, indexes = line.split("|")
        count = int(server.ask(database, f"SELECT count(*) FROM {name}"))
        table, indexes = int(table) // count, int(indexes) // count
        print(f"{name}: {count} rows, {table} B a row and {indexes} B in indexes")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--program", default=".build/release/sync-benchmark")
    parser.add_argument("--records", type=int, default=20_000)
    parser.add_argument("--batch", type=int, nargs="+", default=[1_000])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--delay", type=int, default=0, help="microseconds each way")
    options = parser.parse_args()
    server = Server()
    try:
        way = SlowWay(server, options.delay / 1e6).folder if options.delay else None
        for batch in options.batch:
            rates = {"SQLite": [], "PostgreSQL": []}
            for number in range(options.rounds):
                name = f"b{batch}_{number}"
                for engine, runs in rates.items():
                    uri = server.database(name, way) if engine == "PostgreSQL" else None
                    run, compact = measured(options.program, options.records, batch, uri)
                    runs.append(run)
            for engine, runs in rates.items():
                create, edit, pull = (int(statistics.median(column)) for column in zip(*runs))
                print(f"{engine}, batches of {batch}: create {create}/s, edit {edit}/s, pull nothing {pull}/s")
        print(f"SQLite, one compact file: {compact} B")
        sizes(server, name)
    finally:
        server.stop()


if __name__ == "__main__":
    main()
