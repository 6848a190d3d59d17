import hashlib
import unicodedata
from datetime import date, datetime

import cbor2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from eduapp.certificates.seals import cbor, fields
from eduapp.certificates.seals.facts import (
    LONGEST,
    ROOMY,
    NotPrintable,
    PrintedFacts,
    new_serial,
    printed_serial,
    read_facts,
    read_serial,
    to_bytes,
)
from eduapp.certificates.seals.faults import Damaged, Newer, NotCanonical, Unfit
from eduapp.certificates.seals.fields import Shortened
from tests.support.given_seals import SERIAL, printed

WIDE = "中" * 200  # three bytes a letter
WORST = {
    "number": "9" * 20,
    "kind": "modulbevis",
    "name": WIDE,
    "born": date(1900, 1, 1),
    "title": WIDE,
    "minutes": 10_000_000,
    "minutes_per_hour": 45,
    "grade": "G" * 12,
    "scale": "S" * 12,
    "modules": (WIDE,) * 40,
    "aims": (WIDE,) * 40,
    "issuer": WIDE,
    "valid_until": date(2999, 12, 31),
    "language": "se",
    "replaces": "Z" * 10,
    "serial": "ZZZZZZZZZ0",
}
PLAIN = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1, max_size=60)
DAYS = st.dates(date(1900, 1, 1), date(2026, 11, 27))


def told(**changed):
    """The map of a paper with some keys changed (None: left out), as its bytes."""
    made = cbor.decode(to_bytes(printed())) | {int(key[1:]): value for key, value in changed.items()}
    return cbor2.dumps({key: value for key, value in made.items() if value is not None}, canonical=True)


def test_a_paper_comes_back_as_it_was_printed():
    facts = printed()

    assert read_facts(to_bytes(facts)) == facts
    assert facts.is_whole()


def test_an_ordinary_paper_is_small():
    assert len(to_bytes(printed())) <= 250 - 85


def test_the_worst_paper_fits_and_says_what_it_left_out():
    facts = read_facts(to_bytes(printed(**WORST)))

    assert len(to_bytes(facts)) <= LONGEST
    assert not facts.is_whole()
    assert facts.name == Shortened(hashlib.sha256(WIDE.encode()).digest())
    assert facts.aims.is_of("\n".join([WIDE] * 40))
    assert not facts.aims.is_of(WIDE)


def test_texts_give_way_in_order_and_no_more_of_them_than_must():
    facts = printed(aims=("a" * 60,) * 4).fitted()
    long_name = printed(aims=("a" * 60,) * 4, modules=("b" * 60,) * 2, name="c" * 120).fitted()

    assert isinstance(facts.aims, Shortened)
    assert facts.modules == ("Buesveising", "Tegningslesing")
    assert printed(aims=("a" * 9,)).fitted().is_whole()
    assert len(to_bytes(printed(aims=("a" * 9,)))) <= ROOMY
    assert isinstance(long_name.modules, Shortened)
    assert (long_name.name, long_name.title) == ("c" * 120, "Sveising nivå 2")
    assert facts.fitted() == facts


@pytest.mark.parametrize("length", range(20, 60))
def test_every_length_of_texts_fits(length):
    texts = dict.fromkeys(("name", "title", "issuer"), "x" * length)
    lists = dict.fromkeys(("aims", "modules"), ("y" * length,))

    assert len(to_bytes(printed(**(WORST | texts | lists)))) <= LONGEST


@given(
    st.builds(
        printed,
        name=PLAIN,
        title=PLAIN,
        issuer=PLAIN,
        modules=st.lists(PLAIN, max_size=4).map(tuple),
        aims=st.lists(PLAIN, max_size=4).map(tuple),
        born=st.none() | DAYS,
        minutes=st.none() | st.integers(0, fields.MOST_MINUTES),
        minutes_per_hour=st.sampled_from([45, 60]),
        kind=st.sampled_from(list(fields.KINDS)),
        language=st.sampled_from(list(fields.LANGUAGES)),
        serial=st.builds(new_serial),
    )
)
def test_every_paper_comes_back(facts):
    content = to_bytes(facts)

    assert len(content) <= LONGEST
    assert read_facts(content) == facts.fitted()


def test_two_ways_to_write_a_letter_are_one():
    apart = unicodedata.normalize("NFD", "Áile Østby-Çelik")

    assert to_bytes(printed(name=f" {apart} ")) == to_bytes(printed())


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("serial", "7KQ2M9T4X"),
        ("serial", "7KQ2M9T4XU"),
        ("number", ""),
        ("number", "9" * 21),
        ("kind", "vitnemaal"),
        ("name", ""),
        ("name", "Ola\nNordmann"),
        ("name", "\ud800"),
        ("born", date(2027, 1, 1)),
        ("born", datetime(1990, 6, 5)),
        ("title", None),
        ("minutes", -1),
        ("minutes", True),
        ("minutes", 1.5),
        ("minutes_per_hour", 50),
        ("grade", ""),
        ("grade", "G" * 13),
        ("last", date(2026, 2, 1)),
        ("last", None),
        ("modules", ("a\tb",)),
        ("modules", ("a",) * 401),
        ("issued_on", None),
        ("valid_until", date(2026, 11, 26)),
        ("language", "de"),
        ("replaces", SERIAL),
    ],
)
def test_what_no_paper_can_say_is_refused_by_name(name, value):
    with pytest.raises(NotPrintable) as refused:
        printed(**{name: value})

    assert str(refused.value) == name


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (told(k0=2), Newer),
        (told(k0=2, k30="later"), Newer),
        (told(k0=0), Unfit),
        (told(k0=None), Unfit),
        (told(k0=True), Unfit),
        (told(k20="unknown"), Unfit),
        (told(k4=None), Unfit),
        (told(k3=99), Unfit),
        (told(k1=2**50), Unfit),
        (told(k1=-1), Unfit),
        (told(k4=7), Unfit),
        (told(k4=bytes(31)), Unfit),
        (told(k5="1990-06-05"), Unfit),
        (told(k5=10**12), Unfit),
        (told(k7=True), Unfit),
        (told(k9=""), Unfit),
        (told(k13=[]), Unfit),
        (told(k13=[1]), Unfit),
        (told(k16=None), Unfit),
        (told(k4="x" * 400), Unfit),
        (told(k4=" Ola"), NotCanonical),
        (told(k4="A\u030a"), NotCanonical),
        (told(k8=60), NotCanonical),
        (cbor.encode([1]), Unfit),
        (b"", Damaged),
    ],
)
def test_a_map_that_no_paper_gives_is_refused(content, fault):
    with pytest.raises(fault):
        read_facts(content)


def test_a_serial_is_read_however_it_was_typed():
    assert printed_serial(SERIAL) == "7KQ2M 9T4XB"
    assert read_serial(" 7kq2m-9t4xb") == SERIAL
    for typed in ("", "7KQ2M", "7KQ2M 9T4X!"):
        with pytest.raises(NotPrintable):
            read_serial(typed)


def test_serials_tell_nothing():
    serials = {new_serial() for _time in range(1000)}

    assert len(serials) == 1000
    assert len({serial[0] for serial in serials}) == 32


def test_there_is_no_field_for_a_place():
    words = set("_".join(PrintedFacts.__dataclass_fields__).split("_"))

    assert not words & {"place", "site", "address", "host", "url", "wing", "cell", "unit"}
