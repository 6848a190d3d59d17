from datetime import UTC, datetime
from uuid import UUID

import pytest

from eduapp.app.catalogue import audit_sentences
from eduapp.core.codes import code_list, list_names
from eduapp.core.i18n import LANGUAGES, set_screen_language
from eduapp.people.apart import terms as apart
from eduapp.people.audit.queries import TrailRow
from eduapp.people.audit.ui.sentences import moment, sentence
from eduapp.people.learners import terms as learners


def told(action, details, language="en"):
    """What the trail says of one entry."""
    set_screen_language(language)
    row = TrailRow(1, datetime(2026, 11, 23, 7, 5, tzinfo=UTC), "Ada", action, None, UUID(int=1), details)
    return sentence(row, audit_sentences())


def corrected(**changed):
    return {"name": "Dahl, Petter", "changed": changed}


def test_details_fill_the_sentence():
    details = {"name": "Dahl, Petter", "number": "1002"}

    assert told(learners.LEARNER_ADMITTED, details) == "Dahl, Petter (no. 1002) was added."
    assert told(learners.LEARNER_ADMITTED, details, "nn") == "Dahl, Petter (nr. 1002) vart lagd til."


def test_a_change_tells_the_field_in_words_with_before_and_after():
    details = corrected(unit=["A", "B"], available_until=["", "2026-12-18"])

    assert told(learners.LEARNER_CORRECTED, details, "nb") == (
        "Opplysningene om Dahl, Petter ble rettet: avdeling: A → B, her til: – → 18.12.2026."
    )


def test_a_code_is_told_by_its_label():
    said = told(learners.LEARNER_CORRECTED, corrected(security_level=["high", "low"]), "nb")

    assert said.endswith("sikkerhetsnivå på plassen: høyt → lavere.")


def test_a_note_only_names_its_field():
    assert told(learners.LEARNER_CORRECTED, corrected(staff_note=["", ""])).endswith(
        "put right: note for staff."
    )


def test_where_a_day_comes_from_is_told_by_its_label():
    said = told(learners.LEARNER_CORRECTED, corrected(available_source=["not_known", "earliest_date"]), "nb")
    assert said.endswith("hvor dagen kommer fra: ikke kjent → tidligste dato.")


def test_a_state_is_told_in_the_language_spoken():
    details = {"name": "Dahl, Petter", "state": "learner_states:on_leave", "day": "2026-11-27"}
    assert told(learners.STATE_PLANNED, details) == (
        "Dahl, Petter: on leave was planned from 27.11.2026, expected back: –."
    )
    assert told(learners.STATE_BEGUN, details | {"back": "2026-11-30"}, "nn") == (
        "Dahl, Petter: permisjon tok til som planlagt 27.11.2026, venta tilbake: 30.11.2026."
    )


def test_keeping_two_apart_is_told_without_names():
    assert told(apart.PAIR_OPENED, {}) == "Two people are kept apart from now on."
    assert told(apart.PAIR_CLOSED, {}, "nb") == "To personer holdes ikke lenger fra hverandre."


def test_a_switch_is_told_as_yes_and_no():
    assert told(learners.LEARNER_CORRECTED, corrected(active=["True", "False"])).endswith(
        "offered: yes → no."
    )


@pytest.mark.parametrize("both", [["x" * 61, "short"], ["short", "x" * 61]])
def test_a_long_text_only_names_its_field(both):
    assert told(learners.LEARNER_CORRECTED, corrected(contents=both)).endswith("put right: contents.")


def test_a_record_behind_a_field_is_not_told_by_its_number():
    said = told(learners.LEARNER_CORRECTED, corrected(teacher_id=[str(UUID(int=1)), str(UUID(int=2))]))

    assert said.endswith("put right: teacher.")


def test_a_rule_that_was_set_aside_is_told_in_words():
    details = {"rule": "GroupFull", "reason": "en er borte til våren"}

    assert told("rule.overridden", details, "nb") == (
        "Regelen «plasser i gruppen» ble satt til side: en er borte til våren"
    )


def test_roles_are_told_by_their_labels():
    details = {"name": "Ada", "roles": ["leader", "teacher"]}

    assert (
        told("access.user.added", details, "nn") == "Kontoen til Ada vart oppretta (avdelingsleiar, lærar)."
    )


def test_a_missing_detail_is_a_dash():
    assert told(learners.LEARNER_ADMITTED, {"name": "Dahl, Petter"}) == "Dahl, Petter (no. –) was added."


def test_a_name_is_never_taken_for_a_code_or_a_switch():
    assert told(learners.LEARNER_ADMITTED, {"name": "None", "number": "True"}) == "None (no. True) was added."


def test_deleted_details_leave_the_kind_of_act():
    assert told(learners.LEARNER_ADMITTED, None) == "Details removed (Learners)."
    assert told("custody.sealed", None, "nn") == "Detaljane er fjerna (Eksamenar)."


def test_every_part_of_the_work_has_a_word_once_details_are_gone():
    for action in audit_sentences():
        if ":" not in action:
            assert "." not in told(action, None).rstrip("."), action


def test_an_act_of_a_newer_program_names_itself():
    assert told("something.new", {"name": "x"}) == "something.new"


def test_the_moment_is_the_sites_time():
    row = TrailRow(1, datetime(2026, 11, 23, 7, 5, tzinfo=UTC), "Ada", "x", None, UUID(int=1), {})
    set_screen_language("nb")

    assert moment(row) == "23.11.2026 08.05"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", sorted(list_names()))
def test_a_code_of_every_list_is_told_by_its_label(name, language):
    for code in code_list(name):
        said = told("appeals.received", {"kind": f"{name}:{code.key}"}, language)
        assert f"({code.label})" in said
        assert f"{name}:" not in said


def test_only_a_list_of_ours_makes_a_code():
    assert "(room:12)" in told("appeals.received", {"kind": "room:12"})
