import psycopg
import pytest
from sqlalchemy import make_url

from eduapp.app.database_roles import SEAT
from eduapp.app.main import main
from tests.support import given_seats


def on_postgresql(url):
    return make_url(url).get_backend_name() == "postgresql"


def test_a_file_on_this_pc_needs_no_account(database_url, tmp_path, capsys):
    if on_postgresql(database_url):
        pytest.skip("this one is on a server")

    assert main(["database", "roles", "--database", database_url, "--data", str(tmp_path)]) == 2
    assert "PostgreSQL" in capsys.readouterr().err


def test_the_account_is_made_and_its_password_shown_once(database_url, tmp_path, capsys):
    if not on_postgresql(database_url):
        pytest.skip("a file has no accounts")

    assert (
        main(["database", "roles", "--database", database_url, "--data", str(tmp_path), "--language", "en"])
        == 0
    )

    said = capsys.readouterr().out
    password = said.split("shown once: ")[1].split()[0]
    url = make_url(given_seats.plain(database_url)).set(username=SEAT, password=password)
    with psycopg.connect(url.render_as_string(hide_password=False)) as connection:
        assert connection.execute("SELECT current_user").fetchone() == (SEAT,)
    with psycopg.connect(given_seats.plain(database_url), autocommit=True) as connection:
        connection.execute(f"DROP OWNED BY {SEAT}")


def test_a_password_in_a_file_is_taken_if_it_is_long_enough(database_url, tmp_path, capsys):
    if not on_postgresql(database_url):
        pytest.skip("a file has no accounts")
    short, long = tmp_path / "short", tmp_path / "long"
    short.write_text("secret\n")
    long.write_text("a password that is long enough\n")
    words = [
        "database",
        "roles",
        "--database",
        database_url,
        "--data",
        str(tmp_path),
        "--language",
        "en",
        "--password-file",
    ]

    assert main([*words, str(short)]) == 2
    assert main([*words, str(long)]) == 0
    assert "long enough" not in capsys.readouterr().out
    with psycopg.connect(given_seats.plain(database_url), autocommit=True) as connection:
        connection.execute(f"DROP OWNED BY {SEAT}")
