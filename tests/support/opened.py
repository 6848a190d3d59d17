"""Which modules open dialogs: those that could, read from the code, and those that did, seen while it ran."""

import ast
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType
from typing import Any

import pytest
from PySide6.QtWidgets import QDialog

ROOT = Path(__file__).parents[2]


@dataclass
class _Module:
    """What one module makes and calls; looked through once, since there are many and each has much in it."""

    classes: dict[str, set[str]] = field(default_factory=dict)  # and what they are made of
    called: set[str] = field(default_factory=set)
    of_rules: set[str] = field(default_factory=set)  # imported from rules

    def others(self, dialogs: set[str]) -> set[str]:
        """Classes of its own, and of rules, that only share the name of a dialog: rules know no Qt."""
        return self.of_rules | {name for name, bases in self.classes.items() if not dialogs & bases}


def openers() -> set[str]:
    """Every module that makes a dialog of its own or asks with a form, by its name."""
    modules = {name: _read(path) for name, path in _modules()}
    classes = [(name, bases) for module in modules.values() for name, bases in module.classes.items()]
    dialogs = {"QDialog"}
    while new := {name for name, bases in classes if dialogs & bases} - dialogs:
        dialogs |= new
    return {name for name, module in modules.items() if module.called & (dialogs - module.others(dialogs))}


def _read(path: Path) -> _Module:
    found = _Module()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call):
            found.called.add(_called(node.func))
        elif isinstance(node, ast.ClassDef):
            found.classes.setdefault(node.name, set()).update(map(_called, node.bases))
        elif isinstance(node, ast.ImportFrom) and ".rules" in (node.module or ""):
            found.of_rules |= {alias.name for alias in node.names}
    return found


def _modules() -> Iterator[tuple[str, Path]]:
    for path in sorted((ROOT / "eduapp").rglob("*.py")):
        yield ".".join(path.relative_to(ROOT).with_suffix("").parts), path


def _called(node: ast.AST) -> str:
    return node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else ""


def watched(patch: pytest.MonkeyPatch) -> set[str]:
    """The modules in whose functions a dialog is shown from now on, filled while it happens.

    The three ways to show one are wrapped: a filter of events would hear of every event there is.
    """
    seen: set[str] = set()

    def noting(way: Callable[..., Any]) -> Callable[..., Any]:
        def noted(dialog: QDialog, *given: Any) -> Any:
            frame: FrameType | None = sys._getframe(1)
            while frame is not None:
                seen.add(str(frame.f_globals.get("__name__")))
                frame = frame.f_back
            return way(dialog, *given)

        return noted

    for name in ("open", "exec", "show"):
        patch.setattr(QDialog, name, noting(getattr(QDialog, name)))
    return seen
