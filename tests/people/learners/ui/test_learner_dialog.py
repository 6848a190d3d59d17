"""The form for a record: one name is enough, refusals keep what was typed, papers are left alone."""

from datetime import date

import pytest

from eduapp.gui.routes import Route
from eduapp.people.learners import queries
from eduapp.people.learners.rules import LearnerFacts
from eduapp.people.learners.ui.learner_dialog import (
    NEVER,
    add_learner,
    correct_learner,
    facts_of,
    learner_form,
)
from tests.support import given
from tests.support.accessibility import assert_page_accessible, show
from tests.support.dialogs import no_dialog
from tests.support.fakes import a_bench
from tests.support.keys import keys_only, press, write

WHOLE = LearnerFacts(
    number="2007",
    family_name="Sárá",
    given_name="Nils-Ánte",
    birth_date=date(1990, 6, 5),
    first_language="nordsamisk",
    norwegian_level="A2",
    unit="C",
    site="Vest",
    security_level="high",
    available_until=date(2027, 3, 1),
    available_source="earliest_date",
    available_as_of=date(2026, 11, 2),
    participation="duty",
    staff_note="Two lines\nof it",
    learner_note="Bring your own pen",
)


@pytest.fixture
def adding(fakes, parent):
    dialog = add_learner(fakes.bench, parent)
    show(dialog)
    return dialog


def known(database, learner_id):
    with database.reading() as session:
        return queries.head(session, learner_id)


def everybody(database):
    with database.reading() as session:
        return queries.learners(session)


def told(dialog):
    return dialog.form.summary.accessibleDescription()


def typed(facts):
    return {name: getattr(facts, name) for name in facts.__dataclass_fields__}


def test_number_and_one_name_typed_by_keyboard_are_enough_and_the_page_opens(database, fakes, adding):
    with keys_only():
        write(adding, "2007")
        press(adding, "Tab")
        write(adding, "Sukarno")
        press(adding, "Return")

    [row] = everybody(database)
    assert no_dialog()
    assert (row.number, row.name) == ("2007", "Sukarno")
    assert known(database, row.id).facts == LearnerFacts(number="2007", family_name="Sukarno")
    assert fakes.went == [Route("learners.learner", row.id)]


def test_what_is_refused_is_told_beside_its_field(database, adding):
    given.a_learner(database, "Karim Haddad", number="2007")
    with keys_only():
        write(adding, "2007")
        press(adding, "Tab")
        write(adding, "=1+1")
        press(adding, "Return")

    for key, said in (("number", "2007"), ("family_name", "does not begin with a letter")):
        assert said in adding.form._lines[key].problem._words.text()
        assert said in adding.form.field(key).accessibleDescription()
    assert len(adding.form.summary.links()) == 2


def test_everything_typed_is_kept(database, adding):
    adding.form.set_values(typed(WHOLE))
    adding.submit()
    [row] = everybody(database)
    assert known(database, row.id).facts == WHOLE


def test_the_form_asks_for_nothing_else(fakes):
    assert set(learner_form(fakes.bench).values()) == set(LearnerFacts.__dataclass_fields__)


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"number": ""}, "Learner number is needed."),
        ({"family_name": "", "given_name": ""}, "Both names are empty."),
        ({"number": "1003"}, "Number 1003 belongs to Haddad, Karim already."),
        ({"birth_date": date(2030, 1, 1)}, "01.01.2030 cannot be a date of birth."),
        ({"available_as_of": date(2026, 11, 24)}, "24.11.2026 is still to come."),
        ({"given_name": "Nils\u202e"}, "The name holds hidden characters (U+202E)."),
    ],
)
def test_a_refusal_says_why_and_keeps_what_was_typed(database, fakes, adding, changes, reason):
    given.a_learner(database, "Karim Haddad", number="1003")
    wanted = typed(WHOLE) | changes
    adding.form.set_values(wanted)
    adding.submit()

    assert reason in told(adding)
    assert adding.form.values() == wanted | {
        key: None for key, value in wanted.items() if value == "" and adding.form.values()[key] is None
    }
    assert adding.isVisible()
    assert adding.verb_button.isEnabled()
    assert len(everybody(database)) == 1
    assert fakes.went == []


