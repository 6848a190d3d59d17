"""Enrolments from a list of the school: who joins which group from when, and the day they said yes.

Rows are judged in their order, each as if those above had joined: the last place is the first row's.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from eduapp.core.actor import Actor
from eduapp.core.codes import code_list
from eduapp.core.db.unit_of_work import UnitOfWork
from eduapp.core.i18n import N_, date_text, ngettext
from eduapp.core.progress import Progress
from eduapp.core.violations import Violation
from eduapp.education.courses.queries import GroupHead
from eduapp.education.enrolment import queries, rules, service, terms
from eduapp.education.enrolment.queries import Crowd, Person
from eduapp.education.enrolment.rules import joining, states
from eduapp.education.places.rules import LevelNotRecorded, LevelTooHigh
from eduapp.exchange.files.formats import cells, words
from eduapp.exchange.files.formats.remarks import Problem, Word
from eduapp.exchange.files.rules import Field, Fields, Judge, Known, Preview, RowVerdict, State, Values
from eduapp.exchange.files.subjects.named import (
    CODE,
    FIRST_NAMES,
    GROUP,
    LAST_NAMES,
    NO_SUCH_LEARNER,
    NUMBER,
    Groups,
)
from eduapp.exchange.files.subjects.reasons import REASON, against_row, override_of
from eduapp.exchange.files.subjects.subject import KnownByNumber, Moment, Subject, entering
from eduapp.people.apart.rules import NotTogether

HERE_ALREADY = N_("{name} takes part in this group already, from {day}. Nothing is changed.")
WAS_HERE = N_("{name} took part in this group from {day}; that has ended. Nothing is changed.")
SAME_LINE = N_("{name} joins this group in line {line} already. They are put on once.")
TWICE = N_("{name} joins “{group}” of the same course in line {line}. Keep one of them.")
END_WITHOUT_REASON = N_("Choose a reason under “{column}”, or leave the last day empty.")
REASON_WITHOUT_END = N_("Write the last day as well, or leave the reason empty.")
END_TOO_EARLY = N_(
    "An end can be planned once somebody takes part. Leave the last day empty: the group's last day holds."
)

# A reason that fits several ends (“other”) cannot say which of them is meant.
_ENDS: Mapping[str, str] = {
    reason: step.target
    for step in rules.ends_of(rules.ACTIVE)
    for reason in step.reasons
    if sum(reason in other.reasons for other in rules.ends_of(rules.ACTIVE)) == 1
}

FIRST = Field(
    "first_day", N_("First day"), cells.dates(), required=True, synonyms=(*FIRST_NAMES, "Fra", "Frå", "Start")
)
CONSENT = Field(
    "consented_on",
    N_("Said yes on"),
    cells.dates(),
    required=True,
    synonyms=("Takket ja", "Takka ja", "Samtykke", "Samtykka", "Sa ja", "Ja-dato", "Consent", "Accepted on"),
)
LAST = Field("last_day", N_("Last day"), cells.dates(), synonyms=(*LAST_NAMES, "Til", "Slutt"))
END_REASON = Field(
    "end_reason",
    N_("Why it ends"),
    words.choices({key: (*dict.fromkeys(code_list("end_reasons")[key].labels.values()),) for key in _ENDS}),
    synonyms=("Sluttårsak", "Årsak", "Sluttgrunn", "End reason"),
)
FIELDS = (NUMBER, CODE, GROUP, FIRST, CONSENT, LAST, END_REASON, REASON)
_CELLS: Mapping[type[Violation], str] = {  # which cell a rule speaks of
    joining.AlreadyTakingPart: GROUP.label,
    joining.NotHere: NUMBER.label,
    joining.ConsentMissing: CONSENT.label,
    joining.ConsentStillToCome: CONSENT.label,
    joining.GroupIsOver: GROUP.label,
    joining.OutsideTheGroup: FIRST.label,
    joining.GroupFull: GROUP.label,
    joining.NoMachineLeft: GROUP.label,
    joining.InLineAlready: NUMBER.label,
    joining.OthersWait: GROUP.label,
    joining.NotYetCompleted: NUMBER.label,
    joining.LeavesBeforeTheEnd: NUMBER.label,
    LevelTooHigh: NUMBER.label,
    LevelNotRecorded: NUMBER.label,
    NotTogether: NUMBER.label,
    states.EndNotAllowed: END_REASON.label,
    states.ReasonMissing: END_REASON.label,
    states.LastDayImpossible: LAST.label,
    states.LastDayAfterTheGroup: LAST.label,
}
_MAY_BE_SET_ASIDE = (
    joining.GroupFull,
    joining.OthersWait,
    joining.NotYetCompleted,
    joining.LeavesBeforeTheEnd,
)


@dataclass(frozen=True)
class _Coming:
    """Somebody whom a line above puts into a group of the course."""

    line: int
    group: GroupHead
    first_day: date


def fields(_today: date) -> Fields:
    """The columns a list of enrolments may have."""
    return FIELDS


def judge(session: Session, preview: Preview, moment: Moment) -> Judge:
    """Beside groups, learners and each other, in the order of the lines."""
    findings = _Beside(session, preview, moment).findings
    return lambda line, _values: findings.get(line, ())


class _Beside:
    """What the rows of a list of enrolments are judged by, read once; `findings` says it by line."""

    def __init__(self, session: Session, preview: Preview, moment: Moment) -> None:
        self._actor: Actor = session.info["actor"]
        self._today = moment.day
        rows = [row for row in preview.rows if row.choice is not State.LEFT_OUT]
        self._people = queries.people_by_number(session, filter(None, (NUMBER.of(r.values) for r in rows)))
        groups = Groups(session)
        found = {row.line: _group_of(groups, row.values) for row in rows}
        named = {group.id: group for group in found.values() if isinstance(group, GroupHead)}
        self._crowd = Crowd(session, named.values(), self._people.values())
        self._coming: dict[tuple[UUID, UUID], _Coming] = {}
        self.findings = {row.line: tuple(self._judge(row, found[row.line])) for row in rows}

    def _judge(self, row: RowVerdict, group: GroupHead | Problem | None) -> Iterator[Problem | Known]:
        """One row; who may come in counts for those below."""
        number, first = NUMBER.of(row.values), FIRST.of(row.values)
        person = self._people.get(number) if number else None
        if number and person is None:
            yield Problem(NO_SUCH_LEARNER, text=number, column=NUMBER.label)
        if isinstance(group, Problem):
            yield group
        if person is None or not isinstance(group, GroupHead) or first is None:
            return
        known = self._known(row, person, group, first)
        if known is not None:
            yield known
            return
        against = [*self._against(row, person, group, first), *self._against_end(row.values, group, first)]
        yield from against
        if not against and not row.problems:
            self._crowd.join(person.id, group.id, first)
            self._coming[person.id, group.course_id] = _Coming(row.line, group, first)

    def _known(self, row: RowVerdict, person: Person, group: GroupHead, first: date) -> Known | None:
        """Whether this very place is there already, in the program or in a line above."""
        coming = self._coming.get((person.id, group.course_id))
        if coming is not None and (coming.group.id, coming.first_day) == (group.id, first):
            return Known(SAME_LINE, {"name": person.name, "line": coming.line}, certain=True)
        places = self._crowd.known(person.id, group.id)
        for place in sorted(places, key=lambda one: one.state not in rules.LIVE):
            live = place.state in rules.LIVE
            if live or place.first_day == first:
                told = {"name": person.name, "day": date_text(place.first_day)}
                differs = () if place.first_day == first else (FIRST.label,)
                return KnownByNumber(HERE_ALREADY if live else WAS_HERE, told, differs=differs)
        return None

    def _against(self, row: RowVerdict, person: Person, group: GroupHead, first: date) -> Iterator[Problem]:
        coming = self._coming.get((person.id, group.course_id))
        violations: Iterable[Violation] = self._crowd.against(person, group, first, CONSENT.of(row.values))
        if coming is not None:
            told = {"name": person.name, "group": coming.group.name, "line": coming.line}
            yield Problem(TWICE, told, column=GROUP.label)
            violations = (one for one in violations if not isinstance(one, joining.AlreadyTakingPart))
        yield from against_row(violations, row.values, self._actor, _CELLS)

    def _against_end(self, values: Values, group: GroupHead, first: date) -> Iterator[Problem]:
        last, reason = LAST.of(values), END_REASON.of(values)
        if last is None and reason is None:
            return
        if last is None:
            yield Problem(REASON_WITHOUT_END, column=LAST.label)
        elif reason is None:
            yield Problem(END_WITHOUT_REASON, {"column": Word(END_REASON.label)}, column=END_REASON.label)
        elif first > self._today:
            yield Problem(END_TOO_EARLY, column=LAST.label)
        else:
            span = (first, last)
            found = rules.check_end(rules.ACTIVE, _ENDS[reason], reason, span, self._today, group.last_day)
            yield from against_row(found, values, self._actor, _CELLS)


def bring_in(uow: UnitOfWork, rows: Sequence[RowVerdict], _run: UUID, progress: Progress) -> int:
    """Put them on, all of them by one use case; then end those whose end the list tells."""
    fresh, groups = entering(rows), Groups(uow.session)
    people = queries.people_by_number(uow.session, (NUMBER.need(row.values) for row in fresh))
    wanted = tuple(
        service.Enrol(
            learner_id=people[NUMBER.need(row.values)].id,
            group_id=group.id,
            first_day=FIRST.need(row.values),
            consented_on=CONSENT.of(row.values),
            override=override_of(row.values, *_MAY_BE_SET_ASIDE),
        )
        for row in fresh
        if isinstance(group := _group_of(groups, row.values), GroupHead)
    )
    joined = service.enrol_many(uow, service.EnrolMany(wanted=wanted), progress)
    for row, id in zip(fresh, joined, strict=True):
        last, reason = LAST.of(row.values), END_REASON.of(row.values)
        if last is not None and reason is not None:
            end = service.EndEnrolment(
                enrolment_id=id, version=1, state=_ENDS[reason], reason=reason, last_day=last
            )
            service.end_enrolment(uow, end)
    return len(joined)


def _group_of(groups: Groups, values: Values) -> GroupHead | Problem | None:
    return groups.of(CODE.of(values), GROUP.of(values), FIRST.of(values)) if CODE.of(values) else None


ENROLMENTS = Subject(
    key="enrolments",
    label=N_("Enrolments"),
    title=N_("Bring in enrolments"),
    permissions=(terms.ENROL, terms.END_ENROLMENTS),
    topics_of="enrolment.groups",
    fields=fields,
    judge=judge,
    bring_in=bring_in,
    verb=lambda count: ngettext("Bring in {count} enrolment", "Bring in {count} enrolments", count).format(
        count=count
    ),
    done=lambda count: ngettext("{count} enrolment is in.", "{count} enrolments are in.", count).format(
        count=count
    ),
)
