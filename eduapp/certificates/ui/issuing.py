"""Issues papers for a page: asks for the keys, makes them beside the window, tells what became of each."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from eduapp.certificates import jobs, queries, service
from eduapp.certificates.issue.press import MANY, PressBeside
from eduapp.certificates.ui.keys_at_hand import with_key
from eduapp.certificates.ui.report import tell_report
from eduapp.core.actor import OVERRIDE_RULES
from eduapp.core.errors import Refused
from eduapp.core.i18n import _, ngettext
from eduapp.gui.pdf_pages import joined
from eduapp.gui.routes import Route
from eduapp.gui.sending import send

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path
    from uuid import UUID

    from PySide6.QtWidgets import QWidget

    from eduapp.certificates.drawing.facts import Language
    from eduapp.certificates.queries import ReadyRow
    from eduapp.certificates.seals.keys import KeyPair
    from eduapp.core.errors import EduError
    from eduapp.gui.bench import Bench
    from eduapp.gui.progress import ProgressPanel

    Then = Callable[[tuple[UUID, ...]], None]


class Issuing:
    """One batch after the other, for a page. `working` is told when one begins and when it has ended."""

    def __init__(
        self, bench: Bench, owner: QWidget, progress: ProgressPanel, working: Callable[[bool], None]
    ) -> None:
        self._bench, self._owner, self._progress, self._working = bench, owner, progress, working

    def issue(
        self, rows: Sequence[ReadyRow], language: Language | None, then: Then, letters: str = ""
    ) -> None:
        """Issue papers for these rows, and go on with those that were."""
        items = tuple((row.item, row.name) for row in rows)

        def start(key: KeyPair | None) -> None:
            press = self._bench.held.one(PressBeside) if len(items) >= MANY else None
            self._start(jobs.IssueBatch(items, language, key, letters=letters, press=press), (), then)

        with_key(self._bench, self._owner, start)

    def get_ready(self, count: int) -> None:
        """While somebody looks at what so many papers will look like, begin what makes them."""
        if count >= MANY:
            press = self._bench.held.one(PressBeside)
            self._bench.runner.compute(_begun, press, owner=self._owner, done=lambda _none: None)

    def print_(self, ids: tuple[UUID, ...]) -> None:
        """One print job with all of them, named after nobody."""

        def whole(pdf: bytes) -> None:
            if self._bench.printer.print_pdf(pdf, _("Certificates"), self._owner):
                noted = service.NotePrinted(certificate_ids=ids)
                send(self._bench, service.note_printed, noted, owner=self._owner, done=lambda _none: None)
                words = ngettext("{count} certificate printed", "{count} certificates printed", len(ids))
            else:
                words = ngettext(
                    "{count} certificate issued, not printed",
                    "{count} certificates issued, not printed",
                    len(ids),
                )
            self._tell(words, len(ids))

        def read(papers: list[tuple[queries.CertificateRow, bytes]]) -> None:
            pdfs = [pdf for _row, pdf in papers]
            self._bench.runner.compute(_together, pdfs, owner=self._owner, done=whole)

        self._bench.runner.query(queries.pdfs, ids, owner=self._owner, done=read)

    def save(self, folder: Path, ids: tuple[UUID, ...]) -> None:
        """A file each."""

        def done(paths: tuple[Path, ...]) -> None:
            words = ngettext("{count} certificate saved", "{count} certificates saved", len(paths))
            self._tell(words, len(paths))

        handle = self._bench.runner.start(
            jobs.save_files, jobs.SaveFiles(ids, folder), owner=self._owner, done=done, failed=self._failed
        )
        self._progress.bind(handle)

    def _start(self, batch: jobs.IssueBatch, before: tuple[UUID, ...], then: Then) -> None:
        self._working(True)
        handle = self._bench.runner.start(
            jobs.issue_batch,
            batch,
            owner=self._owner,
            done=partial(self._ended, batch, before, then),
            failed=self._failed,
        )
        self._progress.bind(handle)

    def _ended(
        self, batch: jobs.IssueBatch, before: tuple[UUID, ...], then: Then, report: jobs.BatchReport
    ) -> None:
        self._working(False)
        issued = (*before, *report.issued)
        again = self._confirmed(batch, report)
        if again is not None:
            others = tuple(one for one in report.refused if not one.overridable)
            if others or report.left:
                tell_report(self._bench, replace(report, refused=others), self._owner)
            self._start(again, issued, then)
            return
        if report.refused or report.left or report.stopped:
            tell_report(self._bench, report, self._owner)
        if issued:
            then(issued)

    def _confirmed(self, batch: jobs.IssueBatch, report: jobs.BatchReport) -> jobs.IssueBatch | None:
        """The papers that words keep back, if somebody who may do so says why they may stand there."""
        kept = [one for one in report.refused if one.overridable and one.item is not None]
        if not kept or not self._bench.actor.may(OVERRIDE_RULES):
            return None
        told = {one.sentence(): one for refusal in kept for one in refusal.violations}
        override = self._bench.ask.refused(Refused(*told.values()), self._owner)
        if override is None:
            return None
        items = tuple((one.item, one.name) for one in kept if one.item is not None)
        return replace(batch, items=items, override=override)

    def _failed(self, error: EduError) -> None:
        self._working(False)
        self._bench.show_error(error, self._owner)

    def _tell(self, words: str, count: int) -> None:
        def show() -> None:
            self._bench.navigation.go(Route("certificates.register"))

        self._bench.tell(words.format(count=count), _("Show the register"), show)


def _begun(press: PressBeside) -> None:
    """Begin; where that cannot be, the batch itself tells it."""
    with suppress(OSError):
        press.start()


def _together(pdfs: Sequence[bytes]) -> bytes:
    """One document of all, cards four to a sheet."""
    from eduapp.certificates.drawing.sheet import for_the_printer  # noqa: PLC0415 - heavy

    return joined(for_the_printer(pdfs))
