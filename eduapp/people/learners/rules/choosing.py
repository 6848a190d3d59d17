"""When somebody may be told of people they do not reach yet, so as to take them in: who is meant is known."""

from eduapp.core.actor import Actor
from eduapp.core.i18n import N_, _
from eduapp.core.names import typed_words

LETTERS = 3  # house rule: with fewer a list would be told, not somebody who is looked for
WHY_NO_MORE = N_("Type at least three letters of the name, or the whole number.")


def means_somebody(typed: str) -> bool:
    """Whether enough letters of a name were typed, two of them in one word.

    A word that another begins with says nothing more, and one with digits is none of a name.
    """
    words = {one for one in typed_words(typed) if not any(letter.isdigit() for letter in one)}
    telling = [one for one in words if not any(other != one and other.startswith(one) for other in words)]
    counts = [sum(letter.isalpha() for letter in one) for one in telling]
    return sum(counts) >= LETTERS and max(counts) > 1


def why_no_more(actor: Actor, typed: str) -> str:
    """Why a picker tells such a person of nobody else yet, in a sentence; "" where it does."""
    return "" if actor.reach.everybody or means_somebody(typed) else _(WHY_NO_MORE)
