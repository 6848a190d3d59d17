import hashlib
import os
import subprocess
import sys
import unicodedata
from concurrent.futures import ThreadPoolExecutor

import pypdfium2
import pytest

from eduapp.certificates import drawing
from eduapp.certificates.drawing import KINDS, PAPER_LANGUAGES, TEMPLATE_OF_KIND, check, draw, template_names
from eduapp.core.errors import Refused
from eduapp.core.i18n import speaking
from eduapp.core.resources import resources_folder
from tests.certificates.drawing import papers
from tests.support import world_names

EVERY_SCRIPT = papers.NAMES | world_names.NAMES
READ_BY_SOME = {  # poppler turns marks of right-to-left letters around; newer planes are new to both
    "Hebrew with points": {"Chrome"},
    "Thaana": {"Chrome"},
    "N’Ko": {"poppler"},
    "Adlam": set(),
    "Hanifi Rohingya": set(),
    "Chakma": {"poppler"},
}
MM = 72 / 25.4
INNER_FRAME = (12.2 * MM, 12.2 * MM, (210 - 12.2) * MM, (297 - 12.2) * MM)
MAKERS = {"bare": papers.bare, "usual": papers.a_paper, "full": papers.full}
TITLES = {
    ("bekreftelse", "nb"): "BEKREFTELSE PÅ OPPMØTE",
    ("bekreftelse", "nn"): "STADFESTING PÅ FRAMMØTE",
    ("resultatoversikt", "nb"): "Oversikt over oppnådde resultater",
    ("resultatoversikt", "nn"): "Oversikt over oppnådde resultat",
    ("opplaeringslogg", "en"): "Training on work equipment",
    ("modulbevis", "nb"): "MODULBEVIS",
    ("modulbevis", "en"): "MODULE STATEMENT",
    ("kursbevis", "se"): "KURSADUOĐAŠTUS",
    ("praksisattest", "se"): "HÁRJEHALLANDUOĐAŠTUS",
    ("kursbevis", "nb"): "KURSBEVIS",
    ("kursbevis", "nn"): "KURSBEVIS",
    ("kursbevis", "en"): "COURSE CERTIFICATE",
    ("deltakerbevis", "nb"): "DELTAKERBEVIS",
    ("deltakerbevis", "nn"): "DELTAKARBEVIS",
    ("deltakerbevis", "en"): "PARTICIPATION CERTIFICATE",
    ("praksisattest", "nb"): "PRAKSISATTEST",
    ("praksisattest", "nn"): "PRAKSISATTEST",
    ("praksisattest", "en"): "PRACTICE STATEMENT",
}


@pytest.mark.parametrize("size", MAKERS)
@pytest.mark.parametrize("language", PAPER_LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_every_paper_is_whole_inside_its_frame(kind, language, size):
    facts = MAKERS[size](kind, language=language) if size != "bare" else papers.bare(kind)

    pdf = papers.drawn(facts)

    assert list(letters_outside(pdf, INNER_FRAME)) == []
    assert papers.pages_of(pdf) == (2 if kind == "praksisattest" and size != "bare" else 1)
    assert all(row[1:] == ["yes", "yes", "yes"] for row in papers.fonts_of(pdf))


@pytest.mark.parametrize(("kind", "language"), TITLES)
def test_a_paper_speaks_its_own_language_whatever_the_screen_speaks(kind, language):
    with speaking("en" if language == "nb" else "nb"):
        lines = papers.lines_of(papers.drawn(papers.a_paper(kind, language=language)))

    assert TITLES[kind, language] in lines


@pytest.mark.parametrize(
    ("script", "kind"),
    [
        *((script, kind) for script in papers.NAMES for kind in KINDS),
        *((script, "kursbevis") for script in world_names.NAMES if script not in READ_BY_SOME),
    ],
)
def test_the_name_is_read_back_as_it_is(script, kind):
    name = unicodedata.normalize("NFC", EVERY_SCRIPT[script])

    pdf = papers.drawn(papers.a_paper(kind, name=name))

    assert papers.as_read(name) in papers.lines_of(pdf)
    assert papers.as_read(name) in papers.lines_in_chrome(pdf)


@pytest.mark.parametrize("script", READ_BY_SOME)
def test_names_that_not_every_reader_reads_are_read_by_those_that_can(script):
    """Nothing is lost in either: the others get every letter, in the order in which they are drawn."""
    name = unicodedata.normalize("NFC", world_names.NAMES[script])

    pdf = papers.drawn(papers.a_paper(name=name))

    for reader, read in (("poppler", papers.lines_of(pdf)), ("Chrome", papers.lines_in_chrome(pdf))):
        lines = [unicodedata.normalize("NFC", line) for line in read]
        if reader in READ_BY_SOME[script]:
            assert name in lines
        else:
            assert set(name) <= set("".join(lines))


def test_a_long_name_is_whole():
    name = "Muhammad Abdullah Al-Hassan bin Abdulrahman al-Rashid ibn Qutaiba al-Dinawari " * 2

    lines = papers.lines_of(papers.drawn(papers.a_paper(name=name)))

    start = lines.index("Det bekreftes at") + 1
    assert " ".join(lines[start : start + 3]).startswith(name.strip())


def test_the_same_facts_give_the_same_bytes_whatever_was_drawn_before():
    arabic, latin = papers.a_paper(name="صلاح بلال"), papers.a_paper(name="ወርቅነህ Đặng")
    first = [papers.drawn(arabic), papers.drawn(latin)]

    second = [papers.drawn(latin), papers.drawn(arabic)]

    assert first == second[::-1]


def test_the_same_facts_give_the_same_bytes_in_another_process():
    program = (
        "import hashlib, sys; from eduapp.certificates.drawing import *;"
        "facts = CertificateFacts.from_json(sys.stdin.buffer.read());"
        "print(hashlib.sha256(draw(facts, facts.kind)).hexdigest())"
    )
    facts = papers.a_paper(name="صلاح Đặng ወርቅነህ")
    elsewhere = {
        "PYTHONPATH": str(resources_folder().parent),
        "PYTHONHASHSEED": "7",
        "LC_ALL": "C",
        "TZ": "Asia/Tokyo",
    }

    answer = subprocess.run(
        [sys.executable, "-c", program],
        input=facts.to_json(),
        capture_output=True,
        check=True,
        cwd="/",
        env=os.environ | elsewhere,
    )

    assert answer.stdout.decode().strip() == hashlib.sha256(papers.drawn(facts)).hexdigest()


def test_papers_drawn_at_the_same_time_do_not_mix():
    facts = [papers.a_paper(name=name) for name in papers.NAMES.values()]
    one_by_one = [papers.drawn(one) for one in facts]

    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(papers.drawn, facts))

    assert together == one_by_one


