"""The window opens fast because nothing heavy is read before it stands."""

import json
import subprocess
import sys

import pytest

from tests.architecture import source

HEAVY = ("sqlalchemy", "reportlab", "babel", "alembic", "argon2")
PROBE = """
import importlib, json, sys
heavy, names = json.loads(sys.argv[1])
for name in names:
    importlib.import_module(name)
    loaded = sorted(set(heavy) & set(sys.modules))
    if loaded:
        sys.exit(f"{name} reads {', '.join(loaded)}")
"""


def assert_light(paths, *, heavy=HEAVY):
    names = [source.dotted(path) for path in paths]
    done = subprocess.run(
        [sys.executable, "-c", PROBE, json.dumps([heavy, names])],
        cwd=source.ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    said = "\n".join(done.stderr.strip().splitlines()[-3:])
    assert done.returncode == 0, (
        f"{said}\nImport it under TYPE_CHECKING, or inside the function that needs it."
    )


def test_words_and_rules_are_light():
    assert_light([*source.parts("terms"), *source.parts("rules")], heavy=(*HEAVY, "PySide6"))


def test_what_features_offer_is_light():
    assert_light(source.modules("**/ui/contributions.py"))


def test_the_parts_of_the_window_are_light():
    assert_light(source.modules("gui/**/*.py"))


@pytest.mark.parametrize("name", ["main", "window", "sign_in", "shell", "catalogue"])
def test_the_window_is_light(name):
    places = source.modules(f"app/{name}.py", f"app/{name}/__init__.py")

    assert places, f"eduapp/app/{name}.py is gone: name here what the window is made of now"
    assert_light(places)
