"""Why a file of questions, or a place in it, cannot be taken over: each with what would help."""

from eduapp.core.i18n import N_
from eduapp.core.violations import Violation


class TooLarge(Violation):
    """More bytes than questions can need."""

    message = N_("The file is larger than {limit} MB. Split it into several files.")


class NotAFile(Violation):
    """A folder, a device or a pipe, which may never end."""

    message = N_("This is not an ordinary file. Choose a file.")


class EmptyFile(Violation):
    """Nothing in it but spaces and comments."""

    message = N_("There is no question in the file. Choose another file.")


class TooManyQuestions(Violation):
    """More than can be looked through."""

    message = N_("The file has more than {limit} questions. Split it into several files.")


class TooManyToTell(Violation):
    """More places against it than anybody would go through: the rest of the file is not read."""

    message = N_(
        "{limit} places cannot be taken over, so the file was not read on from here. Put those right first,"
        " or choose another file."
    )


class TooManyParts(Violation):
    """More elements than questions can need: a small file could fill the memory with them."""

    message = N_("The file has more than {limit} elements of XML. Split it into several files.")


class NotUtf8(Violation):
    """Bytes that are no UTF-8. Guessing would put wrong letters into an exam."""

    message = N_("This line is not UTF-8 text. Save the file as UTF-8, or say that it is Windows-1252.")


class NotWindows1252(Violation):
    """Bytes that Windows-1252 leaves undefined."""

    message = N_("This line is not Windows-1252 text. Save the file as UTF-8.")


class HiddenInFile(Violation):
    """A control character: a program's own file, or damage."""

    message = N_("This line holds a hidden control character ({code}). Remove it, or choose a text file.")


class BraceNotClosed(Violation):
    """An opening brace and no closing one, often because a blank line cut the question in two."""

    message = N_(
        "“{{” is never closed. Add “}}”; a blank line ends a question. Write \\{{ for a brace in text."
    )


class BraceNotOpened(Violation):
    """A closing brace and no opening one."""

    message = N_("“}}” stands without “{{” before it. Add “{{”, or write \\}} for a brace in text.")


class SeveralBraces(Violation):
    """Two groups of answers: one question of this format has one."""

    message = N_(
        "A question has one pair of braces here. Write several questions, or \\{{ and \\}} for text."
    )


class TitleNotClosed(Violation):
    """`::` at the beginning and never again."""

    message = N_("The title begins with “::” and does not end. Add “::” after it.")


class CategoryNotAlone(Violation):
    """A category and something else without a blank line between."""

    message = N_("A category stands alone. Leave a blank line below it.")


class NoAnswerSign(Violation):
    """Words in braces that belong to no answer."""

    message = N_(
        "“{text}” belongs to no answer. Begin each answer with = if it is right, with ~ if it is wrong."
    )


class PercentNotRead(Violation):
    """Something between percent signs that is no percentage."""

    message = N_(
        "“{text}” is no part of the points. Write it as %50%, from %-100% to %100%, with a decimal point."
    )


class TooManyFeedbacks(Violation):
    """More feedback than an answer has; one `#` is probably meant as text."""

    message = N_("There is one # too many. Write \\# for a # in text.")


class PairNotWhole(Violation):
    """One answer with an arrow, another without."""

    message = N_("“{text}” has no “->”. Give every pair one, or none of the answers.")


class PairWithMore(Violation):
    """Parts of points or feedback for a pair."""

    message = N_("A pair has no percent and no feedback of its own. Leave them out.")


class DecimalComma(Violation):
    """A comma where the format has a point; 1,234 could be either number."""

    message = N_("“{text}” has a comma. Write a decimal point, such as 3.14, and nothing between thousands.")


class NotANumber(Violation):
    """No number where one belongs."""

    message = N_("“{text}” is no number. Write 5, 5:0.1 for ±0.1, or 4..6 for a range.")


