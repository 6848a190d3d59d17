from eduapp.certificates.drawing.facts import Issuer, Signer
from eduapp.certificates.neutrality import SiteWords, allowed_by, check_texts
from tests.certificates.drawing import papers

SITE = SiteWords(("Ringberg fengsel",), ("Fjellveien 12, 1234 Ringberg",))


def words(facts, text, *confirmed):
    return [one.word for one in check_texts([text], SITE, allowed_by(facts, SITE, confirmed))]


def a_paper(**changed):
    given = {
        "name": "Kari Anne Fange",
        "issuer": Issuer(name="Granli skole, avdeling Sentrum", place="Ringberg", address=("Skolegata 1",)),
        "signers": (Signer(name="Ola Celle", title="verksbetjent"),),
    }
    return papers.a_paper(**(given | changed))


def test_names_of_people_pass_in_any_order_and_no_other_word_does():
    facts = a_paper()

    for text in ("Kari Anne Fange", "Fange-Kari-Anne-Sveising.pdf", "FANGE, KARI ANNE", "Ola Celle"):
        assert words(facts, text) == [], text
    assert words(facts, "Kari Anne er fange på celle") == ["fange", "på celle"]


def test_the_letterhead_passes_as_a_whole():
    assert words(a_paper(), "Granli skole, avdeling Sentrum, Skolegata 1, Ringberg") == []
    assert words(a_paper(), "avdeling Nord") == ["avdeling"]


def test_a_letterhead_that_tells_does_not_pass():
    facts = a_paper(issuer=Issuer(name="Skolen i Ringberg fengsel", place="Oslo", address=("Fjellveien 12",)))

    assert words(facts, "Skolen i Ringberg fengsel") == ["Ringberg fengsel"]
    assert words(facts, "Fjellveien 12") == ["Fjellveien 12"]


def test_titles_of_those_who_sign_do_not_pass():
    assert words(a_paper(), "Ola Celle, verksbetjent") == ["verksbetjent"]


def test_what_somebody_confirmed_passes():
    assert words(a_paper(), "Anstalt i litteraturen") == ["Anstalt"]
    assert words(a_paper(), "Anstalt i litteraturen", "Anstalt i litteraturen") == []
