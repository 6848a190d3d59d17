"""What became of a batch: issued, refused (with why), left."""

from PySide6.QtWidgets import QWidget

from eduapp.certificates.jobs import BatchReport
from eduapp.core.errors import DoneInPart
from eduapp.core.i18n import N_, ngettext
from eduapp.gui.bench import Bench


class BatchEnded(DoneInPart):
    """A batch that did not make every paper, whether somebody stopped it or papers were refused."""

    message = N_("{text}")


def report_text(report: BatchReport) -> str:
    """Issued, refused and left, each on its lines."""
    issued, left = len(report.issued), report.left
    lines = [
        ngettext("{count} paper was issued.", "{count} papers were issued.", issued).format(count=issued)
    ]
    if report.refused:
        count = len(report.refused)
        lines.append(ngettext("{count} was refused:", "{count} were refused:", count).format(count=count))
        lines += [f"{refusal.name}: {refusal.reasons}" for refusal in report.refused]
    if report.stopped:
        lines.append(report.stopped)
    if left:
        words = ngettext("{count} has no paper yet.", "{count} have no paper yet.", left)
        lines.append(words.format(count=left))
    return "\n".join(lines)


def tell_report(bench: Bench, report: BatchReport, parent: QWidget) -> None:
    """Show it."""
    bench.show_error(BatchEnded(text=report_text(report)), parent)
