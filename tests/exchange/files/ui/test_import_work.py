"""Behind the page: jobs one at a time, changes that wait, and nothing typed ever lost."""

import threading

import pytest
from PySide6.QtWidgets import QWidget

from eduapp.core.errors import Unavailable
from eduapp.core.i18n import N_
from eduapp.exchange.files import jobs
from eduapp.exchange.files.rules import State
from eduapp.exchange.files.ui.import_work import ImportWork
from eduapp.gui.tasks import ThreadedTaskRunner
from eduapp.people.learners import queries
from tests.support import given
from tests.support.fakes import a_bench
from tests.support.given_files import sample
from tests.support.given_imports import PEOPLE, a_list, brought_in

TWO_BAD = PEOPLE + "1;Lie;Jonas;31.02.1990\n2;Moen;Geir;22.01.1984\n;Berg;Anton;\n"


@pytest.fixture
def work(fakes, qtbot):
    owner = QWidget()
    qtbot.addWidget(owner)
    return ImportWork(fakes.bench, owner, "people")


@pytest.fixture
def opened(work, tmp_path):
    """Three rows, of which the first and the last are to fix."""
    work.read(a_list(tmp_path, TWO_BAD))
    return work


def heard(signal):
    """What a signal tells from now on."""
    told = []
    signal.connect(lambda *what: told.append(what[0] if what else None))
    return told


def learners(database):
    with database.reading() as session:
        return sorted(row.number for row in queries.learners(session))


def test_reading_finds_rows_and_columns(opened):
    assert opened.chosen == {0: "number", 1: "family_name", 2: "given_name", 3: "birth_date"}
    assert opened.coming() == 1
    assert not opened.touched


def test_many_rows_of_a_file_before_go_little_by_little(opened, tmp_path, monkeypatch):
    """Freed at once, 100,000 of them keep the window waiting."""
    let_go, before = [], opened.looked.preview
    monkeypatch.setattr(jobs, "MANY", 3)
    monkeypatch.setattr("eduapp.exchange.files.ui.import_work.let_go", let_go.append)

    opened.read(a_list(tmp_path, PEOPLE + "1;Lie;Jonas;31.01.1990\n"))
    opened.forget()

    assert let_go == [[*before.rows, *before.table.rows]]


def test_an_unusable_file_leaves_what_is_there(opened, tmp_path):
    before, told = opened.looked, heard(opened.told)

    opened.read(tmp_path)

    assert told == ["", f"{tmp_path.name} is not an ordinary file. Choose a file."]
    assert opened.looked is before


def test_changes_are_judged_and_counted(opened):
    opened.change(jobs.Edited(0, "birth_date", "28.02.1990"))

    assert opened.coming() == 2
    assert opened.touched
    assert opened.unjudged == []


def test_two_columns_for_one_field_are_told_and_nothing_is_lost(opened):
    opened.choose(3, "given_name")

    assert opened.against() == [
        "First name is chosen twice: for Fornavn and Fødselsdato. Choose another for one of them."
    ]
    opened.bring_in()
    assert opened.report is None

    opened.choose(3, "birth_date")

    assert opened.against() == []
    assert opened.coming() == 1


def test_a_needed_column_that_is_left_out_is_told(opened):
    opened.choose(0, None)

    assert opened.against() == ["No column is chosen for: Learner number. Choose one, or add it to the file."]


def test_other_columns_are_looked_at_anew(opened):
    opened.choose(3, None)

    assert opened.looked.preview.columns == {"number": 0, "family_name": 1, "given_name": 2}
    assert opened.coming() == 2


def test_bringing_in_reports_and_leaves_nothing_at_stake(opened, database):
    opened.change(jobs.Decided(2, State.LEFT_OUT))

    opened.bring_in()

    assert opened.report == jobs.Report(entered=1, known=0, refused=1)
    assert not opened.touched
    assert learners(database) == ["2"]


def test_a_row_to_fix_that_nobody_types_in_stops_nothing(opened, database):
    held_back = heard(opened.held_back)

    opened.bring_in(0)
    assert (held_back, opened.report) == ([0], None)

    opened.bring_in()
    assert opened.report == jobs.Report(entered=1, known=0, refused=2)


def test_nothing_to_bring_in_sends_nothing(work, tmp_path, database):
    work.read(a_list(tmp_path, PEOPLE + "1;Lie;Jonas;31.02.1990\n"))

    work.bring_in()

    assert work.report is None


def test_what_changed_elsewhere_is_said_and_looked_at_again(opened, database):
    given.a_learner(database, "Geir Moen", number="2", birth_date=None)
    told = heard(opened.told)

    opened.bring_in()

    assert told[-1].startswith("Something has changed since the rows were looked at")
    assert opened.report is None
    assert opened.coming() == 0
    assert opened.looked.preview.counts[State.JOINED] == 1


def test_changes_elsewhere_are_looked_at_without_being_asked(opened, database):
    given.a_learner(database, "Geir Moen", number="2", birth_date=None)

    opened.look_again()

    assert opened.looked.preview.counts[State.JOINED] == 1


class Unreachable(Unavailable):
    message = N_("The database is away.")


