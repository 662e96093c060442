"""Plays the walks beside this file on the program, and paints what the terminal then shows.

A walk has one statement a line: `open ARGUMENTS`, `key NAME…`, `type TEXT`, `settle`, `look NAME`;
`narrow STATEMENT` and `wide STATEMENT` hold for one width only, `en STATEMENT` and `fr STATEMENT` for
one language. A screen is painted once the program has read all keys and rests. What differs from run to run, the identity of an interview and the time of
day, is replaced by the same every time; all else is as the program wrote it."""

import argparse
import os
import re
import shutil
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
sys.path.insert(0, os.path.join(os.path.dirname(HERE), "terminal.d"))

import line
from picture import Painter
from screen import Screen, Stream

MASKS = [
    (re.compile(r"(?<![0-9a-f])(?=[a-f]*[0-9])[0-9a-f]{8}(?![0-9a-f])"), "3f2a9c10"),
    # Cut for want of room.
    (re.compile(r"(?<=[0-9] {2})[0-9a-f]{4,7}(?=…)"), "3f2a9c1"),
    (re.compile(r"(?<![0-9:])[0-2][0-9]:[0-5][0-9](?![0-9:])"), "10:14"),
    (re.compile(r"20[2-9][0-9]-[01][0-9]-[0-3][0-9](?= \d)"), "2026-11-22"),
]


class Walk:
    """One walk in one language and size."""

    def __init__(self, options, size, language, folder, light=False):
        self.options, self.size, self.language, self.folder = options, size, language, folder
        self.painter = Painter(light)
        self.line = self.screen = self.stream = None

    def play(self, name):
        with open(os.path.join(HERE, name + ".walk")) as file:
            for statement in file:
                statement = statement.lstrip().rstrip("\n")
                if statement and not statement.startswith("#"):
                    self.do(statement)
        self.line.end()

    def do(self, statement):
        word, _, rest = statement.partition(" ")
        if word in ("narrow", "wide"):
            if (self.size[0] < 70) == (word == "narrow"):
                self.do(rest)
        elif word in ("en", "fr"):
            if self.language == word:
                self.do(rest)
        elif word == "open":
            self.open(rest.split())
        elif word == "key":
            self.line.send(b"".join(line.key(name) for name in rest.split()))
        elif word == "type":
            self.line.send(rest.encode())
        elif word == "settle":
            self.line.settle()
        elif word == "look":
            self.look(rest)
        else:
            sys.exit(f"script/screens: there is no statement '{word}'")

    def open(self, arguments):
        if self.line:
            self.line.end()
        environment = {
            "PATH": os.environ["PATH"], "HOME": self.folder, "LANG": "C.UTF-8", "TZ": "UTC",
            "TERM": "xterm-256color", "CANVASS_STORE": os.path.join(self.folder, "store"),
            "CANVASS_QUESTIONNAIRES": os.path.join(self.folder, "questionnaires"),
        }
        command = [self.options.program, *arguments]
        # At a kiosk nobody asks.
        if arguments[:1] != ["kiosk"]:
            command += ["--interviewer", "Amina Hassan"]
        # The program speaks two languages; a questionnaire may ask in any.
        spoken = self.language if self.language in ("en", "fr") else "en"
        command += ["--language", spoken]
        if spoken != self.language:
            command += ["--ask-in", self.language]
        self.screen = Screen(*self.size)
        self.stream = Stream(self.screen)
        self.line = line.Line(
            command, environment, *self.size,
            folder=os.path.join(self.folder, "questionnaires"))
        self.fed = 0

    def look(self, name):
        self.line.settle()
        self.stream.feed(bytes(self.line.received[self.fed:]))
        self.fed = len(self.line.received)
        for row in range(self.screen.lines):
            self.mask(row)
        path = f"{self.size[0]}x{self.size[1]}-{self.language}-{name}.png"
        self.painter.paint(self.screen, os.path.join(self.options.output, path))

    def mask(self, row):
        text = self.screen.text(row)
        # Columns and characters are the same only where no character is wide.
        if len(text) != self.screen.columns:
            text = "".join(cell.data or "\0" for cell in self.screen.row(row))
        for pattern, fixed in MASKS:
            for found in pattern.finditer(text):
                self.screen.put(row, found.start(), fixed[:len(found.group())])


def prepare(folder):
    questionnaires = os.path.join(folder, "questionnaires")
    shutil.copytree(os.path.join(ROOT, "questionnaires"), questionnaires)
    for name in ("fixture.json", "arabic.json"):
        shutil.copy(os.path.join(ROOT, "Tests/Screens/Fixtures", name), questionnaires)


def main():
    parser = argparse.ArgumentParser(prog="script/screens")
    parser.add_argument("--program", required=True)
    parser.add_argument("--output", default=os.path.join(ROOT, "docs/screens"))
    options = parser.parse_args()
    options.program = os.path.abspath(options.program)
    os.makedirs(options.output, exist_ok=True)
    for name in os.listdir(options.output):
        if name.endswith(".png"):
            os.unlink(os.path.join(options.output, name))
    for size in ((80, 24), (40, 12)):
        for language in ("en", "fr"):
            with tempfile.TemporaryDirectory() as folder:
                prepare(folder)
                for name in ("interview", "home", "kiosk"):
                    Walk(options, size, language, folder).play(name)
        with tempfile.TemporaryDirectory() as folder:
            prepare(folder)
            Walk(options, size, "ar", folder).play("arabic")
    files = [entry for entry in os.scandir(options.output) if entry.name.endswith(".png")]
    total = sum(entry.stat().st_size for entry in files)
    print(f"{len(files)} pictures in {os.path.relpath(options.output, ROOT)}, {total / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
