"""The words of printed lists."""

from eduapp.core.changes import Topic

SEE_LISTS = "lists.see"
PRINT_LISTS = "lists.print"
TYPE_IN = "lists.type_in"
PERMISSIONS = (SEE_LISTS, PRINT_LISTS, TYPE_IN)

LISTS_CHANGED = Topic("lists")

PRINTED = "lists.printed"
SAVED_AS_FILE = "lists.saved_as_file"
TYPED_IN = "lists.typed_in"
TAKEN_BACK = "lists.taken_back"
