from datetime import date, timedelta

import pytest

from eduapp.certificates.seals.code import check_code
from eduapp.certificates.seals.faults import Damaged, Fault, UnknownKey, Unreadable, WrongSignature
from eduapp.certificates.seals.status_list import Status, entry_of
from eduapp.certificates.seals.verdict import EXIT_CODES, OLD_AFTER, Outcome, judge, verdict_on
from eduapp.core.i18n import set_screen_language
from tests.support.given_seals import ISSUED_ON, SERIAL, a_school, printed

DAY = date(2026, 11, 20)


@pytest.fixture
def checked(school):
    return check_code(school.code(), school.keys())


def in_days(days):
    return ISSUED_ON + timedelta(days=days)


def test_a_genuine_paper_by_a_list_of_today(school, checked):
    verdict = judge(checked, school.status(), ISSUED_ON)

    assert (verdict.outcome, verdict.day, verdict.list_age) == (Outcome.GENUINE, ISSUED_ON, 0)
    assert verdict.facts == printed()
    assert verdict.exit_code == 0


@pytest.mark.parametrize(
    ("days", "outcome"),
    [(0, Outcome.GENUINE), (OLD_AFTER, Outcome.GENUINE), (OLD_AFTER + 1, Outcome.LIST_OLD)],
)
def test_a_list_is_good_for_ninety_days_and_then_never_plainly_green(school, checked, days, outcome):
    verdict = judge(checked, school.status(), in_days(days))

    assert (verdict.outcome, verdict.list_age) == (outcome, days)
    assert (str(days) if days else "of today") in verdict.age_sentence()
    if outcome is Outcome.LIST_OLD:
        assert f"{days} days old" in verdict.sentence()


def test_without_a_list_nobody_knows_what_was_revoked(checked):
    verdict = judge(checked, None, ISSUED_ON)

    assert (verdict.outcome, verdict.list_age, verdict.exit_code) == (Outcome.LIST_OLD, None, 0)
    assert "not known" in verdict.sentence()


@pytest.mark.parametrize(
    ("status", "outcome"), [(Status.REVOKED, Outcome.REVOKED), (Status.REPLACED, Outcome.REPLACED)]
)
def test_what_became_of_a_paper_is_told_with_its_day_also_by_an_old_list(school, checked, status, outcome):
    kept = school.status(entry_of(SERIAL, status, DAY))
    for days in (0, 400):
        verdict = judge(checked, kept, in_days(days))

        assert (verdict.outcome, verdict.day, verdict.exit_code) == (outcome, DAY, 3)
        assert "20.11.2026" in verdict.sentence()


def test_a_paper_with_an_end_counts_to_its_last_day(school):
    found = check_code(school.code(valid_until=in_days(10)), school.keys())

    assert judge(found, school.status(), in_days(10)).outcome is Outcome.GENUINE
    expired = judge(found, school.status(), in_days(11))
    assert (expired.outcome, expired.day, expired.exit_code) == (Outcome.EXPIRED, in_days(10), 3)
    assert judge(found, None, in_days(11)).outcome is Outcome.EXPIRED


def test_a_clock_that_is_behind_makes_nothing_valid_again(school):
    found = check_code(school.code(valid_until=in_days(10)), school.keys())
    status = school.status(as_of=in_days(20))

    verdict = judge(found, status, date(2020, 1, 1))
    assert (verdict.outcome, verdict.list_age) == (Outcome.EXPIRED, -2542)


def test_a_list_of_a_day_to_come_is_told_as_that_and_nothing_is_plainly_genuine_by_it(school, checked):
    """Signed by a PC whose clock was years ahead, it would else be of today until then."""
    ahead = school.status(as_of=in_days(1400))

    verdict = judge(checked, ahead, in_days(3))

    assert (verdict.outcome, verdict.list_age) == (Outcome.LIST_OLD, -1397)
    assert "has not come yet" in verdict.sentence()
    assert "clock of a PC was wrong" in verdict.age_sentence()
    assert "of today" not in verdict.age_sentence()


