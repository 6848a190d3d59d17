import pytest

from eduapp.certificates.neutrality.finding import Reason, Strength
from eduapp.certificates.neutrality.lists import lists
from eduapp.certificates.neutrality.matching import Text, allowed_phrases, hits
from eduapp.certificates.neutrality.paper import SiteWords
from eduapp.certificates.neutrality.site import names_of
from tests.support.course_titles import ORDINARY, of_the_program


def told(text, *, names=(), addresses=(), allowed=()):
    looked = Text.of(text, allowed_phrases(allowed))
    found = hits(looked, lists(), names_of(SiteWords(tuple(names), tuple(addresses))))
    return [(looked.words.text[hit.start : hit.end], hit.strength.value, hit.reason) for hit in found]


def words(text, **given):
    return [word for word, _strength, _reason in told(text, **given)]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Opplæring ved Ringberg fengsel i 2026", "fengsel"),
        ("Opplæring på feng-\nsel i 2026", "feng-\nsel"),
        ("Kriminal omsorgen i Oslo", "Kriminal omsorgen"),
        ("ved landets åpne fe ng sel", "fe ng sel"),
        ("F E N G S E L", "F E N G S E L"),
        ("Arbeid i lukket avdeling", "lukket avdeling"),
        ("Bachelor in correctional services", "correctional services"),
        ("Løslatt i mai", "Løslatt"),
        ("bargu giddagasas", "giddagasas"),
    ],
)
def test_what_tells_is_found_as_it_stands(text, word):
    assert words(text) == [word]
    assert told(text)[0][1] == "strong"


@pytest.mark.parametrize(
    "text",
    [
        "En fengslende og lærerik bok om celleterapi og stamceller",
        "Fange opp feil i innkommende varer",
        "Å fange lys i et kamera",
        "Har betjent truck og kran",
        "Fuel cell and solar cells: battery cell testing",
        "Probation period: none",
        "Kurs ved høyere læreanstalt i anstaltsmessig drift",
        "Dommerkurs i fotball, straffespark og straffekast",
        "Personlig verneutstyr og forsoning i litteraturen",
        "Vinduet ble flyttet inn. Satt på plass etterpå",
        "Montering av kjøkken- og baderomsinnredninger",
        "Ola Straume, Anne Fengsrud, Per Cellestad, Kari Domås",
    ],
)
def test_what_only_looks_like_it_passes(text):
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Kurs fra KRUS og KDI", [("KRUS", "strong"), ("KDI", "strong")]),
        ("Kurs ved KRUS/KDI", [("KRUS", "strong"), ("KDI", "strong")]),
        ("Keramikk: krus og fat", []),
        ("KERAMIKK: KRUS OG FAT", [("KRUS", "weak")]),
        ("En god kompis", []),
        ("Course at HMP Highdown", [("HMP", "strong")]),
        ("HKO holdt kurset", [("HKO", "weak")]),
        ("Steder: ND-programmet", [("ND-programmet", "strong")]),
        ("Skolen innenfor murene", [("innenfor murene", "strong")]),
        ("Skulen innanfor murane", [("innanfor murane", "strong")]),
        ("Murer: å pusse murene", []),
        ("Fisken blei fanga i garn", []),
        ("Dyr i fangenskap", []),
        ("Innsetting av dører og vinduer", []),
    ],
)
def test_letters_in_capitals_and_words_among_others(text, found):
    assert [(word, strength) for word, strength, _reason in told(text)] == found


def test_ordinary_courses_are_never_kept_back_and_do_not_warn():
    found = {title: words(title) for title in (*ORDINARY, *of_the_program())}

    assert {title: those for title, those in found.items() if those} == {}


def test_the_strongest_reading_of_a_place_counts_once():
    assert told("på lukket avdeling") == [("lukket avdeling", "strong", Reason.WORD)]
    assert told("fengselscelle") == [("fengselscelle", "strong", Reason.WORD)]


def test_a_name_may_be_whatever_it_is_and_lets_nothing_else_pass():
    assert words("Kari Fange har deltatt", allowed=["Kari Fange"]) == []
    assert words("Kari Fange er fange", allowed=["Kari Fange"]) == ["fange"]
    assert words("KARI FANGE", allowed=["Kari Fange"]) == []
    assert words("Kari_Fange.pdf", allowed=["Kari Fange"]) == []


def test_names_of_the_site_are_found_in_every_form():
    site = {"names": ["Ringberg fengsel", "Bjørkelia"]}

    assert told("ved Ringberg fengsel", **site) == [("Ringberg fengsel", "strong", Reason.SITE_NAME)]
    assert told("ved RINGBERG FENGSELET", **site)[0][1] == "strong"
    assert told("i Ringberg", **site) == [("Ringberg", "weak", Reason.SITE_NAME)]
    assert told("Bjørkelias verksted", **site) == [("Bjørkelias", "strong", Reason.SITE_NAME)]
    assert told("Ringbergkollen", **site) == []
    assert told("i Ringberg", **site, allowed=["Ringberg"]) == []


def test_addresses_of_the_site_are_found_however_the_street_is_written():
    site = {"addresses": ["Fjellveien 12\n1234 Ringberg"]}

    for text in ("Fjellveien 12", "Fjellvegen 12", "fjellv. 12", "FJELLVEI 12", "1234 Ringberg"):
        assert [one[1:] for one in told(text, **site)] == [("strong", Reason.SITE_ADDRESS)], text
    assert told("Fjellveien 14", **site) == []
    assert told("Ringberg", **site) == []


def test_a_quote_shows_the_neighbours_in_whole_words():
    text = Text.of(
        "Opplæringen ble gjennomført i sin helhet ved Ringberg fengsel fra januar til og med november 2026"
    )
    (hit,) = hits(text, lists(), names_of(SiteWords()))
    quote = text.quote(hit.start, hit.end)

    assert quote == "…i sin helhet ved Ringberg fengsel fra januar til og med november…"
    assert hit.strength is Strength.STRONG


def test_nothing_is_found_in_nothing():
    assert told("") == []
    assert told("1 2 3") == []
