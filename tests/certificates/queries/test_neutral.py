"""Names of the site keep a paper back; that the school lies in a place of the same name does not."""

from eduapp.certificates import queries
from eduapp.certificates.neutrality import Element, Finding, Reason, Strength, Where
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
