"""The register sheet, as readers other than ours see it."""

from eduapp.records.lists.drawing import draw
from eduapp.records.lists.rules import register_sheet
from tests.support.given_lists import a_gathering, a_paper, a_person, a_sheet, people
from tests.support.list_pages import lines_of, pages_of

GOLDEN = """\
Register sheet · Fjellvik videregående skole
Norwegian A2, Autumn
Monday 23 November 2026, 08:30–10:00 · Classroom 2
Teacher: Ingrid Solheim · 3 learners
2026-17/2
P present · L late · A absent · E excused · X kept by the prison
Cross one box in each row. Write the minutes of who comes late.
Learner Minutes Remark
1 Dahl, Petter P L A E X
2 Haddad, Karim P L A E X
3 Kovács, Daniel P L A E X
Guest: P L A E X
Guest: P L A E X
Notes
Printed Monday 23 November 2026 at 08:02 · list 2026-17, version 2 Page 1 of 1"""


def test_the_whole_sheet():
    assert lines_of(draw([a_paper()], "en")) == GOLDEN.splitlines()


def test_in_bokmal_the_letters_are_those_of_the_register_and_times_have_a_point():
    said = lines_of(draw([a_paper()], "nb"))

    assert said[2] == "Mandag 23. november 2026, 08.30–10.00 · Classroom 2"
    assert "1 Dahl, Petter T S F G X" in said


def test_rule_83_twenty_learners_stand_on_one_page_with_guests_and_notes():
    assert pages_of(draw([a_paper(a_sheet(20))], "nb")) == 1


def test_the_headings_stand_again_on_the_next_page_and_every_row_is_there_once():
    pdf = draw([a_paper(a_sheet(45))], "en")

    assert pages_of(pdf) == 2
    first, second = lines_of(pdf, 1), lines_of(pdf, 2)
    assert "Learner Minutes Remark" in second
    assert first[:4] == second[:4]
    assert second[-1].endswith("Page 2 of 2")
    numbers = [line.split()[0] for line in [*first, *second] if line.endswith("P L A E X")]
    assert [int(number) for number in numbers if number.isdigit()] == list(range(1, 46))


def test_what_is_known_beforehand_is_crossed_already(monkeypatch):
    crossed = register_sheet(a_gathering(people=(*people(2), a_person(2, ahead="excused"))))

    assert draw([a_paper(crossed)], "nb").count(b"/Type /Page\n") == 1
    assert draw([a_paper(crossed)], "nb") != draw([a_paper()], "nb")
