"""What a file's signatures are worth."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from eduapp.core.i18n import N_, _


class Soundness(StrEnum):
    """What was found, each another answer to give."""

    SOUND = "sound"
    EDITED_AFTER = "edited_after"
    CHANGED = "changed"
    SEVERAL = "several"
    FOREIGN = "foreign"
    OUT_OF_TIME = "out_of_time"
    UNSIGNED = "unsigned"
    DAMAGED = "damaged"


class Coverage(StrEnum):
    """How much of the file a signature answers for."""

    WHOLE_FILE = "whole_file"
    WHOLE_REVISION = "whole_revision"  # all there was when it was made; something was added since
    LESS = "less"


NOTHING_ADDED = "none"  # pyHanko's word
SENTENCES: Mapping[Soundness, str] = {
    Soundness.SOUND: N_("The file is whole, and as the school signed it."),
    Soundness.EDITED_AFTER: N_("Something was added to the file after the school signed it."),
    Soundness.CHANGED: N_(
        "The file is not the one that was signed: its content or its signature was changed."
    ),
    Soundness.SEVERAL: N_("The file holds more than one signature. A paper of the school has exactly one."),
    Soundness.FOREIGN: N_("The signature in the file is not one of the school's."),
    Soundness.OUT_OF_TIME: N_("The file is signed with a key that the school did not use on that day."),
    Soundness.UNSIGNED: N_("The file holds no signature."),
    Soundness.DAMAGED: N_("The file cannot be read: it is no PDF, is cut short, or came to harm."),
}


@dataclass(frozen=True)
class Signature:
    """What one signature is worth. `trusted` is said of the day that was asked about."""

    ours: bool  # by a key for papers that one of the roots vouches for
    intact: bool  # the bytes it covers are those that were signed
    trusted: bool
    coverage: Coverage
    modification: (
        str  # what was added since, by pyHanko's word: none, lta_updates, form_filling, annotations, other
    )
    bottom_line: bool  # all of pyHanko's checks together
    canonical: bool  # written in the one way in which we write it, to the byte
    signer: str  # SHA-256 of the certificate, hexadecimal; empty where it cannot be read
    moment: datetime | None  # what the file says of when it was signed; nobody vouches for it


@dataclass(frozen=True)
class Report:
    """The answer for a file, and what it rests on."""

    soundness: Soundness
    signatures: tuple[Signature, ...] = ()

    @property
    def is_sound_by_itself(self) -> bool:
        """Whether all but the signer is as it should be: the paper of another school, say."""
        if len(self.signatures) != 1:
            return False
        (only,) = self.signatures
        whole = only.coverage is Coverage.WHOLE_FILE and only.modification == NOTHING_ADDED
        return only.intact and whole and only.canonical

    def sentence(self) -> str:
        """The answer in words, in the language spoken now."""
        return _(SENTENCES[self.soundness])
