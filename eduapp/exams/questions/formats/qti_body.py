"""The body of an item as a text with marks where something is to be answered."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import escape

from eduapp.exams.questions.formats import qti_math
from eduapp.exams.questions.formats.qti_faults import LeftOutHere, LettersSupposed, NotShown
from eduapp.exams.questions.formats.qti_files import Files
from eduapp.exams.questions.formats.reading import Note
from eduapp.exams.questions.formats.safe_html import reduced
from eduapp.exams.questions.formats.xml_tree import Element
from eduapp.exams.questions.rules import question as q
from eduapp.exams.questions.rules.placing import placed
from eduapp.exams.questions.rules.question import NOTHING, Text, text_of

OURS = "dagverk-"  # begins the classes by which our own items come back as they were
KIND = f"{OURS}kind-"
UNIT, APART = f"{OURS}unit", f"{OURS}answer"
BLOCKS = ("choiceInteraction", "orderInteraction", "extendedTextInteraction", "matchInteraction")
INLINE = ("inlineChoiceInteraction", "textEntryInteraction")
INTERACTIONS = frozenset((*BLOCKS, *INLINE)) - {"matchInteraction"}
WORDS = frozenset(  # of HTML: written anew by safe_html, which keeps few of them
    "a abbr acronym address article aside b bdi bdo big blockquote br caption center cite code col"  # noqa: SIM905
    " colgroup contentBody dd del dfn div dl dt em figcaption figure footer h1 h2 h3 h4 h5 h6 header hr i ins"
    " kbd label li mark nav ol p pre q rb rp rt rtc ruby s samp section small span strike strong sub sup"
    " table tbody td tfoot th thead time tr tt u ul var wbr".split()
)
SHOWN = frozenset("img object picture video audio svg".split())  # noqa: SIM905 - read as one line
_UNSEEN = frozenset(
    {"stylesheet", "catalogInfo", "param", "source", "track"}
)  # how it looks, or for machines
_BLANKS = re.compile(r"[ \t\r\n]+")
_AROUND_BLOCKS = re.compile(r" ?(</?(?:p|br|ul|ol|li|table|tr|td|th)>) ?")
_LINE_BEGINS = r"(?:^|<br>|(?<=</p>)|(?<=</[uo]l>)|(?<=</table>))"
_LINE_ENDS = r"(?=$|<(?:p|ul|ol|table)>)"
_ONE_PARAGRAPH = re.compile(r"(?:<p>)?([^<]*)(?:</p>)?")
_TABLE_PARTS = frozenset({"tbody", "thead", "tfoot"})


def unknown_in(body: Element, ours: bool) -> Iterator[Element]:
    """Everything in a body that is not taken over."""
    for child in body.children:
        name = child.name
        if name in INTERACTIONS or (ours and name == "matchInteraction"):
            yield from (each for prompt in child.all("prompt") for each in unknown_in(prompt, ours))
            yield from (each for choice in choices_of(child) for each in unknown_in(choice, ours))
        elif name == "math:math":
            unsaid = qti_math.unsaid_in(child)
            yield from () if unsaid is None else (unsaid,)
        elif name in SHOWN | _UNSEEN:
            continue
        elif name in WORDS | {"prompt", "rubricBlock"}:
            yield from unknown_in(child, ours)
        else:
            yield child


def choices_of(interaction: Element) -> Iterator[Element]:
    """What can be chosen in it."""
    names = {"simpleChoice", "inlineChoice", "simpleAssociableChoice"}
    for child in interaction.children:
        if child.name in names:
            yield child
        elif child.name == "simpleMatchSet":
            yield from choices_of(child)


def form_of(element: Element) -> str:
    """The form that one of our own items says its words have; "" for any other."""
    told = element.attributes.get("class", "").split()
    return next((form for form in q.FORMS if OURS + form in told), "")


@dataclass
class Body:
    """Reads elements as texts, and remembers what stood in them."""

    files: Files
    interactions: list[Element] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    unit: str = ""
    _verbatim: bool = False

    def text(self, element: Element) -> Text:
        """What an element says; where something is to be answered in the line, a mark stands."""
        inner = element.first("contentBody") or element
        own = next(filter(form_of, inner.children), None)
        if own is None:
            return self._foreign(inner)
        text = self._own(own)
        for child in inner.children:
            if child is not own:
                self._pieces(child)  # for what is to be answered there
        return text

    def _own(self, element: Element) -> Text:
        """Words exactly as they were written."""
        form = form_of(element)
        if form != q.HTML:
            return text_of("".join(self._plain(element)), form)
        self._verbatim = True
        words = "".join(self._inner(element))
        self._verbatim = False
        return text_of(self._safe(words), q.HTML)

    def _plain(self, element: Element) -> Iterator[str]:
        for each in element.content:
            if isinstance(each, str):
                yield each
            elif each.name == "br":
                yield "\n"
            elif each.name in INTERACTIONS:
                yield self._mark(each)
            else:
                self._pieces(each)

    def _foreign(self, element: Element) -> Text:
        """HTML without the blanks of its source; words alone if there is nothing else."""
        words = _AROUND_BLOCKS.sub(r"\1", self._safe("".join(self._inner(element)))).strip()
        alone = _ONE_PARAGRAPH.fullmatch(words)
        if alone is None:
            return text_of(words, q.HTML)
        return text_of(alone[1].replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&"), q.PLAIN)

    def _safe(self, words: str) -> str:
        return reduced(words, {picture.name for picture in self.files.pictures.values()})

    def _inner(self, element: Element) -> Iterator[str]:
        for each in element.content:
            if isinstance(each, str):
                yield escape(each if self._verbatim else _BLANKS.sub(" ", each), quote=False)
            else:
                yield from self._pieces(each)

    def _pieces(self, element: Element) -> Iterator[str] | list[str]:
        name = element.name
        if name in (*BLOCKS, *INLINE):
            return self._asked(element)
        if name == "math:math":
            return [
                piece if piece[:1] == "<" else escape(piece, quote=False) for piece in qti_math.said(element)
            ]
        if name in SHOWN:
            return list(self._shown(element))
        if name == "rubricBlock" and "candidate" not in element.attributes.get("view", "candidate").split():
            self.notes.append(Note(element.line, LeftOutHere(text=name)))
            return []
        if UNIT in element.attributes.get("class", "").split():
            self.unit = element.words
            return []
        return list(self._tagged(element))

    def _tagged(self, element: Element) -> Iterator[str]:
        name = element.name
        before, after = ("(", ")") if name == "rt" else (f"<{name}>", f"</{name}>")
        if name in _UNSEEN | {"rp", "col", "colgroup"}:
            return
        if name == "br":
            yield "<br>"
        elif name in _TABLE_PARTS or name in {"prompt", "rubricBlock", "contentBody"}:
            block = name not in _TABLE_PARTS
            yield from ("<div>" * block, *self._inner(element), "</div>" * block)
        else:
            yield from (before, *self._inner(element), after)

    def _asked(self, element: Element) -> list[str]:
        """A mark in the line, or what is asked above choices."""
        if element.name in INLINE:
            return [self._mark(element)]
        self.interactions.append(element)
        return [f"<p>{''.join(self._inner(prompt))}</p>" for prompt in element.all("prompt")]

    def _mark(self, element: Element) -> str:
        self.interactions.append(element)
        return f"\x01{len(self.interactions) - 1}\x02"

    def _shown(self, element: Element) -> Iterator[str]:
        """A picture; what its author gave instead of something else; or a mark that something stood there."""
        told = element.attributes
        address = (told.get("data") or told.get("src") or "").strip()
        kind = told.get("type", "")
        if element.name == "img" or (element.name == "object" and kind in {"image/png", "image/jpeg"}):
            yield self._picture(element, address)
        elif element.name == "object" and kind == "text/html":
            yield self._read(element, address)
        else:
            given = "".join(self._inner(element)).strip() if element.name in {"object", "picture"} else ""
            yield given or self._unshown(element, address)

    def _unshown(self, element: Element, address: str) -> str:
        held = (each.attributes.get("src", "") for each in element.all("source"))
        what = (address or next(held, "") or element.name)[:80]
        self.notes.append(Note(element.line, NotShown(text=what)))
        return f"[{escape(what, quote=False)}]"

    def _picture(self, element: Element, address: str) -> str:
        words = element.attributes.get("alt", "") or _said_within(element)
        return placed(self.files.picture(address, element.line).name, words)

    def _read(self, element: Element, address: str) -> str:
        """A page of the package, as one block; it is reduced like every other text."""
        content = self.files.content(address, element.line)
        try:
            words = content.decode("utf-8-sig")
        except UnicodeDecodeError:
            words = content.decode("cp1252", "replace")  # what HTML is where nothing else is said
            self.notes.append(Note(element.line, LettersSupposed(text=address[:80])))
        return f"<div>{_BLANKS.sub(' ', words).translate({1: '', 2: ''})}</div>"


def _said_within(element: Element) -> str:
    """All words within, for who cannot see the picture."""
    words = [each if isinstance(each, str) else f" {_said_within(each)} " for each in element.content]
    return q.one_line("".join(words))


def gap_in(text: Text, number: int, written: str, *, ours: bool) -> Text:
    """The text with `written` for a mark, whose letters no XML holds; without, if it stands alone."""
    if text is NOTHING:
        return text
    mark = f"\x01{number}\x02"
    words = text.words
    if not ours:
        words = re.sub(rf"<p>{mark}</p>|{_LINE_BEGINS}{mark}{_LINE_ENDS}", "", words)
    return text_of(words.replace(mark, written), text.form)
