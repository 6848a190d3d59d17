"""A hold keeps somebody from exams exactly as long as the law says, and says why and until when."""

from datetime import date, timedelta

import pytest
from hypothesis import given as given_that
from hypothesis import strategies as st

from eduapp.core.codes import code_list
from eduapp.core.i18n import LANGUAGES, speaking
from eduapp.exams.sittings.rules.holds import HOLDS, Hold, check_holds, neutral_text

FIRST, UNTIL = date(2026, 12, 2), date(2027, 12, 2)
CHEATING = Hold("cheating_wait", FIRST, UNTIL)
PRACTICE = Hold("practice_wait", date(2026, 11, 25), date(2027, 5, 24))
APPEAL = Hold("open_appeal", FIRST, None)
DAYS = st.dates(date(2026, 1, 1), date(2030, 1, 1))


@pytest.mark.parametrize(
    ("exam_on", "holds"),
    [
        (date(2026, 12, 1), False),  # before it was annulled
        (date(2026, 12, 2), True),
        (date(2027, 12, 1), True),
        (date(2027, 12, 2), False),  # a year after
    ],
)
def test_a_wait_after_cheating_is_asked_of_the_day_of_the_exam(exam_on, holds):
    assert CHEATING.holds(exam_on, today=date(2026, 11, 1)) is holds


@pytest.mark.parametrize(
    ("today", "exam_on", "holds"),
    [
        (date(2027, 5, 23), date(2027, 6, 10), True),  # entered the day before six months are over
        (date(2027, 5, 24), date(2027, 6, 10), False),
        (date(2028, 1, 1), date(2027, 5, 23), True),  # a list tells of it later; it was entered by then
        (date(2028, 1, 1), date(2027, 5, 24), False),
        (date(2026, 12, 1), date(2026, 11, 24), False),  # the test itself
    ],
)
def test_a_practice_candidate_waits_to_be_entered(today, exam_on, holds):
    assert PRACTICE.holds(exam_on, today) is holds


@given_that(DAYS, DAYS)
def test_an_open_appeal_holds_until_it_is_lifted(exam_on, today):
    assert APPEAL.holds(exam_on, today) is (exam_on >= FIRST)


@given_that(st.sampled_from([CHEATING, PRACTICE]), DAYS)
def test_from_its_first_day_after_it_nothing_holds(hold, day):
    later = max(hold.until, day)

    assert not hold.holds(later + timedelta(days=1), today=later)


def test_the_sentence_names_the_first_day_and_the_paragraph():
    [told] = check_holds([CHEATING], "Karim Haddad", date(2027, 5, 1), FIRST)

    assert told.sentence() == (
        "Karim Haddad can sit this exam again on 02.12.2027 at the earliest: an earlier exam was annulled "
        "for cheating (opplæringsforskrifta §§ 9-42, 9-69)."
    )
    assert not told.overridable


def test_who_may_be_entered_later_and_whose_appeal_is_open_are_told_so():
    found = list(check_holds([PRACTICE, APPEAL], "Karim Haddad", date(2027, 5, 1), FIRST))

    assert [one.sentence() for one in found] == [
        (
            "Karim Haddad can be entered again on 24.05.2027 at the earliest: the practice candidate did not "
            "pass the previous test (opplæringsforskrifta § 9-66)."
        ),
        (
            "Karim Haddad cannot be entered: an appeal against the trade test is not decided "
            "(opplæringsforskrifta § 10-9). First the appeal is decided or withdrawn."
        ),
    ]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("hold", [CHEATING, PRACTICE, APPEAL], ids=lambda hold: hold.kind)
def test_whoever_looks_at_the_list_learns_from_when_on_and_not_why(hold, language):
    with speaking(language):
        said = neutral_text(hold)
        assert hold.code.label not in said

    assert "§" not in said
    assert "juks" not in said


@pytest.mark.parametrize("kind", code_list(HOLDS).keys())
def test_every_hold_has_its_paragraph(kind):
    assert "§" in code_list(HOLDS)[kind].said("basis")
