"""What may be wrong with a code, a list or a file of keys, each by its own name and one sentence.

Sentences name no program: strangers read them, and a paper tells nothing of where it was earned.
"""

from eduapp.core.errors import EduError
from eduapp.core.i18n import N_


class Fault(EduError):
    """It cannot be taken for genuine. The sentence says what was found, never what it would have said."""

    message = N_("This cannot be checked.")


class Unreadable(Fault):
    """Nothing can be said of it: it is no code, or not as it was printed."""


class NoCode(Unreadable):
    """A text that is none of our codes: of another program, or a link."""

    message = N_("This is not the code of a paper of ours. Hold up the square on the certificate itself.")


class Newer(Unreadable):
    """A format that this version does not know yet."""

    message = N_("This is in a newer form than is known here. Check it with a newer version.")


class TooLong(Unreadable):
    """Longer than anything of ours can be; it is not looked into."""

    message = N_("This is longer than a code or list can be. It was not read.")


class Damaged(Unreadable):
    """The signs or bytes are not as they were written: something was misread, cut or changed."""

    message = N_(
        "This is damaged ({place}). Scan it once more, closer and in better light, or use the PDF file."
    )


class NotCanonical(Fault):
    """Bytes that Dagverk would have written in another way, so it did not write them."""

    message = N_(
        "This is not written in the one form that is signed ({place}). Something else made or changed it."
    )


class Unprotected(Fault):
    """Who signed and how is told where the signature does not cover it."""

    message = N_(
        "What says who signed this is not covered by the signature ({place}). The school does not sign so."
    )


class UnknownKey(Fault):
    """Signed by somebody whose public key is not in the list at hand."""

    message = N_(
        "It is signed with a key that is not in the list of keys here ({kid}). Ask the school for its latest"
        " list."
    )


class WrongSignature(Fault):
    """The key is known, and it did not sign this."""

    message = N_("The signature does not fit. What is said here was changed, or never signed by the school.")


class OutOfUse(Fault):
    """The signature fits, but the key was not in use on the day it bears."""

    message = N_(
        "The signature fits, but the school did not use this key on {day}. The paper was not issued by the"
        " school as it says."
    )


class SignedAfterLoss(Fault):
    """The signature fits, but the key was lost, and this is not among what it had signed before."""

    message = N_(
        "The signature fits, but the key was lost on {day}, and this is not among what the school had signed"
        " with it before. It is not genuine."
    )


class OtherPurpose(Fault):
    """Genuinely signed, but as something else: a list shown as a certificate, say."""

    message = N_("This is signed, but it is something else than what it is shown as ({purpose}).")


class Unfit(Fault):
    """Signed, and yet not what it should be. Only a program with the key could make it."""

    message = N_("This is signed, but says something that no paper or list of a school can say ({place}).")


class Stale(Fault):
    """A list that is older than the one that is here, or that leaves out what was final."""

    message = N_(
        "This list is older than the one that is here, or leaves something out ({place}). Keep the one you"
        " have."
    )


class Jumped(Fault):
    """A number so far ahead that nobody can have counted to it."""

    message = N_(
        "The number of this list ({number}) is too far ahead of the one that is here ({kept}). Ask the"
        " school: only its root key can begin anew."
    )


class NameTooLong(Fault):
    """A certificate of a key (X.509) bears a name of at most so many letters."""

    message = N_("The name of the school has more than {most} letters. Give the keys a shorter form of it.")


class WrongPassword(Fault):
    """The file of a key does not open."""

    message = N_("The key file does not open with this password. Nothing was changed.")


class NotAKeyFile(Fault):
    """Bytes that are no file of a key, or were cut or changed."""

    message = N_("This is not a key file of Dagverk, or it is damaged ({place}). Use another copy of it.")


class WrongGroup(Fault):
    """A group of a printed half was mistyped."""

    message = N_("Group {group} of the half is not as it was printed. Look at it again.")


class WrongHalf(Fault):
    """The whole of a half does not fit: groups swapped, missing, too many, or of another sheet."""

    message = N_(
        "These two halves do not belong together, or one is not whole ({place}). Look at both sheets."
    )
