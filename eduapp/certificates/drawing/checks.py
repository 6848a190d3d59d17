"""What stands against a paper before it is drawn: missing facts, hidden letters, letters no font has."""

import unicodedata
from collections.abc import Iterable, Iterator

from eduapp.certificates.drawing import faults
from eduapp.certificates.drawing.facts import CertificateFacts, texts_in
from eduapp.certificates.drawing.official import looks_official
from eduapp.certificates.rules.kinds import rules_of
from eduapp.core.i18n import N_
from eduapp.core.violations import Violation
from eduapp.drawing import text
from eduapp.drawing.marks import Letters

_SUBJECTS = {
    "course": N_("Name of the course"),
    "field_of_work": N_("Field of work"),
    "results": N_("Results, at least one"),
    "trainings": N_("Training on work equipment, at least one"),
    "modules": N_("Modules reached, at least one"),
}
_JOINERS = "\u200c\u200d"  # the only hidden letters that belong in names (Persian, Indic)
_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


def missing_facts(facts: CertificateFacts) -> Iterator[Violation]:
    """What no paper of this kind can do without."""
    subject = rules_of(facts.kind).subject
    needed = (
        (facts.name, N_("Name of the person")),
        (facts.number, N_("Number of the paper")),
        (facts.issuer.name, N_("Name of the school")),
        *((signer.name, N_("Name of the one who signs")) for signer in facts.signers),
        (getattr(facts, subject), _SUBJECTS[subject]),
        *(((facts.course, _SUBJECTS["course"]),) if subject == "modules" else ()),
    )
    for value, name in needed:
        if not value:
            yield faults.FactMissing(field=name)


def official_titles(facts: CertificateFacts, title: str) -> Iterator[Violation]:
    """Headlines that imitate a paper of the county; below them such words may stand."""
    for words in (title, facts.course, facts.field_of_work, facts.issuer.name, *facts.trades):
        if (found := looks_official(words)) is not None:
            yield found


def hidden_letters(facts: CertificateFacts) -> Iterator[Violation]:
    """Control letters, direction overrides and the like: they show nothing and change what is shown."""
    for words in texts_in(facts):
        letters = [one for one in dict.fromkeys(words) if _is_hidden(one)]
        if letters:
            shown = "".join("\N{REPLACEMENT CHARACTER}" if _is_hidden(one) else one for one in words)
            yield faults.ForbiddenCharacter(text=shown, letters=", ".join(map(_code, letters)))


def unknown_letters(facts: CertificateFacts, drawn: Iterable[Letters]) -> Iterator[Violation]:
    """Letters that no font has, in what would be drawn; the sentence names the whole text they stand in."""
    unknown: dict[str, str] = {}
    for one in drawn:
        for letter in text.missing(one.line.text, one.line.chain):
            unknown.setdefault(letter, one.line.text)
    if not unknown:
        return
    sources = [words for words in texts_in(facts) if any(letter in words for letter in unknown)]
    for words in sources or dict.fromkeys(unknown.values()):
        letters = [f"{letter} ({_code(letter)})" for letter in dict.fromkeys(words) if letter in unknown]
        yield faults.MissingGlyph(text=words, letters=", ".join(letters))


def _is_hidden(letter: str) -> bool:
    return unicodedata.category(letter) in _HIDDEN and letter not in _JOINERS


def _code(letter: str) -> str:
    return f"U+{ord(letter):04X}"