def test_a_correction_begins_with_what_is_known_and_keeps_the_rest(database, fakes, parent, adding):
    adding.form.set_values(typed(WHOLE))
    adding.submit()
    head = known(database, everybody(database)[0].id)
    dialog = correct_learner(fakes.bench, head, parent)
    assert facts_of(dialog.form) == WHOLE

    nothing = {"available_until": None, "available_source": "not_known", "available_as_of": None}
    dialog.form.set_values({"unit": "B", "security_level": "", **nothing})
    dialog.submit()

    facts = known(database, head.id).facts
    assert (facts.unit, facts.security_level, facts.available_until) == ("B", "", None)
    assert (facts.given_name, facts.norwegian_level) == ("Nils-Ánte", "A2")


def test_a_source_without_its_day_is_refused_in_words(fakes, adding):
    adding.form.set_values({"number": "1", "family_name": "Vik", "available_source": "release_date"})
    adding.submit()
    assert "There is no day that could come from “release date”." in told(adding)


@pytest.mark.parametrize("key", ["staff_note", "learner_note"])
def test_both_notes_say_what_must_not_be_written(fakes, key):
    field = learner_form(fakes.bench).field(key)
    assert NEVER in (field.focusProxy() or field).accessibleDescription()
    for word in ("offence", "sentence", "health", "restriction"):
        assert word in NEVER


def test_rule_l21_an_offer_says_what_it_means_and_what_that_rests_on(fakes):
    field = learner_form(fakes.bench).field("participation")
    words = field.accessibleDescription()
    assert words.startswith("Education is always an offer.")
    assert "absence is never a refusal" in words
    assert "§§ 1-4, 3-12, 3-13" in words
    assert field.value() == "offer"


def test_who_was_slower_is_told_and_overwrites_nothing(database, fakes, parent):
    head = known(database, given.a_learner(database, "Karim Haddad"))
    for unit in ("B", "D"):
        dialog = correct_learner(fakes.bench, head, parent)
        dialog.form.set_values({"unit": unit})
        dialog.submit()

    assert dialog.form.values()["unit"] == "D"
    assert known(database, head.id).facts.unit == "B"
    [[asked]] = fakes.ask.conflicts
    assert (asked.label, asked.mine, asked.theirs) == ("Unit", "D", "B")


def two_at_one_record(fakes, parent, database, *, takes):
    """I changed the unit and the site, somebody else the unit and the first language; which are theirs."""
    head = known(database, given.a_learner(database, "Karim Haddad", unit="A", site="Vest"))
    mine, other = (correct_learner(fakes.bench, head, parent) for _one in range(2))
    other.form.type_in({"unit": "B", "first_language": "arabisk"})
    other.submit()
    mine.form.type_in({"unit": "D", "site": "Nord"})
    fakes.ask.takes = frozenset(takes)
    mine.submit()
    facts = known(database, head.id).facts
    return mine, (facts.unit, facts.site, facts.first_language)


def test_two_at_one_record_lose_nothing_of_each_other_unseen(fakes, parent, database):
    mine, saved = two_at_one_record(fakes, parent, database, takes={"first_language"})

    assert saved == ("D", "Nord", "arabisk")
    assert not mine.isVisible()
    assert {one.key: one.untouched for one in fakes.ask.conflicts[0]} == {
        "unit": False,
        "site": False,
        "first_language": True,
    }


def test_who_takes_theirs_in_one_field_keeps_the_other(fakes, parent, database):
    _mine, saved = two_at_one_record(fakes, parent, database, takes={"first_language", "unit"})
    assert saved == ("B", "Nord", "arabisk")


def test_who_takes_all_of_theirs_saves_nothing(fakes, parent, database):
    mine, saved = two_at_one_record(fakes, parent, database, takes={"first_language", "unit", "site"})
    assert saved == ("B", "Vest", "arabisk")
    assert not mine.isVisible()


def test_leaving_asks_before_something_typed_is_lost(fakes, adding):
    adding.form.field("number").set_value("2007")
    fakes.ask.yes = False
    adding.reject()
    assert fakes.ask.confirmed == ["Close without saving?"]
    assert adding.isVisible()

    fakes.ask.yes = True
    adding.reject()
    assert no_dialog()


@pytest.mark.parametrize("adds", [True, False])
def test_the_forms_are_fit_for_everybody(database, parent, adds):
    head = known(database, given.a_learner(database, "Karim H<b>addad</b>"))

    def make(theme):
        bench = a_bench(database, theme=theme).bench
        return add_learner(bench, parent) if adds else correct_learner(bench, head, parent)

    assert_page_accessible(make)