def test_a_database_that_is_away_can_be_tried_again_and_enters_nobody_twice(
    opened, fakes, database, monkeypatch
):
    real, tries = jobs.bring_in, []

    def first_away(*args):
        tries.append(args[1].command_id)
        answer = real(*args)
        if len(tries) == 1:
            raise Unreachable  # saved, but the answer did not arrive
        return answer

    monkeypatch.setattr(jobs, "bring_in", first_away)
    fakes.ask.try_again = True

    opened.bring_in()

    assert opened.report == jobs.Report(entered=1, known=0, refused=2)
    assert len(set(tries)) == 1
    assert learners(database) == ["2"]


def test_another_subject_lets_go_of_the_file(opened):
    opened.take("courses")

    assert (opened.subject.key, opened.looked, opened.chosen) == ("courses", None, {})


def test_refused_rows_are_saved(opened, tmp_path):
    counts = []

    opened.save_refused(tmp_path / "rettes.csv", counts.append)

    assert counts == [2]
    assert (tmp_path / "rettes.csv").read_text(encoding="utf-8-sig").splitlines()[1].startswith("1;Lie")


def test_a_place_that_cannot_be_written_to_can_be_tried_again(opened, tmp_path, fakes):
    blocked = a_list(tmp_path, "in the way", "file")
    counts = []

    opened.save_refused(blocked / "rettes.csv", counts.append)

    assert counts == []
    assert len(fakes.ask.errors) == 1


def test_an_empty_list_is_saved(work, tmp_path):
    done = []

    work.save_template(tmp_path / "mal.csv", done.append)

    assert done == [None]
    assert (tmp_path / "mal.csv").read_text(encoding="utf-8-sig").startswith("Learner number;Last name")


def test_a_page_built_anew_takes_up_what_was_kept(opened, fakes, qtbot):
    opened.change(jobs.Edited(0, "birth_date", "28.02.1990"))
    owner = QWidget()
    qtbot.addWidget(owner)
    other = ImportWork(fakes.bench, owner, "courses")

    other.restore(opened.kept())

    assert (other.key, other.coming(), other.touched) == ("people", 2, True)
    assert other.chosen == opened.chosen


@pytest.fixture
def threaded(qtbot, database, theme):
    """The same with real threads."""
    runner = ThreadedTaskRunner(database, pytest.fail, pytest.fail)
    fakes = a_bench(database, theme=theme, runner=runner)
    owner = QWidget()
    qtbot.addWidget(owner)
    yield ImportWork(fakes.bench, owner, "people")
    runner.close()


def test_changes_made_while_others_are_judged_wait_and_are_judged_together(
    qtbot, threaded, tmp_path, monkeypatch
):
    with qtbot.waitSignal(threaded.opened):
        threaded.read(a_list(tmp_path, TWO_BAD))
    asked, may_go_on, real = [], threading.Event(), jobs.look_again

    def slowly(*args):
        asked.append(args[1].changes)
        may_go_on.wait(10)
        return real(*args)

    monkeypatch.setattr(jobs, "look_again", slowly)
    first = jobs.Edited(0, "birth_date", "28.02.1990")
    others = (jobs.Edited(2, "number", "3"), jobs.Edited(2, "family_name", "Bergh"))

    threaded.change(first)
    for change in others:
        threaded.change(change)
    assert threaded.unjudged == [first, *others]
    threaded.bring_in()  # waits for them too
    may_go_on.set()
    qtbot.waitUntil(lambda: threaded.report is not None)

    assert asked == [(first,), others]
    assert threaded.report == jobs.Report(entered=3, known=0, refused=0)


def test_a_correction_that_is_none_stops_bringing_in(qtbot, threaded, tmp_path):
    with qtbot.waitSignal(threaded.opened):
        threaded.read(a_list(tmp_path, TWO_BAD))

    with qtbot.waitSignal(threaded.held_back) as held_back:
        threaded.change(jobs.Edited(0, "birth_date", "30.02.1990"))
        threaded.bring_in(0)

    assert held_back.args == [0]
    assert threaded.report is None
    assert not threaded.busy


def test_stop_leaves_what_was_there_and_says_so(qtbot, threaded, monkeypatch):
    told, working = heard(threaded.told), heard(threaded.working)
    real, may_go_on = jobs.read_table, threading.Event()

    def slowly(path, progress):
        may_go_on.wait(10)
        return real(path, progress)

    monkeypatch.setattr(jobs, "read_table", slowly)
    threaded.read(sample("deltakere.csv"))
    assert threaded.busy

    with qtbot.waitSignal(threaded.rested):
        working[0].cancel()
        may_go_on.set()

    assert told[-1] == "Stopped. Nothing was brought in."
    assert threaded.looked is None
    assert not threaded.busy


def test_what_is_under_way_is_not_begun_twice(qtbot, threaded, tmp_path, database):
    with qtbot.waitSignal(threaded.opened):
        threaded.read(a_list(tmp_path, TWO_BAD))

    with qtbot.waitSignal(threaded.reported):
        threaded.bring_in()
        threaded.bring_in()
        threaded.read(sample("deltakere.csv"))

    assert learners(database) == ["2"]
    assert threaded.looked.preview.table.file_name == "liste.csv"


def test_the_same_preview_sent_twice_by_two_people_enters_once(opened, database):
    brought_in(database, "people", opened.looked)

    opened.bring_in()

    assert opened.report is None
    assert learners(database) == ["2"]
