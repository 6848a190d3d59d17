"""`eduapp import`: exit codes, what is said, what is saved and what is not."""

import json
import os
import sqlite3
import subprocess
import sys

import pytest
from sqlalchemy import func, select

from eduapp.app.import_command import ALL_IN, SOME_REFUSED
from eduapp.app.location import FILE_NAME, Location
from eduapp.app.main import UNUSABLE, main
from eduapp.app.opening import open_database
from eduapp.app.who import USER
from eduapp.core.errors import NotAllowed
from eduapp.people.learners import queries
from eduapp.workshops.hours.models import HoursEntry
from tests.support import given, given_machines, given_workshops
from tests.support.given_files import sample
from tests.support.given_imports import COURSES, HOURS, PEOPLE, SAMPLES, a_list, the_rooms
from tests.support.signing_in import cheap, signed_in, told

__all__ = ["cheap", "signed_in"]

SIGNED_IN = ("access.signed_in", "Dagverk")  # the program says who came
NOTHING_YET = pytest.mark.parametrize("home", ["nothing yet"], indirect=True)


@pytest.fixture
def home(tmp_path, request, _template, signed_in):
    """The data folder of a school whose leader signs in, unless a test asks for "nothing yet"."""
    folder = tmp_path / "data"
    if getattr(request, "param", "") != "nothing yet":
        folder.mkdir()
        (folder / FILE_NAME).write_bytes(_template)
        signed_in(folder)
    return folder


@pytest.fixture
def bring(home, capsys):
    """Run the command in English; exit code, and the lines it wrote."""

    def run(*words):
        code = main(["import", *map(str, words), "--data", str(home), "--language", "en"])
        said = capsys.readouterr()
        return code, said.out.splitlines(), said.err.splitlines()

    return run


def learners(home):
    database = open_database(Location.of(home))
    try:
        with database.reading() as session:
            return {row.number: row.name for row in queries.learners(session)}
    finally:
        database.engine.dispose()


def test_all_rows_in_is_0(bring, home):
    code, said, _ = bring("people", sample("deltakere-mange-skrifter.csv"))

    assert (code, said) == (
        ALL_IN,
        ["11 rows, separated by semicolon, UTF-8 text.", "11 rows brought in."],
    )
    assert len(learners(home)) == 11


def test_some_refused_is_1_with_row_column_text_and_what_to_do(bring, home):
    code, said, _ = bring("people", sample("deltakere.csv"))

    assert code == SOME_REFUSED
    assert said == [
        "112 rows, separated by semicolon, Windows-1252 text.",
        (
            "Row 110, Learner number: 1042 stands in line 43 already. "
            "Correct one of them, or leave the row out."
        ),
        ("Row 111, Date of birth: 31.02.1989 is not a date. Write day.month.year, such as 28.02.1989."),
        ("Row 112, Last name: Both names are empty. Type the last name or the first name; one is enough."),
        "Row 113, Learner number: Learner number is empty. Type it here, or leave the row out.",
        (
            "Row 113, Security level: ukjent is not known here. "
            "Write one of these: høyt, lavere, overgangsbolig."
        ),
        ("Row 113, Available until: i morgen is not a date. Write day.month.year, such as 05.06.1990."),
        "108 rows brought in, 4 refused.",
    ]
    assert len(learners(home)) == 108


def test_reading_a_file_again_says_what_was_known(bring, home):
    bring("people", sample("deltakere.csv"))

    code, said, _ = bring("people", sample("deltakere.csv"))

    assert (code, said[-1]) == (SOME_REFUSED, "0 rows brought in, 108 known already, 4 refused.")
    assert len(learners(home)) == 108


KAARE = "7001;Hansen;Kåre;01.01.1980\n7002;Hansen;Kare;01.01.1980\n7003;Hansen;Kåre;01.01.1980\n"


def test_nobody_is_dropped_because_another_has_the_same_name_and_birth_date(bring, home, tmp_path):
    path, refused = a_list(tmp_path, PEOPLE + KAARE), tmp_path / "rettes.csv"

    code, said, _ = bring("people", path, "--refused", refused)

    assert code == SOME_REFUSED
    assert (
        "Row 4, whole row: Same name and date of birth as in line 2. "
        "Brought in once, with that line's number. "
        "Nobody is here to decide whether 7003 and 7001 are one person. "
        "Leave the row out, or open the file in Dagverk and add it as new."
    ) in said
    assert said[-1] == "2 rows brought in, 1 refused."
    assert learners(home) == {"7001": "Hansen, Kåre", "7002": "Hansen, Kare"}
    assert "7003;Hansen;Kåre" in refused.read_text(encoding="utf-8-sig")


