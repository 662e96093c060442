"""A kiosk and the many people before it: what stays of them, and what their hands can do."""

import json
import os
import random
import re
import secrets
import signal
import statistics
import time

import line
import rig as rigs
import stand

ITEMS = [
    {"type": "text", "name": "who", "label": "Who are you?", "required": True},
    {"type": "text", "name": "why", "label": "Why are you here?", "required": True},
]

class Words:
    """Finds what was typed in bytes, as programs keep texts."""

    CODINGS = ("utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be")

    def __init__(self):
        # The kiosk's keys begin a text with a capital letter.
        self.stem = secrets.token_hex(8)
        self.count = 0

    def new(self):
        """A word of its own for each person, with a stem that all of them share."""
        self.count += 1
        return f"z{self.stem}x{self.count}"

    def within(self, data):
        return sum(data.count(self.stem.encode(coding)) for coding in self.CODINGS)


def kiosk_needles(rig):
    """One person after another types words into a kiosk; then nothing of them is anywhere."""
    if os.geteuid() != 0:
        raise rigs.Skipped("reading the memory of a kiosk needs root")
    people = rig.choose(10, 50)
    kiosk = stand.Stand(rig, rig.form("people", ITEMS), on_idle='"park"', thanks_seconds=60)
    words, waits, control = Words(), [], 0
    try:
        for number in range(people):
            control += visit(rig, kiosk, words, MANNERS[number % len(MANNERS)], waits)
        rig.must_be(kiosk.crashes() == 0, f"{kiosk.crashes()} crashes")
    finally:
        kiosk.end()
    states = [json.loads(each)["state"] for each in rig.done("list", "--json").stdout.splitlines()]
    kept = {each: states.count(each) for each in sorted(set(states))}
    came = [MANNERS[number % len(MANNERS)] for number in range(people)]
    finished, aside = people - came.count("stops") - came.count("puts aside"), came.count("puts aside")
    rig.must_be(
        kept == {"finalized": finished, "draft": aside}, f"{finished} finished, {aside} put aside: {kept}")
    rig.must_be(control == people, f"control: of {control} alone words are found while they type")
    return (
        f"{people} people, {words.count} words, kept are {kept}; from the last key to the next process's "
        f"screen {statistics.median(waits or [0]):.0f} ms, {max(waits, default=0):.0f} at most; control: while they "
        f"typed, words of {control} in the memory")


MANNERS = ("finishes", "stops", "finishes", "puts aside", "finishes", "line by line")


def visit(rig, kiosk, words, manner, waits):
    """One person, then a look everywhere. Whether they were to be found while they were there."""
    typed = [words.new() for _ in ITEMS]
    kiosk.press("\r")
    kiosk.press("3" if manner == "line by line" else "\r")
    if manner == "line by line":
        kiosk.press("1\r")
    for word in typed[:1] if manner in ("stops", "puts aside") else typed:
        kiosk.press(word)
        found = held(kiosk, words)
        kiosk.press("\r")
    if manner == "line by line":
        kiosk.press("1\r")
    elif manner != "finishes":
        kiosk.press(typed[1])
        kiosk.press("\x1b")
    since, begin = len(kiosk.line.received), time.monotonic()
    kiosk.line.send({"stops": b"3\r", "puts aside": b"2\r"}.get(manner, b"\r"))
    drawn = kiosk.wait_for_another()
    rig.must_be(drawn, f"{manner}: the same process goes on")
    if drawn:
        waits.append((drawn - begin) * 1000)
    look(rig, kiosk, words, since, f"{manner}, good-bye")
    if manner != "line by line":
        # A key at once is one that was held down.
        time.sleep(1.2)
        kiosk.press("\r")
        told = kiosk.kiosk
        kiosk.meet()
        tells_code = manner != "stops"
        rig.must_be(
            (kiosk.kiosk != told) == tells_code,
            f"{manner}: who {'told the code' if tells_code else 'said good-bye'} must "
            f"{'not ' if tells_code else ''}welcome the next")
        look(rig, kiosk, words, since, f"{manner}, welcome")
    return found > 0


def held(kiosk, words):
    """How often the words stand in the memory of the two processes."""
    return sum(
        words.within(part) for process in (kiosk.guard, kiosk.kiosk)
        for part in stand.memory(process))


