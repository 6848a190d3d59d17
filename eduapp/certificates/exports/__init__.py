"""Certificates in formats of others, for those who want them: Open Badges 3.0, ELMO 1.5. No database, no Qt.

Both say what the paper says and nothing else: no host, no address on a network, no national number. The paper
stays what counts; whether it still does is told by the school's list of revoked papers, not by these files.
"""

from eduapp.certificates.exports.badge import signed_badge
from eduapp.certificates.exports.elmo import Names, elmo_document
from eduapp.certificates.exports.forms import Form

__all__ = ["Form", "Names", "elmo_document", "signed_badge"]
