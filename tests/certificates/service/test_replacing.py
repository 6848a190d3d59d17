"""A paper in the place of another: the same facts, another number, serial and day; linked both ways."""

from datetime import timedelta

import pytest

from eduapp.certificates import jobs, queries, service, terms
from eduapp.certificates.models import Certificate
from eduapp.certificates.seals.code import check_code, text_of
from eduapp.certificates.seals.register import Act
from eduapp.certificates.seals.status_list import Status, read_status_list
from eduapp.certificates.service import replacing
from eduapp.core.errors import Conflict, NotAllowed, Refused
from eduapp.core.violations import Override
from tests.certificates.drawing import papers
from tests.support import given, given_certificates, given_keys, given_register
from tests.support.given_templates import keep, picture, saying

OWN = {"number", "issued_on", "serial", "replaces"}


def names(refusal):
    return {violation.name for violation in refusal.value.violations}


def endings(database, certificate_id):
    with database.reading() as session:
        return queries.endings(session, certificate_id)


def test_a_lost_paper_is_replaced_by_the_same_facts_of_today(database, key, clock):
    old = given_register.a_paper(database, key=key)
    clock.moment += timedelta(days=40)
    given_register.the_clock_is_right(database)

    fresh = given_register.replaced(database, old, key)

    was, now = given_register.head(database, old), given_register.head(database, fresh)
    assert {name for name in now.facts if now.facts[name] != was.facts.get(name)} == OWN
    assert (now.facts["issued_on"], now.row.number) == ("2027-01-02", "2027-00001")
    assert (was.row.state, was.replaced_on, now.row.state) == ("replaced", clock.moment.date(), "issued")
    assert now.facts["replaces"] == "2026-00001"  # told on the page itself
    assert now.rules_version == was.rules_version
    assert endings(database, old).replaced_by.number == "2027-00001"
    assert (endings(database, fresh).replaces.number, endings(database, fresh).replaces.cause) == (
        "2026-00001",
        "lost",
    )


def lines(database, certificate_id):
    with database.reading() as session:
        return papers.lines_of(queries.pdf(session, certificate_id))


def test_it_says_what_the_first_said_whatever_the_school_has_now(database, key):
    keep(database, saying("Takk for innsatsen i 2026"))
    picture(database)
    old = given_register.a_paper(database, key=key)
    keep(database, saying("Ny tekst som ikke stod der"), before=1)

    fresh = given_register.replaced(database, old, key)

    was, now = lines(database, old), lines(database, fresh)
    assert "Takk for innsatsen i 2026" in now
    assert "Ny tekst som ikke stod der" not in now
    assert len(set(was) ^ set(now)) < 2 * len(OWN)  # number, day, serial, and what it replaces
    with database.reading() as session:
        assert queries.drawn_with(session, fresh) == queries.drawn_with(session, old)


def test_where_the_first_was_drawn_by_the_program_so_is_the_second(database, key):
    old = given_register.a_paper(database, key=key)
    keep(database, saying("Ny tekst som ikke stod der"))

    assert "Ny tekst som ikke stod der" not in lines(database, given_register.replaced(database, old, key))


def test_a_picture_that_was_taken_away_stands_on_no_new_paper(database, key):
    picture(database)
    old = given_register.a_paper(database, key=key)
    database.execute(service.keep_picture, service.KeepPicture(name="", content=None, before=1))

    fresh = given_register.replaced(database, old, key)

    with database.reading() as session:
        assert queries.drawn_with(session, old).pictures.logo
        assert not queries.drawn_with(session, fresh).pictures.logo


def test_a_template_that_may_not_be_used_any_more_gives_way_to_what_papers_are_drawn_with_now(
    database, key, monkeypatch
):
    keep(database, saying("Takk for innsatsen i 2026"))
    old = given_register.a_paper(database, key=key)
    keep(database, saying("Ny tekst som ikke stod der"), before=1)
    real = replacing.load_template

    def refusing(look, *, own):
        if own.version == 1:
            raise Refused
        return real(look, own=own)

    monkeypatch.setattr(replacing, "load_template", refusing)

    assert "Ny tekst som ikke stod der" in lines(database, given_register.replaced(database, old, key))


def test_what_replaces_says_in_its_signed_facts_which_serial_it_takes_the_place_of(database, key):
    old = given_register.a_paper(database, key=key)
    fresh = given_register.replaced(database, old, key)

    with database.reading() as session:
        content = session.get(Certificate, fresh).signed_facts
    facts = check_code(text_of(content), given_keys.keys_of(database)).facts
    assert facts.replaces == given_register.head(database, old).serial
    assert (facts.grade, facts.scale) == ("B", "BIB")


def test_chain_and_signed_list_tell_it_in_the_same_breath(database, key, clock):
    old = given_register.a_paper(database, key=key)
    given_register.replaced(database, old, key)

    with database.reading() as session:
        acts = [entry.act for entry in queries.entries(session)]
        row = queries.newest_list(session)
    found = read_status_list(row.content, given_keys.keys_of(database))
    [entry] = found.entries
    assert acts == [Act.ISSUED, Act.ISSUED, Act.REPLACED]
    assert (found.number, found.as_of, entry.status) == (1, given.TODAY, Status.REPLACED)
    assert found.of(given_register.head(database, old).serial) == entry
    assert given_register.verified(database).fault is None


