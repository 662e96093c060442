"""Measures the screens of canvass beside dialog, whiptail and nano, each on a terminal of its own, and
says whether the figures hold that docs/performance.md promises.

Bytes are what the program wrote for a key until it rests, and the same in every run. Milliseconds go
from the key to the last byte of the answer, the median of all keys of that kind; where a figure does not
hold it is measured again, up to three times, since a machine that is busy is not the program's fault."""

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
sys.path.insert(0, os.path.join(os.path.dirname(HERE), "terminal.d"))

import line
from bench import table

# name: what must be, what is aimed at, its unit; the last where the aim is demanded too.
FIGURES = {
    "start, home": (60, 30, "ms", True),
    "start, list of 10,000": (100, 45, "ms", True),
    "resume, 300 answers": (120, 60, "ms", True),
    "Down in 5, bytes": (100, 30, "B", True),
    "Down in 200, bytes": (100, 30, "B", True),
    "Down in 10,000, bytes": (100, 30, "B", True),
    "Down to the next page, bytes": (350, 250, "B", True),
    "Down in 5": (1.0, 0.5, "ms", False),
    "Down in 200": (1.0, 0.5, "ms", False),
    "Down in 10,000": (1.0, 0.5, "ms", False),
    "Down in 10,000, processor": (0.5, 0.25, "ms", False),
    "a letter, bytes": (8, 3, "B", True),
    "a letter": (1.0, 0.4, "ms", False),
    "a letter, filter of 10,000, bytes": (900, 400, "B", True),
    "a letter, filter of 10,000": (8, 3, "ms", False),
    "a page of a list, bytes": (700, 500, "B", True),
    "next question, bytes": (1200, 900, "B", True),
    "next question": (10, 4, "ms", False),
    "a letter in a paragraph of 10,000 words, bytes": (60, 25, "B", True),
    "a letter in a paragraph of 10,000 words": (2, 0.6, "ms", False),
    "a letter in 10,000 words, bytes": (60, 25, "B", True),
    "a letter in 10,000 words": (2, 0.6, "ms", False),
    "idle, wakings a second": (0, 0, "", True),
    "idle, bytes": (0, 0, "B", True),
    "idle, processor": (0, 0, "ms", True),
    "memory, home": (30, 16, "MiB", False),
    "memory, list of 10,000": (45, 25, "MiB", False),
    "memory, 300 answers": (35, 20, "MiB", False),
}
PEERS = ("dialog", "whiptail", "nano")
WORDS = "the road to the island was long and we came by boat with all that we had".split()


def label(at):
    return f"Village {at} {WORDS[at % len(WORDS)]}"


def text(count):
    """Lines of ten words, so that a letter at the end of one moves no other line, in any program."""
    words = [WORDS[at % len(WORDS)] for at in range(count)]
    return "\n".join(" ".join(words[at:at + 10]) for at in range(0, count, 10))


def write_forms(folder):
    """A form with the lists and texts that are measured, and one of 300 questions."""

    def choices(count):
        return [{"name": f"c{at}", "label": label(at)} for at in range(count)]

    lists = {
        "id": "lists", "version": "1", "title": "Lists",
        "choices": {"five": choices(5), "some": choices(200), "many": choices(10000)},
        "items": [
            {"type": "select_one", "name": f"in_{name}", "label": "Which village?", "choices": name}
            for name in ("five", "some", "many")
        ] + [
            {"type": "text", "name": "name", "label": "What is it called?"},
            {"type": "text", "name": "story", "label": "Tell me more.", "appearance": "multiline"},
        ],
    }
    # A list and a number by turns, so that each screen is another one.
    long = {
        "id": "long", "version": "1", "title": "Long", "choices": {"list": choices(12)},
        "items": [
            {"type": "select_one", "name": f"q{at}", "label": f"Which one is number {at}?", "choices": "list"}
            if at % 2 else
            {"type": "integer", "name": f"q{at}", "label": f"How many of number {at} are there here?"}
            for at in range(301)
        ],
    }
    for form in (lists, long):
        with open(os.path.join(folder, form["id"] + ".json"), "w") as file:
            json.dump(form, file)


