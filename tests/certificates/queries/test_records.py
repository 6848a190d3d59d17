"""What papers beside certificates say, of what is on record, and what each line rests on."""

from dataclasses import replace
from datetime import date

import pytest

from eduapp.certificates import queries
from eduapp.certificates.drawing import TEMPLATE_OF_KIND, check
from eduapp.certificates.queries import Item
from eduapp.core.errors import NotFound
from tests.support import given, given_certificates, given_education


def basis(database, item, today=given.TODAY, language="nb"):
    with database.reading() as session:
        return queries.basis_of(session, item, today, language)


def of(item, kind):
    return replace(item, kind=kind, practice=False)


def no_more_than(found):
    """It can be drawn in the template of its kind."""
    assert found.violations == ()
    assert check(replace(found.facts, number="2026-00001"), TEMPLATE_OF_KIND[found.kind]) == []


def test_a_confirmation_tells_what_was_attended_and_nothing_of_what_was_not(database, school):
    earned = given_certificates.a_course_done(database, attended=3, held=5)

    found = basis(database, of(earned.item, "bekreftelse"))

    assert found.facts.attended_minutes > 0
    assert (found.facts.attended, found.facts.attended_of) == (None, None)
    assert found.facts.last is None  # it lasts still
    assert [one.name for one in found.facts.signers] == ["Kari Nordmann"]
    assert len([one for one in found.sources if one[0] == "attended"]) == 5
    no_more_than(found)


def test_a_confirmation_of_what_is_over_has_a_last_day(database, school):
    earned = given_certificates.a_course_done(database)

    found = basis(database, of(earned.item, "bekreftelse"), date(2026, 12, 30))

    assert found.facts.last == given_education.LAST_DAY


def test_a_module_statement_names_modules_with_their_hours_in_the_language_of_the_paper(database, school):
    earned = given_certificates.a_course_done(database, kind="basic")
    module_id = given_education.a_module(database, earned.course_id, "1", "Hverdag", planned_hours=20)
    item = of(earned.item, "modulbevis")
    assert [one.name for one in basis(database, item).violations] == ["NoModule"]

    given_education.a_reached_module(database, earned.learner_id, module_id)

    found = basis(database, item, language="nn")
    [module] = found.facts.modules
    assert "Hverdag (20 timar à " in module.text
    assert [line for line, _kind, _id in found.sources if line == "modules"] == ["modules"]
    no_more_than(found)


def test_modules_the_county_documents_are_told_to_be_the_countys(database, school):
    earned = given_certificates.a_course_done(database, kind="upper_secondary")

    found = basis(database, of(earned.item, "modulbevis"))

    assert [one.name for one in found.violations] == ["CountyDocuments"]


def test_an_overview_lists_what_was_told_and_says_what_it_is_not(database, school):
    earned = given_certificates.a_course_done(database, grade="B")
    item = Item(earned.learner_id, earned.learner_id, kind="resultatoversikt")

    found = basis(database, item)

    [result] = found.facts.results
    assert (result.result, result.day) == ("bestått", given_certificates.EXAM_DAY)
    assert result.text.startswith("Truckteori T1, T2 og T4 (")
    assert [one[0] for one in found.sources] == ["results"]
    no_more_than(found)


def test_what_was_not_passed_stands_on_no_overview(database, school):
    earned = given_certificates.a_course_done(database, grade="IB")

    found = basis(database, Item(earned.learner_id, earned.learner_id, kind="resultatoversikt"))

    assert found.facts.results == ()
    assert [one.name for one in found.violations] == ["NothingOnRecord"]


def test_an_overview_of_nothing_is_none(database, school):
    earned = given_certificates.a_course_done(database)

    found = basis(database, Item(earned.learner_id, earned.learner_id, kind="resultatoversikt"))

    assert [one.name for one in found.violations] == ["NothingOnRecord"]


def test_a_record_of_training_names_machines_with_who_gave_it(database, school):
    item = of(given_certificates.a_whole_practice(database), "opplaeringslogg")

    found = basis(database, item)

    [training] = found.facts.trainings
    assert training.equipment == "Båndsag"
    assert training.given_by
    assert [one[:2] for one in found.sources] == [("machines", "training")]
    no_more_than(found)


def test_without_training_there_is_no_record(database, school):
    item = of(given_certificates.some_practice(database), "opplaeringslogg")

    assert [one.name for one in basis(database, item).violations] == ["NoTraining"]


def test_everything_somebody_could_ask_for_is_offered_with_its_reasons(database, school):
    earned = given_certificates.a_course_done(database, grade="B", kind="basic")

    with database.reading() as session:
        found = queries.offered(session, earned.learner_id, given.TODAY)

    assert {one.kind: bool(one.reasons) for one in found} == {
        "bekreftelse": False,
        "modulbevis": True,
        "resultatoversikt": False,
    }


@pytest.mark.parametrize("kind", ["bekreftelse", "modulbevis"])
def test_what_is_gone_gives_no_paper(database, school, kind):
    earned = given_certificates.a_course_done(database)

    with pytest.raises(NotFound):
        basis(database, Item(earned.learner_id, earned.learner_id, kind=kind))
