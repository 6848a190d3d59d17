"""Who can stand behind a late correction with a second name."""

from sqlalchemy.orm import Session as Look

from eduapp.people.access import queries as access
from eduapp.people.access.queries import Colleague


def second_names(look: Look, typed: str = "") -> list[Colleague]:
    """For a picker: everybody who works here, but who asks; whose name holds what was typed."""
    own = look.info["actor"].user_id
    return [one for one in access.colleagues(look, "", typed) if one.id != own]
