"""Templates and pictures of a school's own."""

from io import BytesIO

import pikepdf
from PIL import Image, ImageDraw

from eduapp.certificates import jobs, service
from eduapp.certificates.drawing.editing import with_value
from eduapp.certificates.drawing.own_templates import usual
from eduapp.certificates.drawing.package import to_bytes
from eduapp.core.progress import NoProgress


def a_picture(colour="navy", size=(200, 120), kind="PNG", **more) -> bytes:
    """A plain mark in one colour on white."""
    drawn = Image.new("RGB", size, "white")
    ImageDraw.Draw(drawn).ellipse((4, 4, size[0] - 4, size[1] - 4), fill=colour)
    out = BytesIO()
    drawn.save(out, kind, **more)
    return out.getvalue()


def saying(text="Takk for innsatsen", look="kursbevis"):
    """The program's template with one more line of text."""
    table = dict(usual(look).table)
    table["elements"] = [*table["elements"], {"kind": "text", "text": text, "style": "said", "space": 3}]
    return changed(look, table)


def changed(look="kursbevis", table=None, **more):
    """The program's template with another table, words or background."""
    kept = usual(look)
    return type(kept)(
        table or kept.table,
        more.get("words", {}),
        more.get("sample", kept.sample),
        more.get("background", b""),
    )


def moved(look, element, key, value):
    """The program's template with one number changed; `element` as people count."""
    path = ("elements", element - 1, *([key] if isinstance(key, str) else key))
    return changed(look, with_value(usual(look).table, path, value))


def keep(database, package=None, look="kursbevis", before=0, override=None):
    """Keep a template as the page does. The number of its version."""
    order = jobs.KeepOwn(look, to_bytes(package or saying(look=look)), before, override)
    return jobs.keep_template(database, order, NoProgress()).number


def picture(database, name="", content=None, before=0):
    """Keep the emblem, or a signature."""
    order = service.KeepPicture(name=name, content=a_picture() if content is None else content, before=before)
    return database.execute(service.keep_picture, order)


def pictures_in(pdf):
    """Every picture in a file."""
    with pikepdf.open(BytesIO(pdf)) as file:
        return [image for page in file.pages for image in page.get_images()]


def opened(content):
    """A picture to look at."""
    return Image.open(BytesIO(content))
