"""Qt's own buttons and dialogs in our languages. Qt has Nynorsk but no Bokmål; ours are one text for both."""

from PySide6.QtCore import QCoreApplication, QLocale, QTranslator

from eduapp.core.i18n import N_, _, language

# Everything of Qt's that a person can get to see: text menus, file, print and page dialogs, calendar.
_SEEN = (
    # buttons and text menus
    N_("OK"),
    N_("Cancel"),
    N_("Close"),
    N_("Save"),
    N_("Open"),
    N_("Help"),
    N_("Yes"),
    N_("No"),
    N_("Undo"),
    N_("Redo"),
    N_("Cut"),
    N_("Copy"),
    N_("Paste"),
    N_("Delete"),
    N_("Select All"),
    N_("Clear"),
    N_("Step up"),
    N_("Step down"),
    # file dialog
    N_("Look in:"),
    N_("File name:"),
    N_("Files of type:"),
    N_("Directory:"),
    N_("Folder"),
    N_("File"),
    N_("Drive"),
    N_("Back"),
    N_("Go back"),
    N_("Forward"),
    N_("Go forward"),
    N_("Parent Directory"),
    N_("Go to the parent directory"),
    N_("Create New Folder"),
    N_("Create a New Folder"),
    N_("New Folder"),
    N_("List View"),
    N_("Change to list view mode"),
    N_("Detail View"),
    N_("Change to detail view mode"),
    N_("Name"),
    N_("Size"),
    N_("Type"),
    N_("Date Modified"),
    N_("My Computer"),
    N_("Computer"),
    N_("Recent Places"),
    N_("Sidebar"),
    N_("List of places and bookmarks"),
    N_("Files"),
    N_("Remove"),
    N_("Rename"),
    N_("All Files (*)"),
    N_("Directories"),
    N_("Show"),
    N_("Find Directory"),
    N_("Choose"),
    N_("Save As"),
    N_("%1 already exists.\nDo you want to replace it?"),
    N_("%1\nFile not found.\nPlease verify the correct file name was given."),
    N_("%1\nDirectory not found.\nPlease verify the correct directory name was given."),
    # print dialog
    N_("Print"),
    N_("Printer"),
    N_("Name:"),
    N_("Properties"),
    N_("Location:"),
    N_("Preview"),
    N_("Type:"),
    N_("Output file:"),
    N_("Options"),
    N_("Print to File (PDF)"),
    N_("Local file"),
    N_("Write PDF file"),
    N_("Print range"),
    N_("Print all"),
    N_("Pages"),
    N_("Pages:"),
    N_("Pages from"),
    N_("to"),
    N_("Current Page"),
    N_("Selection"),
    N_("Page Set:"),
    N_("All Pages"),
    N_("Odd Pages"),
    N_("Even Pages"),
    N_("Output Settings"),
    N_("Copies"),
    N_("Copies:"),
    N_("Collate"),
    N_("Reverse"),
    N_("Color Mode"),
    N_("Color"),
    N_("Grayscale"),
    N_("None"),
    N_("Off"),
    N_("Double Sided Printing"),
    N_("Long side"),
    N_("Short side"),
    N_("Long side binding"),
    N_("Short side binding"),
    N_("Page Setup"),
    N_("Millimeters (mm)"),
    N_("Inches (in)"),
    N_("Points (pt)"),
    N_("Left to Right, Top to Bottom"),
    N_("Left to Right, Bottom to Top"),
    N_("Right to Left, Bottom to Top"),
    N_("Right to Left, Top to Bottom"),
    N_("Bottom to Top, Left to Right"),
    N_("Bottom to Top, Right to Left"),
    N_("Top to Bottom, Left to Right"),
    N_("Top to Bottom, Right to Left"),
    N_(
        "Specify pages or ranges separated by commas. Ranges are specified by two numbers separated by a "
        "hyphen. E.g: 3,5-7,9 prints pages 3, 5, 6, 7 and 9."
    ),
    N_("Job Options"),
    N_("Advanced"),
    N_("Paper"),
    N_("Page size:"),
    N_("Width:"),
    N_("Height:"),
    N_("Paper source:"),
    N_("Orientation"),
    N_("Portrait"),
    N_("Landscape"),
    N_("Reverse landscape"),
    N_("Reverse portrait"),
    N_("Margins"),
    N_("top margin"),
    N_("left margin"),
    N_("right margin"),
    N_("bottom margin"),
    N_("Page Layout"),
    N_("Page order:"),
    N_("Pages per sheet:"),
    N_("Unknown"),
    N_("Automatic"),
    N_("Custom"),
    N_("The 'From' value cannot be greater than the 'To' value."),
    N_("%1 is a directory.\nPlease choose a different file name."),
    N_("File %1 is not writable.\nPlease choose a different file name."),
    N_("%1 already exists.\nDo you want to overwrite it?"),
    N_("'%1' is write protected.\nDo you want to delete it anyway?"),
    N_("Are you sure you want to delete '%1'?"),
    # calendar
    N_("Previous Month"),
    N_("Next Month"),
    # keys
    N_("Space"),
    N_("Enter"),
    N_("Del"),
)
_OURS = frozenset(_SEEN)
_BETTER = {  # what Qt says in signs; said in words in every language, English too
    "Options >>": N_("More options"),
    "Options <<": N_("Fewer options"),
}
_KEPT = "dagverk.words"


class QtWords(QTranslator):
    """Answers Qt's questions for words from our own catalogues."""

    def translate(
        self, context: str, source: str, disambiguation: str | None = None, n: int = -1
    ) -> str | None:
        """The word in the language of the screen; None where we have none."""
        better = _BETTER.get(source.replace("&", ""))
        if better:
            return _(better)
        return None if language() == "en" else _word(source)


def speak_qt(application: QCoreApplication) -> QtWords:
    """Have Qt's words, numbers and dates in the language of the screen. Call it again when that changes."""
    words = application.property(_KEPT)  # not findChild: PySide would learn all of the style it passes
    if not isinstance(words, QtWords):
        words = QtWords(application)
        application.installTranslator(words)
        application.setProperty(_KEPT, words)
    QLocale.setDefault(QLocale({"nb": "nb_NO", "nn": "nn_NO"}.get(language(), "en_GB")))
    return words


def _word(source: str) -> str | None:
    """Without and with the mark of the access key: ours have none, as the words would fight over letters."""
    plain = source.replace("&", "").strip().removesuffix("...").removesuffix("…")
    for known in (source, source.replace("&", ""), plain):
        if known in _OURS:
            return _(known)
    return None
