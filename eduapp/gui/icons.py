"""Lucide icons (ISC licence, beside them), drawn in the colours of the theme."""

import functools
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap, QPixmapCache
from PySide6.QtSvg import QSvgRenderer

from eduapp.core.resources import resource
from eduapp.gui.fleeting import fleeting_folder

STROKE = 1.9  # of 24; a little finer than Lucide's own 2
_SHARP = 2.0  # pixels a logical pixel, so that icons stay sharp on dense screens
_DOT = '<svg viewBox="0 0 24 24" fill="currentColor"><circle cx="12" cy="12" r="6"/></svg>'


def paint(painter: QPainter, name: str, colour: str, rect: QRectF, stroke: float = STROKE) -> None:
    """Draw an icon into a rectangle of a painter that is open already."""
    _renderer(name, colour, stroke).render(painter, rect)


def pixmap(name: str, colour: str, size: int) -> QPixmap:
    """An icon of `size` logical pixels; drawn once, for a page has the same few in every row."""
    key, picture = f"icon {name} {colour} {size}", QPixmap()
    if not QPixmapCache.find(key, picture):
        picture = _drawn(name, colour, size)
        QPixmapCache.insert(key, picture)
    return picture


def _drawn(name: str, colour: str, size: int) -> QPixmap:
    picture = QPixmap(round(size * _SHARP), round(size * _SHARP))
    picture.setDevicePixelRatio(_SHARP)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    paint(painter, name, colour, QRectF(0, 0, size, size))
    painter.end()
    return picture


def icon(name: str, colour: str, size: int = 20, *, checked: str = "", disabled: str = "") -> QIcon:
    """An icon for a button, with other colours for when it is checked or disabled."""
    made = QIcon(pixmap(name, colour, size))
    if disabled:
        made.addPixmap(pixmap(name, disabled, size), QIcon.Mode.Disabled)
    if checked:
        made.addPixmap(pixmap(name, checked, size), QIcon.Mode.Normal, QIcon.State.On)
    return made


@functools.cache
def file_of(name: str, colour: str) -> str:
    """A file with the icon in a colour, for the style sheet, which can read nothing else. Forward slashes."""
    path = _folder() / f"{name}-{colour.lstrip('#')}.svg"
    path.write_bytes(_svg(name, colour, STROKE))
    return path.as_posix()


@functools.cache
def _folder() -> Path:
    return fleeting_folder("dagverk-icons-")


@functools.cache
def _svg(name: str, colour: str, stroke: float) -> bytes:
    drawn = _DOT if name == "dot" else resource(f"icons/{name}.svg").read_text(encoding="utf-8")
    return (
        drawn.replace("currentColor", colour).replace('stroke-width="2"', f'stroke-width="{stroke}"').encode()
    )


@functools.cache
def _renderer(name: str, colour: str, stroke: float) -> QSvgRenderer:
    return QSvgRenderer(QByteArray(_svg(name, colour, stroke)))
