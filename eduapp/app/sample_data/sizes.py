"""How large each invented database is: the figures of one year in prisons of that many places.

Arithmetic from public figures (norway 12.3): 3.6 persons a year for each one present, 0.3 pupil places,
attendance of two sessions a day on 190 days, workshop hours of 60 % on 230 days. All of it is invented.
"""

from dataclasses import dataclass

SESSIONS_A_YEAR = 2 * 190
WORKERS, WORKSHOP_DAYS = 0.6, 230


@dataclass(frozen=True)
class Size:
    """One size. Figures of a year, over all prisons in the database together."""

    key: str
    prisons: int
    present: int  # people on the last day
    persons: int
    seats: int  # pupil places
    candidacies: int
    papers: int  # each takes 40 ms; 0: drawing so many would take hours

    @property
    def marks(self) -> int:
        """About how many marks a year brings."""
        return self.seats * SESSIONS_A_YEAR

    @property
    def hours(self) -> int:
        """About how many hour entries a year brings."""
        return round(self.present * WORKERS * WORKSHOP_DAYS)


SIZES = {
    size.key: size
    for size in (
        Size("S", prisons=1, present=50, persons=180, seats=15, candidacies=40, papers=100),
        Size("M", prisons=1, present=100, persons=360, seats=30, candidacies=80, papers=200),
        Size("L", prisons=1, present=215, persons=770, seats=65, candidacies=170, papers=430),
        Size("N", prisons=58, present=3_050, persons=11_000, seats=920, candidacies=2_400, papers=2_400),
        Size("X", prisons=472, present=100_000, persons=360_000, seats=30_000, candidacies=80_000, papers=0),
    )
}
