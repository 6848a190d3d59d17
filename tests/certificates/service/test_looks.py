"""Which layout papers are drawn in is chosen by who sets the rules, and reaches the next paper alone."""

import pytest

from eduapp.certificates import jobs, queries, service, terms
from eduapp.certificates.service import SetLook
from eduapp.core.errors import Conflict, NotAllowed, NotFound
from tests.support import given, given_certificates


def choose(database, look="kursbevis.landscape", before="kursbevis"):
    database.execute(service.set_look, SetLook(kind="kursbevis", look=look, before=before))


def test_the_next_paper_is_drawn_in_it_and_an_earlier_one_stays_as_it_was(database, school):
    first = jobs.issue_one(database, given_certificates.a_course_done(database, grade="B").item)
    with database.reading() as session:
        before = queries.pdf(session, first)

    choose(database)
    other = jobs.issue_one(database, given_certificates.a_course_done(database, "Jonas Lie", grade="B").item)

    with database.reading() as session:
        assert queries.certificate(session, other).template == "kursbevis.landscape"
        assert queries.certificate(session, first).template == "kursbevis"
        assert queries.pdf(session, first) == before


def test_larger_letters_are_wished_for_one_paper(database, school):
    item = given_certificates.a_course_done(database, grade="B").item

    issued = jobs.issue_one(database, item, letters="large")

    with database.reading() as session:
        assert queries.certificate(session, issued).template == "kursbevis.large"


def test_it_is_told_in_the_trail(database, notes):
    choose(database)

    assert notes[-1].action == terms.LOOK_SET


def test_only_who_sets_the_rules_chooses_and_only_what_there_is(database):
    with pytest.raises(NotAllowed):
        choose(database.acting_as(given.TEACHER))
    for look in ("kursbevis.large", "praksisattest", "../kursbevis", ""):
        with pytest.raises(NotFound):
            choose(database, look)


def test_what_somebody_else_chose_meanwhile_is_shown_first(database):
    choose(database)

    with pytest.raises(Conflict):
        choose(database, "kursbevis.a5")
