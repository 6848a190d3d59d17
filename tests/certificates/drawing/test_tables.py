from eduapp.certificates.drawing import tables
from eduapp.certificates.drawing.phrases import spoken
from tests.certificates.drawing import papers


def test_heads_are_spoken_in_the_language_of_the_paper():
    facts = papers.a_paper("resultatoversikt")

    heads = {}
    for language in ("nb", "nn", "en"):
        with spoken(language):
            heads[language] = tables.results_table(facts).heads

    assert heads["nb"] == ("Kurs eller fag", "Resultat", "Dato")
    assert heads["en"] == ("Course or subject", "Result", "Date")
