"""Every screen there is, filled and empty, is fit for everybody: each language, theme and text size."""

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QLabel, QWidget

from eduapp.app import catalogue
from eduapp.app.screens import screens
from eduapp.app.stage import Stage
from eduapp.gui.contributions import load
from eduapp.gui.routes import Route
from eduapp.gui.tables import TableView
from tests.support import given
from tests.support.accessibility import Case, assert_page_accessible, standing
from tests.support.sample import a_catalogue_bench, staff

FILLED = (
    "today", "today-leader", "learners", "learner", "apart", "talks-due", "groups", "group", "catalogue",
    "course", "week", "week-place", "week-learner", "day", "places", "place", "school", "register",
    "workshops", "workshop", "shift", "machines", "machine", "tools", "tool-board", "aims", "aims-talks",
    "aims-matrix", "exams", "exam", "exam-day", "exam-board",
    "exam-tickets", "appeals", "appeal", "appeal-sent", "appeals-exam", "markings", "marking", "marking-own",
    "marking-desk",
    "grades", "grading", "grading-told", "grading-typing", "exam-questions", "exam-coming", "exam-seats",
    "exam-lists", "custody",
    "exam-papers", "questions", "question", "question-import", "arrangements",
    "papers", "paper", "paper-printed", "certificates", "certificates-register", "certificate",
    "certificates-check", "certificates-templates", "certificates-chain", "keys", "keys-ceremony",
    "lists", "type-in", "school-day", "privacy-copy", "privacy-retention", "plan-on-paper",
    "import", "handoff", "statements", "figures", "users", "roles", "trail",
    "trail-check", "backups", "settings",
)  # fmt: skip
LISTS = (
    "today", "settings", "learners.list", "apart.list", "plans.due", "enrolment.groups", "courses.catalogue",
    "timetable.week", "timetable.day", "places.list", "school.school", "workshops.list", "machines.list",
    "tools.list", "sittings.list", "sittings.papers", "appeals.list", "marking.list", "marking.own",
    "grading.list", "statistics.questions", "custody.list", "questions.list", "questions.edit",
    "questions.import", "papers.list", "papers.print",
    "arrangements.list", "aims.list", "aims.talks",
    "certificates.ready", "certificates.register", "certificates.chain", "certificates.check",
    "certificates.templates",
    "keys.keys", "keys.ceremony", "safekeeping.backups", "access.users", "access.roles",
    "audit.trail", "audit.check",
    "lists.lists", "lists.type_in", "day.day", "privacy.copy", "privacy.retention",
    "handouts.plan", "handoff.days", "statements.month",
)  # fmt: skip


def test_every_page_of_the_catalogue_is_among_the_screens(site):
    shown = {screen.route.key for screen in screens(site)}

    assert shown == set(catalogue.pages())
    assert [screen.name for screen in screens(site)] == list(FILLED)


@pytest.mark.parametrize("name", FILLED)
def test_a_screen_with_the_sample_site_on_it_is_fit_for_everybody(qtbot, site, name):
    screen = next(one for one in screens(site) if one.name == name)
    actor = staff(site)[screen.by]
    page = load(catalogue.pages()[screen.route.key].module)

    assert_page_accessible(lambda theme: page(a_catalogue_bench(site, actor, theme).bench, screen.route))


class Watch(QObject):
    """Keeps every window that is shown."""

    def __init__(self):
        super().__init__()
        self.shown = []

    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.shown.append(f"{type(watched).__name__} {watched.accessibleName()}")
        return False


@pytest.mark.parametrize("name", FILLED)
def test_no_part_of_a_screen_is_a_window_before_it_has_its_place(qapp, site, name):
    screen = next(one for one in screens(site) if one.name == name)
    actor, watch = staff(site)[screen.by], Watch()
    page = load(catalogue.pages()[screen.route.key].module)
    qapp.installEventFilter(watch)

    with standing(Case(), lambda theme: page(a_catalogue_bench(site, actor, theme).bench, screen.route)):
        qapp.removeEventFilter(watch)

    assert watch.shown == ["QWidget "]  # the window it stands in


@pytest.mark.timeout(900)
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_no_title_of_a_screen_is_cut_and_the_board_says_all_of_its_day(qapp, site, scale):
    actors, cut = staff(site), []
    stage = Stage(site, actors["leader"], scale=scale, size=(1366, 696), place="Fjellvik")
    for screen in screens(site):
        if stage.bench.actor != actors[screen.by]:
            stage.enter(actors[screen.by])
        stage.show(screen.route)
        head = stage.shell.head
        whole = [head.title, head.context] if scale == 1 and screen.name == "exam-board" else [head.title]
        cut += [screen.name for label in whole if QLabel.text(label) != label.text()]
    stage.close()

    assert cut == ["paper"]  # somebody gave it a very long name


@pytest.mark.parametrize("key", LISTS)
def test_a_screen_with_nothing_on_it_is_fit_for_everybody(qtbot, database, key):
    page = load(catalogue.pages()[key].module)

    assert_page_accessible(
        lambda theme: page(a_catalogue_bench(database, given.LEADER, theme).bench, Route(key))
    )


LONG = 36  # characters: a sentence, or a name longer than any column; the whole text is in the tooltip


def cut_in(page):
    """What tables on a page cut: their headings, and texts that are short enough to stand whole."""
    for table in page.findChildren(TableView):
        if not table.isVisible():
            continue
        yield from table.horizontalHeader().cut()
        delegate = table.itemDelegate()
        for column in range(table.model().columnCount()):
            if table.isColumnHidden(column):
                continue
            for row in range(min(20, table.model().rowCount())):
                lines = delegate.full_text(table.model().index(row, column)).split("\n")
                if 0 < len(max(lines, key=len)) < LONG:
                    yield from lines


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
@pytest.mark.parametrize("name", FILLED)
def test_no_heading_and_no_short_text_of_a_table_is_cut_at_100_percent(qtbot, site, name, language):
    screen = next(one for one in screens(site) if one.name == name)
    actor = staff(site)[screen.by]
    page = load(catalogue.pages()[screen.route.key].module)

    def make(theme):
        return page(a_catalogue_bench(site, actor, theme).bench, screen.route)

    with standing(Case(language=language), make) as (_window, shown, _theme):
        assert list(cut_in(shown)) == []
