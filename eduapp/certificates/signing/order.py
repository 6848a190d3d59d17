"""What is signed, with what, and when."""

from dataclasses import dataclass, field
from datetime import datetime

from eduapp.core.errors import EduError
from eduapp.core.i18n import N_


class UnfitKey(EduError):
    """The wrong file of keys, or a key that was not made for this."""

    message = N_(
        "This key cannot sign papers: it is not a P-256 key with its own certificate for signing papers."
        " Choose the school's key for papers."
    )


@dataclass(frozen=True)
class SigningKey:
    """The school's issuing key: plain bytes, so that it can be handed to another process.

    `private` is the P-256 key (PKCS #8, DER, not encrypted: it never leaves memory) and `certificate` its
    leaf (X.509, DER) directly under a root, with the key usage "non-repudiation" (content commitment).
    """

    private: bytes = field(repr=False)
    certificate: bytes


@dataclass(frozen=True)
class Order:
    """A paper to sign. `moment` is said in the signature; its zone is not, it is told in UTC."""

    pdf: bytes = field(repr=False)
    key: SigningKey
    moment: datetime

    def __post_init__(self) -> None:
        if self.moment.tzinfo is None:
            raise ValueError("a moment has a zone")
