"""The words of safekeeping."""

from eduapp.core.changes import Topic
from eduapp.core.i18n import N_
from eduapp.core.settings import Setting

SEE = "safekeeping.see"
MAKE = "safekeeping.make"  # backups, where they go, and the paper code
RESTORE = "safekeeping.restore"  # one of the two who bring a backup back; who takes the database to a server
HAND_OUT = "safekeeping.hand_out"  # everything in files that anybody can read
PERMISSIONS = (SEE, MAKE, RESTORE, HAND_OUT)

BACKUPS_CHANGED = Topic("safekeeping.backups")
TURN = "safekeeping.keys"  # whose turn it is to make a key

MADE = "safekeeping.made"
KEY_MADE = "safekeeping.key_made"
RESTORE_ALLOWED = "safekeeping.restore_allowed"  # told by the database whose place is taken
RESTORED = "safekeeping.restored"
HANDED_OUT = "safekeeping.handed_out"
ENCRYPTED = "safekeeping.encrypted"
COPYING = "safekeeping.copying"  # to a server

# Why a backup was made. code: backup_occasions
DAILY, CLOSING, ASKED, BEFORE_STEP, BEFORE_RESTORE = "daily", "closing", "asked", "step", "restore"
NEAR, AWAY = "near", "away"  # in the data folder; in the second folder or on the stick. code: backup_places

FOLDER = "backups"  # in the data folder
ASIDE = "set-aside"  # in the data folder: databases that others took the place of
AWAY_FOLDER = Setting("backup_folder", "", str, N_("Second folder for backups"))
# What a database that came from a backup says until the trail is told; "" where there is nothing to tell.
WORD_LEFT = Setting("safekeeping.word_left", "", str, "")
