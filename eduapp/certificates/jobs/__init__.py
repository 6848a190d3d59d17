"""Issuing, replacing, revoking and saving papers: the long work. Each paper is whole or not there."""

from eduapp.certificates.jobs.ending import (
    Attest,
    RenewList,
    Replace,
    attest_revocation,
    renew_list,
    replace_paper,
)
from eduapp.certificates.jobs.exporting import Export, export, export_name
from eduapp.certificates.jobs.issuing import (
    LONGEST_MAKING,
    BatchReport,
    Draft,
    IssueBatch,
    Preview,
    Refusal,
    issue_batch,
    issue_one,
    mend_unfinished,
    preview,
)
from eduapp.certificates.jobs.making import INTERRUPTED
from eduapp.certificates.jobs.saving import SaveFiles, file_name, print_title, save_files

__all__ = [
    "INTERRUPTED",
    "LONGEST_MAKING",
    "Attest",
    "BatchReport",
    "Draft",
    "Export",
    "IssueBatch",
    "Preview",
    "Refusal",
    "RenewList",
    "Replace",
    "SaveFiles",
    "attest_revocation",
    "export",
    "export_name",
    "file_name",
    "issue_batch",
    "issue_one",
    "mend_unfinished",
    "preview",
    "print_title",
    "renew_list",
    "replace_paper",
    "save_files",
]
