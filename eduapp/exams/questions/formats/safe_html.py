"""HTML of other programs, reduced to what a question needs: no scripts, no styles, nothing to be fetched."""

import html
from dataclasses import replace
from html.parser import HTMLParser

from eduapp.exams.questions.rules import question as q
from eduapp.exams.questions.rules.checks import LONGEST_TEXT
from eduapp.exams.questions.rules.question import Question, Text, text_of

_KEPT = frozenset({"p", "br", "b", "i", "sub", "sup", "ul", "ol", "li", "table", "tr", "td", "th"})
_SAME = {"strong": "b", "em": "i"}
_UNREAD = frozenset({"script", "style", "title", "textarea", "iframe", "noscript", "object"})
_PICTURES = frozenset({"img", "svg", "video", "audio", "picture", "canvas"})


def safe(question: Question) -> Question:
    """The question with all its HTML reduced."""
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
    """Whether a text of it asks for a picture, a drawing or a film."""
    texts = [question.stem, question.feedback]
    texts += [text for answer in question.answers for text in (answer.text, answer.feedback)]
    texts += [pair.left for pair in question.pairs]
    return any(_Reducer.of(text.words).has_pictures for text in texts if _is_read(text))


def reduced(words: str) -> str:
    """HTML with the tags that are kept, without attributes, and all else as text."""
    return "".join(_Reducer.of(words).parts)


def _reduced(text: Text) -> Text:
    return text_of(reduced(text.words), q.HTML) if _is_read(text) else text


def _is_read(text: Text) -> bool:
    """HTML, unless it is so long that it is refused anyway."""
    return text.form == q.HTML and len(text.words) <= LONGEST_TEXT


class _Reducer(HTMLParser):
    """Writes anew what is kept; whatever it does not know it cannot let through."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts = list[str]()
        self.has_pictures = False
        self._unread = ""

    @classmethod
    def of(cls, words: str) -> "_Reducer":
        """Having read words to their end."""
        reader = cls()
        reader.feed(words)
        reader.close()
        return reader

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep the tag without its attributes, or drop it."""
        self.has_pictures |= tag in _PICTURES
        if tag in _UNREAD:
            self._unread = self._unread or tag
        name = _SAME.get(tag, tag)
        if name in _KEPT and not self._unread:
            self.parts.append(f"<{name}>")

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
