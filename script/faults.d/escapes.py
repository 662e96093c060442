"""Texts that act on a terminal, through every way by which text from outside reaches one."""

import json
import os
import re
import shutil
import socket
import subprocess
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import corpus
import line
import needles
import rig as rigs

HARNESS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "echo_back.py")


def escapes(rig):
    """A corpus of escape sequences."""
    if not shutil.which("tmux"):
        raise rigs.Skipped("needs tmux")
    step = rig.choose(40, 1)
    cases = corpus.CASES[::step]
    terminal = Terminal(rig)
    try:
        effects = [(kind, text, terminal.effect_of(text)) for kind, text in cases]
        acted = [text for kind, text, effect in effects if corpus.is_seen(kind, effect)]
        due = [text for kind, text in cases if kind != corpus.QUIET]
        missed = [text for text in due if text not in acted]
        rig.must_be(due and not missed, f"control: {len(missed)} did nothing, such as {missed[:1]!r}")
        for name, channel in CHANNELS.items():
            said = channel(rig, [text for _, text in cases])
            judge(rig, terminal, name, said)
    finally:
        terminal.close()
    return (
        f"{len(cases)} cases through {len(CHANNELS)} channels, {len(rig.faults)} faults; "
        f"control: {len(acted)} act by themselves")


def judge(rig, terminal, name, said):
    text = said.decode("utf-8", errors="surrogateescape")
    rig.must_be(text.strip(), f"{name}: nothing was said")
    is_data = name == "cells"
    harmful = next((row for row in text.split("\n") if not corpus.is_harmless(row, is_data)), None)
    rig.must_be(harmful is None, f"{name}: {harmful!r}")
    effect = terminal.effect_of(text, is_lines=True)
    rig.must_be(not effect, f"{name}: the terminal's {effect} changed")


# Channels: each gives what the program wrote when it was given these texts.


def run(rig, *arguments, lines=(), **more):
    result = rig.canvass(*arguments, lines=lines, **more)
    if result.returncode not in (0, 1, 64):
        rig.fail(f"canvass {arguments[0]} ended with {result.returncode}")
    return result.stdout + result.stderr


def fit(text):
    """As an argument: the system takes no zero byte."""
    return text.replace("\0", "")


def authored(place):
    """A questionnaire with the text in one place: refused, or shown."""

    def channel(rig, texts):
        said = b""
        for text in texts:
            item = {"type": "text", "name": "who", "label": "Who?", "hint": "In full."}
            choices = {"sizes": [{"name": "s", "label": "Small"}, {"name": "l", "label": "Large"}]}
            more = {"title": "Title", "choices": choices}
            size = {"type": "select_one", "name": "size", "label": "Which?", "choices": "sizes"}
            {
                "label": lambda: item.update(label=f"Who {text}?"),
                "hint": lambda: item.update(hint=f"In {text} full."),
                "name": lambda: item.update(name=f"who{text}"),
                "choice": lambda: choices["sizes"][0].update(label=f"S{text}mall"),
                "title": lambda: more.update(title=f"T{text}itle"),
                "key": lambda: item.update({f"k{text}ey": True}),
            }[place]()
            form = rig.form("authored", [item, size], **more)
            said += run(rig, "interview", "--plain", form, lines=["Ana", "1", "2"])
        return said

    return channel


SAID = [
    {"type": "text", "name": "who", "label": "Who?"},
    {"type": "text", "name": "story", "label": "More?", "appearance": "multiline"},
]


def answers(rig, texts):
    """Typed in plain mode as answers and notes; then listed, shown and exported."""
    form, said = rig.form("said", SAID), b""
    for text in texts:
        # A line ends where the terminal says so, whatever stands in it.
        typed = re.sub(r"[\r\n]", " ", text)
        said += run(
            rig, "interview", "--plain", form,
            lines=[f"* a note {typed}", f"one {typed} two", f"one {typed} two", ".", "1"])
    listed = rig.canvass("list", "--json").stdout.splitlines()
    said += run(rig, "list")
    for each in listed:
        name = json.loads(each)["id"]
        said += run(rig, "show", name) + run(rig, "show", name, "--journal", "--sensitive")
    said += run(rig, "doctor")
    return said


