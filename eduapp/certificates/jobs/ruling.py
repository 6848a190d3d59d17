"""That papers are issued without a second person: decided by two, each in their own name."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from eduapp.certificates import service
from eduapp.certificates.issue.rules import digest_of_rule
from eduapp.certificates.keys import service as keys
from eduapp.certificates.keys.jobs import Proven

if TYPE_CHECKING:
    from eduapp.core.db.unit_of_work import Database
    from eduapp.core.progress import Progress


@dataclass(frozen=True, kw_only=True)
class DropSecondPerson:
    """For a reason. `second`: who agrees, and has proven who they are; `before`: what was shown."""

    reason: str
    before: bool
    second: Proven


def drop_second_person(database: "Database", command: DropSecondPerson, _progress: "Progress") -> None:
    """Let the second one agree to exactly this, then keep it. Raises Refused and Conflict."""
    second = command.second.actor
    agreed = digest_of_rule(second_person=False, reason=command.reason)
    order = service.SetRules(
        second_person=False, before=command.before, reason=command.reason, second=second.user_id
    )
    database.acting_as(second).execute(keys.agree, keys.Agree(digest=agreed))
    database.execute(service.set_rules, order)
