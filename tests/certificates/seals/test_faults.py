import pytest

from eduapp.certificates.seals import faults
from eduapp.core.i18n import set_screen_language

FACTS = {
    "place": 3,
    "kid": "00ff",
    "purpose": "status-list-1",
    "day": "27.11.2026",
    "number": 9,
    "kept": 1,
    "group": 4,
    "most": 64,
}
KINDS = sorted(
    (one for one in vars(faults).values() if isinstance(one, type) and issubclass(one, faults.Fault)),
    key=lambda one: one.__name__,
)


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_each_has_a_sentence_of_its_own(language):
    set_screen_language(language)
    told = {one: one(**FACTS).sentence() for one in KINDS if one is not faults.Unreadable}

    assert len(set(told.values())) == len(told)
    assert not any("{" in sentence for sentence in told.values())
    if language != "en":
        assert not any(sentence.startswith("This ") for sentence in told.values())
