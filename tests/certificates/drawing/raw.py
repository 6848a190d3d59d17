"""The same page drawn with ReportLab's own calls and the same fonts: what our drawing is measured against.

Where everything stands is worked out beforehand, so that only drawing and embedding are compared; the raw
page neither shapes, wraps, fits nor checks anything.
"""

from io import BytesIO
from itertools import groupby

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from eduapp.certificates.drawing import CertificateFacts, load_template
from eduapp.certificates.drawing.page import lay_out
from eduapp.core.resources import resource
from eduapp.drawing.fonts import EM
from eduapp.drawing.marks import Letters, Lozenge, Moved, Outline, Rule, rgb
from eduapp.drawing.square import Cells


class RawPage:
    """One paper's letters, lines, frames and dots at their places; `draw` puts them down, again and again.

    `pages` hold each mark with how far it is moved to the right and down, `faces` the fonts they need.
    """

    def __init__(self, facts: CertificateFacts, template_name: str) -> None:
        template = load_template(template_name)
        self.size = template.width, template.height
        layout = lay_out(facts, template)
        self.title, self.author = layout.title, facts.issuer.name
        self.pages = [[_placed(mark) for mark in page] for page in (layout.marks, *layout.appendix)]
        marks = [mark for page in self.pages for mark, *_ in page]
        self.faces = sorted(
            {run.face.name for mark in marks if isinstance(mark, Letters) for run in mark.line.runs}
        )
        for name in self.faces:  # read once: ReportLab keeps its fonts in one list for the whole process
            pdfmetrics.registerFont(TTFont(name, str(resource(f"fonts/{name}.ttf")), shapable=False))
        self._first_font = self.faces[0]

    def draw(self) -> bytes:
        """The page as PDF, by drawString, line and drawPath."""
        file = BytesIO()
        canvas = Canvas(
            file, self.size, invariant=1, pageCompression=1, lang="nb", initialFontName=self._first_font
        )
        canvas.setTitle(self.title)
        canvas.setAuthor(self.author)
        for page in self.pages:
            for mark, dx, dy in page:
                self._put(canvas, mark, dx, dy)
            canvas.showPage()
        canvas.save()
        return file.getvalue()

    def _put(self, canvas, mark, dx, dy):
        x, y = mark.x + dx, self.size[1] - mark.y - dy
        if isinstance(mark, Letters):
            canvas.setFillColorRGB(*rgb(mark.colour))
            for run in mark.line.runs:
                canvas.setFont(run.face.name, mark.size)
                canvas.drawString(x, y, run.text, charSpace=mark.tracking * mark.size / EM)
                x += run.width * mark.size / EM
        elif isinstance(mark, Cells):
            self._dots(canvas, mark, x, y)
        elif isinstance(mark, Lozenge):
            canvas.setFillColorRGB(*rgb(mark.colour))
            canvas.rect(x - mark.radius, y - mark.radius, mark.radius * 2, mark.radius * 2, stroke=0, fill=1)
        else:
            canvas.setStrokeColorRGB(*rgb(mark.colour))
            canvas.setLineWidth(mark.thickness)
            if isinstance(mark, Rule):
                canvas.line(x, y, x + mark.width, y)
            elif isinstance(mark, Outline):
                canvas.roundRect(x, y - mark.height, mark.width, mark.height, mark.corner)

    @staticmethod
    def _dots(canvas, mark, left, top):
        """Each dark run of a row as a box of one path: the fewest calls that ReportLab has for it."""
        cell = mark.size / len(mark.rows)
        path = canvas.beginPath()
        for place, row in enumerate(mark.rows):
            start = 0
            for dark, run in groupby(row):
                length = len(list(run))
                if dark:
                    path.rect(left + start * cell, top - (place + 1) * cell, length * cell, cell)
                start += length
        canvas.setFillColorRGB(0, 0, 0)
        canvas.drawPath(path, stroke=0, fill=1)


def raw_page(facts: CertificateFacts) -> bytes:
    """One paper in the template of its kind, drawn raw."""
    return RawPage(facts, facts.kind).draw()


def _placed(mark):
    if not isinstance(mark, Moved):
        return mark, 0.0, 0.0
    inner, dx, dy = _placed(mark.mark)
    return inner, dx + mark.dx, dy + mark.dy
