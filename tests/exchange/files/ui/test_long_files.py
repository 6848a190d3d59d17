"""Files of 20,000 rows: the window goes on answering while they are read and judged."""

import pytest
from PySide6.QtCore import QTimer

from eduapp.education.courses.models import CourseGroup
from eduapp.gui.tasks import ThreadedTaskRunner
from eduapp.people.learners.models import Learner
from tests.support import given_education
from tests.support.fakes import a_bench
from tests.support.gaps import answers_while
from tests.support.given_imports import ENROLMENTS, PEOPLE, a_list
from tests.support.import_pages import an_import_page

MANY_TIMES = 10  # the event loop comes round while the work is done elsewhere; else once or twice


@pytest.fixture
def long_file(tmp_path):
    """20,000 learners, every thousandth without a number."""
    rows = (f"{n if n % 1000 else ''};Navn;Per{n};" for n in range(1, 20_001))
    return a_list(tmp_path, PEOPLE + "\n".join(rows))


@pytest.fixture
def long_list_of_enrolments(database, tmp_path):
    """20,000 enrolments: 2,000 learners in ten groups, every thousandth row on a day that does not exist."""
    with database.writing() as uow:
        for n in range(2_000):
            names = {"family_name": "N", "given_name": f"P{n}", "sort_key": f"n{n}", "search_text": f" p{n}"}
            uow.session.add(Learner(number=f"{10_000 + n}", **names))
    for n in range(10):
        course = given_education.a_course(database, f"C{n}", f"Kurs {n}", capacity=10)
        group = given_education.a_group(database, course, "G")
        with database.writing() as uow:
            uow.session.get_one(CourseGroup, group).capacity = 2_000
    rows = (
        f"{10_000 + n // 10};C{n % 10};G;{'23.11.2026' if n % 1000 else '31.11.2026'};20.11.2026;;;"
        for n in range(20_000)
    )
    return a_list(tmp_path, ENROLMENTS + "\n".join(rows))


def answers_of(qtbot, theme, database, path, key, texts):
    """How often the window answered while the file was read, and while one cell was corrected."""
    runner = ThreadedTaskRunner(database, pytest.fail, pytest.fail)
    page = an_import_page(qtbot, a_bench(database, theme=theme, runner=runner), key)

    def waiting(signal, act):
        with qtbot.waitSignal(signal, timeout=20_000):
            QTimer.singleShot(0, act)

    def correct():
        page.panel.rows.view.edit_bad()
        page.panel.rows.view._field.setText(next(texts))
        page.panel.rows.view.close_field()

    read = answers_while(lambda: waiting(page.work.opened, lambda: page.work.read(path)))
    corrected = answers_while(lambda: waiting(page.work.judged, correct))
    runner.close()
    return read, corrected


def test_twenty_thousand_rows_never_hold_the_window_up(qtbot, theme, database, long_file):
    numbers = map(str, range(100_001, 100_010))

    assert min(answers_of(qtbot, theme, database, long_file, "people", numbers)) > MANY_TIMES


def test_twenty_thousand_enrolments_never_hold_the_window_up(qtbot, theme, database, long_list_of_enrolments):
    days = iter(["24.11.2026"] * 9)

    answers = answers_of(qtbot, theme, database, long_list_of_enrolments, "enrolments", days)

    assert min(answers) > MANY_TIMES
