"""The words of the school: permissions, topics, audit actions, settings of the site."""

import json

from eduapp.core.changes import Topic
from eduapp.core.i18n import N_
from eduapp.core.settings import Setting

SEE_SCHOOL = "school.see"
CHANGE_SCHOOL = "school.change"
PERMISSIONS = (SEE_SCHOOL, CHANGE_SCHOOL)

SCHOOL_CHANGED = Topic("school")
YEAR = "school: its year"  # who changes what has no version of its own waits here

SCHOOL_SAVED = "school.saved"
TERMS_SAVED = "school.terms.saved"
LESSON_TIMES_SAVED = "school.lesson_times.saved"
CALENDAR_SAVED = "school.calendar.saved"
SITE_SAVED = "school.site.saved"
PRACTICE_ISSUER_SAVED = "school.practice_issuer.saved"
INVENTED = "school.invented"

NEEDED_ON_PAPERS = N_("needed on papers")  # beside a field that may wait, but no paper can do without

PRISON_NAME = Setting(
    "site.prison_name",
    "",
    str,
    N_("Name of the prison"),
    N_("Only used to check that no paper ever shows it."),
)
PRISON_WORDS = Setting(
    "site.prison_words",
    "",
    str,
    N_("Its address and other names"),
    N_("One a line. Only used to check that no paper ever shows them."),
)
NO_ISSUER: dict[str, str] = {}
PRACTICE_ISSUER = Setting(  # fields of a letterhead; empty: the school issues papers on practice too
    "site.practice_issuer",
    NO_ISSUER,
    json.loads,
    N_("Who issues practice statements"),
    write=lambda facts: json.dumps(facts, sort_keys=True, ensure_ascii=False),
)
PAPER_LANGUAGE = Setting("site.paper_language", "nb", str, N_("Language of papers"))
IS_INVENTED = Setting("site.invented", False, "True".__eq__, N_("Invented people"))
AFTERNOON_BEGINS = Setting("site.afternoon_begins", 12 * 60, int, N_("The afternoon begins"))
EVENING_BEGINS = Setting("site.evening_begins", 16 * 60, int, N_("The evening begins"))
