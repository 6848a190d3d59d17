"""The week plan: what a learner is handed, and what never stands on it."""

from datetime import date

from eduapp.records.lists.drawing import draw
from eduapp.records.lists.rules import week_plan
from tests.support import given
from tests.support.given_lists import a_gathering, a_paper
from tests.support.list_pages import lines_of, pages_of

FOUND = [
    a_gathering(1),
    a_gathering(2, 615, 705, what="English", day=date(2026, 11, 25), cancelled=True),
    a_gathering(3, 540, None, what="Mathematics", group="", place="", day=date(2026, 11, 28)),
]
PLAN = week_plan("Karim Haddad", given.TODAY, FOUND)

GOLDEN = """\
Ukeplan · Fjellvik videregående skole
Karim Haddad
Uke 48 · 23.–29. november 2026
2026-17/2
Mandag 23. november
08.30–10.00 Norwegian A2, Autumn Classroom 2
Tirsdag 24. november
Ingenting planlagt
Onsdag 25. november
10.15–11.45 English, Autumn – avlyst Classroom 2
Torsdag 26. november
Ingenting planlagt
Fredag 27. november
Ingenting planlagt
Lørdag 28. november
09.00 Mathematics
Skrevet ut mandag 23. november 2026 kl. 08.02 · liste 2026-17, versjon 2 Side 1 av 1"""


def test_the_whole_plan():
    assert lines_of(draw([a_paper(PLAN)], "nb")) == GOLDEN.splitlines()


def test_rule_84_and_78_no_staff_and_no_prison_stand_on_it():
    for language in ("nb", "nn", "en"):
        for large in (False, True):
            said = " ".join(lines_of(draw([a_paper(PLAN)], language, large=large))).casefold()
            assert not [word for word in ("solheim", "fengs", "prison", "innsatt") if word in said]


def test_rule_84_a_note_that_may_be_printed_stands_below_the_days():
    plan = week_plan("Karim Haddad", given.TODAY, FOUND, "Husk briller.\n\nTa med mappen.")

    said = lines_of(draw([a_paper(plan)], "nb"))

    assert said[-4:-1] == ["En beskjed til deg", "Husk briller.", "Ta med mappen."]


def test_rule_85_every_plan_stands_on_a_page_of_its_own():
    plans = [a_paper(week_plan(name, given.TODAY, FOUND)) for name in ("Karim Haddad", "Jonas Lie")]
    pdf = draw(plans, "nn")

    assert pages_of(pdf) == 2
    assert "Karim Haddad" in lines_of(pdf, 1)
    assert "Jonas Lie" not in " ".join(lines_of(pdf, 1))


def test_in_large_print_it_says_the_same():
    small, large = (lines_of(draw([a_paper(PLAN)], "nb", large=on)) for on in (False, True))

    assert sorted(" ".join(small).split()) == sorted(" ".join(large).split())
