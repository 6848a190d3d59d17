"""One paper beside the same page drawn by libraries that the program does not use: fpdf2 and WeasyPrint.

They are for this alone, and in no environment of the program (fpdf2 is LGPL, WeasyPrint needs Pango):
`make bench-others` puts them into build/others. Where they are not, that is said and nothing is measured.
As with raw ReportLab everything has its place beforehand; both read their fonts for each document, since they
have no other way.
"""

import html
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from importlib import import_module
from itertools import groupby
from pathlib import Path
from typing import Any

from eduapp.certificates.drawing import CertificateFacts, draw
from eduapp.core.resources import resource
from eduapp.drawing.marks import Letters, Lozenge, Outline, Rule, rgb
from eduapp.drawing.square import Cells
from tests.benchmarks.figures import Effort, Figure, compared, say
from tests.certificates.drawing import papers
from tests.certificates.drawing.raw import RawPage

PLACE = Path(__file__).resolve().parents[2] / "build" / "others"
GOAL = 1.0
KIND = "kursbevis"


def measure(effort: Effort) -> list[Figure]:
    """Our page with its square beside each of those that are there."""
    facts = papers.checkable(KIND, name="Łukasz Żółć")
    raw = RawPage(facts, KIND)
    figures = []
    for name, library, by in (("fpdf2", "fpdf", by_fpdf2), ("WeasyPrint", "weasyprint", by_weasyprint)):
        found = _found(library)
        if found is None:
            say(f"  {name} is not here, so nothing is drawn beside it: make bench-others")
        else:
            figures.append(_beside(name, facts, lambda by=by, found=found: by(found, raw), effort))
    return figures


def _found(library: str) -> Any:
    if str(PLACE) not in sys.path and PLACE.is_dir():
        sys.path.append(str(PLACE))  # behind the program's own libraries
    try:
        return import_module(library)
    except (ImportError, OSError):  # OSError: WeasyPrint without Pango
        return None


def _beside(name: str, facts: CertificateFacts, other: Callable[[], bytes], effort: Effort) -> Figure:
    codes = [papers.code_of(signs) for signs in range(380, 380 + effort.drawn)]

    def ours() -> float:
        started = time.perf_counter()
        for code in codes:
            draw(replace(facts, code=code), KIND)
        return (time.perf_counter() - started) * 1000 / len(codes)

    def theirs() -> float:
        started = time.perf_counter()
        made = other()
        taken = (time.perf_counter() - started) * 1000
        assert made.startswith(b"%PDF")
        return taken

    ours(), theirs()
    return compared(f"one {KIND}, beside {name}", GOAL, "ms", ours, theirs, runs=effort.runs)


def by_fpdf2(fpdf: Any, raw: RawPage) -> bytes:
    """The page by fpdf2's own calls."""
    paper = fpdf.FPDF(unit="pt", format=raw.size)
    paper.set_auto_page_break(auto=False)
    paper.set_title(raw.title)
    for name in raw.faces:
        paper.add_font(name, "", resource(f"fonts/{name}.ttf"))
    for page in raw.pages:
        paper.add_page()
        for mark, dx, dy in page:
            _put(paper, mark, mark.x + dx, mark.y + dy)
    return bytes(paper.output())


def _put(paper: Any, mark: Any, x: float, y: float) -> None:
    if isinstance(mark, Letters):
        paper.set_text_color(*_of_255(mark.colour))
        paper.set_char_spacing(mark.tracking * mark.size / 1000)
        for run in mark.line.runs:
            paper.set_font(run.face.name, size=mark.size)
            paper.text(x, y, run.text)
            x += run.width * mark.size / 1000
    elif isinstance(mark, Cells):
        paper.set_fill_color(0, 0, 0)
        cell = mark.size / len(mark.rows)
        for left, top, length in _runs(mark):
            paper.rect(x + left * cell, y + top * cell, length * cell, cell, style="F")
    elif isinstance(mark, Lozenge):
        paper.set_fill_color(*_of_255(mark.colour))
        paper.rect(x - mark.radius, y - mark.radius, 2 * mark.radius, 2 * mark.radius, style="F")
    else:
        paper.set_draw_color(*_of_255(mark.colour))
        paper.set_line_width(mark.thickness)
        if isinstance(mark, Rule):
            paper.line(x, y, x + mark.width, y)
        elif isinstance(mark, Outline):
            paper.rect(
                x, y, mark.width, mark.height, round_corners=mark.corner > 0, corner_radius=mark.corner
            )


