"""A program on a pseudo-terminal of its own: keys go in, bytes come out, time and work are counted.

Needs only what Python brings. script/screens and script/bench use it."""

import array
import fcntl
import os
import select
import signal
import struct
import termios
import time

ESC = "\x1b"
NAMES = {
    "Enter": "\r", "Esc": ESC, "Tab": "\t", "Space": " ", "Backspace": "\x7f", "Up": ESC + "OA",
    "Down": ESC + "OB", "Right": ESC + "OC", "Left": ESC + "OD", "Home": ESC + "OH",
    "End": ESC + "OF", "PgUp": ESC + "[5~", "PgDn": ESC + "[6~", "Delete": ESC + "[3~",
    "S-Tab": ESC + "[Z",
}


def key(name):
    """The bytes of a key: `Down`, `^N`, or the character itself."""
    if name in NAMES:
        return NAMES[name].encode()
    if len(name) == 2 and name[0] == "^":
        return bytes([ord(name[1].upper()) & 0x1F])
    return name.encode()


class Gone(Exception):
    """The program has ended, or does not do what was waited for."""


class Line:
    """One running program, and the bytes that it has written so far."""

    def __init__(self, command, environment, columns=80, rows=24, folder=None):
        self.received = bytearray()
        self.status = None
        self.master, self.slave = os.openpty()
        os.set_blocking(self.master, False)
        self.resize(columns, rows)
        self.started = time.perf_counter()
        self.pid = os.fork()
        if self.pid == 0:
            self._become(command, environment, folder)

    def _become(self, command, environment, folder):
        try:
            os.setsid()
            fcntl.ioctl(self.slave, termios.TIOCSCTTY, 0)
            for descriptor in range(3):
                os.dup2(self.slave, descriptor)
            os.closerange(3, 256)
            if folder:
                os.chdir(folder)
            os.execvpe(command[0], command, environment)
        finally:
            os._exit(127)

    def resize(self, columns, rows):
        fcntl.ioctl(self.master, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    # In and out.

    def send(self, data):
        while data:
            select.select([], [self.master], [])
            data = data[os.write(self.master, data):]

    def take(self, seconds):
        """What was written, waiting so long for its beginning; empty where nothing was."""
        if not select.select([self.master], [], [], seconds)[0]:
            return b""
        try:
            data = os.read(self.master, 1 << 16)
        except OSError as error:
            raise Gone("the line is gone") from error
        self.received += data
        return data

    def wait_for(self, text, seconds=20):
        """Waits until the text has been written; answers when its last byte came."""
        wanted = text.encode()
        deadline = time.perf_counter() + seconds
        while wanted not in self.received:
            self._must_live()
            if time.perf_counter() > deadline:
                raise Gone(f"{text!r} did not come")
            self.take(0.05)
        return time.perf_counter()

    def answer_to(self, data, quiet=0.03, seconds=10):
        """Sends, and waits until the program has taken it and is silent.

        Answers the bytes that came, and how long it was until the first and the last of them."""
        start, sent_at = len(self.received), time.perf_counter()
        first = last = None
        self.send(data)
        while True:
            if self.take(quiet):
                last = time.perf_counter()
                first = first or last
                continue
            now = time.perf_counter()
            if self.is_idle() or now - sent_at > seconds:
                break
        first, last = first or sent_at, last or sent_at
        return bytes(self.received[start:]), (first - sent_at) * 1000, (last - sent_at) * 1000

    def settle(self, quiet=0.06):
        """Waits until nothing more is to be expected: all was read, and nothing runs."""
        calm = 0
        while calm < 2:
            calm = 0 if self.take(quiet) or not self.is_idle() else calm + 1
            self._must_live()

    # The process.

    def is_idle(self):
        """Whether all that was sent has been read, and no thread of the program runs."""
        waiting = array.array("i", [0])
        fcntl.ioctl(self.slave, termios.FIONREAD, waiting)
        if waiting[0]:
            return False
        try:
            return all(self._state(task) not in "RD" for task in os.listdir(self._of("task")))
        except OSError:
            return True

    def _of(self, name):
        return f"/proc/{self.pid}/{name}"

    def _state(self, task):
        with open(self._of(f"task/{task}/stat")) as file:
            return file.read().rpartition(")")[2].split()[0]

    def work(self):
        """Seconds on the processor so far, and how often the program has been woken."""
        seconds = wakings = 0
        for task in os.listdir(self._of("task")):
            with open(self._of(f"task/{task}/schedstat")) as file:
                seconds += int(file.read().split()[0]) / 1e9
            with open(self._of(f"task/{task}/status")) as file:
                wakings += int(next(l for l in file if l.startswith("voluntary")).split()[1])
        return seconds, wakings

    def peak_megabytes(self):
        with open(self._of("status")) as file:
            return int(next(line for line in file if line.startswith("VmHWM")).split()[1]) / 1024

    def _must_live(self):
        if self.status is None:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                self.status = os.waitstatus_to_exitcode(status)
        if self.status is not None:
            raise Gone(f"the program has ended with {self.status}")

    def end(self, seconds=5):
        """Ends it if it still runs."""
        deadline = time.perf_counter() + seconds
        if self.status is None:
            os.kill(self.pid, signal.SIGTERM)
        while self.status is None:
            try:
                self.take(0.02)
            except Gone:
                pass
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                self.status = os.waitstatus_to_exitcode(status)
            elif time.perf_counter() > deadline:
                os.kill(self.pid, signal.SIGKILL)
        os.close(self.master)
        os.close(self.slave)
