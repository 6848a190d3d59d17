"""Issuing: number, frozen facts, digest, and nothing half-done."""

import hashlib
from datetime import date, timedelta
from uuid import uuid4

import pytest
from sqlalchemy import select, text, update
from sqlalchemy.exc import DBAPIError

from eduapp.certificates import jobs, queries, service, terms
from eduapp.certificates.drawing import CertificateFacts
from eduapp.certificates.drawing.package import to_bytes
from eduapp.certificates.keys import queries as keys
from eduapp.certificates.models import Certificate, CertificateFile
from eduapp.certificates.queries import Item
from eduapp.certificates.seals.code import check_code, sign_facts, text_of
from eduapp.certificates.seals.register import Act
from eduapp.certificates.service import own_parts
from eduapp.certificates.signing import Soundness, check
from eduapp.core.errors import Conflict, NotAllowed, NotFound, Refused
from eduapp.core.violations import Override
from eduapp.education.courses.models import Course
from eduapp.education.school.models import School
from eduapp.people.access.models import User
from eduapp.people.learners.models import Learner
from eduapp.workshops.hours.models import Workshop
from tests.support import (
    changed_resources,
    given,
    given_certificates,
    given_keys,
    given_register,
    given_templates,
    given_workshops,
    list_pages,
)
from tests.support.given_seals import a_school, printed


@pytest.fixture(autouse=True)
def _school(school):
    """There is one."""


def names(refusal):
    return {violation.name for violation in refusal.value.violations}


def test_an_issued_paper_has_a_number_frozen_facts_and_a_digest_of_its_bytes(database):
    earned = given_certificates.a_course_done(database, grade="B")

    certificate_id = jobs.issue_one(database, earned.item)

    with database.reading() as session:
        head = queries.certificate(session, certificate_id)
        pdf = queries.pdf(session, certificate_id)
    assert (head.row.number, head.row.state, head.row.kind) == ("2026-00001", "issued", "kursbevis")
    assert head.sha256 == hashlib.sha256(pdf).hexdigest()
    assert head.facts["name"] == "Karim Haddad"
    assert head.facts["result"] == "bestått"


def everything(database):
    """All that was frozen of every paper."""
    with database.reading() as session:
        papers = session.execute(
            select(
                Certificate.number, Certificate.facts, Certificate.facts_sha256, Certificate.sha256,
                Certificate.signed_facts, CertificateFile.pdf,
            )
            .join(CertificateFile, CertificateFile.certificate_id == Certificate.id)
            .order_by(Certificate.number)
        )  # fmt: skip
        return [tuple(row) for row in papers], queries.entries(session)


def test_what_changes_afterwards_never_reaches_a_paper(database, key, tmp_path, monkeypatch):
    """Every name, course, template of whomever, picture and font: each old digest is as it was."""
    given_templates.keep(database)
    given_templates.picture(database)
    with database.reading() as session:
        [signer, *_others] = queries.pictures_now(session).people
    given_templates.picture(database, signer)
    old = given_register.a_paper(database, key=key)
    jobs.issue_one(database, given_certificates.a_whole_practice(database, "Łukasz Żółć"), key=key)
    before = everything(database)
    drawn_with = given_register.head(database, old).template_version

    with database.writing() as uow:
        uow.session.execute(update(Learner).values(family_name="Another", given_name="Name"))
        uow.session.execute(
            update(Course).values(name="Another course", contents="x", goals="y", planned_hours=1)
        )
        uow.session.execute(update(School).values(name="Another school", signer_name="Another rector"))
        uow.session.execute(update(User).values(name="Another teacher"))
        uow.session.execute(update(Workshop).values(name="Another", field_of_work="another"))
    given_templates.keep(database, given_templates.saying("Something else"), before=1)
    database.execute(service.take_earlier, service.TakeEarlier(look="kursbevis", number=0, before=2))
    given_templates.picture(database, content=given_templates.a_picture("black"), before=1)
    database.execute(service.keep_picture, service.KeepPicture(name=signer, content=None, before=1))
    changed_resources.other_templates_and_fonts(monkeypatch, tmp_path)

    assert everything(database) == before
    found = given_register.verified(database)
    assert (found.papers, found.fault) == (2, None)
    for _number, facts, facts_sha256, pdf_sha256, _signed, pdf in before[0]:
        assert CertificateFacts.from_dict(facts).digest() == facts_sha256
        assert hashlib.sha256(pdf).hexdigest() == pdf_sha256
    fresh = given_register.a_paper(
        database, "Jonas Lie", key
    )  # and a new one is drawn with what is there now
    # The version of a template is that of its parts together, and one of them is another now.
    assert given_register.head(database, fresh).template_version >= changed_resources.VERSION
    assert given_register.head(database, old).template_version == drawn_with < changed_resources.VERSION


