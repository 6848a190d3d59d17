import pytest

from eduapp.certificates.neutrality.finding import Reason, Strength
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

    assert set(names.longer) == {"storgata", "storgaten", "storgate", "storgt", "storg", "2000"}
    assert not names.single


def test_ordinary_words_are_so_in_compounds():
    assert is_ordinary("mobelverksted")
    assert not is_ordinary("ringberg")
