"""The parts of the school page: each a card with a form and a button that saves just that part."""

from abc import abstractmethod
from collections.abc import Callable, Sequence
from dataclasses import asdict, replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from eduapp.core.db.unit_of_work import Command
from eduapp.core.errors import Conflict, EduError, Unavailable
from eduapp.core.i18n import LANGUAGE_NAMES, N_, _
from eduapp.education.school import rules, service, terms
from eduapp.education.school.queries import SchoolYear
from eduapp.education.school.rules import DayParts, SchoolFacts, SiteFacts
from eduapp.education.school.ui.year_fields import CalendarField, LessonTimesField, TermsField
from eduapp.gui.bench import Bench
from eduapp.gui.conflicts import settle
from eduapp.gui.forms import Form
from eduapp.gui.widgets import Card, Chip, add, button, hbox, label, vbox, why_not

NOTHING_CHANGED = N_("Nothing has been changed here.")
CHANGE_REASON = N_("Your role may look, but not change the school. Ask a leader.")


class Section(Card):
    """One card: what it is for, its fields, and Save. What was typed stays when others change the same."""

    saved = Signal()

    def __init__(self, bench: Bench, title: str, note: str, verb: str) -> None:
        super().__init__()
        self.bench = bench
        self.form = Form(bench.theme, bench.today())
        self.fill()
        self.form.keep()
        self.basis: SchoolYear | None = None  # what the fields were filled from
        self._anew: dict[str, Any] = {}  # what a command says otherwise since somebody else's change was seen
        px = bench.theme.px
        self.head = hbox((label(title, "subtitle", wrap=True), 1), spacing=px(10))
        self.save_button = button(bench.theme, verb, "save", kind="primary")
        self.save_button.clicked.connect(self.save)
        self.form.submitted.connect(self.save)
        self.form.changed.connect(self._weigh)
        self.form.setEnabled(bench.actor.may(terms.CHANGE_SCHOOL))
        self._weigh()
        words = vbox(self.head, label(note, "secondary", wrap=True), spacing=px(4))
        self.box.setSpacing(px(14))
        for part in (words, self.form, hbox(self.save_button, None)):
            add(self.box, part)

    @abstractmethod
    def fill(self) -> None:
        """Put the fields into the form."""

    @abstractmethod
    def values(self, year: SchoolYear) -> dict[str, Any]:
        """What the fields show of the school."""

    @abstractmethod
    def order(self) -> tuple[Callable[..., Any], Command]:
        """The use case and the command for what was typed."""

    def show_year(self, year: SchoolYear) -> None:
        """Show what is kept, unless somebody is typing here."""
        if not self.form.dirty():
            self.basis, self._anew = year, {}
            self.form.set_values(self.values(year))
            self._weigh()
        elif self.basis is None:  # what was typed is from before the page was built anew
            self.basis = year
            self.form.rebase(self.values(year), ())
            self._weigh()

    def let_go(self) -> None:
        """Forget what was typed: show what is kept again."""
        self.form.undo()
        self._weigh()

    def _weigh(self) -> None:
        """Save is there for what was changed."""
        reason = "" if self.form.dirty() else _(NOTHING_CHANGED)
        why_not(self.save_button, reason if self.form.isEnabled() else _(CHANGE_REASON))

    def save(self) -> None:
        """Send what was typed; what stands against it is told in the form."""
        if not self.save_button.isEnabled() or not self.form.submit():
            return
        self._send(*self.order())

    def _send(self, use_case: Callable[..., Any], command: Command) -> None:
        def done(_answer: object) -> None:
            self.form.keep()
            self._weigh()
            self.saved.emit()
            self.bench.tell(_("Saved."))

        def failed(error: EduError) -> None:
            self._weigh()
            if isinstance(error, Conflict) and error.anew:
                self._settle(error)
                return
            if isinstance(error, Unavailable):
                if self.bench.show_error(error, self):
                    self._send(use_case, command)
                return
            self.form.show_error(error)

        known = {name: value for name, value in self._anew.items() if hasattr(command, name)}
        command = replace(command, **known)
        self.save_button.setEnabled(False)
        self.bench.runner.execute(use_case, command, owner=self, done=done, failed=failed)

    def _settle(self, error: Conflict) -> None:
        """Somebody else's change came first: show both, and go on as the person chooses."""
        anew = settle(self.bench, self.form, error, self)
        self._weigh()
        if anew is None:
            return
        self._anew |= anew
        if self.form.dirty():
            self.save()
        else:
            self.saved.emit()


