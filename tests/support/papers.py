"""Small PDFs for tests that show or print papers."""

import io

from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfgen.canvas import Canvas


def a_pdf(*texts: str, lying: bool = True) -> bytes:
    """A PDF with a page for each text, A4, with a frame around it; the pages lie unless told otherwise."""
    size = landscape(A4) if lying else A4
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=size, invariant=True)
    for text in texts:
        canvas.rect(40, 40, size[0] - 80, size[1] - 80)
        canvas.setFont("Helvetica-Bold", 36)
        canvas.drawCentredString(size[0] / 2, size[1] / 2, text)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()
