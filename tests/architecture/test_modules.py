from tests.architecture import source

LONGEST_MODULE = 400
SAYS_NOTHING = {"util", "utils", "helper", "helpers", "misc", "manager", "handler", "controller"}
SAYS_NOTHING_ALONE = SAYS_NOTHING | {"common", "base"}


def test_modules_stay_small():
    lengths = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in source.modules()}
    source.none_of(
        (f"{source.name(path)}: {lines} lines" for path, lines in lengths.items() if lines > LONGEST_MODULE),
        f"Over {LONGEST_MODULE} lines: split by use case, never by kind.",
    )


def test_module_names_say_something():
    source.none_of(
        (source.name(path) for path in source.modules() if says_nothing(path)),
        "Name it for what it does in the work, not for being of help.",
    )


def says_nothing(path):
    stem = path.parent.name if path.stem == "__init__" else path.stem
    if source.name(path) == "eduapp/core/db/base.py":
        return False
    return (
        stem in SAYS_NOTHING_ALONE or bool(SAYS_NOTHING.intersection(stem.split("_"))) or stem[-1].isdigit()
    )
