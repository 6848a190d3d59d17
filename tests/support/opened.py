"""Which modules open dialogs: those that could, read from the code, and those that did, seen while it ran."""

import ast
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import FrameType
from typing import Any

import pytest
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
    """Classes of a module's own, and of rules, that only share the name of a dialog: rules know no Qt."""
    of_rules = {
        alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and ".rules" in (node.module or "")
        for alias in node.names
    }
    own = [node for node in ast.walk(tree) if isinstance(node, ast.ClassDef)]
    return of_rules | {node.name for node in own if not dialogs & {_called(base) for base in node.bases}}


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
