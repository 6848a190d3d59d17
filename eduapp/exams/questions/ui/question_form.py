"""The form of a question: what is asked, its answers, and how it is filed; it follows the kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale

from eduapp.core.codes import code_list
from eduapp.core.i18n import _, capital
from eduapp.exams.questions.rules import question as q
from eduapp.exams.questions.rules.checks import LONGEST_TITLE
from eduapp.exams.questions.rules.filing import LONGEST_AIM, LONGEST_LEVEL, UNFILED, Filing
from eduapp.exams.questions.rules.question import NOTHING, Question, one_line
from eduapp.exams.questions.ui.answers_field import AnswersField, Keyed
from eduapp.exams.questions.ui.text_field import TextField
from eduapp.gui.form import Form
from eduapp.gui.suggesting import SuggestingLine

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from eduapp.core.violations import Violation
    from eduapp.exams.questions.queries import Filed
    from eduapp.exams.questions.rules.picture import Picture
    from eduapp.gui.theme import Theme

LANGUAGES = (
    "nb",
    "nn",
    "se",
    "en",
    "ar",
    "de",
    "es",
    "fa",
    "fr",
    "lt",
    "pl",
    "ro",
    "ru",
    "so",
    "ti",
    "uk",
    "ur",
)
LONGEST_CATEGORY, LONGEST_TAGS = 200, 400
_EMPTY = Question(q.SINGLE, NOTHING)


class QuestionForm(Form):
    """Values by the names of a question; `question()` puts them together."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.pictures: dict[str, Picture] = {}
        self.stem, self._feedback = TextField(theme, lines=4), TextField(theme, lines=2)
        self._category, self._level = SuggestingLine(theme), SuggestingLine(theme, longest=LONGEST_LEVEL)
        self._category.setMaxLength(LONGEST_CATEGORY)
        self._answers = AnswersField(theme, q.SINGLE)
        self._build()
        self.keep()

    def show_question(self, question: Question, filing: Filing) -> None:
        """Put a question in; this is then what counts as unchanged."""
        self.give({picture.name: picture for picture in question.pictures})
        self._offer_language(question.language)
        self.set_values({
            "kind": question.kind,
            "stem": question.stem,
            "answers": Keyed(question.answers, question.pairs, question.unit, question.case_matters),
            "feedback": question.feedback,
            "title": question.title,
            "category": question.category,
            "tags": ("; " if any("," in tag for tag in question.tags) else ", ").join(question.tags),
            "level": filing.level,
            "aim": filing.aim,
            "language": question.language,
        })  # fmt: skip
        self.show_problems({})

    def clear(self) -> None:
        """An empty question of the kind that was written last, filed as it was: the next is often alike."""
        values = self.values()
        kept = {key: values[key] for key in ("category", "tags", "level", "language")}
        self.pictures = {}
        self.show_question(Question(values["kind"] or q.SINGLE, NOTHING), UNFILED)
        self.set_values(kept)

    def question(self, before: Question | None) -> Question:
        """What stands in the form as a question; what the form does not show comes from `before`."""
        values = self.values()
        told: Keyed = values["answers"]
        fields = [self.stem, self._feedback, *self._answers.texts()]
        shown = {picture.name: picture for field in fields for picture in field.pictures()}
        return Question(
            kind=values["kind"] or "",
            stem=values["stem"],
            title=one_line(values["title"]),
            answers=told.answers,
            pairs=told.pairs,
            feedback=values["feedback"],
            unit=one_line(told.unit),
            case_matters=told.case_matters,
            category=one_line(values["category"]),
            tags=_tags(values["tags"]),
            outside_id=before.outside_id if before is not None else "",
            language=values["language"] or "",
            pictures=tuple(shown.values()),
        )

    def filing(self) -> Filing:
        """What the school says of it."""
        values = self.values()
        return Filing(values["level"], values["aim"])

    def give(self, pictures: Mapping[str, Picture]) -> None:
        """Pictures that its texts may show."""
        self.pictures.update(pictures)
        for field in (self.stem, self._feedback, self._answers):
            field.give(self.pictures)

    def suggest(self, filed: Filed) -> None:
        """Words under which others are filed."""
        self._category.suggest(filed.categories)
        self._level.suggest(filed.levels)

    def sentences(self, against: Iterable[Violation]) -> dict[str, str]:
        """What stands against it, by the field each reason speaks of."""
        found: dict[str, str] = {}
        for place, violation in enumerate(against):
            key = next((one for one in violation.about if one in self.values()), f"#{place}")
            found[key] = " ".join(filter(None, (found.get(key), violation.sentence())))
        return found

    def _build(self) -> None:
        form = self
        kinds = [(code.key, capital(code.label)) for code in code_list(q.KINDS)]
        self._kind = form.choice("kind", _("Kind"), kinds, required=True, value=q.SINGLE)
        form.add("stem", _("What is asked"), self.stem, required=True, value=NOTHING)
        form.add("answers", _("Answers"), self._answers, required=True, value=Keyed())
        self._answers.come_after(self.stem)
        form.add("feedback", _("Said to everybody afterwards"), self._feedback, value=NOTHING)
        form.heading(_("Where it is filed"))
        title = _("Without one, how the question begins stands in lists.")
        form.text("title", _("Title"), title, longest=LONGEST_TITLE)
        form.add("category", _("Category"), self._category, _("One inside another as Maths/Fractions."))
        form.text("tags", _("Tags"), _("Between commas."), longest=LONGEST_TAGS)
        form.add("level", _("Level"), self._level)
        form.text("aim", _("Competence aim"), longest=LONGEST_AIM)
        self._language = form.choice("language", _("Language of the question"), _languages(""), value="")
        self._kind.changed.connect(self._follow_kind)

    def _follow_kind(self) -> None:
        kind = self._kind.value()
        if kind is not None:
            self._answers.set_kind(kind)

    def _offer_language(self, code: str) -> None:
        self._language.set_options(_languages(code))


def _languages(also: str) -> list[tuple[str, str]]:
    """Codes with their names in the language itself; another one that a file brought along is kept."""
    codes = [*LANGUAGES, *([also] if also and also not in LANGUAGES else [])]
    return [("", _("Not said")), *((code, _language(code)) for code in codes)]


def _language(code: str) -> str:
    name = QLocale(code).nativeLanguageName()
    return f"{name} ({code})" if name and QLocale(code).language() != QLocale.Language.C else code


def _tags(typed: str) -> tuple[str, ...]:
    """Between commas, or between semicolons where a tag of a file has a comma."""
    parts = typed.split(";" if ";" in typed else ",")
    return tuple(dict.fromkeys(filter(None, map(one_line, parts))))
