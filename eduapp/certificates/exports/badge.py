"""A certificate as an Open Badge 3.0 (1EdTech), signed as a JSON Web Token (VC-JWT, section 8.2 there).

The credential stands at the top of the token beside `iss`, `jti`, `sub`, `nbf` and `exp`. It is signed by the
school's issuing key (Ed25519, RFC 8037), the same that signs the square on the paper; the issuer is that
key itself (`did:key`), so nothing has to be fetched. Who earned it is told by a salted digest of the printed
name: who has the badge and knows the name can check it, who finds the badge alone learns none.

The addresses in `@context` are names of the standard, the same in every badge there is.
"""

import base64
import hashlib
import json
import uuid
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, time
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from eduapp.certificates.drawing.facts import CertificateFacts
from eduapp.certificates.exports import base58_text, said
from eduapp.certificates.issue.sealing import issuer_of
from eduapp.certificates.seals.keys import KeyPair, Role

CONTEXT = (
    "https://www.w3.org/ns/credentials/v2",
    "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
)
ORGANISATION_NUMBER = "ext:organisasjonsnummer"  # how the number in Enhetsregisteret is named
LEAST_SALT = 16  # letters
_NAMES = uuid.UUID("e8bf42e5-26b1-4a85-945f-b67828be7f31")  # at random, never another: names are made in it

_IDENTIFIERS = ("urn:uuid:", "did:key:")  # how they begin
_UNREAD = {"@context", "id", "type", "identityHash", "salt"}
_ED25519_PUBLIC = b"\xed\x01"  # multicodec, as `did:key` writes it
_ACHIEVEMENTS = {
    "kursbevis": "CertificateOfCompletion",
    "deltakerbevis": "Certificate",
    "praksisattest": "Fieldwork",
    "modulbevis": "Course",
}


def signed_badge(
    facts: CertificateFacts, serial: str, key: KeyPair, *, salt: str, valid_until: date | None = None
) -> str:
    """The signed badge: what a file that ends in .jwt holds. Equal values give equal letters.

    `serial` is that of the paper (seals.facts.new_serial); `salt` is at random and belongs to the holder, who
    needs it to prove whose badge it is; it stands in the badge. Raises ValueError for a root key or a salt of
    fewer letters than LEAST_SALT.
    """
    if key.role is not Role.ISSUING:
        raise ValueError("a root signs no badges")
    if len(salt) < LEAST_SALT:
        raise ValueError(f"a salt has at least {LEAST_SALT} letters")
    told = credential(facts, serial, did_key(key.public), salt=salt, valid_until=valid_until)
    signed = _to_sign(told, key.public)
    return f"{signed}.{_letters(key.seal.sign(signed.encode('ascii')))}"


def is_signed(token: str, told: Mapping[str, Any], public: bytes) -> bool:
    """Whether a token says exactly this (`credential`) and nothing else, signed by this key (32 bytes)."""
    signed, _dot, signature = token.rpartition(".")
    if signed != _to_sign(told, public):
        return False
    try:
        content = base64.b64decode(signature + "=" * (-len(signature) % 4), altchars=b"-_", validate=True)
        Ed25519PublicKey.from_public_bytes(public).verify(content, signed.encode("ascii"))
    except (ValueError, InvalidSignature):
        return False
    return _letters(content) == signature


def told_by(token: str) -> dict[str, Any]:
    """What a badge of ours says, without asking who signed it."""
    body = token.split(".")[1]
    told: dict[str, Any] = json.loads(base64.urlsafe_b64decode(body + "=" * (-len(body) % 4)))
    return told


def words_of(told: Mapping[str, Any]) -> Iterator[str]:
    """Every text of a credential that people read: no names of the standard, digests or identifiers."""
    return _texts(told)


def credential(
    facts: CertificateFacts, serial: str, issuer: str, *, salt: str, valid_until: date | None = None
) -> dict[str, Any]:
    """The badge before it is signed. `issuer` is a URI."""
    told = {
        "@context": list(CONTEXT),
        "id": _urn("credential", serial),
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "issuer": _issuer(facts, issuer),
        "validFrom": _moment(facts.issued_on),
        "validUntil": _moment(valid_until, time(23, 59, 59)) if valid_until else None,
        "name": said.heading(facts),
        "credentialSubject": _subject(facts, serial, salt),
    }
    found: dict[str, Any] = _without_empty(told)
    return found


def identity_hash(name: str, salt: str) -> str:
    """The digest of a name (identityHash of Open Badges): SHA-256 over the name and the salt behind it."""
    return "sha256$" + hashlib.sha256(f"{name}{salt}".encode()).hexdigest()


def did_key(public: bytes) -> str:
    """What names an Ed25519 key (32 bytes) by itself (W3C CCG, did:key)."""
    return "did:key:z" + base58_text.encode(_ED25519_PUBLIC + public)


