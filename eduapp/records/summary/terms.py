"""The words of anonymous figures."""

SEE_SUMMARY = "summary.see"
PERMISSIONS = (SEE_SUMMARY,)

WRITTEN = "summary.written"