def test_reading_such_a_file_again_refuses_the_same_row_and_doubles_nobody(bring, home, tmp_path):
    path = a_list(tmp_path, PEOPLE + KAARE)
    bring("people", path)

    code, said, _ = bring("people", path)

    assert (code, said[-1]) == (SOME_REFUSED, "0 rows brought in, 2 known already, 1 refused.")
    assert (
        "Row 4, whole row: Same name and date of birth as learner 7001, who is here already. "
        "Nothing is changed. Nobody is here to decide whether 7003 and 7001 are one person. "
        "Leave the row out, or open the file in Dagverk and add it as new."
    ) in said
    assert len(learners(home)) == 2


def test_known_rows_that_say_something_else_than_what_is_stored_are_counted_and_named(bring, tmp_path):
    head = "Deltakernr;Etternavn;Fornavn;Avdeling;Norsknivå\n"
    bring("people", a_list(tmp_path, head + "1;Lie;Jonas;A;B1\n2;Berg;Åse;B;\n3;Moen;Geir;C;A2\n"))

    code, said, _ = bring(
        "people", a_list(tmp_path, head + "1;Lie;Jonas;B;A2\n2;Berg;Ase;;B1\n3;Moen;Geir;;A2\n")
    )

    assert (code, said[1:]) == (
        ALL_IN,
        [
            "2 known rows differ from what is stored, which stays as it is:",
            "  Row 2: Level of Norwegian, Unit",
            "  Row 3: First name, Level of Norwegian",
            "0 rows brought in, 3 known already.",
        ],
    )


def test_all_samples_come_in_one_after_the_other(bring):
    codes = [bring(key, sample(name))[0] for key, name in SAMPLES]

    assert codes == [1, 0, 0, 1, 0]


def test_hours_tell_which_workshops_are_new(bring):
    bring("people", sample("deltakere.csv"))

    _, said, _ = bring("hours", sample("verkstedtimer.csv"))

    assert said[1] == (
        "6 workshops are new and will be added: "
        "Gartneri, Kjøkken, Mekanisk verksted, Snekkerverksted, Vaskeri, Vedlikehold."
    )


def test_refused_rows_go_out_and_come_back_corrected_without_doubling_anyone(bring, home, tmp_path):
    refused = tmp_path / "rettes.csv"
    code, said, _ = bring("people", sample("deltakere.csv"), "--refused", refused)
    assert code == SOME_REFUSED
    assert f"The refused rows were written to {refused}." in said

    text = refused.read_text(encoding="utf-8-sig")
    for wrong, right in (
        ("1042;Lie", "1202;Lie"), ("31.02.1989", "28.02.1989"), ("1201;;", "1201;Berg;"),
        (";Moen;", "1203;Moen;"), ("ukjent;i morgen", "høyt;"),
    ):  # fmt: skip
        text = text.replace(wrong, right)
    refused.write_text(text, encoding="utf-8")

    code, said, _ = bring("people", refused)
    assert (code, said[-1]) == (ALL_IN, "4 rows brought in.")
    assert bring("people", refused)[1][-1] == "0 rows brought in, 4 known already."
    assert len(learners(home)) == 112


def test_nothing_refused_writes_no_file(bring, tmp_path):
    bring("people", sample("deltakere-mange-skrifter.csv"), "--refused", tmp_path / "rettes.csv")

    assert not (tmp_path / "rettes.csv").exists()


def test_refused_rows_that_cannot_be_written_stop_everything(bring, home, tmp_path):
    blocked = a_list(tmp_path, "in the way", "file")

    code, _, told = bring("people", sample("deltakere.csv"), "--refused", blocked / "rettes.csv")

    assert code == UNUSABLE
    assert len(told) == 1
    assert learners(home) == {}


@NOTHING_YET
def test_a_dry_run_saves_nothing_and_makes_nothing(bring, home):
    code, said, _ = bring("people", sample("deltakere.csv"), "--dry-run")

    assert code == SOME_REFUSED
    assert said[-2:] == ["108 rows can come in, 4 refused.", "This was a dry run: nothing was brought in."]
    assert not home.exists()


def test_a_dry_run_beside_a_database_leaves_it_as_it_is(bring, home):
    bring("people", sample("deltakere-mange-skrifter.csv"))
    before, known = told(home), learners(home)

    _, said, _ = bring("people", sample("deltakere-mange-skrifter.csv"), "--dry-run")

    assert said[-2] == "0 rows can come in, 11 known already."
    assert told(home) == [*before, SIGNED_IN]  # it tells who is known
    assert learners(home) == known