def cells(rig, texts):
    """What was typed, as exported cells that somebody prints."""
    answers(rig, texts)
    return run(rig, "export", "--format", "csv", "--output", "-", "--personal-data", "--notes").replace(
        b"\r\n", b"\n")


def file_names(rig, texts):
    said = b""
    for text in texts:
        name = fit(text).replace("/", "-")
        with open(rig.path(f"f{name}.json"), "w") as file:
            file.write('{"id": "f", "items": [{"type": "text"}]}')
        said += run(rig, "check", rig.path(f"f{name}.json")) + run(rig, "check", f"no{name}.json")
        said += run(rig, "list", "--store", rig.path(f"f{name}.json"))
        said += run(rig, "batch", "import", f"no{name}.sbatch")
    return said


def command_lines(rig, texts):
    said = b""
    for text in map(fit, texts):
        said += run(rig, "show", f"x{text}") + run(rig, "list", "--state", f"x{text}")
        said += run(rig, f"--x{text}") + run(rig, "list", "--state", "all", f"x{text}")
        said += run(rig, "show", "x", "--at", f"x{text}") + run(rig, f"x{text}")
    return said


def surroundings(rig, texts):
    """Folders, settings and addresses, as doctor and others tell them."""
    said = b""
    for text in map(fit, texts):
        folder = rig.path("d" + text.replace("/", "-"))
        os.makedirs(folder, exist_ok=True)
        said += run(rig, "doctor", CANVASS_QUESTIONNAIRES=folder, CANVASS_COLLECTOR=f"http://{text}")
        said += run(rig, "doctor", TERM=f"x{text}", LANG=f"x{text}")
        said += run(rig, "sync", "--to", f"http://x{text}.example")
        os.makedirs(rig.path("config", "canvass"), exist_ok=True)
        with open(rig.path("config", "canvass", "config.json"), "w") as file:
            json.dump({f"x{text}": "y"}, file)
        said += run(rig, "list")
        os.unlink(rig.path("config", "canvass", "config.json"))
    return said


def servers(rig, texts):
    """A collector that has nothing good to say."""
    form, said = rig.form("sent", SAID[:1]), b""
    with open(rig.path("token"), "w") as file:
        file.write("token\n")
    os.chmod(rig.path("token"), 0o600)
    with HostileCollector() as collector:
        for number, text in enumerate(texts):
            store = {"CANVASS_STORE": rig.path(f"sent-{number}")}
            rig.done("interview", "--plain", form, lines=["Ana", "1"], **store)
            collector.text = text
            # To one that fails the program comes back for half a minute: once is enough.
            moods = ("refuses", "fails", "rejects") if rig.is_long and not number else ("rejects",)
            for collector.mood in moods:
                said += run(
                    rig, "sync", "--to", collector.address, "--token-file", rig.path("token"), **store)
            said += run(rig, "list", **store) + run(rig, "doctor", **store)
            said += run(rig, "--plain", lines=["."], **store)
    return said


class HostileCollector:
    """On loopback."""

    def __enter__(self):
        hostile = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self):
                self.say(200, {
                    "collector": hostile.text, "protocols": [1], "time": "2026-11-21T10:00:00.000Z",
                    "limits": {}, "questionnaires": []})

            def do_POST(self):
                body = self.rfile.read(int(self.headers["Content-Length"]))
                if self.path.endswith("/have"):
                    self.say(200, {"collector": hostile.text, "held": [], "erased": []})
                elif hostile.mood == "rejects":
                    self.say(200, {"collector": hostile.text, "results": [
                        {key: json.loads(row)[key] for key in ("id", "sha256")}
                        | {"result": "rejected", "code": hostile.text, "retry": "never"}
                        for row in body.splitlines()]})
                else:
                    status = 400 if hostile.mood == "refuses" else 500
                    self.say(status, {"error": {"code": hostile.text, "message": hostile.text}})

            def say(self, status, value):
                body = json.dumps(value).encode()
                self.send_response(status)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_):
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_):
        self.server.shutdown()
        self.server.server_close()


