import psycopg
import pytest
from cryptography import x509
from sqlalchemy import text

from eduapp.core.db import server
from eduapp.core.db.engine import open_engine
from eduapp.core.db.faults import plain_errors
from eduapp.core.errors import Unavailable
from tests.support.served import certificate, issuer, served
from tests.support.tls_server import ELSEWHERE, PASSWORD, USER, Issuer, tls_server

SECRET = "gåte ved elva"


__all__ = ["certificate", "issuer", "served"]


@pytest.fixture(autouse=True)
def _made(served):
    if not _there:
        served.make("dagverk")
        _there.append("dagverk")


_there: list[str] = []


def connected(url, password=PASSWORD):
    engine = open_engine(server.with_password(url, password))
    try:
        with plain_errors(), engine.connect() as connection:
            return connection.execute(
                text("SELECT ssl, version FROM pg_stat_ssl WHERE pid = pg_backend_pid()")
            ).one()
    finally:
        engine.dispose()


def refused(url, password=PASSWORD):
    with pytest.raises(Unavailable) as error:
        connected(url, password)
    assert password not in error.value.sentence()
    assert password not in repr(error.value)
    return error.value.sentence()


def test_a_server_elsewhere_is_spoken_to_in_secret_once_its_certificate_is_known(served, certificate):
    ssl, version = connected(served.url("dagverk", sslrootcert=certificate))

    assert ssl
    assert version in ("TLSv1.2", "TLSv1.3")


def test_a_server_elsewhere_without_a_certificate_to_know_it_by_is_not_spoken_to(
    served, monkeypatch, tmp_path
):
    monkeypatch.setenv("HOME", str(tmp_path))
    assert "root certificate" in refused(served.url("dagverk"))


@pytest.mark.parametrize("mode", ["disable", "allow", "prefer", "require", "verify-ca"])
def test_a_connection_that_others_could_answer_is_refused(served, certificate, mode):
    said = refused(served.url("dagverk", sslrootcert=certificate, sslmode=mode))
    assert f"sslmode={mode}" in said
    assert "verify-full" in said


@pytest.mark.parametrize(
    ("variable", "value"), [("PGSSLMODE", "disable"), ("PGSSLMODE", "require"), ("PGGSSENCMODE", "prefer")]
)
def test_the_surroundings_make_no_connection_weaker(served, certificate, monkeypatch, variable, value):
    monkeypatch.setenv(variable, value)
    assert connected(served.url("dagverk", sslrootcert=certificate)).ssl


def test_the_certificate_of_somebody_else_is_not_believed(served, tmp_path):
    other = Issuer.new("En annens rot").file(tmp_path / "other.crt")
    assert "does not vouch" in refused(served.url("dagverk", sslrootcert=other))


def test_a_certificate_for_another_name_is_not_believed(issuer, certificate):
    with tls_server(issuer, names=(x509.DNSName("skole.test"),)) as other:
        assert "another name" in refused(other.url("postgres", sslrootcert=certificate))


def test_a_server_without_tls_is_sent_nothing(issuer, certificate):
    with tls_server(issuer, tls=False) as bare:
        assert "switch TLS on" in refused(bare.url("postgres", sslrootcert=certificate))


def test_a_certificate_file_that_is_not_there_is_named(served, tmp_path):
    missing = tmp_path / "gone.crt"
    assert str(missing) in refused(served.url("dagverk", sslrootcert=missing))


def test_a_certificate_file_that_is_none_is_told(served, tmp_path):
    (tmp_path / "letter.crt").write_text("Dear county")
    assert "certificate file cannot be used" in refused(
        served.url("dagverk", sslrootcert=tmp_path / "letter.crt")
    )


def test_a_wrong_password_and_an_unknown_user_are_told_alike(served, certificate):
    wrong = refused(served.url("dagverk", sslrootcert=certificate), SECRET)
    unknown = refused(served.url("dagverk", user="ingen", sslrootcert=certificate), SECRET)

    assert "does not know this user with this password" in wrong
    assert wrong == unknown


def test_a_database_that_is_not_there_is_told(served, certificate):
    assert "no database of that name" in refused(served.url("other", sslrootcert=certificate))


def test_a_server_that_is_off_is_told(served, certificate):
    port = served.port
    url = served.url("dagverk", sslrootcert=certificate).replace(str(port), "9")
    assert "No database answers" in refused(url)


def test_a_name_nobody_has_is_told(served, certificate):
    url = served.url("dagverk", host="skole.invalid", sslrootcert=certificate)
    assert "no server of that name" in refused(url)


def test_this_very_pc_needs_no_certificate(served):
    connected(served.url("dagverk", host="127.0.0.1"))
    connected(served.url("dagverk", host="localhost"))


