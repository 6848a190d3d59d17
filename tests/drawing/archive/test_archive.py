import hashlib
import os
import subprocess
import sys
from dataclasses import replace
from io import BytesIO

import pikepdf
import pytest

from eduapp.certificates.drawing import KINDS
from eduapp.core.errors import Refused
from eduapp.core.resources import resources_folder
from eduapp.drawing.archive import archived
from tests.certificates.drawing import papers
from tests.support import given_signing, preflight, world_names

EVERY_NAME = (*papers.NAMES.values(), *world_names.NAMES.values())
ABOUT = given_signing.about()
WORDY = replace(
    ABOUT, title="Kursbevis & <b>«æ»</b>", subject="Čállin ja lohkan – 日本", author="Skuvla & sønn"
)


@preflight.needs_preflight
def test_an_independent_validator_calls_every_paper_pdfa_1b():
    made = {f"{kind}-{size.__name__}": size(kind) for kind in KINDS for size in (papers.bare, papers.full)}
    made |= {f"name-{place}": papers.a_paper(name=name) for place, name in enumerate(EVERY_NAME)}
    made["across"] = papers.a_paper(across="PRØVE")
    files = {name: archived(papers.drawn(facts), ABOUT) for name, facts in made.items()}
    files["wordy"] = archived(papers.sample_pdf("kursbevis"), WORDY)

    said = preflight.verdicts(files | {"as drawn": papers.sample_pdf("kursbevis")})

    assert said.pop("as drawn") != preflight.VALID, "the validator must tell the one from the other"
    assert said == dict.fromkeys(files, preflight.VALID)


@pytest.mark.parametrize("kind", KINDS)
def test_every_font_is_inside_and_every_letter_is_still_read(kind):
    drawn = papers.drawn(papers.a_paper(kind, name="صلاح Đặng ወርቅነህ"))

    made = archived(drawn, ABOUT)

    assert all(row[1:] == ["yes", "yes", "yes"] for row in papers.fonts_of(made))
    assert papers.lines_of(made) == papers.lines_of(drawn)


def test_the_same_paper_gives_the_same_bytes_here_and_in_another_process():
    drawn = papers.sample_pdf("praksisattest")
    program = (
        "import hashlib, sys; from datetime import date; from eduapp.drawing.archive import archived;"
        "from eduapp.drawing.document import About;"
        f"about = About({ABOUT.title!r}, {ABOUT.author!r}, {ABOUT.subject!r}, date(2026, 11, 19), 'nb', '');"
        "print(hashlib.sha256(archived(sys.stdin.buffer.read(), about)).hexdigest())"
    )
    elsewhere = {
        "PYTHONPATH": str(resources_folder().parent),
        "PYTHONHASHSEED": "7",
        "LC_ALL": "C",
        "TZ": "Asia/Tokyo",
    }

    answer = subprocess.run(
        [sys.executable, "-c", program],
        input=drawn,
        capture_output=True,
        check=True,
        cwd="/",
        env=os.environ | elsewhere,
    )

    assert archived(drawn, ABOUT) == archived(drawn, ABOUT)
    assert answer.stdout.decode().strip() == hashlib.sha256(archived(drawn, ABOUT)).hexdigest()


def test_what_is_passed_in_makes_another_file():
    drawn = papers.sample_pdf("kursbevis")
    changes = [{"title": "Deltakerbevis"}, {"day": ABOUT.day.replace(day=20)}, {"language": "nn"}]

    files = {archived(drawn, replace(ABOUT, **change)) for change in [{}, *changes]}

    assert len(files) == 4


def test_the_file_says_what_was_passed_in_and_nothing_else():
    made = archived(papers.sample_pdf("kursbevis"), WORDY)

    with pikepdf.open(BytesIO(made)) as file:
        assert {str(key): str(value) for key, value in file.docinfo.items()} == {
            "/Title": WORDY.title,
            "/Author": WORDY.author,
            "/Subject": WORDY.subject,
            "/CreationDate": "D:20261119000000Z",
            "/ModDate": "D:20261119000000Z",
        }
        assert str(file.Root.Lang) == "nb-NO"
        assert file.pdf_version == "1.4"
    for word in (b"agverk", b"eportLab", b"ikepdf", b"qpdf", b"QPDF"):
        assert word not in made


def test_what_an_archive_does_not_take_is_refused_before_anything_is_changed():
    with pytest.raises(Refused) as refused:
        archived(b"%PDF-1.4 nothing more", ABOUT)

    assert [one.name for one in refused.value.violations] == ["NotAPaper"]


def test_importing_costs_nothing():
    program = (
        "import sys, eduapp.drawing.archive;"
        "print([n for n in ('reportlab', 'pikepdf', 'lxml') if n in sys.modules])"
    )

    answer = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, check=True, encoding="utf-8"
    )

    assert answer.stdout.strip() == "[]"
