"""How a database server is spoken to: encrypted and its certificate checked, or on this very PC.

What is looked at is what libpq would be told in the end: the address, and whatever the surroundings add to it
(PGHOST, PGSSLMODE …). The office and the exam PCs keep to it alike.
"""

import os
from collections.abc import Mapping
from ipaddress import ip_address
from pathlib import Path

from eduapp.core.errors import Unavailable
from eduapp.core.i18n import N_, _

VERIFIED = "verify-full"
NOT_ENCRYPTED = N_(
    "The address asks for a connection that others could read or answer (sslmode={mode}). Write"
    " sslmode=verify-full, or leave it out."
)
NO_CERTIFICATE = N_(
    "There is no certificate to know the database server by. Ask whoever looks after the server for its root"
    " certificate, and name the file: sslrootcert=FILE."
)
CERTIFICATE_GONE = N_("The certificate file {file} is not there or cannot be read.")
NO_SERVICE = N_("The address names a service file, which may lead anywhere. Write the server’s own address.")
IN_THE_SYSTEM = "system"  # libpq's word for the certificates the system trusts


def around() -> dict[str, str]:
    """What libpq takes from the surroundings where the address says nothing."""
    from psycopg import pq  # noqa: PLC0415 - whoever has a file needs no server's library

    return {one.keyword.decode(): one.val.decode() for one in pq.Conninfo.get_defaults() if one.val}


def secrecy_of(known: Mapping[str, str], mode: str) -> dict[str, str]:
    """What is added to an address so that it is kept to itself; `mode` is the sslmode it asks for.

    Nothing for this very PC. Raises Unavailable where there is no way to know the server.
    """
    if known.get("service"):
        raise Unavailable(reason=_(NO_SERVICE))
    if stays_here(known):
        return {}
    if mode != VERIFIED:
        raise Unavailable(reason=_(NOT_ENCRYPTED).format(mode=mode))
    # Without gssencmode a ticket of Kerberos would take the place of TLS, and nothing be checked.
    return {"sslmode": VERIFIED, "sslrootcert": _certificate(known), "gssencmode": "disable"}


def stays_here(known: Mapping[str, str]) -> bool:
    """Whether it leads to this very PC: a socket in a folder, or the loopback."""
    places = known.get("hostaddr") or known.get("host") or "/"
    return all(_is_here(place) for place in places.split(","))


def _is_here(place: str) -> bool:
    if place.startswith(("/", "@")) or place.lower() == "localhost":
        return True
    try:
        return ip_address(place).is_loopback
    except ValueError:
        return False


def _certificate(known: Mapping[str, str]) -> str:
    named = known.get("sslrootcert", "")
    if named == IN_THE_SYSTEM:
        return named
    if not named:
        usual = _usual_folder() / "root.crt"
        if not usual.is_file():
            raise Unavailable(reason=_(NO_CERTIFICATE))
        return str(usual)
    try:
        with Path(named).open("rb"):
            return named
    except OSError:
        raise Unavailable(reason=_(CERTIFICATE_GONE).format(file=named)) from None


def _usual_folder() -> Path:
    """Where libpq looks for certificates that nobody named."""
    if os.name == "nt":
        return Path(os.environ.get("APPDATA", "")) / "postgresql"
    return Path.home() / ".postgresql"
