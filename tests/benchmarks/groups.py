"""Which benchmarks there are, by group."""

from collections.abc import Callable, Iterable, Iterator

from tests.benchmarks import (
    backups,
    checked_paper,
    conflicts,
    daily,
    encrypted,
    event_loop,
    exam_papers,
    exam_seats,
    hours_import,
    issued_papers,
    item_statistics,
    keys,
    kiosk,
    many_hours,
    marking,
    neutral_papers,
    office,
    one_paper,
    other_drawers,
    pages,
    questions,
    register,
    road,
    seals,
    seen_elsewhere,
    shift_sheet,
    sign_in,
    signed_paper,
    trust_trail,
    typed_name,
    window_start,
)
from tests.benchmarks.figures import Effort, Figure

Measure = Callable[[Effort], Iterable[Figure]]

GROUPS: dict[str, dict[str, Measure]] = {
    "spine": {
        "window": window_start.measure,
        "paper": one_paper.measure,
        "import": hours_import.measure,
        "find": typed_name.measure,
        "pause": event_loop.measure,
    },
    "day": {
        "conflicts": conflicts.measure,
        "register": register.measure,
        "daily": daily.measure,
    },
    "live": {"seen": seen_elsewhere.measure},
    "pages": {"open": pages.measure},
    "workshops": {
        "road": road.measure,
        "sheet": shift_sheet.measure,
        "million": many_hours.measure,
    },
    "exams": {"questions": questions.measure, "exam_papers": exam_papers.measure},
    "marking": {
        "closed": marking.measure_closed,
        "desk": marking.measure_desk,
        "statistics": item_statistics.measure,
    },
    "certificates": {
        "paper": one_paper.measure,
        "others": other_drawers.measure,
        "signed": signed_paper.measure,
        "seals": seals.measure,
        "issued": issued_papers.measure,
        "keys": keys.measure,
        "checked": checked_paper.measure,
        "neutral": neutral_papers.measure,
        "batch_pause": event_loop.measure_papers,
    },
    "kiosk": {
        "office": office.measure,
        "journal": kiosk.measure_journal,
        "resume": kiosk.measure_resume,
        "seats": exam_seats.measure,
    },
    "trust": {
        "sign_in": sign_in.measure,
        "trail": trust_trail.measure_check,
        "trail_part": trust_trail.measure_part,
        "backup": backups.measure,
        "encrypted": encrypted.measure,
    },
}


def chosen(only: str | None) -> Iterator[tuple[str, Measure]]:
    """All benchmarks, those of one group, or one by its name. Raises KeyError for a name of neither."""
    known = {name: measure for group in GROUPS.values() for name, measure in group.items()}
    if only is None:
        yield from known.items()
    elif only in GROUPS:
        yield from GROUPS[only].items()
    else:
        yield only, known[only]