def test_numbers_run_on_without_gaps_over_papers_of_all_kinds(database):
    first = jobs.issue_one(database, given_certificates.a_course_done(database, grade="B").item)
    second = jobs.issue_one(database, given_certificates.some_practice(database))

    with database.reading() as session:
        assert queries.certificate(session, first).row.number == "2026-00001"
        assert queries.certificate(session, second).row.number == "2026-00002"


def test_one_achievement_gives_one_paper(database):
    earned = given_certificates.a_course_done(database, grade="B")
    jobs.issue_one(database, earned.item)

    with pytest.raises(Refused) as refusal:
        jobs.issue_one(database, earned.item)
    assert "AlreadyIssued" in names(refusal)


def test_a_number_left_without_a_paper_is_told_as_being_made_and_gives_way_after_a_while(database, clock):
    earned = given_certificates.a_course_done(database, grade="B")
    database.execute(service.reserve, service.Reserve(item=earned.item))  # and then the disk was full

    with pytest.raises(Refused) as refusal:
        jobs.issue_one(database, earned.item)
    assert names(refusal) == {"UnderWay"}
    assert "2026-00001 is being made" in refusal.value.sentence()

    clock.moment += 2 * jobs.LONGEST_MAKING
    issued = jobs.issue_one(database, earned.item)
    with database.reading() as session:
        assert queries.certificate(session, issued).row.number == "2026-00002"


def test_a_refusal_takes_no_number(database):
    too_little = given_certificates.a_course_done(database, attended=1, grade="B")
    with pytest.raises(Refused) as refusal:
        jobs.issue_one(database, too_little.item)
    assert names(refusal) == {"TooLittleAttendance"}

    good = jobs.issue_one(database, given_certificates.a_course_done(database, grade="B").item)
    with database.reading() as session:
        assert queries.certificate(session, good).row.number == "2026-00001"


def test_what_the_schools_own_template_cannot_hold_is_refused_before_a_number_is_taken(database):
    long = to_bytes(given_templates.saying("Takk for innsatsen i verkstedet. " * 400))
    with database.writing() as uow:  # its sample would not fit, so the page keeps no such template
        own_parts._add(uow, own_parts.TEMPLATE, "kursbevis", 0, long)
    earned = given_certificates.a_course_done(database, grade="B")

    with pytest.raises(Refused):
        jobs.issue_one(database, earned.item)
    with database.reading() as session:
        assert queries.register(session) == []


def test_a_name_no_font_can_write_is_refused_before_a_number_is_taken(database):
    earned = given_certificates.a_course_done(database, "Aa \U00012000", grade="B")  # cuneiform

    with pytest.raises(Refused) as refusal:
        jobs.issue_one(database, earned.item)

    assert names(refusal) == {"MissingGlyph"}
    with database.reading() as session:
        assert queries.register(session) == []


def test_the_paper_never_tells_where_it_was_earned(database):
    earned = given_certificates.a_course_done(
        database, grade="B", name="Karim Haddad", contents="Sikkerhet i fengsel"
    )
    with pytest.raises(Refused) as refusal:
        jobs.issue_one(database, earned.item)
    assert names(refusal) == {"TellsWhere"}


def test_a_school_without_a_signer_issues_nothing(database):
    with database.writing() as uow:
        uow.session.execute(update(School).values(signer_name=""))
    with pytest.raises(Refused) as refusal:
        jobs.issue_one(database, given_certificates.a_course_done(database, grade="B").item)
    assert "SchoolIncomplete" in names(refusal)


def test_a_crash_between_number_and_paper_is_mended_and_the_number_stays_void(database, clock):
    earned = given_certificates.a_course_done(database, grade="B")
    database.execute(service.reserve, service.Reserve(item=earned.item))
    assert jobs.mend_unfinished(database, None, None) == 0  # somebody may be drawing it just now

    clock.moment += timedelta(minutes=3)
    assert jobs.mend_unfinished(database, None, None) == 1

    fresh = jobs.issue_one(database, earned.item)
    with database.reading() as session:
        rows = queries.register(session)
        assert queries.certificate(session, fresh).row.number == "2026-00002"
    assert [(row.number, row.state) for row in rows] == [("2026-00002", "issued"), ("2026-00001", "void")]
    assert rows[1].void_reason


