"""Why an item or a package of QTI cannot be taken over: each with what would help."""

from eduapp.core.i18n import N_
from eduapp.core.violations import Violation


class NotQti(Violation):
    """XML of something else, an older version, or a part of a package on its own."""

    message = N_(
        "The file begins with <{text}>. Choose an item of QTI 2.1, 2.2 or 3.0, or the whole package."
    )


class QtiVersionUnknown(Violation):
    """An item of a version that is not read."""

    message = N_("“{text}” is no QTI 2.1, 2.2 or 3.0. Export the item in one of these versions.")


class Adaptive(Violation):
    """An item that changes while it is answered."""

    message = N_("Adaptive items are not taken over. Leave the item out.")


class NotTaken(Violation):
    """Something of QTI that this program does not do. `text` is its name there."""

    message = N_("<{text}> is not taken over. Leave the item out, or change it.")


class CustomProcessing(Violation):
    """Marking by a program of its own."""

    message = N_("Marking of its own is not taken over. Use the template match_correct or map_response.")


class TemplateNotTaken(Violation):
    """Marking by a template that is not read."""

    message = N_("The template “{text}” is not taken over. Use match_correct or map_response.")


class SeveralInteractions(Violation):
    """More than one thing to answer."""

    message = N_("The item asks {count} things at once. Make an item of each.")


class PartMissing(Violation):
    """An element that the item cannot do without."""

    message = N_("<{text}> is missing. Add it.")


class ResponseUnknown(Violation):
    """An interaction whose answer is declared nowhere, or in a way that does not fit it."""

    message = N_("No answer is declared that fits <{text}>. Correct its responseDeclaration.")


class KeyUnknown(Violation):
    """A right answer that is none of the choices."""

    message = N_("“{text}” is none of the choices. Correct the key.")


class NamedTwice(Violation):
    """Two choices or two keys of one name: the key could mean either."""

    message = N_("“{text}” stands twice. Name each only once.")


class KeyMissing(Violation):
    """The way of marking needs a key that is not there."""

    message = N_("Marking by {text} needs a key that is not there. Add correctResponse or mapping.")


class OrderNotWhole(Violation):
    """An order that leaves choices out."""

    message = N_("The right order does not name every choice once. Complete it.")


class MixedCase(Violation):
    """Capital letters matter for some answers and not for others."""

    message = N_("Capital letters matter for some answers only. Set caseSensitive alike for all.")


class EverythingEarns(Violation):
    """Points for whatever is written."""

    message = N_("Every other answer earns something (defaultValue). Set it to 0.")


class PictureElsewhere(Violation):
    """A picture that would have to be fetched."""

    message = N_("The picture “{text}” lies elsewhere and is not fetched. Put it into the package.")


class FileMissing(Violation):
    """A file that is named and not there."""

    message = N_("The file “{text}” is not there. Add it, or take out what names it.")


class FileTooLarge(Violation):
    """A file of a package, once it is unpacked."""

    message = N_("“{text}” is too large once it is unpacked. Make it smaller, or leave it out.")


class NotAPackage(Violation):
    """Damage, or a ZIP of something else."""

    message = N_("This is no whole ZIP package. Export the package again.")


class ManifestMissing(Violation):
    """A ZIP without its table of contents."""

    message = N_("The package has no imsmanifest.xml at its top. Export the package again.")


class TooManyFiles(Violation):
    """More than a package of questions needs."""

    message = N_("The package has more than {limit} files. Split it.")


class PathLeaves(Violation):
    """A name that would be written or read outside the package."""

    message = N_("“{text}” leads out of the package. Name files by a path within it.")


class LinkInPackage(Violation):
    """A link, which could lead anywhere, or a device."""

    message = N_("“{text}” is a link or no file. Put the file itself into the package.")


class LockedFile(Violation):
    """Encrypted."""

    message = N_("“{text}” is encrypted. Export the package without a password.")


class PackageInPackage(Violation):
    """A ZIP within the ZIP."""

    message = N_("“{text}” is a package within the package. Bring it in by itself.")


class PackedOddly(Violation):
    """A way of packing that is hardly used, or sizes that are not true."""

    message = N_("“{text}” is damaged or packed in an unknown way. Pack the package again.")


class NoItems(Violation):
    """A package of something else."""

    message = N_("The manifest names no item of QTI 2.1, 2.2 or 3.0. Choose another package.")


class ResourceNotTaken(Violation):
    """A kind of thing in a package."""

    message = N_("Resources of the type “{text}” are not taken over. Take them out, or export them as items.")


# Notes: taken over in another way.
class NotShown(Violation):
    """A film, a sound or a drawing that a paper cannot show."""

    message = N_(
        "“{text}” cannot be shown here; [{text}] stands in its place. Change the question if it matters."
    )


class BecameEssay(Violation):
    """Nobody said what is right."""

    message = N_(
        "There is no key, so the question comes in as an essay, marked by people. Write a key if it has one."
    )


class PartsInstead(Violation):
    """All or nothing became parts."""

    message = N_("Points were for all or nothing; each right choice now earns a part. Look at the parts.")


class LeftOutHere(Violation):
    """Something a question is the same without."""

    message = N_("<{text}> was left out. Add it by hand if it is needed.")


class TestLeftOut(Violation):
    """The order of items in a test."""

    message = N_("The test “{text}” was left out; its items are taken over. Put it together by hand.")


class LettersSupposed(Violation):
    """A page that is no UTF-8."""

    message = N_("“{text}” is not UTF-8 text and was read as Windows-1252. Look at its letters.")
