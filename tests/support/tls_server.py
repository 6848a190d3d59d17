"""A PostgreSQL server that is reached over the network, by passwords and certificates as a school would have.

It has a root certificate of its own, made here. Its address is "127.1": libpq and the certificate take that
for 127.0.0.1, while the program, which knows only whole addresses as this PC's own, takes it for elsewhere.
"""

import contextlib
import datetime as dt
import os
import shutil
import socket
from collections.abc import Iterator
from dataclasses import dataclass
from ipaddress import ip_address
from pathlib import Path

import psycopg
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from psycopg import sql

from tests.support.postgres import running_server

ELSEWHERE = "127.1"
USER, PASSWORD = "skolen", "løyndom @:/%1"
RULES = """
local all postgres trust
local all all scram-sha-256
hostssl all all 127.0.0.1/32 scram-sha-256
host plain all 127.0.0.1/32 scram-sha-256
"""


@dataclass(frozen=True)
class Issuer:
    """A root certificate, and what signs with it."""

    key: ec.EllipticCurvePrivateKey
    certificate: x509.Certificate

    @classmethod
    def new(cls, name: str) -> "Issuer":
        key = ec.generate_private_key(ec.SECP256R1())
        about = _builder(name, name, key).add_extension(x509.BasicConstraints(ca=True, path_length=0), True)
        return cls(key, about.sign(key, hashes.SHA256()))

    def file(self, path: Path) -> Path:
        """The certificate as a file, for those who are to trust it."""
        path.write_bytes(self.certificate.public_bytes(serialization.Encoding.PEM))
        return path

    def certify(self, names: list[x509.GeneralName], folder: Path) -> None:
        """A key and a certificate for a server of these names."""
        key = ec.generate_private_key(ec.SECP256R1())
        issuer = self.certificate.subject.get_attributes_for_oid(NameOID.COMMON_NAME)[0].value
        about = _builder("server", str(issuer), key)
        about = about.add_extension(x509.SubjectAlternativeName(names), False)
        signed = about.sign(self.key, hashes.SHA256())
        (folder / "server.crt").write_bytes(signed.public_bytes(serialization.Encoding.PEM))
        plain = serialization.NoEncryption()
        form = serialization.PrivateFormat.PKCS8
        (folder / "server.key").write_bytes(key.private_bytes(serialization.Encoding.PEM, form, plain))
        (folder / "server.key").chmod(0o600)


@dataclass(frozen=True)
class Served:
    """A running server: how its owner and how a school PC reaches it."""

    owner_url: str
    port: int
    data: Path

    def url(self, database: str, host: str = ELSEWHERE, user: str = USER, **more: object) -> str:
        """The address a school would write, without a password."""
        said = "&".join(f"{name}={value}" for name, value in more.items())
        return f"postgresql+psycopg://{user}@{host}:{self.port}/{database}{'?' * bool(said)}{said}"

    def make(self, name: str, owner: str = USER, more: str = "") -> None:
        """An empty database."""
        statement = sql.SQL("CREATE DATABASE {} OWNER {} " + more)
        self.do(statement.format(sql.Identifier(name), sql.Identifier(owner)))

    def do(self, statement: sql.Composable | str, database: str = "postgres") -> None:
        """Something only the owner of the server may do."""
        address = self.owner_url.replace("+psycopg", "").replace("/postgres?", f"/{database}?")
        with psycopg.connect(address, autocommit=True) as connection:
            connection.execute(statement)  # type: ignore[arg-type]


def _builder(name: str, issuer: str, key: ec.EllipticCurvePrivateKey) -> x509.CertificateBuilder:
    now = dt.datetime.now(dt.UTC)
    return (
        x509.CertificateBuilder()
        .subject_name(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)]))
        .issuer_name(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, issuer)]))
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - dt.timedelta(days=400))
        .not_valid_after(now + dt.timedelta(days=400))
    )


@contextlib.contextmanager
def tls_server(
    issuer: Issuer, *, tls: bool = True, names: tuple[x509.GeneralName, ...] = ()
) -> Iterator[Served]:
    """A server whose certificate the issuer signed, or one that takes no encrypted connections."""
    port, places = _free_port(), []

    def prepare(data: Path) -> None:
        (data / "pg_hba.conf").write_text(RULES if tls else RULES.replace("hostssl", "host"), "utf-8")
        issuer.certify(list(names) or [x509.IPAddress(ip_address("127.0.0.1"))], data)
        if os.geteuid() == 0:
            for file in (data / "server.crt", data / "server.key", data / "pg_hba.conf"):
                shutil.chown(file, data.owner(), data.group())
        places.append(data)

    said = {"listen_addresses": "127.0.0.1", "port": str(port), "ssl": "on" if tls else "off"}
    with running_server(said, prepare) as owner_url:
        served = Served(owner_url, port, places[0])
        role = sql.SQL("CREATE ROLE {} LOGIN PASSWORD {}").format(sql.Identifier(USER), PASSWORD)
        served.do(role)
        yield served


def _free_port() -> int:
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        port: int = asked.getsockname()[1]
        return port
