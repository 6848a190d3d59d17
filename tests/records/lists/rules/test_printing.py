"""What stands against printing a list."""

from dataclasses import replace

from eduapp.records.lists.rules import check_printing, comes_back, is_for_learner, movements_to, week_plan
from tests.support import given
from tests.support.given_lists import a_gathering, a_sheet, names

MONDAY = given.TODAY


def against(content, *prison):
    return names(check_printing(content, prison))


def test_a_list_with_somebody_on_it_is_printed():
    assert against(a_sheet()) == []
    assert against(movements_to("Room", MONDAY, [a_gathering()])) == []
    assert against(week_plan("Karim Haddad", MONDAY, [a_gathering()])) == []


def test_a_list_without_anybody_says_what_it_lacks():
    assert against(a_sheet(0)) == ["NobodyOnTheRoll"]
    assert against(movements_to("Room", MONDAY, [])) == ["NothingToPrint"]
    assert against(week_plan("Karim Haddad", MONDAY, [])) == ["NothingThatWeek"]
    assert against(None) == ["IsGone"]


def test_there_is_no_register_of_a_cancelled_session_but_a_movement_list_says_that_it_is():
    cancelled = [a_gathering(cancelled=True)]

    assert against(a_sheet(cancelled=True)) == ["CancelledSession"]
    assert against(movements_to("Room", MONDAY, cancelled)) == []


def test_what_a_learner_is_handed_never_tells_where_they_are():
    inside = a_gathering(place="Granli fengsel, rom 2")
    plan = week_plan("Karim Haddad", MONDAY, [inside])

    [found] = check_printing(plan, ["Granli fengsel"])

    assert found.sentence() == (
        "The plan would say “fengsel, Granli fengsel”, which tells where the learner is."
        " Change that name first."
    )
    assert against(movements_to("Granli fengsel, rom 2", MONDAY, [inside]), "Granli fengsel") == []
    assert against(replace(plan, of="Granli Hansen"), "Granli") == [
        "TellsWhere"
    ]  # of the place, not the name


def test_nor_does_the_note_for_the_learner():
    plan = week_plan("Karim Haddad", MONDAY, [a_gathering()], "Møt opp i fengselet.")

    assert against(plan) == ["TellsWhere"]


def test_a_learners_own_name_may_be_any():
    plan = week_plan("Granli Hansen", MONDAY, [a_gathering()])

    assert against(plan, "Granli") == []


def test_a_refusal_names_the_list_and_the_day():
    [found] = check_printing(movements_to("Classroom 2", MONDAY, []))

    assert found.sentence() == "Nobody is on this list: nothing is planned for Classroom 2 on 23.11.2026."


def test_only_register_sheets_come_back_and_only_week_plans_are_for_learners():
    kinds = ("register", "place", "unit", "week")

    assert [kind for kind in kinds if comes_back(kind)] == ["register"]
    assert [kind for kind in kinds if is_for_learner(kind)] == ["week"]
