"""No form and no closed list asks for offence, sentence, health or the reason of a restriction either.

Columns test_privacy.py looks through. Here: the labels of fields on forms, in English as they stand in the
code, and what closed lists say in three languages. A word that is meant otherwise is named with its reason.
"""

import ast
import re
import tomllib

import pytest

from tests.architecture import source
from tests.architecture.test_privacy import NEVER

# What makes a field of a form: its second argument is what stands beside it.
FIELDS = {"text", "notes", "choice", "day", "number", "tick", "code", "person", "time", "note", "long_text"}
# Words that are meant otherwise, by where they stand, and what they mean there.
MEANT_OTHERWISE = {
    ("ui", "Sentence"): "what somebody writes into the log of an exam",
    ("ui", "Nothing of health or of a court is recorded."): "a hint that says just that",
    ("absence_reasons.toml", "health"): "who called somebody away, which decides about pay; never why",
    ("absence_reasons.toml", "helse"): "as above",
    (
        "appointment_kinds.toml",
        "health",
    ): "with whom somebody has an appointment; never why",
    ("appointment_kinds.toml", "helse"): "as above",
    ("attendance_reasons.toml", "health"): "who called somebody away, which decides about pay; never why",
    ("attendance_reasons.toml", "health appointment"): "as above",
    ("attendance_reasons.toml", "time hos helse"): "as above",
}
WORD = re.compile(r"\w+")


def labels():
    """(place, words) of every field on a form."""
    for path in source.modules("**/ui/*.py", "**/ui/**/*.py"):
        for node in source.nodes(path):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Attribute)
                and node.func.attr in FIELDS
            ):
                for text in said_by(node):
                    yield f"{source.name(path)}:{node.lineno}", text


def is_field(node):
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in FIELDS


def said_by(call):
    for argument in call.args:
        for node in ast.walk(argument):
            if isinstance(node, ast.Call) and ast.unparse(node.func) in {"_", "N_"}:
                yield from (one.value for one in node.args if isinstance(one, ast.Constant))


def said_in_lists():
    """(place, words) of every code of every closed list."""
    for path in sorted((source.ROOT / "resources" / "codes").glob("*.toml")):
        for key, code in tomllib.loads(path.read_text("utf-8")).items():
            for language in ("nb", "nn", "en"):
                yield f"{path.name}: {key}", str(code[language])
            yield f"{path.name}: {key}", key.replace("_", " ")


def told_of(words):
    return {one for one in map(str.casefold, WORD.findall(words)) if NEVER.fullmatch(one)}


def found(places):
    for place, words in places:
        if (where(place), words) not in MEANT_OTHERWISE:
            for word in sorted(told_of(words)):
                yield f"{place} {words!r}: {word}"


def where(place):
    return place.partition(":")[0] if ".toml" in place else "ui"


def test_no_field_of_a_form_asks_for_it():
    source.none_of(found(labels()), "There is no field for it. Ask for what follows from it for the work.")


def test_no_closed_list_has_a_code_for_it():
    source.none_of(found(said_in_lists()), "There is no code for it. Say what follows from it for the work.")


def test_no_excuse_outlives_its_word():
    there = {(where(place), words) for place, words in (*labels(), *said_in_lists())}

    source.none_of(set(map(str, set(MEANT_OTHERWISE) - there)), "Strike it from MEANT_OTHERWISE.")


@pytest.mark.parametrize("words", ["Length of sentence", "Diagnose", "Helse", "Grunn til varetekt"])
def test_the_search_knows_what_it_is_for(words):
    assert told_of(words)


def test_there_are_labels_and_codes_to_look_through():
    assert len(list(labels())) > 100
    assert len(list(said_in_lists())) > 1000
