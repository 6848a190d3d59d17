"""The words of item statistics."""

SEE_STATISTICS = "statistics.see"  # how questions worked; never who answered, nor what is right
PERMISSIONS = (SEE_STATISTICS,)

WRITTEN_OF_EXAM = "statistics.written.exam"
WRITTEN_OF_PAPER = "statistics.written.paper"
WRITTEN_OF_ALL = "statistics.written.all"
