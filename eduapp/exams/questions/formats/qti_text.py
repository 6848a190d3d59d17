"""Texts of questions as QTI holds them, so that they come back as they were.

Words of any form stand in an element whose class says the form. HTML becomes XHTML: what safe_html left is
closed in its order already. Words of another form have breaks for their line ends, and are shown as they are.
"""

from __future__ import annotations

import re
from html import escape, unescape
from urllib.parse import quote

from eduapp.exams.questions.formats.qti_body import OURS
from eduapp.exams.questions.formats.qti_names import element
from eduapp.exams.questions.formats.safe_html import reduced
from eduapp.exams.questions.rules import question as q
from eduapp.exams.questions.rules.placing import PLACE
from eduapp.exams.questions.rules.question import Question, Text

_IMG = re.compile(rf'<img src="{PLACE}([^"<>]*)" alt="([^"<>]*)">')


def written(text: Text, folder: str = "", names: frozenset[str] = frozenset(), name: str = "div") -> str:
    """An element with a text; its pictures (of these names) lie in `folder`."""
    return element(name, {"class": OURS + text.form}, inner(text, folder, names))


def inner(text: Text, folder: str, names: frozenset[str]) -> str:
    """The words of a text as XML."""
    if text.form != q.HTML:
        return escape(text.words, quote=False).replace("\n", "<br/>")
    words = _IMG.sub(lambda found: _picture(folder, found[1], found[2]), reduced(text.words, names))
    words = words.replace("<br>", "<br/>")
    return words.replace("<table>", "<table><tbody>").replace("</table>", "</tbody></table>")


def _picture(folder: str, name: str, words: str) -> str:
    return element("img", {"src": f"{folder}/{quote(unescape(name))}", "alt": unescape(words)})


def names_of(question: Question) -> frozenset[str]:
    """What its pictures are called."""
    return frozenset(picture.name for picture in question.pictures)
