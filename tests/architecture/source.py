"""Reads the program as text, so that its conventions can be looked up in it."""

import ast
import functools
import subprocess
import tomllib
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "eduapp"
TESTS = ROOT / "tests"
AREAS = ("exchange", "records", "exams", "workshops", "education", "people")
CERTIFICATES = (PACKAGE / "certificates", PACKAGE / "certificates" / "keys")
SAFEKEEPING, PRIVACY = PACKAGE / "safekeeping", PACKAGE / "privacy"
NEVER_TRACKED = {".git", ".venv", ".hypothesis", "build", "dist", "__pycache__"}


def modules(*patterns: str) -> list[Path]:
    """The program's modules whose path in eduapp/ fits one of the patterns (all of them by default).

    Steps of the schema are left out: each is written once and never again.
    """
    found = {path for pattern in patterns or ("**/*.py",) for path in PACKAGE.glob(pattern)}
    return sorted(path for path in found if "versions" not in path.relative_to(PACKAGE).parts)


def modules_of_tests() -> list[Path]:
    """All of tests/ but the folder that speaks of what is forbidden."""
    return sorted(path for path in TESTS.rglob("*.py") if "architecture" not in path.parts)


def features() -> list[Path]:
    """The folders that hold one subject of the work each."""
    inside = [folder for area in AREAS for folder in sorted((PACKAGE / area).glob("*/")) if folder.is_dir()]
    return [
        folder for folder in [*inside, *CERTIFICATES, SAFEKEEPING, PRIVACY] if folder.name != "__pycache__"
    ]


def parts(kind: str) -> list[Path]:
    """The modules of one of the seven kinds in all features: service.py, or those of a folder service/."""
    return [path for path in modules(f"**/{kind}.py", f"**/{kind}/**/*.py") if path.name != "__init__.py"]


def name(path: Path) -> str:
    """A path as people say it: from the top of the project, with forward slashes."""
    return path.relative_to(ROOT).as_posix()


def dotted(path: Path) -> str:
    """A module as Python says it."""
    names = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(names[:-1] if names[-1] == "__init__" else names)


@functools.cache
def tree(path: Path) -> ast.Module:
    """What a module says."""
    return ast.parse(path.read_text(encoding="utf-8"))


def functions(path: Path) -> list[ast.FunctionDef]:
    """The public functions of a module."""
    return [node for node in tree(path).body if isinstance(node, ast.FunctionDef) and node.name[0] != "_"]


def classes(path: Path) -> list[ast.ClassDef]:
    """The classes of a module."""
    return [node for node in tree(path).body if isinstance(node, ast.ClassDef)]


@functools.cache
def nodes(path: Path) -> tuple[ast.AST, ...]:
    """Everything a module is made of."""
    return tuple(ast.walk(tree(path)))


@functools.cache
def calls(path: Path) -> tuple[tuple[int, str], ...]:
    """Every call in a module: its line, and what is called as it is written there."""
    return tuple((node.lineno, _written(node.func)) for node in nodes(path) if isinstance(node, ast.Call))


def _written(node: ast.expr) -> str:
    """An expression as text; names with dots, which most calls are, without the long way."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name | ast.Attribute):
        return f"{_written(node.value)}.{node.attr}"
    return ast.unparse(node)


@functools.cache
def imports(path: Path) -> tuple[tuple[int, str], ...]:
    """Every imported name in a module with its line: `from a import b` is a.b."""
    found: list[tuple[int, str]] = []
    for node in nodes(path):
        if isinstance(node, ast.Import):
            found += ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            found += ((node.lineno, f"{node.module}.{alias.name}") for alias in node.names)
    return tuple(found)


def forget() -> None:
    """Let go of everything that was read."""
    for kept in (tree, nodes, calls, imports):
        kept.cache_clear()


def is_docstring(statement: ast.stmt) -> bool:
    """Whether a statement only says what something is for."""
    return isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)


def frozen(node: ast.ClassDef) -> bool | None:
    """Whether a dataclass is frozen; None if it is no dataclass."""
    for decorator in node.decorator_list:
        said = ast.unparse(decorator)
        if said.split("(")[0] in {"dataclass", "dataclasses.dataclass"}:
            return "frozen=True" in said
    return None


@functools.cache
def project() -> dict:
    """pyproject.toml."""
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


@functools.cache
def tracked_files() -> list[Path]:
    """Every file that belongs to the project, with git or without it."""
    try:
        listed = subprocess.run(
            ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True
        ).stdout.split("\0")
    except (OSError, subprocess.CalledProcessError):
        listed = [name(path) for path in ROOT.rglob("*") if not _is_made(path.relative_to(ROOT))]
    return [path for line in listed if line and (path := ROOT / line).is_file()]


def _is_made(path: Path) -> bool:
    return (
        bool(NEVER_TRACKED.intersection(path.parts))
        or path.suffix in {".pyc", ".mo"}
        or "_cache" in path.parts[0]
    )


def none_of(found: Iterable[str], what_to_do: str) -> None:
    """Fail with every place and the way out, unless there is none."""
    places = list(found)
    assert not places, "\n".join([what_to_do, *places])
