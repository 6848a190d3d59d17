"""Where a kiosk stands, and what its screen is about just now."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from eduapp.kiosk.formats import box
from eduapp.kiosk.formats.faults import Fault


@dataclass(frozen=True)
class Place:
    """Where this kiosk stands: its own folder, where files of staff go, for whom it is, what is spoken."""

    own: Path
    out: Path
    kiosk: str
    number: str = ""
    leave: str = ""  # a code to leave with before anybody has sat down
    cost: box.Cost = box.ORDINARY
    speaks: str = "nb"  # what staff is told, and how the screen begins: one of the program's languages
    sticks: Callable[[], list[Path]] = list  # which are plugged in just now
    is_named: bool = True  # whether `out` was named when the kiosk was started
    is_copied: bool = False  # whether what lay in `own` before was made at another PC

    @property
    def where(self) -> Path:
        """Where files of staff go now."""
        plugged_in = [] if self.is_named else self.sticks()
        return plugged_in[0] if plugged_in else self.out

    @property
    def ways(self) -> list[Path]:
        """Where somebody may have brought a file to."""
        return list(dict.fromkeys([self.out, *self.sticks()]))


@dataclass
class Shown:
    """What the screen is about just now."""

    number: int = 1  # the question; 0 is the overview
    over: str = ""  # what stands over it: looks or staff
    told: list[str] = field(default_factory=list)  # what the room said, until it is read
    more_time: list[str] = field(default_factory=list)  # of it: not so once time is put right
    moment: str = ""  # what is said as a moment of the time passes
    moment_for: int = 0  # seconds
    offline: bool = False
    trouble: Fault | None = None  # what somebody has to look at
    because: str = ""  # why nobody could sit down, or something could not be kept: for the person in the room
