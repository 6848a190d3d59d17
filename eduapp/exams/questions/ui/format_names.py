"""What formats and encodings of files of questions are called, and how their files end."""

from eduapp.core.i18n import N_, _
from eduapp.exams.questions.formats import UTF_8
from eduapp.exams.questions.formats.reading import WINDOWS_1252

_NAMES = {
    "gift": N_("GIFT (Moodle's text format)"),
    "aiken": N_("Aiken (text, one right answer of several)"),
    "moodle-xml": N_("Moodle XML"),
    "qti": N_("QTI (items and packages)"),
}
_ENCODINGS = {UTF_8: N_("UTF-8 (the usual one)"), WINDOWS_1252: N_("Windows-1252 (older programs)")}
ENDINGS = {"gift": ".gift", "aiken": ".txt", "moodle-xml": ".xml", "qti": ".zip"}
OPENED = ("*.gift", "*.txt", "*.xml", "*.zip")


def format_text(key: str) -> str:
    """The name of a format."""
    return _(_NAMES.get(key, key))


def encoding_text(key: str) -> str:
    """The name of an encoding."""
    return _(_ENCODINGS.get(key, key))
