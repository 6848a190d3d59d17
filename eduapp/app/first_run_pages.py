"""The pages of the first run. Each saves through the same use cases as the pages one meets later."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtWidgets import QWidget

from eduapp.app.machine import LOOK, LOOKS
from eduapp.app.person_menu import LOOK_NAMES
from eduapp.core.i18n import LANGUAGE_NAMES, LANGUAGES, N_, _, language
from eduapp.core.spans import Span
from eduapp.education.school import service as school
from eduapp.education.school.rules import SchoolFacts, SiteFacts, TermFacts
from eduapp.education.school.terms import NEEDED_ON_PAPERS
from eduapp.gui.forms import Form
from eduapp.gui.loading import load
from eduapp.gui.routes import Route
from eduapp.gui.theme import SCALES
from eduapp.gui.widgets import Card, IconTile, Segments, button, hbox, label, vbox
from eduapp.people.access import jobs
from eduapp.people.access.rules import SHORTEST_PASSWORD, actor_with

if TYPE_CHECKING:
    from uuid import UUID

    from PySide6.QtGui import QHideEvent
    from PySide6.QtWidgets import QPushButton

    from eduapp.app.first_run import FirstRun
    from eduapp.core.errors import EduError
    from eduapp.exchange.files.ui.import_page import ImportPage
    from eduapp.gui.bench import Bench

MAKE_CODE = "eduapp.people.access.ui.recovery_dialogs:make_code"
IMPORT_PAGE = "eduapp.exchange.files.ui.import_page:ImportPage"
SAMPLE = N_("This makes a school with invented people and papers. It stands beside your own data.")
BACKUP = N_("All of it comes back from a stick or a folder. On another PC the code on paper opens it.")
FIRST_ROLES = ("administrator", "leader")  # in a small school the first person is both
LESSON_MINUTES, LESSONS = 45, ((510, 555), (555, 600), (615, 660), (660, 705), (735, 780), (780, 825))


class Step(QWidget):
    """One page: a name for the rail, a title, and what Next does."""

    name_text: ClassVar[str]
    title_text: ClassVar[str]
    explained_text: ClassVar[str] = ""
    verb_text: ClassVar[str] = N_("Next")
    can_wait: ClassVar[bool] = True

    def __init__(self, bench: Bench, wizard: FirstRun) -> None:
        super().__init__()
        self.bench, self.wizard, self.theme = bench, wizard, bench.theme
        self.setObjectName("page")

    @property
    def name(self) -> str:
        """Its word in the list of steps."""
        return _(self.name_text)

    @property
    def title(self) -> str:
        """Its heading."""
        return _(self.title_text)

    @property
    def explained(self) -> str:
        """What it is for, in a sentence."""
        return _(self.explained_text) if self.explained_text else ""

    @property
    def verb(self) -> str:
        """What stands on the button that goes on."""
        return _(self.verb_text)

    def shown(self) -> None:
        """It has come to the front; the keyboard is in the first field, if it has any."""
        if isinstance(form := getattr(self, "form", None), Form):
            form.start()

    def finish(self) -> None:
        """Save what was typed and go on; stays if something stands against it."""
        self.wizard.forward()

    def kept(self) -> dict[str, object]:
        """What was typed so far."""
        form = getattr(self, "form", None)
        return form.values() if isinstance(form, Form) else {}

    def restore(self, typed: dict[str, object]) -> None:
        """Take up what `kept` gave."""
        form = getattr(self, "form", None)
        if isinstance(form, Form):
            form.set_values(typed)

    def failed(self, error: EduError, form: Form) -> None:
        """Say on the form what stands against it."""
        form.show_error(error)


class LanguageStep(Step):
    """Language and look, and the short way: invented people."""

    name_text, title_text = N_("Language"), N_("Welcome to Dagverk")
    explained_text = N_("Choose a language. It can be changed at any time.")
    can_wait = False

    def __init__(self, bench: Bench, wizard: FirstRun) -> None:
        super().__init__(bench, wizard)
        px, program = self.theme.px, wizard.program
        spoken = Segments(
            self.theme, [(code, LANGUAGE_NAMES[code]) for code in LANGUAGES], _("Language"), language()
        )
        spoken.chosen.connect(lambda code: program.choose(spoken=str(code)))
        look = Segments(
            self.theme, [(one, _(LOOK_NAMES[one])) for one in LOOKS], _("Look"), program.settings.get(LOOK)
        )
        look.chosen.connect(lambda one: program.choose(look=str(one)))
        sizes = [(round(scale * 100), f"{round(scale * 100)} %") for scale in SCALES]
        size = Segments(self.theme, sizes, _("Text size"), round(self.theme.scale * 100))
        size.chosen.connect(lambda percent: program.choose(scale=int(str(percent))))
        pcs = [(False, _("This PC alone")), (True, _("Several PCs"))]
        self.pcs = Segments(self.theme, pcs, _("Who works with it"), not program.alone)
        self.sample = button(self.theme, _("Try with invented people"), "users", kind="big")
        self.sample.clicked.connect(program.try_with_invented_people)
        self.backup = button(self.theme, _("Bring a backup back…"), "history", kind="big")
        self.backup.clicked.connect(program.bring_back)
        sample = self._offer("sun", _("Only want to look around?"), _(SAMPLE), self.sample)
        backup = self._offer("save", _("Does the school have a backup?"), _(BACKUP), self.backup)
        if not program.alone:  # what is on a server is brought back there
            backup.hide()
        rows = [
            vbox(label(title, "bodyStrong"), hbox(choice, None), spacing=px(4))
            for title, choice in (
                *((_("Language"), spoken), (_("Look"), look), (_("Text size"), size)),
                (_("Who works with it"), self.pcs),
            )
        ]
        vbox(*rows, px(10), sample, backup, None, spacing=px(14), parent=self)

    def _offer(self, icon: str, title: str, words: str, press: QPushButton) -> Card:
        said = vbox(
            label(title, "bodyStrong"), label(words, "secondary", wrap=True), spacing=self.theme.px(2)
        )
        return Card(hbox(IconTile(self.theme, icon, "late", 44), (said, 1), press, spacing=self.theme.px(14)))

    def finish(self) -> None:
        several, program = bool(self.pcs.current()), self.wizard.program
        if several and program.alone:
            program.several_pcs()
        elif not several and not program.alone:
            program.work_alone()
        else:
            super().finish()

    def kept(self) -> dict[str, object]:
        return {"several": self.pcs.current()}

    def restore(self, typed: dict[str, object]) -> None:
        self.pcs.choose(typed["several"])


class SchoolStep(Step):
    """The issuer of all papers, and the name that must never stand on one."""

    name_text, title_text = N_("School and prison"), N_("Which school teaches here?")
    explained_text = N_(
        "The school stands on every paper. The prison's name is kept to check that it never does."
    )

    def __init__(self, bench: Bench, wizard: FirstRun) -> None:
        super().__init__(bench, wizard)
        self.form = Form(self.theme, bench.today())
        self.form.text("name", _("Name of the school"), required=True)
        self.form.lines("address", _("Address"), _("As in the letterhead."), lines=2)
        self.form.text("organisation_number", _("Organisation number"))
        needed, title = _(NEEDED_ON_PAPERS), _("Such as rektor or avdelingsleder.")
        place = _("The municipality, for place and date on papers.")
        self.form.text("place", _("Place"), place, needed_for=needed)
        self.form.text("signer_name", _("Who signs"), needed_for=needed)
        self.form.text("signer_title", _("Title of who signs"), title, needed_for=needed)
        self.form.text("prison_name", _("Name of the prison"), _("Never printed. Only used to check papers."))
        vbox(self.form, None, parent=self)

    def finish(self) -> None:
        if not self.form.submit():
            return
        typed = self.form.values()
        site = school.SaveSite(
            site=SiteFacts(prison_name=typed.pop("prison_name"), paper_language=_paper_language())
        )
        facts = school.SaveSchool(facts=SchoolFacts(**typed))
        self.bench.runner.execute(
            school.save_site, site, owner=self, done=lambda _none: self._save(facts), failed=self._failed
        )

    def _save(self, command: school.SaveSchool) -> None:
        self.bench.runner.execute(
            school.save_school,
            command,
            owner=self,
            done=lambda _id: self.wizard.forward(),
            failed=self._failed,
        )

    def _failed(self, error: EduError) -> None:
        self.failed(error, self.form)


class AdministratorStep(Step):
    """The first account. The one page that cannot be put off for ever."""

    name_text, title_text = N_("People who use this"), N_("Who is the first administrator?")
    explained_text = N_("This person opens accounts for the others. Learners never have an account.")

    def __init__(self, bench: Bench, wizard: FirstRun) -> None:
        super().__init__(bench, wizard)
        self.form = Form(self.theme, bench.today())
        self.form.text("name", _("Name"), required=True)
        self.form.text("title", _("Title"), _("As on papers, such as avdelingsleder."))
        self.form.text("sign_in_name", _("Sign-in name"), required=True)
        least = _("At least {least} characters; four words are good.").format(least=SHORTEST_PASSWORD)
        self.form.password("password", _("Password"), least, required=True)
        self.form.password("again", _("The password once more"), required=True)
        vbox(self.form, None, parent=self)

    def finish(self) -> None:
        if self.wizard.actor is not None:
            self.wizard.forward()
            return
        if not self.form.submit():
            return
        typed = self.form.values()
        if typed["password"] != typed["again"]:
            self.form.show_problems({"again": _("The two passwords differ. Type the same twice.")})
            return
        command = jobs.NewUser(
            name=typed["name"],
            sign_in_name=typed["sign_in_name"],
            title=typed["title"],
            roles=FIRST_ROLES,
            password=typed["password"],
            first=True,
        )
        self.bench.runner.start(
            jobs.add_user,
            command,
            owner=self,
            done=self._added,
            failed=lambda error: self.failed(error, self.form),
        )

    def _added(self, user_id: UUID) -> None:
        typed = self.form.values()
        self.wizard.actor = actor_with(user_id, typed["name"], typed["title"], FIRST_ROLES)
        self.form.keep()
        self.wizard.forward()


class TermsStep(Step):
    """The half-year and the lesson times, with a proposal that fits most schools."""

    name_text, title_text = N_("Terms and lesson times"), N_("When is there teaching?")
    explained_text = N_("A proposal stands here already. Change what is different at your school.")

    def __init__(self, bench: Bench, wizard: FirstRun) -> None:
        super().__init__(bench, wizard)
        today = bench.today()
        spring = today.month <= 7  # noqa: PLR2004 - the school year turns on 1 August
        first = date(today.year, 1, 4) if spring else date(today.year, 8, 17)
        last = date(today.year, 6, 19) if spring else date(today.year, 12, 18)
        words = _("Spring {year}") if spring else _("Autumn {year}")
        self.form = Form(self.theme, today)
        self.form.text("name", _("Term"), required=True, value=words.format(year=today.year))
        self.form.date("first_day", _("First day"), required=True, value=first)
        self.form.date("last_day", _("Last day"), required=True, value=last)
        self.form.heading(_("Lesson times"), _("Empty those you do not use."))
        for number, (start, _end) in enumerate(LESSONS, start=1):
            self.form.time(f"lesson_{number}", _("Lesson {number} begins").format(number=number), value=start)
        self.form.number(
            "minutes", _("Length of a lesson"), unit=_("minutes"), least=15, most=180, value=LESSON_MINUTES
        )
        vbox(self.form, None, parent=self)

    def finish(self) -> None:
        if not self.form.submit():
            return
        typed = self.form.values()
        term = TermFacts(typed["name"], typed["first_day"], typed["last_day"])
        starts = [typed[f"lesson_{number}"] for number in range(1, len(LESSONS) + 1)]
        length = typed["minutes"] or LESSON_MINUTES
        times = tuple(Span(start, start + length) for start in starts if start is not None)
        self.bench.runner.execute(
            school.save_terms,
            school.SaveTerms(terms=(term,)),
            owner=self,
            done=lambda _none: self._save_times(times),
            failed=lambda error: self.failed(error, self.form),
        )

    def _save_times(self, times: tuple[Span, ...]) -> None:
        self.bench.runner.execute(
            school.save_lesson_times,
            school.SaveLessonTimes(times=times),
            owner=self,
            done=lambda _none: self.wizard.forward(),
            failed=lambda error: self.failed(error, self.form),
        )


class PeopleStep(Step):
    """The same import as later, inside the first run."""

    name_text, title_text = N_("Bring in learners"), N_("Bring in learners")
    explained_text = N_("Check the columns, then the rows. Nothing is saved until you press Bring in.")

    def __init__(self, bench: Bench, wizard: FirstRun) -> None:
        super().__init__(bench, wizard)
        self._box = vbox(spacing=0, parent=self)
        self._page: ImportPage | None = None

    def shown(self) -> None:
        if self._page is None:
            self._page = load(IMPORT_PAGE)(self.bench, Route("files.import", detail="people"))
            self._page.embed()
            self._box.addWidget(self._page)
            below = (self.wizard.back, self.wizard.later, self.wizard.next)
            for before, after in pairwise((self._page.foot.go, *below)):
                QWidget.setTabOrder(before, after)  # the page is younger than the buttons below it
            self._page.rows_changed.connect(self._offer_next)
        self._offer_next()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.wizard.next.setVisible(True)

    def _offer_next(self) -> None:
        """While rows wait to be brought in, that is the verb; one can still do it later."""
        self.wizard.next.setVisible(self._page is None or not self._page.rows_wait)

    def kept(self) -> dict[str, object]:
        return {"page": self._page.kept()} if self._page is not None else {}

    def restore(self, typed: dict[str, object]) -> None:
        if "page" in typed:
            self.shown()
            if self._page is not None:
                self._page.restore(typed["page"])

    def finish(self) -> None:
        if self._page is None or self._page.may_leave():
            super().finish()


class ReadyStep(Step):
    """What was done, and the way in."""

    name_text, title_text = N_("Ready"), N_("Ready to begin")
    verb_text = N_("Open Dagverk")
    can_wait = False

    def __init__(self, bench: Bench, wizard: FirstRun) -> None:
        super().__init__(bench, wizard)
        self._words = label("", wrap=True)
        self._go = button(self.theme, _("Go to that page"))
        self._go.clicked.connect(lambda: wizard.show_step(2))
        keys = _(
            "Papers can be checked by anybody once two of you have made the keys of the school: under"
            " Settings, Keys of the school."
        )
        self._keys = label(keys, "secondary", wrap=True)
        self._code = button(self.theme, _("Print the sealed code of administrators…"))
        self._code.clicked.connect(lambda: load(MAKE_CODE)(wizard.bench, self))
        made = (self._words, hbox(self._go, None), self._keys, hbox(self._code, None), None)
        vbox(*made, spacing=self.theme.px(12), parent=self)

    def shown(self) -> None:
        missing = self.wizard.actor is None
        self._go.setVisible(missing)
        self._keys.setVisible(not missing)
        self._code.setVisible(not missing)
        self.wizard.next.setEnabled(not missing)
        if missing:
            self._words.setText(_("One thing is needed first: the first administrator, with a password."))
            return
        self._words.setText(
            _("Everything you put off waits under Settings and Learners. F1 shows what a page is for.")
        )

    def finish(self) -> None:
        if self.wizard.actor is not None:
            self.wizard.program.set_up_done(self.wizard.actor)


def _paper_language() -> str:
    return language() if language() in ("nb", "nn") else "nb"
