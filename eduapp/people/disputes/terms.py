"""The words of requests for correction: permissions, topics, audit actions."""

from eduapp.core.changes import Topic

SEE_DISPUTES = "disputes.see"  # that something is disputed, and since when
TAKE_IN = "disputes.take_in"  # write down what somebody says is wrong; reads what they said
DECIDE = "disputes.decide"
PERMISSIONS = (SEE_DISPUTES, TAKE_IN, DECIDE)

DISPUTES_CHANGED = Topic("disputes")

ASKED = "disputes.asked"
STEPPED = {
    "extend": "disputes.extended",
    "correct": "disputes.corrected",
    "refuse": "disputes.refused",
    "note": "disputes.noted",
    "withdraw": "disputes.withdrawn",
}
