"""The same page drawn with nothing but ReportLab's own calls and the same fonts: what our drawing is measured against.

Where everything stands is worked out beforehand, so that only drawing and embedding are compared; the raw page
neither wraps nor fits nor checks anything.
"""

from io import BytesIO

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from eduapp.certificates.drawing import CertificateFacts, load_template
from eduapp.certificates.drawing.fonts import EM
from eduapp.certificates.drawing.marks import Letters, Moved, Outline, Rule, rgb
from eduapp.certificates.drawing.page import lay_out
from eduapp.core.resources import resource


def places(facts: CertificateFacts, template_name: str) -> list[tuple]:
    """What stands where on the page: letters, rules, outlines, measured once."""
    found = []
    for mark in lay_out(facts, load_template(template_name)).marks:
        dx = dy = 0.0
        while isinstance(mark, Moved):
            dx, dy, mark = dx + mark.dx, dy + mark.dy, mark.mark
        found.append((mark, dx, dy))
    return found


def register_fonts(placed: list[tuple]) -> None:
    """ReportLab keeps its fonts in one list for the whole process; they are read once."""
    names = {run.face.name for mark, _, _ in placed if isinstance(mark, Letters) for run in mark.line.runs}
    for name in sorted(names):
        pdfmetrics.registerFont(TTFont(name, str(resource(f"fonts/{name}.ttf")), shapable=False))


def raw_page(placed: list[tuple], width: float, height: float) -> bytes:
    """The page drawn with drawString, line and drawPath."""
    file = BytesIO()
    canvas = Canvas(file, (width, height), invariant=1, pageCompression=1, lang="nb", initialFontName="NotoSans-Bold")
    canvas.setTitle("Kursbevis")
    canvas.setAuthor("Granli videregående skole")
    for mark, dx, dy in placed:
        if isinstance(mark, Letters):
            _letters(canvas, mark, mark.x + dx, height - mark.y - dy)
        elif isinstance(mark, Rule):
            canvas.setStrokeColorRGB(*rgb(mark.colour))
            canvas.setLineWidth(mark.thickness)
            y = height - mark.y - dy
            canvas.line(mark.x + dx, y, mark.x + dx + mark.width, y)
        elif isinstance(mark, Outline):
            canvas.setStrokeColorRGB(*rgb(mark.colour))
            canvas.setLineWidth(mark.thickness)
            canvas.roundRect(mark.x + dx, height - mark.y - dy - mark.height, mark.width, mark.height, 20)
    canvas.showPage()
    canvas.save()
    return file.getvalue()


def _letters(canvas: Canvas, mark: Letters, x: float, y: float) -> None:
    canvas.setFillColorRGB(*rgb(mark.colour))
    for run in mark.line.runs:
        canvas.setFont(run.face.name, mark.size)
        canvas.drawString(x, y, run.text, charSpace=mark.tracking * mark.size / EM)
        x += run.width * mark.size / EM