def _issuer(facts: CertificateFacts, issuer: str) -> dict[str, Any]:
    number = facts.issuer.org_number.replace(" ", "").replace("\N{NO-BREAK SPACE}", "")
    entry = {
        "type": "IdentifierEntry",
        "identifier": number,
        "identifierType": ORGANISATION_NUMBER,
    }
    return {
        "id": issuer,
        "type": ["Profile"],
        "name": issuer_of(facts),
        "otherIdentifier": [entry] if number else [],
    }


def _subject(facts: CertificateFacts, serial: str, salt: str) -> dict[str, Any]:
    first, last = said.days(facts)
    achievement = _achievement(facts)
    graded = achievement.get("resultDescription")
    return {
        "id": _urn("subject", serial, salt),
        "type": ["AchievementSubject"],
        "identifier": [
            {
                "type": "IdentityObject",
                "hashed": True,
                "identityHash": identity_hash(facts.name, salt),
                "identityType": "name",
                "salt": salt,
            }
        ],
        "licenseNumber": facts.number,
        "narrative": said.reached(facts),
        "activityStartDate": _moment(first) if first else None,
        "activityEndDate": _moment(last) if last else None,
        "achievement": achievement,
        "result": [{"type": ["Result"], "resultDescription": graded[0]["id"], "value": facts.result}]
        if graded
        else [],
    }


def _achievement(facts: CertificateFacts) -> dict[str, Any]:
    """What can be earned: the same for all who earn the same from one school."""
    names = (facts.issuer.org_number or facts.issuer.name, facts.kind, facts.course_code, said.title(facts))
    graded = facts.kind == "kursbevis" and bool(facts.result)
    return {
        "id": _urn("achievement", *names),
        "type": ["Achievement"],
        "achievementType": _ACHIEVEMENTS.get(facts.kind, "Achievement"),
        "name": said.title(facts),
        "humanCode": facts.course_code,
        "description": said.contents(facts),
        "criteria": {"narrative": said.criteria(facts)},
        "inLanguage": said.language(facts),
        "resultDescription": [
            {
                "id": _urn("result", *names),
                "type": ["ResultDescription"],
                "name": said.title(facts),
                "resultType": "Result",
            }
        ]
        if graded
        else [],
    }


def _claims(told: Mapping[str, Any]) -> dict[str, Any]:
    """What a token says of itself beside the credential (section 8.2.4.1, RFC 7519)."""
    claims = {
        "iss": told["issuer"]["id"],
        "jti": told["id"],
        "sub": told["credentialSubject"]["id"],
        "nbf": _seconds(told["validFrom"]),
    }
    return claims | ({"exp": _seconds(told["validUntil"])} if "validUntil" in told else {})


def _to_sign(told: Mapping[str, Any], public: bytes) -> str:
    """The two parts of a token that its signature is made of."""
    issuer = did_key(public)
    name = issuer.removeprefix("did:key:")
    header = {"alg": "EdDSA", "typ": "JWT", "kid": f"{issuer}#{name}", "jwk": _jwk(public)}
    return f"{_segment(header)}.{_segment(dict(told) | _claims(told))}"


def _texts(value: Any) -> Iterator[str]:  # noqa: ANN401 - any value of JSON
    if isinstance(value, str):
        if not value.startswith(_IDENTIFIERS):
            yield value
    elif isinstance(value, dict):
        yield from (text for name, one in value.items() if name not in _UNREAD for text in _texts(one))
    elif isinstance(value, list):
        yield from (text for one in value for text in _texts(one))


def _jwk(public: bytes) -> dict[str, str]:
    return {"kty": "OKP", "crv": "Ed25519", "x": _letters(public)}  # RFC 8037 section 2


def _urn(*parts: str) -> str:
    """A name that leads nowhere, made of what it names (RFC 9562, 5.5): equal things are called the same."""
    return uuid.uuid5(_NAMES, "\n".join(parts)).urn


def _moment(day: date, at: time = time()) -> str:
    return f"{datetime.combine(day, at):%Y-%m-%dT%H:%M:%SZ}"


def _seconds(moment: str) -> int:
    return int(datetime.strptime(moment, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC).timestamp())


def _without_empty(value: Any) -> Any:  # noqa: ANN401 - any value of JSON
    """The same without what is empty, which the standard wants left out (section 7.1)."""
    if isinstance(value, dict):
        kept = {name: _without_empty(one) for name, one in value.items()}
        return {name: one for name, one in kept.items() if one not in (None, "", [], {})}
    return [_without_empty(one) for one in value] if isinstance(value, list) else value


def _segment(told: Mapping[str, Any]) -> str:
    return _letters(json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode())


def _letters(content: bytes) -> str:
    return base64.urlsafe_b64encode(content).rstrip(b"=").decode("ascii")
