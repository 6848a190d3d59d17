"""What the text of Open Badges 3.0 asks of a badge (data model, sections 7.1 and 8.2), as a list of faults.

Written from the standard and not from our code: classes with what they must and may have, and of which form.
"""

import base64
import json
import re
from datetime import UTC, datetime

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

_URI = re.compile(r"(?:urn:uuid:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|did:key:z[1-9A-HJ-NP-Za-km-z]+)")
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
_HASH = re.compile(r"sha256\$[0-9a-f]{64}")
_LANGUAGE = re.compile(r"[a-z]{2,4}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?")
_EXTENDED = re.compile(r"ext:[A-Za-z0-9._-]+")
_KINDS = {
    "Achievement", "ApprenticeshipCertificate", "Assessment", "Assignment", "Award", "Badge", "Certificate",
    "CertificateOfCompletion", "Certification", "CommunityService", "Competency", "Course", "CoCurricular",
    "Degree", "Diploma", "Fieldwork", "JourneymanCertificate", "LearningProgram", "License", "Membership",
    "MicroCredential",
}  # fmt: skip
_IDENTITIES = {"name", "emailAddress", "nationalIdentityNumber", "userName", "systemId", "identifier"}


def _is(kind):
    return lambda value: isinstance(value, kind) and not (kind is not bool and isinstance(value, bool))


def _like(pattern):
    return lambda value: isinstance(value, str) and pattern.fullmatch(value)


def _of(*names):
    return lambda value: isinstance(value, list) and set(names) <= set(value)


def _one_of(known):
    return lambda value: value in known or (isinstance(value, str) and _EXTENDED.fullmatch(value))


_text = _is(str)
# Class: property: (must be there, form); what is a class or a list of one is named.
CLASSES = {
    "Credential": {
        "@context": (
            True,
            lambda value: value[:1] == ["https://www.w3.org/ns/credentials/v2"] and len(value) > 1,
        ),
        "id": (True, _like(_URI)),
        "type": (True, _of("VerifiableCredential", "OpenBadgeCredential")),
        "issuer": (True, "Profile"),
        "validFrom": (True, _like(_MOMENT)),
        "validUntil": (False, _like(_MOMENT)),
        "name": (True, _text),
        "description": (False, _text),
        "credentialSubject": (True, "Subject"),
    },
    "Profile": {
        "id": (True, _like(_URI)),
        "type": (True, _of("Profile")),
        "name": (False, _text),
        "otherIdentifier": (False, ["IdentifierEntry"]),
    },
    "IdentifierEntry": {
        "type": (True, lambda value: value == "IdentifierEntry"),
        "identifier": (True, _text),
        "identifierType": (True, _one_of(_IDENTITIES)),
    },
    "Subject": {
        "id": (True, _like(_URI)),  # for VC-JWT, section 8.2.4.1
        "type": (True, _of("AchievementSubject")),
        "identifier": (False, ["IdentityObject"]),
        "licenseNumber": (False, _text),
        "narrative": (False, _text),
        "activityStartDate": (False, _like(_MOMENT)),
        "activityEndDate": (False, _like(_MOMENT)),
        "achievement": (True, "Achievement"),
        "result": (False, ["Result"]),
    },
    "IdentityObject": {
        "type": (True, lambda value: value == "IdentityObject"),
        "hashed": (True, _is(bool)),
        "identityHash": (True, _like(_HASH)),
        "identityType": (True, _one_of(_IDENTITIES)),
        "salt": (False, _text),
    },
    "Achievement": {
        "id": (True, _like(_URI)),
        "type": (True, _of("Achievement")),
        "achievementType": (False, _one_of(_KINDS)),
        "name": (True, _text),
        "humanCode": (False, _text),
        "description": (True, _text),
        "criteria": (True, "Criteria"),
        "inLanguage": (False, _like(_LANGUAGE)),
        "resultDescription": (False, ["ResultDescription"]),
    },
    "Criteria": {"narrative": (False, _text)},
    "ResultDescription": {
        "id": (True, _like(_URI)),
        "type": (True, _of("ResultDescription")),
        "name": (True, _text),
        "resultType": (True, _one_of({"LetterGrade", "Result", "Status", "RawScore"})),
    },
    "Result": {
        "type": (True, _of("Result")),
        "resultDescription": (False, _like(_URI)),
        "value": (False, _text),
    },
}


def faults(credential, kind="Credential", where="") -> list[str]:
    """Everything in a credential that the standard does not have it so."""
    if not isinstance(credential, dict):
        return [f"{where}: no {kind}"]
    known = CLASSES[kind]
    found = [f"{where}.{name}: unknown" for name in credential if name not in known]
    found += [
        f"{where}.{name}: missing" for name, (must, _form) in known.items() if must and name not in credential
    ]
    for name, value in credential.items():
        if value in (None, [], {}, ""):
            found.append(f"{where}.{name}: empty")
        elif name in known:
            found += _wrong(value, known[name][1], f"{where}.{name}")
    return found


def _wrong(value, form, where) -> list[str]:
    if isinstance(form, str):
        return faults(value, form, where)
    if isinstance(form, list):
        if not isinstance(value, list):
            return [f"{where}: no list"]
        return [
            fault for place, one in enumerate(value) for fault in faults(one, form[0], f"{where}[{place}]")
        ]
    return [] if form(value) else [f"{where}: {value!r}"]


def read(token: str) -> tuple[dict, dict, bytes, bytes]:
    """Header, payload, what is signed and the signature of a compact JWS (RFC 7515)."""
    head, body, signature = token.split(".")
    return json.loads(_bytes(head)), json.loads(_bytes(body)), f"{head}.{body}".encode(), _bytes(signature)


def faults_of_token(token: str) -> list[str]:
    """What section 8.2 has against a token: header, claims that must match, signature by the key it names."""
    header, payload, signed, signature = read(token)
    claims = {name: payload.pop(name) for name in ("iss", "jti", "sub", "nbf", "exp") if name in payload}
    found = faults(payload)
    found += [f"header: {name}" for name in header if name not in {"alg", "typ", "kid", "jwk"}]
    jwk = header.get("jwk", {})
    if header.get("typ") != "JWT" or jwk.get("kty") != "OKP" or jwk.get("crv") != "Ed25519" or "d" in jwk:
        found.append("header")
    matching = {
        "iss": payload["issuer"]["id"],
        "jti": payload["id"],
        "sub": payload["credentialSubject"]["id"],
        "nbf": _seconds(payload["validFrom"]),
    } | ({"exp": _seconds(payload["validUntil"])} if "validUntil" in payload else {})
    found += [
        f"{name}: {claims.get(name)!r}"
        for name in matching | claims
        if matching.get(name) != claims.get(name)
    ]
    try:
        Ed25519PublicKey.from_public_bytes(_bytes(jwk.get("x", ""))).verify(signature, signed)
    except (InvalidSignature, ValueError):
        found.append("signature")
    return found


def _seconds(moment):
    return int(datetime.strptime(moment, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC).timestamp())


def _bytes(text):
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
