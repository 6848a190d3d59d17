"""Movement lists, as readers other than ours see them."""

from uuid import UUID

import pytest

from eduapp.records.lists.drawing import draw
from eduapp.records.lists.rules import movements_from, movements_to, twofold
from tests.support import given
from tests.support.given_lists import a_gathering, a_paper, a_person, people
from tests.support.list_pages import lines_of, pages_of

MIXED = (
    a_person(0, unit="Avdeling Nord"),
    a_person(1, unit="Avdeling Nord", ahead="excused"),
    a_person(2, unit="Avdeling Sør"),
    a_person(3, unit="Avdeling Nord", here=False),
)
FOUND = [
    a_gathering(1, people=MIXED),
    a_gathering(2, 615, 705, what="English", people=MIXED[:1], cancelled=True),
    a_gathering(3, 540, None, what="Mathematics", group="", place="Hall", people=MIXED[:1]),
]

TO_A_PLACE = """\
Movement list of a place · Fjellvik videregående skole
Classroom 2
Monday 23 November 2026
2 to fetch, 2 stay
2026-17/2
08:30–10:00 Norwegian A2, Autumn 2 to fetch, 2 stay
Fetched Learner Unit Back Remark
Dahl, Petter Avdeling Nord
stays Haddad, Karim Avdeling Nord
Kovács, Daniel Avdeling Sør
stays Lie, Jonas Avdeling Nord
09:00 Mathematics 1 to fetch, 0 stay
Fetched Learner Unit Back Remark
Dahl, Petter Avdeling Nord
10:15–11:45 English, Autumn – cancelled 0 to fetch, 1 stay
Fetched Learner Unit Back Remark
stays Dahl, Petter Avdeling Nord
Notes
Printed Monday 23 November 2026 at 08:02 · list 2026-17, version 2 Page 1 of 1"""

FROM_A_UNIT = """\
Movement list of a unit · Fjellvik videregående skole
Unit Avdeling Nord
Monday 23 November 2026
1 to fetch, 2 stay
2026-17/2
08:30 1 to fetch, 2 stay
Left Learner Where What Until Back Remark
Dahl, Petter Classroom 2 Norwegian A2, Autumn 10:00
stays Haddad, Karim Classroom 2 Norwegian A2, Autumn 10:00
stays Lie, Jonas Classroom 2 Norwegian A2, Autumn 10:00
09:00 1 to fetch, 0 stay
Left Learner Where What Until Back Remark
Dahl, Petter Hall Mathematics –
10:15 0 to fetch, 1 stay
Left Learner Where What Until Back Remark
stays Dahl, Petter Classroom 2 English, Autumn – cancelled 10:15–11:45
Notes
Printed Monday 23 November 2026 at 08:02 · list 2026-17, version 2 Page 1 of 1"""


def test_rule_86_to_a_place_go_these_at_these_times_with_counts_and_units_by_name():
    listed = movements_to("Classroom 2", given.TODAY, FOUND)

    assert lines_of(draw([a_paper(listed)], "en")) == TO_A_PLACE.splitlines()


def test_rule_86_from_a_unit_leave_these_by_the_time_to_leave():
    listed = movements_from("Avdeling Nord", given.TODAY, FOUND)
    golden = FROM_A_UNIT.replace("cancelled 10:15–11:45", "cancelled 11:45")

    assert lines_of(draw([a_paper(listed)], "en")) == golden.splitlines()


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_rule_86_there_is_no_half_of_the_day_on_any_list(language):
    late = [a_gathering(1, 780, 1125)]
    said = " ".join(lines_of(draw([a_paper(movements_to("Room", given.TODAY, late))], language))).casefold()

    assert ("13:00–18:45" if language == "en" else "13.00–18.45") in said
    assert not [half for half in (" am", " pm", "a.m.", "p.m.") if half in said]


def test_a_session_that_goes_on_has_its_heading_on_the_next_page():
    listed = movements_to("Classroom 2", given.TODAY, [a_gathering(people=people(45))])
    pdf = draw([a_paper(listed)], "en")

    assert pages_of(pdf) == 2
    assert "08:30–10:00 Norwegian A2, Autumn 45 to fetch, 0 stay" in lines_of(pdf, 2)
    assert "Fetched Learner Unit Back Remark" in lines_of(pdf, 2)


def test_who_is_expected_at_two_places_at_once_is_told_in_words_on_both_rows():
    hall = {"place_id": UUID(int=901), "place": "Hall", "what": "English", "group": ""}
    lesson, other = a_gathering(1, people=people(1)), a_gathering(2, 570, 660, people=people(1), **hall)
    both = twofold([lesson, other])
    there = [
        a_paper(movements_to("Classroom 2", given.TODAY, [lesson], both)),
        a_paper(movements_to("Hall", given.TODAY, [other], both)),
        a_paper(movements_from("C", given.TODAY, [lesson, other], both)),
    ]
    told = (
        ["Expected elsewhere at the same time: 09:30–11:00 Hall, English"],
        ["Expected elsewhere at the same time: 08:30–10:00 Classroom 2, Norwegian A2"],
    )
    for paper, wanted in zip(there, (told[0], told[1], [*told[0], *told[1]]), strict=True):
        lines = lines_of(draw([paper], "en"))
        assert [line for line in lines if line.startswith("Expected")] == wanted
