"""What is done with a template as a whole: kept, taken from a file, saved as one, put back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from eduapp.certificates import jobs
from eduapp.certificates.ui.template_draft import Draft
from eduapp.certificates.ui.template_pictures import PICTURES, UNREAD
from eduapp.certificates.ui.template_versions import show_kept_versions
from eduapp.core.errors import Conflict, Refused
from eduapp.core.i18n import _

if TYPE_CHECKING:
    from pathlib import Path

    from eduapp.certificates.drawing.editing import Part
    from eduapp.certificates.drawing.package import Package
    from eduapp.certificates.ui.templates_page import TemplatesPage
    from eduapp.core.errors import EduError

Change = Callable[[Draft], Draft]
FILES, FOLDERS = ("*.zip",), ("*.zip", "template.toml")


def needed(part: Part | None, draft: Draft | None) -> str:
    """Why a part cannot be left out, or nothing."""
    if part is None or draft is None or part.number < 0:
        return ""
    element = draft.package.table["elements"][part.number]
    if element.get("kind") == "code":
        return _("Every paper needs the square, so that anybody can check it.")
    return ""


def save(page: TemplatesPage) -> None:
    """Look through the template in every form, and keep it."""
    draft = page.draft
    if draft is not None and draft.changed:
        _keep(page, draft, jobs.KeepOwn(draft.look, draft.content, draft.number))


def _keep(page: TemplatesPage, draft: Draft, order: jobs.KeepOwn) -> None:
    page.set_busy(True)
    page.bench.runner.start(
        jobs.keep_template,
        order,
        owner=page,
        done=partial(_kept, page, draft),
        failed=partial(_not_kept, page, draft, order),
    )


def _kept(page: TemplatesPage, draft: Draft, kept: jobs.Kept) -> None:
    page.set_busy(False)
    if page.draft is not None and page.draft.look == draft.look:  # perhaps changed again meanwhile
        page.note_kept(replace(page.draft, kept=draft.package, number=kept.number, own=True))
    words = _("Version {number} is kept. The next papers are drawn with it.").format(number=kept.number)
    page.bench.tell(" ".join((words, *kept.warnings)))


def _not_kept(page: TemplatesPage, draft: Draft, order: jobs.KeepOwn, error: EduError) -> None:
    page.set_busy(False)
    if isinstance(error, Refused):
        override = page.bench.ask.refused(error, page)
        if override is not None:
            _keep(page, draft, replace(order, override=override))
    elif isinstance(error, Conflict) and "before" in error.anew:
        if page.bench.ask.conflict((), page, error.change) is not None:
            before = error.anew["before"]
            _keep(page, draft, replace(order, before=before if isinstance(before, int) else order.before))
    elif page.bench.show_error(error, page):
        _keep(page, draft, order)


def show_versions(page: TemplatesPage) -> None:
    """Earlier versions; what was changed meanwhile is given up first."""
    if page.now is None or not page.may_leave():
        return
    show_kept_versions(page.bench, page.now, page, page.reload)


def write_file(page: TemplatesPage) -> None:
    """The template as it is on the page, for another school."""
    draft = page.draft
    if draft is None:
        return
    title = _("Save the template as a file")
    path = page.bench.files.save(title, _("template {look}.zip").format(look=draft.look), FILES, page)
    if path is not None:
        words = _("The template is saved, without the emblem and signatures of the school.")
        page.bench.runner.compute(
            jobs.write_template,
            path,
            draft.content,
            owner=page,
            done=lambda _path: page.bench.tell(words),
            failed=partial(_tell, page),
        )


def read_file(page: TemplatesPage) -> None:
    """A template from a file, or from a folder by its template.toml; nothing is kept before it is saved."""
    path = page.bench.files.open(_("Take a template from a file"), FOLDERS, page)
    if path is not None:
        page.bench.runner.compute(
            jobs.read_template,
            path,
            owner=page,
            done=partial(_taken, page),
            failed=partial(_tell, page),
        )


def _taken(page: TemplatesPage, package: Package) -> None:
    if page.change(lambda draft: draft.with_package(package)):
        page.bench.tell(_("The template is on the page. Look at it, and save it."))


def choose_background(page: TemplatesPage) -> None:
    """A picture behind everything, made pale; people look at it, since the program cannot read it."""
    path = page.bench.files.open(_("Choose a picture"), PICTURES, page)
    if path is not None:
        page.bench.runner.compute(
            jobs.read_picture,
            path,
            owner=page,
            done=partial(_behind, page, path),
            failed=partial(_tell, page),
        )


def _behind(page: TemplatesPage, path: Path, content: bytes) -> None:
    if page.change(lambda draft: draft.with_background(content, path.name)):
        page.bench.tell(_(UNREAD))


def _tell(page: TemplatesPage, error: EduError) -> None:
    page.bench.show_error(error, page)
