"""Every table of every feature, for migrations and tests. The only module that imports them all."""

from eduapp.certificates import models as _certificates
from eduapp.certificates.keys import models as _keys
from eduapp.core.db import commands as _commands
from eduapp.core.db import site_settings as _site_settings
from eduapp.core.db.base import Base
from eduapp.education.attendance import models as _attendance
from eduapp.education.courses import models as _courses
from eduapp.education.enrolment import models as _enrolment
from eduapp.education.places import models as _places
from eduapp.education.plans import models as _plans
from eduapp.education.school import models as _school
from eduapp.education.timetable import models as _timetable
from eduapp.education.waiting import models as _waiting
from eduapp.exams.appeals import models as _appeals
from eduapp.exams.arrangements import models as _arrangements
from eduapp.exams.custody import models as _custody
from eduapp.exams.deadlines import models as _deadlines
from eduapp.exams.grading import models as _grading
from eduapp.exams.marking import models as _marking
from eduapp.exams.papers import models as _papers
from eduapp.exams.questions import models as _questions
from eduapp.exams.room import models as _room
from eduapp.exams.screens import models as _screens
from eduapp.exams.sittings import models as _sittings
from eduapp.exchange.files import models as _files
from eduapp.exchange.handoff import models as _handoff
from eduapp.exchange.statements import models as _statements
from eduapp.people.access import models as _access
from eduapp.people.apart import models as _apart
from eduapp.people.audit import models as _audit
from eduapp.people.disputes import models as _disputes
from eduapp.people.learners import models as _learners
from eduapp.privacy import models as _privacy
from eduapp.records.day import models as _day
from eduapp.records.lists import models as _lists
from eduapp.safekeeping import models as _safekeeping
from eduapp.workshops.aims import models as _aims
from eduapp.workshops.hours import models as _hours
from eduapp.workshops.machines import models as _machines
from eduapp.workshops.road import models as _road
from eduapp.workshops.tools import models as _tools

__all__ = ["Base"]
