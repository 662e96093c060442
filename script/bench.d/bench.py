"""Runs canvass-bench and the peer over the same forms and prints both, with what is demanded.

Each figure comes from processes that do nothing else. Where a walk is made more than once the
quickest counts, for either engine; of several processes the median."""

import argparse
import hashlib
import json
import os
import statistics
import subprocess
import sys
import time

import forms
from peer import Missing, Peer

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


class Failed(Exception):
    """A process that measured nothing."""


def run(command):
    """One process: what it told, with how long all of it took."""
    start = time.perf_counter()
    done = subprocess.run(command, capture_output=True, text=True, timeout=1800)
    wall = (time.perf_counter() - start) * 1000
    if done.returncode or not done.stdout.startswith("{"):
        said = (done.stderr.strip().splitlines() or ["nothing"])[0]
        raise Failed(f"{' '.join(command)}\nexited with {done.returncode}: {said}")
    return {**json.loads(done.stdout), "wall_ms": wall}


def reach(told, path):
    """A figure by its path; of a list the smallest, which is the undisturbed one."""
    at = told
    for step, key in enumerate(path):
        if isinstance(at, list):
            return min(reach(one, path[step:]) for one in at)
        at = at[key]
    return at


class Engine:
    """Ours or the peer's: how to begin its processes, and what they have told so far."""

    def __init__(self, begin, repetitions):
        self.begin = begin
        self.repetitions = repetitions
        self.told = {}

    def measure(self, work, path, *more):
        key = (work, os.path.basename(path), *more)
        if key not in self.told:
            runs = [run(self.begin(work, path, *more))]
            # What takes long is not disturbed much; measuring it again would take minutes.
            wanted = self.repetitions if runs[0]["wall_ms"] < 8000 else 1
            runs += [run(self.begin(work, path, *more)) for _ in range(wanted - 1)]
            self.told[key] = runs
        return self.told[key]

    def figure(self, measurement, path):
        return statistics.median(reach(one, path) for one in self.measure(*measurement))


class Row:
    """One figure of both engines. `scale` brings it to milliseconds, or megabytes."""

    def __init__(self, work, measurement, path, demanded=None, unit="us"):
        self.work = work
        self.measurement = measurement
        self.path = path.split(".")
        self.demanded = demanded
        self.unit = unit
        self.ours = None
        self.peers = None

    def measure(self, ours, peer):
        self.ours = ours.figure(self.measurement, self.path)
        if peer:
            self.peers = peer.figure(self.measurement, self.path)

    @property
    def ratio(self):
        return self.peers / self.ours if self.peers is not None and self.ours else None

    @property
    def holds(self):
        return None if self.ratio is None or self.demanded is None else self.ratio >= self.demanded

    def told(self):
        return {
            "work": self.work, "unit": self.unit, "javarosa": self.peers, "ours": self.ours,
            "ratio": self.ratio, "demanded": self.demanded, "holds": self.holds,
        }

    def cells(self, judges):
        holds = {True: "yes", False: "no", None: ""}[self.holds if judges else None]
        return [
            self.work, written(self.peers, self.unit), written(self.ours, self.unit),
            "" if self.ratio is None else f"{self.ratio:,.1f}" if self.ratio < 100 else f"{self.ratio:,.0f}",
            "" if self.demanded is None else f"{self.demanded:,}", holds,
        ]


def written(number, unit):
    if number is None:
        return ""
    if unit == "MB":
        return f"{number:,.0f} MB"
    microseconds = number * (1000 if unit == "ms" else 1)
    for limit, divisor, name in ((1000, 1, "µs"), (1e6, 1e3, "ms")):
        if microseconds < limit:
            return f"{microseconds / divisor:.3g} {name}"
    return f"{microseconds / 1e6:.2f} s"


def table(head, lines):
    widths = [max(len(line[at]) for line in [head, *lines]) for at in range(len(head))]
    for line in [head, *lines]:
        cells = [line[0].ljust(widths[0])] + [cell.rjust(width) for cell, width in zip(line[1:], widths[1:])]
        print("  ".join(cells).rstrip())
    print(flush=True)


