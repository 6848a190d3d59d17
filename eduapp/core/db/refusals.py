"""Why a database server was not reached, in words: by what libpq and the server say, first match wins.

The texts of the server come in its own language; what is not known is told as well as it can be.
"""

from eduapp.core.i18n import N_

_SIGNS = (
    (
        ("could not translate host name", "failed to resolve host", "name or service not known"),
        N_("There is no server of that name. Check how it is written, and the network cable."),
    ),
    (
        ("connection refused",),
        N_("No database answers at that address. Is the server on, and is the port right?"),
    ),
    (
        ("timeout expired", "connection timeout", "timed out"),
        N_("The server does not answer. Is it on, and is this PC on the right network?"),
    ),
    (
        ("no route to host", "network is unreachable"),
        N_("There is no way to the server from this PC. Is the network cable plugged in?"),
    ),
    (
        ("server does not support ssl",),
        N_(
            "The server takes no encrypted connections, so nothing was sent. Ask whoever looks after it to"
            " switch TLS on."
        ),
    ),
    (
        ("does not match host name",),
        N_(
            "The server’s certificate is for another name than the address. Write the name that stands in the"
            " certificate."
        ),
    ),
    (
        ("certificate verify failed", "unable to get local issuer"),
        N_(
            "The certificate file does not vouch for this server, so nothing was sent. Ask whoever"
            " looks after the server for its root certificate."
        ),
    ),
    (
        ("root certificate file", "could not read root certificate", "no certificate or crl found"),
        N_(
            "The certificate file cannot be used. Ask whoever looks after the server for its root"
            " certificate."
        ),
    ),
    (
        ("password authentication failed", "no password supplied"),
        N_("The server does not know this user with this password. Check both."),
    ),
    (
        ("no pg_hba.conf entry", "authentication failed", "not permitted to log in"),
        N_("The server does not let this user in from this PC. Ask whoever looks after it."),
    ),
    (
        ("too many clients", "too many connections", "remaining connection slots"),
        N_("The server has too many connections just now. Try again in a moment."),
    ),
    (
        ("starting up", "shutting down", "in recovery", "administrator command"),
        N_("The server is being started or stopped just now. Try again in a moment."),
    ),
    (
        (
            *("server closed the connection", "connection to server was lost", "connection is lost"),
            *("connection reset", "broken pipe", "ssl syscall error", "consuming input failed"),
            *("no connection to the server", "the connection is closed"),
        ),
        N_("The connection to the server was lost."),
    ),
    (
        ("permission denied", "must be owner"),
        N_(
            "This user of the server may not do that. Let the database’s owner renew what users may: eduapp"
            " database roles."
        ),
    ),
)
NO_DATABASE = N_(
    "There is no database of that name on the server. Check the name, or ask for one to be made."
)
NOT_SECRET = N_("The connection to the server is not encrypted, so it was given up.")
NO_ROLE = N_("The server does not know this user with this password. Check both.")


def why_not_reached(said: str) -> str | None:
    """The sentence (N_) for what was said, in lower case; None if it is about something else."""
    if 'database "' in said and "does not exist" in said:
        return NO_DATABASE
    if 'role "' in said and "does not exist" in said:
        return NO_ROLE
    return next((words for signs, words in _SIGNS if any(sign in said for sign in signs)), None)
