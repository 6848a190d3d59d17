"""Privacy by absence: what the program must not know has no place in it."""

import re

import pytest

from eduapp.schema import Base
from tests.architecture import source

# What is never kept, in the languages a column could be named in; looked for in each part of a name.
NEVER = re.compile(
    r"""offen[cs]e | crim\w* | felon\w* | convict\w* | sentence\w* | verdict | remand | legal | detention
    | inmate | prisoner | victim | perpetrator | threat
    | lovbrudd | lovbrot | straff\w* | dom | domfelt | varetekt | forvaring | hjemmel | heimel | innsatt
    | health | illness | disease | diagnos\w* | medic\w* | psych\w* | disability | addict\w*
    | helse | sykdom | sjukdom | medisin\w*
    | restrict\w* | isolat\w* | segregat\w* | utelukk\w* | begrens\w* | avgrens\w*""",
    re.VERBOSE,
)


def columns():
    return [(table.name, column.name) for table in Base.metadata.tables.values() for column in table.columns]


@pytest.mark.parametrize(
    "name", ["offence", "sentence_length", "legal_basis", "health_note", "restriction_reason", "dom"]
)
def test_the_list_of_words_knows_what_it_is_for(name):
    assert any(NEVER.fullmatch(part) for part in name.split("_"))


def test_no_column_is_named_after_offence_sentence_legal_basis_health_or_a_restriction():
    source.none_of(
        (
            f"{table}.{column}"
            for table, column in columns()
            if any(NEVER.fullmatch(part) for part in column.split("_"))
        ),
        "There is no field for it, and there will be none. Keep what follows from it for the work instead.",
    )


def test_a_pair_kept_apart_has_no_place_for_a_reason():
    assert {column for table, column in columns() if table == "keep_apart"} == {
        *("id", "version", "first_id", "second_id", "level"),
        *("opened_by", "opened_at", "closed_by", "closed_at"),
    }


def test_a_change_of_state_has_no_place_for_a_reason():
    assert {column for table, column in columns() if table == "learner_state"} == {
        *("id", "version", "learner_id", "state", "from_day", "expected_back", "phase", "previous"),
        *("entered_by", "entered_at", "replaces_id"),
    }
