"""A kiosk on a line of its own: whoever stands before it, and what its processes hold."""

import os
import re
import time

import line

PIN = "730291"
# The guard alone writes these, when one of the kiosk's processes has crashed.
CRASH = b"\x1b[?1002l\x1b[?1003l"


class Stand:
    """A running kiosk: the guard, and the process that a person has before them."""

    def __init__(self, rig, form, **settings):
        path = rig.path("kiosk.json")
        with open(path, "w") as file:
            file.write("{}")
        os.chmod(path, 0o600)
        self._set_pin(rig, path)
        with open(path) as file:
            pin = re.search(r'"pin"\s*:\s*"([^"]+)"', file.read())[1]
        members = "".join(f', "{key}": {value}' for key, value in settings.items())
        with open(path, "w") as file:
            file.write(f'{{"pin": "{pin}"{members}}}')
        self.line = line.Line(
            [rig.canvass_path, "kiosk", form, "--settings", path], rig.environment(),
            folder=rig.folder)
        self.guard = self.line.pid
        self.wait_for("TOUCH HERE")
        self.kiosk = self.child()

    @staticmethod
    def _set_pin(rig, path):
        asking = line.Line(
            [rig.canvass_path, "kiosk", "--set-pin", "--settings", path], rig.environment())
        for _ in range(2):
            asking.settle()
            asking.send(PIN.encode() + b"\r")
        while asking.status is None:
            try:
                asking.take(0.05)
                asking._must_live()
            except line.Gone:
                break
        asking.end()

    def wait_for(self, text, since=0, seconds=20):
        """Waits for a text that is drawn in one piece, after so many bytes; answers where it ends."""
        wanted, deadline = text.encode(), time.monotonic() + seconds
        while (at := self.line.received.find(wanted, since)) < 0:
            self.line._must_live()
            if time.monotonic() > deadline:
                raise line.Gone(f"{text!r} did not come; last: {bytes(self.line.received[-2000:])!r}")
            self.line.take(0.02)
        return at + len(wanted)

    def press(self, keys, until=None, seconds=20):
        """Types, and waits for what comes of it, or until nothing more comes."""
        since = len(self.line.received)
        self.line.send(keys.encode() if isinstance(keys, str) else keys)
        if until:
            return self.wait_for(until, since, seconds)
        self.settle()
        return None

    def settle(self, quiet=0.03, seconds=20):
        """Waits until the kiosk's process sleeps and has read and written all."""
        deadline = time.monotonic() + seconds
        calm = 0
        while calm < 2 and time.monotonic() < deadline:
            calm = 0 if self.line.take(quiet) or not self.is_idle() else calm + 1
            self.line._must_live()

    def is_idle(self):
        kiosk = self.child()
        if kiosk is None or not self.line.is_idle():
            return False
        try:
            tasks = os.listdir(f"/proc/{kiosk}/task")
            return all(state(f"{kiosk}/task/{task}") not in "RD" for task in tasks)
        except OSError:
            return False

    # Processes.

    def children(self, process):
        try:
            with open(f"/proc/{process}/task/{process}/children") as file:
                return [int(word) for word in file.read().split()]
        except OSError:
            return []

    def child(self):
        """The kiosk's process; None in the moment between two of them."""
        children = [each for each in self.children(self.guard) if state(each) not in "ZX"]
        return children[0] if len(children) == 1 else None

    def meet(self):
        """Takes note of who stands there now."""
        self.settle()
        self.kiosk = self.child()

    def wait_for_another(self, seconds=5):
        """Waits until another process stands there than last time; answers when it had drawn its screen."""
        former, start = self.kiosk, time.monotonic()
        drawn = None
        while (now := self.child()) in (None, former):
            if time.monotonic() > start + seconds:
                return None
            self.line.take(0.002)
        self.kiosk = now
        calm = 0
        while calm < 3:
            if self.line.take(0.02):
                drawn, calm = time.monotonic(), 0
            elif self.is_idle():
                calm += 1
        return drawn

    def crashes(self):
        return bytes(self.line.received).count(CRASH)

    def end(self):
        self.line.end()


def state(process):
    try:
        with open(f"/proc/{process}/stat") as file:
            return file.read().rpartition(")")[2].split()[0]
    except OSError:
        return "X"


def kilobytes(process, key="RssAnon"):
    """What a process has for itself in the memory."""
    with open(f"/proc/{process}/status") as file:
        return int(next(each for each in file if each.startswith(key + ":")).split()[1])


def memory(process):
    """All that a process could have written to, page by page as it is now."""
    with open(f"/proc/{process}/maps") as maps, open(f"/proc/{process}/mem", "rb", 0) as held:
        for row in maps:
            span, access = row.split()[:2]
            if "w" not in access or "[v" in row:
                continue
            begin, end = (int(each, 16) for each in span.split("-"))
            try:
                held.seek(begin)
                yield held.read(end - begin)
            except (OSError, OverflowError):
                continue
