"""Where two long answers part, so that people see what differs and not the same beginning twice. Pure."""

import re

BEFORE = 80  # letters that stand before the difference, so that one finds the place
_SPACE = re.compile(r"\s")


def first_difference(one: str, other: str) -> int:
    """How many letters are the same at the beginning of both."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((place for place, (a, b) in pairs if a != b), min(len(one), len(other)))


def excerpt(text: str, at: int, most: int) -> str:
    """Some words before a place and what follows, line breaks kept; … says that there is more.

    `at` is counted in letters from the beginning, `most` is how many letters are shown at most. Words are
    not cut but where one alone is longer than the room.
    """
    begins = max(0, at - BEFORE)
    if begins and (space := _SPACE.search(text, begins - 1, at)):
        begins = space.end()
    ends = min(len(text), begins + most)
    if ends < len(text) and not _SPACE.match(text, ends):
        spaces = [one.start() for one in _SPACE.finditer(text, at, ends)]
        ends = spaces[-1] if spaces else ends
    return f"{'… ' if begins else ''}{text[begins:ends]}{' …' if ends < len(text) else ''}"
