"""The program's words: keeps resources/locale/<language>/<feature>.po in step with the texts in the code.

words.py            writes the .po files anew (keeps translations, drops texts no longer used), compiles them
words.py --check    changes nothing; names what is untranslated, no longer used, or told in two ways
words.py --compile  compiles the .po files whose .mo is missing or older

Bokmål and Nynorsk have everything. The languages of candidates at an exam on screen (CANDIDATE_PLURALS)
have the one catalogue of the candidate's screens, and are held to it as strictly.
"""

import argparse
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from gettext import c2py
from pathlib import Path
from string import Formatter

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_file
from babel.messages.mofile import write_mo
from babel.messages.pofile import normalize, read_po

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "eduapp"
LOCALE = ROOT / "resources" / "locale"
LANGUAGES = ("nb", "nn")
PLURALS = "nplurals=2; plural=(n != 1);"  # of Bokmål, Nynorsk and English
CANDIDATE_PLURALS = {  # as CLDR has them for whole numbers (a test compares)
    "ar": (
        "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5);"
    ),
    "es": PLURALS,
    "fa": "nplurals=2; plural=(n > 1);",
    "fr": "nplurals=2; plural=(n > 1);",
    "lt": "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && (n%100<10 || n%100>=20) ? 1 : 2);",
    "pl": "nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);",
    "prs": "nplurals=2; plural=(n > 1);",
    "ro": "nplurals=3; plural=(n==1 ? 0 : n==0 || n!=1 && n%100>=1 && n%100<=19 ? 1 : 2);",
    "so": PLURALS,
    "uk": (
        "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0"
        " : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);"
    ),
}
# What a candidate sees or hears, and what else a kiosk says.
CANDIDATE, OF_KIOSK = "kiosk", "kiosk_room"
AREAS = ("exchange", "records", "exams", "workshops", "education", "people")
KEYWORDS: dict[str, tuple[int | tuple[int, str], ...] | None] = {
    "_": None,
    "N_": None,
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
}
HEADER = """\
msgid ""
msgstr ""
"Project-Id-Version: Dagverk\\n"
"Language: {language}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: {plurals}\\n"
"""
COUNTED = range(1000)  # numbers that tell for which of them a form is

Key = tuple[str, str]  # context ("" for none) and English text


@dataclass
class Text:
    """One text as the code says it."""

    english: str
    plural: str = ""
    context: str = ""
    comments: list[str] = field(default_factory=list)

    @property
    def key(self) -> Key:
        """What tells this text from all others."""
        return self.context, self.english

    @property
    def forms(self) -> tuple[str, ...]:
        """The English sentences: one, or one for one and one for many."""
        return (self.english, self.plural) if self.plural else (self.english,)


Told = tuple[str, ...]  # a translation: one sentence, or one for one and one for many
Translations = dict[Key, Told]


def feature_of(module: Path) -> str:
    """The name of the catalogue a module's texts belong to: its feature, or core, gui, app, or drawing."""
    parts = module.relative_to(PACKAGE).parts
    if len(parts) == 1:
        return "app"
    if "drawing" in parts:  # the words of papers, which speak a language of their own
        return "drawing"
    if parts[0] == "kiosk":  # of which the candidate sees the screens, without those of the room
        return CANDIDATE if parts[1] == "ui" and "staff" not in parts else OF_KIOSK
    return parts[1] if parts[0] in AREAS else parts[0]


def texts_in_code() -> dict[str, dict[Key, Text]]:
    """Every text of the program by feature, in the order the code says them."""
    found: dict[str, dict[Key, Text]] = {}
    for module in sorted(PACKAGE.rglob("*.py")):
        if "migrations" in module.parts or (module.parent.parent == PACKAGE and module.parent.name in AREAS):
            continue
        texts = found.setdefault(feature_of(module), {})
        for text in _texts_in(module):
            known = texts.setdefault(text.key, text)
            known.plural = known.plural or text.plural
            known.comments += [line for line in text.comments if line not in known.comments]
    return {feature: texts for feature, texts in found.items() if texts}


def _texts_in(module: Path) -> Iterator[Text]:
    extracted = extract_from_file(
        "python", module, keywords=KEYWORDS, comment_tags=["Translators:"], strip_comment_tags=False
    )
    for _line, message, comments, context in extracted:
        one, many = message if isinstance(message, tuple) else (message, "")
        yield Text(one, many, context or "", list(comments))


