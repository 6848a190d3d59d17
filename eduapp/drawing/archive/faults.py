"""What keeps a paper out of an archive (ISO 19005-1), each as a sentence that says what to do."""

from eduapp.core.i18n import N_
from eduapp.core.violations import Violation


class NotAPaper(Violation):
    """Not PDF, or cut, or damaged: it is refused rather than mended."""

    message = N_("The file is not a whole PDF. Make the paper again.")


class Encrypted(Violation):
    """Nobody may need a password in fifty years (6.1.3)."""

    message = N_("The file is locked with a password. Make the paper without one.")


class AlreadySigned(Violation):
    """Whatever is changed in a signed file breaks its signature."""

    message = N_("The file is signed already. Make the paper again, and sign it last.")


class FontOutside(Violation):
    """Letters that are not in the file would be drawn by another font, or not at all (6.3.4)."""

    message = N_("The font “{font}” is not in the file. Use the fonts that come with the program.")


class Script(Violation):
    """A paper does nothing by itself (6.6.1)."""

    message = N_("The file holds a program of its own. Make the paper without it.")


class Enclosure(Violation):
    """Other files inside, which nobody can promise to read (6.1.11)."""

    message = N_("Another file is enclosed in the file. Make the paper without it.")


class Transparent(Violation):
    """Colours that shine through each other may be mixed differently by every reader (6.4)."""

    message = N_(
        "A picture or a colour on the paper is see-through. Use pictures without see-through parts,"
        " such as JPEG."
    )


class PressColours(Violation):
    """Without the profile of a press its four inks mean no certain colour (6.2.3.3)."""

    message = N_("A picture is in the colours of a printing press (CMYK). Save it in RGB.")


class NoPlaceInArchives(Violation):
    """Everything else the standard shuts out, by the name that PDF has for it."""

    message = N_("The file holds “{part}”, which archives do not take. Make the paper without it.")


class UnwritableWords(Violation):
    """Control characters cannot stand in XML, which a part of the file must be."""

    message = N_("“{text}” holds hidden characters. Type it again by hand.")
