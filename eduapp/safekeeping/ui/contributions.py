"""What safekeeping gives the shell."""

from eduapp.core.i18n import N_
from eduapp.gui.contributions import ActionOffer, Contributions, PageOffer, SettingsOffer, TodayOffer
from eduapp.gui.routes import Route
from eduapp.safekeeping import terms

CONTRIBUTIONS = Contributions(
    pages=(
        PageOffer(
            "safekeeping.backups",
            "eduapp.safekeeping.ui.backups_page:BackupsPage",
            terms.SEE,
            "settings",
        ),
    ),
    actions=(ActionOffer(N_("Backups"), Route("safekeeping.backups"), "shield", terms.SEE),),
    settings=(
        SettingsOffer(
            N_("Backups"), "eduapp.safekeeping.ui.backups_panel:BackupsPanel", terms.SEE, 33, "shield"
        ),
    ),
    today=(TodayOffer("eduapp.safekeeping.ui.today:due", terms.SEE, later=True),),
    audit_sentences={
        terms.MADE: N_("Backup {number} was made and verified ({place})."),
        terms.KEY_MADE: N_("A new key for backups was made (mark {mark})."),
        terms.RESTORED: N_(
            "Backup {number} took the place of the database: “{reason}”. Entries lost: {lost}. Asked by"
            " {asked_by}, agreed by {agreed_by}."
        ),
        terms.RESTORE_ALLOWED: N_(
            "Backup {number} of {day} was chosen to take the place of this database: “{reason}”. Agreed by"
            " {agreed_by}."
        ),
        terms.ENCRYPTED: N_("The database file was put under a key. Asked by {asked_by}."),
        terms.COPYING: N_("Copying everything to a database server was begun ({server})."),
        terms.HANDED_OUT: N_("Everything was written into readable files ({rows} rows): “{reason}”."),
    },
)
