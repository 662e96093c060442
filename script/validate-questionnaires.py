#!/usr/bin/env python3
"""Holds questionnaires against questionnaire.schema.json, and the schema against its own.

Usage: validate-questionnaires.py [FILE.json...]     (else every bundled questionnaire)

Prints one line a fault and exits 1 if there is one. `canvass check` finds more; this shows that
the published schema, which editors use, agrees with what is bundled.
"""

import json
import sys
from pathlib import Path

from jsonschema import Draft202012Validator

FOLDER = Path(__file__).resolve().parent.parent / "questionnaires"
SCHEMA = FOLDER / "questionnaire.schema.json"


def read(path: Path):
    return json.loads(path.read_text(encoding="utf-8"))


def main(arguments: list[str]) -> int:
    schema = read(SCHEMA)
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema)
    bundled = (
        path
        for path in sorted(FOLDER.glob("*.json"))
        if not path.name.endswith((".schema.json", ".scenarios.json"))
    )
    files = [Path(argument) for argument in arguments] or list(bundled)
    faults = 0
    for file in files:
        for error in validator.iter_errors(read(file)):
            faults += 1
            print(f"{file}: {error.json_path}: {error.message[:200]}")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
