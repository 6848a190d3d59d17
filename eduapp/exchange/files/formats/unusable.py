"""Why a whole file cannot be read: each a sentence with what, where, and what to do."""

from eduapp.core.errors import EduError
from eduapp.core.i18n import N_


class Unusable(EduError):
    """A file that cannot be read as a table. `file` is its name, fit to be shown."""

    message = N_("{file} cannot be used. Choose another file.")


class FileGone(Unusable):
    """The file was moved or removed, or the stick pulled out."""

    message = N_("{file} is no longer there. Choose the file again.")


class NotReadable(Unusable):
    """The system refuses to open or read it."""

    message = N_("{file} cannot be opened. Close it in other programs, or ask for access, then try again.")


class NotAFile(Unusable):
    """A folder, a device or a pipe, which may never end."""

    message = N_("{file} is not an ordinary file. Choose a file.")


class TooLarge(Unusable):
    """More bytes than a table of this program can need."""

    message = N_("{file} is larger than {limit} MB. Split it into several files.")


class EmptyFile(Unusable):
    """Nothing in it but spaces."""

    message = N_("{file} is empty. Choose a file with headings in its first line and rows below.")


class OnlyHeadings(Unusable):
    """Headings, and nothing below."""

    message = N_("{file} has headings in line {line}, but no rows below. Add rows, then choose it again.")


class NotATable(Unusable):
    """A picture, a document, a program. `kind` is a Word."""

    message = N_(
        "{file} is {kind}, not a table. Save the table as CSV, Excel (.xlsx) or OpenDocument (.ods)."
    )


class OldWorkbook(Unusable):
    """A binary Excel file."""

    message = N_("{file} is an Excel file of an older or binary kind. Save it as .xlsx, then choose that.")


class LockedWorkbook(Unusable):
    """An encrypted spreadsheet."""

    message = N_("{file} is locked with a password. Save it without one, then choose it again.")


class DamagedWorkbook(Unusable):
    """A spreadsheet that its own programs would have to repair."""

    message = N_("{file} is damaged. Open it in Excel or LibreOffice, save it, and choose it again.")


class Overblown(Unusable):
    """A spreadsheet that would fill the memory: a bomb, or a lone cell far out."""

    message = N_(
        "{file} would unpack to more than a table needs. Copy the table to a new file and choose that."
    )


class FormulasWithoutResults(Unusable):
    """A spreadsheet written by a program that never calculated it: its cells would look empty."""

    message = N_(
        "{file} holds {count} formulas without results. Open it in Excel, save it, and choose it again."
    )


class UnknownLetters(Unusable):
    """Bytes that no supported encoding knows."""

    message = N_("Line {line} of {file} is neither UTF-8 nor Windows-1252 text. Save the file as CSV UTF-8.")


class MixedLetters(Unusable):
    """UTF-8 with a line in another encoding; reading it either way would break names."""

    message = N_("Line {line} of {file} is in another encoding than the rest. Save the file as CSV UTF-8.")


class QuoteAstray(Unusable):
    """A quoted cell that never ends, or goes on after its end; guessing would swallow rows."""

    message = N_("From line {line} of {file} on, a quotation mark is missing or out of place. Put it right.")


class LineTooLong(Unusable):
    """A line without an end, or a cell that swallowed the lines after it."""

    message = N_(
        "Line {line} of {file} is too long for a table row. A quotation mark or line end may be missing."
    )


class TooManyRows(Unusable):
    """More rows than can be looked through."""

    message = N_("{file} has more than {limit} rows. Split it into several files.")


class TooManyColumns(Unusable):
    """More columns than anybody could match."""

    message = N_("Line {line} of {file} has more than {limit} columns. Remove those that are not needed.")


class NoHeadings(Unusable):
    """The first line holds dates and numbers."""

    message = N_("Line {line} of {file} holds values, not headings. Put a line of headings above it.")


class DoubledHeading(Unusable):
    """Two columns by one name: nobody could say which is meant."""

    message = N_("The heading {heading} stands twice in {file}: in columns {first} and {second}. Rename one.")
