"""Numbers and paragraphs that decide about places, with where they come from: data, shown in words."""

from eduapp.core.codes import Code, code_list


def limit(key: str) -> int:
    """A number by its name in enrolment_limits."""
    value = _entry(key).flags["value"]
    if not isinstance(value, int):
        raise TypeError(key)
    return value


def source_of(key: str) -> str:
    """Where a number or a rule comes from, in the language spoken now."""
    return _entry(key).said("source")


def _entry(key: str) -> Code:
    return code_list("enrolment_limits")[key]
