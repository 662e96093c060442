"""Runs the rigs of script/faults, and says of each in one line what it found."""

import argparse
import os
import sys
import time

import rig as rigs
import escapes
import kiosk_rigs
import kill_rig
import needles
import store_rigs

RIGS = {
    "crash": store_rigs.crash,
    "kill": kill_rig.kill,
    "ext4": store_rigs.ext4,
    "flips": store_rigs.flips,
    "full": store_rigs.full,
    "needles": needles.needles,
    "escapes": escapes.escapes,
    "kiosk": kiosk_rigs.kiosk_needles,
    "kiosk-keys": kiosk_rigs.kiosk_keys,
    "kiosk-idle": kiosk_rigs.kiosk_idle,
}


def run(name, programs, is_long):
    """Whether the rig found no fault, or could not run."""
    rig = rigs.Rig(programs, is_long)
    start = time.monotonic()
    try:
        found = RIGS[name](rig)
    except rigs.Skipped as lack:
        print(f"SKIPPED  {name}: {lack}", flush=True)
        return True
    finally:
        rig.close()
    result = "FAILED" if rig.faults else "ok"
    print(f"{result:7}  {name}: {found}  ({time.monotonic() - start:.0f} s)", flush=True)
    for fault in rig.faults:
        print(f"         {name}: {fault}", flush=True)
    return not rig.faults


def main():
    parser = argparse.ArgumentParser(prog="script/faults", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(RIGS))
    parser.add_argument("--long", action="store_true", help="the figures that are promised")
    parser.add_argument("--programs", required=True, help="the folder of what was built")
    given = parser.parse_args()
    unknown = set(given.names) - set(RIGS)
    if unknown:
        parser.error(f"there is no rig {', '.join(sorted(unknown))}; there are {', '.join(RIGS)}")
    programs = os.path.abspath(given.programs)
    results = [run(name, programs, given.long) for name in given.names or RIGS]
    sys.exit(0 if all(results) else 1)


if __name__ == "__main__":
    main()
