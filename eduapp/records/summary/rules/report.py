"""The report: which rows there are, what they add up to, and shares and hours only of enough people. Pure.

Everything is told by the one rule of small numbers. What a table could be worked out by from another is in
one table with it: a person is counted once or more among enrolments, and what is more stands beside as a row
that is never told. Attendance and hours tell no number of people; they are told where that number would be.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from eduapp.core.codes import code_list
from eduapp.core.i18n import _, capital
from eduapp.core.small_numbers import Limits, Sum, Told, hidden
from eduapp.records.summary.rules.lines import ALL_SITES, Cell, Line, Report, Row, grid

COMPLETED, LEFT, OTHER = "completed", "left", "other"
PASSED, NOT_PASSED = "passed", "not_passed"
_HOUR = 60


@dataclass(frozen=True)
class Share:
    """How many people, and of how many sessions they were offered they took part in how many."""

    people: int
    offered: int
    attended: int


@dataclass(frozen=True)
class Work:
    """A workshop at a site: how many people worked, and their approved minutes."""

    name: str
    site: str
    people: int
    minutes: int


@dataclass(frozen=True)
class Counted:
    """What the database added up, by site; no person is in it."""

    sites: tuple[str, ...]
    enrolments: Mapping[tuple[str, str, str], int] = field(default_factory=dict)  # kind, outcome, site
    learners: Mapping[str, int] = field(default_factory=dict)
    attendance: Mapping[str, Share] = field(default_factory=dict)
    work: tuple[Work, ...] = ()
    trainings: Mapping[str, int] = field(default_factory=dict)
    exams: Mapping[tuple[str, str], int] = field(default_factory=dict)  # passed or not, site
    papers: Mapping[str, int] = field(default_factory=dict)  # kind


def report(counted: Counted, limits: Limits) -> Report:
    """Every line there is. The same rows whatever was counted: a row that is missing would tell of a zero."""
    lines = [
        *_education(counted, limits),
        *_attendance(counted, limits),
        *_work(counted, limits),
        *_trainings(counted, limits),
        *_exams(counted, limits),
        *_papers(counted, limits),
    ]
    return Report(counted.sites, tuple(lines), limits)


def _education(counted: Counted, limits: Limits) -> list[Line]:
    rows: list[Row] = []
    counts: dict[tuple[str, str], int] = {}
    outcomes = {COMPLETED: _("completed"), LEFT: _("left early"), OTHER: _("goes on, or ended otherwise")}
    kinds, all_of_kind = list(code_list("course_kinds")), _("all enrolments")
    for kind in kinds:
        parts = tuple(f"{kind.key}.{outcome}" for outcome in outcomes)
        for key, (outcome, words) in zip(parts, outcomes.items(), strict=True):
            rows.append(Row(key, f"{capital(kind.label)}: {words}"))
            counts |= {(key, s): counted.enrolments.get((kind.key, outcome, s), 0) for s in counted.sites}
        rows.append(Row(kind.key, f"{capital(kind.label)}: {all_of_kind}", parts))
    rows += [Row("learners", _("Learners")), Row("more", "", shown=False)]
    rows.append(Row("all", _("Enrolments"), tuple(kind.key for kind in kinds), ("learners", "more")))
    for site in counted.sites:
        all_ = sum(n for (_kind, _outcome, at), n in counted.enrolments.items() if at == site)
        people = counted.learners.get(site, 0)
        counts["learners", site], counts["more", site] = people, all_ - people
    return grid(_("Courses"), rows, counted.sites, counts, limits)


def _attendance(counted: Counted, limits: Limits) -> list[Line]:
    people = {("people", site): counted.attendance[site].people for site in counted.attendance}
    [pattern] = grid("", [Row("people", "")], counted.sites, people, limits)
    shares = dict(counted.attendance)
    shares[ALL_SITES] = Share(
        0, sum(one.offered for one in shares.values()), sum(one.attended for one in shares.values())
    )
    cells = {}
    for column, cell in pattern.cells.items():
        of = shares.get(column, Share(0, 0, 0))
        percent = of.attended * 100 // of.offered if of.offered else 0
        cells[column] = Cell(cell.told, percent, " %") if cell.told is Told.SHOWN else _kept()
    return [Line(_("Attendance"), _("Took part, of what was offered"), cells)]


def _work(counted: Counted, limits: Limits) -> list[Line]:
    """Hours of each workshop, each site and all: told where so many people worked that none is known."""
    people: dict[tuple[str, str], int] = {}
    hours: dict[tuple[str, str], int] = {}
    sums = []
    for site in counted.sites:
        there = [one for one in counted.work if one.site == site]
        keys = tuple((one.name, site) for one in there)
        people |= {(one.name, site): one.people for one in there}
        hours |= {(one.name, site): one.minutes for one in there}
        people["", site] = sum(one.people for one in there)
        hours["", site] = sum(one.minutes for one in there)
        sums.append(Sum(("", site), keys))
    if len(counted.sites) > 1:
        total = ("", ALL_SITES)
        people[total] = sum(people["", site] for site in counted.sites)
        hours[total] = sum(hours["", site] for site in counted.sites)
        sums.append(Sum(total, tuple(("", site) for site in counted.sites)))
    how = hidden(people, sums, limits)

    def cell(key: tuple[str, str]) -> Cell:
        shown = how[key] is Told.SHOWN
        return Cell(how[key], hours[key] // _HOUR) if shown else _kept()

    lines = [
        Line(_("Workshop hours"), one.name, {one.site: cell((one.name, one.site))}) for one in counted.work
    ]
    columns = [site for name, site in people if not name]
    lines.append(Line(_("Workshop hours"), _("All workshops"), {site: cell(("", site)) for site in columns}))
    return lines


def _trainings(counted: Counted, limits: Limits) -> list[Line]:
    counts = {("trained", site): number for site, number in counted.trainings.items()}
    rows = [Row("trained", _("Trainings at machines signed"))]
    return grid(_("Machines"), rows, counted.sites, counts, limits)


def _exams(counted: Counted, limits: Limits) -> list[Line]:
    rows = [
        Row(PASSED, _("Passed")),
        Row(NOT_PASSED, _("Not passed")),
        Row("sat", _("Sat and graded"), (PASSED, NOT_PASSED)),
    ]
    return grid(_("Exams"), rows, counted.sites, counted.exams, limits)


def _papers(counted: Counted, limits: Limits) -> list[Line]:
    """By kind alone: a paper knows the school, and no site."""
    kinds = list(code_list("certificate_kinds"))
    rows = [Row(kind.key, capital(kind.label)) for kind in kinds]
    rows.append(Row("all", _("All papers"), tuple(kind.key for kind in kinds)))
    counts = {(kind, ALL_SITES): number for kind, number in counted.papers.items()}
    lines = grid(_("Papers"), rows, (ALL_SITES,), counts, limits)
    only = counted.sites[0] if len(counted.sites) == 1 else ALL_SITES
    return [Line(line.section, line.label, {only: line.cells[ALL_SITES]}) for line in lines]


def _kept() -> Cell:
    return Cell(Told.HIDDEN, None)
