"""A server as a school would have, one for a run, and empty databases on it for tests.

A module takes the fixtures in by name: `from tests.support.served import issuer, served, certificate, place`.
"""

from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest

from eduapp.core.db import server
from tests.support.tls_server import PASSWORD, Issuer, Served, tls_server

__all__ = ["address", "certificate", "issuer", "place", "served"]


@pytest.fixture(scope="session")
def issuer() -> Issuer:
    """Who vouches for the server."""
    return Issuer.new("Skolens rot")


@pytest.fixture(scope="session")
def served(issuer: Issuer) -> Iterator[Served]:
    """The server, with TLS, passwords, and the user a school would be given."""
    with tls_server(issuer) as running:
        yield running


@pytest.fixture(scope="session")
def certificate(issuer: Issuer, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file by which a PC knows the server."""
    return issuer.file(tmp_path_factory.mktemp("certificate") / "root.crt")


@pytest.fixture
def address(served: Served, certificate: Path) -> str:
    """The address of an empty database of this test's own, as somebody would write it."""
    name = f"d{uuid4().hex}"
    served.make(name)
    return served.url(name, sslrootcert=certificate)


@pytest.fixture
def place(address: str) -> str:
    """The same with its password, as the engine takes it."""
    return server.with_password(address, PASSWORD)
