"""Result letters: from the school, in the language asked for, until when one appeals; never where it was."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import uuid4

import pytest

from eduapp.core.errors import NotFound, Refused
from eduapp.core.i18n import date_text
from eduapp.core.progress import NoProgress
from eduapp.education.school import queries as schools
from eduapp.education.school.service import MarkInvented, SaveSite, mark_invented, save_site
from eduapp.exams.grading import jobs
from eduapp.exams.sittings.models import Sitting
from eduapp.gui.pdf_pages import look_into
from tests.support import given, given_education, given_exams
from tests.support.accounts import owner_of
from tests.support.given_disputes import a_dispute
from tests.support.given_grading import NEXT_DAY


@pytest.fixture
def released(exam):
    given_education.the_school(exam.database)
    return exam.released()


def made(exam, language="en", on=NEXT_DAY, numbers=()):
    ids = tuple(exam.candidates[number] for number in numbers)
    order = jobs.MakeLetters(exam.sitting_id, language, on, ids)
    return jobs.make_letters(exam.database, order, NoProgress())


def pages(pdf):
    return [" ".join(text.split()) for text in look_into(pdf).texts]


def refused(act):
    with pytest.raises(Refused) as refusal:
        act()
    return {one.name for one in refusal.value.violations}


def test_a_letter_for_each_says_grade_points_border_and_until_when_one_appeals(released):
    letters = made(released)
    said = pages(letters.pdf)
    assert (letters.count, len(said)) == (5, 5)
    [hers] = [page for page in said if "Kari Berg" in page]
    for text in (
        "Result of an exam",
        "Matematikk (MAT)",
        "written, 24.11.2026",
        "Candidate number 102",
        "5 five",
        "14 of 18 points (77.78\N{NO-BREAK SPACE}%)".replace("\N{NO-BREAK SPACE}", " "),
        "This result begins at 75 % of the points (the school's own rule).",
        "Last day to appeal: Monday 7 December 2026",
        "Counted from the day you were told the grade, Wednesday 25 November 2026",
        "It would end on Saturday 5 December 2026.",
        "10 days (opplæringsforskrifta §§ 10-2, 16-1)",
        "with candidate number 102, and hand it to",
    ):
        assert text in hers, text
    assert "Ola Vik" not in hers
    assert hers.lower().count("last day to appeal") == 1


def test_a_later_last_day_and_why_stand_on_the_letter(released):
    released.tell(102, on=NEXT_DAY)
    released.extend(102, date(2026, 12, 11), "The letter lay in another unit.")
    [said] = pages(made(released, numbers=(102,)).pdf)
    assert "Last day to appeal: Friday 11 December 2026" in said
    assert "Extended by Solveig Nes: The letter lay in another unit." in said


def test_the_last_day_is_counted_from_the_day_of_notice_once_it_is_noted(released):
    released.at(NEXT_DAY + timedelta(days=2)).tell(102, on=NEXT_DAY + timedelta(days=2))
    [hers] = pages(made(released, on=NEXT_DAY + timedelta(days=9), numbers=(102,)).pdf)
    assert "Told on Friday 27 November 2026" in hers
    assert "Last day to appeal: Monday 7 December 2026" in hers
    [his] = pages(made(released, on=NEXT_DAY + timedelta(days=9), numbers=(101,)).pdf)
    assert "Handed over on Friday 4 December 2026" in his
    assert "Last day to appeal: Monday 14 December 2026" in his


@pytest.mark.parametrize(
    ("language", "grade", "appeal"),
    [
        ("nb", "5 fem", "Siste dag for å klage: mandag 7. desember 2026"),
        ("nn", "5 fem", "måndag 7. desember 2026"),
    ],
)
def test_it_is_in_the_language_asked_for(released, language, grade, appeal):
    [hers] = pages(made(released, language, numbers=(102,)).pdf)
    assert grade in hers
    assert appeal in hers


def test_borders_set_for_this_exam_are_told_as_such(exam):
    given_education.the_school(exam.database)
    exam.set_borders(90, 70, 60, 45, 30, 0, reason="Never on a letter")
    [hers] = pages(made(exam.released(), numbers=(102,)).pdf)
    assert "This result begins at 70 % of the points (set for this exam)." in hers
    assert "Never on a letter" not in hers


def test_a_grade_without_points_says_none(elsewhere):
    given_education.the_school(elsewhere.database)
    for number in (101, 102, 103, 104, 105):
        elsewhere.both(number, grade="IV")
    elsewhere.fix()
    elsewhere.propose()
    elsewhere.confirm()
    [his] = pages(made(elsewhere, numbers=(101,)).pdf)
    assert "no basis for assessment" in his
    assert "points" not in his


def test_no_letter_before_the_release_nor_without_a_letterhead(exam):
    exam.everything_typed().fix()
    assert refused(lambda: made(exam)) == {"SchoolIncomplete"}
    given_education.the_school(exam.database)
    assert refused(lambda: made(exam)) == {"NobodyToTell"}
    with pytest.raises(NotFound):
        jobs.make_letters(exam.database, jobs.MakeLetters(uuid4(), "en", NEXT_DAY), NoProgress())


def test_a_letter_that_would_tell_where_is_not_made(released):
    with released.database.reading() as session:
        site = schools.site(session)
    order = SaveSite(site=replace(site, prison_name="Matematikk"))
    released.run(given.LEADER, save_site, order)
    assert refused(lambda: made(released)) == {"TellsWhere"}


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
@pytest.mark.parametrize("kind", ["written", "oral", "oral_practical", "practical"])
def test_the_fixed_words_tell_nowhere_in_any_language(released, kind, language):
    with owner_of(released.database) as theirs, theirs.writing() as uow:
        uow.session.get_one(Sitting, released.sitting_id).kind = kind
    assert made(released, language, numbers=(101,)).count == 1


def test_an_exam_of_elsewhere_has_letters_too(database):
    given_education.the_school(database)
    course = given_education.a_course(database, "FAG", "Snekkerfaget", scale="FAGPR", kind="vocational")
    sitting_id = given_exams.plan(database, course, date(2026, 11, 20))
    candidate_id = given_exams.enter_candidate(database, sitting_id, given.a_learner(database, "Jon Lie"))
    given_exams.enter(database, candidate_id, "IB")
    letters = jobs.make_letters(database, jobs.MakeLetters(sitting_id, "en", given.TODAY), NoProgress())
    [said] = pages(letters.pdf)
    assert "not passed" in said
    assert "3 weeks (opplæringsforskrifta §§ 10-1, 10-9, forvaltningsloven § 29)" in said


def test_letters_of_invented_people_say_so_across(released):
    released.run(given.LEADER, mark_invented, MarkInvented())
    assert all("TRIAL" in page.replace(" ", "") for page in pages(made(released).pdf))


def test_a_letter_about_a_corrected_grade_says_so_and_that_the_one_before_holds_no_more(released):
    """Nobody gets another grade as if it were the first."""
    released.at(NEXT_DAY + timedelta(days=5))
    given_exams.corrected(released.database, released.candidates[102], "4", reason="Sheet 2 was another's")
    hers, his = (pages(made(released, numbers=(n,)).pdf)[0] for n in (102, 101))
    for said in (
        "Corrected on 30 November 2026. Before, the result was: 5 five.",
        "Entered wrongly, opplæringsforskrifta § 9-9: Sheet 2 was another's",
        "A letter about this exam from before that day does not hold any more.",
    ):
        assert said in hers
        assert said not in his


def test_a_letter_about_a_result_that_is_disputed_says_so_and_no_other_does(released):
    hers, his = (released.learners[number] for number in (102, 101))
    a_dispute(released.database, hers, "results", date(2026, 11, 24), date(2026, 11, 24))
    a_dispute(released.database, his, "results", date(2026, 10, 1), date(2026, 10, 31))  # another exam
    a_dispute(released.database, his, "hours")

    said = {number: pages(made(released, numbers=(number,)).pdf)[0] for number in (101, 102)}
    assert f"Disputed by the learner, {date_text(released.database.today())}" in said[102]
    assert "Disputed" not in said[101]


def test_what_was_corrected_before_anybody_was_told_is_no_correction_in_a_letter(exam):
    given_education.the_school(exam.database)
    exam.everything_typed().fix()
    given_exams.corrected(exam.database, exam.candidates[102], "4")
    exam.propose()
    exam.confirm()
    [hers] = pages(made(exam, numbers=(102,)).pdf)
    assert "4 four" in hers
    assert "Corrected" not in hers
