"""The words of the trail."""

from eduapp.core.changes import Topic

SEE_TRAIL = "audit.see"
NOTE_READS = "audit.note_reads"  # everybody who may open the page of a person
SHRED_DETAILS = "audit.shred"
PERMISSIONS = (SEE_TRAIL, NOTE_READS, SHRED_DETAILS)

TRAIL_CHANGED = Topic("audit.trail")

DETAILS_SHREDDED = "audit.details_shredded"
FILE_READ = "audit.file_read"  # told like an entry, counted apart: see models.AuditRead
