"""Which backups the trail must bear out: all but those that a backup brought back since explains."""

from collections.abc import Sequence
from datetime import datetime


def before_a_restore(made: Sequence[datetime], restored: datetime | None) -> list[bool]:
    """Of backups of one folder, the newest first: whether each was made before one was last brought back.

    What was done between the two is no longer in the trail, nor is the end such a backup tells of. Order
    counts before moments: what was made before one that was made before is so, too, though a clock ran ahead.
    """
    found, earliest = [], None
    for moment in made:
        earliest = moment if earliest is None else min(moment, earliest)
        found.append(restored is not None and earliest <= restored)
    return found