def look(rig, kiosk, words, since, when):
    """Screen, what scrolled off it, memory and files after somebody is done."""
    found = held(kiosk, words)
    rig.must_be(not found, f"{when}: {found} in the memory")
    drawn = bytes(kiosk.line.received[since:])
    cleared = drawn.rfind(b"\x1b[3J")
    rig.must_be(cleared >= 0, f"{when}: what scrolled off the screen is still there")
    rig.must_be(
        re.search(rb"\x1b\[H\x1b\[2?J", drawn[max(0, cleared):]), f"{when}: the screen was not cleared")
    shown = words.within(drawn[max(0, cleared):])
    rig.must_be(not shown, f"{when}: {shown} on the screen")
    for above, _, names in os.walk(rig.folder):
        for name in names:
            with open(os.path.join(above, name), "rb") as file:
                rig.must_be(not words.within(file.read()), f"{when}: in {name}")


# Nobody at all.

def kiosk_idle(rig):
    """The welcome screen while nobody comes: what it costs."""
    seconds = rig.choose(20, 3600)
    kiosk = stand.Stand(rig, rig.form("nobody", ITEMS))
    try:
        kiosk.settle()
        start, before = len(kiosk.line.received), wakings(kiosk)
        until = time.monotonic() + seconds
        while (left := until - time.monotonic()) > 0:
            kiosk.line.take(left)
        woken, written = wakings(kiosk) - before, len(kiosk.line.received) - start
        kiosk.press("\r")
        answered = len(kiosk.line.received) - start - written
        sizes = [stand.kilobytes(each) / 1024 for each in (kiosk.guard, kiosk.kiosk)]
    finally:
        kiosk.end()
    rig.must_be(woken <= max(2, 0.1 * seconds), f"woken {woken} times in {seconds} s")
    rig.must_be(written <= 6000, f"{written} bytes written")
    rig.must_be(answered > 0, "control: a key is not answered either")
    return (
        f"{seconds} s of welcome: {written} bytes, woken {woken} times; guard {sizes[0]:.1f} MB, kiosk "
        f"{sizes[1]:.1f} MB; control: a key is answered with {answered} bytes")


def wakings(kiosk):
    """How often the threads of both processes have been woken."""
    count = 0
    for process in (kiosk.guard, kiosk.kiosk):
        for task in os.listdir(f"/proc/{process}/task"):
            with open(f"/proc/{process}/task/{task}/status") as file:
                count += int(next(each for each in file if each.startswith("voluntary")).split()[1])
    return count


# Hands, cats and worse.

def kiosk_keys(rig):
    """Whatever can come from a keyboard, a mouse and a window, in no order."""
    count = rig.choose(400, 10000)
    form = rig.form("hands", ITEMS)
    rig.must_be(control_ends(rig, form), "control: an interview for interviewers is not ended either")
    kiosk = stand.Stand(
        rig, form, idle_seconds=10, warn_seconds=20, thanks_seconds=5)
    guard = Guarded(rig, kiosk)
    numbers, number = random.Random(11), 0
    try:
        for number in range(count):
            numbers.choice(SEQUENCES)(kiosk, numbers)
            kiosk.settle(quiet=0.001)
            guard.look(f"sequence {number}")
        # Nobody is there any more: what was begun is asked after, and ends.
        rig.must_be(comes_back(kiosk), "the welcome screen does not come back")
        guard.look("the end")
        rig.must_be(kiosk.crashes() == 0, f"{kiosk.crashes()} crashes")
    except line.Gone as end:
        rig.fail(f"sequence {number}: {str(end)[-300:]}")
    finally:
        kiosk.end()
    rig.must_be(
        kiosk.line.status == 128 + signal.SIGTERM, f"the guard ended with {kiosk.line.status}")
    return (
        f"{count} sequences, {guard.told()}, no crash, no end, no other program; control: it ends an "
        "interview that is not locked")


def control_ends(rig, form):
    """Whether a program that is made to be left is left by the same."""
    program, numbers = line.Line([rig.canvass_path, "interview", form], rig.environment()), random.Random(11)
    try:
        program.settle()
        for _ in range(50):
            program.send(shuffled(numbers))
            program.settle()
    except (line.Gone, OSError):
        return True
    finally:
        program.end()
    return False


