"""What verify.html says, in every language of the program. Places in braces are filled by the page."""

from eduapp.certificates.seals import cose, faults, verdict
from eduapp.certificates.seals.fields import KINDS
from eduapp.certificates.seals.verdict import Outcome
from eduapp.certificates.verification import faults as of_files
from eduapp.certificates.verification.judged import COMPARE, SIGNED, Basis
from eduapp.core.codes import code_list
from eduapp.core.i18n import LANGUAGE_NAMES, LANGUAGES, N_, _, capital, ngettext, speaking
from eduapp.education.courses.rules import scale, scales

HEADLINES = {
    Outcome.GENUINE: N_("Genuine"),
    Outcome.REPLACED: N_("Genuine, but replaced"),
    Outcome.EXPIRED: N_("Genuine, but expired"),
    Outcome.REVOKED: N_("Revoked"),
    Outcome.LIST_OLD: N_("Genuine, by an old list"),
    Outcome.NOT_GENUINE: N_("Not genuine"),
    Outcome.TO_COME: N_("Dated in the future"),
    Outcome.UNKNOWN_KEY: N_("Unknown key"),
    Outcome.DAMAGED: N_("Cannot be read"),
}
BY_LIST_TO_COME = N_("Genuine, by a list dated in the future")
TO_COMPARE = {  # of a genuine answer that leaves the paper itself to be compared
    Basis.CODE: N_("The code is genuine: compare the paper"),
    Basis.NUMBER: N_("The number is known: compare the paper"),
}
WHAT_WAS_SIGNED = N_("What the school signed:")
FIELD_WORDS = {
    "name": N_("Name"),
    "born": N_("Born"),
    "kind": N_("Paper"),
    "title": N_("Title"),
    "minutes": N_("Hours"),
    "grade": N_("Result"),
    "period": N_("Period"),
    "modules": N_("Modules"),
    "aims": N_("Aims"),
    "issuer": N_("Issued by"),
    "issued_on": N_("Issued on"),
    "valid_until": N_("Valid until"),
    "number": N_("Number"),
    "serial": N_("Serial"),
    "replaces": N_("Replaces serial"),
}
HOURS = N_("{count} hours")
HOURS_OF = N_("{count} hours of {minutes} minutes")
TOO_LONG = N_("(too long for the square: compare with the PDF file. Its fingerprint: {digest})")
_PAGE = {
    "title": N_("Check a paper"),
    "about": N_(
        "This page checks papers from {school}. Nothing leaves this device: the page asks no network for"
        " anything."
    ),
    "languages": N_("Language"),
    "ways": N_("Three ways to check"),
    "drop": N_("Drop a PDF file or a picture here"),
    "choose": N_("Choose a file"),
    "camera": N_("Hold the paper up to the camera"),
    "camera_on": N_("Use the camera"),
    "camera_off": N_("Stop the camera"),
    "camera_hint": N_("Hold the square still, close enough to fill a third of the picture."),
    "camera_none": N_("The camera cannot be used here ({reason}). Take a picture and choose it as a file."),
    "type": N_("Type or scan the code, or type the serial"),
    "check": N_("Check"),
    "nothing_typed": N_("Type the code or the serial first."),
    "answer": N_("Answer"),
    "by_list_to_come": BY_LIST_TO_COME,
    "waiting": N_("Nothing has been checked yet."),
    "working": N_("Checking …"),
    "signed": WHAT_WAS_SIGNED,
    "of_file": N_("File: {name}"),
    "digest": N_("SHA-256 of the file: {digest}"),
    "list_of": N_("List of revoked papers of {day}."),
    "list_to_come": N_(
        "Its day has not come yet: the clock of a PC was wrong, here or at the school. Ask the school for a"
        " new page."
    ),
    "register_to": N_("The register of the school goes to entry {number}, check text {text}."),
    "list_none": N_("This page has no list of revoked papers: what was revoked is not known here."),
    "list_old": N_("The list is older than {days} days. Ask the school for a new page."),
    "unusable": N_(
        "This page came to harm ({reason}) and can check nothing. Ask the school for it once more."
    ),
    "no_crypto": N_(
        "This browser does not let the page check signatures here. Save the page as a file and open it from"
        " there, or use another browser."
    ),
    "hours": HOURS,
    "hours_of": HOURS_OF,
    "licences": N_("Made with"),
}


_FAULTS: tuple[type[faults.Fault], ...] = (  # that the page can find
    faults.NoCode,
    faults.Newer,
    faults.TooLong,
    faults.Damaged,
    faults.NotCanonical,
    faults.Unprotected,
    faults.UnknownKey,
    faults.WrongSignature,
    faults.OutOfUse,
    faults.SignedAfterLoss,
    faults.OtherPurpose,
    faults.Unfit,
    of_files.NotReadable,
    of_files.OtherPicture,
    of_files.NoCodeFound,
    of_files.SeveralCodes,
    of_files.NumberAlone,
    of_files.FileChanged,
    of_files.FileEdited,
    of_files.SeveralSignatures,
    of_files.ForeignSignature,
    of_files.SignedOutOfTime,
    of_files.NoSignature,
    of_files.OtherCode,
)


def words() -> dict[str, dict[str, object]]:
    """All words by language: {"nb": {"title": …, "faults": {…}, …}, …}."""
    told: dict[str, dict[str, object]] = {}
    for language in LANGUAGES:
        with speaking(language):
            told[language] = _said()
    return told


def kind_word(kind: str) -> str:
    """The word for a kind of paper, in the language spoken now."""
    return code_list("certificate_kinds")[kind].label


def grade_word(code: str, scale_key: str) -> str:
    """What a result is called, in the language spoken now; one of a scale unknown here by its codes."""
    known = {one.code: one.label for one in scale(scale_key).grades} if scale_key else {}
    return capital(known[code]) if code in known else f"{code} ({scale_key})"


def _said() -> dict[str, object]:
    return {
        "language_names": LANGUAGE_NAMES,
        **{name: _(text) for name, text in _PAGE.items()},
        "headlines": {outcome.value: _(text) for outcome, text in HEADLINES.items()},
        "to_compare": {basis.value: _(text) for basis, text in TO_COMPARE.items()},
        "outcomes": {outcome.value: _(text) for outcome, text in verdict.SAID.items()},
        "signed_alone": {basis.value: _(text) for basis, text in SIGNED.items()},
        "faults": {one.__name__: _(one.message) for one in _FAULTS},
        "purposes": {purpose.value: _(text) for purpose, text in cose.CALLED.items()},
        "compare": {basis.value: _(text) for basis, text in COMPARE.items()},
        "old_list": [verdict.said_of_old_list(days) for days in (1, 2)],
        "age": [verdict.said_of_age(days) for days in (1, 2)],
        "no_list": _(verdict.NO_LIST),
        "of_today": _(verdict.LIST_OF_TODAY),
        "to_come": _(verdict.LIST_TO_COME),
        "old_list_to_come": _(verdict.GENUINE_BY_LIST_TO_COME),
        "days_old": [ngettext("It is {count} day old.", "It is {count} days old.", days) for days in (1, 2)],
        "fields": {name: _(text) for name, text in FIELD_WORDS.items()},
        "kinds": {kind: capital(kind_word(kind)) for kind in KINDS},
        "grades": {one.key: {it.code: capital(it.label) for it in one.grades} for one in scales()},
        "too_long": _(TOO_LONG),
    }
