"""Measures, prints, and keeps what was measured."""

import argparse
import json
import os
import sys
import tempfile
from pathlib import Path

from tests.benchmarks import machine
from tests.benchmarks.figures import effort_of, say
from tests.benchmarks.groups import GROUPS, chosen

KEPT = Path("bench.json")


def main(argv: list[str] | None = None) -> int:
    """Every chosen benchmark; 2 if there is none of that name."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    names = [*GROUPS, *(name for group in GROUPS.values() for name in group)]
    parser.add_argument("--only", choices=names, help="one group, or one benchmark")
    parser.add_argument("--little", action="store_true", help="as small as in the tests: no true figures")
    parser.add_argument("--rows", type=int, metavar="COUNT", help="how long the longest file of hours is")
    parser.add_argument("--out", type=Path, default=KEPT, metavar="FILE", help="where the figures are kept")
    arguments = parser.parse_args(argv)
    os.environ["XDG_CONFIG_HOME"] = tempfile.mkdtemp(prefix="dagverk-account-")  # not whoever's runs this
    about = machine.facts()
    say(f"{about['processor']}, {about['cores']} cores, load {about['load']}")
    effort = effort_of(little=arguments.little, rows=arguments.rows)
    figures = []
    for _name, measure in chosen(arguments.only):
        for figure in measure(effort):
            print(figure.line(), flush=True)
            say(figure.medians())
            figures.append(figure)
    kept = {"machine": about, "figures": [figure.as_json() for figure in figures]}
    arguments.out.write_text(json.dumps(kept, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
