"""Files of questions of other programs. Each format reads bytes and writes text; none knows the bank."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from eduapp.exams.questions.formats.aiken import read_aiken, write_aiken
from eduapp.exams.questions.formats.gift_reader import read_gift
from eduapp.exams.questions.formats.gift_writer import write_gift
from eduapp.exams.questions.formats.moodle_reader import read_moodle
from eduapp.exams.questions.formats.moodle_writer import write_moodle
from eduapp.exams.questions.formats.reading import ENCODINGS, UTF_8, Placed, Reading, Refusal, Written
from eduapp.exams.questions.rules.question import Question


@dataclass(frozen=True)
class Format:
    """How questions stand in one kind of file."""

    read: Callable[[bytes, str], Reading]
    write: Callable[[Sequence[Question]], Written]


FORMATS: Mapping[str, Format] = MappingProxyType({
    "gift": Format(read_gift, write_gift),
    "aiken": Format(read_aiken, write_aiken),
    "moodle-xml": Format(read_moodle, write_moodle),
})  # fmt: skip

__all__ = ["ENCODINGS", "FORMATS", "UTF_8", "Format", "Placed", "Reading", "Refusal", "Written"]
