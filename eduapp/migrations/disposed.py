"""Tables whose rows go in a run of two people alone: a trigger refuses any other way, to the owner too."""

DISPOSED = (
    *("learner", "learner_state", "keep_apart", "audit_read", "disposal_hold", "enrolment_claim"),
    *("waiting_application", "waiting_offer", "shift_absence", "machine_exception", "tool_issue"),
    *("printed_list", "printed_list_edition", "printed_list_return", "screen_record"),
    *("screen_aside", "screen_choice", "screen_message", "dispute", "dispute_step"),
)