def test_somebody_with_another_name_gets_it_on_a_new_paper(database, key):
    old = given_register.a_paper(database, key=key)
    with pytest.raises(Refused) as refusal:
        given_register.replaced(database, old, key, cause="name")
    assert names(refusal) == {"SameName"}

    given_register.renamed(database, given_register.head(database, old).row.learner_id, "Karima")
    fresh = given_register.replaced(database, old, key, cause="name")

    assert given_register.head(database, fresh).facts["name"] == "Karima Haddad"
    assert given_register.head(database, old).facts["name"] == "Karim Haddad"


def test_a_lost_paper_bears_the_name_it_bore(database, key):
    old = given_register.a_paper(database, key=key)
    given_register.renamed(database, given_register.head(database, old).row.learner_id, "Karima")

    assert (
        given_register.head(database, given_register.replaced(database, old, key)).facts["name"]
        == "Karim Haddad"
    )


def test_lines_of_a_replacement_lead_to_the_same_records(database, key):
    old = given_register.a_paper(database, key=key)
    fresh = given_register.replaced(database, old, key)

    with database.reading() as session:
        assert queries.sources(session, fresh) == queries.sources(session, old)


def test_a_paper_from_before_the_keys_is_replaced_by_a_signed_one(database, school, tmp_path):
    old = given_register.a_paper(database)
    given_keys.held(database, tmp_path)

    fresh = given_register.replaced(database, old, given_register.the_key(database))

    assert given_register.head(database, fresh).serial
    assert given_register.head(database, old).row.state == "replaced"
    with database.reading() as session:
        assert queries.newest_list(session) is None  # it has no serial that could stand there
    assert given_register.verified(database).fault is None


def test_only_what_counts_is_replaced_once_and_for_a_cause(database, key):
    old = given_register.a_paper(database, key=key)
    with pytest.raises(Refused) as refusal:
        given_register.replaced(database, old, key, cause="")
    assert names(refusal) == {"CauseUnknown"}
    fresh = given_register.replaced(database, old, key)

    with pytest.raises(Refused) as refusal:
        given_register.replaced(database, old, key)
    assert names(refusal) == {"NotInForce"}

    given_register.proposed(database, fresh)
    with pytest.raises(Refused) as refusal:
        given_register.replaced(database, fresh, key)
    assert names(refusal) == {"RevocationWaits"}


def test_what_replaces_counts_and_may_itself_be_replaced(database, key):
    item = given_certificates.a_course_done(database, grade="B").item
    first = jobs.issue_one(database, item, key=key)
    third = given_register.replaced(database, given_register.replaced(database, first, key), key)

    with pytest.raises(Refused) as refusal:
        jobs.issue_one(database, item, key=key)
    assert names(refusal) == {"AlreadyIssued"}
    assert given_register.head(database, third).row.number == "2026-00003"


def test_nothing_is_replaced_that_changed_since_it_was_shown_or_without_the_right(database, key):
    old = given_register.a_paper(database, key=key)
    order = service.ReserveReplacement(certificate_id=old, version=7, cause="lost", kid=key.kid.hex())

    with pytest.raises(Conflict):
        database.execute(service.reserve_replacement, order)
    with pytest.raises(NotAllowed):
        database.acting_as(given.TEACHER).execute(service.reserve_replacement, order)


def test_a_replacement_that_became_no_paper_leaves_the_old_one_counting(database, key):
    old = given_register.a_paper(database, key=key)
    version = given_register.head(database, old).version
    order = service.ReserveReplacement(certificate_id=old, version=version, cause="lost", kid=key.kid.hex())
    void = database.execute(service.reserve_replacement, order)
    database.execute(service.void, service.Void(certificate_id=void, reason="The PC stopped."))

    assert given_register.head(database, old).row.state == "issued"
    assert endings(database, old).replaced_by is None
    fresh = given_register.replaced(database, old, key)
    assert given_register.head(database, fresh).row.number == "2026-00003"
    assert given_register.verified(database).fault is None


def test_the_trail_says_which_paper_took_the_place_and_why(database, key, notes):
    old = given_register.a_paper(database, key=key)
    notes.clear()
    given_register.replaced(database, old, key)

    [note] = [note for note in notes if note.action == terms.REPLACED]
    told = note.details
    assert (told["number"], told["by"], told["cause"]) == (
        "2026-00001",
        "2026-00002",
        "certificate_causes:lost",
    )


def test_words_that_were_let_stand_may_stand_on_what_replaces_it(database, key):
    item = given_certificates.a_course_done(database, grade="B", contents="Arbeid i fengsel").item
    confirmed = Override(frozenset({"TellsWhere"}), "It is about working there.")
    old = jobs.issue_one(database, item, key=key, override=confirmed)

    fresh = given_register.head(database, given_register.replaced(database, old, key))

    assert (fresh.let_words, fresh.let_reason) == ("fengsel", "It is about working there.")
