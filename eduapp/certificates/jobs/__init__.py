"""Issuing, replacing, revoking and saving papers: the long work. Each paper is whole or not there."""

from eduapp.certificates.jobs.batch import BatchReport, IssueBatch, Refusal, issue_batch
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
    Draft,
    Preview,
    issue_one,
    mend_unfinished,
    preview,
)
from eduapp.certificates.jobs.listing import keep_list_fresh
from eduapp.certificates.jobs.making import INTERRUPTED
from eduapp.certificates.jobs.ruling import DropSecondPerson, drop_second_person
from eduapp.certificates.jobs.saving import SaveFiles, file_name, print_title, save_files
from eduapp.certificates.jobs.template_files import read_picture, read_template, write_template
from eduapp.certificates.jobs.templating import KeepOwn, Kept, Seen, Shown, keep_template, sample_of, seen

__all__ = [
    "INTERRUPTED",
    "LONGEST_MAKING",
    "Attest",
    "BatchReport",
    "Draft",
    "DropSecondPerson",
    "Export",
    "IssueBatch",
    "KeepOwn",
    "Kept",
    "Preview",
    "Refusal",
    "RenewList",
    "Replace",
    "SaveFiles",
    "Seen",
    "Shown",
    "attest_revocation",
    "drop_second_person",
    "export",
    "export_name",
    "file_name",
    "issue_batch",
    "issue_one",
    "keep_list_fresh",
    "keep_template",
    "mend_unfinished",
    "preview",
    "print_title",
    "read_picture",
    "read_template",
    "renew_list",
    "replace_paper",
    "sample_of",
    "save_files",
    "seen",
    "write_template",
]
