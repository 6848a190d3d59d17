"""Every change in the same transaction as the change: a use case that writes tells the trail."""

import ast
import functools
import re

from tests.architecture import source
from tests.architecture.test_matrix import named
from tests.architecture.test_use_cases import NO_USE_CASE, use_cases
from tests.support.silent import SILENT

_HELD = re.compile(r"uow\.audit$")


def test_every_use_case_tells_the_trail_or_says_why_not():
    told = {named(place): tells(function_key(place)) for place, _use_case in asked()}
    source.none_of(
        (place for place, tells_it in told.items() if not tells_it and place not in SILENT),
        "Tell the trail (uow.audit), or say in tests/support/silent.py why nobody would ask it for that.",
    )
    source.none_of(
        (place for place in SILENT if told.get(place, True)), "It tells, or is gone: strike it from SILENT."
    )
    assert all(len(why) >= 20 for why in SILENT.values())


def asked():
    return ((place, one) for place, one in use_cases() if place not in NO_USE_CASE)


def function_key(place):
    path, name = place.split(":")
    return source.dotted(source.ROOT / path), name


@functools.cache
def functions():
    """Every function of the program by its module and name."""
    return {
        (source.dotted(path), node.name): (path, node)
        for path in source.modules()
        for node in source.tree(path).body
        if isinstance(node, ast.FunctionDef)
    }


@functools.cache
def methods(feature):
    """The methods of a feature's services by their names."""
    found = {}
    for path in source.modules(f"{feature}/service.py", f"{feature}/service/*.py"):
        for kind in source.classes(path):
            for node in kind.body:
                if isinstance(node, ast.FunctionDef):
                    found.setdefault(node.name, []).append((path, node))
    return found


@functools.cache
def names_in(path):
    """What the names at the top of a module stand for."""
    found = {}
    for node in source.nodes(path):
        if isinstance(node, ast.ImportFrom):
            found |= {one.asname or one.name: f"{node.module}.{one.name}" for one in node.names}
    return found


def tells(key):
    return _tells(*functions()[key], set())


def _tells(path, function, seen):
    """Whether a function tells the trail itself, or by something that it calls or hands on."""
    if id(function) in seen:
        return False
    seen.add(id(function))
    spoken = [node for node in ast.walk(function) if isinstance(node, ast.Name | ast.Attribute)]
    if any(_HELD.search(ast.unparse(node)) for node in spoken if isinstance(node, ast.Attribute)):
        return True
    return any(_tells(*meant, seen) for node in spoken for meant in meant_by(path, node))


def meant_by(path, node):
    """The functions and methods of ours that a name may stand for."""
    if isinstance(node, ast.Attribute):
        feature = source.name(path).removeprefix("eduapp/").partition("/service")[0]
        yield from methods(feature).get(node.attr, ())
    first, _dot, rest = ast.unparse(node).partition(".")
    whole = names_in(path).get(first, f"{source.dotted(path)}.{first}") + (f".{rest}" if rest else "")
    for _time in range(4):  # through what packages offer
        module, _dot, name = whole.rpartition(".")
        if (module, name) in functions():
            yield functions()[module, name]
            return
        offered = source.ROOT / module.replace(".", "/") / "__init__.py"
        if not offered.is_file() or name not in names_in(offered):
            return
        whole = names_in(offered)[name]


def test_what_tells_by_others_is_found():
    """A helper's method, a function of another module or feature; and one that tells nothing."""
    for place, wanted in (
        ("eduapp/exams/marking/service/marks.py:give_mark", True),
        ("eduapp/exams/grading/service/fixing.py:fix_grades", True),
        ("eduapp/exams/grading/service/moving.py:correct_moved", True),
        ("eduapp/workshops/hours/service/shifts.py:keep_sheet", False),
    ):
        assert tells(function_key(place)) == wanted, place
