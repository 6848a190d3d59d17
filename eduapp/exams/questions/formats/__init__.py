"""Files of questions of other programs. Each format reads bytes and writes a file; none knows the bank."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from types import MappingProxyType
from typing import Protocol

from eduapp.exams.questions.formats.aiken import read_aiken, write_aiken
from eduapp.exams.questions.formats.gift_reader import read_gift
from eduapp.exams.questions.formats.gift_writer import write_gift
from eduapp.exams.questions.formats.moodle_reader import read_moodle
from eduapp.exams.questions.formats.moodle_writer import write_moodle
from eduapp.exams.questions.formats.qti_files import Beside
from eduapp.exams.questions.formats.qti_names import VERSIONS
from eduapp.exams.questions.formats.qti_package import read_qti
from eduapp.exams.questions.formats.qti_writer import write_qti
from eduapp.exams.questions.formats.reading import (
    ENCODINGS,
    UTF_8,
    Heard,
    Note,
    Placed,
    Reading,
    Refusal,
    Written,
    unheard,
)
from eduapp.exams.questions.rules.question import Question


class Reads(Protocol):
    """Reads the bytes of a file in some letters; `heard` is told how far it is, and may stop it."""

    def __call__(self, data: bytes, encoding: str = UTF_8, heard: Heard = unheard) -> Reading:
        """Every question, and all that stands against it."""
        ...


@dataclass(frozen=True)
class Format:
    """How questions stand in one kind of file."""

    read: Reads
    write: Callable[[Sequence[Question]], Written]
    versions: Mapping[str, Callable[[Sequence[Question]], Written]] = field(default_factory=dict)
    read_beside: Callable[[bytes, str, Heard, Beside], Reading] | None = None  # with the files of its folder
    is_text: bool = True  # and can be written onto a screen


FORMATS: Mapping[str, Format] = MappingProxyType({
    "gift": Format(read_gift, write_gift),
    "aiken": Format(read_aiken, write_aiken),
    "moodle-xml": Format(read_moodle, write_moodle),
    "qti": Format(
        read_qti,
        write_qti,
        MappingProxyType({key: partial(write_qti, version=key) for key in VERSIONS}),
        read_qti,
        is_text=False,
    ),
})  # fmt: skip

__all__ = ["ENCODINGS", "FORMATS", "UTF_8", "Format", "Note", "Placed", "Reading", "Refusal", "Written"]
