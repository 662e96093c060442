"""How long it takes until an answer is on disk, beside a bare commit of SQLite with the same settings
and the same bytes, on the same disk, by turns. Exits with 1 where the median is above what is
promised."""

import argparse
import json
import statistics
import subprocess
import sys
import tempfile

PROMISED = 1.5


def main():
    parser = argparse.ArgumentParser(prog="script/bench durability", description=__doc__)
    parser.add_argument("--program", required=True, help="canvass-faults, built in release")
    parser.add_argument("--folder", help="on the disk that is measured; else that of temporary files")
    parser.add_argument("--answers", type=int, default=2000, help="of each of three runs")
    given = parser.parse_args()
    runs = []
    for _ in range(3):
        with tempfile.TemporaryDirectory(dir=given.folder) as folder:
            told = subprocess.run(
                [given.program, "durability", folder, str(given.answers)], check=True,
                capture_output=True)
        runs.append(json.loads(told.stdout))
    runs.sort(key=lambda run: run["answer"] / run["bare"])
    run = runs[1]
    for name, what in (("answer", "an answer on disk"), ("bare", "a bare commit")):
        print(f"{what:18} median {run[name] / 1000:.2f} ms, 95th percentile {run[name + '95'] / 1000:.2f} ms")
    ratio = statistics.median(run["answer"] / run["bare"] for run in runs)
    print(f"ratio of medians   {ratio:.2f} (promised: at most {PROMISED})")
    sys.exit(0 if ratio <= PROMISED else 1)


if __name__ == "__main__":
    main()