class Bench:
    """The forms of one run, and the figures that are taken of them."""

    def __init__(self, folder, is_quick):
        self.folder = folder
        self.is_quick = is_quick
        self.flat = self._form(forms.flat(2000 if is_quick else 20000))
        self.small = self._form(forms.flat(1000))
        self.chain = self._form(forms.chain(1000 if is_quick else 5000))
        self.fan = self._form(forms.fan(1000 if is_quick else 5000))
        self.places = self._form(forms.places(10000 if is_quick else 100000))
        self.files = self._form(forms.places(10000 if is_quick else 100000, in_file=True))
        self.roster = self._form(forms.roster())
        self.instances = "100" if is_quick else "1000"

    def _form(self, form):
        return form, form.write(self.folder)

    @property
    def shared(self):
        return [self.flat, self.small, self.chain, self.fan, self.places, self.files, self.roster]

    def rows(self):
        """What is demanded, then what is good to know."""

        def load(form):
            return ("load", form[1])

        def work(name, form, *more):
            return (name, form[1], form[1] + ".tsv", *more)

        fill = work("fill", self.flat, "2")
        chain = work("set", self.chain, "5")
        fan = work("set", self.fan, "5")
        lists = work("filter", self.places)
        in_file = work("filter", self.files)
        repeat = work("repeat", self.roster, self.instances)
        flat, places = self.flat[0].name, self.places[0].name
        return [
            Row(f"{flat}, cold process", load(self.flat), "wall_ms", 200, "ms"),
            Row(f"{flat}, memory", load(self.flat), "peak_mb", 4, "MB"),
            Row(f"{self.small[0].name}, cold process", load(self.small), "wall_ms", 30, "ms"),
            Row(f"{flat}, an answer, median", fill, "passes.answer.median_us", 200),
            Row(f"{flat}, an answer, p99", fill, "passes.answer.p99_us", 200),
            Row(f"{self.chain[0].name}, one change", chain, "warm.median_us", 200),
            Row(f"{self.fan[0].name}, one change", fan, "warm.median_us", 200),
            Row(f"{places}, cold process", load(self.places), "wall_ms", 25, "ms"),
            Row(f"{places}, memory", load(self.places), "peak_mb", 8, "MB"),
            Row(f"{places}, list by equality", lists, "lists.village.changed.median_us", 20),
            Row(f"{places}, list by and", lists, "lists.village2.changed.median_us", 50),
            Row(f"{places}, list by function", lists, "lists.village3.changed.median_us", 10),
            Row(f"{self.instances} instances, add the last", repeat, "last_add.median_us", 50),
            Row(f"{self.instances} instances, an answer", repeat, "last_answer.mean_us", 50),
            Row(f"{flat}, validate everything", fill, "passes.validate_ms", 1000, "ms"),
            Row(f"{flat}, go on to the next", fill, "passes.step.median_us"),
            Row(f"{flat}, whole walk", fill, "passes.walk_ms", unit="ms"),
            Row(f"{self.chain[0].name}, first change", chain, "first.median_us"),
            Row(f"{self.fan[0].name}, first change", fan, "first.median_us"),
            Row(f"{places}, first list", lists, "lists.village.first.median_us"),
            Row(f"{places}, nothing changed", lists, "lists.village3.same.median_us"),
            Row(f"{self.files[0].name}, cold process", load(self.files), "wall_ms", unit="ms"),
            Row(f"{self.files[0].name}, memory", load(self.files), "peak_mb", unit="MB"),
            Row(f"{self.files[0].name}, list by and", in_file, "lists.village2.changed.median_us"),
            Row(f"{self.instances} instances, longest answer", repeat, "last_answer.max_us"),
            Row(f"{self.instances} instances, remove the first", repeat, "delete_first.median_us"),
        ]

    def differences(self, ours, peer):
        """Where the engines did not come to the same, so that no figure of theirs may be compared."""
        lists = [f"lists.{name}.count" for name in ("district", "village", "village2", "village3")]
        same = [
            (("set", self.chain[1], self.chain[1] + ".tsv", "5"), ["last_calculation"]),
            (("filter", self.places[1], self.places[1] + ".tsv"), lists),
            (("filter", self.files[1], self.files[1] + ".tsv"), lists),
            (("repeat", self.roster[1], self.roster[1] + ".tsv", self.instances), ["total", "instances"]),
        ]
        for measurement, paths in same:
            for path in paths:
                both = [reach(engine.measure(*measurement)[0], path.split(".")) for engine in (ours, peer)]
                if str(both[0]) != str(both[1]):
                    yield f"{measurement[0]}: {path} is {both[0]} with us and {both[1]} with JavaRosa"

    def sizes(self, ours):
        """The cost of an answer over forms of all sizes: it must not grow with the form."""
        lines = []
        for count in (100, 1000, 10000) if self.is_quick else (100, 1000, 10000, 100000):
            path = forms.flat(count).write(self.folder)
            fill = ("fill", path, path + ".tsv", "2")
            load = ("load", path)
            lines.append(
                {
                    "questions": count,
                    "answer_median_us": ours.figure(fill, ["passes", "answer", "median_us"]),
                    "answer_p99_us": ours.figure(fill, ["passes", "answer", "p99_us"]),
                    "step_median_us": ours.figure(fill, ["passes", "step", "median_us"]),
                    "validate_ms": ours.figure(fill, ["passes", "validate_ms"]),
                    "wall_ms": ours.figure(load, ["wall_ms"]),
                    "peak_mb": ours.figure(load, ["peak_mb"]),
                }
            )
        return lines

    def large(self, ours):
        """A questionnaire of 10 MB in three languages."""
        megabytes = 1 if self.is_quick else 10
        load = ("load", forms.write_large(self.folder, megabytes))
        names = ("items", "bytes", "decode_ms", "compile_ms", "begin_ms", "wall_ms", "peak_mb")
        return {name: ours.figure(load, [name]) for name in names}


