"""How a database server is reached: encrypted and its certificate checked, or on this very PC.

What is looked at is what libpq would do in the end: the address, and whatever the surroundings add to it
(PGHOST, PGSSLMODE …). A service file may lead anywhere, so it is refused.
"""

import os
from ipaddress import ip_address
from pathlib import Path

from sqlalchemy import URL
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

from eduapp.core.errors import Unavailable
from eduapp.core.i18n import N_, _

DRIVER = "postgresql+psycopg"
VERIFIED = "verify-full"
CONNECT_SECONDS = "10"
NO_ADDRESS = N_(
    "The address of the database cannot be used. Write it as sqlite:///FILE or postgresql+psycopg://USER@SERVER/NAME."
)
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


def parsed(url: str) -> URL:
    """The address in its parts. Raises Unavailable, without the address: it may hold a password."""
    try:
        found = make_url(url)
        name = found.get_backend_name()
    except ArgumentError:
        raise Unavailable(reason=_(NO_ADDRESS)) from None
    if name not in ("sqlite", "postgresql"):
        raise Unavailable(reason=_(NO_ADDRESS))
    if name == "postgresql" and found.drivername != DRIVER:
        if found.drivername != "postgresql":
            raise Unavailable(reason=_(NO_ADDRESS))
        found = found.set(drivername=DRIVER)  # what others write means the same
    return found


def composed(place: str, port: int, database: str, user: str, *, certificate: str = "") -> str:
    """The address of somebody's fields, without a password."""
    query = {"sslrootcert": certificate} if certificate else {}
    parts = URL.create(
        DRIVER, username=user, host=place.strip("[]"), port=port, database=database, query=query
    )
    return written(parts)


def is_server(url: str) -> bool:
    """Whether the address leads to a server, as opposed to a file."""
    return parsed(url).get_backend_name() == "postgresql"


def written(url: URL) -> str:
    """The address as text, with its password if it has one: only for the engine."""
    return url.render_as_string(hide_password=False)


def without_password(url: str) -> str:
    """The address as it may be kept and shown."""
    bare = parsed(url)._replace(password=None)  # `set` leaves what is None as it was
    return written(bare.difference_update_query(["password", "sslpassword"]))


def with_password(url: str, password: str) -> str:
    """The address for the engine."""
    return written(parsed(url).set(password=password))


def holds_password(url: str) -> bool:
    """Whether a password stands in the address."""
    found = parsed(url)
    return bool(found.password) or bool({"password", "sslpassword"} & set(found.query))


def label_of(url: str) -> str:
    """Who at which server: what a key store files a password under."""
    found = parsed(url)
    place = found.host or _text(found.query.get("host", "")) or "local"
    return f"{found.username or ''}@{place}:{found.port or 5432}/{found.database or ''}"


def secured(url: URL) -> URL:
    """The address, such that it is encrypted and the server's certificate checked. Raises Unavailable."""
    known = _known(url)
    if known.get("service"):
        raise Unavailable(reason=_(NO_SERVICE))
    if not url.query.get("connect_timeout"):
        url = url.update_query_dict({"connect_timeout": CONNECT_SECONDS})
    if _stays_here(known):
        return url
    mode = _text(url.query.get("sslmode", VERIFIED))
    if mode != VERIFIED:
        raise Unavailable(reason=_(NOT_ENCRYPTED).format(mode=mode))
    certificate = _certificate(known)
    # Without gssencmode a ticket of Kerberos would take the place of TLS, and nothing be checked.
    return url.update_query_dict({"sslmode": VERIFIED, "sslrootcert": certificate, "gssencmode": "disable"})


def for_libpq(url: str) -> str:
    """The address in libpq's words, for whoever needs no engine: secured like any other."""
    from psycopg.conninfo import make_conninfo  # noqa: PLC0415 - as below

    safe = secured(parsed(url))
    _none, told = safe.get_dialect()().create_connect_args(safe)
    return make_conninfo(**told)


def stays_here(url: str) -> bool:
    """Whether the address leads to this very PC: a socket in a folder, or the loopback."""
    return _stays_here(_known(parsed(url)))


def _known(url: URL) -> dict[str, str]:
    """What libpq would be told: by the surroundings, and over them by the address."""
    from psycopg import pq  # noqa: PLC0415 - whoever has a file needs no server's library

    around = {one.keyword.decode(): one.val.decode() for one in pq.Conninfo.get_defaults() if one.val}
    _none, told = url.get_dialect()().create_connect_args(url)
    return around | {name: str(value) for name, value in told.items()}


def _stays_here(known: dict[str, str]) -> bool:
    places = known.get("hostaddr") or known.get("host") or "/"
    return all(_is_here(place) for place in places.split(","))


def _is_here(place: str) -> bool:
    if place.startswith(("/", "@")) or place.lower() == "localhost":
        return True
    try:
        return ip_address(place).is_loopback
    except ValueError:
        return False


def _certificate(known: dict[str, str]) -> str:
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


def _text(value: object) -> str:
    """A value of a query; named several times, it is a list of places."""
    return ",".join(value) if isinstance(value, tuple) else str(value)
