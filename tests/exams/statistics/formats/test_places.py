import pytest

from eduapp.core.i18n import speaking
from eduapp.core.violations import Violation
from eduapp.exams.statistics.formats import places

EVERY = [kind for kind in Violation.__subclasses__() if kind.__module__ == places.__name__]


@pytest.mark.parametrize("kind", EVERY, ids=lambda kind: kind.__name__)
def test_every_fault_says_in_three_languages_what_to_do(kind):
    facts = dict.fromkeys(("name", "first", "found", "wanted", "text", "most", "count"), 7)
    said = {kind(**facts).sentence()}
    for language in ("nb", "nn"):
        with speaking(language):
            said.add(kind(**facts).sentence())

    assert len(said) >= 2
    assert all(one.endswith(".") and "{" not in one for one in said)
    assert all(one.count(". ") + one.count(", ") >= 1 or "Rename" in one for one in said)
