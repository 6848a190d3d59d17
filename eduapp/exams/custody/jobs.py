"""Making the receipt and count of papers: look, then draw."""

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from eduapp.core.codes import code_list
from eduapp.core.errors import NotFound
from eduapp.core.i18n import _, capital, clock_text, date_text, day_with_weekday, speaking
from eduapp.core.spans import as_time
from eduapp.education.school import queries as schools
from eduapp.exams.custody import queries
from eduapp.exams.custody.drawing import draw_sheet
from eduapp.exams.custody.rules.balance import check_bundle
from eduapp.exams.custody.rules.sheet import CountedBundle, CustodySheet

if TYPE_CHECKING:
    from datetime import date

    from eduapp.core.db.unit_of_work import Database
    from eduapp.core.progress import Progress
    from eduapp.exams.custody.queries import BundleRow, SittingPapers


@dataclass(frozen=True)
class MakeSheet:
    """Receipt and count of the papers of an exam, to count again and sign by hand."""

    sitting_id: UUID
    language: str


@dataclass(frozen=True)
class MadeSheet:
    """The sheet, its title and the exam it is about."""

    title: str
    exam: str
    pdf: bytes


def make_sheet(database: "Database", command: MakeSheet, _progress: "Progress") -> MadeSheet:
    """The sheet as it would be printed now: every bundle with its sum, line by line."""
    today = database.today()
    with database.reading() as session:
        held = queries.papers(session, command.sitting_id)
        across = schools.across(session, command.language)
    if held is None:
        raise NotFound
    with speaking(command.language):
        sheet = _sheet(held, command.language, today)
    return MadeSheet(sheet.title, sheet.exam, draw_sheet(sheet, today, across=across))


def _sheet(held: "SittingPapers", language: str, today: "date") -> CustodySheet:
    when = _("{day} at {time}").format(
        day=day_with_weekday(held.day), time=clock_text(as_time(held.start_minute))
    )
    closing = _("As recorded on {day}. Whoever counts another number writes it here and records it.")
    return CustodySheet(
        language=language,
        title=_("Receipt and count of papers"),
        exam=held.course_name,
        about=(capital(when), *([held.place] if held.place else [])),
        bundles=tuple(map(_counted, held.bundles)),
        nothing=_("No papers are recorded."),
        blanks=(_("Counted by hand"), _("Day and time"), _("Signature"), _("Signature of a second person")),
        closing=closing.format(day=date_text(today)),
    )


def _counted(row: "BundleRow") -> CountedBundle:
    what = capital(code_list("bundle_kinds")[row.holds].label)
    version = _("version {letter}").format(letter=row.variant) if row.variant else ""
    seal = _("seal {number}").format(number=row.seal) if row.seal else ""
    told = ", ".join(filter(None, (what, version, seal, row.place)))
    against = tuple(one.sentence() for one in check_bundle(row.balance))
    return CountedBundle(row.label, told, _sums(row), against)


def _sums(row: "BundleRow") -> tuple[tuple[str, int], ...]:
    """What was received, then every place a sheet can be, then what nobody has accounted for."""
    one, piles = row.balance, code_list("bundle_piles")
    places = [(capital(piles[pile].label), count) for pile, count in one.places]
    return ((_("Received"), one.received), *places, (_("Not accounted for"), one.unaccounted))
