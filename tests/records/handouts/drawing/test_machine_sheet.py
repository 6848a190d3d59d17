"""A sheet about a machine: every word on it, over as many pages as it takes, and the same bytes each time."""

from eduapp.gui.pdf_pages import look_into
from eduapp.records.handouts.drawing import draw_machine_sheet
from eduapp.records.handouts.rules import MachineSheet
from tests.support import given
from tests.support.list_pages import margins_of, pages_of

COLUMNS = (("Name", 2.0), ("How", 1.0))
LONG = "Maximiliane-Alexandra Ngoc-Thuy Christopherson-Overgaardsengen von Habsburg-Lothringen"


def sheet(*rows, **how):
    known = {
        "language": "nb",
        "title": "Hvem kan bruke den",
        "machine": "Båndsag (M-01)",
        "about": ("mandag",),
    }
    told = known | {"columns": COLUMNS, "rows": rows, "nobody": "Ingen", "closing": "Bare i dag"} | how
    return MachineSheet(**told)


def drawn(*rows, **how):
    return draw_machine_sheet(sheet(*rows, **how), given.TODAY)


def texts(pdf):
    return [" ".join(text.split()) for text in look_into(pdf).texts]


def test_every_word_of_the_sheet_is_on_the_paper():
    [said] = texts(drawn(("Haddad, Karim", "under tilsyn")))
    for text in (
        "Hvem kan bruke den",
        "Båndsag (M-01)",
        "mandag",
        "Haddad, Karim",
        "under tilsyn",
        "Bare i dag",
    ):
        assert text in said
    assert "Ingen" not in said
    assert "Ingen" in texts(drawn())[0]


def test_a_long_sheet_says_its_headings_again_and_keeps_its_margins():
    for wide in (False, True):
        pdf = drawn(*[(f"{LONG} {number}", "alene") for number in range(60)], wide=wide, large=True)
        pages = texts(pdf)
        assert len(pages) > 1
        assert all("Name How" in said and f"av {len(pages)}" in said for said in pages)
        assert sum(said.count("alene") for said in pages) == 60
        for page in range(pages_of(pdf)):
            assert min(margins_of(pdf, page)) > 9


def test_the_same_sheet_has_the_same_bytes():
    assert drawn(("Haddad, Karim", "alene")) == drawn(("Haddad, Karim", "alene"))
    assert drawn(("Haddad, Karim", "alene")) != drawn(("Haddad, Karim", "under tilsyn"))