class Kind:
    """All keys of one kind: what each cost."""

    def __init__(self):
        self.bytes, self.milliseconds = [], []

    def press(self, program, data):
        data, _, last = program.answer_to(data)
        self.bytes.append(len(data))
        self.milliseconds.append(last)

    def milli(self):
        return statistics.median(self.milliseconds)

    def usual(self):
        return statistics.median(self.bytes)


class Ours:
    name = "canvass"

    def __init__(self, program, folder, times):
        self.program, self.folder, self.times = program, folder, times
        self.figures = {}
        self.stores = 0

    def environment(self, store):
        return {
            "PATH": os.environ["PATH"], "HOME": self.folder, "LANG": "C.UTF-8", "TZ": "UTC",
            "TERM": "xterm-256color", "CANVASS_STORE": os.path.join(self.folder, store),
        }

    def begin(self, arguments, store):
        return line.Line([self.program, *arguments], self.environment(store))

    def form(self, name):
        return os.path.join(self.folder, name + ".json")

    def start(self, figure, arguments, ready, memory=None):
        """From the fork to the last word of the first screen."""
        times, peaks = [], []
        for at in range(self.times):
            fresh = "new" if figure.startswith("start, list") else "kept"
            program = self.begin(arguments, f"store-{fresh}-{at}" if fresh == "new" else "store")
            times.append((program.wait_for(ready) - program.started) * 1000)
            program.settle()
            peaks.append(program.peak_megabytes())
            program.end()
        # The quickest is the one that nothing else on the machine disturbed.
        self.figures[figure] = min(times)
        if memory:
            self.figures[memory] = max(peaks)

    def measure(self):
        self.answers()
        self.start("start, home", ["home"], "Leave", "memory, home")
        self.start("start, list of 10,000", ["interview", self.form("lists")], "Menu")
        self.start("resume, 300 answers", ["interview", "--resume", self.known], "Menu", "memory, 300 answers")
        self.lists()
        return self.figures

    def answers(self):
        """Three hundred answers, and what going on to the next question costs."""
        program = self.begin(["interview", self.form("long")], "store")
        program.wait_for("number 0")
        kind = Kind()
        for at in range(300):
            program.answer_to(b"7", quiet=0.004)
            if at < 60:
                kind.press(program, b"\r")
            else:
                program.answer_to(b"\r", quiet=0.004)
        self.figures["next question, bytes"] = kind.usual()
        self.figures["next question"] = kind.milli()
        program.send(line.key("^X"))
        program.end()
        listed = subprocess.run(
            [self.program, "list", "--json"], env=self.environment("store"),
            capture_output=True, text=True, check=True)
        self.known = json.loads(listed.stdout.splitlines()[0])["id"]

    def lists(self):
        program = self.begin(["interview", self.form("lists")], "store-lists")
        program.wait_for("Menu")
        program.settle()
        pages = []
        for count, moves in (("5", 4), ("200", 40), ("10,000", 40)):
            kind = Kind()
            before = program.work()[0]
            for _ in range(moves):
                kind.press(program, line.key("Down"))
            processor = (program.work()[0] - before) * 1000 / moves
            self.figures[f"Down in {count}, bytes"] = kind.usual()
            self.figures[f"Down in {count}"] = kind.milli()
            if count != "5":
                pages.append(max(kind.bytes))
            if count == "10,000":
                self.figures["Down in 10,000, processor"] = processor
                break
            program.answer_to(b" ")
            program.answer_to(b"\r")
        self.figures["Down to the next page, bytes"] = max(pages)
        page = Kind()
        for name in ("End", "Home", "End", "Home"):
            page.press(program, line.key(name))
        self.figures["a page of a list, bytes"] = max(page.bytes)
        self.filter(program)
        self.texts(program)
        self.figures["memory, list of 10,000"] = program.peak_megabytes()
        self.idle(program)
        program.end()

    def filter(self, program):
        kind = Kind()
        for letters in ("village 77", "boat"):
            for letter in letters:
                kind.press(program, letter.encode())
            program.answer_to(line.key("^U"))
        # The worst one: letters that every line has change next to nothing.
        self.figures["a letter, filter of 10,000, bytes"] = max(kind.bytes)

        self.figures["a letter, filter of 10,000"] = kind.milli()
        program.answer_to(b"77\r")
        program.answer_to(b"\r")

    def texts(self, program):
        kind = Kind()
        for letter in "Castries by the sea and the hill":
            kind.press(program, letter.encode())
        self.figures["a letter, bytes"] = kind.usual()
        self.figures["a letter"] = kind.milli()
        program.answer_to(b"\r")
        program.answer_to(b"\x1b[200~" + text(10000).replace("\n", "\r").encode() + b"\x1b[201~", quiet=0.3)
        program.answer_to(line.key("Up") * 500 + line.key("End"), quiet=0.3)
        program.settle(0.5)
        kind = Kind()
        for letter in "abcdefghijklmnopqrst":
            kind.press(program, letter.encode())
        self.figures["a letter in 10,000 words, bytes"] = kind.usual()
        self.figures["a letter in 10,000 words"] = kind.milli()
        self.paragraph(program)

    def paragraph(self, program):
        """The same words without line ends, the caret inside of a line: all behind it moves."""
        program.answer_to(line.key("^U"), quiet=0.3)
        words = text(10000).replace("\n", " ").encode()
        program.answer_to(b"\x1b[200~" + words + b"\x1b[201~", quiet=0.3)
        program.answer_to(line.key("Up") * 400 + line.key("Home") + line.key("Right") * 20, quiet=0.3)
        program.settle(0.5)
        kind = Kind()
        for letter in "abcdefghijklmnopqrst":
            kind.press(program, letter.encode())
        self.figures["a letter in a paragraph of 10,000 words, bytes"] = kind.usual()
        self.figures["a letter in a paragraph of 10,000 words"] = kind.milli()

    def idle(self, program):
        # What was typed is kept two seconds after it; then nothing happens.
        while program.take(3):
            pass
        seconds, wakings = program.work()
        received, length = len(program.received), 4
        program.take(length)
        after, woken = program.work()
        self.figures["idle, wakings a second"] = (woken - wakings) / length
        self.figures["idle, bytes"] = len(program.received) - received
        self.figures["idle, processor"] = round((after - seconds) * 1000, 3)


