"""Papers to test with, and what readers other than ours make of them."""

import dataclasses
import functools
import random
import re
import subprocess
import tempfile
import unicodedata
from datetime import date
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2
import zxingcpp
from PIL.Image import Image

from eduapp.certificates.drawing import (
    TEMPLATE_OF_KIND,
    CertificateFacts,
    Issuer,
    Result,
    Signer,
    Training,
    draw,
    sample_facts,
)
from eduapp.certificates.drawing.facts import Module
from eduapp.certificates.drawing.own_templates import table_of
from eduapp.certificates.drawing.page import lay_out
from eduapp.certificates.drawing.toml_text import to_toml
from eduapp.certificates.seals.base45_text import ALPHABET
from eduapp.drawing.marks import Letters, Moved, Picture
from tests.support.list_pages import picture_of

NAMES = {  # every script of the sample file
    "Polish": "Łukasz Żółć",
    "Serbian": "Šimon Đorđević",
    "Vietnamese": "Hồng Nguyễn Thị",
    "Arabic": "يوسف أحمد",
    "Arabic with ligatures": "صلاح بلال",
    "Persian with a joiner": "علی‌رضا محمدی",
    "Cyrillic": "Дмитрий Иванов",
    "Ethiopic": "ወርቅነህ ኃይሉ",
    "Northern Sámi": "Máret Ánne Kaŋas",
    "Romanian": "Ion Ștefănescu",
    "one name only": "Sukarno",
    "a mark without a letter of its own": "S̈ofi Tȟoka",
    "markup": '<img src="x"> & Co',
}

DOTS = 300  # per inch
SERIAL = "7K3QF0X2MB"
_LONG = "planlegging, gjennomføring og dokumentasjon av arbeidet i tråd med gjeldende forskrifter"


def a_paper(kind="kursbevis", **changes) -> CertificateFacts:
    """Valid facts; name only what the test is about."""
    return dataclasses.replace(sample_facts(TEMPLATE_OF_KIND[kind]), **changes)


def code_of(signs=400) -> str:
    """The text of a square: so many signs of base45, an ordinary paper's."""
    rng = random.Random(signs)
    return "BEVIS1:" + "".join(rng.choice(ALPHABET) for _sign in range(signs - 7))


def checkable(kind="kursbevis", **changes) -> CertificateFacts:
    """The facts of a paper with a square of dots."""
    return a_paper(kind, **({"serial": SERIAL, "code": code_of()} | changes))


WHAT = {  # the one fact each kind of paper cannot do without
    "praksisattest": {"field_of_work": "Sveising"},
    "resultatoversikt": {"results": (Result(text="Sveising", result="Bestått"),)},
    "opplaeringslogg": {"trainings": (Training(equipment="Sveiseapparat"),)},
    "modulbevis": {"course": "Sveising", "modules": (Module(text="Buesveising"),)},
}


def an_own_template(folder: Path, name="own", like="kursbevis") -> Path:
    """The file of a school's own copy of a template, whole as schools keep them."""
    file = folder / name / "template.toml"
    file.parent.mkdir(exist_ok=True)
    file.write_text(to_toml(table_of(like)), encoding="utf-8")
    (file.parent / "sample.json").write_bytes(sample_facts(like).to_json())
    return file


def bare(kind, **changes) -> CertificateFacts:
    """As little as a paper can say."""
    return CertificateFacts(
        kind=kind,
        language="nb",
        number="7",
        name="Sukarno",
        issuer=Issuer(name="Granli skole", place=""),
        signers=(Signer(name="Ingrid Solheim"),),
        issued_on=date(2026, 11, 19),
        **(WHAT.get(kind, {"course": "Sveising"}) | changes),
    )


def full(kind, **changes) -> CertificateFacts:
    """So much that the type must be made smaller."""
    items = tuple(f"Del {number}: {_LONG}" for number in range(1, 6))
    practice = kind in {"praksisattest", "opplaeringslogg"}
    return a_paper(
        kind,
        name="Muhammad Abdullah Al-Hassan bin Abdulrahman al-Rashid al-Baghdadi",
        course="" if practice else f"Helse, miljø og sikkerhet ved {_LONG}",
        field_of_work=f"Trearbeid med {_LONG}" if practice else "",
        contents=() if practice else items,
        goals=() if practice else items[:4],
        tasks=items if practice else (),
        trainings=tuple(
            Training(equipment=f"Kombinert avretter nr. {n}", day=date(2026, 2, n), given_by="Ola Berg")
            for n in range(1, 6)
        )
        if practice
        else (),
        issuer=Issuer(
            name="Granli videregående skole, avdeling for voksenopplæring og fagopplæring",
            address=("Gamle Skoleveien 123 B", "Postboks 4567 Sentrum", "2000 Lillestrøm"),
            org_number="974 000 000",
            place="Lillestrøm",
        ),
        **changes,
    )


