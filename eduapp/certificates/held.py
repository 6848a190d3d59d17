"""What is kept here about people."""

from eduapp.certificates import models
from eduapp.core.db.holding import Holding
from eduapp.core.i18n import N_


def held() -> tuple[Holding, ...]:
    """Every table with rows about a person."""
    return (
        Holding(
            N_("Certificates and papers"),
            models.Certificate,
            life="results",
            shown=(
                "number",
                "kind",
                "state",
                "language",
                "issued_on",
                "family_name",
                "given_name",
                "cause",
                "replaced_on",
                "revoked_on",
                "let_reason",
                "void_reason",
            ),
        ),
        Holding(
            N_("Badges"),
            models.CertificateBadge,
            paths=("certificate_id.learner_id",),
            life="results",
            shown=("certificate_id.number", "made_at"),
        ),
        Holding(
            N_("Templates of papers"),
            models.CertificateDrawnWith,
            paths=("certificate_id.learner_id",),
            life="results",
            shown=("certificate_id.number",),
        ),
        Holding(
            N_("Files of papers"),
            models.CertificateFile,
            paths=("certificate_id.learner_id",),
            life="results",
            shown=("certificate_id.number",),
        ),
        Holding(
            N_("Papers handed over"),
            models.CertificateHandover,
            paths=("certificate_id.learner_id",),
            life="results",
            shown=("certificate_id.number", "on_day", "how"),
        ),
        Holding(
            N_("In the register of papers"),
            models.CertificateRegisterEntry,
            paths=("certificate_id.learner_id",),
            life="results",
            shown=("certificate_id.number", "act", "on_day"),
        ),
        Holding(
            N_("Papers revoked"),
            models.CertificateRevocation,
            paths=("certificate_id.learner_id",),
            life="results",
            shown=(
                "certificate_id.number",
                "basis",
                "reason",
                "proposed_at",
                "attested_at",
                "refused_reason",
            ),
        ),
        Holding(
            N_("What papers rest on"),
            models.CertificateSource,
            paths=("certificate_id.learner_id",),
            life="results",
            shown=("certificate_id.number", "line", "source_kind"),
        ),
        Holding(
            N_("Papers checked by a second person"),
            models.CertificateCheck,
            life="results",
            shown=("checked_at", "kind", "matter"),
        ),
    )
