"""Builds verify.html: one file that checks papers in any browser and asks no network for anything.

It is put together of `resources/verification`: readable scripts of our own, each in a scope of its own, and
the libraries as their makers published them, held against the digests in `libraries.toml`. What may run is
named by digest in the page's own policy (CSP), which forbids everything else, every request among it.
"""

import base64
import hashlib
import json
import re
import tomllib
from dataclasses import dataclass
from html import escape
from pathlib import Path

from cryptography import x509
from cryptography.x509.oid import NameOID

from eduapp.certificates.verification import lists as of_lists
from eduapp.certificates.verification.lists import Lists
from eduapp.certificates.verification.words import words
from eduapp.core.i18n import language
from eduapp.core.resources import resource

FILE_NAME = "verify.html"
_FOLDER = "verification"
_ENTRY = "page.js"
_IMPORT = re.compile(
    r'^import (?:\* as (?P<all>\w+)|(?P<some>\{[^}]*\})) from "\./(?P<of>\w+)\.js";\n', re.MULTILINE
)
_EXPORT = re.compile(r"^export ((?:async )?(?:const|class|function) )(\[[^\]]*\]|\w+)", re.MULTILINE)


class LibraryChanged(RuntimeError):
    """A library that is not as its makers published it: a fault in the installation."""


@dataclass(frozen=True)
class Library:
    """A library that the page carries, as it was published."""

    name: str
    version: str
    licence: str
    notice: str  # the file with its licence, in `licences`
    files: dict[str, str]  # name in `libraries` → SHA-256


def libraries() -> tuple[Library, ...]:
    """What the page carries of others."""
    told = tomllib.loads(_text("libraries.toml"))
    return tuple(Library(name, **one) for name, one in told.items())


def built(lists: Lists) -> str:
    """The page for a school. Its lists are read before, so that no page goes out that could check nothing.

    Raises what reading the lists does, and LibraryChanged.
    """
    lists.status_list()
    carried = _carried()
    scripts = [
        ("", carried["zxing-reader.js"]),
        ("module", carried["noble-ed25519.js"] + "\nglobalThis.nobleEd25519 = { verifyAsync };\n"),
        ("module", carried["pdf.min.mjs"]),
        ("module", carried["pdf.worker.min.mjs"]),
        ("module", bundle()),
    ]
    style = f"\n{_text('look.css')}"
    parts = {
        "LANGUAGE": language() if language() in words() else "en",
        "POLICY": _policy([text for _kind, text in scripts], style),
        "SCHOOL": escape(_school(lists)),
        "STYLE": style,
        "LISTS": of_lists.written(lists),
        "WORDS": _data(words()),
        "LIBRARIES": _data([[one.name, one.version, one.licence] for one in libraries()]),
        "READER": base64.b64encode(_checked("zxing_reader.wasm")).decode(),
        "SCRIPTS": "\n".join(_script(kind, text) for kind, text in scripts),
    }
    return re.sub(r"\{\{(\w+)\}\}", lambda found: parts[found.group(1)], _text("page.html"))


def bundle() -> str:
    """Our own scripts as one: each within a function, those it imports before it."""
    done: list[str] = []
    parts: list[str] = []

    def add(name: str) -> None:
        source = _text(f"scripts/{name}.js")
        for found in _IMPORT.finditer(source):
            if found["of"] not in done:
                add(found["of"])
        done.append(name)
        parts.append(_enclosed(name, source))

    add(_ENTRY.removesuffix(".js"))
    return "\n".join(parts)


def _enclosed(name: str, source: str) -> str:
    """A script in a scope of its own, which gives back what it exports."""
    told = ", ".join(found.group(2).strip("[]") for found in _EXPORT.finditer(source))
    inside = _IMPORT.sub(
        lambda found: f"const {found['all'] or found['some']} = from_{found['of']};\n", source
    )
    inside = _EXPORT.sub(lambda found: found.group(1) + found.group(2), inside)
    return f"const from_{name} = (() => {{\n{inside}\nreturn {{ {told} }};\n}})();\n"


def _carried() -> dict[str, str]:
    names = [name for one in libraries() for name in one.files if not name.endswith(".wasm")]
    return {name: _checked(name).decode() for name in names}


def _checked(name: str) -> bytes:
    """A library's file, if it is the one that was published. Raises LibraryChanged."""
    content = (_folder() / "libraries" / name).read_bytes()
    known = {file: digest for one in libraries() for file, digest in one.files.items()}
    if hashlib.sha256(content).hexdigest() != known[name]:
        raise LibraryChanged(name)
    return content


def _policy(scripts: list[str], style: str) -> str:
    """Nothing may be fetched or sent, and nothing runs but these scripts and what zxing is compiled to."""
    runs = " ".join(map(_named, scripts))
    return (
        f"default-src 'none'; script-src {runs} 'wasm-unsafe-eval'; style-src {_named(style)};"
        " base-uri 'none'; form-action 'none'"
    )


def _named(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _script(kind: str, text: str) -> str:
    if re.search(r"</script|<!--", text, re.IGNORECASE):
        raise LibraryChanged("a script that would end the one it stands in")
    said = f' type="{kind}"' if kind else ""
    return f"<script{said}>{text}</script>"


def _data(value: object) -> str:
    """JSON that may stand in a page whatever its words are."""
    return json.dumps(value, ensure_ascii=False).replace("<", "\\u003c")


def _school(lists: Lists) -> str:
    """The public name of the school, as its root's certificate bears it."""
    certificate = x509.load_der_x509_certificate(lists.key_list().root_certificate)
    named = certificate.subject.get_attributes_for_oid(NameOID.COMMON_NAME)
    return str(named[0].value) if named else ""


def _folder() -> Path:
    return resource(_FOLDER)


def _text(name: str) -> str:
    return (_folder() / name).read_text(encoding="utf-8")