class SchoolSection(Section):
    """The issuer on every paper."""

    def __init__(self, bench: Bench) -> None:
        note = _("An ordinary school issues the papers. Its name, address and signer stand on each of them.")
        super().__init__(bench, _("The school on papers"), note, _("Save the school"))
        self._ready = Chip(bench.theme, "", "none", "circle")
        self.head.addWidget(self._ready)

    def fill(self) -> None:
        longest = rules.LONGEST_TEXT
        self.form.text("name", _("The school's name"), required=True, longest=longest)
        self.form.lines("address", _("Address"), _("As in the letterhead, one line each."), lines=3)
        self.form.text("organisation_number", _("Organisation number"), _("Nine digits."), longest=20)
        papers = _(terms.NEEDED_ON_PAPERS)
        for key, title, help_ in (
            ("place", _("Place for date and signature"), _("The municipality.")),
            ("signer_name", _("Who signs"), ""),
            ("signer_title", _("Title of who signs"), _("Such as rektor.")),
        ):
            self.form.text(key, title, help_, longest=longest, needed_for=papers)

    def values(self, year: SchoolYear) -> dict[str, Any]:
        facts = year.school.facts if year.school else SchoolFacts("")
        return {
            "name": facts.name,
            "address": facts.address,
            "organisation_number": facts.organisation_number,
            "place": facts.place,
            "signer_name": facts.signer_name,
            "signer_title": facts.signer_title,
        }

    def show_year(self, year: SchoolYear) -> None:
        super().show_year(year)
        missing = rules.missing_for_papers(year.school.facts if year.school else None)
        if missing:
            self._ready.show_status(_("not ready for papers"), "late", "triangle-alert")
            self._ready.setToolTip(", ".join(_(one) for one in missing))
        else:
            self._ready.show_status(_("ready for papers"), "present", "check")
            self._ready.setToolTip("")

    def order(self) -> tuple[Callable[..., Any], Command]:
        school = self.basis.school if self.basis else None
        facts = SchoolFacts(**self.form.values())
        if school is None:
            return service.save_school, service.SaveSchool(facts=facts)
        return service.save_school, service.SaveSchool(
            school_id=school.id, version=school.version, facts=facts
        )


class PracticeSection(Section):
    """Who issues papers on practice, where it is not the school."""

    def __init__(self, bench: Bench) -> None:
        note = _(
            "If somebody else than the school answers for the practice in the workshops, they issue the"
            " practice statement. If the card is empty, the school does."
        )
        super().__init__(bench, _("Who issues practice statements"), note, _("Save the issuer"))

    def fill(self) -> None:
        longest = rules.LONGEST_TEXT
        told = _("As it stands on papers. It must not tell where.")
        self.form.text("name", _("Name of the issuer"), told, longest=longest)
        address = _("As in the letterhead, one line each.")
        self.form.lines("address", _("Address of the issuer"), address, lines=3)
        number = _("Organisation number of the issuer")
        self.form.text("organisation_number", number, _("Nine digits."), longest=20)
        self.form.text("place", _("Place on practice statements"), _("Empty: the school's."), longest=longest)
        self.form.text("signer_name", _("Who signs practice statements"), longest=longest)
        self.form.text("signer_title", _("Title of who signs practice statements"), longest=longest)

    def values(self, year: SchoolYear) -> dict[str, Any]:
        return asdict(year.practice_issuer)

    def order(self) -> tuple[Callable[..., Any], Command]:
        facts = SchoolFacts(**self.form.values())
        return service.save_practice_issuer, service.SavePracticeIssuer(
            facts=facts, before=self.basis.practice_issuer if self.basis else None
        )