@pytest.mark.parametrize(
    ("address", "here"),
    [
        ("postgresql+psycopg:///dagverk", True),
        ("postgresql+psycopg://u@localhost/dagverk", True),
        ("postgresql+psycopg://u@127.0.0.1:5433/dagverk", True),
        ("postgresql+psycopg://u@[::1]/dagverk", True),
        ("postgresql+psycopg://u@/dagverk?host=/run/postgresql", True),
        (f"postgresql+psycopg://u@{ELSEWHERE}/dagverk", False),
        ("postgresql+psycopg://u@skole.test/dagverk", False),
        ("postgresql+psycopg://u@localhost.skole.test/dagverk", False),
        ("postgresql+psycopg://u@localhost/dagverk?host=skole.test", False),
        ("postgresql+psycopg://u@localhost/dagverk?hostaddr=192.0.2.7", False),
        ("postgresql+psycopg://u@/dagverk?host=/run/postgresql&host=skole.test", False),
        ("postgresql+psycopg://u@/dagverk?host=localhost:1&host=skole.test:2", False),
    ],
)
def test_what_is_this_very_pc(address, here):
    assert server.stays_here(address) == here


def test_a_server_the_surroundings_name_is_elsewhere(monkeypatch):
    monkeypatch.setenv("PGHOST", "skole.test")
    assert not server.stays_here("postgresql+psycopg:///dagverk")


def test_a_service_file_is_refused(monkeypatch):
    with pytest.raises(Unavailable) as error:
        open_engine("postgresql+psycopg://localhost/dagverk?service=other")
    assert "service file" in error.value.sentence()
    monkeypatch.setenv("PGSERVICE", "other")
    with pytest.raises(Unavailable):
        open_engine("postgresql+psycopg://localhost/dagverk")


@pytest.mark.parametrize("url", ["somewhere", "mysql://u:secret@server/name", "postgresql+asyncpg://s/x"])
def test_what_is_no_address_of_ours_is_refused_without_repeating_it(url):
    with pytest.raises(Unavailable) as error:
        server.parsed(url)
    assert "secret" not in error.value.sentence()


def test_what_others_write_for_an_address_is_understood():
    assert server.parsed("postgresql://u@s/d").drivername == server.DRIVER
    assert server.is_server("postgresql://u@s/d")
    assert not server.is_server("sqlite:///a.db")


def test_a_password_is_taken_out_and_put_in_unharmed():
    bare = "postgresql+psycopg://skolen@skole.test:5433/dagverk?sslrootcert=%2Fa%20b.crt"
    whole = server.with_password(bare, PASSWORD)

    assert server.holds_password(whole)
    assert server.parsed(whole).password == PASSWORD
    assert server.parsed(server.without_password(whole)) == server.parsed(bare)
    assert server.holds_password(f"{bare}&password=x")
    assert not server.holds_password(server.without_password(f"{bare}&password=x"))


def test_a_password_is_filed_under_who_and_where():
    assert server.label_of(f"postgresql://{USER}@skole.test/d") == f"{USER}@skole.test:5432/d"
    assert server.label_of("postgresql:///d?host=/run") == "@/run:5432/d"
    assert server.label_of(f"postgresql://{USER}@s/d?port=54320") == f"{USER}@s:54320/d"
    assert server.label_of(f"postgresql://{USER}@/d?host=/run&port=54320") == f"{USER}@/run:54320/d"
    assert server.label_of(f"postgresql://{USER}@/d?host=a:1&host=b:2") == f"{USER}@a,b:1,2/d"
    assert server.label_of(f"postgresql://{USER}@/d") == f"{USER}@local:5432/d"
    assert server.label_of(f"postgresql://{USER}:x@s:7/d?sslrootcert=a") == f"{USER}@s:7/d"


def test_a_certificate_where_libpq_looks_for_it_need_not_be_named(served, certificate, monkeypatch, tmp_path):
    (tmp_path / ".postgresql").mkdir()
    (tmp_path / ".postgresql" / "root.crt").write_bytes(certificate.read_bytes())
    monkeypatch.setenv("HOME", str(tmp_path))
    assert connected(served.url("dagverk")).ssl


def test_whoever_speaks_without_an_engine_is_held_to_the_same(served, certificate):
    url = server.with_password(served.url("dagverk", sslrootcert=certificate), PASSWORD)
    with psycopg.connect(server.for_libpq(url)) as connection:
        assert connection.pgconn.ssl_in_use
    with pytest.raises(Unavailable):
        server.for_libpq(served.url("dagverk", sslrootcert=certificate, sslmode="require"))
