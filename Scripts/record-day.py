#!/usr/bin/env python3
"""Works a day of incoming orders through the running program, key by key.

    python3 Scripts/record-day.py [--program PATH] [--orders N]

Makes a throw-away store with the units, regions and directory of the samples, imports N orders that
have just come in, and takes each to its end on a pseudo-terminal of 120 columns and 36 rows, as people do:
a dispatcher answers three of ten himself and hands on the rest, units sign and reply, callers are called
back, and what satisfied them is closed. At the end the store is asked what became of the orders, and it is an
error when one isn't closed. Keys are those struck (typed words by the character), milliseconds those from a
key to the last byte painted, without the moment for which a confirmation must have stood. Needs Python 3.9.
"""

import argparse
import importlib.util
import json
import os
import statistics
import subprocess
import tempfile
import time
import uuid
from datetime import datetime, timedelta, timezone
from pathlib import Path

HERE = Path(__file__).resolve().parent
ENTER, DOWN, HOME, SUBMIT, ESCAPE = "\r", "\x1b[B", "g", "\x13", "\x1b"
CONFIRMING = 0.35
MATTERS = [
    ("供水.水管爆裂", "主管道漏水"), ("市政.路灯", "路灯不亮"), ("市政.井盖", "井盖破损"),
    ("供热.停热", "暖气不热"), ("供电.停电", "小区停电"), ("市容.占道经营", "占道经营"),
]
PLACES = ["泉景新村", "山大路", "和平路", "历山路", "解放路", "佛山里", "绿城小区", "丁家家园"]


def latency():
    """The session of the other measuring script: one way to a terminal is enough."""
    spec = importlib.util.spec_from_file_location("latency", HERE / "measure-latency.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


class Store:
    """A store of its own that goes with the folder."""

    def __init__(self, program, folder):
        self.program, self.path = program, f"{folder}/store"

    def run(self, *words):
        command = [self.program, "--store", self.path, *words]
        done = subprocess.run(command, capture_output=True, text=True)
        if done.returncode:
            raise SystemExit(f"{' '.join(words)}: {done.stderr or done.stdout}")
        return done.stdout

    def states(self):
        return {k: v for k, v in json.loads(self.run("grievance", "stats", "--json"))["byStatus"].items() if v}


def orders(count, folder):
    """Orders of the last minutes, none like the other."""
    path = f"{folder}/orders.ndjson"
    now = datetime.now(timezone.utc)
    with open(path, "w") as file:
        for index in range(count):
            category, what = MATTERS[index % len(MATTERS)]
            place = PLACES[index % len(PLACES)]
            at = now - timedelta(seconds=(count - index) * 4)
            milliseconds = int(at.timestamp() * 1000)
            order = {
                "id": str(uuid.UUID(int=milliseconds << 80 | 7 << 76 | 2 << 62 | index)),
                "type": "grievance", "scope": "370102", "kind": "request", "source": "hotline12345",
                "title": f"{place}{index + 1}号{what}", "content": f"市民反映：{place}{index + 1}号{what}，请尽快处理。",
                "category": category, "urgency": "normal", "status": "registered", "round": 1,
                "place": {"name": place, "region": f"37010200{index % 5 + 1}"},
                "contact": {"name": f"来电人{index + 1}", "phone": f"1390000{index:04d}"},
                "createdAt": at.strftime("%Y-%m-%dT%H:%M:%S.000Z"),
            }
            file.write(json.dumps(order, ensure_ascii=False) + "\n")
    return path


class Desk:
    """Somebody at the workstation, whose keys and waiting times are counted by kind of work."""

    def __init__(self, session):
        self.session = session
        self.work, self.kind = {}, None

    def begins(self, kind):
        self.kind = kind
        self.work.setdefault(kind, []).append([0, 0.0])

    def press(self, *keys):
        for key in keys:
            milliseconds, _ = self.session.press(key.encode(), quiet=0.03)
            if self.kind:
                one = self.work[self.kind][-1]
                one[0] += 1
                one[1] += milliseconds or 0

    def type(self, words):
        self.press(*words)

    def confirm(self):
        time.sleep(CONFIRMING)
        self.press("8")

    def go(self, *keys):
        self.kind = None
        for key in keys:
            self.press(key)
            time.sleep(0.2)

    def filter(self, words):
        self.go("w", "1", "/")
        self.press(*words, ENTER)
        time.sleep(0.3)
        self.press(HOME)

    def dispatch(self, index):
        if index % 10 < 3:
            self.begins("answer")
            self.press("r")
            self.type("已核实并告知办理途径。")
        else:
            self.begins("dispatch")
            self.press("D")
        self.press(SUBMIT)
        self.confirm()
        self.press(DOWN)

    def sign(self):
        self.begins("sign")
        self.press(".")
        self.confirm()
        self.press(DOWN)

    def resolve(self):
        self.begins("resolve")
        self.press(".")
        self.type("已现场处理完毕。")
        self.press(SUBMIT)
        self.confirm()
        self.press(DOWN)

    def visit(self):
        self.begins("visit")
        self.press(".", DOWN, ENTER, DOWN, ENTER, SUBMIT)
        self.press(DOWN)

    def close(self):
        self.begins("close")
        self.press(".", SUBMIT)
        self.confirm()
        self.press(DOWN)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", default=str(HERE / "../.build/release/dutydesk"))
    parser.add_argument("--orders", type=int, default=200)
    options = parser.parse_args()
    program = os.path.abspath(options.program)
    with tempfile.TemporaryDirectory() as folder:
        for name in ["XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME"]:
            os.environ[name] = f"{folder}/{name}"
        store = Store(program, folder)
        store.run("init", "--scope", "370102")
        for name in ["region", "unit", "dispatchRule", "workingCalendar", "template", "policy"]:
            store.run("import", str(HERE / f"../Samples/county/{name}.ndjson"))
        store.run("import", orders(options.orders, folder))
        session = latency().Session([program, "--store", store.path])
        session.last_byte(first=20.0, quiet=0.5)
        desk = Desk(session)
        desk.go("2")
        began = time.perf_counter()
        desk.filter("status:registered")
        for index in range(options.orders):
            desk.dispatch(index)
        for state, work in [
            ("assigned", desk.sign), ("signed", desk.resolve), ("resolved", desk.visit), ("visited", desk.close)
        ]:
            desk.go(ESCAPE)
            desk.filter(f"status:{state}")
            for _ in range(store.states().get(state, 0)):
                work()
        seconds = time.perf_counter() - began
        session.end()
        report(desk.work, options.orders, seconds)
        left = {k: v for k, v in store.states().items() if k != "closed"}
        if left:
            raise SystemExit(f"not closed: {left}")


def report(work, count, seconds):
    print(f"{'':10}{'times':>7}{'keys':>7}{'ms each':>9}{'p50 ms a key':>14}")
    for kind, done in work.items():
        keys = statistics.mean(one[0] for one in done)
        each = statistics.mean(one[1] for one in done)
        a_key = statistics.median(one[1] / one[0] for one in done)
        print(f"{kind:10}{len(done):7}{keys:7.1f}{each:9.1f}{a_key:14.2f}")
    keys = sum(one[0] for done in work.values() for one in done)
    milliseconds = sum(one[1] for done in work.values() for one in done)
    print(f"an order, from its coming in to its closing: {keys / count:.1f} keys, {milliseconds / count:.0f} ms "
          f"of waiting; {count} orders in {seconds:.0f} s")


if __name__ == "__main__":
    main()
