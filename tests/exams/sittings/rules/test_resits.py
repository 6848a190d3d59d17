from datetime import date, timedelta

import pytest

from eduapp.exams.sittings.rules.resits import Earlier, check_ground, check_one_each, proposed

DAY = date(2026, 5, 20)
ABSENT, DOCUMENTED = Earlier(DAY, came=False), Earlier(DAY, came=False, documented=True)
VOID = Earlier(DAY, came=True, annulled="formal_error")
CHEATED = Earlier(DAY, came=True, annulled="cheating")
FAILED, PASSED = Earlier(DAY, came=True, passed=False), Earlier(DAY, came=True, passed=True)


def later(earlier):
    return Earlier(earlier.day + timedelta(days=180), earlier.came, earlier.documented, earlier.passed)


@pytest.mark.parametrize(
    ("ground", "earlier", "stands"),
    [
        ("ordinary", (), []),
        ("ordinary", (PASSED,), []),
        ("postponed", (DOCUMENTED,), []),
        ("postponed", (ABSENT,), ["NoGround"]),
        ("postponed", (DOCUMENTED, later(PASSED)), ["AlreadyPassed"]),
        ("new", (FAILED,), []),
        ("new", (FAILED, later(DOCUMENTED)), []),
        ("new", (VOID,), []),
        ("new", (CHEATED,), ["NoGround"]),
        ("new", (), ["NoGround"]),
        ("new", (FAILED, later(PASSED)), ["AlreadyPassed"]),
        ("special", (), []),
        ("special", (ABSENT,), []),
        ("special", (FAILED,), ["NoGround"]),
        ("again", (), ["GroundUnknown"]),
    ],
)
def test_each_kind_of_resit_has_its_ground(ground, earlier, stands):
    assert [violation.name for violation in check_ground(ground, earlier)] == stands


def test_the_sentence_names_the_kind_and_the_paragraph():
    [violation] = check_ground("postponed", ())
    assert violation.sentence().startswith(
        "Postponed exam (opplæringsforskrifta §§ 9-36, 15-24): there is no"
    )


@pytest.mark.parametrize(
    ("earlier", "ground"),
    [
        ((VOID,), "new"),
        ((CHEATED,), "ordinary"),
        ((), "ordinary"),
        ((PASSED,), "ordinary"),
        ((ABSENT,), "ordinary"),
        ((DOCUMENTED,), "postponed"),
        ((FAILED,), "new"),
        ((FAILED, later(DOCUMENTED)), "postponed"),
        ((later(PASSED), FAILED), "ordinary"),
    ],
)
def test_the_ground_that_fits_is_proposed(earlier, ground):
    assert proposed(earlier) == ground
    assert [violation.name for violation in check_ground(proposed(earlier), earlier)] == []


def test_one_exam_at_a_time_on_each_ground_but_any_number_of_ordinary_ones():
    [told] = check_one_each("new", [later(FAILED).day, DAY])
    assert told.sentence() == (
        "New exam (opplæringsforskrifta §§ 9-37, 15-24): there is an entry on this ground for the exam of "
        "20.05.2026 in this course, which has no result yet. Cancel that entry first."
    )
    assert not told.overridable
    assert list(check_one_each("new", [])) == list(check_one_each("ordinary", [DAY])) == []
