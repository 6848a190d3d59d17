"""What freezing holds of a paper: all of it, as plain facts under one digest; and what differs later. Pure.

Of a question the facts hold a digest of what is shown, never what is right: that is not known here.
"""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from eduapp.core.files import sha256
from eduapp.core.i18n import N_, _
from eduapp.exams.questions.rules.showing import Shown, facts_of_shown

Facts = dict[str, Any]

_HEAD = {
    "title": N_("title"),
    "course": N_("course"),
    "language": N_("language"),
    "minutes": N_("minutes"),
    "instructions": N_("instructions"),
    "aids": N_("aids"),
    "aids_note": N_("words about aids"),
    "skills": N_("what is tested"),
    "seed": N_("seed"),
}
_ITEM = {
    "version": N_("which question"),
    "points": N_("points"),
    "heading": N_("heading"),
    "keeps_order": N_("whether choices keep their order"),
    "rule": N_("the rule that drew it"),
    "shown": N_("what is asked"),
}
_VERSION = {"seed": N_("seed"), "order": N_("order of questions and choices")}


def digest(facts: Facts) -> str:
    """SHA-256 over facts as JSON with sorted keys and no spaces, in UTF-8."""
    return sha256(json.dumps(facts, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode())


def digest_of_shown(shown: Shown) -> str:
    """Of what is asked, as it is kept."""
    return digest(facts_of_shown(shown))


def version_digest(facts: Facts, letter: str) -> str:
    """The digest of one version: all of the paper but its other versions."""
    return digest({**facts, "versions": {letter: facts["versions"][letter]}})


def differences(was: Facts, now: Facts) -> Iterator[str]:
    """A sentence for each thing that is not as it was frozen."""
    yield from _compared(_("The paper: {what} is not as it was frozen."), _HEAD, was, now)
    if was["rules"] != now["rules"]:
        yield _("The rules are not as they were frozen.")
    if len(was["items"]) != len(now["items"]):
        words = _("The paper has {now} questions; it was frozen with {was}.")
        yield words.format(now=len(now["items"]), was=len(was["items"]))
    for place, (before, after) in enumerate(zip(was["items"], now["items"], strict=False), 1):
        words = _("Question {place}: {what} is not as it was frozen.")
        yield from _compared(words.replace("{place}", str(place)), _ITEM, before, after)
    for letter in sorted({*was["versions"], *now["versions"]}):
        before, after = was["versions"].get(letter), now["versions"].get(letter)
        if before is None or after is None:
            words = _("Version {letter} is gone.") if after is None else _("Version {letter} was added.")
            yield words.format(letter=letter)
            continue
        words = _("Version {letter}: {what} is not as it was frozen.")
        yield from _compared(words.replace("{letter}", letter), _VERSION, before, after)


def _compared(words: str, names: Mapping[str, str], was: Facts, now: Facts) -> Iterator[str]:
    for key, name in names.items():
        if was[key] != now[key]:
            yield words.format(what=_(name))
