"""A server elsewhere is spoken to in secret or not at all. tests/core/db/test_server.py meets real ones."""

import pytest

from eduapp.core.errors import Unavailable
from eduapp.core.secrecy import VERIFIED, around, secrecy_of, stays_here


@pytest.mark.parametrize("place", ["/run/postgresql", "@abstract", "localhost", "127.0.0.1", "::1", ""])
def test_this_very_pc_needs_no_certificate(place):
    assert stays_here({"host": place})
    assert secrecy_of({"host": place}, "disable") == {}


@pytest.mark.parametrize("known", [{"host": "server.skole"}, {"host": "localhost", "hostaddr": "10.0.0.4"}])
def test_elsewhere_the_certificate_is_checked_and_nothing_takes_its_place(known, tmp_path):
    file = tmp_path / "root.crt"
    file.write_text("certificate")

    assert secrecy_of({**known, "sslrootcert": str(file)}, VERIFIED) == {
        "sslmode": VERIFIED, "sslrootcert": str(file), "gssencmode": "disable",
    }  # fmt: skip


@pytest.mark.parametrize("mode", ["disable", "allow", "prefer", "require", "verify-ca"])
def test_less_than_that_is_refused_by_its_name(mode, tmp_path):
    with pytest.raises(Unavailable) as refused:
        secrecy_of({"host": "server.skole"}, mode)

    assert mode in refused.value.sentence()


def test_a_service_file_and_a_certificate_that_is_not_there_are_refused(tmp_path):
    with pytest.raises(Unavailable):
        secrecy_of({"host": "localhost", "service": "exam"}, VERIFIED)
    with pytest.raises(Unavailable) as refused:
        secrecy_of({"host": "server.skole", "sslrootcert": str(tmp_path / "gone.crt")}, VERIFIED)
    assert "gone.crt" in refused.value.sentence()


def test_the_surroundings_count(monkeypatch):
    monkeypatch.setenv("PGHOST", "server.skole")

    assert not stays_here(around())
