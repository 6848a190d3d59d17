"""Whether a PDF file is the scan of a paper, by the one rule that program, command and web page follow.

A scan has 100 pages at most, and every one of them shows pictures made of dots and nothing else. They may be
placed, cut along upright boxes and laid into forms (16 deep at most). Over them may lie, unseen, what a
reader of letters found: in text rendering mode 3 (ISO 32000-1, 9.3.6), which does not count in a font whose
letters are drawings (Type 3). So there are
    no letters that are seen, at any depth, and none that cut;
    no line or area that is painted, and no cut of another shape;
    no shading, no pattern, no soft mask;
    no annotation of whatever kind, no field of a form (AcroForm, XFA);
    no layer (optional content) and no collection of other files.
Anything else was drawn by a program: whoever could copy a genuine square could write it. What cannot be
followed to its end, or says a word that is no operator, is no scan either.

`resources/verification/scripts/scan.js` asks the same of what pdf.js makes of the pages.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from io import BytesIO
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pikepdf import Page, Pdf

Thing = Any  # what a file has in some place: a hostile one may have anything there

MOST_PAGES = 100
DEEPEST = 16  # forms within forms
_UNSEEN = 3  # text rendering mode
_CORNERS = 4

# Operators that paint nothing by themselves (ISO 32000-1, annex A).
_LETS = frozenset(
    [
        "cm",
        "w",
        "J",
        "j",
        "M",
        "d",
        "ri",
        "i",
        "CS",
        "cs",
        "G",
        "g",
        "RG",
        "rg",
        "K",
        "k",
        "SC",
        "sc",
        "BMC",
        "EMC",
        "MP",
        "DP",
        "BX",
        "EX",
        "W",
        "W*",
        "BT",
        "ET",
        "Tc",
        "Tw",
        "Tz",
        "TL",
        "Ts",
        "Td",
        "TD",
        "Tm",
        "T*",
    ]
)
_SHOWS_TEXT = frozenset(("Tj", "TJ", "'", '"'))
_INLINE_IMAGE = "INLINE IMAGE"


class _NoScan(Exception):
    """Something on a page that no scanner makes."""


def is_scan(pdf: bytes) -> bool:
    """Whether the file is a scan by the rule above. It never raises, whatever the bytes are."""
    import pikepdf  # noqa: PLC0415 - heavy

    try:
        with pikepdf.open(BytesIO(pdf)) as file:
            _look_at_file(file)
            for page in file.pages:
                _look_at_page(page)
    except Exception:  # noqa: BLE001 - what a hostile file makes a reader raise, nobody can list
        return False
    return True


def _look_at_file(file: "Pdf") -> None:
    root: Thing = file.Root
    form, layers = root.get("/AcroForm", {}), root.get("/OCProperties", {})
    _refuse("/Collection" in root or "/XFA" in form or int(form.get("/SigFlags", 0)) != 0)
    _refuse(len(form.get("/Fields", ())) > 0 or len(layers.get("/OCGs", ())) > 0)
    _refuse(len(file.pages) > MOST_PAGES)


def _look_at_page(page: "Page") -> None:
    _refuse(len(page.obj.get("/Annots", ())) > 0)
    if "/Contents" in page.obj:
        _follow(page, _inherited(page.obj, "/Resources"), _Pen(), 0)


def _inherited(node: Thing, key: str) -> Thing:
    """What a page has, or the nearest node above it."""
    for _step in range(MOST_PAGES):
        if key in node:
            return node[key]
        if "/Parent" not in node:
            break
        node = node["/Parent"]
    return {}


@dataclass(frozen=True)
class _Pen:
    """How letters would be shown at some point."""

    mode: int = 0
    draws_letters: bool = False  # Type 3

    @property
    def is_unseen(self) -> bool:
        return self.mode == _UNSEEN and not self.draws_letters


@dataclass
class _Path:
    """The shapes of a path so far, each by its corners."""

    shapes: list[list[tuple[float, float]]] = field(default_factory=list)
    is_open: bool = False

    def add(self, operator: str, told: list[float]) -> None:
        """Raises _NoScan for what cannot become an upright box."""
        if operator == "re":
            x, y, wide, high = told
            self.shapes.append([(x, y), (x + wide, y), (x + wide, y + high), (x, y + high)])
            self.is_open = False
        elif operator == "m":
            self.shapes.append([(told[0], told[1])])
            self.is_open = True
        elif operator == "l":
            _refuse(not self.is_open)
            self.shapes[-1].append((told[0], told[1]))
        else:  # h
            self.is_open = False

    def end(self) -> None:
        """What is neither painted nor more than a cut along boxes. Raises _NoScan."""
        _refuse(not all(map(_is_upright_box, self.shapes)))
        self.shapes, self.is_open = [], False


def _is_upright_box(corners: list[tuple[float, float]]) -> bool:
    if len(corners) == _CORNERS + 1 and corners[-1] == corners[0]:
        corners = corners[:-1]
    if len(corners) != _CORNERS or len(set(corners)) != _CORNERS:
        return False
    (a, b), (c, d), (e, f), (g, h) = corners
    return (a == c and d == f and e == g and h == b) or (b == d and c == e and f == h and g == a)


def _follow(content: "Page | Thing", resources: Thing, pen: _Pen, depth: int) -> None:
    """Go through what a page or a form draws. Raises _NoScan at the first thing that no scanner makes."""
    import pikepdf  # noqa: PLC0415 - heavy

    _refuse(depth > DEEPEST)
    kept: list[_Pen] = []
    path = _Path()
    for step in pikepdf.parse_content_stream(content):
        operator, told = str(step.operator), list(step.operands)
        if operator in _LETS or operator == _INLINE_IMAGE:
            continue
        if operator == "q":
            kept.append(pen)
        elif operator == "Q":
            _refuse(not kept)
            pen = kept.pop()
        elif operator in ("m", "l", "h", "re"):
            path.add(operator, [float(one) for one in told])
        elif operator == "n":
            path.end()
        elif operator in _SHOWS_TEXT:
            _refuse(not pen.is_unseen)
        elif operator == "Do":
            _look_at_thing(resources["/XObject"][str(told[0])], resources, pen, depth)
        else:
            pen = _with(pen, operator, told, resources)


def _with(pen: _Pen, operator: str, told: list[Thing], resources: Thing) -> _Pen:
    """The pen after an operator that changes how things are shown, and shows none."""
    if operator == "Tr":
        return replace(pen, mode=int(told[0]))
    if operator == "Tf":
        return replace(pen, draws_letters=_draws_letters(resources["/Font"][str(told[0])]))
    if operator == "gs":
        return _with_state(pen, resources["/ExtGState"][str(told[0])])
    if operator in ("SCN", "scn"):
        _refuse(_has_name(told))  # of a pattern
        return pen
    _refuse(operator != "BDC" or str(told[0]) == "/OC")
    return pen


def _with_state(pen: _Pen, state: Thing) -> _Pen:
    _refuse("/SMask" in state and str(state["/SMask"]) != "/None")
    if "/Font" in state:
        return replace(pen, draws_letters=_draws_letters(state["/Font"][0]))
    return pen


def _look_at_thing(thing: Thing, resources: Thing, pen: _Pen, depth: int) -> None:
    """A picture, or a form, which draws with its own means or those of the page."""
    _refuse("/OC" in thing)
    if str(thing["/Subtype"]) == "/Form":
        _follow(thing, thing.get("/Resources", resources), pen, depth + 1)
    else:
        _refuse(str(thing["/Subtype"]) != "/Image")


def _draws_letters(font: Thing) -> bool:
    return str(font["/Subtype"]) == "/Type3"


def _has_name(told: Iterable[Thing]) -> bool:
    import pikepdf  # noqa: PLC0415 - heavy

    return any(isinstance(one, pikepdf.Name) for one in told)


def _refuse(is_no_scan: bool) -> None:
    if is_no_scan:
        raise _NoScan
