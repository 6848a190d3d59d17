"""Names of the site keep a paper back; that the school lies in a place of the same name does not."""

import dataclasses

from eduapp.certificates import queries
from eduapp.certificates.drawing.facts import Signer, Training
from eduapp.certificates.neutrality import (
    Element,
    Finding,
    Reason,
    Strength,
    Where,
    allowed_by,
    check_texts,
)
from eduapp.education.school.rules import SiteFacts
from eduapp.education.school.service import SaveSite, save_site
from tests.support import given, given_certificates, given_education


def against(database, item):
    with database.reading() as session:
        found = queries.basis_of(session, item, database.today())
    return {one.name: one for one in found.violations}


def test_the_site_its_rooms_and_units_are_looked_for(database):
    facts = SiteFacts("Ringberg fengsel", "Hus 3\nBjørkelia 12")
    database.acting_as(given.ADMINISTRATOR).execute(save_site, SaveSite(site=facts))
    given_education.a_place(database, "Verksted B avd. 2", "workshop")
    given.a_learner(database, "Ola Nordmann", unit="Avdeling Nord")

    with database.reading() as session:
        words = queries.site_words(session)
    assert {"Ringberg fengsel", "Hus 3", "Bjørkelia 12", "Verksted B avd. 2", "Avdeling Nord"} <= set(
        words.names
    )
    assert words.addresses == ("Hus 3", "Bjørkelia 12")


def test_who_leads_a_workshop_is_looked_for_and_no_teacher_is(database):
    with database.reading() as session:
        people = queries.site_words(session).people

    assert given.WORKSHOP_LEADER.name in people
    assert given.TEACHER.name not in people


def test_a_workshop_leader_who_signs_or_trained_is_named_without_a_warning_and_elsewhere_warns(
    database, school
):
    item = given_certificates.a_course_done(
        database, grade="B", contents=f"Veiledet av {given.WORKSHOP_LEADER.name}"
    ).item
    with database.reading() as session:
        basis = queries.basis_of(session, item, database.today())
        words = queries.site_words(session)

    assert any(given.WORKSHOP_LEADER.name in sentence for sentence in basis.warnings)
    signed = dataclasses.replace(basis.facts, signers=(Signer(name=given.WORKSHOP_LEADER.name),))
    trained = dataclasses.replace(
        basis.facts, trainings=(Training(equipment="Sag", given_by=given.WORKSHOP_LEADER.name),)
    )
    for facts in (signed, trained):
        assert check_texts(facts.own_words(), words, allowed_by(facts, words)) == ()


def test_the_name_of_a_room_keeps_a_paper_back(database, school):
    given_education.a_place(database, "Verksted B avd. 2", "workshop")
    item = given_certificates.a_course_done(
        database, grade="B", contents="Undervist i Verksted B avd. 2"
    ).item
    assert "TellsWhere" in against(database, item)


def test_the_name_of_the_holder_is_whatever_it_is(database, school):
    item = given_certificates.a_course_done(database, "Kari Fange", grade="B").item
    assert "TellsWhere" not in against(database, item)


def test_each_strong_word_is_told_once_and_weak_ones_not():
    def finding(word, strength):
        return Finding(word, Where(Element.PAGE, 1), strength, "nb", word, Reason.WORD)

    found = [
        finding("fengsel", Strength.STRONG),
        finding("fengsel", Strength.STRONG),
        finding("celle", Strength.WEAK),
    ]
    assert queries.strong_words(found) == ("fengsel",)