class Peer:
    """dialog and whiptail show the same lists, nano the same text."""

    def __init__(self, name, folder, times):
        self.name, self.folder, self.times = name, folder, times
        self.figures = {}

    def begin(self, arguments):
        environment = {
            "PATH": os.environ["PATH"], "HOME": self.folder, "LANG": "C.UTF-8",
            "TERM": "xterm-256color",
        }
        return line.Line([self.name, *arguments], environment)

    def menu(self, count):
        items = [word for at in range(count) for word in (str(at), label(at))]
        return ["--menu", "Which village?", "23", "76", "15", *items]

    def start(self, figure, arguments, ready):
        times = []
        for _ in range(self.times):
            program = self.begin(arguments)
            times.append((program.wait_for(ready) - program.started) * 1000)
            program.end()
        # The quickest is the one that nothing else on the machine disturbed.
        self.figures[figure] = min(times)

    def measure(self):
        if self.name == "nano":
            return self.measure_nano()
        self.start("start, home", self.menu(7), "ancel")
        self.start("start, list of 10,000", self.menu(10000), "ancel")
        pages = []
        for count, moves in (("5", 4), ("200", 40), ("10,000", 40)):
            program = self.begin(self.menu(int(count.replace(",", ""))))
            program.wait_for("ancel")
            program.settle()
            kind = Kind()
            before = program.work()[0]
            for _ in range(moves):
                kind.press(program, line.key("Down"))
            self.figures[f"Down in {count}, bytes"] = kind.usual()
            self.figures[f"Down in {count}"] = kind.milli()
            if count == "10,000":
                self.figures["Down in 10,000, processor"] = (program.work()[0] - before) * 1000 / moves
                pages.append(max(kind.bytes))
                self.figures["memory, list of 10,000"] = program.peak_megabytes()
                page = Kind()
                page.press(program, line.key("PgDn"))
                self.figures["a page of a list, bytes"] = page.usual()
            program.end()
        self.figures["Down to the next page, bytes"] = max(pages)
        self.field()
        return self.figures

    def field(self):
        program = self.begin(["--inputbox", "What is it called?", "10", "60"])
        program.wait_for("ancel")
        program.settle()
        kind = Kind()
        for letter in "Castries by the sea":
            kind.press(program, letter.encode())
        self.figures["a letter, bytes"] = kind.usual()
        self.figures["a letter"] = kind.milli()
        program.end()

    def measure_nano(self):
        path = os.path.join(self.folder, "story.txt")
        with open(path, "w") as file:
            file.write(text(10000))
        self.start("start, home", ["-I", path], "Exit")
        program = self.begin(["-I", "+500", path])
        program.wait_for("Exit")
        program.settle()
        program.answer_to(line.key("End"))
        kind = Kind()
        for letter in "abcdefghijklmnopqrst":
            kind.press(program, letter.encode())
        self.figures["a letter in 10,000 words, bytes"] = kind.usual()
        self.figures["a letter in 10,000 words"] = kind.milli()
        self.figures["memory, home"] = program.peak_megabytes()
        program.end()
        return self.figures


