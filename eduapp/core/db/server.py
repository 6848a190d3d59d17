"""How a database server is reached: encrypted and its certificate checked, or on this very PC.

What is looked at is what libpq would do in the end: the address, and whatever the surroundings add to it
(PGHOST, PGSSLMODE …). A service file may lead anywhere, so it is refused.
"""

from sqlalchemy import URL
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

from eduapp.core import secrecy
from eduapp.core.errors import Unavailable
from eduapp.core.i18n import N_, _
from eduapp.core.secrecy import VERIFIED, secrecy_of

DRIVER = "postgresql+psycopg"
CONNECT_SECONDS = "10"
NO_ADDRESS = N_(
    "The address of the database cannot be used. Write it as sqlite:///FILE or postgresql+psycopg://USER@SERVER/NAME."
)


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
    """Who at which server: what a key store files a password under.

    As libpq is told it: what stands behind the ? of an address counts more than what stands before.
    """
    told = _told(parsed(url))
    place, port = told.get("host", "local"), told.get("port", "5432")
    return f"{told.get('user', '')}@{place}:{port}/{told.get('dbname', '')}"


def secured(url: URL) -> URL:
    """The address, such that it is encrypted and the server's certificate checked. Raises Unavailable."""
    known = _known(url)
    if not url.query.get("connect_timeout"):
        url = url.update_query_dict({"connect_timeout": CONNECT_SECONDS})
    return url.update_query_dict(secrecy_of(known, _text(url.query.get("sslmode", VERIFIED))))


def for_libpq(url: str) -> str:
    """The address in libpq's words, for whoever needs no engine: secured like any other."""
    from psycopg.conninfo import make_conninfo  # noqa: PLC0415 - as below

    safe = secured(parsed(url))
    _none, told = safe.get_dialect()().create_connect_args(safe)
    return make_conninfo(**told)


def stays_here(url: str) -> bool:
    """Whether the address leads to this very PC: a socket in a folder, or the loopback."""
    return secrecy.stays_here(_known(parsed(url)))


def _known(url: URL) -> dict[str, str]:
    """What libpq would be told: by the surroundings, and over them by the address."""
    return secrecy.around() | _told(url)


def _told(url: URL) -> dict[str, str]:
    """What the address itself tells libpq."""
    _none, told = url.get_dialect()().create_connect_args(url)
    return {name: str(value) for name, value in told.items()}


def _text(value: object) -> str:
    """A value of a query; named several times, it is a list of places."""
    return ",".join(value) if isinstance(value, tuple) else str(value)