def test_the_file_says_what_it_is_and_nothing_of_where_it_was_made():
    said = papers.poppler("pdfinfo", papers.drawn(papers.a_paper()))

    keys = {line.partition(":")[0]: line.partition(":")[2].strip() for line in said.splitlines()}
    assert keys["Title"] == "Kursbevis"
    assert keys["Author"] == "Granli videregående skole"
    assert keys["CreationDate"].startswith("Thu Nov 19 00:00:00 2026")
    assert not {"Producer", "Creator", "Keywords"} & keys.keys()


@pytest.mark.parametrize(
    ("language", "tag"), [("nb", b"(nb-NO)"), ("nn", b"(nn-NO)"), ("en", b"(en-GB)"), ("se", b"(se-NO)")]
)
def test_the_file_says_its_language(language, tag):
    assert b"/Lang " + tag in papers.drawn(papers.a_paper(language=language))


@pytest.mark.parametrize("kind", KINDS)
def test_no_font_is_left_out(kind):
    assert "Helvetica" not in papers.poppler("pdffonts", papers.sample_pdf(kind))
    assert b"/Type1" not in papers.sample_pdf(kind)


def test_what_cannot_be_drawn_is_refused_before_anything_is_drawn():
    facts = papers.a_paper(name="ᠮᠣᠩ 🙂")

    with pytest.raises(Refused) as refused:
        draw(facts, "kursbevis")

    assert [one.name for one in refused.value.violations] == ["MissingGlyph"]
    assert [one.facts for one in check(facts, "kursbevis")] == [one.facts for one in refused.value.violations]


def test_a_good_paper_has_nothing_against_it():
    assert [check(papers.a_paper(kind), TEMPLATE_OF_KIND[kind]) for kind in KINDS] == [[]] * len(KINDS)


def test_every_kind_has_its_template():
    assert set(TEMPLATE_OF_KIND.values()) <= set(template_names())
    assert [drawing.load_template(TEMPLATE_OF_KIND[kind]).kinds for kind in KINDS] == [
        (kind,) for kind in KINDS
    ]


def test_importing_costs_nothing():
    heavy = ("reportlab", "uharfbuzz", "PIL", "sqlalchemy", "PySide6")
    program = f"import sys, eduapp.certificates.drawing; print([n for n in {heavy} if n in sys.modules])"

    answer = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, check=True, encoding="utf-8"
    )

    assert answer.stdout.strip() == "[]"


def test_the_page_is_read_from_its_head_to_its_foot():
    lines = papers.lines_in_chrome(papers.sample_pdf("kursbevis"))

    order = ["GRANLI VIDEREGÅENDE SKOLE", "KURSBEVIS", "Łukasz Żółć", "Innhold", "Ingrid Solheim"]
    assert sorted(order, key=lines.index) == order


def letters_outside(pdf, area):
    """Letters of a file that stand outside an area of their page, in points from the top left corner."""
    left, top, right, bottom = area
    document = pypdfium2.PdfDocument(pdf)
    for sheet in document:
        height, page = sheet.get_height(), sheet.get_textpage()
        for place in range(page.count_chars()):
            x1, y1, x2, y2 = page.get_charbox(place)
            if x2 > x1 and not (left <= x1 and x2 <= right and top <= height - y2 and height - y1 <= bottom):
                yield page.get_text_range(place, 1)
    document.close()
