"""Where grading stands in words: the five steps, each row, until when one may appeal."""

from dataclasses import replace
from datetime import date

from eduapp.exams.grading.rules.kinds import Kind
from eduapp.exams.grading.ui import looks
from tests.support import given
from tests.support.given_exams import proposed
from tests.support.given_grading import FIRST, SECOND
from tests.support.sight import alike


def said(exam):
    return [f"{title}: {word} ({token})" for title, (token, _icon, word) in looks.steps(exam.page())]


def test_the_five_steps_say_where_each_stands(exam):
    assert said(exam) == [
        "Marks: 0 of 5 (late)",
        "Borders: by the rule (present)",
        "Fix grades: 0 of 5 (none)",
        "Release: not yet (none)",
        "Letters: 0 of 0 (none)",
    ]
    assert looks.next_text(exam.page()) == "Next: settle the marks of 5 candidates."
    exam.everything_typed()
    assert looks.next_text(exam.page()) == "Next: look at the borders, then fix the grades."
    exam.fix()
    assert looks.next_text(exam.page()) == "Next: two people release the results."
    exam.propose()
    assert said(exam)[3] == "Release: waits for a second person (late)"
    assert looks.next_text(exam.page()) == "Next: a second person confirms the release."
    exam.confirm()
    exam.tell(101)
    assert said(exam)[4] == "Letters: 1 of 5 (late)"
    assert looks.next_text(exam.page()) == "Next: print the letters, hand them over, and note the day."
    assert looks.go_to(exam.page()) == "To telling the results"
    exam.tell(102, 103, 104, 105)
    assert looks.next_text(exam.page()) == "Everybody has been told."
    assert looks.go_to(exam.page()) == "See who was told"


def test_where_the_whole_is_graded_no_borders_are_needed(elsewhere):
    assert said(elsewhere)[1] == "Borders: not needed (present)"


def test_a_row_says_what_it_rests_on_or_what_stands_against_it(exam):
    exam.both(101, 17)
    exam.type_in(FIRST, 102, 14)
    rows = exam.rows()
    assert looks.row_sentence(rows[101]) == (
        "Candidate 101: 6 six, 17 of 18, typed from the sheets by Ingrid Solheim / Åse Bakke"
    )
    assert "one person has typed the sheet" in looks.row_sentence(rows[102])
    assert looks.share_words(rows[101]) == "94.44\N{NO-BREAK SPACE}%"
    assert looks.points_words(rows[102]) == ""


def test_a_fixed_grade_looks_other_than_one_to_come(exam):
    exam.both(101, 17)
    before = looks.grade_look(exam.rows()[101])
    exam.fix(101)
    after = looks.grade_look(exam.rows()[101])
    assert (before[2], after[2]) == ("6 six", "6 six")
    assert before[1] != after[1]
    proposed(exam.database, exam.candidates[101], "5")
    assert looks.state_words(exam.rows()[101]) == "A correction waits for a second person."


def test_own_borders_say_who_when_and_why(exam):
    assert looks.rule_words(exam.page()) == (
        "By the rule of the scale: the school's own rule. No paragraph sets percents."
    )
    exam.set_borders(95, 75, 60, 45, 30, 0, reason="A hard paper")
    assert looks.rule_words(exam.page()) == "Set for this exam by Solveig Nes, 25.11.2026: A hard paper"


def test_the_last_day_to_appeal_comes_with_its_reasons(exam):
    exam.released().tell(101)
    told = {row.result.number: row for row in exam.page().told}
    assert told[101].last.last_day == date(2026, 12, 7)
    assert "domstolloven § 149" in looks.last_day_words(told[101])
    assert (told[102].last, looks.last_day_words(told[102])) == (None, "")
    assert (looks.told_words(told[101]), looks.way_words(told[101])) == (
        "25.11.2026",
        "the letter was handed over",
    )
    assert (looks.told_words(told[102]), looks.way_words(told[102])) == ("", "")


def test_a_later_last_day_stands_where_the_reckoned_one_stood(exam):
    exam.released().tell(101)
    exam.extend(101, date(2026, 12, 11), "The letter lay in another unit.")
    [row] = [row for row in exam.page().told if row.result.number == 101]
    assert row.last.last_day == date(2026, 12, 11)
    said = looks.last_day_words(row)
    assert "Extended by Solveig Nes: The letter lay in another unit." in said


def test_asking_for_grounds_is_told_where_there_are_any(exam):
    exam.released().tell(101)
    [row] = [row for row in exam.page().told if row.result.number == 101]
    assert "Asking for grounds" not in looks.last_day_words(row)
    assert "Asking for grounds" in looks.last_day_words(replace(row, appeals=(Kind("held_exam"),)))


def test_where_the_law_has_no_appeal_that_is_said_in_the_place_of_a_day(exam):
    exam.released().tell(101)
    told = {row.result.number: replace(row, appeals=(), last=None) for row in exam.page().told}
    assert looks.last_day_words(told[101]) == "The law has no appeal against this result."
    assert looks.last_day_words(told[102]) == ""


def test_while_grounds_are_not_given_there_is_no_last_day_and_it_is_said_why(exam):
    exam.released().tell(101)
    [row] = [row for row in exam.page().told if row.result.number == 101]
    asked = replace(row, last=None, result=replace(row.result, asked_on=date(2026, 11, 26)))
    assert looks.last_day_words(asked) == (
        "Grounds were asked for on 26.11.2026. The time to appeal begins anew when they are given "
        "(forvaltningsloven § 29)."
    )


def test_every_state_of_a_sheet_has_a_look_of_its_own(exam):
    exam.both(101, 17)
    exam.type_in(FIRST, 102, 14)
    exam.type_in(FIRST, 103, 11)
    exam.type_in(SECOND, 103, 12)
    rows = exam.seen_by(FIRST)
    assert [looks.sheet_look(rows[number])[2] for number in (101, 102, 103, 104)] == [
        "two alike", "typed by you", "differs", "not typed",
    ]  # fmt: skip
    assert looks.sheet_look(exam.seen_by(SECOND)[102])[2] == "waits for you"
    assert alike([looks.sheet_look(rows[number]) for number in (101, 102, 103, 104)]) == []


def test_whose_the_marks_are_is_said_with_names_and_paragraph(exam):
    exam.type_in(FIRST, 101, 17)
    assert looks.rests_text(exam.page()) == ""
    assert exam.rows()[101].typists == ()
    exam.type_in(SECOND, 101, 16)
    exam.type_in(given.LEADER, 101, 17, settles=True)
    assert looks.state_words(exam.rows()[101]) == (
        f"typed from the sheets by Ingrid Solheim / Åse Bakke, settled by {given.LEADER.name}"
    )
    assert looks.rests_text(exam.page()) == (
        "1 candidate: typed by two from what the examiners wrote on the sheets. Two examiners mark every "
        "answer that no key marks (opplæringsforskrifta § 9-33)."
    )


def test_points_of_the_key_alone_are_not_said_to_be_the_examiners(exam):
    exam.both(101, 17)
    page = exam.page()
    row = replace(exam.rows()[101], source="key", typists=())
    assert looks.state_words(row) == "by the key that the school set"
    told = looks.rests_text(replace(page, rows=(row,)))
    assert told.startswith(
        "1 candidate: every point by the key that the school set, so no examiner is needed."
    )