def test_where_it_is_still_yesterday_a_list_is_of_today(school, checked):
    verdict = judge(checked, school.status(as_of=in_days(1)), ISSUED_ON)

    assert (verdict.outcome, verdict.list_age) == (Outcome.GENUINE, -1)
    assert "of today" in verdict.age_sentence()


@pytest.mark.parametrize("days", [0, 1, 2, 60])
def test_a_paper_of_a_day_to_come_is_not_plainly_genuine(school, days):
    found = check_code(school.code(issued_on=in_days(days)), school.keys())

    verdict = judge(found, school.status(), ISSUED_ON)

    assert verdict.outcome is (Outcome.GENUINE if days < 2 else Outcome.TO_COME)
    assert verdict.exit_code == (0 if days < 2 else 2)
    assert judge(found, school.status(as_of=in_days(days)), ISSUED_ON).outcome is not Outcome.TO_COME


def test_what_is_final_comes_first(school):
    found = check_code(school.code(valid_until=in_days(1)), school.keys())
    revoked = school.status(entry_of(SERIAL, Status.REVOKED, DAY))

    assert judge(found, revoked, in_days(500)).outcome is Outcome.REVOKED
    assert judge(found, school.status(), in_days(500)).outcome is Outcome.EXPIRED


@pytest.mark.parametrize(
    ("fault", "outcome", "code"),
    [
        (WrongSignature(), Outcome.NOT_GENUINE, 1),
        (UnknownKey(kid="00"), Outcome.UNKNOWN_KEY, 2),
        (Damaged(place=9), Outcome.DAMAGED, 2),
    ],
)
def test_what_is_wrong_is_told_by_its_own_sentence(fault, outcome, code):
    verdict = judge(fault, None, ISSUED_ON)

    assert (verdict.outcome, verdict.exit_code) == (outcome, code)
    assert verdict.sentence() == fault.sentence()
    assert verdict.facts is None
    assert verdict.age_sentence() == ""


def every_fault(kind=Fault):
    for one in kind.__subclasses__():
        yield one
        yield from every_fault(one)


@pytest.mark.parametrize("fault", sorted(set(every_fault()), key=lambda one: one.__name__))
def test_no_fault_is_ever_taken_for_genuine(fault):
    outcome = judge(fault(), None, ISSUED_ON).outcome
    expected = (
        Outcome.UNKNOWN_KEY
        if fault is UnknownKey
        else Outcome.DAMAGED
        if issubclass(fault, Unreadable)
        else Outcome.NOT_GENUINE
    )

    assert outcome is expected


def test_a_text_is_judged_from_its_first_sign(school):
    keys, status = school.keys(), school.status()

    assert verdict_on(school.code(), keys, status, ISSUED_ON).outcome is Outcome.GENUINE
    assert verdict_on(a_school().code(), keys, status, ISSUED_ON).outcome is Outcome.UNKNOWN_KEY
    assert verdict_on("https://example.org", keys, status, ISSUED_ON).outcome is Outcome.DAMAGED


def test_every_outcome_has_an_exit_code():
    assert set(EXIT_CODES) == set(Outcome)


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_every_outcome_is_told_in_words_of_its_own(school, checked, language):
    set_screen_language(language)
    gone = [school.status(entry_of(SERIAL, one, DAY)) for one in Status]
    verdicts = [
        judge(checked, school.status(), ISSUED_ON),
        *(judge(checked, one, ISSUED_ON) for one in gone),
        judge(check_code(school.code(valid_until=ISSUED_ON), school.keys()), None, in_days(1)),
        judge(checked, None, ISSUED_ON),
        judge(checked, school.status(), in_days(200)),
        judge(checked, school.status(as_of=in_days(200)), ISSUED_ON),
        judge(checked, None, in_days(-200)),
        judge(WrongSignature(), None, ISSUED_ON),
        judge(UnknownKey(kid="00"), None, ISSUED_ON),
        judge(Damaged(place=9), None, ISSUED_ON),
    ]
    told = [one.sentence() for one in verdicts]

    assert len(set(told)) == len(told)
    assert not any("{" in one for one in told)
