"""The words of certificates."""

from eduapp.core.changes import Topic

SEE_CERTIFICATES = "certificates.see"
ISSUE_CERTIFICATES = "certificates.issue"
PRINT_CERTIFICATES = "certificates.print"
PERMISSIONS = (SEE_CERTIFICATES, ISSUE_CERTIFICATES, PRINT_CERTIFICATES)

CERTIFICATES_CHANGED = Topic("certificates")

ISSUED = "certificates.issued"
VOIDED = "certificates.voided"
PRINTED = "certificates.printed"
SAVED_AS_FILE = "certificates.saved_as_file"
