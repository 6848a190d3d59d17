"""What can stand against a paper or a template, each as a sentence that says what to do."""

from eduapp.core.codes import code_list
from eduapp.core.i18n import N_, _
from eduapp.core.violations import Violation


class MissingGlyph(Violation):
    """A letter no font of the program has; it would print as an empty box."""

    message = N_("No font of the program has {letters} in “{text}”. Write it in letters the paper can carry.")


class ForbiddenCharacter(Violation):
    """A letter that shows nothing but changes what is shown: control, direction override, private use."""

    message = N_("“{text}” holds hidden characters ({letters}). Type it again by hand.")


class FactMissing(Violation):
    """The kind of paper makes no sense without this."""

    message = N_("{field}: this is missing, and the paper cannot do without it.")

    def sentence(self) -> str:
        """The field's label is a word of the program, and is translated with the sentence."""
        return _(self.message).format(field=_(str(self.facts["field"])))


class LooksOfficial(Violation):
    """Others issue those, on forms of their own; official_papers says who, and by which paragraph."""

    message = N_(
        "“{text}” would look like {paper}, which {issuer} alone issues, on a form of its own ({basis})."
        " Call it something else."
    )

    def sentence(self) -> str:
        """The paper and its issuer are words of the table, in the language of the sentence."""
        code = code_list("official_papers")[str(self.facts["paper"])]
        told = self.facts | {
            "paper": code.label,
            "issuer": code.said("issuer"),
            "basis": code.said("basis"),
        }
        return _(self.message).format(**told)


class OfficialWords(LooksOfficial):
    """The same in a template."""

    message = N_(
        "{where}: “{text}” is what {paper} says, which {issuer} alone issues ({basis}). Write something else."
    )


class TooMuchForOnePage(Violation):
    """All lists together are too long, in the smallest letters the template allows."""

    message = N_(
        "The paper is about {lines} lines too long for one page. Shorten the lists or the longest texts."
    )


class CodeTooLong(Violation):
    """More than a square of this size holds in cells that can be read."""

    message = N_("The code for checking is too long for the square of {size} mm. Shorten the longest texts.")


class WrongTemplate(Violation):
    """A template is made for some kinds of paper and refuses the others."""

    message = N_("The template “{template}” is not made for this kind of paper. Choose another template.")


class NoCard(Violation):
    """Only papers drawn as cards go four to a sheet."""

    message = N_("Only papers drawn as cards (A6) go four to a sheet. Print the others one by one.")


class NoTemplate(Violation):
    """There is no folder of that name with a template.toml in it."""

    message = N_("There is no template “{template}”. Choose one of: {known}.")


class NoTemplateName(Violation):
    """Folders are named so that every system can have them."""

    message = N_(
        "“{template}” cannot name a template. Use small letters a to z, digits and hyphens, at most 40."
    )


class TemplateUnreadable(Violation):
    """The file is not TOML, not UTF-8, or cannot be opened."""

    message = N_("The template “{template}” cannot be read: {reason}.")


class UnknownKey(Violation):
    """A word in the template that means nothing; most often a slip of the pen."""

    message = N_("{where}: “{key}” is not known. Known here: {known}.")


class MissingKey(Violation):
    """A word the template must have."""

    message = N_("{where}: “{key}” is missing.")


class NotANumber(Violation):
    """A measure that is no number, or out of its bounds."""

    message = N_("{where}: “{key}” must be a number from {least} to {most}.")


class NotAText(Violation):
    """Something other than words in quotation marks."""

    message = N_("{where}: “{key}” must be text in quotation marks.")


class NotTrueOrFalse(Violation):
    """A switch that is neither on nor off."""

    message = N_("{where}: “{key}” must be true or false.")


class NotAList(Violation):
    """A list of the wrong length or the wrong things."""

    message = N_("{where}: “{key}” must be a list: {wanted}.")


class NotAChoice(Violation):
    """A word that is none of those allowed."""

    message = N_("{where}: “{key}” is “{value}”, but must be one of: {known}.")


class NotAColour(Violation):
    """Colours are written as #RRGGBB."""

    message = N_("{where}: “{key}” must be a colour such as #1B5E58.")


class TooPale(Violation):
    """Letters must be readable after a black-and-white printer and a copier (contrast 4.5 to 1 on white)."""

    message = N_(
        "{where}: the colour “{value}” is too pale for letters. It must stay readable printed in grey."
    )


class UnknownField(Violation):
    """A {field} in a template that no certificate has."""

    message = N_("{where}: there is no field “{field}”. Fields: {known}.")


class NoSuchField(Violation):
    """The same on the page of templates, where fields are picked by what they are."""

    message = N_("{where}: there is no field “{field}”. Press “Field…” to choose one.")


class OutsidePage(Violation):
    """An element, or part of it, would be cut off by the edge of the paper."""

    message = N_("{where}: this stands outside the page. Move it or make it smaller.")


class PictureTooLarge(Violation):
    """A file, or its dots across or down."""

    message = N_("The picture “{file}” is too large: at most {most}. Make it smaller.")


class BlanksChanged(Violation):
    """Own words must leave the same things to be filled in as the words they stand for."""

    message = N_("{where}: “{text}” must hold the same words in braces as the text it stands for.")


class NoWords(Violation):
    """A language the program does not speak, and no file with its words."""

    message = N_("There are no words for papers in this language: the file “{file}” is missing.")


class NotAPicture(Violation):
    """A file that is there, but shows nothing."""

    message = N_("{where}: “{file}” is not a picture the program can read. Use PNG or JPEG.")


class NoSuchFile(Violation):
    """A picture or font the template names is not there."""

    message = N_("{where}: the file “{file}” is missing.")


class PackageTooLarge(Violation):
    """A file of a template, or a part of it once it is unpacked."""

    message = N_("“{file}” is too large for a template: at most {most}. Nothing was taken from it.")


class NotAPackage(Violation):
    """No ZIP, a damaged one, or one without a template in it."""

    message = N_("“{file}” holds no template of papers. Choose a file that was saved from this page.")


class NoPartOfTemplate(Violation):
    """A name that no template has, twice the same, a path that leads elsewhere, or a locked file."""

    message = N_("“{text}” in the file is no part of a template. Nothing was taken from it.")


class OtherSheet(Violation):
    """A layout is made for one size of paper, which printers and cards rely on."""

    message = N_("The template is made for a sheet of {told} mm, and this layout has {wanted} mm.")


class TooManyElements(Violation):
    """More than any page can show."""

    message = N_("The template has more than {most} elements. Leave some of them out.")


class NoSquare(Violation):
    """Without the square of dots nobody can check the paper."""

    message = N_("The square for checking is missing from the template. Every paper needs its place.")


class SquareTooNarrow(Violation):
    """The square needs its white, and what says how to check needs room beside it."""

    message = N_("{where}: there is no room for the square and its words. Make it {least} mm wide at least.")


class InThisForm(Violation):
    """What stands against one language or one kind of letters, where the others are right."""

    message = N_("Not so in this form of the paper ({form}): {said}")


class SquareCovered(Violation):
    """A reader that looks at the page finds no square, or another."""

    message = N_(
        "The square for checking cannot be read where it stands: something covers it, or a picture near it"
        " looks like another. Give it room."
    )
