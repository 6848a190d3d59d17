"""HTML of other programs, reduced to what a question needs: no scripts, no styles, nothing to be fetched.

A picture stays where a text places one of the question's own, written anew in the one way of `placing`.
"""

import html
from collections.abc import Collection
from dataclasses import replace
from html.parser import HTMLParser
from urllib.parse import unquote

from eduapp.exams.questions.rules import question as q
from eduapp.exams.questions.rules.checks import LONGEST_TEXT
from eduapp.exams.questions.rules.placing import PLACE, placed
from eduapp.exams.questions.rules.question import Question, Text, text_of

_KEPT = frozenset({"p", "br", "b", "i", "sub", "sup", "ul", "ol", "li", "table", "tr", "td", "th"})
_SAME = {"strong": "b", "em": "i"}
_UNREAD = frozenset({"script", "style", "title", "textarea", "iframe", "noscript", "object"})
_PICTURES = frozenset({"img", "svg", "video", "audio", "picture", "canvas"})


def safe(question: Question) -> Question:
    """The question with all its HTML reduced; of pictures only its own stay."""
    names = frozenset(picture.name for picture in question.pictures)

    def _reduced(text: Text) -> Text:
        return text_of(reduced(text.words, names), q.HTML) if _is_read(text) else text

    return replace(
        question,
        stem=_reduced(question.stem),
        feedback=_reduced(question.feedback),
        answers=tuple(
            replace(answer, text=_reduced(answer.text), feedback=_reduced(answer.feedback))
            for answer in question.answers
        ),
        pairs=tuple(replace(pair, left=_reduced(pair.left)) for pair in question.pairs),
    )


def shows_pictures(question: Question) -> bool:
    """Whether a text of it asks for a picture, a drawing or a film that is not one of its own pictures."""
    names = frozenset(picture.name for picture in question.pictures)
    texts = (text for text in q.formed_texts_of(question) if _is_read(text))
    return any(_Reducer.of(text.words, names).has_pictures for text in texts)


def reduced(words: str, names: Collection[str] = ()) -> str:
    """HTML with the tags that are kept, without attributes; the pictures of these names; all else as text."""
    return "".join(_Reducer.of(words, names).parts)


def _is_read(text: Text) -> bool:
    """HTML, unless it is so long that it is refused anyway."""
    return text.form == q.HTML and len(text.words) <= LONGEST_TEXT


class _Reducer(HTMLParser):
    """Writes anew what is kept; whatever it does not know it cannot let through."""

    def __init__(self, names: Collection[str]) -> None:
        super().__init__(convert_charrefs=True)
        self._names = names
        self.parts = list[str]()
        self.has_pictures = False
        self._unread = ""

    @classmethod
    def of(cls, words: str, names: Collection[str]) -> "_Reducer":
        """Having read words to their end; the pictures of these names are there."""
        reader = cls(names)
        reader.feed(words)
        reader.close()
        return reader

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep the tag without its attributes, or drop it."""
        if tag == "img" and self._place(dict(attrs)):
            return
        self.has_pictures |= tag in _PICTURES
        if tag in _UNREAD:
            self._unread = self._unread or tag
        name = _SAME.get(tag, tag)
        if name in _KEPT and not self._unread:
            self.parts.append(f"<{name}>")

    def _place(self, told: dict[str, str | None]) -> bool:
        """Place one of the question's own pictures; whether it was one."""
        source = told.get("src") or ""
        name = unquote(source.removeprefix(PLACE))
        if not source.startswith(PLACE) or name not in self._names:
            return False
        if not self._unread:
            self.parts.append(placed(name, told.get("alt") or ""))
        return True

    def handle_endtag(self, tag: str) -> None:
        """Close what is kept."""
        if tag == self._unread:
            self._unread = ""
            return
        name = _SAME.get(tag, tag)
        if name in _KEPT and name != "br" and not self._unread:
            self.parts.append(f"</{name}>")

    def handle_data(self, data: str) -> None:
        """Words stay words."""
        if not self._unread:
            self.parts.append(html.escape(data, quote=False))
