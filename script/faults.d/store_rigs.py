"""Rigs on the store: power cuts, a disk that is shut down, flipped bits, a full disk."""

import fcntl
import json
import os
import random
import resource
import shutil
import signal
import struct
import subprocess
import time

import rig as rigs


def crash(rig):
    """Power cuts below SQLite, seeded."""
    seeds = rig.choose(60, 10_000)
    ours = rig.faults_program("crash", seeds, "full")
    controls = {kind: rig.faults_program("crash", 40, kind) for kind in ("normal", "off")}
    rig.must_be(
        ours["lost"] == 0 and ours["damaged"] == 0,
        f"{ours['lost']} lost, {ours['damaged']} damaged: seeds {ours['seeds'][:20]}")
    for kind, tally in controls.items():
        rig.must_be(tally["lost"], f"control: synchronous={kind} lost nothing")
    return (
        f"{ours['cuts']} power cuts, {ours['acknowledged']} acknowledged, {ours['lost']} lost, "
        f"{ours['damaged']} damaged; control lost "
        + ", ".join(f"{tally['lost']} ({kind})" for kind, tally in controls.items()))


class Writer:
    """`canvass-faults write`, and the last that it told."""

    def __init__(self, rig, directory, number, durability, manner="afterwards"):
        self.process = subprocess.Popen(
            [rig.faults_path, "write", directory, str(number), durability, manner],
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=rig.environment())
        os.set_blocking(self.process.stdout.fileno(), False)
        self.rest = b""
        self.told = {}

    def take(self):
        try:
            self.rest += os.read(self.process.stdout.fileno(), 1 << 20)
        except BlockingIOError:
            return
        *lines, self.rest = self.rest.split(b"\n")
        for line in lines:
            name, entries = line.decode().split()
            self.told[name] = int(entries)

    def run(self, seconds):
        """Lets it write for a while, counted from the first that it told."""
        deadline = None
        while deadline is None or time.monotonic() < deadline:
            self.take()
            if self.told and deadline is None:
                deadline = time.monotonic() + seconds
            if self.process.poll() is not None:
                raise RuntimeError(f"the writer has ended: {self.process.stderr.read().decode()}")
            time.sleep(0.002)
        self.take()

    def kill(self):
        self.process.kill()
        self.process.wait()
        self.take()


def missing(rig, directory, told):
    """How many of the entries that were told are not there, and what is damaged."""
    try:
        census = rig.faults_program("census", directory)
    except RuntimeError as error:
        rig.fail(str(error))
        return sum(told.values()), True
    lost = sum(max(0, count - census["entries"].get(name, 0)) for name, count in told.items())
    return lost, bool(census["damaged"]) or not census["isSound"]


SHUT_DOWN, WITHOUT_ITS_LOG = 0x8004587D, 2  # FS_IOC_SHUTDOWN of ext4


class Ext4:
    """An ext4 in a file, whose power can go."""

    def __init__(self, rig):
        self.image, self.path = rig.path("disk.img"), rig.path("disk")
        with open(self.image, "wb") as file:
            file.truncate(1 << 30)
        subprocess.run(["mkfs.ext4", "-q", "-F", self.image], check=True)
        os.makedirs(self.path)
        self.mount()

    def mount(self):
        subprocess.run(["mount", "-o", "loop", self.image, self.path], check=True)

    def unmount(self):
        subprocess.run(["umount", self.path], check=True)

    def cut(self):
        folder = os.open(self.path, os.O_RDONLY)
        fcntl.ioctl(folder, SHUT_DOWN, struct.pack("I", WITHOUT_ITS_LOG))
        os.close(folder)


def cut(rig, rounds, durability):
    numbers = random.Random(7)
    disk = Ext4(rig)
    acknowledged = lost = damaged = 0
    try:
        told, directory = {}, None
        for number in range(rounds):
            if number % 20 == 0:
                if directory:
                    shutil.rmtree(directory)
                told, directory = {}, os.path.join(disk.path, f"store-{number}")
            writer = Writer(rig, directory, number + 1, durability)
            try:
                writer.run(numbers.uniform(0.02, 0.4))
                # What is told from here on came too late: a sync that is under way while this kernel
                # shuts the disk down may return well for a transaction that was thrown away.
                due = dict(writer.told)
                disk.cut()
            finally:
                writer.kill()
            disk.unmount()
            disk.mount()
            acknowledged += sum(due.values())
            told |= due
            gone, is_damaged = missing(rig, directory, told)
            lost, damaged = lost + gone, damaged + is_damaged
            if gone:
                # Counted once.
                told, directory = {}, os.path.join(disk.path, f"after-{number}")
    finally:
        disk.unmount()
        os.unlink(disk.image)
        os.rmdir(disk.path)
    return acknowledged, lost, damaged


