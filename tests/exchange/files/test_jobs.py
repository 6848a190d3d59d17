"""From a path to rows in the database, by way of a look that changes nothing."""

import pytest

from eduapp.core.errors import Refused, Unavailable
from eduapp.core.i18n import speaking
from eduapp.core.progress import Cancelled, NoProgress
from eduapp.exchange.files import jobs
from eduapp.exchange.files.formats import Unusable
from eduapp.exchange.files.rules import State
from eduapp.exchange.files.service import BringIn
from tests.support.fakes import StopsAt
from tests.support.given_files import sample
from tests.support.given_imports import PEOPLE, a_list, again, brought_in, looked_at, states, told

NINE = {
    "number", "family_name", "given_name", "birth_date", "first_language", "norwegian_level", "unit",
    "security_level", "available_until",
}  # fmt: skip


def test_looking_finds_columns_and_changes_nothing(database, published, notes):
    looked = looked_at(database, "people", sample("deltakere.csv"))

    assert set(looked.preview.columns) == NINE
    assert looked.preview.counts == {State.NEW: 108, State.FIX: 4}
    assert looked.to_fix == (108, 109, 110, 111)
    assert published == notes == []


def test_other_columns_are_looked_at_anew(database, tmp_path):
    looked = looked_at(database, "people", a_list(tmp_path, "Nr;Navn A;Navn B\n1;Lie;Jonas\n"))
    assert told(looked)[2][0][0] == "First name"

    command = jobs.LookAgain(
        "people", looked.preview, columns={"number": 0, "family_name": 1, "given_name": 2}
    )
    looked = jobs.look_again(database, command, NoProgress())

    assert states(looked) == {2: "new"}
    assert looked.to_fix == ()


def test_several_changes_are_judged_together(database, tmp_path):
    looked = looked_at(
        database, "people", a_list(tmp_path, PEOPLE + "1;Lie;Jonas;\n1;Moen;Geir;31.02.1990\n2;Berg;;\n")
    )

    looked = again(
        database, "people", looked.preview,
        jobs.Edited(1, "birth_date", "28.02.1990"), jobs.Edited(1, "number", "2"),
        jobs.Decided(2, State.LEFT_OUT),
    )  # fmt: skip

    assert states(looked) == {2: "new", 3: "new", 4: "left_out"}
    assert looked.to_fix == ()

    looked = again(database, "people", looked.preview, jobs.Decided(2, None))

    assert states(looked) == {2: "new", 3: "new", 4: "fix"}
    assert looked.to_fix == (2,)


def test_a_changed_row_that_is_changed_back_fares_as_before(database):
    first = looked_at(database, "people", sample("deltakere.csv"))

    other = again(database, "people", first.preview, jobs.Edited(0, "number", "1002"))
    back = again(database, "people", other.preview, jobs.Edited(0, "number", "1001"))

    assert states(other) != states(first)
    assert (states(back), told(back)) == (states(first), told(first))


def test_without_a_needed_column_nothing_comes_in(database, tmp_path):
    looked = looked_at(database, "people", a_list(tmp_path, "Etternavn;Fornavn\nLie;Jonas\n"))

    with pytest.raises(Refused):
        jobs.check_whole(looked.preview)
    with pytest.raises(Refused):
        brought_in(database, "people", looked)


def test_an_unusable_file_says_so_in_one_sentence(database, tmp_path):
    with pytest.raises(Unusable) as told_so:
        looked_at(database, "people", tmp_path)

    assert told_so.value.sentence() == f"{tmp_path.name} is not an ordinary file. Choose a file."


def test_reading_can_be_stopped(database):
    command = jobs.ReadFile("people", sample("deltakere.csv"))

    with pytest.raises(Cancelled):
        jobs.read_file(database, command, StopsAt(0))


def test_judging_can_be_stopped(database):
    looked = looked_at(database, "people", sample("deltakere.csv"))

    with pytest.raises(Cancelled):
        jobs.look_again(database, jobs.LookAgain("people", looked.preview), StopsAt(0))


@pytest.mark.parametrize("suffix", [".csv", ".xlsx"])
def test_refused_rows_make_a_round_trip(database, tmp_path, suffix):
    looked = looked_at(database, "people", sample("deltakere.csv"))
    path = tmp_path / f"rettes{suffix}"

    count = jobs.save_refused(database, jobs.SaveRefused(looked.preview, path), NoProgress())
    back = looked_at(database, "people", path)

    assert count == 4
    assert set(back.preview.columns) == NINE
    assert [row.cells[:9] for row in back.preview.rows] == [
        looked.preview.rows[place].cells for place in looked.to_fix
    ]
    assert back.preview.table.headings[-1] == "What to fix"


def test_a_folder_that_cannot_be_written_to_loses_nothing(database, tmp_path):
    looked = looked_at(database, "people", sample("deltakere.csv"))
    blocked = tmp_path / "file"
    blocked.write_text("in the way")

    with pytest.raises(Unavailable):
        jobs.save_refused(database, jobs.SaveRefused(looked.preview, blocked / "rettes.csv"), NoProgress())

    assert blocked.read_text() == "in the way"


@pytest.mark.parametrize("spoken", ["nb", "nn", "en"])
@pytest.mark.parametrize("suffix", [".csv", ".xlsx"])
def test_a_template_filled_in_is_read_without_matching(database, tmp_path, spoken, suffix):
    path = tmp_path / f"mal{suffix}"
    with speaking(spoken):
        jobs.save_template(database, jobs.SaveTemplate("people", path), NoProgress())
    with pytest.raises(Unusable) as told_so:
        looked_at(database, "people", path)
    assert "no rows below" in told_so.value.sentence()


def test_progress_counts_the_people_who_come_in(database):
    looked = looked_at(database, "people", sample("deltakere-mange-skrifter.csv"))
    watched = StopsAt(1_000)

    jobs.bring_in(database, BringIn(subject="people", preview=looked.preview), watched)

    assert [step[:2] for step in watched.steps] == [(count, 11) for count in range(11)]
