"""Other templates and fonts than those that a paper was drawn with."""

import functools
import re
import shutil
from pathlib import Path

from eduapp.certificates.drawing import assembly
from eduapp.core.resources import resource
from eduapp.drawing import fonts

VERSION = 99


def other_templates_and_fonts(monkeypatch, folder: Path) -> None:
    """Until the test is over every template is a later one, and every letter comes from another font."""
    shutil.copytree(resource("certificates"), folder / "certificates")
    for file in (folder / "certificates").glob("*/template.toml"):
        told = file.read_text("utf-8")
        file.write_text(re.sub(r"(?m)^version = \d+$", f"version = {VERSION}", told), "utf-8")
    (folder / "fonts").mkdir()
    for file in resource("fonts").glob("*.ttf"):
        other = file.name.replace("NotoSerif", "AtkinsonHyperlegible").replace("NotoSans-", "Inter-")
        shutil.copy(resource(f"fonts/{other}"), folder / "fonts" / file.name)
    monkeypatch.setattr(assembly, "resource", lambda name: folder / name)
    monkeypatch.setattr(fonts, "resource", lambda name: folder / name)
    monkeypatch.setattr(fonts, "face", functools.cache(fonts.face.__wrapped__))