def ext4(rig):
    """A real ext4 that is shut down without its log."""
    rigs.needs_root()
    rounds = rig.choose(5, 200)
    acknowledged, lost, damaged = cut(rig, rounds, "full")
    rig.must_be(not lost and not damaged, f"{lost} lost, {damaged} damaged")
    _, lost_by_control, _ = cut(rig, rig.choose(3, 20), "normal")
    rig.must_be(lost_by_control, "control: synchronous=normal lost nothing")
    return (
        f"{rounds} cuts, {acknowledged} acknowledged, {lost} lost, {damaged} damaged; "
        f"control lost {lost_by_control} (normal)")


QUESTIONS = [
    {"type": "text", "name": "who", "label": "What is your name?"},
    {"type": "integer", "name": "age", "label": "How old are you?"},
    {"type": "text", "name": "story", "label": "Tell me more."},
]


def flips(rig):
    """Single bits of the store's file."""
    count = rig.choose(200, 10_000)
    tally = rig.faults_program("flip", 0, count)
    rig.must_be(
        tally["insideDetected"] == tally["inside"] and tally["accepted"] == 0,
        f"{tally['inside'] - tally['insideDetected']} flips inside not found, "
        f"{tally['accepted']} accepted: {tally['suspects'][:20]}")
    rig.must_be(tally["acceptedInClear"], "control: rows in clear accepted nothing")
    in_log = rig.faults_program("flip-log", 0, count)
    rig.must_be(
        in_log["accepted"] == 0,
        f"in a live log {in_log['accepted']} accepted: {in_log['suspects'][:20]}")
    rig.must_be(in_log["cut"] and in_log["fittedDetected"], "flips in the log did nothing")
    shown, crashed = flips_shown(rig, rig.choose(6, 100))
    return (
        f"{count} flips, {tally['inside']} inside an entry, record or key, "
        f"{tally['insideDetected']} of them found, {tally['accepted']} accepted; "
        f"{in_log['flips']} in a live log, {in_log['cut']} cut it short, {in_log['fittedDetected']} "
        f"with sums made to fit found, {in_log['accepted']} accepted; {shown} stores shown by the program, {crashed} crashes; "
        f"control accepted {tally['acceptedInClear']} (in clear)")


def flips_shown(rig, count):
    """Has the real program list, show and examine stores of which a bit is another."""
    form = rig.form("tiny", QUESTIONS)
    for number in range(4):
        rig.done("interview", "--plain", form, lines=["Zoë", str(20 + number), "By boat.", "1"])
        rig.done("interview", "--plain", form, lines=["Ana", str(40 + number)])
    listed = [json.loads(line) for line in rig.done("list", "--json").stdout.splitlines()]
    shown = {each["id"]: rig.done("show", each["id"], "--json").stdout for each in listed}
    path = rig.path("store", "canvass.sqlite")
    with open(path, "rb") as file:
        original = file.read()
    numbers = random.Random(11)
    crashed = 0
    for _ in range(count):
        flipped = bytearray(original)
        flipped[numbers.randrange(len(flipped))] ^= 1 << numbers.randrange(8)
        for ending in ("-wal", "-shm"):
            if os.path.exists(path + ending):
                os.unlink(path + ending)
        with open(path, "wb") as file:
            file.write(flipped)
        name = numbers.choice(sorted(shown))
        results = [
            rig.canvass("list", "--json"), rig.canvass("show", name, "--json"), rig.canvass("doctor")
        ]
        crashed += any(result.returncode not in (0, 1) for result in results)
        if results[1].returncode == 0 and results[1].stdout != shown[name]:
            rig.fail(f"another answer was shown of {name}")
    rig.must_be(not crashed, f"the program crashed {crashed} times")
    return count, crashed


def full(rig):
    """A disk that is full at every point of an interview; for anybody, files that may not grow."""
    limited = limit(rig)
    try:
        return f"{limited}; {fill(rig)}"
    except rigs.Skipped as why:
        return f"{limited}; the small disk SKIPPED: {why}"


def no_larger_than(size):
    """For a program about to begin: no file of its may grow beyond this (RLIMIT_FSIZE), and that it
    did is an error of the write, not the end."""
    def apply():
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
    return apply


def limit(rig):
    """Interviews go on until no file may grow any more: what was told of is there."""
    rounds = rig.choose(3, 40)
    ours = [limit_writer(rig, number, "afterwards") for number in range(rounds)]
    rig.must_be(not any(lost for _, lost in ours), f"{sum(lost for _, lost in ours)} lost at a limit")
    _, lost_by_control = limit_writer(rig, rounds, "before")
    rig.must_be(lost_by_control, "control: who tells before it is written lost nothing at a limit")
    limit_at_the_desk(rig)
    return (
        f"{rounds} limits, {sum(told for told, _ in ours)} acknowledged, "
        f"{sum(lost for _, lost in ours)} lost; control lost {lost_by_control} (told before)")


