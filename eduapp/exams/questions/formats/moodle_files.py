"""Pictures inside Moodle XML: `<file name="sag.png" path="/" encoding="base64">` beside a text."""

import base64
import binascii
import html
import re
from collections.abc import Iterable, Iterator
from urllib.parse import quote

from eduapp.exams.questions.formats.faults import FileNotDecoded, FolderNotTaken
from eduapp.exams.questions.formats.gift_text import Stopped
from eduapp.exams.questions.formats.xml_tree import Element
from eduapp.exams.questions.rules import question as q
from eduapp.exams.questions.rules.picture import MOST_PICTURE_BYTES, Picture, PictureTooLarge
from eduapp.exams.questions.rules.placing import PLACE, names_in
from eduapp.exams.questions.rules.question import Text

_SOURCE = re.compile(rf'(?<=<img )src="{PLACE}([^"<>]*)"')


def files_in(element: Element) -> tuple[Picture, ...]:
    """All files within, each once. Raises Stopped for what is no file of its own."""
    found = dict.fromkeys(_file(each) for each in _within(element))
    return tuple(found)


def _within(element: Element) -> Iterator[Element]:
    for child in element.children:
        if child.name == "file":
            yield child
        else:
            yield from _within(child)


def _file(element: Element) -> Picture:
    told = element.attributes
    name = told.get("name", "")
    if told.get("path", "/").strip("/"):
        raise Stopped(element.line, FolderNotTaken(text=name[:40]))
    words = "".join(element.words.split())
    if len(words) > MOST_PICTURE_BYTES * 3 // 2:
        raise Stopped(element.line, PictureTooLarge(text=name[:40], limit=MOST_PICTURE_BYTES // 2**20))
    if told.get("encoding", "base64") != "base64":
        raise Stopped(element.line, FileNotDecoded(text=name[:40]))
    try:
        return Picture(name, base64.b64decode(words, validate=True))
    except (ValueError, binascii.Error):
        raise Stopped(element.line, FileNotDecoded(text=name[:40])) from None


def files_for(texts: Iterable[Text], pictures: Iterable[Picture]) -> str:
    """The pictures that some texts show."""
    names = names_in(texts)
    return "".join(_element(picture) for picture in pictures if picture.name in names)


def addressed(text: Text) -> str:
    """The words of a text, with the names of its pictures as addresses are written."""
    if text.form != q.HTML:
        return text.words
    return _SOURCE.sub(lambda found: f'src="{PLACE}{quote(html.unescape(found[1]))}"', text.words)


def _element(picture: Picture) -> str:
    content = base64.b64encode(picture.content).decode()
    return f'<file name="{html.escape(picture.name)}" path="/" encoding="base64">{content}</file>'