def languages() -> tuple[str, ...]:
    """Every language that has words."""
    return *LANGUAGES, *CANDIDATE_PLURALS


def texts_for(language: str, code: dict[str, dict[Key, Text]]) -> dict[str, dict[Key, Text]]:
    """Of the texts of the program those that this language has to say, by feature."""
    if language not in CANDIDATE_PLURALS:
        return code
    return {feature: texts for feature, texts in code.items() if feature == CANDIDATE}


def plurals_of(language: str) -> str:
    """How this language counts, as gettext writes it."""
    return CANDIDATE_PLURALS.get(language, PLURALS)


def numbers_of_forms(language: str) -> list[list[int]]:
    """For each form of a counted text the numbers (below 1000) it is said of: [[1], [0, 2, 3, …]]."""
    count, rule = re.fullmatch(r"nplurals=(\d+); plural=(.+);", plurals_of(language), re.DOTALL).groups()  # type: ignore[union-attr]
    form_of = c2py(rule)
    return [[number for number in COUNTED if form_of(number) == form] for form in range(int(count))]


def file_of(language: str, feature: str) -> Path:
    """Where the translations of one feature into one language stand."""
    return LOCALE / language / f"{feature}.po"


def catalogue(path: Path) -> Catalog:
    """A .po file; an empty catalogue if there is none yet."""
    if not path.exists():
        return Catalog()
    with path.open("rb") as file:
        return read_po(file, locale=path.parent.name, abort_invalid=True)


def translations(path: Path) -> tuple[Translations, set[Key]]:
    """What a .po file says, and which of it is marked as fuzzy."""
    told: Translations = {}
    fuzzy: set[Key] = set()
    for message in catalogue(path):
        if not message.id:
            continue
        english = message.id if isinstance(message.id, str) else message.id[0]
        key = message.context or "", english
        forms = (message.string,) if isinstance(message.string, str) else message.string or ()
        told[key] = tuple(form or "" for form in forms)
        if message.fuzzy:
            fuzzy.add(key)
    return told, fuzzy


# ── Writing ──────────────────────────────────────────────────────────────────────────────────────


def write_all() -> None:
    """Write every .po file anew: the texts of today, with the translations of yesterday."""
    everything = texts_in_code()
    for language in languages():
        code = texts_for(language, everything)
        (LOCALE / language).mkdir(parents=True, exist_ok=True)
        everywhere: Translations = {}
        for path in sorted((LOCALE / language).glob("*.po")):
            told, fuzzy = translations(path)
            everywhere |= {key: forms for key, forms in told.items() if key not in fuzzy and all(forms)}
        for feature, texts in code.items():
            told, fuzzy = translations(file_of(language, feature))
            known = {key: told[key] for key in texts if key not in fuzzy and all(told.get(key, ("",)))}
            # What another feature has translated need not be translated a second time.
            known |= {key: everywhere[key] for key in texts if key not in known and key in everywhere}
            write(file_of(language, feature), language, texts.values(), known)
        for path in (LOCALE / language).glob("*.po"):
            if path.stem not in code:
                path.unlink()


def write(path: Path, language: str, texts: Iterable[Text], known: Translations) -> None:
    """Write one .po file; untouched if it says the same already."""
    blocks = [HEADER.format(language=language, plurals=plurals_of(language))]
    forms = len(numbers_of_forms(language))
    for text in texts:
        lines = [f"#. {comment}" for comment in text.comments]
        if text.context:
            lines.append(f"msgctxt {normalize(text.context, width=100)}")
        lines.append(f"msgid {normalize(text.english, width=100)}")
        told = known.get(text.key, ())
        if text.plural:
            lines.append(f"msgid_plural {normalize(text.plural, width=100)}")
            for number in range(forms):
                form = told[number] if number < len(told) else ""
                lines.append(f"msgstr[{number}] {normalize(form, width=100)}")
        else:
            lines.append(f"msgstr {normalize(told[0] if told else '', width=100)}")
        blocks.append("\n".join(lines) + "\n")
    content = "\n".join(blocks)
    if not path.exists() or path.read_text(encoding="utf-8") != content:
        path.write_text(content, encoding="utf-8")


