"""Writes a template's table as TOML, which the standard library only reads."""

import re
from collections.abc import Mapping

from eduapp.certificates.drawing.assembly import Values

_BARE = re.compile(r"[A-Za-z0-9_-]+")


def to_toml(values: Values) -> str:
    """A table as TOML: what it says itself first, then its tables, then lists of tables."""
    return "\n".join(_lines(values, "")) + "\n"


def _lines(values: Values, path: str) -> list[str]:
    simple = {key: value for key, value in values.items() if not _is_table(value) and not _is_tables(value)}
    made = [f"{_key(key)} = {_value(value)}" for key, value in simple.items()]
    for key, value in values.items():
        where = f"{path}.{_key(key)}" if path else _key(key)
        if _is_table(value):
            made += ["", f"[{where}]", *_lines(value, where)]
        elif _is_tables(value):
            for one in value:
                made += ["", f"[[{where}]]", *_lines(one, where)]
    return made


def _is_table(value: object) -> bool:
    return isinstance(value, Mapping)


def _is_tables(value: object) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(one, Mapping) for one in value)


def _key(key: str) -> str:
    return key if _BARE.fullmatch(key) else _text(key)


def _value(value: object) -> str:
    match value:
        case bool():
            return "true" if value else "false"
        case int() | float():
            return repr(value)
        case str():
            return _text(value)
        case list() | tuple():
            return f"[{', '.join(map(_value, value))}]"
    raise TypeError(type(value).__name__)  # nothing else stands in a template


def _text(text: str) -> str:
    """A text on one line: what TOML asks to be written by its number is."""
    shown = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(one if one.isprintable() else f"\\U{ord(one):08X}" for one in shown) + '"'