def test_a_paper_cannot_be_confirmed_twice(database):
    earned = given_certificates.a_course_done(database, grade="B")
    certificate_id = database.execute(service.reserve, service.Reserve(item=earned.item))
    database.execute(service.confirm, service.Confirm(certificate_id=certificate_id, pdf=b"%PDF"))

    with pytest.raises(Conflict):
        database.execute(service.confirm, service.Confirm(certificate_id=certificate_id, pdf=b"other"))


def test_every_line_leads_back_to_what_was_recorded(database):
    earned = given_certificates.a_course_done(database, attended=5, held=6, grade="B")
    certificate_id = jobs.issue_one(database, earned.item)

    with database.reading() as session:
        sources = queries.sources(session, certificate_id)

    assert {(row.line, row.kind) for row in sources} == {
        ("course", "enrolment"),
        ("attended", "mark"),
        ("result", "result"),
    }
    assert sum(row.kind == "mark" and row.text == "present" for row in sources) == 5


def test_a_statement_counts_to_the_minute_and_names_its_hours(database):
    certificate_id = jobs.issue_one(database, given_certificates.some_practice(database, days=5))

    with database.reading() as session:
        head = queries.certificate(session, certificate_id)
        sources = queries.sources(session, certificate_id)
    assert head.facts["practice_minutes"] == 5 * 390
    assert sum(row.minutes for row in sources if row.line == "practice") == 5 * 390


def test_an_appendix_is_frozen_with_its_paper(database):
    item = given_certificates.a_whole_practice(database)
    certificate_id = jobs.issue_one(database, item)
    with database.reading() as session:
        before = (queries.facts_of(session, certificate_id), queries.pdf(session, certificate_id))
    more = given_workshops.some_hours(database, item.basis_id, item.learner_id, date(2026, 11, 16))
    given_workshops.approved(database, more)

    with database.reading() as session:
        after = (queries.facts_of(session, certificate_id), queries.pdf(session, certificate_id))
    assert after == before
    assert before[0]["months"] == [{"first": "2026-11-01", "minutes": 5 * 390}]
    assert before[0]["calculations"][0]["trade"] == "snekkerfaget"


def test_the_trail_keeps_number_name_and_digest(database, notes):
    notes.clear()
    jobs.issue_one(database, given_certificates.a_course_done(database, grade="B").item)
    [note] = [note for note in notes if note.action == terms.ISSUED]
    assert note.details["number"] == "2026-00001"
    assert len(note.details["sha256"]) == 64


def test_a_teacher_may_see_but_not_issue(database):
    earned = given_certificates.a_course_done(database, grade="B")
    with pytest.raises(NotAllowed):
        jobs.issue_one(database.acting_as(given.TEACHER), earned.item)


def test_an_unknown_basis_is_told_apart_from_a_refusal(database):
    learner_id = given.a_learner(database)
    with pytest.raises(NotFound):
        jobs.issue_one(database, Item(uuid4(), learner_id))


def test_a_signed_paper_keeps_file_signed_facts_and_entry_that_agree(database, key):
    certificate_id = given_register.a_paper(database, key=key)

    head = given_register.head(database, certificate_id)
    with database.reading() as session:
        [entry] = queries.entries(session)
        pdf = queries.pdf(session, certificate_id)
        content = session.get(Certificate, certificate_id).signed_facts
        known = keys.public_keys(session)
    checked = check_code(text_of(content), known)
    assert (checked.facts.serial, checked.facts.number) == (head.serial, "2026-00001")
    assert (checked.facts.name, checked.facts.grade, checked.facts.scale) == ("Karim Haddad", "B", "BIB")
    assert (entry.pdf, entry.facts) == (hashlib.sha256(pdf).digest(), checked.digest)
    assert (entry.serial, entry.kid.hex(), entry.day) == (head.serial, head.kid, given.TODAY)
    assert list_pages.scanned(pdf) == [text_of(content)]
    assert check(pdf, [known.root_certificate], given.TODAY).soundness is Soundness.SOUND


def test_who_has_keys_issues_nothing_unsigned(database, key):
    item = given_certificates.a_course_done(database, grade="B").item

    with pytest.raises(Refused) as refusal:
        jobs.issue_one(database, item)

    assert names(refusal) == {"KeysLocked"}
    with database.reading() as session:
        assert queries.register(session) == []


