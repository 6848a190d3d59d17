"""The page of templates as it is drawn: a part with its words, what is refused, pictures and versions."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from io import BytesIO
from typing import TYPE_CHECKING

from PIL import Image, ImageDraw

from eduapp.certificates.queries import PictureRow, PicturesNow, TemplateNow, VersionRow
from eduapp.certificates.ui.template_pictures import show_kept_pictures
from eduapp.certificates.ui.template_versions import show_kept_versions
from eduapp.certificates.ui.templates_page import TemplatesPage

if TYPE_CHECKING:
    from eduapp.app.stage import Stage

_TITLE, _SQUARE = "element 15", "element 14"
_PEOPLE = ("Per Arne Haugen", "Ingrid Solheim")


def _page(stage: Stage) -> TemplatesPage:
    page = stage.shell.page
    if not isinstance(page, TemplatesPage):
        raise TypeError("the page is not that of templates")
    return page


def words(stage: Stage) -> None:
    """The headline of a course certificate, and its words in Northern Sámi."""
    page = _page(stage)
    page.choices.language.set_value("se")
    page.part.set_value(_TITLE)
    page.draw()


def refused(stage: Stage) -> None:
    """A field there is not, and a square that stands outside the page."""
    page = _page(stage)
    page.part.set_value(_SQUARE)
    if page.draft is not None:
        draft = page.draft.with_value(("elements", 13, "at", 0), 120)
        page.show_draft(draft.with_value(("elements", 14, "text"), "{title} {nam}"))
    page.draw()


def pictures(stage: Stage) -> None:
    """An emblem and a signature that are kept."""
    page = _page(stage)
    kept = PicturesNow(
        PictureRow("", 1, _drawn((120, 120))), (PictureRow(_PEOPLE[0], 2, _drawn((260, 70))),), _PEOPLE
    )
    show_kept_pictures(stage.bench, kept, page)


def versions(stage: Stage) -> None:
    """Three versions, of which the middle one was the program's again."""
    page = _page(stage)
    at = datetime.combine(stage.bench.today(), time(9, 12), UTC)
    rows = tuple(
        VersionRow(number, at - timedelta(days=9 - number), "Åse Bakke", number == 2)  # noqa: PLR2004 - the middle
        for number in (3, 2, 1)
    )
    now = replace(page.now or TemplateNow("kursbevis"), number=3, content=b"kept", versions=rows)
    show_kept_versions(stage.bench, now, page, page.reload)


def _drawn(size: tuple[int, int]) -> bytes:
    """A plain mark, as schools have them."""
    made = Image.new("RGB", size, "white")
    ImageDraw.Draw(made).ellipse((4, 4, size[0] - 5, size[1] - 5), outline="darkslategray", width=6)
    out = BytesIO()
    made.save(out, "PNG")
    return out.getvalue()