@NOTHING_YET
def test_another_program_is_told_as_json(bring, home):
    code, said, _ = bring("people", sample("deltakere.csv"), "--json", "--dry-run")

    told = json.loads("\n".join(said))
    assert code == SOME_REFUSED
    assert (told["subject"], told["dry_run"], told["rows"]) == ("people", True, 112)
    assert (told["new"], told["known"], told["refused"]) == (108, 0, 4)
    assert told["problems"][0]["line"] == 110
    assert told["problems"][0]["column"] == "Learner number"
    assert not home.exists()

    code, said, _ = bring("people", sample("deltakere.csv"), "--json")

    assert json.loads("\n".join(said))["new"] == 108 == len(learners(home))


@pytest.fixture
def school(home):
    """A database with the rooms, the staff, the learners and the courses of the samples."""
    database = open_database(Location.of(home))
    the_rooms(database)
    database.engine.dispose()


def test_groups_enrolments_and_timetable_come_in_and_a_second_time_change_nothing(bring, school):
    for key, name in SAMPLES[:3]:
        bring(key, sample(name))

    for key, name, new, known, refused in (
        ("groups", "grupper.csv", 12, 0, 4),
        ("enrolments", "pameldinger.csv", 48, 1, 9),
        ("timetable", "timeplan.csv", 18, 0, 7),
        ("enrolments", "pameldinger.csv", 0, 49, 9),
        ("timetable", "timeplan.csv", 0, 18, 7),
    ):
        code, said, _ = bring(key, sample(name), "--json")
        told = json.loads("\n".join(said))
        assert (code, told["new"], told["known"], told["refused"]) == (SOME_REFUSED, new, known, refused)


def test_columns_nobody_asked_for_are_named(bring, tmp_path):
    path = a_list(tmp_path, "Deltakernr;Navn på katt;Etternavn\n1;Pus;Lie\n")

    _, said, _ = bring("people", path)

    assert "Columns that are not brought in: Navn på katt." in said


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (
            "Etternavn;Fornavn\nLie;Jonas\n",
            "No column is chosen for: Learner number. Choose one, or add it to the file.",
        ),
        ("", "liste.csv is empty. Choose a file with headings in its first line and rows below."),
        (
            PEOPLE,
            "liste.csv has headings in line 1, but no rows below. Add rows, then choose it again.",
        ),
        (
            "Nr;Nr\n1;2\n",
            "The heading Nr stands twice in liste.csv: in columns 1 and 2. Rename one.",
        ),
    ],
)
def test_an_unusable_file_is_2_with_one_sentence_before_anybody_is_asked(
    bring, home, tmp_path, monkeypatch, text, sentence
):
    monkeypatch.delenv(USER)
    code, said, told = bring("people", a_list(tmp_path, text))

    assert (code, said, told) == (UNUSABLE, [], [sentence])
    assert learners(home) == {}


def test_the_wrong_subject_is_2(bring, tmp_path):
    code, _, told = bring("hours", a_list(tmp_path, COURSES + "A;Aa;kurs;10;60;8;\n"))

    assert code == UNUSABLE
    assert told[0].startswith("No column is chosen for: ")


def test_a_folder_instead_of_a_file_is_2(bring, tmp_path):
    code, _, told = bring("people", tmp_path)

    assert (code, told) == (UNUSABLE, [f"{tmp_path.name} is not an ordinary file. Choose a file."])


def test_a_file_that_is_not_there_is_2(bring, tmp_path):
    code, _, told = bring("people", tmp_path / "borte.csv")

    assert (code, told) == (UNUSABLE, ["borte.csv is no longer there. Choose the file again."])


def test_an_unknown_subject_is_2(bring):
    with pytest.raises(SystemExit) as stopped:
        bring("prisoners", sample("deltakere.csv"))

    assert stopped.value.code == UNUSABLE


@NOTHING_YET
def test_a_data_folder_that_cannot_be_made_is_2(bring, home):
    home.write_text("a file stands where the folder should be")

    code, _, told = bring("people", sample("deltakere.csv"))

    assert code == UNUSABLE
    assert len(told) == 1
    assert "is a file, not a folder" in told[0]


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may write anywhere")
def test_a_read_only_data_folder_is_2(bring, home):
    home.mkdir(mode=0o500)

    code, _, told = bring("people", sample("deltakere.csv"))

    assert code == UNUSABLE
    assert "cannot be written to" in told[0]


def test_a_database_from_a_newer_version_is_2_and_stays_as_it_is(bring, home):
    bring("people", sample("deltakere-mange-skrifter.csv"))
    with sqlite3.connect(home / "dagverk.db") as connection:
        connection.execute("UPDATE alembic_version SET version_num = 'r9999'")
    connection.close()
    before = (home / "dagverk.db").read_bytes()

    code, _, told = bring("people", sample("deltakere.csv"))

    assert code == UNUSABLE
    assert told == [
        (
            "This database was made by a newer Dagverk (r9999). Install the newest version on this PC. "
            "Nothing was lost. Put that right, then try again."
        )
    ]
    assert (home / "dagverk.db").read_bytes() == before