def arguments():
    parser = argparse.ArgumentParser(prog="script/bench", description="Measures the engine beside JavaRosa.")
    parser.add_argument("--quick", action="store_true", help="smaller forms; nothing is judged")
    parser.add_argument("--ours-only", action="store_true", help="without the peer")
    parser.add_argument("--json", action="store_true", help="all figures as one JSON object")
    parser.add_argument("--program", help="a canvass-bench that is built already", metavar="FILE", required=True)
    return parser.parse_args()


def prepared(options, bench, cache):
    """The peer with its forms, or nothing, and then why."""
    if options.ours_only:
        return None, "not asked for"
    try:
        peer = Peer(os.path.join(cache, "peer"))
        for form, path in bench.shared:
            peer.convert(form, path)
        return peer, None
    except Missing as why:
        return None, str(why)


def main():
    options = arguments()
    cache = os.path.join(ROOT, ".build", "bench")
    with open(forms.__file__, "rb") as file:
        digest = hashlib.sha256(file.read()).hexdigest()[:12]
    folder = os.path.join(cache, "forms-" + digest)
    os.makedirs(folder, exist_ok=True)
    print("Making forms …", file=sys.stderr)
    bench = Bench(folder, options.quick)
    javarosa, why = prepared(options, bench, cache)
    program = os.path.abspath(options.program)
    ours = Engine(lambda work, path, *more: [program, work, path + ".json", *more], 5)
    peer = Engine(javarosa.command, 1 if options.quick else 3) if javarosa else None
    if why:
        print(f"script/bench: the peer is not measured: {why}", file=sys.stderr)
    rows = bench.rows()
    for row in rows:
        print(f"Measuring {row.work} …", file=sys.stderr)
        row.measure(ours, peer)
    differences = list(bench.differences(ours, peer)) if peer else []
    sizes, large = bench.sizes(ours), bench.large(ours)
    machine = {
        "peer": f"JavaRosa {javarosa.version}, {javarosa.java}" if javarosa else f"none: {why}",
        "cores": os.cpu_count(), "load_average": round(os.getloadavg()[0], 2),
    }
    if options.json:
        told = {
            "machine": machine, "rows": [row.told() for row in rows], "sizes": sizes, "large": large,
            "differences": differences,
        }
        print(json.dumps(told, indent=1))
    else:
        show(options, machine, rows, sizes, large)
    for difference in differences:
        print(f"script/bench: {difference}", file=sys.stderr)
    missed = [row.work for row in rows if row.holds is False and not options.quick]
    for work in missed:
        print(f"script/bench: missed: {work}", file=sys.stderr)
    return 1 if missed or differences else 0


def show(options, machine, rows, sizes, large):
    print(f"{machine['peer']}; {machine['cores']} cores, load {machine['load_average']}\n")
    head = ["work", "JavaRosa", "ours", "ratio", "demanded", "" if options.quick else "held"]
    table(head, [row.cells(not options.quick) for row in rows])
    head = ["questions", "answer, median", "p99", "next", "validate all", "cold process", "memory"]
    table(
        head,
        [
            [
                f"{line['questions']:,}", written(line["answer_median_us"], "us"),
                written(line["answer_p99_us"], "us"), written(line["step_median_us"], "us"),
                written(line["validate_ms"], "ms"), written(line["wall_ms"], "ms"),
                written(line["peak_mb"], "MB"),
            ]
            for line in sizes
        ],
    )
    head = ["three languages", "decode", "compile", "begin", "cold process", "memory"]
    steps = [written(large[name], "ms") for name in ("decode_ms", "compile_ms", "begin_ms", "wall_ms")]
    what = f"{large['bytes'] / 1e6:.1f} MB, {large['items']:,.0f} items"
    table(head, [[what, *steps, written(large["peak_mb"], "MB")]])


if __name__ == "__main__":
    try:
        sys.exit(main())
    except Failed as fault:
        sys.exit(f"script/bench: {fault}")
