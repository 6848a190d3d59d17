"""The words of handing minutes over."""

from eduapp.core.changes import Topic

SEE_HANDOFF = "handoff.see"
EXPORT = "handoff.export"
CHANGE_RATES = "handoff.change_rates"
PERMISSIONS = (SEE_HANDOFF, EXPORT, CHANGE_RATES)

EXPORTS_CHANGED = Topic("handoff.exports")
RATES_CHANGED = Topic("handoff.rates")

EXPORTED = "handoff.exported"
RATE_ENTERED = "handoff.rate_entered"
EXPORTS_REDUCED = "handoff.exports_reduced"