class SiteSection(Section):
    """The words that no paper may show."""

    def __init__(self, bench: Bench) -> None:
        note = _("Papers never tell where they were earned. These words are kept only to check every paper.")
        super().__init__(bench, _("What no paper may show"), note, _("Save the words"))

    def fill(self) -> None:
        self.form.text("prison_name", _(terms.PRISON_NAME.label), _(terms.PRISON_NAME.help), longest=120)
        self.form.lines("prison_words", _(terms.PRISON_WORDS.label), _(terms.PRISON_WORDS.help), lines=3)
        languages = list(LANGUAGE_NAMES.items())
        help_ = _("Each paper can be made in another language.")
        self.form.choice(
            "paper_language", _(terms.PAPER_LANGUAGE.label), languages, help_, required=True, value="nb"
        )

    def values(self, year: SchoolYear) -> dict[str, Any]:
        return {
            "prison_name": year.site.prison_name,
            "prison_words": year.site.prison_words,
            "paper_language": year.site.paper_language,
        }

    def order(self) -> tuple[Callable[..., Any], Command]:
        return service.save_site, service.SaveSite(
            site=SiteFacts(**self.form.values()), before=self.basis.site if self.basis else None
        )


class TermsSection(Section):
    """The half-years of teaching."""

    def __init__(self, bench: Bench) -> None:
        note = _("Groups are named after a term and last as long, unless you say otherwise.")
        super().__init__(bench, _("Terms"), note, _("Save the terms"))

    def fill(self) -> None:
        field = TermsField(self.bench.theme, self.bench.today())
        self.form.add("terms", _("Name, first day, last day"), field, required=True)

    def values(self, year: SchoolYear) -> dict[str, Any]:
        return {"terms": tuple(row.facts for row in year.terms)}

    def order(self) -> tuple[Callable[..., Any], Command]:
        return service.save_terms, service.SaveTerms(
            terms=self.form.values()["terms"], before=self.form.unchanged("terms")
        )


class LessonsSection(Section):
    """The slots of the school day."""

    def __init__(self, bench: Bench) -> None:
        note = _("When lessons usually begin and end. Sessions can be planned at other times too.")
        super().__init__(bench, _("Lesson times"), note, _("Save the lesson times"))

    def fill(self) -> None:
        field = LessonTimesField(self.bench.theme)
        self.form.add("times", _("From – to"), field, required=True)
        usual = DayParts()
        help_ = _("Every session belongs to a part of the day, also one between two lessons.")
        label_ = _(terms.AFTERNOON_BEGINS.label)
        self.form.time("afternoon", label_, help_, required=True, value=usual.afternoon)
        self.form.time("evening", _(terms.EVENING_BEGINS.label), required=True, value=usual.evening)

    def values(self, year: SchoolYear) -> dict[str, Any]:
        parts = year.day_parts
        times = tuple(row.span for row in year.lesson_times)
        return {"times": times, "afternoon": parts.afternoon, "evening": parts.evening}

    def order(self) -> tuple[Callable[..., Any], Command]:
        typed = self.form.values()
        parts = DayParts(typed["afternoon"], typed["evening"])
        before = DayParts(self.form.unchanged("afternoon"), self.form.unchanged("evening"))
        return service.save_lesson_times, service.SaveLessonTimes(
            times=typed["times"], parts=parts, before=(self.form.unchanged("times"), before)
        )


class CalendarSection(Section):
    """The days on which there is no teaching, or on which there is against custom."""

    def __init__(self, bench: Bench) -> None:
        note = _(
            "Breaks, planning days and extra school days. The holidays of the law"
            " (helligdagsfredloven § 2; 1 and 17 May) are known already."
        )
        super().__init__(bench, _("School calendar"), note, _("Save the calendar"))

    def fill(self) -> None:
        field = CalendarField(self.bench.theme, self.bench.today())
        self.form.add("entries", _("Name, kind, first day, last day"), field)

    def values(self, year: SchoolYear) -> dict[str, Any]:
        return {"entries": year.calendar}

    def order(self) -> tuple[Callable[..., Any], Command]:
        return service.save_calendar, service.SaveCalendar(
            entries=self.form.values()["entries"], before=self.form.unchanged("entries")
        )


def columns(bench: Bench, left: Sequence[QWidget], right: Sequence[QWidget], *, wide: bool) -> QWidget:
    """Cards in two columns where there is room, else below each other."""
    holder, gap = QWidget(), bench.theme.px(14)
    if wide:
        hbox(
            (vbox(*left, None, spacing=gap), 1),
            (vbox(*right, None, spacing=gap), 1),
            spacing=gap,
            parent=holder,
        )
    else:
        vbox(*left, *right, None, spacing=gap, parent=holder)
    return holder
