"""Who came first is named by actions of the trail that there are."""

import pytest

from eduapp.app import catalogue
from eduapp.core.db.base import Record
from eduapp.schema import Base


def test_all_records_are_looked_at():
    assert len(Base.metadata.tables) > len(list(kinds())) > 0


def kinds(of=Record):
    for kind in of.__subclasses__():
        yield kind
        yield from kinds(kind)


@pytest.mark.parametrize("kind", [kind for kind in kinds() if kind.told_by], ids=lambda kind: kind.__name__)
def test_each_change_of_a_record_is_told_by_actions_of_the_trail(kind):
    known = catalogue.audit_sentences()
    assert all(any(action.startswith(begins) for action in known) for begins in kind.told_by)