@NOTHING_YET
def test_a_file_that_is_no_database_is_2(bring, home):
    home.mkdir()
    (home / "dagverk.db").write_text("this is a shopping list, not a database at all")

    code, _, told = bring("people", sample("deltakere.csv"))

    assert code == UNUSABLE
    assert "not a Dagverk database" in told[0]


def test_a_console_without_the_letters_loses_no_row(home, tmp_path):
    path = a_list(tmp_path, PEOPLE + "1;أحمد;يوسف;31.02.1990\n2;Дмитрий;Иванов;\n3 3;Ŋ;ŋ;\n")

    done = subprocess.run(
        [sys.executable, "-m", "eduapp", "import", "people", str(path), "--data", str(home)],
        capture_output=True, check=False, env={**os.environ, "PYTHONIOENCODING": "ascii"},
    )  # fmt: skip

    assert done.returncode == SOME_REFUSED, done.stderr
    assert learners(home) == {"2": "Дмитрий, Иванов"}


def test_the_command_line_is_no_way_round_the_safety_of_a_machine(bring, home, tmp_path):
    bring("people", a_list(tmp_path, PEOPLE + "1001;Vik;Ola;\n"))
    database = open_database(Location.of(home))
    try:
        room = given_machines.a_place(database, "Workroom", "workshop")
        given_workshops.a_workshop(database, "Snekkerverksted", place_id=room)
        given_machines.a_machine(database, place_id=room)
    finally:
        database.engine.dispose()
    row = "17.09.2026;Snekkerverksted;1001;08:00;10:00;;;;M-01\n"
    hours = a_list(tmp_path, HOURS.replace("Oppgave", "Oppgave;Maskin") + row)

    code, said, _ = bring("hours", hours)

    assert code == SOME_REFUSED
    assert any("Machine: Bandsaw (M-01): Theory is missing" in line for line in said)
    database = open_database(Location.of(home))
    with database.reading() as session:
        assert session.scalar(select(func.count()).select_from(HoursEntry)) == 0
    database.engine.dispose()


def test_one_refused_row_of_hours_keeps_the_others_out_until_somebody_says_so(bring, home, tmp_path):
    bring("people", a_list(tmp_path, PEOPLE + "1001;Vik;Ola;\n"))
    rows = "17.09.2026;Snekkerverksted;{};08:00;10:00;;;\n"
    hours = a_list(tmp_path, HOURS + rows.format("1001") + rows.format("9999"))

    code, said, _ = bring("hours", hours)
    assert (code, said[-1]) == (SOME_REFUSED, "0 rows brought in, 1 refused.")
    assert "--good-rows" in said[-2]

    code, said, _ = bring("hours", hours, "--good-rows")
    assert (code, said[-1]) == (SOME_REFUSED, "1 row brought in, 1 refused.")


def test_competence_aims_come_in_and_a_repeat_changes_nothing(bring):
    wanted = ("aims", sample("kompetansemal.csv"))

    assert bring(*wanted)[:1] == (ALL_IN,)
    code, said, _ = bring(*wanted)

    assert (code, said[-1]) == (ALL_IN, "0 rows brought in, 8 known already.")


def test_the_trail_names_whoever_brought_people_in(bring, home, tmp_path):
    before = told(home)

    bring("people", a_list(tmp_path, PEOPLE + "1001;Vik;Ola;\n"))

    new = told(home)[len(before) :]
    assert new[0] == SIGNED_IN
    assert ("files.brought_in", "Solveig Nes") in new
    assert {name for _action, name in new[1:]} == {"Solveig Nes"}


@pytest.mark.parametrize("more", [(), ("--dry-run",), ("--json",)], ids=["in earnest", "dry run", "json"])
def test_who_may_not_bring_people_in_is_told_nothing_and_brings_in_nobody(bring, home, signed_in, more):
    signed_in(home, given.TEACHER)

    code, said, told_why = bring("people", sample("deltakere.csv"), *more)

    assert (code, said, told_why) == (UNUSABLE, [], [NotAllowed().sentence()])
    assert learners(home) == {}


@pytest.mark.parametrize("more", [(), ("--dry-run",)], ids=["in earnest", "dry run"])
def test_where_nobody_says_who_it_is_nothing_is_done(bring, home, monkeypatch, more):
    monkeypatch.delenv(USER)

    code, said, told_why = bring("people", sample("deltakere.csv"), *more)

    assert (code, said, len(told_why)) == (UNUSABLE, [], 1)
    assert USER in told_why[0]
    assert learners(home) == {}
