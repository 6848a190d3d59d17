"""What one paper would say, and where each line of it comes from."""

from datetime import date
from typing import Literal

from sqlalchemy import select
from sqlalchemy.orm import Session

from eduapp.certificates import rules
from eduapp.certificates.drawing.facts import Aim, CertificateFacts, Issuer, Kind, Language, Module, Signer
from eduapp.certificates.drawing.phrases import spoken_as
from eduapp.certificates.issue.rules import matter_of
from eduapp.certificates.models import Certificate
from eduapp.certificates.queries import disputed, neutral, practice, reached, records
from eduapp.certificates.queries.basis import Basis, Item, Part, signer
from eduapp.certificates.queries.reached import Reached
from eduapp.core.errors import NotFound
from eduapp.core.i18n import _, speaking
from eduapp.core.violations import Violation
from eduapp.education.attendance import queries as attendance
from eduapp.education.attendance.rules import AttendanceSum
from eduapp.education.courses import queries as courses
from eduapp.education.courses.rules import in_force, scale
from eduapp.education.enrolment.models import Enrolment
from eduapp.education.school import queries as schools
from eduapp.education.school.rules import SchoolFacts, missing_for_papers
from eduapp.exams.sittings import queries as sittings
from eduapp.exams.sittings.queries import ResultRow
from eduapp.people.learners import queries as learners
from eduapp.people.learners.rules import LearnerFacts

PRACTICE = "practice"  # an issuer of certificate_kinds
NO_NUMBER = "0000-00000"  # until one is reserved


def basis_of(session: Session, item: Item, today: date, language: Language | None = None) -> Basis:
    """Everything about one paper as things stand today. Raises NotFound if learner or basis are gone."""
    head = learners.head(session, item.learner_id)
    if head is None:
        raise NotFound
    spoken = language or _paper_language(session)
    part = records.part(session, item, today, spoken) or (
        practice.part(session, item, today, spoken)
        if item.practice
        else _course(session, item, today, spoken)
    )
    return _basis(session, item, head.facts, today, spoken, part)


def matter(session: Session, item: Item, today: date) -> str:
    """The digest of what a paper says today, in whichever language it is issued; "" where it says nothing."""
    facts = basis_of(session, item, today, "nb").facts
    return matter_of(facts) if facts else ""


def _course(session: Session, item: Item, today: date, language: Language) -> Part:
    enrolment = session.get(Enrolment, item.basis_id)
    group = courses.group(session, enrolment.group_id) if enrolment else None
    if enrolment is None or group is None:
        raise NotFound
    attended = attendance.attendance_of(session, group.id).get(item.learner_id, AttendanceSum())
    result = sittings.results_of_course(session, group.course_id).get(item.learner_id)
    passed_on = result.day if result is not None and result.passed else None
    parts = courses.parts_of(session, group.course_id)
    got = reached.reached_on(session, enrolment, parts, passed_on, today)
    modules = bool(got.modules)
    criteria = courses.criteria_by_course(session, [group.course_id]).get(group.course_id, ())
    case = reached.course_case(
        enrolment, group, attended, result, passed_there=got.passed, modules=modules,
        criteria=in_force(criteria, enrolment.first_day), measured=reached.measured_on(attended, got),
    )  # fmt: skip
    kind = rules.paper_for(case)
    against = [*_issued_already(session, item), *rules.check_course(case, today)]
    full = kind == "kursbevis"
    told = got if rules.tells_reached(case.kind_of_course) else Reached()
    sources = [
        ("course", "enrolment", enrolment.id),
        *(("attended", "mark", id) for id in attended.mark_ids),
        *(("modules", "module", row.id) for row in told.modules),
    ]
    if result is not None and full:
        sources.append(("result", "result", result.result_id))
    if told.aims:  # each is reached with its module, or with the exam
        sources += [("aims", "module", row.id) for row in told.modules]
        if result is not None and result.passed:
            sources.append(("aims", "result", result.result_id))
    last = min(
        enrolment.last_day or group.last_day, group.last_day, today
    )  # a paper says nothing of the future
    details = {
        "course": group.course.name,
        "course_code": group.course.code,
        "first": max(enrolment.first_day, group.first_day),
        "last": max(last, group.first_day),
        "scope_minutes": group.course.planned_hours * group.course.minutes_per_hour if full else None,
        "minutes_per_hour": group.course.minutes_per_hour,
        "contents": tuple(group.course.contents.splitlines()),
        "goals": tuple(group.course.goals.splitlines()) if full else (),
        "result": _result_words(group.course.scale, result, language) if full else "",
        "modules": tuple(Module(text=f"{row.code} {row.name}", day=row.day) for row in told.modules),
        "aims": tuple(Aim(text=row.facts.text) for row in told.aims),
        "attended": None if full else attended.attended,
        "attended_of": None if full else attended.held,
    }
    differences = rules.course_differences(case, group.course.planned_hours)
    return Part(kind, details, against, sources, signer(session, group.teacher_id), differences)


