"""The trail of the whole term reads as sentences: no code of a closed list stands in one as it is kept."""

import re
from collections.abc import Iterator

from eduapp.app.catalogue import audit_sentences
from eduapp.core.codes import code_list, list_names
from eduapp.core.i18n import set_screen_language
from eduapp.people.audit import queries
from eduapp.people.audit.queries import TrailFilter
from eduapp.people.audit.ui.sentences import sentence

WITH_LIST = "|".join(sorted(list_names()))
KEPT = re.compile(rf"\b[a-z]+(?:_[a-z0-9]+)+\b|\b(?:{WITH_LIST}):\w+")


def codes() -> Iterator[str]:
    for name in list_names():
        yield from code_list(name).keys()


def test_no_sentence_of_the_term_shows_a_raw_code(site):
    set_screen_language("nb")
    with site.reading() as session:
        rows = queries.trail(session, TrailFilter(), None, 1_000_000)
    assert len({row.action for row in rows}) > 50
    raw = {
        (row.action, found)
        for row in rows
        for found in KEPT.findall(sentence(row, audit_sentences()))
        if found in set(codes()) or ":" in found
    }
    assert raw == set()
