"""Numbers and paragraphs that decide about places, with where they come from: data, shown in words."""

from collections.abc import Mapping

from eduapp.core.codes import Code, code_list
from eduapp.core.i18n import language


def limit(key: str) -> int:
    """A number by its name in enrolment_limits."""
    value = _entry(key).flags["value"]
    if not isinstance(value, int):
        raise TypeError(key)
    return value


def source_of(key: str) -> str:
    """Where a number or a rule comes from, in the language spoken now."""
    told = _entry(key).flags["source"]
    return str(told[language()]) if isinstance(told, Mapping) else str(told)


def _entry(key: str) -> Code:
    return code_list("enrolment_limits")[key]
