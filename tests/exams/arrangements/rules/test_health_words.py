"""No diagnosis behind a number, and no ordinary reference or office taken for one."""

import pytest

from eduapp.exams.arrangements.rules.health_words import health_word


@pytest.mark.parametrize(
    "text",
    [
        "2026/1234-5 dysleksi",
        "2026/1234 Dysleksi/ADHD",
        "vedtak 12/2026 pga. synshemming, svaksynt",
        "sak_2026_dyskalkuli",
        "lese- og skrivevansker 2026/3",
        "Lærevansker, 2026/3",
        "2026/9 angstlidelse",
        "PTSD 2026/1",
        "legeerklæring 3.4.2026",
        "pedagogisk-psykologisk tjeneste 2026/12",
        "sjukmelding 4/2026",
        "Tunghørt 17",
        "medical report 12",
        "autisme",
        "ÅNGST 2026/2 angst",
        "epilepsi-2026",
        "ＡＤＨＤ 2026/4",
    ],
)
def test_words_that_tell_of_health_are_found(text):
    assert health_word(text) != ""


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2026/1234-5",
        "Vedtak 14/2026",
        "Sak 26/00123-4, dokument 2",
        "ephorte 2026/44",
        "Dovre kommune",
        "Lillehammer kommune",
        "Sykkylven kommune",
        "Vestland fylkeskommune, seksjon for eksamen",
        "Innlandet fylkeskommune",
        "Åssiden vgs., avdeling fengsel",
        "Hemsedal kommune",
        "Sør-Trøndelag voksenopplæring",
        "Adult learning centre",
        "Illustrasjon 4",
        "Addendum 2026/3",
    ],
)
def test_ordinary_references_and_offices_pass(text):
    assert health_word(text) == ""


def test_the_word_itself_is_told():
    assert health_word("2026/1 Dysleksi") == "dysleksi"
