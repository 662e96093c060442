"""What was said in interviews is looked for in all that is left behind, in any likely disguise."""

import base64
import os
import re
import resource
import secrets
import shutil
import signal
import sqlite3
import subprocess
import tempfile
import time
import zlib

import line

PASSPHRASE = "correct horse battery staple"
NAME = {"type": "text", "name": "who", "label": "What is your name?"}
STORY = {
    "type": "text", "name": "story", "label": "Tell me more.", "appearance": "multiline"}


def needle():
    """A word that stands nowhere else."""
    return "needle" + secrets.token_hex(8)


class Search:
    """Finds words in bytes: as UTF-8, UTF-16, Base64 from any place on, and compressed."""

    def __init__(self, words):
        self.words = {}
        for word in words:
            for shape, bytes_ in self.shapes(word):
                self.words[bytes_] = (word, shape)
        self.pattern = re.compile(b"|".join(re.escape(each) for each in self.words))

    @staticmethod
    def shapes(word):
        plain = word.encode()
        yield "UTF-8", plain
        yield "UTF-16LE", word.encode("utf-16-le")
        yield "UTF-16BE", word.encode("utf-16-be")
        for before in range(3):
            coded = base64.b64encode(b"\0" * before + plain)
            # Six bits a character; those at the ends depend on what stands beside the word as well.
            first, last = -(-before * 8 // 6), (before + len(plain)) * 8 // 6
            yield f"Base64+{before}", coded[first:last]

    def within(self, data, depth=2):
        """The words that are in there, with the shape of each."""
        found = {self.words[each] for each in self.pattern.findall(data)}
        if depth:
            for opened in self.unpacked(data):
                found |= {(word, f"packed {shape}") for word, shape in self.within(opened, depth - 1)}
        return found

    @staticmethod
    def unpacked(data):
        for match in re.finditer(rb"\x1f\x8b\x08|\x78[\x01\x5e\x9c\xda]", data):
            stream = zlib.decompressobj(wbits=47)
            try:
                yield stream.decompress(data[match.start():], 1 << 24)
            except zlib.error:
                continue
        if shutil.which("zstd"):
            for match in re.finditer(rb"\x28\xb5\x2f\xfd", data):
                yield subprocess.run(
                    ["zstd", "-dcq"], input=data[match.start():], capture_output=True).stdout

    def below(self, folder):
        """What is found in the files of a folder, by file."""
        found = {}
        for above, _, names in os.walk(folder):
            for name in filter(lambda name: os.path.isfile(os.path.join(above, name)), names):
                with open(os.path.join(above, name), "rb") as file:
                    here = self.within(name.encode() + b"\0" + file.read())
                if here:
                    found[os.path.join(above, name)] = here
        return found


def needles(rig):
    """Words that were typed into interviews."""
    outside = tempfile.mkdtemp(prefix="canvass-outside-")
    try:
        return look_for_needles(rig, outside)
    finally:
        shutil.rmtree(outside, ignore_errors=True)


def look_for_needles(rig, outside):
    passphrase = os.path.join(outside, "passphrase")
    with open(passphrase, "w") as file:
        file.write(PASSPHRASE + "\n")
    locked = {"CANVASS_PASSPHRASE_FILE": passphrase}
    key = os.path.join(outside, "study.key")
    rig.done("keys", "new", key, "--no-passphrase")
    rig.done("keys", "passphrase", **locked)
    public = rig.done("keys", "show", key, "--json").stdout.decode()
    sealed = rig.form(
        "sealed", [NAME, STORY],
        public_keys=[{"name": "study", "key": re.search(r'"key":"([^"]+)"', public)[1]}])
    form = rig.form("drafts", [NAME, STORY])
    words = [PASSPHRASE]
    for _ in range(10):
        words.append(needle())
        said = rig.done(
            "interview", "--plain", sealed, lines=[words[-1], f"I am {words[-1]}.", ".", "1"],
            **locked).stdout.decode()
    code = re.search(r"Withdrawal code: (\S+?)\.", said)[1]
    for _ in range(10):
        words.append(needle())
        rig.done(
            "interview", "--plain", form, lines=[words[-1], f"I am {words[-1]}."], **locked)
    rig.done("withdraw", code, "--yes", **locked)
    rig.must_be(
        rig.canvass("withdraw", code, "--yes", **locked).returncode == 1, "it could be withdrawn twice")
    cores = [crash(rig, form, ending, words, locked) for ending in (signal.SIGQUIT, signal.SIGSEGV)]
    scrolled = scrollback(rig, form, words, locked)
    search = Search(words)
    found = search.below(rig.folder)
    for path, here in found.items():
        rig.fail(f"{len(here)} in {os.path.relpath(path, rig.folder)}: {sorted(here)[0][1]}")
    shown = search.within(scrolled or b"")
    rig.must_be(not shown, f"{len(shown)} in the scrollback")
    control = control_found(search, words, outside)
    rig.must_be(control is None, f"control: {control}")
    core_control = control_core(outside)
    return (
        f"{len(words)} needles, 20 interviews (10 finished, 10 drafts, 1 withdrawn), "
        f"{len(cores)} crashes, {sum(len(here) for here in found.values()) + len(shown)} found"
        + ("" if scrolled is not None else "; scrollback SKIPPED: no tmux here")
        + f"; control found all {len(words)}, in each disguise"
        + (", and in a core" if core_control else "; cores SKIPPED: the system keeps none"))


def crash(rig, form, ending, words, locked):
    """Has the program die while somebody types."""
    words.append(needle())
    folder = rig.path(f"crash-{ending}")
    os.makedirs(folder)
    with unlimited_cores():
        program = line.Line(
            [rig.canvass_path, "interview", form], rig.environment(**locked), folder=folder)
    program.wait_for("What is your name?")
    program.send(words[-1].encode())
    program.wait_for(words[-1][-3:])
    program.settle()
    os.kill(program.pid, ending)
    program.end()


class unlimited_cores:
    def __enter__(self):
        self.before = resource.getrlimit(resource.RLIMIT_CORE)
        resource.setrlimit(resource.RLIMIT_CORE, (self.before[1], self.before[1]))

    def __exit__(self, *_):
        resource.setrlimit(resource.RLIMIT_CORE, self.before)


def control_core(folder):
    """Whether a program that takes no care leaves a core with its words."""
    word = needle()
    with unlimited_cores():
        subprocess.run(
            ["python3", "-c", f"import os; word = '{word}'; os.abort()"], cwd=folder, check=False,
            stderr=subprocess.DEVNULL)
    cores = [name for name in os.listdir(folder) if name.startswith("core")]
    return any(Search([word]).below(folder)) if cores else False


def scrollback(rig, form, words, locked):
    """What tmux remembers of an interview after it was left; None without tmux."""
    if not shutil.which("tmux"):
        return None
    words.append(needle())
    tmux = Tmux(rig, **locked)
    try:
        tmux.type(f"{rig.canvass_path} interview {form}", "Enter")
        tmux.wait_for("What is your name?")
        tmux.type(words[-1])
        tmux.wait_for(words[-1])
        tmux.run("send-keys", "-t", "rig", "C-x")
        tmux.wait_for("What is your name?", is_there=False)
        return tmux.shown("-S", "-")
    finally:
        tmux.close()


class Tmux:
    """A tmux of its own, with a shell in it."""

    def __init__(self, rig, size=(100, 30), **more):
        self.socket = rig.path("tmux.socket")
        self.environment = rig.environment(**more)
        self.run(
            "-f", "/dev/null", "new-session", "-d", "-s", "rig", "-x", str(size[0]), "-y",
            str(size[1]), "/bin/sh")

    def run(self, *arguments):
        return subprocess.run(
            ["tmux", "-S", self.socket, *arguments], capture_output=True, env=self.environment).stdout

    def type(self, text, *keys):
        self.run("send-keys", "-t", "rig", "-l", text)
        for key in keys:
            self.run("send-keys", "-t", "rig", key)

    def shown(self, *more):
        return self.run("capture-pane", "-p", "-t", "rig", *more)

    def wait_for(self, text, is_there=True, seconds=20):
        deadline = time.monotonic() + seconds
        while (text.encode() in self.shown()) != is_there:
            if time.monotonic() > deadline:
                raise RuntimeError(f"{text!r} on the screen did not change:\n{self.shown().decode()}")
            time.sleep(0.05)

    def close(self):
        self.run("kill-server")


def control_found(search, words, folder):
    """Why the search is good for nothing, or None: it must find words in a store written in clear,
    and in every disguise."""
    path = os.path.join(folder, "clear.sqlite")
    store = sqlite3.connect(path)
    store.execute("CREATE TABLE journal (event TEXT)")
    store.executemany("INSERT INTO journal VALUES (?)", [(f'{{"value":"{word}"}}',) for word in words])
    store.commit()
    store.close()
    with open(path, "rb") as file:
        found = {word for word, _ in search.within(file.read())}
    if found != set(words):
        return f"{len(found)} of {len(words)} found in clear"
    word = words[-1]
    plain = f'{{"value":"{word}"}}'.encode()
    disguises = {
        "UTF-16": word.encode("utf-16"), "zlib": b"x" + zlib.compress(plain),
        "gzip": subprocess.run(["gzip", "-c"], input=plain, capture_output=True).stdout}
    for before in range(3):
        disguises[f"Base64 {before}"] = base64.b64encode(b"x" * before + plain)
    if shutil.which("zstd"):
        disguises["zstd"] = subprocess.run(["zstd", "-c"], input=plain, capture_output=True).stdout
    for name, data in disguises.items():
        if not any(found == word for found, _ in search.within(data)):
            return f"nothing found in {name}"
    return None
