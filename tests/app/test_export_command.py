"""`eduapp export handoff`: exit codes, what is said, what is written."""

from functools import partial

import pytest
from sqlalchemy import select

from eduapp.app import export_command
from eduapp.app.export_command import ALL_FINAL, SOME_OPEN
from eduapp.app.location import Location
from eduapp.app.main import UNUSABLE, main
from eduapp.app.opening import open_database
from eduapp.app.sample_site import NOW
from eduapp.app.who import USER_PASSWORD
from eduapp.core.clock import StillClock
from eduapp.core.errors import NotAllowed
from eduapp.exchange.files.formats import read_table
from eduapp.people.access.models import User, WorksAt
from tests.support.sample import copied, site, site_file
from tests.support.signing_in import cheap, signed_in, told

__all__ = ["cheap", "signed_in", "site", "site_file"]


@pytest.fixture
def home(site_file, tmp_path, signed_in):
    folder = copied(site_file, tmp_path / "data")
    signed_in(folder, "leader")
    return folder


@pytest.fixture
def export(home, capsys, monkeypatch):
    """Run the command in English on the sample site's Monday; exit code, and the lines it wrote."""
    opened = partial(open_database, clock=StillClock(NOW))
    monkeypatch.setattr(export_command, "open_database", opened)

    def run(*words):
        code = main(["export", "handoff", *map(str, words), "--data", str(home), "--language", "en"])
        said = capsys.readouterr()
        return code, said.out.splitlines(), said.err.splitlines()

    return run


def test_a_week_that_is_final_is_0_and_names_its_files(export, tmp_path):
    target = tmp_path / "week.csv"

    code, said, wrong = export("--from", "2026-09-07", "--to", "13.9.2026", target)

    assert (code, wrong) == (ALL_FINAL, [])
    table = read_table(target)
    assert said[0].endswith(f"{len(table.rows)} rows.")
    assert said[1:] == [str(tmp_path / f"week{end}.csv") for end in ("", "-persons", "-codes", "-about")]


def test_days_that_may_change_are_1_and_counted(export, tmp_path):
    code, said, _wrong = export(
        "--from", "2026-11-16", "--to", "2026-11-22", tmp_path / "w", "--format", "xlsx"
    )

    assert code == SOME_OPEN
    assert any(line.endswith("days are not final.") for line in said)
    assert read_table(tmp_path / "w").format == "xlsx"


@pytest.mark.parametrize(
    ("days", "why"),
    [
        (("2026-09-07", "rubbish"), "rubbish is not a date"),
        (("2026-09-13", "2026-09-07"), "comes before the first"),
        (("2030-01-01", "2030-01-02"), "has not come yet"),
    ],
)
def test_what_cannot_be_handed_over_is_2_and_writes_nothing(export, tmp_path, days, why):
    code, said, wrong = export("--from", days[0], "--to", days[1], tmp_path / "week.csv")

    assert (code, said) == (UNUSABLE, [])
    assert why in " ".join(wrong)
    assert not (tmp_path / "week.csv").exists()


def test_the_same_week_again_has_the_same_number(export, tmp_path):
    first = export("--from", "2026-09-07", "--to", "2026-09-13", tmp_path / "a.csv")
    second = export("--from", "2026-09-07", "--to", "2026-09-13", tmp_path / "b.csv")

    assert first[1][0] == second[1][0]


def test_what_changed_since_the_week_was_handed_over_is_told_first(export, tmp_path):
    _code, said, _wrong = export("--from", "2026-11-16", "--to", "2026-11-22", tmp_path / "week.csv")

    assert said[0] == "Changed since export 2026-2:"
    assert "attended 90 → 80, absent 0 → 10" in said[1]
    assert said[2].startswith("Export 2026-3:")


CHANGED = ("--from", "2026-11-16", "--to", "2026-11-22")


def test_the_trail_names_whoever_handed_days_over(export, home, tmp_path):
    export(*CHANGED, tmp_path / "week.csv")

    assert told(home)[-1] == ("handoff.exported", "Solveig Nes")


def test_who_may_not_hand_days_over_is_told_nothing_of_them(export, home, tmp_path, signed_in):
    signed_in(home, "workshop")

    code, said, wrong = export(*CHANGED, tmp_path / "week.csv")

    assert (code, said, wrong) == (UNUSABLE, [], [NotAllowed().sentence()])
    assert not (tmp_path / "week.csv").exists()


def test_a_wrong_password_is_2_writes_nothing_and_is_in_the_trail(export, home, tmp_path, monkeypatch):
    monkeypatch.setenv(USER_PASSWORD, "ikke det ordet i det hele tatt")

    code, said, wrong = export(*CHANGED, tmp_path / "week.csv")

    assert (code, said, len(wrong)) == (UNUSABLE, [], 1)
    assert not (tmp_path / "week.csv").exists()
    assert told(home)[-1][0] == "access.sign_in.failed"


def test_whoever_works_elsewhere_is_not_told_what_changed_here(export, home, tmp_path):
    database = open_database(Location.of(home))
    with database.writing() as uow:
        leader = uow.session.scalars(select(User.id).where(User.sign_in_name == "leader")).one()
        uow.session.add(WorksAt(user_id=leader, site="Elsewhere"))
    database.engine.dispose()

    _code, said, _wrong = export(*CHANGED, tmp_path / "week.csv")

    assert not any(line.startswith("Changed since") for line in said)
