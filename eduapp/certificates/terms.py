"""The words of certificates."""

import json
from collections.abc import Mapping
from datetime import date

from eduapp.core import i18n
from eduapp.core.changes import Topic
from eduapp.core.i18n import N_
from eduapp.core.settings import Setting

SEE_CERTIFICATES = "certificates.see"
ISSUE_CERTIFICATES = "certificates.issue"
PRINT_CERTIFICATES = "certificates.print"
CHECK_CERTIFICATES = "certificates.check"
HAND_OUT_CERTIFICATES = "certificates.hand_out"
PROPOSE_REVOCATION = "certificates.propose_revocation"
ATTEST_REVOCATION = "certificates.attest_revocation"
SET_RULES = "certificates.set_rules"
EDIT_TEMPLATES = "certificates.edit_templates"
PERMISSIONS = (
    SEE_CERTIFICATES,
    ISSUE_CERTIFICATES,
    PRINT_CERTIFICATES,
    CHECK_CERTIFICATES,
    HAND_OUT_CERTIFICATES,
    PROPOSE_REVOCATION,
    ATTEST_REVOCATION,
    SET_RULES,
    EDIT_TEMPLATES,
)

CERTIFICATES_CHANGED = Topic("certificates")

REGISTER_TURN = "certificates.register"  # whose turn it is to add to the register of issue
PARTS_TURN = "certificates.own_parts"  # and to keep a version of what the school has of its own

ISSUED = "certificates.issued"
VOIDED = "certificates.voided"
PRINTED = "certificates.printed"
SAVED_AS_FILE = "certificates.saved_as_file"
REPLACED = "certificates.replaced"
LET_STAND = "certificates.let_stand"
CHECKED = "certificates.checked"
REVOCATION_PROPOSED = "certificates.revocation_proposed"
REVOCATION_REFUSED = "certificates.revocation_refused"
REVOKED = "certificates.revoked"
HANDED_OVER = "certificates.handed_over"
LIST_MADE = "certificates.list_made"
LIST_BEGUN_ANEW = "certificates.list_begun_anew"
CLOCK_RIGHT = "certificates.clock_right"
HEAD_NOTED = "certificates.head_noted"
HEAD_HANDED_OUT = "certificates.head_handed_out"
SECOND_WANTED = "certificates.second_wanted"
SECOND_DROPPED = "certificates.second_dropped"

BADGE_SIGNED = "certificates.badge_signed"
EXPORTED = "certificates.exported"

LOOK_SET = "certificates.look_set"
TEMPLATE_KEPT = "certificates.template_kept"
TEMPLATE_AGAIN = "certificates.template_again"
TEMPLATE_DROPPED = "certificates.template_dropped"
TEMPLATE_LET_STAND = "certificates.template_let_stand"
LOGO_KEPT = "certificates.logo_kept"
LOGO_DROPPED = "certificates.logo_dropped"
SIGNATURE_KEPT = "certificates.signature_kept"
SIGNATURE_DROPPED = "certificates.signature_dropped"

# Letters a paper may be wished for in, beside the ordinary ones (resources/certificates/parts/variants).
LETTERS = {"large": N_("Large print"), "easy": N_("Easier to read")}
LANGUAGE_NAMES = {**i18n.LANGUAGE_NAMES, "se": "Davvisámegiella"}  # of papers, each by its own name

LOOKS: Setting[Mapping[str, str]] = Setting(
    "certificates.looks",
    default={},
    parse=json.loads,
    label=N_("How papers look"),
    write=lambda looks: json.dumps(looks, sort_keys=True),
)
CLOCK_CONFIRMED: Setting[date | None] = Setting(
    "certificates.clock_confirmed",
    default=None,
    parse=date.fromisoformat,
    label=N_("The day on which a leader last found the clock right"),
)
SECOND_PERSON: Setting[bool | None] = Setting(
    "certificates.second_person",
    default=None,  # never set: asked for where there are two people who may
    parse=lambda text: text == "True",
    label=N_("A second person checks each paper before it is issued"),
    help=N_(
        "Whoever checks sees how the paper differs from its criteria. Somebody else then issues it."
        " Until a leader sets it, it is so wherever two people may do these two things."
    ),
)
