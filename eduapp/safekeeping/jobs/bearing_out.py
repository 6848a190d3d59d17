"""The trail held against backups: each tells in its manifest where the trail ended when it was made.

Its seal is of the backups' key, so a manifest is a checkpoint that nobody without that key can write, and one
that lies away from the PC witnesses what was done on it. Only the manifests are read, not the databases.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from eduapp.safekeeping import queries, rules
from eduapp.safekeeping.jobs import folders
from eduapp.safekeeping.jobs.folders import Lying
from eduapp.safekeeping.jobs.key_ring import Ring
from eduapp.safekeeping.jobs.making import Place

if TYPE_CHECKING:
    from eduapp.core.db.unit_of_work import Database


@dataclass(frozen=True)
class Told:
    """A backup that was looked at: whether the trail has its end, or was brought back to before it since."""

    lying: Lying
    fits: bool
    before_restore: bool

    @property
    def counts(self) -> bool:
        """Whether the trail must have it."""
        return self.fits or not self.before_restore


@dataclass(frozen=True)
class BorneOut:
    """What backups say of the trail: near ones first, the newest first."""

    looked_at: tuple[Told, ...]
    other_keys: int  # backups whose key is not here: nobody knows whether they say the truth

    @property
    def first_unlike(self) -> Lying | None:
        """The first, in the order of the trail, that must be in it and is not."""
        unlike = [one.lying for one in self.looked_at if one.counts and not one.fits]
        return min(unlike, key=lambda one: one.manifest.trail.seq, default=None)


def borne_out(database: "Database", place: Place, ring: Ring) -> BorneOut:
    """Hold the ends that backups tell of against the trail. A stick that is not in its place tells nothing.

    `ring`: the keys in the file beside the database; those in it count as well.
    """
    looked_at: list[Told] = []
    others = 0
    # First, so that one made meanwhile does not tell of entries that the look below does not have yet.
    places = [folders.listed(where) if where is not None else [] for where in (place.near, place.away)]
    with database.reading() as session:
        keys = Ring((*ring.keys, *queries.keys(session)))
        restored = queries.last_restored(session)
        for there in places:
            known = [(one, keys.find(one.manifest.key)) for one in there]
            others += sum(key is None for _one, key in known)
            ours = [one for one, key in known if folders.is_ours(one, key) and one.manifest.trail.seq]
            before = rules.before_a_restore([one.manifest.made_at for one in ours], restored)
            looked_at += [
                Told(one, queries.holds(session, one.manifest.trail), was_before)
                for one, was_before in zip(ours, before, strict=True)
            ]
    return BorneOut(tuple(looked_at), others)
