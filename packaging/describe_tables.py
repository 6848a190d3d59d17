"""Gathers what tables and columns are, from the words beside them in the models.

It stands in resources/readable/tables.json. The readable export has them in its description. Run again after
changing a model; a test compares. `--check` only says whether the file is up to date.
"""

import ast
import json
import sys
import tokenize
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FILE = ROOT / "resources" / "readable" / "tables.json"


def gathered() -> dict[str, object]:
    """Tables by name: the docstring of the class, and the comment beside each column."""
    tables: dict[str, object] = {}
    for path in sorted((ROOT / "eduapp").rglob("*.py")):
        if path.name == "models.py" or path.parent.name == "db":
            tables.update(_of_module(path))
    return dict(sorted(tables.items()))


def _of_module(path: Path) -> dict[str, object]:
    text = path.read_text("utf-8")
    comments = _comments(path)
    found: dict[str, object] = {}
    for node in ast.parse(text).body:
        if not isinstance(node, ast.ClassDef):
            continue
        name, columns = "", {}
        for part in node.body:
            if isinstance(part, ast.Assign) and ast.unparse(part.targets[0]) == "__tablename__":
                name = str(ast.literal_eval(part.value))
            elif isinstance(part, ast.AnnAssign) and isinstance(part.target, ast.Name):
                lines = range(part.lineno, (part.end_lineno or part.lineno) + 1)
                said = [comments[line] for line in lines if line in comments]
                if said:
                    columns[part.target.id] = " ".join(said)
        if name:
            about = " ".join((ast.get_docstring(node) or "").split())
            found[name] = {"about": about, "columns": columns}
    return found


def _comments(path: Path) -> dict[int, str]:
    """What stands after # in each line, without words for tools."""
    with path.open("rb") as file:
        return {
            token.start[0]: said
            for token in tokenize.tokenize(file.readline)
            if token.type == tokenize.COMMENT and (said := _said(token.string))
        }


def _said(comment: str) -> str:
    text = comment.lstrip("# ").strip()
    return "" if text.startswith(("noqa", "type:", "fmt:")) else text


def main() -> int:
    """Write the file, or say whether it is up to date."""
    content = json.dumps(gathered(), ensure_ascii=False, indent=1) + "\n"
    if "--check" in sys.argv:
        return 0 if FILE.exists() and FILE.read_text("utf-8") == content else 1
    FILE.parent.mkdir(exist_ok=True)
    FILE.write_text(content, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
