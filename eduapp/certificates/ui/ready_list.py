"""The list of who is ready: its columns, and what stands in its place when nobody does."""

from eduapp.certificates.queries import ReadyList, ReadyRow
from eduapp.core.codes import code_list
from eduapp.core.i18n import _, ngettext, number_text
from eduapp.gui.empty import Empty, Verb
from eduapp.gui.rows import Column


def columns() -> list[Column[ReadyRow]]:
    """Who and for what, and whether they are ready."""
    return [
        Column(
            _("Name"),
            lambda row: row.name,
            sort=lambda row: row.sort_key,
            caption=lambda row: f"{row.title} · {code_list('certificate_kinds')[row.kind].label}",
            spoken=_sentence,
        ),
        Column(_("State"), lambda _row: "", chip=_state, width=120),
    ]


def how_many(found: ReadyList) -> str:
    """What to do if not all are shown; "" if they are."""
    if len(found.rows) == found.found:
        return ""
    words = _("The first {count} of {total} are shown. Choose a course or workshop to see its own.")
    return words.format(count=len(found.rows), total=number_text(found.found))


def why_nothing(wanted: object, found: ReadyList, school: Verb, others: Verb) -> Empty:
    """Why nobody is shown, in one sentence, and where to go: `school` and `others` lead to what helps."""
    waiting, all_known = found.held_back, len(found.held_back) == found.lacking
    if wanted != "ready":
        return Empty("check", _("Nobody waits for anything"), _("Everybody here is ready."))
    if not waiting:
        return Empty("check", _("Nothing left to print"), _("Everything that is ready is printed."))
    title = _("Nobody is ready yet")
    if all(row.school_lacks for row in waiting):
        return Empty("hourglass", title, waiting[0].reasons[-1], school)  # one thing that helps them all
    shared = set(waiting[0].reasons).intersection(*(row.reasons for row in waiting))
    if shared and all_known:
        first = next(reason for reason in waiting[0].reasons if reason in shared)
        return Empty("hourglass", title, first, others)
    words = ngettext(
        "{count} person still lacks something, such as attendance or a result.",
        "{count} people still lack something, such as attendance or a result.",
        found.lacking,
    )
    return Empty("hourglass", title, words.format(count=number_text(found.lacking)), others)


def _sentence(row: ReadyRow) -> str:
    state = _("ready") if row.ready else " ".join(row.reasons)
    kind = code_list("certificate_kinds")[row.kind].label
    return f"{row.name}, {row.title}, {kind}: {state}"


def _state(row: ReadyRow) -> tuple[str, str, str]:
    return ("present", "check", _("Ready")) if row.ready else ("late", "hourglass", _("Not yet"))