def drawn(facts) -> bytes:
    """The paper in the template of its kind."""
    return draw(facts, TEMPLATE_OF_KIND[facts.kind])


def poppler(tool, pdf, *arguments) -> str:
    """What a tool of poppler says about a file."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "paper.pdf"
        file.write_bytes(pdf)
        output = ["-"] if tool == "pdftotext" else []
        return subprocess.run(
            [tool, *arguments, file, *output], capture_output=True, check=True, encoding="utf-8"
        ).stdout


def lines_of(pdf) -> list[str]:
    """The lines poppler reads, without the marks it puts about right-to-left text."""
    return [line for line in map(_visible, poppler("pdftotext", pdf).splitlines()) if line]


def pages_of(pdf) -> int:
    """How many pages a file has."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return len(document)
    finally:
        document.close()


def lines_in_chrome(pdf) -> list[str]:
    """The lines Chrome's reader finds."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        page = document[0].get_textpage()
        return [line for line in map(_visible, page.get_text_range().splitlines()) if line]
    finally:
        document.close()


def operators_of(pdf) -> bytes:
    """What the pages of a file paint."""
    with pikepdf.open(BytesIO(pdf)) as file:
        return b"\n".join(page.Contents.read_bytes() for page in file.pages)


def square_on(pdf) -> tuple[Image, tuple[int, int, int, int]]:
    """The first page in grey at DOTS per inch, and the sides of its square of dots, from the top left."""
    picture = picture_of(pdf, 0, DOTS / 72)
    [found] = zxingcpp.read_barcodes(picture)
    corners = (found.position.top_left, found.position.bottom_right)
    (left, top), (right, bottom) = ((one.x, one.y) for one in corners)
    return picture, (left, top, right, bottom)


def placed(facts, template):
    """Every mark of the first page, with how far it was moved."""
    return map(unmoved, lay_out(facts, template).marks)


def unmoved(mark):
    """A mark, and how far it was moved."""
    dx = dy = 0.0
    while isinstance(mark, Moved):
        dx, dy, mark = dx + mark.dx, dy + mark.dy, mark.mark
    return mark, dx, dy


def letters_of(facts, template):
    """Every line of text on the first page, with its place as its x and y."""
    return letters_among(lay_out(facts, template).marks)


def letters_among(marks):
    """Every line of text among marks, with its place as its x and y."""
    for mark, dx, dy in map(unmoved, marks):
        if isinstance(mark, Letters):
            yield dataclasses.replace(mark, x=mark.x + dx, y=mark.y + dy)


def box_of(mark):
    """The sides of a line of text, from its small letters' top to where it stands, and what it says."""
    width = (mark.line.width + max(len(mark.line.text) - 1, 0) * mark.tracking) * mark.size / 1000
    return mark.x, mark.y - mark.size * 0.5, mark.x + width, mark.y, mark.line.text


def pictures_of(facts, template):
    """The sides of every picture on the first page: left, top, right, bottom."""
    for mark, dx, dy in placed(facts, template):
        if isinstance(mark, Picture):
            yield dx, dy, dx + mark.width, dy + mark.height


def is_dark(picture, mark, limit) -> bool:
    """Whether a picture at two dots a point shows ink at least this dark where a line of text stands."""
    width = max(mark.line.width * mark.size / 1000, 2)
    box = (mark.x, mark.y - mark.size, mark.x + width, mark.y + mark.size * 0.3)
    return picture.crop([round(2 * side) for side in box]).getextrema()[0] <= limit


def place_of(pdf, page, words) -> float:
    """How far from the left words stand on a page, in points."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        text = document[page].get_textpage()
        found = text.search(words).get_next()
        return text.get_charbox(found[0])[0]
    finally:
        document.close()


def fonts_of(pdf) -> list[list[str]]:
    """Name, and whether embedded, subset and readable, of every font in the file."""
    rows = poppler("pdffonts", pdf).splitlines()[2:]
    return [[row.split()[0], *re.split(r"\s+", row.strip())[-5:-2]] for row in rows]


def as_read(words) -> str:
    """A text as a reader can give it back: joiners have no width and no place on the page."""
    return _visible(words)


@functools.cache
def sample_pdf(kind) -> bytes:
    """The template's own example."""
    return drawn(sample_facts(TEMPLATE_OF_KIND[kind]))


def _visible(words):
    return "".join(letter for letter in words if unicodedata.category(letter) != "Cf").strip()