def by_weasyprint(weasyprint: Any, raw: RawPage) -> bytes:
    """The page as HTML whose boxes have their places, by WeasyPrint."""
    fonts = weasyprint.text.fonts.FontConfiguration()
    width, height = raw.size
    faces = "".join(
        f"@font-face {{font-family:'{name}';src:url('{resource(f'fonts/{name}.ttf').as_uri()}')}}"
        for name in raw.faces
    )
    style = f"@page {{size:{width}pt {height}pt;margin:0}} body {{margin:0}} {faces}"
    style += ".p {position:relative;page-break-after:always} .p * {position:absolute;white-space:pre}"
    pages = "".join(
        f"<div class=p style='width:{width}pt;height:{height - 1}pt'>"
        + "".join(_as_html(mark, mark.x + dx, mark.y + dy) for mark, dx, dy in page)
        + "</div>"
        for page in raw.pages
    )
    words = f"<title>{html.escape(raw.title)}</title><style>{style}</style>{pages}"
    made: bytes = weasyprint.HTML(string=words).write_pdf(font_config=fonts)
    return made


def _as_html(mark: Any, x: float, y: float) -> str:
    if isinstance(mark, Letters):
        boxes = []
        for run in mark.line.runs:
            look = f"left:{x:.2f}pt;top:{y - mark.size:.2f}pt;font:{mark.size}pt/1 '{run.face.name}'"
            look += f";color:{_css(mark.colour)};letter-spacing:{mark.tracking * mark.size / 1000:.3f}pt"
            boxes.append(f'<span style="{look}">{html.escape(run.text)}</span>')
            x += run.width * mark.size / 1000
        return "".join(boxes)
    if isinstance(mark, Cells):
        count = len(mark.rows)
        drawn = "".join(f"M{left} {top}h{length}v1h-{length}z" for left, top, length in _runs(mark))
        box = f"left:{x:.2f}pt;top:{y:.2f}pt;width:{mark.size}pt;height:{mark.size}pt"
        return f"<svg style='{box}' viewBox='0 0 {count} {count}'><path d='{drawn}'/></svg>"
    if isinstance(mark, Lozenge):
        side, x, y = 2 * mark.radius, x - mark.radius, y - mark.radius
        box = f"left:{x}pt;top:{y}pt;width:{side}pt;height:{side}pt"
        return f"<i style='{box};background:{_css(mark.colour)}'></i>"
    edge = f"{mark.thickness}pt solid {_css(mark.colour)}"
    if isinstance(mark, Rule):
        return f"<i style='left:{x}pt;top:{y}pt;width:{mark.width}pt;border-top:{edge}'></i>"
    box = f"left:{x}pt;top:{y}pt;width:{mark.width}pt;height:{mark.height}pt"
    return f"<i style='{box};border:{edge};border-radius:{mark.corner}pt'></i>"


def _runs(square: Cells) -> list[tuple[int, int, int]]:
    """Every run of dark cells: from the left, from the top, how long."""
    found = []
    for top, row in enumerate(square.rows):
        left = 0
        for dark, run in groupby(row):
            length = len(list(run))
            if dark:
                found.append((left, top, length))
            left += length
    return found


def _of_255(colour: str) -> tuple[int, ...]:
    return tuple(round(part * 255) for part in rgb(colour))


def _css(colour: str) -> str:
    return f"rgb({','.join(map(str, _of_255(colour)))})"
