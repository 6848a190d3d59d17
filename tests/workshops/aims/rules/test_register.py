"""What an aim is: a code of a trade, words in one language or two, days of validity."""

from datetime import date

import pytest

from eduapp.core.i18n import speaking
from eduapp.workshops.aims.rules import register
from eduapp.workshops.aims.rules.register import Wording, check_aim
from tests.support.given_aims import aim_facts


def names(**facts):
    return [violation.name for violation in check_aim(aim_facts(**facts))]


def test_an_ordinary_aim_has_nothing_against_it():
    assert names(nn="Lese ei teikning", plan="SNE03-02", position=1, valid_from=date(2022, 8, 1)) == []


def test_everything_against_an_aim_is_said_at_once():
    found = names(
        code="K M", text="", trade="XX", plan="A B", position=0,
        valid_from=date(2026, 1, 2), valid_to=date(2026, 1, 1),
    )  # fmt: skip

    assert found == [
        "TradeUnknown",
        "CodeOdd",
        "PlanOdd",
        "TextMissing",
        "PositionImpossible",
        "ValidBackward",
    ]


@pytest.mark.parametrize("field", ["text", "nn"])
def test_words_are_short_and_hide_nothing(field):
    long = check_aim(aim_facts(**{field: "x" * (register.LONGEST_TEXT + 1)}))
    hidden = check_aim(aim_facts(**{field: "a\u202eb"}))

    about = ("text_nb",) if field == "text" else ("text_nn",)
    assert [(one.name, one.about) for one in (*long, *hidden)] == [
        ("TextTooLong", about),
        ("HiddenInText", about),
    ]


@pytest.mark.parametrize(
    ("spoken", "nn", "said"),
    [
        ("nb", "Lese ei teikning", "Lese en tegning"),
        ("nn", "Lese ei teikning", "Lese ei teikning"),
        ("nn", "", "Lese en tegning (berre på bokmål)"),
        ("en", "Lese ei teikning", "Lese en tegning"),
    ],
)
def test_without_nynorsk_the_bokmal_is_shown_and_said_so(spoken, nn, said):
    with speaking(spoken):
        assert Wording("Lese en tegning", nn).said == said


def test_an_aim_holds_on_the_days_of_its_plan():
    facts = aim_facts(valid_from=date(2026, 8, 1), valid_to=date(2027, 7, 31))

    days = [date(2026, 7, 31), date(2026, 8, 1), date(2027, 7, 31), date(2027, 8, 1)]
    assert [facts.holds_on(day) for day in days] == [False, True, True, False]
