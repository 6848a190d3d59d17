"""The second person: sees what the paper would say; another issues exactly that, or nobody."""

from dataclasses import replace

import pytest

from eduapp.certificates import jobs, queries, service, terms
from eduapp.certificates.issue.rules import digest_of_rule
from eduapp.certificates.keys import service as keys
from eduapp.certificates.keys.jobs import Proven
from eduapp.core.errors import Conflict, NotAllowed, Refused
from eduapp.core.progress import NoProgress
from tests.support import given, given_certificates, given_register


def names(refusal):
    return {violation.name for violation in refusal.value.violations}


WHY = "The county asks for it."


def ask_for_second(database):
    database.execute(service.set_rules, service.SetRules(second_person=True, before=False, reason=WHY))


def drop(database, reason=WHY, second=given.ADMINISTRATOR):
    order = jobs.DropSecondPerson(reason=reason, before=True, second=Proven(actor=second))
    jobs.drop_second_person(database.acting_as(given.LEADER), order, NoProgress())


def check(database, item, actor=given.OFFICE):
    with database.reading() as session:
        matter = queries.matter(session, item, database.today())
    order = service.NoteChecked(item=item, matter=matter)
    return database.acting_as(actor).execute(service.note_checked, order)


@pytest.fixture
def earned(database, school):
    ask_for_second(database)
    return given_certificates.a_course_done(database, attended=5, held=6, grade="B")


def test_nothing_is_issued_before_somebody_else_has_checked_it(database, earned):
    with pytest.raises(Refused) as refusal:
        jobs.issue_one(database, earned.item)
    assert names(refusal) == {"NotChecked"}

    check(database, earned.item)
    paper = jobs.issue_one(database, earned.item)
    assert given_register.head(database, paper).checked_by == given.OFFICE.name


def test_who_checked_does_not_issue(database, earned):
    check(database, earned.item, given.LEADER)
    with pytest.raises(Refused) as refusal:
        jobs.issue_one(database.acting_as(given.LEADER), earned.item)
    assert names(refusal) == {"CheckedByYourself"}

    jobs.issue_one(database.acting_as(given.OFFICE), earned.item)


def test_a_paper_that_would_say_something_else_by_now_is_checked_anew(database, earned):
    check(database, earned.item)
    given_register.renamed(database, earned.learner_id, "Karima")

    with pytest.raises(Refused) as refusal:
        jobs.issue_one(database, earned.item)
    assert names(refusal) == {"ChangedSinceCheck"}

    check(database, earned.item)
    jobs.issue_one(database, earned.item)


def test_it_holds_whatever_the_language_of_the_paper(database, earned):
    check(database, earned.item)
    paper = jobs.issue_one(database, earned.item, "en")
    assert given_register.head(database, paper).facts["language"] == "en"


def test_what_was_seen_must_be_what_there_is(database, earned):
    order = service.NoteChecked(item=earned.item, matter="0" * 64)
    with pytest.raises(Conflict):
        database.execute(service.note_checked, order)


def test_nobody_checks_what_cannot_be_issued(database, school):
    item = given_certificates.a_course_done(database, attended=1, held=6, grade="B").item
    with pytest.raises(Refused) as refusal:
        check(database, item)
    assert names(refusal) == {"TooLittleAttendance"}


def test_a_school_that_asks_for_none_issues_as_before(database, school):
    paper = jobs.issue_one(database, given_certificates.a_course_done(database, grade="B").item)
    assert given_register.head(database, paper).checked_by == ""


def test_only_who_may_do_so_sets_the_rule_and_it_is_told(database, school, notes):
    with pytest.raises(NotAllowed):
        ask_for_second(database.acting_as(given.OFFICE))
    ask_for_second(database)
    assert (notes[-1].action, notes[-1].details) == (terms.SECOND_WANTED, {"reason": WHY})
    with pytest.raises(Conflict):
        ask_for_second(database)
    drop(database)
    told = {"reason": WHY, "second": given.ADMINISTRATOR.name}
    assert (notes[-1].action, notes[-1].details) == (terms.SECOND_DROPPED, told)


def test_nobody_drops_it_alone_or_without_a_reason(database, earned):
    alone = service.SetRules(second_person=False, before=True, reason=WHY)
    for order, wanted in (
        (alone, "NotAgreed"),
        (replace(alone, second=given.ADMINISTRATOR.user_id), "NotAgreed"),  # who has not agreed
    ):
        with pytest.raises(Refused) as refusal:
            database.acting_as(given.LEADER).execute(service.set_rules, order)
        assert names(refusal) == {wanted}
    for reason, second, wanted in (
        ("", given.ADMINISTRATOR, "ReasonMissing"),
        (WHY, given.LEADER, "NotAgreed"),  # nobody is two people
    ):
        with pytest.raises(Refused) as refusal:
            drop(database, reason, second)
        assert names(refusal) == {wanted}
    with pytest.raises(Refused):
        jobs.issue_one(database, earned.item)  # it is asked for as before


def test_what_the_second_one_agreed_to_is_this_reason_and_no_other(database, earned):
    order = service.SetRules(
        second_person=False, before=True, reason="Nobody is here in July.", second=given.ADMINISTRATOR.user_id
    )
    agreed = keys.Agree(digest=digest_of_rule(second_person=False, reason=WHY))
    database.acting_as(given.ADMINISTRATOR).execute(keys.agree, agreed)
    with pytest.raises(Refused) as refusal:
        database.acting_as(given.LEADER).execute(service.set_rules, order)
    assert names(refusal) == {"NotAgreed"}


def test_a_check_that_nobody_asked_for_is_kept_with_the_paper_all_the_same(database, school):
    items = [given_certificates.a_course_done(database, name, grade="B").item for name in ("A B", "C D")]
    check(database, items[0])
    check(database, items[1], given.LEADER)

    first = jobs.issue_one(database, items[0])
    second = jobs.issue_one(database.acting_as(given.LEADER), items[1])  # who is no second person then

    assert given_register.head(database, first).checked_by == given.OFFICE.name
    assert given_register.head(database, second).checked_by == ""


def test_who_may_only_look_checks_nothing(database, earned):
    with pytest.raises(NotAllowed):
        check(database, earned.item, given.AUDITOR)