def _basis(
    session: Session, item: Item, learner: LearnerFacts, today: date, language: Language, part: Part
) -> Basis:
    school = schools.default_school(session)
    missing = missing_for_papers(school.facts if school else None)
    contested = disputed.against(session, item.learner_id, part.kind)
    if school is None or missing:
        incomplete = rules.SchoolIncomplete(missing=", ".join(_(one) for one in missing))
        against = (*part.against, *contested, incomplete)
        return Basis(item, part.kind, None, against, tuple(part.sources), None, (), part.differences)
    issuer = _issuer(session, part.kind) or school.facts
    facts = CertificateFacts(
        kind=part.kind,
        language=language,
        number=NO_NUMBER,
        name=learner.printed_name,
        born=learner.birth_date,
        issuer=Issuer(
            name=issuer.name,
            address=tuple(issuer.address.splitlines()),
            org_number=issuer.organisation_number,
            place=issuer.place or school.place,
        ),
        signers=_signers(part, Signer(name=issuer.signer_name, title=issuer.signer_title)),
        issued_on=today,
        across=schools.across(session, spoken_as(language)),
        **part.details,  # type: ignore[arg-type]  # each key is a field of the facts
    )
    found = neutral.told_by(session, facts)
    told = neutral.strong_words(found)
    telling = [rules.TellsWhere(words=", ".join(told))] if told else []
    weak = tuple(one.sentence() for one in found if not one.is_strong)
    sources = tuple(part.sources)
    return Basis(
        item,
        part.kind,
        facts,
        (*part.against, *contested, *telling),
        sources,
        school.id,
        weak,
        part.differences,
    )


def _issuer(session: Session, kind: Kind) -> SchoolFacts | None:
    """Who issues this kind of paper, if it is not the school."""
    if rules.rules_of(kind).issuer != PRACTICE:
        return None
    return schools.practice_issuer(session)


def _signers(part: Part, last: Signer) -> tuple[Signer, ...]:
    """Who signs this kind of paper; nobody signs twice, whatever their titles."""
    first = part.signer if part.signer is not None and part.signer.name != last.name else None
    return rules.rules_of(part.kind).signing(first, last)


def _result_words(scale_key: str, result: ResultRow | None, language: Language) -> str:
    if not scale_key or result is None:
        return ""
    with speaking(spoken_as(language)):
        return scale(scale_key).grade(result.grade).label


def _issued_already(session: Session, item: Item) -> list[Violation]:
    row = session.execute(
        select(Certificate.number, Certificate.issued_on, Certificate.state).where(
            Certificate.basis_id == item.basis_id,
            Certificate.learner_id == item.learner_id,
            Certificate.kind.in_(rules.ONCE),
            Certificate.state.in_(("reserved", "issued")),
        )
    ).first()
    if row is None:
        return []
    if row.state == "reserved":
        return [rules.UnderWay(number=row.number)]
    return [rules.AlreadyIssued(number=row.number, day=f"{row.issued_on:%d.%m.%Y}")]


def _paper_language(session: Session) -> Language:
    kept: Literal["nb", "nn", "en"] = schools.site(session).paper_language  # type: ignore[assignment]  # a code
    return kept
