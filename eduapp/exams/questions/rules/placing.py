"""Where the pictures of a question stand in its texts, and what stands against them. Pure.

A picture is placed in a text of HTML as `<img src="@@PLUGINFILE@@/name" alt="words">` and in no other way.
"""

import html
import re
from collections.abc import Iterable, Iterator

from eduapp.core.i18n import N_
from eduapp.core.violations import Violation
from eduapp.exams.questions.rules import question as q
from eduapp.exams.questions.rules.picture import check_picture
from eduapp.exams.questions.rules.question import Question, Text

PLACE = "@@PLUGINFILE@@/"
MOST_PICTURES = 20
_PLACED = re.compile(rf'<img src="{PLACE}([^"<>]*)" alt="([^"<>]*)">')
_BREAK = re.compile(r"</?(?:p|br|li|ul|ol|tr|table|td|th)>")
_TAG = re.compile(r"</?[a-z]+>")


class TooManyPictures(Violation):
    """More than a question could show."""

    message = N_("There are more than {limit} pictures. Split the question.")


class PictureNamedTwice(Violation):
    """Two pictures of one name: a text could mean either."""

    message = N_("Two pictures are named “{text}”. Rename one of them.")


class PictureMissing(Violation):
    """A text places a picture that is not there."""

    message = N_("A text shows the picture “{text}”, which is not there. Add it, or take it out of the text.")


class PictureNotPlaced(Violation):
    """A picture that no text shows."""

    message = N_("No text shows the picture “{text}”. Place it in a text, or remove it.")


class PictureWithoutWords(Violation):
    """A picture that says nothing to who cannot see it."""

    message = N_("The picture “{text}” has no description. Write what who cannot see it needs to know.")


def placed(name: str, words: str) -> str:
    """How a picture stands in a text of HTML."""
    return f'<img src="{PLACE}{html.escape(name)}" alt="{html.escape(q.one_line(words))}">'


def places_in(text: Text) -> Iterator[tuple[str, str]]:
    """Name and description of every picture that a text shows, in its order."""
    if text.form == q.HTML:
        for name, words in _PLACED.findall(text.words):
            yield html.unescape(name), html.unescape(words)


def names_in(texts: Iterable[Text]) -> set[str]:
    """The names of all pictures that some texts show."""
    return {name for text in texts for name, _words in places_in(text)}


def said_by(text: Text) -> str:
    """What a text says to who hears it: no tags, and of each picture its description."""
    if text.form != q.HTML:
        return text.words
    words = _PLACED.sub(lambda found: f" {found[2]} ", text.words)
    return html.unescape(_TAG.sub("", _BREAK.sub(" ", words)))


def check_pictures(question: Question) -> Iterator[Violation]:
    """Each picture is sound, placed under one name and described."""
    places = [place for text in q.formed_texts_of(question) for place in places_in(text)]
    if not (places or question.pictures):
        return
    if len(question.pictures) > MOST_PICTURES:
        yield TooManyPictures(limit=MOST_PICTURES)
        return
    names = [picture.name for picture in question.pictures]
    for picture in question.pictures:
        yield from check_picture(picture)
    for name in sorted({name for name in names if names.count(name) > 1}):
        yield PictureNamedTwice(text=name)
    shown = {name for name, _words in places}
    for name in sorted(shown - set(names)):
        yield PictureMissing(text=name)
    for name in sorted(set(names) - shown):
        yield PictureNotPlaced(text=name)
    for name in sorted({name for name, words in places if not words.strip()}):
        yield PictureWithoutWords(text=name)
