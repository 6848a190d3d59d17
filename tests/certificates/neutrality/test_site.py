import pytest

from eduapp.certificates.neutrality.finding import Reason, Strength
from eduapp.certificates.neutrality.lists import lists
from eduapp.certificates.neutrality.matching import Text, hits
from eduapp.certificates.neutrality.paper import SiteWords
from eduapp.certificates.neutrality.site import is_ordinary, names_of


@pytest.mark.parametrize(
    "name",
    ["Kjøkken", "Snekkerverksted", "Verksted", "Klasserom", "Gymsalen", "Nye verksted", "A", "B1", "12", ""],
)
def test_a_room_of_any_school_is_no_name(name):
    names = names_of(SiteWords(names=(name,)))

    assert not names.longer
    assert not {word for word, one in names.single.items() if one.words == ("kjokken",)}


@pytest.mark.parametrize(
    "name", ["Verksted B", "Hus 3", "Avd. A2", "Bjørkelia", "Ringberg fengsel, avd. Nord"]
)
def test_a_room_with_a_letter_or_a_name_is_one(name):
    names = names_of(SiteWords(names=(name,)))
    every = [*names.single.values(), *(one for those in names.longer.values() for one in those)]

    assert Strength.STRONG in {one.strength for one in every}


def test_what_is_its_own_in_a_name_warns():
    names = names_of(SiteWords(names=("Ringberg fengsel",)))

    assert names.single["ringberg"].strength is Strength.WEAK
    assert names.single["ringbergs"].reason is Reason.SITE_NAME


def test_a_name_ends_as_norwegian_names_do():
    (name,) = names_of(SiteWords(names=("Ringberg fengsel",))).longer["ringberg"]

    assert [name.ends(word) for word in ("fengsel", "fengselet", "fengsels", "fengslende")] == [
        True,
        True,
        True,
        False,
    ]


def test_a_place_alone_is_no_address():
    names = names_of(SiteWords(addresses=("Storgata 4, 2000 Lillestrøm", "Lillestrøm")))

    assert set(names.longer) == {"storgata", "storgaten", "storgate", "storgt", "storg", "stor", "2000"}
    assert not names.single


def found_at(text, *addresses):
    looked = Text.of(text)
    found = hits(looked, lists(), names_of(SiteWords(addresses=addresses)))
    return [looked.words.text[hit.start : hit.end] for hit in found if hit.reason is Reason.SITE_ADDRESS]


@pytest.mark.parametrize(
    "text",
    [
        "Kongens gate 5",
        "Kongens gt. 5",
        "Kongens gt 5",
        "Kongens g. 5",
        "Kongens gata 5",
        "Kongensgate 5",
        "Kongens-gate 5",
        "KONGENSGT. 5",
        "Kongens gate 5B",
        "Kongens gate 5 b",
        "Kongens gate 5, 3700 Skien",
        "3700 Skien",
        "N-3700 SKIEN",
    ],
)
@pytest.mark.parametrize("kept", ["Kongens gate 5, 3700 Skien", "Kongensgt. 5A 3700 Skien"])
def test_an_address_is_found_in_every_ordinary_spelling(text, kept):
    assert found_at(f"Kurs i {text} i mai", kept)


@pytest.mark.parametrize(
    ("kept", "text"),
    [
        ("Storgata 12", "Stor gata 12"),
        ("Storgata 12", "Storgt. 12"),
        ("Fjellveg 3", "Fjellvn. 3"),
        ("Fjellveg 3", "Fjellveien 3C"),
        ("Karl Johans gate 1", "Karl Johansgt 1"),
        ("Olav Tryggvasons allé 2", "Olav Tryggvasonsalléen 2"),
        ("Torvet 9", "Torvet 9"),
        ("Postboks 100", "Pb. 100"),
        ("Leira 5", "Leira 5"),
    ],
)
def test_streets_of_other_kinds_and_boxes_too(kept, text):
    assert found_at(text, kept)


@pytest.mark.parametrize(
    "text",
    [
        "Kongens gate 7",
        "Kongens gate 55",
        "Kongens gate",
        "Dronningens gate 5",
        "Skien",
        "gate 5",
        "i 3700 timer",
    ],
)
def test_another_house_is_no_address_of_the_site(text):
    assert found_at(text, "Kongens gate 5, 3700 Skien") == []


def test_a_letter_that_only_ends_a_word_is_no_short_way_to_write_a_street():
    assert found_at("Skog 5", "Skog 5")
    assert found_at("Skogata 5", "Skog 5") == []


def test_a_telephone_or_a_host_of_the_site_is_no_street():
    names = names_of(SiteWords(addresses=("Tlf 35 90 00 00", "59.2089, 9.6055")))

    assert not names.single
    assert not names.longer
    assert names.ways.phones == {"35900000"}


def test_who_works_there_warns_by_the_whole_name():
    names = names_of(SiteWords(people=("Terje Haug", "Siri")))

    assert [(one.words, one.strength) for one in names.longer["terje"]] == [
        (("terje", "haug"), Strength.WEAK)
    ]
    assert not names.single


def test_ordinary_words_are_so_in_compounds():
    assert is_ordinary("mobelverksted")
    assert not is_ordinary("ringberg")