def screens(rig, texts):
    """Pasted into a full screen, and shown there again when it is resumed. What the program itself
    draws with is no fault: of the texts none may stand in what it wrote."""
    form, store = rig.form("screen", SAID[1:]), {"CANVASS_STORE": rig.path("screen-store")}
    written = b""
    for arguments in (["interview", form], None):
        if arguments is None:
            name = json.loads(rig.canvass("list", "--json", **store).stdout)["id"]
            arguments = ["interview", "--resume", name]
        program = line.Line([rig.canvass_path, *arguments], rig.environment(**store))
        try:
            program.wait_for("More?")
            for text in texts if form in arguments else ():
                program.send(b"\x1b[200~" + text.encode().replace(b"\x1b[201~", b"") + b"\x1b[201~ ")
            program.settle()
        finally:
            program.end()
        written += bytes(program.received)
    said = b"".join(
        b"drawn as it is: " + text.encode() + b"\n" for text in texts
        if len(text) > 3 and text.encode() in written and is_no_word_of_ours(text))
    return said or b"drawn otherwise\n"


def is_no_word_of_ours(text):
    """What curses writes for its own ends says nothing: moving, clearing, colours, modes. Nor does a
    word before the beginning of such a thing."""
    return not re.fullmatch(r"(one)?(\x1b(\[[?0-9;]*[A-Za-z]?|[78=>]|\(.)?)+", text)


CHANNELS = {
    "label": authored("label"), "hint": authored("hint"), "choice": authored("choice"),
    "title": authored("title"), "name": authored("name"), "key": authored("key"),
    "answers and notes": answers, "cells": cells, "file names": file_names,
    "command line": command_lines, "surroundings": surroundings, "server": servers,
    "full screen": screens,
}


class Terminal:
    """A tmux in which a harness writes what it is given, and tells what came back."""

    title = "as it was"

    def __init__(self, rig):
        path = rig.path("harness.socket")
        listener = socket.socket(socket.AF_UNIX)
        listener.bind(path)
        listener.listen(1)
        self.tmux = needles.Tmux(rig, size=(400, 50))
        for option in ("set-clipboard on", "allow-rename on", "allow-passthrough on"):
            self.tmux.run("set-option", "-g", *option.split())
        self.tmux.run(
            "respawn-pane", "-k", "-t", "rig", f"{sys.executable} -B {HARNESS} {path}")
        self.harness = listener.accept()[0].makefile("rwb")
        listener.close()

    def write(self, data):
        """Has it written; answers what came on standard input of it."""
        self.harness.write(len(data).to_bytes(4, "big") + data)
        self.harness.flush()
        return self.harness.read(int.from_bytes(self.harness.read(4), "big"))

    def effect_of(self, text, is_lines=False):
        """What a text does to the terminal, or None. Lines must leave the cursor at their beginning,
        any other text as many columns on as it has characters."""
        self.tmux.run("send-keys", "-R", "-t", "rig")
        self.tmux.run("select-pane", "-t", "rig", "-T", self.title)
        self.tmux.run("delete-buffer")
        self.write(b"\x18\x1b\\\x1b[2J\x1b[3H")
        reply = self.write(text.encode("utf-8", errors="surrogateescape").replace(b"\n", b"\r\n"))
        shown = self.tmux.run(
            "display-message", "-p", "-t", "rig", "#{cursor_x} #{cursor_y} #{pane_title}").decode()
        column, row, title = shown.rstrip("\n").split(" ", 2)
        if title != self.title:
            return corpus.TITLE
        if self.tmux.run("list-buffers"):
            return corpus.CLIPBOARD
        if reply:
            return corpus.REPLY
        moved = int(column) != 0 if is_lines else (int(column), int(row)) != (len(text), 2)
        return corpus.CURSOR if moved else None

    def close(self):
        self.tmux.close()
