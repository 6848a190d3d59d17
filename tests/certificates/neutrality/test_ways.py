import pytest

from eduapp.certificates.neutrality.ways import (
    DEGREES,
    NO_WAYS,
    PHONE,
    degrees,
    digits_of,
    places_in,
    ways_of,
    without_ways,
)


@pytest.mark.parametrize(
    "text",
    [
        "35 90 00 00",
        "Tlf 35900000",
        "tlf. 359 00 000",
        "+47 35 90 00 00",
        "+4735900000",
        "telefon 02800",
        "912 34 567",
    ],
)
def test_a_telephone_number_is_seen(text):
    assert PHONE.search(f"Ring {text}.").group().strip() in text


@pytest.mark.parametrize(
    "text",
    [
        "974 000 000",
        "12 345",
        "24.11.2026",
        "november 2026 150 75 225",
        "2026-00001",
        "12 30 15 45 20",
        "120 timer",
        "1234 56 78901",
    ],
)
def test_another_number_is_none(text):
    assert PHONE.search(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "59.2089,9.6055",
        "59,2089 N 9,6055",
        "59.2089° N, 9.6055° E",
        "59°12'32\" N",
        "32V 532000 6563000",
        "9FFF6J5R+2C",
    ],
)
def test_a_place_on_the_map_is_seen(text):
    assert next(places_in(f"Møt ved {text} kl. 9"), None)


@pytest.mark.parametrize(
    "text", ["8,5 timer", "kl. 12.30", "59.2 og 9.6", "1.200,00", "snitt 60,5 og 12,25", "T1–T4"]
)
def test_other_numbers_are_no_place(text):
    assert next(places_in(text), None) is None


def test_the_ways_of_a_site_are_known_however_they_are_written():
    ways = ways_of(
        ["Tlf 35 90 00 00", "35911111", "post@skien.fengsel.no", "www.verkstedene.no", "59.2089, 9.6055"]
    )

    assert ways.has_phone("+47 359 00 000")
    assert ways.has_phone("Tlf: 35 91 11 11")
    assert not ways.has_phone("35 92 22 22")
    assert ways.has_host("https://skole.verkstedene.no/kurs")
    assert not ways.has_host("www.verkstedenes.no")
    assert ways.is_near(degrees(DEGREES.search("59,2090 9,6050")))
    assert not ways.is_near((60.0, 10.0))
    assert not NO_WAYS.has_phone("35 90 00 00")


def test_a_line_without_them_keeps_its_street():
    assert without_ways("Storgata 4, tlf 35 90 00 00") == "Storgata 4, \n"


def test_digits_are_those_of_the_number_alone():
    assert digits_of("+47 35 90 00 00") == "35900000"
