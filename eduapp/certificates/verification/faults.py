"""What may be wrong with a paper that is shown, beside what may be wrong with its code (seals/faults)."""

from eduapp.certificates.seals.faults import Fault, Unreadable
from eduapp.certificates.signing.report import SENTENCES, Soundness
from eduapp.core.errors import EduError
from eduapp.core.i18n import N_


class NotReadable(Unreadable):
    """No PDF and no picture, or one that was cut short or came to harm."""

    message = N_(
        "The file cannot be read: it is neither a PDF nor a picture (PNG, JPEG, GIF, WEBP, TIFF), or it is"
        " cut short, damaged or a film. Ask for it once more."
    )


class OtherPicture(Unreadable):
    """A picture of a kind that is known by its first bytes, and not read."""

    message = N_(
        "Pictures of this kind ({kind}) are not read here. Save it as PNG, JPEG, GIF, WEBP or TIFF, or use"
        " the PDF file."
    )


class NoCodeFound(Unreadable):
    """There is a page or a picture, and no square of dots that could be read."""

    message = N_(
        "No code was found. Take the picture from straight above, close and in good light, with the whole"
        " square in it."
    )


class SeveralCodes(Unreadable):
    """Two different papers in one picture: an answer would not say of which."""

    message = N_("The codes of several papers are in view. Check one paper at a time.")


class NumberAlone(Unreadable):
    """A serial that no list names says nothing about a paper."""

    message = N_(
        "A number alone proves nothing: anybody can write it. It is not among the papers that were revoked or"
        " replaced. Hold up the square on the paper, or use the PDF file."
    )


class CodeNeeded(EduError):
    """A number was typed by somebody who does not reach everybody."""

    message = N_(
        "By its number alone you are told of a paper only if its holder takes part in a group, workshop or"
        " exam of yours. Type the code or the serial on the paper, or use its file."
    )


class FileChanged(Fault):
    """Not the bytes that were signed."""

    message = SENTENCES[Soundness.CHANGED]


class FileEdited(Fault):
    """Added to after it was signed, by a revision that leaves the signature itself as it was."""

    message = SENTENCES[Soundness.EDITED_AFTER]


class SeveralSignatures(Fault):
    """One signature is the form of our papers."""

    message = SENTENCES[Soundness.SEVERAL]


class ForeignSignature(Fault):
    """Signed under another root, or with a key that is not for papers."""

    message = SENTENCES[Soundness.FOREIGN]


class SignedOutOfTime(Fault):
    """The key had not begun on the day of issue."""

    message = SENTENCES[Soundness.OUT_OF_TIME]


class NoSignature(Fault):
    """A file that a program made, with a genuine code in it: whoever could copy the code could write it."""

    message = N_(
        "The file bears a genuine code, but not the school’s signature, which every file from the school has."
        " What stands in it may have been changed. Ask for the file as the school made it, or check the"
        " paper."
    )


class OtherCode(Fault):
    """Signed by one key of the school, with a code that another one signed."""

    message = N_(
        "The signature of the file and the code in it are by two different keys of the school. They do not"
        " belong together."
    )


class NotInRegister(Fault):
    """The register at hand is the issuer's own, and it never issued this."""

    message = N_("The register of the school has no such paper. The paper was not issued.")


class OtherFile(Fault):
    """The register keeps another file for this paper."""

    message = N_("The school has kept another file for this paper. This is not the one that was issued.")


OF_SOUNDNESS: dict[Soundness, type[Fault]] = {
    Soundness.CHANGED: FileChanged,
    Soundness.EDITED_AFTER: FileEdited,
    Soundness.SEVERAL: SeveralSignatures,
    Soundness.FOREIGN: ForeignSignature,
}
"""What is told of a file whose signature does not hold; the others are looked into further."""