class RangeBackward(Violation):
    """A range from more to less."""

    message = N_("The range “{text}” begins above its end. Write the smaller number first.")


class WrongNotNumeric(Violation):
    """A `~` among numbers."""

    message = N_("“~” does not belong to a number question. For every other answer write =%0%*.")


class ChoiceBeforeQuestion(Violation):
    """A lettered choice with no question above."""

    message = N_("A choice stands before its question. Write the question in the line above the choices.")


class KeyBeforeQuestion(Violation):
    """ANSWER with no question above."""

    message = N_("ANSWER stands before a question. Write question and choices above it.")


class TooFewChoices(Violation):
    """ANSWER after fewer than two choices."""

    message = N_("ANSWER stands after {count} choices. Write at least two choices above it, as A) … B) …")


class QuestionStillOpen(Violation):
    """New text while a question waits for its answer."""

    message = N_(
        "The question of line {line} has no ANSWER yet. Write a question in one line, then its choices, then"
        " ANSWER: and a letter."
    )


class ChoiceEmpty(Violation):
    """A letter and nothing behind it."""

    message = N_("Choice {letter} is empty. Write it, or leave it out.")


class LettersOutOfOrder(Violation):
    """Letters that do not run A, B, C: the key could mean another choice."""

    message = N_("Choice {letter} stands where {wanted} belongs. Letter the choices A, B, C …")


class KeyNotRead(Violation):
    """ANSWER without a capital letter."""

    message = N_("After ANSWER: stands no letter A to Z. Write the letter of the right choice.")


class KeyBeyondChoices(Violation):
    """A letter that no choice has."""

    message = N_("ANSWER is {letter}, but the last choice is {last}. Correct the letter, or add the choice.")


class QuestionUnfinished(Violation):
    """The file ends before the answer."""

    message = N_("The last question has no ANSWER. Add ANSWER: and a letter.")


class NotXml(Violation):
    """Damaged XML, or no XML at all."""

    message = N_("This is not whole XML ({why}). Export the questions again.")


class DoctypeNotTaken(Violation):
    """A DTD or an entity: nothing a file of questions needs, and a way to fill the memory or read files."""

    message = N_("The file declares a DOCTYPE or entities, which are not read. Remove that declaration.")


class TooDeep(Violation):
    """Elements within elements without an end."""

    message = N_("Elements stand more than {limit} deep. Export the questions again.")


class NotAQuiz(Violation):
    """XML of something else."""

    message = N_("The file begins with <{text}>, not with <quiz>. Choose a file in Moodle XML.")


class KindNotRead(Violation):
    """A type of question that is not taken over."""

    message = N_("Questions of the type “{text}” are not taken over. Leave the question out.")


class TagInText(Violation):
    """A tag of HTML as part of the XML: what stands within it would be left out of the text."""

    message = N_("<{text}> stands in a text as it is and would be lost. Put the text into <![CDATA[ … ]]>.")


class FractionNotListed(Violation):
    """A part of points that Moodle itself would refuse; guessing 33.33333 for 33 would change the marking."""

    message = N_("“{text}” is not among Moodle's parts of points. Write one of the list, such as 33.33333.")


class SeveralUnits(Violation):
    """Units that would have to be converted."""

    message = N_("Several units, or one with a factor, are not taken over. Leave one unit with the factor 1.")


class PicturesNotRead(Violation):
    """A picture that would have to be fetched, or a film: without it the question would be another."""

    message = N_(
        "“{text}” is no picture of this file and is never fetched. Put it into the file, or remove it."
    )


class FileNotDecoded(Violation):
    """A file inside the file that cannot be read."""

    message = N_("The file “{text}” is no whole base64. Export the questions again.")


class FolderNotTaken(Violation):
    """A file in a folder of its own."""

    message = N_("The file “{text}” lies in a folder. Put it beside the question's other files.")