def test_a_key_that_is_not_the_schools_signs_nothing(database, key):
    item = given_certificates.a_course_done(database, grade="B").item

    with pytest.raises(Refused) as refusal:
        jobs.issue_one(database, item, key=a_school().issuing)

    assert names(refusal) == {"KeyOutOfUse"}


def test_what_was_signed_must_be_what_was_frozen(database, key):
    """Of another paper, by another key, or not at all: none is taken."""
    item = given_certificates.a_course_done(database, grade="B").item
    reserve = service.Reserve(item=item, kid=key.kid.hex())
    certificate_id = database.execute(service.reserve, reserve)
    other = printed(serial=given_register.head(database, certificate_id).serial)

    for content in (sign_facts(other, key), None):
        order = service.Confirm(certificate_id=certificate_id, pdf=b"%PDF", signed_facts=content)
        with pytest.raises(Conflict):
            database.execute(service.confirm, order)

    with database.reading() as session:
        assert queries.certificate(session, certificate_id).row.state == "reserved"
        assert queries.entries(session) == ()


def test_a_paper_begun_before_the_ceremony_is_not_issued_unsigned_after_it(database, tmp_path):
    item = given_certificates.a_course_done(database, grade="B").item
    certificate_id = database.execute(service.reserve, service.Reserve(item=item))
    given_keys.held(database, tmp_path)

    with pytest.raises(Refused) as refusal:
        database.execute(service.confirm, service.Confirm(certificate_id=certificate_id, pdf=b"%PDF"))
    assert names(refusal) == {"KeysLocked"}


def test_a_number_that_became_no_paper_stands_void_in_the_chain(database, key):
    item = given_certificates.a_course_done(database, grade="B").item
    certificate_id = database.execute(service.reserve, service.Reserve(item=item, kid=key.kid.hex()))

    database.execute(service.void, service.Void(certificate_id=certificate_id, reason="The PC stopped."))

    with database.reading() as session:
        [entry] = queries.entries(session)
    assert (entry.act, entry.pdf) == (Act.VOIDED, None)
    assert given_register.verified(database).fault is None


def test_a_paper_from_before_there_were_keys_stays_as_it_is(database, tmp_path):
    old = given_register.a_paper(database)
    before = given_register.head(database, old)
    given_keys.held(database, tmp_path)
    given_register.a_paper(database, "Jonas Lie", given_register.the_key(database))

    assert given_register.head(database, old) == before
    assert (before.serial, before.kid, before.row.state) == ("", "", "issued")
    assert given_register.verified(database).entries == 1


def test_words_that_tell_stand_only_with_a_reason_that_is_kept_with_the_paper(database, key, notes):
    earned = given_certificates.a_course_done(database, grade="B", contents="Kurs for ansatte i fengsel")
    confirmed = Override(frozenset({"TellsWhere"}), "The course is about working there.")

    with pytest.raises(Refused):
        jobs.issue_one(database, earned.item, key=key)
    with pytest.raises(NotAllowed):
        jobs.issue_one(database.acting_as(given.OFFICE), earned.item, key=key, override=confirmed)
    certificate_id = jobs.issue_one(database, earned.item, key=key, override=confirmed)

    head = given_register.head(database, certificate_id)
    assert (head.let_words, head.let_reason) == ("fengsel", "The course is about working there.")
    [note] = [note for note in notes if note.action == terms.LET_STAND]
    assert note.details["words"] == "fengsel"


def test_the_database_itself_keeps_what_was_issued(database, key):
    """Whatever a program, or somebody at the server, would write."""
    certificate_id = given_register.a_paper(database, key=key)
    changes = (
        "UPDATE certificate SET facts = '{}'",
        "UPDATE certificate SET number = '2026-00009'",
        "UPDATE certificate SET state = 'reserved'",
        "UPDATE certificate SET state = 'void', void_reason = 'x'",
        "DELETE FROM certificate",
        "UPDATE certificate_file SET pdf = ''",
        "DELETE FROM certificate_file",
        "UPDATE certificate_register_entry SET n = 7",
        "DELETE FROM certificate_register_entry",
    )
    for change in changes:
        with pytest.raises(DBAPIError), database.engine.begin() as connection:
            connection.execute(text(change))
    assert given_register.head(database, certificate_id).row.state == "issued"


def test_the_date_on_the_paper_is_the_day_of_issue(database):
    certificate_id = jobs.issue_one(database, given_certificates.a_course_done(database, grade="B").item)
    with database.reading() as session:
        assert queries.certificate(session, certificate_id).row.issued_on == date(2026, 11, 23)
