"""The list of revoked papers begins anew: two people and the root overrule what a wrong clock had signed."""

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from eduapp.certificates.keys import rules, service
from eduapp.certificates.keys.jobs.changing import kept_by_two
from eduapp.certificates.keys.jobs.papers import Papers
from eduapp.certificates.keys.jobs.people import Proven
from eduapp.certificates.keys.jobs.root import RootWay, open_root
from eduapp.core.errors import Refused
from eduapp.core.files import sha256

if TYPE_CHECKING:
    from eduapp.core.db.unit_of_work import Database, UnitOfWork
    from eduapp.core.progress import Progress

STEPS = 2


@dataclass(frozen=True, kw_only=True)
class BeginAnew:
    """`day`: which day it is, as the two of them say; the clock must say the same."""

    second: Proven
    way: RootWay = field(repr=False)
    day: date
    papers: Papers


def begin_anew(database: "Database", command: BeginAnew, progress: "Progress") -> int:
    """Sign the list with the root, and keep it in the place of all before; its number.

    Raises what opening the root does, and Refused; then nothing is changed.
    """
    kept = kept_by_two(database, None, command.second)
    today = database.today()
    if problems := list(rules.check_day(command.day, today)):
        raise Refused(*problems)
    progress.step(1, STEPS)
    root = open_root(command.way, kept.root, kept.root_certificate)
    progress.step(2, STEPS)
    with database.reading() as session:
        content = command.papers.list_anew(session, root, today)
    second = command.second.actor
    agreement = service.Agree(digest=sha256(content))
    database.acting_as(second).execute(service.agree, agreement)

    def keep(uow: "UnitOfWork", _agreed: service.Agree) -> int:
        return command.papers.keep_anew(uow, content, second.user_id)

    return database.execute(keep, service.Agree(digest=agreement.digest))
