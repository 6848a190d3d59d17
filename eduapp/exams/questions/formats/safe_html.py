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
_BLOCKS = _KEPT - {"b", "i", "sub", "sup"}
_BREAKS = frozenset({
    "address", "article", "aside", "blockquote", "center", "dd", "div", "dl", "dt", "figcaption", "figure",
    "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "pre", "section",
})  # fmt: skip
_CELL, _ROW = ("td", "th"), ("tr", "table")
_ENDED_BY = {  # as every browser has it: a paragraph ends where the next one begins
    "p": (("p", ("li", *_CELL)),),
    "li": (("li", ("ul", "ol", *_CELL)),),
    "td": (("td", _ROW), ("th", _ROW)),
    "th": (("td", _ROW), ("th", _ROW)),
    "tr": (("tr", ("table",)),),
}
_LONGEST_TOLD = 80  # letters of an address
MOST_DEEP = 16  # tags within tags; no question needs more
_SAME = {"strong": "b", "em": "i"}
_UNREAD = frozenset({"script", "style", "title", "textarea", "iframe", "noscript", "object"})
_RUNS = frozenset({"script", "iframe", "frame", "object", "embed", "applet"})
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


def picture_elsewhere(question: Question) -> str:
    """A picture, drawing or film that a text of it shows, and that is not one of its own pictures; or ""."""
    names = frozenset(picture.name for picture in question.pictures)
    texts = (text for text in q.formed_texts_of(question) if _is_read(text))
    return next(filter(None, (_Reducer.of(text.words, names).elsewhere for text in texts)), "")


def dropped_from(question: Question) -> tuple[str, ...]:
    """The names of what runs or shows something of its own in its texts, each once: scripts, frames."""
    texts = (text for text in q.formed_texts_of(question) if _is_read(text))
    return tuple(dict.fromkeys(name for text in texts for name in _Reducer.of(text.words, ()).dropped))


def reduced(words: str, names: Collection[str] = ()) -> str:
    """HTML with the tags that are kept, without attributes; the pictures of these names; all else as text."""
    return "".join(_Reducer.of(words, names).parts)


def _is_read(text: Text) -> bool:
    """HTML, unless it is so long that it is refused anyway."""
    return text.form == q.HTML and len(text.words) <= LONGEST_TEXT


class _Reducer(HTMLParser):
    """Writes anew what is kept, each tag closed in its order; what it does not know it cannot let through."""

    def __init__(self, names: Collection[str]) -> None:
        super().__init__(convert_charrefs=True)
        self._names = names
        self.parts = list[str]()
        self.elsewhere = ""
        self.dropped = list[str]()
        self._unread = ""
        self._open = list[str]()
        self._broken = False  # whether a tag that was dropped ended a line
        self._in_line = False  # whether words stand in the line

    @classmethod
    def of(cls, words: str, names: Collection[str]) -> "_Reducer":
        """Having read words to their end; the pictures of these names are there."""
        reader = cls(names)
        reader.feed(words)
        reader.close()
        while reader._open:
            reader._close()
        return reader

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep the tag without its attributes, or drop it."""
        if tag == "img" and self._place(dict(attrs)):
            return
        if tag in _PICTURES and not self.elsewhere:
            self.elsewhere = (dict(attrs).get("src") or f"<{tag}>")[:_LONGEST_TOLD]
        if tag in _RUNS:
            self.dropped.append(tag)
        if tag in _UNREAD:
            self._unread = self._unread or tag
        name = _SAME.get(tag, tag)
        if self._unread:
            return
        if name not in _KEPT:
            self._broken |= tag in _BREAKS
        elif name == "br":
            self._write("<br>", ends_line=True)
        else:
            self._begin(name)

    def handle_endtag(self, tag: str) -> None:
        """Close what is kept, and before it what was left open within."""
        if tag == self._unread:
            self._unread = ""
            return
        name = _SAME.get(tag, tag)
        if self._unread:
            return
        if name in self._open:
            while self._close() != name:
                pass
        self._broken |= tag in _BREAKS

    def handle_data(self, data: str) -> None:
        """Words stay words."""
        if not self._unread:
            if not data.isspace():
                self._break()
                self._in_line = True
            self.parts.append(html.escape(data, quote=False))

    def _begin(self, name: str) -> None:
        for ended, bounds in _ENDED_BY.get(name, ()):
            if self._stands(ended, bounds):
                while self._close() != ended:
                    pass
        if len(self._open) < MOST_DEEP:
            self._write(f"<{name}>", ends_line=name in _BLOCKS)
            self._open.append(name)

    def _stands(self, name: str, bounds: Collection[str]) -> bool:
        """Whether a tag is open, and none of those around it that it cannot be seen through."""
        inner = next((each for each in reversed(self._open) if each == name or each in bounds), "")
        return inner == name

    def _close(self) -> str:
        name = self._open.pop()
        self.parts.append(f"</{name}>")
        if name in _BLOCKS:
            self._broken = self._in_line = False
        return name

    def _write(self, written: str, *, ends_line: bool) -> None:
        if ends_line:
            self._broken = self._in_line = False
        else:
            self._break()
        self.parts.append(written)

    def _break(self) -> None:
        """So that the words of two paragraphs that were dropped do not run together."""
        if self._broken and self._in_line:
            self.parts.append("<br>")
        self._broken = self._in_line = False

    def _place(self, told: dict[str, str | None]) -> bool:
        """Place one of the question's own pictures; whether it was one."""
        source = told.get("src") or ""
        name = unquote(source.removeprefix(PLACE))
        if not source.startswith(PLACE) or name not in self._names:
            return False
        if not self._unread:
            self._write(placed(name, told.get("alt") or ""), ends_line=False)
            self._in_line = True
        return True