def limit_writer(rig, number, manner):
    """How many entries a writer told of until its limit, and how many of them are missing."""
    directory = rig.path(f"limit-{number}")
    first = Writer(rig, directory, 1, "full")
    try:
        first.run(0.05)
    finally:
        first.kill()
    log = os.path.getsize(os.path.join(directory, "canvass.sqlite-wal"))
    result = subprocess.run(
        [rig.faults_path, "write", directory, "2", "full", manner], capture_output=True,
        env=rig.environment(), preexec_fn=no_larger_than(log + (number + 1) * 37_000), timeout=120)
    rig.must_be(result.returncode == 1, f"at a limit the writer ended with {result.returncode}")
    told = dict(first.told)
    for line in result.stdout.decode().splitlines():
        name, entries = line.split()
        told[name] = int(entries)
    lost, is_damaged = missing(rig, directory, told)
    rig.must_be(not is_damaged, "a store that ran into a limit is damaged")
    return sum(told.values()), lost


def limit_at_the_desk(rig):
    """The same through the program: it says what is wrong, and goes on when it may."""
    form, store = rig.form("tiny", QUESTIONS), rig.path("limit-desk")
    rig.canvass("interview", "--plain", form, lines=["Zoë"], CANVASS_STORE=store)
    (name,) = [
        json.loads(line)["id"]
        for line in rig.done("list", "--json", CANVASS_STORE=store).stdout.splitlines()]
    result = subprocess.run(
        [rig.canvass_path, "interview", "--plain", "--resume", name], capture_output=True,
        input="33\nBy boat.\n1\n".encode(), cwd=rig.folder, timeout=60,
        env=rig.environment(CANVASS_STORE=store), preexec_fn=no_larger_than(4096))
    rig.must_be(
        result.returncode == 1 and result.stdout + result.stderr,
        f"at a limit the program ended with {result.returncode}")
    again = rig.canvass(
        "interview", "--plain", "--resume", name, lines=["33", "By boat.", "1"], CANVASS_STORE=store)
    rig.must_be(again.returncode == 0, "it did not go on without the limit")


def fill(rig):
    points = rig.choose(6, 60)
    disk = rigs.SmallDisk(rig.path("full"), 16)
    try:
        ours = rig.faults_program("fill", disk.path, points, "ballast")
        control = rig.faults_program("fill", disk.path, 4, "none")
        fill_at_the_desk(rig, disk)
    finally:
        disk.close()
    for count, what in (
            ("stuck", "interviews could not be finished"), ("begun", "were begun without room"),
            ("lost", "entries or records lost"), ("dead", "stores did not go on")):
        rig.must_be(ours[count] == 0, f"{ours[count]} {what}")
    rig.must_be(control["stuck"], "control: without ballast nothing got stuck")
    return (
        f"full at {ours['points']} points, {ours['stuck']} interviews stuck, {ours['lost']} lost, "
        f"{ours['begun']} begun without room; control {control['stuck']} stuck (no ballast)")


def fill_at_the_desk(rig, disk):
    """The same through the program: finished on a full disk, none begun, then on again."""
    form = rig.form("tiny", QUESTIONS)
    store = os.path.join(disk.path, "desk")
    process = subprocess.Popen(
        [rig.canvass_path, "interview", "--plain", form], stdin=subprocess.PIPE,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, cwd=rig.folder,
        env=rig.environment(CANVASS_STORE=store))
    said = b""
    while b"What is your name?" not in said:
        said += os.read(process.stdout.fileno(), 4096)
    disk.fill()
    rest, _ = process.communicate("Zoë\n33\nBy boat.\n1\n".encode(), timeout=60)
    rig.must_be(process.returncode == 0, f"on a full disk: {rest.decode(errors='replace')[-300:]}")
    disk.fill()
    refused = rig.canvass("interview", "--plain", form, lines=["Ana"], CANVASS_STORE=store)
    rig.must_be(
        b"full" in refused.stdout + refused.stderr and refused.returncode == 1,
        f"begun on a full disk: {refused.stderr.decode(errors='replace')[-300:]}")
    first = rig.canvass("list", CANVASS_STORE=os.path.join(disk.path, "first"))
    rig.must_be(
        b"is full" in first.stderr and first.returncode == 1,
        f"a first store on a full disk: {first.stderr.decode(errors='replace')[-300:]}")
    disk.free()
    again = rig.canvass(
        "interview", "--plain", form, lines=["Ana", "40", "On foot.", "1"], CANVASS_STORE=store)
    listed = rig.canvass("list", "--json", CANVASS_STORE=store).stdout.splitlines()
    rig.must_be(again.returncode == 0 and len(listed) == 2, "it did not go on with room again")