def comes_back(kiosk, seconds=150):
    """Whether it welcomes again by itself; another size has it draw everything."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        kiosk.line.resize(100, 30)
        kiosk.settle()
        since = len(kiosk.line.received)
        kiosk.line.resize(80, 24)
        kiosk.settle()
        if b"TOUCH HERE" in kiosk.line.received[since:]:
            return True
    return False


class Guarded:
    """What must hold of a kiosk's processes whatever somebody does to it."""

    # The kernel hands out memory as it likes; a leak is more after thousands of sequences.
    SLACK = 2048

    def __init__(self, rig, kiosk):
        self.rig, self.kiosk = rig, kiosk
        self.program = os.readlink(f"/proc/{kiosk.guard}/exe")
        self.first = stand.kilobytes(kiosk.guard)
        self.fresh, self.most, self.last = {}, 0, self.first

    def look(self, when):
        child = self.kiosk.child()
        if child is None:
            return
        children = self.kiosk.children(child)
        self.rig.must_be(not children, f"{when}: it has started {children}")
        for process in (self.kiosk.guard, child):
            if stand.state(process) not in "ZX":
                runs = os.readlink(f"/proc/{process}/exe")
                self.rig.must_be(runs == self.program, f"{when}: {runs} runs")
                now = stand.kilobytes(process)
                self.most = max(self.most, now)
                self.last = now if process == self.kiosk.guard else self.last
                self.fresh.setdefault(process, now)

    def told(self):
        """How many processes there were, and how large."""
        sizes = [size for process, size in self.fresh.items() if process != self.kiosk.guard]
        early, late = (statistics.median(half) for half in (sizes[:9], sizes[-9:]))
        self.rig.must_be(late < early + self.SLACK, f"fresh ones grew from {early} to {late} kB")
        self.rig.must_be(self.last < self.first + self.SLACK, f"the guard grew to {self.last} kB")
        return (
            f"{len(sizes)} processes one after another, fresh ones {early / 1024:.1f} MB at first and "
            f"{late / 1024:.1f} MB at last, the largest {self.most / 1024:.1f} MB; the guard "
            f"{self.first / 1024:.1f} and {self.last / 1024:.1f} MB")


def any_bytes(kiosk, numbers):
    kiosk.line.send(bytes(numbers.randrange(256) for _ in range(numbers.randrange(1, 60))))


def each_byte(kiosk, numbers):
    kiosk.line.send(shuffled(numbers))


def shuffled(numbers):
    everything = list(range(256))
    numbers.shuffle(everything)
    return bytes(everything)


def keys(kiosk, numbers):
    """What people press, so that interviews are begun, answered and ended."""
    names = ["\r"] * 6 + list("12345 ") + ["\x1b", "\x7f", "\t", "\x1b[A", "\x1b[B", "ab", "\x1bOA"]
    # A paste that a sequence before has begun takes all keys until it is ended.
    kiosk.line.send(b"\x1b[201~")
    for _ in range(numbers.randrange(5, 30)):
        kiosk.line.send(numbers.choice(names).encode())
        kiosk.line.take(0.002)


def escapes(kiosk, numbers):
    def number():
        return str(numbers.choice([0, 1, 2, 5, 25, 99, 1049, 2**31, 2**64, -1]))
    begin = numbers.choice(["\x1b[", "\x1b[?", "\x1b[<", "\x1b]", "\x1bP", "\x1b_", "\x1bO", "\x1b", "\x9b"])
    end = numbers.choice(["", "~", "m", "M", "R", "c", "u", "A", "Z", "\x07", "\x1b\\", "\x1b[201~"])
    inside = ";".join(number() for _ in range(numbers.randrange(6)))
    kiosk.line.send(numbers.choice(["", "\x1b[200~"]).encode() + (begin + inside + end).encode())


def mouse(kiosk, numbers):
    flood = "".join(
        f"\x1b[<{numbers.choice([0, 0, 0, 1, 2, 32, 35, 64, 65])};{numbers.randrange(1, 90)};"
        f"{numbers.randrange(1, 30)}{numbers.choice('Mm')}" for _ in range(numbers.randrange(1, 80)))
    kiosk.line.send(flood.encode())


def clicks(kiosk, numbers):
    for _ in range(numbers.randrange(1, 20)):
        place = f"{numbers.randrange(1, 81)};{numbers.randrange(1, 25)}"
        kiosk.line.send(f"\x1b[<0;{place}M\x1b[<0;{place}m".encode())
        kiosk.line.take(0.001)


def signals(kiosk, numbers):
    """Those of a keyboard, to both, and with them what may follow."""
    child = kiosk.child()
    for process in [kiosk.guard] + ([child] if child else []):
        for _ in range(numbers.randrange(1, 4)):
            each = numbers.choice(
                [signal.SIGINT, signal.SIGQUIT, signal.SIGTSTP, signal.SIGCONT, signal.SIGWINCH])
            try:
                os.kill(process, each)
            except ProcessLookupError:
                return


def resizes(kiosk, numbers):
    for _ in range(numbers.randrange(1, 5)):
        kiosk.line.resize(*numbers.choice(
            [(80, 24), (80, 24), (40, 12), (1, 1), (200, 60), (39, 12), (500, 2), (2, 300)]))
        kiosk.line.take(0.001)
    kiosk.line.resize(80, 24)


SEQUENCES = [any_bytes, each_byte, keys, keys, keys, keys, escapes, mouse, clicks, signals, resizes]
