"""Other templates and fonts than those that a paper was drawn with."""

import contextlib
import functools
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from eduapp.certificates.drawing import assembly, names, template
from eduapp.core.resources import resource
from eduapp.drawing import fonts, text

VERSION = 99


def other_templates_and_fonts(monkeypatch, folder: Path) -> None:
    """Until the test is over every template is a later one, and every letter comes from another font."""
    shutil.copytree(resource("certificates"), folder / "certificates")
    for file in (folder / "certificates").glob("*/template.toml"):
        told = file.read_text("utf-8")
        file.write_text(re.sub(r"(?m)^version = \d+$", f"version = {VERSION}", told), "utf-8")
    (folder / "fonts").mkdir()
    for file in resource("fonts").glob("*.ttf"):
        other = file.name.replace("NotoSerif-", "AtkinsonHyperlegible-").replace("NotoSans-", "Inter-")
        shutil.copy(resource(f"fonts/{other}"), folder / "fonts" / file.name)
    monkeypatch.setattr(assembly, "resource", lambda name: folder / name)
    monkeypatch.setattr(fonts, "resource", lambda name: folder / name)
    monkeypatch.setattr(fonts, "face", functools.cache(fonts.face.__wrapped__))


@contextlib.contextmanager
def a_copy_of_all(folder: Path) -> Iterator[Path]:
    """Templates and fonts that a test may harm; nothing that was read before or then is remembered after."""
    for name in ("certificates", "fonts"):
        shutil.copytree(resource(name), folder / name)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(assembly, "resource", lambda name: folder / name)
        patched.setattr(fonts, "resource", lambda name: folder / name)
        forget_all()
        yield folder
    forget_all()


def forget_all() -> None:
    """As in a process that has drawn nothing yet."""
    for module in (fonts, text, template, names):
        for value in vars(module).values():
            if hasattr(value, "cache_clear"):
                value.cache_clear()
