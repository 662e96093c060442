"""What the rigs share: the programs, a place of their own, how they say what they found."""

import ctypes
import json
import os
import shutil
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
sys.path.insert(0, os.path.join(os.path.dirname(HERE), "terminal.d"))


class Skipped(Exception):
    """The rig cannot run here; the message says what it lacks."""


class Rig:
    """One run of one rig: its folder, which goes with it, and what it counts."""

    def __init__(self, programs, is_long):
        self.canvass_path = os.path.join(programs, "canvass")
        self.faults_path = os.path.join(programs, "canvass-faults")
        self.is_long = is_long
        self.folder = os.path.realpath(tempfile.mkdtemp(prefix="canvass-rig-"))
        self.faults = []

    def close(self):
        shutil.rmtree(self.folder, ignore_errors=True)

    def choose(self, quick, long):
        return long if self.is_long else quick

    def path(self, *names):
        return os.path.join(self.folder, *names)

    def fail(self, sentence):
        self.faults.append(sentence)

    def must_be(self, condition, sentence):
        if not condition:
            self.fail(sentence)

    # Programs.

    def environment(self, **more):
        """Somebody's account: nothing of this one's but the path to programs."""
        known = {
            "HOME": self.folder, "XDG_CONFIG_HOME": self.path("config"), "TZ": "AST4",
            "CANVASS_STORE": self.path("store"), "LANG": "C.UTF-8", "TERM": "xterm-256color",
            "PATH": "/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin", "SWIFT_BACKTRACE": "enable=no",
            "CANVASS_QUESTIONNAIRES": os.path.join(ROOT, "questionnaires"), "TMPDIR": self.path("tmp"),
        }
        os.makedirs(known["TMPDIR"], exist_ok=True)
        return known | more

    def canvass(self, *arguments, lines=(), seconds=60, **more):
        """Runs the program as a script does."""
        return subprocess.run(
            [self.canvass_path, *arguments], input="".join(f"{line}\n" for line in lines).encode(),
            capture_output=True, timeout=seconds, cwd=self.folder, env=self.environment(**more))

    def done(self, *arguments, **more):
        """The same, which must succeed."""
        result = self.canvass(*arguments, **more)
        if result.returncode:
            raise RuntimeError(f"canvass {arguments[0]}: {result.stderr.decode(errors='replace')}")
        return result

    def faults_program(self, *arguments):
        """What `canvass-faults` found."""
        result = subprocess.run(
            [self.faults_path, *map(str, arguments)], capture_output=True, env=self.environment())
        if result.returncode:
            raise RuntimeError(
                f"canvass-faults {arguments[0]} ended with {result.returncode}: "
                + result.stderr.decode(errors="replace"))
        return json.loads(result.stdout)

    def form(self, name, items, **more):
        path = self.path(f"{name}.json")
        with open(path, "w") as file:
            json.dump({"id": name, "version": "1", "title": name, "items": items} | more, file)
        return path


NEW_MOUNTS = 0x20000  # CLONE_NEWNS


def needs_root():
    """From here on what is mounted is seen by this process and its children alone: nobody else can
    keep it mounted, and it goes with this process however that ends."""
    if os.geteuid():
        raise Skipped("needs root")
    if ctypes.CDLL(None, use_errno=True).unshare(NEW_MOUNTS):
        raise Skipped(f"may not mount: {os.strerror(ctypes.get_errno())}")
    subprocess.run(["mount", "--make-rprivate", "/"], check=True)


class SmallDisk:
    """A file system of its own, in memory."""

    def __init__(self, path, megabytes):
        needs_root()
        os.makedirs(path)
        subprocess.run(
            ["mount", "-t", "tmpfs", "-o", f"size={megabytes}m", "canvass-rig", path], check=True)
        self.path = path
        self.filler = os.path.join(path, "filler")

    def fill(self):
        size = 1 << 16
        with open(self.filler, "ab", buffering=0) as file:
            while size:
                try:
                    if file.write(b"\1" * size) < size:
                        size //= 2
                except OSError:
                    size //= 2

    def free(self):
        os.unlink(self.filler)

    def close(self):
        subprocess.run(["umount", "-l", self.path], check=False)
