"""The words of bringing files in."""

from eduapp.core.changes import Topic

BRING_IN = "files.bring_in"
PERMISSIONS = (BRING_IN,)

IMPORTS_CHANGED = Topic("files.imports")

BROUGHT_IN = "files.brought_in"
