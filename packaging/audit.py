"""Holds the pins against a folder of advisories (OSV, one JSON file each), without a network.

audit.py --database FOLDER [--pins FILE …] [--accept ID …]

Such a folder is what one gets by unpacking the archive of all advisories for PyPI, where that can be had.
Exit code 0: no pin is named; 1: some are (listed); 2: the folder holds nothing that can be read.
An advisory that was withdrawn counts as none; `--accept` is for one that was looked at and is none of ours.
"""

import argparse
import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from packaging.utils import canonicalize_name
from packaging.version import InvalidVersion, Version
from shipped import PINS, pins  # type: ignore[import-not-found]

ECOSYSTEM = "PyPI"
MOST_BYTES = 16 * 2**20  # of one advisory


class Unreadable(Exception):
    """There is nothing to compare with."""


@dataclass(frozen=True)
class Hit:
    """A pinned version that an advisory names."""

    package: str
    version: str
    id: str
    summary: str
    fixed: tuple[str, ...]

    def sentence(self) -> str:
        """For the terminal."""
        way_out = f"; mended in {', '.join(self.fixed)}" if self.fixed else ""
        return f"{self.package} {self.version}: {self.id} {self.summary}{way_out}"


def hits(advisories: Iterable[dict[str, Any]], pinned: dict[str, str]) -> Iterator[Hit]:
    """Which pins are named; a range that cannot be read counts as one that holds."""
    for one in advisories:
        if one.get("withdrawn"):
            continue
        for affected in one.get("affected", ()):
            package = affected.get("package", {})
            name = canonicalize_name(str(package.get("name", "")))
            version = pinned.get(name)
            if package.get("ecosystem") == ECOSYSTEM and version and _holds(affected, version):
                summary = " ".join(str(one.get("summary", "")).split())[:120]
                yield Hit(name, version, str(one.get("id", "?")), summary, tuple(_fixed(affected)))


def read(folder: Path) -> list[dict[str, Any]]:
    """All advisories of a folder and of those within. Raises Unreadable, also for a single broken file."""
    found = []
    for path in sorted(folder.rglob("*.json")):
        if not path.is_file() or path.stat().st_size > MOST_BYTES:
            raise Unreadable(f"{path.name} is no advisory")
        try:
            told = json.loads(path.read_text(encoding="utf-8"))
        except (OSError, ValueError, RecursionError) as error:
            raise Unreadable(f"{path.name} cannot be read") from error
        if not isinstance(told, dict) or "id" not in told:
            raise Unreadable(f"{path.name} is no advisory")
        found.append(told)
    if not found:
        raise Unreadable(f"there are no advisories in {folder}")
    return found


def _holds(affected: dict[str, Any], version: str) -> bool:
    if version in affected.get("versions", ()):
        return True
    ranges = [one for one in affected.get("ranges", ()) if one.get("type") in ("ECOSYSTEM", "SEMVER")]
    if not ranges:
        return "versions" not in affected
    try:
        return any(_within(one.get("events", ()), Version(version)) for one in ranges)
    except InvalidVersion:
        return True


def _within(events: Iterable[dict[str, str]], version: Version) -> bool:
    """As OSV says: in from each `introduced` on, out from `fixed` on and behind `last_affected`."""
    steps = sorted((_at(event) for event in events), key=lambda step: step[:2])
    is_in = False
    for at, turn, comes_in in steps:
        if at < version or (at == version and turn == 0):
            is_in = comes_in
    return is_in


def _at(event: dict[str, str]) -> tuple[Version, int, bool]:
    """Where an event stands, whether it begins behind that version, and whether it brings in."""
    if "introduced" in event:
        return Version("0.dev0" if event["introduced"] == "0" else event["introduced"]), 0, True
    if "fixed" in event:
        return Version(event["fixed"]), 0, False
    return Version(event.get("last_affected", event.get("limit", "0"))), 1, False


def _fixed(affected: dict[str, Any]) -> Iterator[str]:
    for one in affected.get("ranges", ()):
        yield from (event["fixed"] for event in one.get("events", ()) if "fixed" in event)


def main() -> int:
    """See the top of this file."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--database", type=Path, required=True, metavar="FOLDER")
    parser.add_argument("--pins", type=Path, nargs="+", default=[PINS / "run.txt"], metavar="FILE")
    parser.add_argument("--accept", nargs="*", default=[], metavar="ID")
    arguments = parser.parse_args()
    try:
        advisories = read(arguments.database)
    except Unreadable as error:
        print(error)
        return 2
    pinned = {pin.name: pin.version for file in arguments.pins for pin in pins(file)}
    found = [one for one in hits(advisories, pinned) if one.id not in arguments.accept]
    for one in found:
        print(one.sentence())
    print(f"{len(pinned)} pins against {len(advisories)} advisories: {len(found)} found.")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
