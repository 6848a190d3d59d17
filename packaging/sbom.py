"""Writes the list of all parts of Dagverk as CycloneDX 1.6 JSON: the same pins give the same bytes.

sbom.py FILE

Parts come from the pins (packaging/requirements/run.txt), with the digests of every file that may be
installed, and from what the repository keeps; which needs which, from what is installed. No time and no
chance is in it (its serial number is a UUID of its content) and no host: a purl names the registry's kind
alone.
"""

import argparse
import json
import sys
import tomllib
from collections.abc import Mapping
from importlib.metadata import PackageNotFoundError, requires
from pathlib import Path
from typing import Any
from uuid import UUID, uuid5

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from shipped import ROOT, kept, pins, table  # type: ignore[import-not-found]

import eduapp

SPECIFICATION = "1.6"
_NAMES = UUID("3b1f6a58-0a55-5c1e-9a0c-6a6c2d1b7f10")  # made once; serial numbers are made in it
_DIGEST, _MARKER = "dagverk:wheel:sha256", "dagverk:marker"


def document() -> dict[str, Any]:
    """The whole list."""
    licences, here = table()["packages"], pins()
    names = {pin.name for pin in here}
    refs = {pin.name: f"pkg:pypi/{pin.name}@{pin.version}" for pin in here}
    components = [_package(pin, refs[pin.name], licences[pin.name]) for pin in here]
    components += [_kept(one) for one in kept()]
    own = f"dagverk@{eduapp.__version__}"
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked: dict[str, set[str]] = {
        canonicalize_name(one.name): one.extras for one in map(Requirement, project["dependencies"])
    }
    needs = {refs[name]: sorted(refs[one] for one in _needs(name, names, asked)) for name in names}
    needs[own] = sorted([*(refs[name] for name in asked), *(f"kept:{one.name}" for one in kept())])
    needs |= {one["bom-ref"]: [] for one in components if one["bom-ref"] not in needs}
    content: dict[str, Any] = {
        "bomFormat": "CycloneDX",
        "specVersion": SPECIFICATION,
        "version": 1,
        "metadata": {
            "component": {
                "type": "application",
                "bom-ref": own,
                "name": "dagverk",
                "version": eduapp.__version__,
                "licenses": [{"expression": "Apache-2.0"}],
            }
        },
        "components": sorted(components, key=lambda one: str(one["bom-ref"])),
        "dependencies": [{"ref": ref, "dependsOn": needs[ref]} for ref in sorted(needs)],
    }
    serial = uuid5(_NAMES, json.dumps(content, sort_keys=True))
    return {**content, "serialNumber": serial.urn}


def _package(pin: Any, ref: str, licence: str) -> dict[str, Any]:  # noqa: ANN401 - of a script beside this one
    told = [{"name": _DIGEST, "value": one} for one in pin.hashes]
    if pin.marker:
        told.append({"name": _MARKER, "value": pin.marker})
    return {
        "type": "library",
        "bom-ref": ref,
        "name": pin.name,
        "version": pin.version,
        "purl": ref,
        "licenses": [{"expression": licence}],
        "properties": told,
    }


def _kept(one: Any) -> dict[str, Any]:  # noqa: ANN401 - as above
    made = {
        "type": "library",
        "bom-ref": f"kept:{one.name}",
        "name": one.name,
        "licenses": [{"expression": one.licence}],
    }
    return made | ({"version": one.version} if one.version else {})


def _needs(name: str, known: set[str], asked: Mapping[str, set[str]]) -> set[str]:
    """Which of the known packages one asks for, on any system, with the extras that Dagverk wants of it."""
    try:
        needs = [Requirement(one) for one in requires(name) or []]
    except PackageNotFoundError:
        return set()  # of another system
    wanted = {f'extra == "{extra}"' for extra in asked.get(name, ())}
    return known & {
        canonicalize_name(one.name)
        for one in needs
        if "extra ==" not in str(one.marker or "") or any(extra in str(one.marker) for extra in wanted)
    }


def main() -> int:
    """See the top of this file."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("file", type=Path, metavar="FILE")
    file = parser.parse_args().file
    file.write_text(json.dumps(document(), indent=1, sort_keys=True) + "\n", encoding="utf-8")
    print(f"{file}: {len(document()['components'])} parts")
    return 0


if __name__ == "__main__":
    sys.exit(main())