class FileLeftOut(Violation):
    """A file that no text shows."""

    message = N_("No text shows the file “{text}”, so it was left out. Add it by hand if it is needed.")


class SomeItems(Violation):
    """An order of which a part is shown."""

    message = N_(
        "Only some of the items are shown (selecttype). Show all of them, or leave the question out."
    )


class FieldNotTaken(Violation):
    """A kind of gap that would be another question here."""

    message = N_("Gaps of the type “{text}” are not taken over. Make a question of its own of it.")


class FieldNotClosed(Violation):
    """A gap without an end."""

    message = N_("A gap begins with “{{1:…:” and never ends. Add “}}” behind its answers.")


class FieldsDiffer(Violation):
    """Capitals that matter in one gap and not in the next."""

    message = N_("Capital letters matter in some gaps only. Use SHORTANSWER or SHORTANSWER_C for all.")


class FieldsWeigh(Violation):
    """Gaps worth more than others."""

    message = N_("The gaps weigh differently. Give every gap the same weight, such as 1.")


class FieldTakesAll(Violation):
    """A gap that takes whatever is written."""

    message = N_("A gap has “*” for every other answer. Leave that answer out.")


class ChoicesNotShown(Violation):
    """A gap with answers to choose from; here one writes what belongs into it."""

    message = N_(
        "Gap {gap} had answers to choose from, which are not shown here. Write them into the text if need be."
    )


class GapMarkInText(Violation):
    """Words that would become a gap."""

    message = N_("The text holds [[1]] or the like, which marks a gap here. Write it otherwise.")


class KindNotHeld(Violation):
    """A kind of question that a format does not know. `kind` is its word."""

    message = N_("{format} has no question of the kind “{kind}”. Choose another format for it.")


class NotHeld(Violation):
    """Something a format has no place for, without which the question would be another. `what` is a word."""

    message = N_("{format} has no place for {what}. Choose another format, or change the question.")


class LeftOut(Violation):
    """What a format has no place for, and the question is the same without. `what` is a word."""

    message = N_("{format} has no place for {what}; it was left out.")


class OrderKept(Violation):
    """Choices such as “both of these” that would be shuffled on a paper."""

    message = N_(
        "In the file the choices keep their order. When you compose a paper with this question, tick that "
        "they do there too, else they are shuffled."
    )


class PartDropped(Violation):
    """What runs or shows something else has no place on paper."""

    message = N_("A <{text}> in a text was left out. Look whether the question can be answered without it.")


# What a format may have no place for.
ARROW_IN_TEXT = N_("“->” in an answer or on the left side of a pair")
UNIT, LANGUAGE, PICTURES = N_("a unit"), N_("a language"), N_("pictures")
CASE = N_("whether capital letters matter")
FRACTION = N_("a part of the points that Moodle does not list, such as 33 %")
SEVERAL_RIGHT = N_("anything but one answer that is right and others that earn nothing")
FEEDBACK_WITHOUT_ANSWER = N_("feedback where nothing is answered")
ONLY_FORM = N_("a text without words")
TOO_MANY_CHOICES = N_("more than 26 choices")
LINE_LIKE_A_CHOICE = N_("a question that begins like a choice or like ANSWER")
FEEDBACK, TITLE, CATEGORY, TAGS = N_("feedback"), N_("a title"), N_("a category"), N_("tags")
OUTSIDE_ID, FORM = N_("an id"), N_("the form of a text (it is flattened)")
LANGUAGE_ODD = N_("a language that is no short code such as nb")
SAME_WORDS = N_("two answers of the same words")
NUMBER_IN_GAP = N_("a number with tolerance in a gap")
SEVERAL_OTHERS = N_("two answers that take whatever no other takes")
PARTS_OF_ORDER = N_("parts of the points for a place in an order")
GAPS_NOT_READ_AGAIN = N_("gaps that are not in the order of their numbers, or such texts in them")
GAPS_ODD = N_("a gap that stands twice, or in the description of a picture")
