"""Writes packages of QTI 2.1, 2.2 and 3.0. What they cannot hold is refused by name."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from html import escape

from eduapp.core.i18n import _
from eduapp.exams.questions.formats import faults
from eduapp.exams.questions.formats.qti_item import GAP_MARK, item_of
from eduapp.exams.questions.formats.qti_names import MANIFEST, QTI, TOOL, VERSIONS, Markup, Version, element
from eduapp.exams.questions.formats.reading import Refusal, Written
from eduapp.exams.questions.rules import question as q
from eduapp.exams.questions.rules.question import Answer, Question

LOM = "http://ltsc.ieee.org/xsd/LOM"
FIRST_VERSION = "2.1"  # what most programs read
_BEGINNING = (1980, 1, 1, 0, 0, 0)  # of the calendar of ZIP: the same questions make the same file
_LANGUAGE = re.compile(r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*")
_WRITTEN = frozenset({q.SHORT, q.GAPS})


def write_qti(questions: Sequence[Question], version: str = FIRST_VERSION) -> Written:
    """A package with an item for each question, in their order, and what cannot stand in one."""
    markup, refusals = Markup(VERSIONS[version]), list[Refusal]()
    files, resources = list[tuple[str, bytes]](), list[str]()
    for number, question in enumerate(questions, 1):
        against = [Refusal(number, faults.NotHeld(format=QTI, what=_(what))) for what in _not_held(question)]
        refusals += against
        if against:
            continue
        name = f"q{number:05}"
        path = f"items/{name}.xml"
        pictures = [(f"items/{name}/{each.name}", each.content) for each in question.pictures]
        files += [(path, item_of(question, markup, name, name).encode()), *pictures]
        resources.append(_resource(markup.version, question, name, [path, *(each for each, _it in pictures)]))
    told = (MANIFEST, _manifest(markup.version, resources).encode())
    return Written("", tuple(refusals), packed=_packed([told, *files]))


def _not_held(question: Question) -> Iterator[str]:
    """What of a question QTI has no place for."""
    kind, answers = question.kind, question.answers
    absent = {
        faults.LANGUAGE_ODD: question.language and not _LANGUAGE.fullmatch(question.language),
        faults.UNIT: question.unit and kind != q.NUMBER,
        faults.CASE: question.case_matters and kind not in _WRITTEN,
        faults.SAME_WORDS: kind in _WRITTEN and _repeat(answers),
        faults.NUMBER_IN_GAP: kind in _WRITTEN and any(answer.number is not None for answer in answers),
        faults.SEVERAL_OTHERS: kind == q.NUMBER and sum(answer.number is None for answer in answers) > 1,
        faults.PARTS_OF_ORDER: kind == q.ORDERING and any(answer.percent for answer in answers),
        faults.GAPS_ODD: kind == q.GAPS and not _gaps_stand_once(question),
    }
    yield from (what for what, held in absent.items() if held)


def _repeat(answers: Sequence[Answer]) -> bool:
    keys = [(answer.gap, answer.text.words) for answer in answers]
    return len(set(keys)) < len(keys)


def _gaps_stand_once(question: Question) -> bool:
    """Whether each gap stands in the words once, and nowhere in the description of a picture."""
    words = (
        re.sub(r"<[^>]*>", "", question.stem.words) if question.stem.form == q.HTML else question.stem.words
    )
    found = GAP_MARK.findall(words)
    return len(found) == len(question.gaps) and all(str(int(each)) == each for each in found)


def _manifest(version: Version, resources: Sequence[str]) -> str:
    schema = element("schema", {}, version.schema) + element("schemaversion", {}, version.schema_version)
    told = {"xmlns": version.package, "xmlns:imsmd": LOM, "identifier": "MANIFEST"}
    parts = (
        element("metadata", {}, schema),
        element("organizations", {}),
        element("resources", {}, *(f"\n{each}" for each in resources), "\n"),
    )
    whole = element("manifest", told, *(f"\n{part}" for part in parts), "\n")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{whole}\n'


def _resource(version: Version, question: Question, name: str, paths: Sequence[str]) -> str:
    told = {"identifier": name, "type": version.item_type, "href": paths[0]}
    files = (element("file", {"href": path}) for path in paths)
    return element("resource", told, *filter(None, [_metadata(question)]), *files)


def _metadata(question: Question) -> str:
    """Where it is filed, as LOM tells it."""
    general = "".join(_lom("keyword", _lom("string", _plain(tag))) for tag in question.tags)
    if question.outside_id:
        id = _lom("catalog", TOOL) + _lom("entry", _plain(question.outside_id))
        general = _lom("identifier", id) + general
    parts = _lom("general", general) if general else ""
    if question.category:
        taxon = _lom("taxon", _lom("entry", _lom("string", _plain(question.category))))
        parts += _lom("classification", _lom("taxonPath", _lom("source", _lom("string", TOOL)) + taxon))
    return element("metadata", {}, _lom("lom", parts)) if parts else ""


def _lom(name: str, inside: str) -> str:
    return element(f"imsmd:{name}", {}, inside)


def _plain(words: str) -> str:
    return escape(words, quote=False)


def _packed(files: Sequence[tuple[str, bytes]]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files:
            entry = zipfile.ZipInfo(name, _BEGINNING)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)
    return packed.getvalue()
