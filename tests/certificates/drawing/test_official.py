import pytest

from eduapp.certificates.drawing.official import looks_official, says_official
from eduapp.core.i18n import speaking

IMITATIONS = {
    "Vitnemål": "vitnemaal",
    "VITNEMÅLET 2026": "vitnemaal",
    "«Vitnemål»": "vitnemaal",
    "V I T N E M Å L": "vitnemaal",
    "Vitne-mål": "vitnemaal",
    "Vitne mål": "vitnemaal",
    "vitnemal": "vitnemaal",
    "Vi\u00adtnemål": "vitnemaal",
    "Vіtnеmål": "vitnemaal",  # two letters of it are Cyrillic
    "Upper secondary diploma": "vitnemaal",
    "Kompetansebevis i truckkjøring": "kompetansebevis",
    "Certificate of Competence": "kompetansebevis",
    "Fagbrev som kokk": "fagbrev",
    "Sveinebrevet": "fagbrev",
    "Journeyman's certificate": "fagbrev",
    "Praksisbrev": "praksisbrev",
    "Kompetansebrev": "praksisbrev",
    "Fágareive": "fagbrev",
}


@pytest.mark.parametrize(("headline", "paper"), IMITATIONS.items())
def test_what_is_called_like_a_paper_of_the_county_is_told_however_it_is_written(headline, paper):
    found = looks_official(headline)

    assert found is not None
    assert found.facts["paper"] == paper


@pytest.mark.parametrize(
    "headline",
    [
        "Kursbevis",
        "Kursaduođaštus",
        "Forberedelse til fagbrev",
        "Fagbrevkurs i snekkerfaget",
        "Fagopplæring",
        "Kompetanse i verkstedet",
        "Module statement",
        "Truckfører T1–T4",
        "Д. Иванов",
        "",
    ],
)
def test_other_headlines_may_stand(headline):
    assert looks_official(headline) is None


def test_the_reason_names_the_paper_who_issues_it_and_the_paragraph_in_each_language():
    for language, words in {
        "nb": ("vitnemål", "fylkeskommunen", "opplæringsforskrifta §§ 9-54, 15-31"),
        "nn": ("vitnemål", "fylkeskommunen", "opplæringsforskrifta §§ 9-54, 15-31"),
        "en": ("vitnemål (diploma)", "the county", "opplæringsforskrifta §§ 9-54, 15-31"),
    }.items():
        with speaking(language):
            sentence = looks_official("Vitnemål").sentence()
        assert all(word in sentence for word in words)


@pytest.mark.parametrize(
    "text",
    [
        "Dette er et vitnemål",
        "har gjennomført opplæring som omfatter {course}",
        "har bestått {course} i utdanningsprogram for",
        "Årstimer: 84",
    ],
)
def test_a_template_may_use_neither_their_names_nor_the_phrases_of_their_forms(text):
    assert says_official(text) is not None


def test_a_template_may_say_what_ours_say():
    for text in ("har gjennomført kurset", "Omfang", "Det bekreftes at", "i perioden"):
        assert says_official(text) is None
