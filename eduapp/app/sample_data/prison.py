"""What all parts of one invented prison share: its number, its dice, its staff, and how large it is."""

import random
from dataclasses import dataclass, field

from eduapp.app.sample_data.sizes import Size

MORNING, AFTERNOON = (510, 600), (750, 840)  # the two sessions of a school day, minutes after midnight
GROUP_OF = 5


@dataclass(frozen=True)
class Prison:
    """One of the prisons in the file. Shares of a size are drawn, so that there are small and large ones."""

    number: int  # from 0
    present: int
    stays: int
    returns: int  # stays of people who had been there before
    seats: int
    dice: random.Random = field(repr=False, compare=False)
    several: bool = False  # names need the number to be told apart

    @property
    def lanes(self) -> int:
        """Groups that run at the same time: two a day in each classroom."""
        return 2 * max(1, round(self.seats / GROUP_OF))

    @property
    def site(self) -> str:
        """What tells its places and people from those of others; "" where there are no others."""
        return f"Enhet {self.number + 1}" if self.several else ""

    def named(self, name: str) -> str:
        """A name of a room or a workshop, unique in the file."""
        return f"{name}, enhet {self.number + 1}" if self.several else name


def prisons_of(size: Size, seed: int) -> list[Prison]:
    """The prisons of a size: together exactly as many people as the size says."""
    drawn = dice_of(seed, size.key, "prisons")
    weights = [drawn.lognormvariate(0, 0.6) if size.prisons > 1 else 1.0 for _ in range(size.prisons)]
    present = _shared(size.present, weights, least=6)
    returns = _shared(round(size.persons * 0.04), weights, least=0)
    newcomers = _shared(size.persons - size.present, weights, least=1)
    seats = _shared(size.seats, weights, least=2)
    return [
        Prison(
            number,
            here,
            here + fresh + again,
            again,
            min(places, here // 2),
            dice_of(seed, size.key, str(number)),
            several=size.prisons > 1,
        )
        for number, (here, fresh, again, places) in enumerate(
            zip(present, newcomers, returns, seats, strict=True)
        )
    ]


def dice_of(seed: int, *names: str) -> random.Random:
    """Dice of one's own for each part, so that a change in one part moves no other."""
    return random.Random("/".join((str(seed), *names)))  # noqa: S311 - invented people, no secrets


def _shared(total: int, weights: list[float], least: int) -> list[int]:
    """A total in whole parts after weights, each at least `least`."""
    left, whole = total - least * len(weights), sum(weights)
    parts = [least + int(left * weight / whole) for weight in weights]
    for place in range(total - sum(parts)):
        parts[place % len(parts)] += 1
    return parts