def demanded(name):
    must, aim, _, with_aim = FIGURES[name]
    return aim if with_aim else must


def written(number, unit):
    if number is None:
        return ""
    return f"{number:,.0f} {unit}".strip() if unit == "B" or number >= 100 else f"{number:.3g} {unit}".strip()


def print_figures(ours, peers):
    head = ["what", *[peer.name for peer in peers], "ours", "dialog/ours", "must", "aim", "holds"]
    lines = []
    for name, (must, aim, unit, _) in FIGURES.items():
        mine = ours.get(name)
        dialogs = next((peer.figures.get(name) for peer in peers if peer.name == "dialog"), None)
        ratio = f"{dialogs / mine:.1f}" if dialogs and mine else ""
        lines.append([
            name, *[written(peer.figures.get(name), unit) for peer in peers], written(mine, unit), ratio,
            written(must, unit), written(aim, unit), "yes" if mine <= demanded(name) else "NO",
        ])
    table(head, lines)


def main():
    parser = argparse.ArgumentParser(prog="script/bench terminal")
    parser.add_argument("--program", required=True)
    parser.add_argument("--quick", action="store_true", help="fewer runs; nothing is judged")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    times = 3 if options.quick else 15
    # In memory, where there is such a place: how long a disk takes to flush is not ours to measure.
    place = "/dev/shm" if os.path.isdir("/dev/shm") else None
    with tempfile.TemporaryDirectory(dir=place) as folder:
        write_forms(folder)
        ours = {}
        for attempt in range(1 if options.quick else 3):
            figures = Ours(os.path.abspath(options.program), os.path.join(folder), times).measure()
            ours = {name: min(figures[name], ours.get(name, figures[name])) for name in figures}
            for left in os.listdir(folder):
                if left.startswith("store"):
                    shutil.rmtree(os.path.join(folder, left))
            if all(ours[name] <= demanded(name) for name in FIGURES):
                break
        peers = []
        for name in PEERS:
            if not shutil.which(name):
                print(f"script/bench: {name} is not installed and was left out", file=sys.stderr)
                continue
            peers.append(Peer(name, folder, times))
            peers[-1].measure()
    if options.json:
        print(json.dumps({"ours": ours, **{peer.name: peer.figures for peer in peers}}, indent=2))
    else:
        print_figures(ours, peers)
    failed = [name for name in FIGURES if ours[name] > demanded(name)]
    if failed and not options.quick:
        sys.exit("script/bench: these do not hold: " + "; ".join(failed))


if __name__ == "__main__":
    main()
