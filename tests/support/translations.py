"""What the translators wrote: every text of the program in Bokmål and Nynorsk, read from the .po files."""

from functools import cache

from babel.messages.pofile import read_po

from eduapp.core.codes import CodeList, code_list
from eduapp.core.i18n import LANGUAGES
from eduapp.core.resources import resource

TRANSLATED = tuple(code for code in LANGUAGES if code != "en")


@cache
def told(language: str) -> dict[str, tuple[str, ...]]:
    """English text → its translation, or its forms for one and for many. English speaks for itself."""
    if language == "en":
        return {english: (english,) for english in told(TRANSLATED[0])}
    found: dict[str, tuple[str, ...]] = {}
    for path in sorted(resource(f"locale/{language}").glob("*.po")):
        with path.open("rb") as file:
            for message in read_po(file, locale=language):
                if message.id:
                    english = message.id if isinstance(message.id, str) else message.id[0]
                    forms = (message.string,) if isinstance(message.string, str) else message.string
                    found[english] = tuple(forms)
    return found


@cache
def texts_of_screens(language: str) -> frozenset[str]:
    """All words that can stand on a screen: texts, and the labels of closed lists as choices show them."""
    labels = (code.labels[language] for known in code_lists() for code in known)
    texts = (form for forms in told(language).values() for form in forms)
    return frozenset([*texts, *(label[:1].upper() + label[1:] for label in labels)])


def code_lists() -> list[CodeList]:
    """Every closed list of the program."""
    return [code_list(path.stem) for path in sorted(resource("codes").glob("*.toml"))]
