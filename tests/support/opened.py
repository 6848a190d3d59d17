"""Which modules open dialogs: those that could, read from the code, and those that did, seen while it ran."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path
from types import FrameType

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QDialog

ROOT = Path(__file__).parents[2]


def openers() -> set[str]:
    """Every module that makes a dialog of its own or asks with a form, by its name."""
    trees = {module: ast.parse(path.read_text("utf-8")) for module, path in _modules()}
    dialogs = {"QDialog"}
    while (
        new := {
            node.name
            for tree in trees.values()
            for node in ast.walk(tree)
            if isinstance(node, ast.ClassDef) and dialogs & {_called(base) for base in node.bases}
        }
        - dialogs
    ):
        dialogs |= new
    return {module for module, tree in trees.items() if _calls(tree) & (dialogs - _others(tree, dialogs))}


def _calls(tree: ast.AST) -> set[str]:
    return {_called(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call)}


def _others(tree: ast.AST, dialogs: set[str]) -> set[str]:
    """Classes of a module's own that only share the name of a dialog."""
    own = [node for node in ast.walk(tree) if isinstance(node, ast.ClassDef)]
    return {node.name for node in own if not dialogs & {_called(base) for base in node.bases}}


def _modules() -> Iterator[tuple[str, Path]]:
    for path in sorted((ROOT / "eduapp").rglob("*.py")):
        yield ".".join(path.relative_to(ROOT).with_suffix("").parts), path


def _called(node: ast.AST) -> str:
    return node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else ""


class Watch(QObject):
    """Keeps the modules in whose functions a dialog came to be shown."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: set[str] = set()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QDialog):
            frame: FrameType | None = sys._getframe(1)
            while frame is not None:
                self.seen.add(str(frame.f_globals.get("__name__")))
                frame = frame.f_back
        return False
