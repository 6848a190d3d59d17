"""Every feature's contributions, in the order of the work. To add a feature to the window, add a line."""

from collections.abc import Iterator, Mapping

from eduapp.app.trail_words import TRAIL_WORDS
from eduapp.certificates.keys.ui.contributions import CONTRIBUTIONS as KEYS
from eduapp.certificates.ui.contributions import CONTRIBUTIONS as CERTIFICATES
from eduapp.certificates.verification.ui.contributions import CONTRIBUTIONS as VERIFICATION
from eduapp.core.actor import Actor
from eduapp.core.i18n import N_
from eduapp.education.attendance.ui.contributions import CONTRIBUTIONS as ATTENDANCE
from eduapp.education.courses.ui.contributions import CONTRIBUTIONS as COURSES
from eduapp.education.enrolment.ui.contributions import CONTRIBUTIONS as ENROLMENT
from eduapp.education.places.ui.contributions import CONTRIBUTIONS as PLACES
from eduapp.education.plans.ui.contributions import CONTRIBUTIONS as PLANS
from eduapp.education.school.ui.contributions import CONTRIBUTIONS as SCHOOL
from eduapp.education.timetable.ui.contributions import CONTRIBUTIONS as TIMETABLE
from eduapp.education.waiting.ui.contributions import CONTRIBUTIONS as WAITING
from eduapp.exams.appeals.ui.contributions import CONTRIBUTIONS as APPEALS
from eduapp.exams.arrangements.ui.contributions import CONTRIBUTIONS as ARRANGEMENTS
from eduapp.exams.attempts.ui.contributions import CONTRIBUTIONS as ATTEMPTS
from eduapp.exams.custody.ui.contributions import CONTRIBUTIONS as CUSTODY
from eduapp.exams.grading.ui.contributions import CONTRIBUTIONS as GRADING
from eduapp.exams.marking.ui.contributions import CONTRIBUTIONS as MARKING
from eduapp.exams.papers.ui.contributions import CONTRIBUTIONS as PAPERS
from eduapp.exams.questions.ui.contributions import CONTRIBUTIONS as QUESTIONS
from eduapp.exams.room.ui.contributions import CONTRIBUTIONS as ROOM
from eduapp.exams.sittings.ui.contributions import CONTRIBUTIONS as SITTINGS
from eduapp.exams.statistics.ui.contributions import CONTRIBUTIONS as STATISTICS
from eduapp.exchange.files.ui.contributions import CONTRIBUTIONS as FILES
from eduapp.exchange.handoff.ui.contributions import CONTRIBUTIONS as HANDOFF
from eduapp.exchange.statements.ui.contributions import CONTRIBUTIONS as STATEMENTS
from eduapp.gui.contributions import (
    ActionOffer,
    Contributions,
    PageOffer,
    PanelOffer,
    PrintOffer,
    RailItem,
    allowed,
)
from eduapp.people.access.ui.contributions import CONTRIBUTIONS as ACCESS
from eduapp.people.apart.ui.contributions import CONTRIBUTIONS as APART
from eduapp.people.audit.ui.contributions import CONTRIBUTIONS as AUDIT
from eduapp.people.disputes.ui.contributions import CONTRIBUTIONS as DISPUTES
from eduapp.people.learners.ui.contributions import CONTRIBUTIONS as LEARNERS
from eduapp.privacy.ui.contributions import CONTRIBUTIONS as PRIVACY
from eduapp.records.day.ui.contributions import CONTRIBUTIONS as DAY
from eduapp.records.handouts.ui.contributions import CONTRIBUTIONS as HANDOUTS
from eduapp.records.lists.ui.contributions import CONTRIBUTIONS as LISTS
from eduapp.records.summary.ui.contributions import CONTRIBUTIONS as SUMMARY
from eduapp.safekeeping.ui.contributions import CONTRIBUTIONS as SAFEKEEPING
from eduapp.workshops.aims.ui.contributions import CONTRIBUTIONS as AIMS
from eduapp.workshops.hours.ui.contributions import CONTRIBUTIONS as HOURS
from eduapp.workshops.machines.ui.contributions import CONTRIBUTIONS as MACHINES
from eduapp.workshops.road.ui.contributions import CONTRIBUTIONS as ROAD
from eduapp.workshops.tools.ui.contributions import CONTRIBUTIONS as TOOLS

FEATURES: tuple[Contributions, ...] = (
    ACCESS,
    AUDIT,
    LEARNERS,
    APART,
    DISPUTES,
    SCHOOL,
    PLACES,
    COURSES,
    TIMETABLE,
    ENROLMENT,
    WAITING,
    PLANS,
    ATTENDANCE,
    MACHINES,
    TOOLS,
    HOURS,
    ROAD,
    AIMS,
    QUESTIONS,
    PAPERS,
    ARRANGEMENTS,
    SITTINGS,
    CUSTODY,
    ROOM,
    ATTEMPTS,
    MARKING,
    GRADING,
    STATISTICS,
    APPEALS,
    KEYS,
    CERTIFICATES,
    VERIFICATION,
    LISTS,
    DAY,
    HANDOUTS,
    SUMMARY,
    FILES,
    HANDOFF,
    STATEMENTS,
    SAFEKEEPING,
    PRIVACY,
)

TODAY = PageOffer("today", "eduapp.app.today_page:TodayPage", "")
SETTINGS = PageOffer("settings", "eduapp.app.settings_page:SettingsPage", "")
_OWN_RAIL = (RailItem("today", N_("Today"), "sun", 0), RailItem("settings", N_("Settings"), "settings", 1000))


def pages() -> dict[str, PageOffer]:
    """Every page by its key."""
    offers = [TODAY, SETTINGS, *(page for feature in FEATURES for page in feature.pages)]
    return {offer.key: offer for offer in offers}


def rail(actor: Actor) -> list[RailItem]:
    """What stands in this person's navigation rail, in order."""
    known = pages()
    items = [*_OWN_RAIL, *(item for feature in FEATURES for item in feature.rail)]
    seen = [item for item in items if not known[item.key].permission or actor.may(known[item.key].permission)]
    return sorted(seen, key=lambda item: item.order)


def panels(place: str, actor: Actor) -> list[PanelOffer]:
    """What other features bring to a page, as far as this person may see it."""
    offers = [panel for feature in FEATURES for panel in feature.panels if panel.place == place]
    return sorted(allowed(offers, actor), key=lambda offer: offer.order)


def ways(place: str, actor: Actor) -> list[ActionOffer]:
    """Where features above lead from a page, in the order of the work, as far as this person may go."""
    offers = [action for feature in FEATURES for action in feature.actions if action.beside == place]
    return allowed(offers, actor)


def answers(place: str, actor: Actor) -> list[str]:
    """What features above tell a page below, as `module:function`, as far as this person may know it."""
    offers = [answer for feature in FEATURES for answer in feature.answers if answer.place == place]
    return [offer.query for offer in allowed(offers, actor)]


def printing(page_key: str, actor: Actor) -> PrintOffer | None:
    """Where Ctrl+P leads from a page that prints nothing itself, if anywhere."""
    offers = [offer for feature in FEATURES for offer in feature.prints if offer.place == page_key]
    return next(iter(allowed(offers, actor)), None)


def audit_sentences() -> Mapping[str, str]:
    """The sentence (N_) of every action in the trail, and the words for rules and fields in them."""
    sentences = dict(TRAIL_WORDS)
    for feature in FEATURES:
        sentences.update(feature.audit_sentences)
    return sentences


def all_contributions() -> Iterator[Contributions]:
    """Each feature's, in the order of the work."""
    yield from FEATURES
