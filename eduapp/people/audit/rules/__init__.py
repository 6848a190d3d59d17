"""What the trail is made of: the chain, checkpoints of it, and what is wrong where it does not hold. Pure."""

from eduapp.people.audit.rules.anchors import FORM, Anchor, NotAnAnchor, anchor_from, code_of, read_anchors
from eduapp.people.audit.rules.breaks import Around, Break, Ends, Written, diagnose, ending, unlike
from eduapp.people.audit.rules.chain import (
    START,
    Link,
    commitment,
    digest,
    digest_of,
    digest_of_spelt,
    length_before,
    spelt,
)
from eduapp.people.audit.rules.telling import ADVICE, break_sentence, whole_sentence, witness_sentence

__all__ = [
    "ADVICE",
    "FORM",
    "START",
    "Anchor",
    "Around",
    "Break",
    "Ends",
    "Link",
    "NotAnAnchor",
    "Written",
    "anchor_from",
    "break_sentence",
    "code_of",
    "commitment",
    "diagnose",
    "digest",
    "digest_of",
    "digest_of_spelt",
    "ending",
    "length_before",
    "read_anchors",
    "spelt",
    "unlike",
    "whole_sentence",
    "witness_sentence",
]
