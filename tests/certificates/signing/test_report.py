import pytest

from eduapp.certificates.signing.report import SENTENCES, Report, Soundness
from eduapp.core.i18n import speaking


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_every_answer_has_a_sentence_of_its_own(language):
    with speaking(language):
        said = {Report(one).sentence() for one in Soundness}

    assert len(said) == len(Soundness)
    assert all(sentence.endswith(".") for sentence in said)


def test_every_answer_is_in_every_language():
    said = {}
    for language in ("nb", "nn", "en"):
        with speaking(language):
            said[language] = [Report(one).sentence() for one in Soundness]

    assert len({tuple(one) for one in said.values()}) == 3
    assert set(SENTENCES) == set(Soundness)
