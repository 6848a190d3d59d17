"""The words of item statistics."""

SEE_STATISTICS = "statistics.see"  # how questions worked; never who answered, nor what is right
PERMISSIONS = (SEE_STATISTICS,)

WRITTEN = "statistics.written"
