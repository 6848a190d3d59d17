"""What Dagverk carries of others: the pins it is made from, and the licence of each.

shipped.py          writes resources/licences.md anew
shipped.py --check  changes nothing; says what has no licence here, may not be carried, or is not as it says
"""

import argparse
import re
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import Any

from packaging.licenses import InvalidLicenseExpression, canonicalize_license_expression
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent
PINS = ROOT / "packaging" / "requirements"
TABLE = ROOT / "packaging" / "licences.toml"
WEB = ROOT / "resources" / "verification"
WRITTEN = ROOT / "resources" / "licences.md"
_PIN = re.compile(r"^([\w.-]+)==(\S+)(?: ; ([^\\\n]+?))? *(?:\\)?$", re.MULTILINE)
_HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")
_WORD = re.compile(r"[A-Za-z0-9.-]+")
# Words by which packages that name no SPDX expression say the same.
_SAYS = {
    "Apache Software License": "Apache-2.0",
    "Apache License": "Apache-2.0",
    "BSD License": "BSD",
    "GNU Library or Lesser General Public License (LGPL)": "LGPL",
    "MIT License": "MIT",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
    "Python Software Foundation License": "PSF-2.0",
}
HEADING = """# What Dagverk carries of others

Written by `packaging/shipped.py`; not to be changed by hand. Dagverk itself is under Apache-2.0 (LICENSE).
The text of each licence lies in the package itself (`*.dist-info`), or where it is named below.
"""


@dataclass(frozen=True)
class Pin:
    """One package as it is pinned."""

    name: str
    version: str
    marker: str
    hashes: tuple[str, ...]


@dataclass(frozen=True)
class Kept:
    """Something of others that lies in the repository."""

    name: str
    version: str
    licence: str
    text: Path


def pins(file: Path = PINS / "run.txt") -> list[Pin]:
    """All packages of a file of pins, by name."""
    text = file.read_text(encoding="utf-8")
    found = list(_PIN.finditer(text))
    ends = [*(one.start() for one in found[1:]), len(text)]
    return [
        Pin(canonicalize_name(one[1]), one[2], one[3] or "", tuple(_HASH.findall(text, one.end(), end)))
        for one, end in zip(found, ends, strict=True)
    ]


def table() -> dict[str, Any]:
    """The licences, as they were read."""
    return tomllib.loads(TABLE.read_text(encoding="utf-8"))


def kept() -> list[Kept]:
    """What lies in the repository, by name."""
    own = [Kept(name, "", one["licence"], ROOT / one["text"]) for name, one in table()["kept"].items()]
    web = tomllib.loads((WEB / "libraries.toml").read_text(encoding="utf-8"))
    own += [
        Kept(name, one["version"], one["licence"], WEB / "licences" / one["notice"])
        for name, one in web.items()
    ]
    return sorted(own, key=lambda one: one.name.casefold())


def faults() -> Iterator[str]:
    """What must be put right, in a sentence each."""
    known = table()
    packages, lgpl = known["packages"], known["lgpl"]
    here = {pin.name for pin in pins()}
    yield from (f"{name}: no licence in licences.toml" for name in sorted(here - packages.keys()))
    yield from (f"{name}: not carried any more" for name in sorted((packages.keys() | lgpl.keys()) - here))
    every = [(name, said) for name, said in packages.items() if name in here]
    every += [(one.name, one.licence) for one in kept()]
    for name, said in every:
        yield from _against(name, said, known["allowed"], lgpl)
    for pin in pins():
        yield from _unlike(pin.name, packages.get(pin.name, ""))
    yield from (
        f"{one.name}: its licence {one.text.name} is missing" for one in kept() if not one.text.is_file()
    )


def written() -> str:
    """The list for people."""
    known = table()
    lines = [HEADING, "## Packages\n", "| package | version | licence |", "|---|---|---|"]
    lines += [f"| {pin.name} | {pin.version} | {known['packages'][pin.name]} |" for pin in pins()]
    lines += ["\n## In the program's own files\n", "| what | licence | text |", "|---|---|---|"]
    lines += [f"| {one.name} | {one.licence} | {one.text.relative_to(ROOT).as_posix()} |" for one in kept()]
    lines += ["\n## Under the LGPL\n"]
    lines += ["Each is a file of its own that may be exchanged for another version of it:\n"]
    lines += [f"- {name}: {how}" for name, how in sorted(known["lgpl"].items())]
    return "\n".join(lines) + "\n"


def _against(name: str, said: str, allowed: list[str], lgpl: dict[str, str]) -> Iterator[str]:
    try:
        expression = str(canonicalize_license_expression(said))
    except InvalidLicenseExpression:
        yield f"{name}: {said} is no SPDX expression"
        return
    if expression != said:
        yield f"{name}: say {expression} for {said}"
    for licence in _WORD.findall(expression):
        if licence in {"AND", "OR"} or licence in allowed or (licence.startswith("LGPL-") and name in lgpl):
            continue
        yield f"{name}: {licence} may not be carried"


def _unlike(name: str, said: str) -> Iterator[str]:
    """What the package says of itself, where it is installed and says it in words we know."""
    try:
        about = distribution(name).metadata
    except PackageNotFoundError:
        return  # of another system
    told = " ".join(about.get_all("License-Expression", []))
    classes = [
        one.rpartition(" :: ")[2] for one in about.get_all("Classifier", []) if one.startswith("License")
    ]
    known = {_SAYS[one] for one in classes if one in _SAYS}
    if told and not set(_WORD.findall(said)) <= set(_WORD.findall(told)):
        yield f"{name}: says {told} of itself, not {said}"
    elif (
        not told
        and known
        and not all(any(word.startswith(one) for word in _WORD.findall(said)) for one in known)
    ):
        yield f"{name}: says {', '.join(sorted(known))} of itself, not {said}"


def main() -> int:
    """See the top of this file."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--check", action="store_true")
    checks = parser.parse_args().check
    wrong = list(faults())
    if not wrong and checks and WRITTEN.read_text(encoding="utf-8") != written():
        wrong = ["resources/licences.md is old. Type: .venv/bin/python packaging/shipped.py"]
    if wrong:
        print("\n".join(wrong))
        return 1
    if not checks:
        WRITTEN.write_text(written(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
