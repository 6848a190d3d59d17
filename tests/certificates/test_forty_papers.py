"""Forty people get their papers in one go: each file and each page out of the printer is the right person's.

Read back by readers that are none of ours (poppler, zxing), and compared with the register: name, number and
serial in the text, and the same in the square.
"""

import re
from dataclasses import replace

import pytest
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QApplication, QWidget

from eduapp.certificates import jobs, queries
from eduapp.certificates.issue.press import PressBeside
from eduapp.certificates.jobs.saving import print_title
from eduapp.certificates.keys import queries as keys
from eduapp.certificates.neutrality import Paper, SiteWords, check
from eduapp.certificates.seals.code import check_code
from eduapp.certificates.signing import Soundness
from eduapp.certificates.signing import check as check_signature
from eduapp.certificates.ui.issuing import Issuing
from eduapp.core.i18n import _, speaking
from eduapp.core.progress import NoProgress
from eduapp.gui.printing import DialogPrinter
from eduapp.gui.progress import ProgressPanel
from eduapp.gui.tasks import InlineTaskRunner
from eduapp.gui.theme import Theme
from tests.support import given_certificates, given_keys, given_register, list_pages
from tests.support.cups import a_printer, needs_cups
from tests.support.dialogs import fill
from tests.support.fakes import FakeAsker, a_bench

COUNT = 40
GIVEN = ("Áile", "Łukasz", "Đorđe", "Hồng", "Øyvind", "Zoë", "José", "Дмитрий", "Ngọc", "Karim")
FAMILY = ("Østby", "Żółć", "Çelik", "Haddad")
NAMES = [f"{given} {family}" for family in FAMILY for given in GIVEN]


def forty(database):
    """A signing school, and forty who have earned a course certificate: no two of one name."""
    given_register.a_signing_school(database)
    return [given_certificates.a_course_done(database, name, grade="B").item for name in NAMES]


@pytest.fixture
def items(ready_made):
    return ready_made(forty)


def heads(database, ids):
    with database.reading() as session:
        return [queries.certificate(session, one) for one in ids]


def said_on(pdf, page=None):
    return " ".join(list_pages.lines_of(pdf, page))


def is_on(words, text):
    return re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text) is not None


def require_own(head, text, code, kept):
    """The text and the square of one paper are those of this person, and of nobody else."""
    name, number, serial = head.facts["name"], head.row.number, head.serial
    assert is_on(name, text)
    assert not [other for other in NAMES if other != name and is_on(other, text)]
    assert is_on(number, text)
    assert serial in text.replace(" ", "")
    told = check_code(code, kept).facts
    assert (told.name, told.number, told.serial) == (name, number, serial)


def test_every_file_is_the_right_person_s(database, items, tmp_path):
    batch = jobs.IssueBatch(
        tuple(zip(items, NAMES, strict=True)), key=given_register.the_key(database), press=PressBeside()
    )
    report = jobs.issue_batch(database, batch, NoProgress())
    assert (len(report.issued), report.refused, report.left, report.stopped) == (COUNT, (), 0, "")
    files = jobs.save_files(database, jobs.SaveFiles(report.issued, tmp_path), NoProgress())

    papers = heads(database, report.issued)
    assert [head.facts["name"] for head in papers] == NAMES
    assert len({*files, *tmp_path.iterdir()}) == len({head.serial for head in papers}) == COUNT
    with database.reading() as session:
        kept = keys.public_keys(session)
    for head, file in zip(papers, files, strict=True):
        pdf = file.read_bytes()
        assert all(part in file.name for part in (*head.facts["name"].split(), head.row.number))
        [code] = list_pages.scanned(pdf)
        require_own(head, said_on(pdf), code, kept)
        report = check_signature(pdf, [kept.root_certificate], head.issued_at.date())
        assert report.soundness is Soundness.SOUND
    assert given_register.verified(database).fault is None


def test_nothing_that_names_a_batch_tells_where_it_was_made(database, items):
    """Names of files and titles of print jobs, in every language of the screen."""
    [issued] = [jobs.issue_one(database, items[0], key=given_register.the_key(database))]
    [head] = heads(database, [issued])
    with database.reading() as session:
        words = queries.site_words(session)
        [(row, pdf)] = queries.pdfs(session, (issued,))
    words = replace(words, names=(*words.names, "Granmo fengsel"))
    for spoken in ("nb", "nn", "en"):
        with speaking(spoken):
            for title in (print_title(row), _("Certificates")):
                looked = Paper(pdf, jobs.file_name(row), title, words, frozenset({row.name}), "")
                assert not [one for one in check(looked) if one.where.element.value in NAMING]
                assert head.facts["name"].split()[0] not in title
    assert check(Paper(pdf, "Granmo fengsel.pdf", "x", SiteWords(("Granmo fengsel",))))


NAMING = ("file_name", "print_title")


@needs_cups
def test_every_page_out_of_a_printer_is_the_right_person_s(database, items, qapp, qtbot, monkeypatch):
    """Through the page's own way to a real queue of CUPS: one job with all of them, named after nobody."""
    Theme().apply(qapp)
    window = QWidget()
    qtbot.addWidget(window)
    fakes = a_bench(database)
    ask = FakeAsker()
    bench = replace(fakes.bench, printer=DialogPrinter(Theme(), InlineTaskRunner(database, pytest.fail), ask))
    panel = ProgressPanel(bench.theme, _("Making certificate {number} of {total}: {label}"))
    panel.setParent(window)
    issuing = Issuing(bench, window, panel, lambda _working: None)
    got = []
    with a_printer() as printer:
        monkeypatch.setattr(QPrintDialog, "exec", lambda dialog: choose(dialog, printer.queue))
        rows = [Row(item, name) for item, name in zip(items, NAMES, strict=True)]
        issuing.issue(rows, None, got.append)
        fill(password=given_keys.PASSWORD)
        issuing.print_(*got)
        qtbot.waitUntil(lambda: len(printer.jobs()) == 1)
        [job] = printer.jobs()
    assert ask.errors == []

    assert job.title == "Dagverk"  # a queue is read by everybody at the printer
    papers = heads(database, got[0])
    assert list_pages.pages_of(job.pdf) == COUNT
    with database.reading() as session:
        kept = keys.public_keys(session)
    for page, head in enumerate(papers):
        [code] = list_pages.scanned(job.pdf, page)
        require_own(head, said_on(job.pdf, page + 1), code, kept)
    assert fakes.tell.texts[-1] == "40 certificates printed"


class Row:
    def __init__(self, item, name):
        self.item, self.name = item, name


def choose(dialog, queue):
    """Somebody chooses a printer and presses Print."""
    dialog.printer().setPrinterName(queue)
    assert dialog.printer().isValid()
    QApplication.processEvents()
    return QPrintDialog.DialogCode.Accepted
