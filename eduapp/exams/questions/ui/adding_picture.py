"""Taking a picture from a file into a question: small enough, without a camera's notes, and described."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QImage, QImageIOHandler, QImageReader, QImageWriter

from eduapp.core.errors import EduError, Refused
from eduapp.core.files import read_whole
from eduapp.core.i18n import _
from eduapp.exams.questions.rules.picture import (
    JPEG,
    LONGEST_PICTURE_NAME,
    LONGEST_SIDE,
    MOST_PICTURE_BYTES,
    Picture,
    bare,
    check_picture,
)
from eduapp.gui.forms import Form, FormDialog

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from PySide6.QtWidgets import QWidget

    from eduapp.gui.bench import Bench

PATTERNS = ("*.png", "*.jpg", "*.jpeg")
MOST_READ = 64 * 2**20  # bytes of a file that is looked at
LONGEST_WORDS = 500
SMALLER = 2000  # px a side, of a picture that has to be made smaller
_GOOD = 90  # of 100, for JPEG


def add_picture(
    bench: Bench, taken: Collection[str], parent: QWidget, done: Callable[[Picture, str], None]
) -> None:
    """Ask for a file and for what the picture shows; `done` gets the picture and its description."""
    path = bench.files.open(_("Choose a picture"), PATTERNS, parent)
    if path is None:
        return
    try:
        picture = read_picture(path, taken)
    except EduError as error:
        bench.show_error(error, parent)
        return
    describe(bench, picture.name, "", parent, lambda words: done(picture, words))


def describe(bench: Bench, name: str, words: str, parent: QWidget, done: Callable[[str], None]) -> FormDialog:
    """Ask what a picture shows to who cannot see it."""
    form = Form(bench.theme)
    form.lines(
        "words",
        _("What does the picture show?"),
        _("Read aloud to who cannot see it. Say what is needed to answer, and not the answer."),
        required=True,
        longest=LONGEST_WORDS,
        value=words,
    )
    title = _("Picture {name}").format(name=name)
    dialog = FormDialog(bench, title, form, _("Put in"), parent)

    def take() -> None:
        dialog.form.keep()
        dialog.accept()
        done(" ".join(form.values()["words"].split()))

    dialog.submitted.connect(take)
    dialog.open()
    return dialog


def read_picture(path: Path, taken: Collection[str] = ()) -> Picture:
    """The picture of a file under a name that is not taken. Raises Refused with all against it."""
    if not path.is_file() or path.stat().st_size > MOST_READ:
        picture = Picture(path.name, b"")
    else:
        picture = Picture(path.name, read_whole(path))
        picture = _named(_fitting(picture), taken)
    against = list(check_picture(picture))
    if against:
        raise Refused(*against)
    return picture


def _fitting(picture: Picture) -> Picture:
    """Upright, without what a camera writes along, and no larger than a question takes."""
    plain = bare(picture.content)
    small = len(plain) <= MOST_PICTURE_BYTES and max(picture.size) <= LONGEST_SIDE
    held = QBuffer()
    held.setData(QByteArray(picture.content))
    held.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(held)
    reader.setAutoTransform(True)
    upright = reader.transformation() == QImageIOHandler.Transformation.TransformationNone
    if not picture.media_type or (small and upright):
        return Picture(picture.name, plain)
    image = reader.read()
    return Picture(picture.name, plain if image.isNull() else _written(image, picture, small=small))


def _written(image: QImage, picture: Picture, *, small: bool) -> bytes:
    if not small:
        smooth, keep = Qt.TransformationMode.SmoothTransformation, Qt.AspectRatioMode.KeepAspectRatio
        side = min(SMALLER, max(image.width(), image.height()))
        image = image.scaled(side, side, keep, smooth)
    held = QBuffer()
    held.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(held, QByteArray(b"jpeg" if picture.media_type == JPEG else b"png"))
    if picture.media_type == JPEG:
        writer.setQuality(_GOOD)
    writer.write(image)
    return bare(bytes(held.data().data()))


def _named(picture: Picture, taken: Collection[str]) -> Picture:
    """Under its own name in plain letters, numbered if another picture has it."""
    stem = re.sub(r"[^\w ().-]+", "-", Path(picture.name).stem).strip(" .-") or _("picture")
    ending = ".jpg" if picture.media_type == JPEG else ".png"
    stem = stem[: LONGEST_PICTURE_NAME - 10]
    name, number = stem + ending, 1
    while name in taken:
        number += 1
        name = f"{stem} ({number}){ending}"
    return Picture(name, picture.content)
