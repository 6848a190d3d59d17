from datetime import date

import pytest

from eduapp.core.i18n import LANGUAGES, set_screen_language
from eduapp.people.audit.rules import Anchor, Break, break_sentence, breaks, whole_sentence, witness_sentence

KINDS = [
    getattr(breaks, name)
    for name in ("EDITED", "DETAILS", "DELETED", "INSERTED", "SWAPPED", "CUT", "END", "REWRITTEN")
]
EARLIER, LATER = date(2026, 11, 23), date(2026, 11, 24)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_a_sentence_with_the_entry_in_it(kind, language):
    set_screen_language(language)
    one, many = break_sentence(Break(417, kind)), break_sentence(Break(417, kind, 419))
    assert "417" in one
    assert "417" in many
    assert "{" not in one + many


def test_the_days_around_it_are_told():
    assert break_sentence(Break(3, "deleted", 4, EARLIER, LATER)) == (
        "Entries 3 to 4 were taken out. That was between 23.11.2026 and 24.11.2026."
    )
    assert break_sentence(Break(3, "edited", 0, EARLIER, EARLIER)).endswith("That was on 23.11.2026.")
    assert break_sentence(Break(3, "cut", 3, EARLIER)).endswith("That was on 23.11.2026 or later.")
    assert break_sentence(Break(1, "edited", 0, None, LATER)).endswith("That was on 24.11.2026 or earlier.")


def test_what_holds_and_how_far_it_is_witnessed():
    assert whole_sentence(1) == "The trail is whole: 1 entry, as it was written."
    assert whole_sentence(8).startswith("The trail is whole: 8 entries")
    assert witness_sentence(Anchor(5, "ab", LATER)).startswith("Up to entry 5, of 24.11.2026,")
    assert witness_sentence(Anchor(5, "ab")).startswith("Up to entry 5 it")
    assert witness_sentence(None).startswith("No checkpoint")