def compile_all() -> None:
    """Make the .mo beside every .po that has none, or an older one: the program starts faster with them."""
    for path in sorted(LOCALE.glob("*/*.po")):
        compiled = path.with_suffix(".mo")
        if not compiled.exists() or compiled.stat().st_mtime < path.stat().st_mtime:
            with compiled.open("wb") as file:
                write_mo(file, catalogue(path))
    for compiled in LOCALE.glob("*/*.mo"):
        if not compiled.with_suffix(".po").exists():
            compiled.unlink()


# ── Checking ─────────────────────────────────────────────────────────────────────────────────────


def problems() -> Iterator[str]:
    """Everything that is not right with the words, one sentence each."""
    everything = texts_in_code()
    for language in languages():
        code, counted = texts_for(language, everything), numbers_of_forms(language)
        said: dict[Key, tuple[Told, str]] = {}
        for feature, texts in code.items():
            where = f"{language}/{feature}.po"
            told, fuzzy = translations(file_of(language, feature))
            for text in texts.values():
                yield from _problems_of_text(where, text, told.get(text.key, ()), counted)
                yield from _told_in_two_ways(where, text, told.get(text.key, ()), said)
            yield from (f"{where}: no longer used: {key[1]!r}" for key in told if key not in texts)
            yield from (f"{where}: marked as fuzzy: {key[1]!r}" for key in fuzzy if key in texts)
        for path in sorted((LOCALE / language).glob("*.po")):
            if path.stem not in code:
                yield f"{language}/{path.name}: belongs to no feature that says anything"


def _problems_of_text(where: str, text: Text, told: Told, counted: list[list[int]]) -> Iterator[str]:
    numbers = counted if text.plural else [[]]
    if len(told) != len(numbers) or not all(told):
        yield f"{where}: untranslated: {text.english!r}"
        return
    wanted = {name for form in text.forms for name in placeholders(form)}
    for place, (form, said_of) in enumerate(zip(told, numbers, strict=True)):
        english = text.forms[min(place, len(text.forms) - 1)]
        # "One person is ready": a form that is said of one number alone may leave it out.
        spoken = {"count"} if len(said_of) == 1 else set()
        if lost := wanted - placeholders(form) - spoken:
            yield f"{where}: {sorted(lost)} of {english!r} is missing in {form!r}"
        if new := placeholders(form) - wanted:
            yield f"{where}: {english!r} does not know {sorted(new)} of {form!r}"
        if _edges(english) != _edges(form):
            yield f"{where}: begins or ends differently (space, colon, …): {english!r} → {form!r}"
        if is_repeated(form):
            yield f"{where}: says the same twice in a row: {form!r}"


def _told_in_two_ways(where: str, text: Text, told: Told, said: dict[Key, tuple[Told, str]]) -> Iterator[str]:
    if not told or not all(told):
        return
    first, elsewhere = said.setdefault(text.key, (told, where))
    if first != told:
        yield f"{where}: {text.english!r} is {told[0]!r} here, but {first[0]!r} in {elsewhere}; use pgettext"


def is_repeated(text: str) -> bool:
    """Whether a text is one and the same part over and over, as filling in a text twice leaves it."""
    return len(text) > 1 and text in (text + text)[1:-1]


def placeholders(text: str) -> set[str]:
    """The names in braces that format() will fill in: "{count} hours" → {"count"}."""
    try:
        return {re.split(r"[.\[]", name)[0] for _text, name, _spec, _kind in Formatter().parse(text) if name}
    except ValueError:  # a lone brace: no text for format()
        return set()


def _edges(text: str) -> tuple[bool, bool, str]:
    last = text.rstrip()[-1:]
    return text[:1].isspace(), text[-1:].isspace(), last if last in ":…" else ""


def main() -> int:
    """What the command line asks for; 1 if a check found something."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--check", action="store_true", help="change nothing; name what is not right")
    what.add_argument("--compile", action="store_true", help="only compile what changed")
    arguments = parser.parse_args()
    if arguments.check:
        found = list(problems())
        print(*found, sep="\n", end="\n" if found else "")
        if found:
            print(f"{len(found)} problems with words. Write missing lines with `make words`, then translate.")
        return 1 if found else 0
    if not arguments.compile:
        write_all()
    compile_all()
    return 0


if __name__ == "__main__":
    sys.exit(main())
