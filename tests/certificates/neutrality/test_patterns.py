from datetime import date, timedelta

import pytest

from eduapp.certificates.neutrality.finding import Reason, Strength
from eduapp.certificates.neutrality.patterns import hits, strength_of_host
from eduapp.certificates.neutrality.ways import ways_of


def told(text, *site):
    found = hits(text, ways_of(site))
    return [(text[hit.start : hit.end], hit.strength.value, hit.reason) for hit in found]


def test_what_leads_somewhere_warns_and_what_leads_to_the_site_is_strong():
    site = ("35 90 00 00", "verkstedene.no", "59.2089, 9.6055")

    assert told("Tlf 33 00 00 00") == [("Tlf 33 00 00 00", "weak", Reason.PHONE)]
    assert told("Tlf 359 00 000", *site) == [("Tlf 359 00 000", "strong", Reason.SITE_ADDRESS)]
    assert told("ved 59.2089,9.6055") == [("59.2089,9.6055", "weak", Reason.MAP)]
    assert told("ved 59.2089,9.6055", *site) == [("59.2089,9.6055", "strong", Reason.SITE_ADDRESS)]
    assert told("www.verkstedene.no") == [("www.verkstedene.no", "weak", Reason.HOST)]
    assert told("www.verkstedene.no", *site) == [("www.verkstedene.no", "strong", Reason.SITE_ADDRESS)]


@pytest.mark.parametrize(
    "text", ["Verksted B", "verkstad 2", "Hus 3", "Avd. 2", "avdeling C", "Unit 4", "Fløy 1", "Rom 12"]
)
def test_a_room_by_its_letter_warns(text):
    assert told(f"Praksis i {text} fra mai") == [(text, "weak", Reason.ROOM)]


def test_two_of_them_in_a_row_are_a_place_we_know():
    assert told("Praksis i Verksted B, avd. 2 i mai") == [("Verksted B, avd. 2", "strong", Reason.ROOM)]
    assert told("Verksted B i mai, avd. 2 i juni") == [
        ("Verksted B", "weak", Reason.ROOM),
        ("avd. 2", "weak", Reason.ROOM),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Modul 3",
        "Del 2: Hus og hytte",
        "Verksted og lager",
        "Velg et verksted i listen",
        "Klaga vart posta",
        "afterwards",
        "in a room a day",
        "Krav I",
        "Rom for læring",
        "Kurs 45 timer",
        "Vg2 bygg og anlegg",
    ],
)
def test_other_numbers_pass(text):
    assert told(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "7 dager i uka",
        "sju dagar i veka",
        "seven days a week",
        "7 days a week",
        "mandag–søndag",
        "mon-sun",
        "alle dager i uken",
    ],
)
def test_seven_days_a_week_in_words_warn(text):
    (found,) = told(f"Arbeid {text}")

    assert found[1:] == ("weak", Reason.WHOLE_WEEK)


def test_seven_days_in_a_row_warn_and_five_do_not():
    first = date(2026, 3, 2)
    days = [f"{first + timedelta(days=more):%d.%m.%Y} 6 t" for more in range(7)]

    assert [one[2] for one in told("\n".join(days))] == [Reason.WHOLE_WEEK]
    assert told("\n".join(days[:5])) == []
    assert [one[2] for one in told("\n".join(f"{first + timedelta(days=n)}" for n in range(9)))] == [
        Reason.WHOLE_WEEK
    ]


def test_a_month_of_more_hours_than_its_working_days_have_warns():
    assert told("November 2026 190") == [
        ("November 2026 190", "weak", Reason.WHOLE_WEEK)
    ]  # 21 days of 9 hours: 189
    assert told("November 2026 189") == []
    assert told("februar 2026 185 timer 30 minutter")[0][2] is Reason.WHOLE_WEEK
    assert told("Kurs 2026 900") == []


@pytest.mark.parametrize(
    ("text", "warns"),
    [
        ("52 timer per uke", True),
        ("41,5 timar i veka", True),
        ("45 hours a week", True),
        ("40 timer i uka", False),
        ("24 timer per uke", False),
        ("120 timer i året", False),
    ],
)
def test_more_hours_a_week_than_the_law_has_warn(text, warns):
    assert [one[2] for one in told(text)] == [Reason.WHOLE_WEEK] * warns


@pytest.mark.parametrize(
    ("address", "strength"),
    [
        ("https://www.kriminalomsorgen.no/skole", "strong"),
        ("ola.berg@kriminalomsorg.no", "strong"),
        ("pc12.skole.local", "strong"),
        ("10.20.30.40", "strong"),
        ("post@granli.vgs.no", "weak"),
        ("https://granli.vgs.no", "weak"),
        ("http://server/papir", "weak"),
    ],
)
def test_addresses_on_networks(address, strength):
    assert told(f"Se {address} for mer") == [(address, strength, Reason.HOST)]


@pytest.mark.parametrize(
    "text", ["01.02.2026", "Kap. 1.2.3", "Org.nr. 974 000 000", "1.1.1990–2.2.2026", "v. 10.20"]
)
def test_numbers_with_points_are_no_hosts(text):
    assert told(text) == []


def test_a_host_below_a_known_one_counts():
    assert strength_of_host("mailto:x@ost.kriminalomsorg.no") is Strength.STRONG
    assert strength_of_host("ikkekriminalomsorg.no") is Strength.WEAK


@pytest.mark.parametrize(
    "path", [r"D:\felles\brev.pdf", "/srv/felles/brev.pdf", r"\\server\felles\brev", "file:///brev.pdf"]
)
def test_paths_are_strong(path):
    assert (path, "strong", Reason.PATH) in told(path)


def test_a_national_number_is_strong_and_other_numbers_pass():
    assert [one[1:] for one in told("Nr. 05069012305 12345678901")] in (
        [],
        [("strong", Reason.NATIONAL_NUMBER)],
    )
    assert told("12345678901") == []
