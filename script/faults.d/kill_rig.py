"""The real program, killed while somebody types into it."""

import json
import os
import random
import signal
import time

import line
import store_rigs

ALPHABET = "abcdefghijklmnopqrstuvwxyz"
QUESTIONS = 20
# Half-typed text may be as old as this, and a busy machine needs a moment more.
PATIENCE, SLACK = 2.0, 0.5


def word(number):
    """No letter of it stands where the word before has it, so that it is drawn as a whole."""
    return "".join(ALPHABET[(number * 5 + place * 7) % 26] for place in range(9))


def kill(rig):
    """kill -9 in the middle of typing."""
    rounds = rig.choose(10, 200)
    numbers = random.Random(5)
    form = rig.form("words", [
        {"type": "text", "name": f"q{at}", "label": word(at)} for at in range(QUESTIONS)])
    answers = lost = typed = 0
    for number in range(rounds):
        told, lost_here, typed_here = kill_once(rig, form, numbers, number)
        answers, lost, typed = answers + told, lost + lost_here, typed + typed_here
    rig.must_be(lost == 0, f"{lost} answers or texts lost")
    control = control_lost(rig, numbers)
    rig.must_be(control, "control: who tells before it is done lost nothing")
    return (
        f"{rounds} kills, {answers} answers acknowledged, {typed} texts half typed, {lost} lost; "
        f"control lost {control} (tells first)")


def kill_once(rig, form, numbers, number):
    store = rig.path(f"store-{number}")
    program = line.Line(
        [rig.canvass_path, "interview", form], rig.environment(CANVASS_STORE=store))
    said, keys, at = {}, [], 0
    try:
        program.wait_for(word(0))
        stop = numbers.randrange(1, QUESTIONS - 1)
        while at < stop:
            answer = f"{ALPHABET[at]}{numbers.randrange(10**6)}"
            program.send(answer.encode() + b"\r")
            seen = len(program.received)
            while word(at + 1).encode() not in program.received[max(0, seen - 20):]:
                program._must_live()
                program.take(0.05)
            said[f"q{at}"] = answer
            at += 1
        waits = number % 5 == 0
        for _ in range(numbers.randrange(4, 20)):
            letter = numbers.choice(ALPHABET)
            program.send(letter.encode())
            keys.append((time.monotonic(), letter))
            program.take(0.02)
        if waits:
            deadline = time.monotonic() + PATIENCE + SLACK
            while time.monotonic() < deadline:
                program.take(0.05)
        else:
            # An answer on its way may be there or not.
            program.send(b"\r" if number % 2 else b"")
            time.sleep(numbers.uniform(0, 0.02))
    finally:
        killed = time.monotonic()
        os.kill(program.pid, signal.SIGKILL)
        program.end()
    found, half = journal(rig, store)
    lost = sum(found.get(name) != answer for name, answer in said.items())
    due = "".join(letter for when, letter in keys if when < killed - PATIENCE - SLACK / 2)
    now = half.get(f"q{at}", "") or found.get(f"q{at}", "")
    lost += not now.startswith(due)
    return len(said), lost, bool(due)


def journal(rig, store):
    """The answers, and what was half typed."""
    listed = rig.done("list", "--json", CANVASS_STORE=store).stdout
    name = json.loads(listed)["id"]
    events = rig.done(
        "show", name, "--journal", "--json", "--sensitive", CANVASS_STORE=store).stdout
    found, half = {}, {}
    for each in events.splitlines():
        did = json.loads(each)["did"]
        kind = {"answered": found, "typed": half}.get(did["event"])
        if kind is not None:
            kind[did["item"]] = did.get("value", did.get("text", ""))
    return found, half


def control_lost(rig, numbers):
    """A writer that tells of an answer before the store has it."""
    lost = number = 0
    # What lasts longest, the disk, does not matter to a kill: it takes a few until one comes in between.
    while lost == 0 and number < 100:
        number += 1
        store = rig.path(f"control-{number}")
        writer = store_rigs.Writer(rig, store, 1, "full", "before")
        writer.run(numbers.uniform(0.01, 0.05))
        writer.kill()
        lost += store_rigs.missing(rig, store, writer.told)[0]
    return lost
