from datetime import date

import pytest

from eduapp.certificates import rules

TODAY = date(2026, 11, 23)


def confirmation(**changes):
    case = {"first_day": date(2026, 11, 2), "held": 5, "attended": 1} | changes
    return [one.name for one in rules.check_confirmation(rules.AttendanceCase(**case), TODAY)]


def test_one_session_attended_is_enough_to_confirm_while_the_course_runs():
    assert confirmation() == []


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"first_day": date(2026, 11, 24)}, "NotStarted"),
        ({"held": 0, "attended": 0}, "NothingHeld"),
        ({"attended": 0}, "NothingAttended"),
    ],
)
def test_there_must_be_something_to_confirm(changes, reason):
    assert confirmation(**changes) == [reason]


def test_lists_of_nothing_are_no_papers():
    assert [one.name for one in rules.check_overview(0)] == ["NothingOnRecord"]
    assert [one.name for one in rules.check_training_record(0)] == ["NoTraining"]
    assert [one.name for one in rules.check_modules("basic", 0)] == ["NoModule"]
    for made in (rules.check_overview(1), rules.check_training_record(1), rules.check_modules("basic", 1)):
        assert list(made) == []


@pytest.mark.parametrize("kind", rules.COUNTY_DOCUMENTS)
def test_modules_that_the_county_documents_make_no_statement_and_the_paragraph_is_told(kind):
    [reason] = rules.check_modules(kind, 3)

    assert reason.name == "CountyDocuments"
    assert "§§ 9-51, 15-27, 15-31" in reason.sentence()
