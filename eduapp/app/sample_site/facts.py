"""What the invented school is like: who works there, its rooms, and what its courses teach."""

from dataclasses import dataclass
from datetime import date

SCHOOL = {
    "name": "Fjellvik videregående skole",
    "address": "Skoleveien 12\n7994 Fjellvik",
    "organisation_number": "974760673",
    "place": "Fjellvik",
    "signer_name": "Solveig Nes",
    "signer_title": "avdelingsleder",
}
PRISON = "Granli fengsel"
PRISON_WORDS = "Granlivegen 40\nGranli"
EXAM_DAY = date(2026, 11, 19)
TERM = ("Høst 2026", date(2026, 8, 17), date(2026, 12, 18))
LESSONS = ((510, 600), (615, 705), (735, 825), (840, 900))
PLACES = (
    ("Klasserom 1", "classroom", 10),
    ("Klasserom 2", "classroom", 14),
    ("Datarommet", "classroom", 16),
    ("Festsalen", "exam_room", 20),
    ("Snekkersalen", "workshop", 18),
    ("Verktøyrommet", "workshop", 4),
)
MACHINES = {"Snekkersalen": 6}
OUT_OF_SERVICE = (  # place, first day, last day, why
    ("Festsalen", date(2026, 10, 5), date(2026, 10, 23), "refurbishment"),
    ("Snekkersalen", date(2026, 11, 30), date(2026, 12, 2), "maintenance"),
)


@dataclass(frozen=True)
class Person:
    """A member of staff."""

    key: str
    name: str
    title: str
    roles: tuple[str, ...]


STAFF = (
    Person("leader", "Solveig Nes", "avdelingsleder", ("leader", "administrator")),
    Person("teacher", "Ingrid Solheim", "faglærer", ("teacher",)),
    Person("maths", "Henrik Aune", "faglærer", ("teacher",)),
    Person("workshop", "Terje Haug", "verkstedleder", ("workshop_leader",)),
    Person("kitchen", "Siri Lund", "faglig leder", ("workshop_leader",)),
    Person("office", "Åse Bakke", "konsulent", ("office",)),
    Person("invigilator", "Berit Moe", "eksamensvakt", ("invigilator",)),
    Person("examiner", "Marit Vold", "sensor", ("examiner",)),
    Person("examiner2", "Jens Tangen", "sensor", ("examiner",)),
    Person("principal", "Nils Ås", "rektor", ("leader",)),
)

# Printed on papers. Own words, in the kind of sentence course plans use.
COURSES = {
    "NOR-A2": (
        "Samtale om hverdag og arbeid\nLese og skrive korte tekster\nOrdforråd og uttale",
        "Kan forstå og bruke vanlige uttrykk\nKan skrive en enkel melding eller søknad",
    ),
    "TRUCK-T": (
        "Lover og forskrifter\nTruckens oppbygning og stabilitet\nSikker bruk, lasting og stabling",
        "Kan kontrollere trucken før bruk\nKan vurdere last, underlag og fare for velt",
    ),
    "VARM": (
        "Brannfare ved arbeid med varme\nTiltak før, under og etter arbeidet\nØvelse med slokkeutstyr",
        "Kan gjøre et arbeidssted trygt\nKan slokke et branntilløp",
    ),
    "HMS-MASK": (
        "Bandsag, høvel og sirkelsag\nVern og personlig utstyr",
        "Kan stille inn og bruke maskinene trygt",
    ),
    "MAT1P": ("Tall og prosent\nØkonomi og funksjoner", "Kan bruke matematikk i hverdag og arbeid"),
    "KOKV107": ("Hygiene og internkontroll\nOppbevaring og merking", "Kan følge regler for mattrygghet"),
}
FIELDS_OF_WORK = {
    "Snekkerverksted": "snekkerfaget",
    "Mekanisk verksted": "industrimekanikerfaget",
    "Kjøkken": "kokkfaget",
    "Vaskeri": "vaskerifaget",
    "Vedlikehold": "byggdrifterfaget",
    "Gartneri": "gartnerfaget",
}
ROADS = (
    ("1003", "RMKOK3----", "Kjøkken"),
    ("1002", "BASNE3----", "Snekkerverksted"),
)  # learner, trade, workshop
AT_WORK = (  # on the way to the certificate at work: learner, trade, workshop, since, last talk
    ("1007", "BASNE3----", "Snekkerverksted", date(2026, 5, 18), None),
    ("1012", "BASNE3----", "Snekkerverksted", date(2026, 5, 18), date(2026, 11, 16)),
)
TALKED = "Begynner med overflatebehandling; øver på tegningslesing først."
PRACTISED = ("1003", "RMKOK3----", date(2019, 3, 1), date(2022, 8, 31), "Hotell, varmt og kaldt kjøkken")
TOOLS = (
    ("Høvel", "V-01", 1, 1, "tool", "b", 1, 0),
    ("Tappjern, sett", "V-02", 1, 2, "kit", "a", 4, 0),
    ("Fintannet sag", "V-03", 1, 3, "tool", "a", 1, 0),
    ("Hammer", "V-04", 2, 1, "tool", "b", 1, 0),
    ("Vinkel", "V-05", 2, 2, "tool", "c", 1, 0),
    ("Skruer 4 × 40", "V-06", 2, 3, "weight", "c", 1200, 20),
    ("Stikksagblad", "V-07", 2, 4, "pieces", "a", 10, 0),
)  # name, number, row, column, kind, class, amount, tolerance
AIM_TASKS = {  # the examples of aims, and what practises them
    "EKS-SN1": ("Tegningslesing",),
    "EKS-SN2": ("Måling og kapping",),
    "EKS-SN3": ("Sammenføyning",),
    "EKS-SN4": ("Overflatebehandling",),
    "EKS-KO1": ("Råvarer",),
    "EKS-KO2": ("Varmmat",),
    "EKS-KO3": ("Renhold og HACCP",),
}
SEEN = (("1002", "EKS-SN1", "alone"), ("1005", "EKS-SN3", "with_help"), ("1007", "EKS-SN2", "tried"))
SIGNED_OFF = (("1002", "EKS-SN1"), ("1005", "EKS-SN2"))  # learner, aim
TRAINED = {"1002": 5, "1005": 5, "1007": 4, "1012": 2}  # steps of training at the bandsaw


@dataclass(frozen=True)
class Group:
    """A group of the term: when it meets and who is to be in it (learner numbers, or a file of results)."""

    code: str
    name: str
    teacher: str
    place: str
    capacity: int
    first: date
    last: date
    weekdays: tuple[int, ...]
    lesson: int  # index of LESSONS
    numbers: tuple[str, ...] = ()
    results_of: str = ""  # everybody with a result in this course
    done: bool = False  # the teacher has said that everybody has completed it


MORNING_GROUP = tuple(str(number) for number in (*range(1001, 1006), *range(1007, 1012), 1014, 1020))
# Learner number, state, first day, expected back. None of them is in a group or a workshop on that Monday.
AWAY = (
    ("1047", "on_leave", date(2026, 11, 20), date(2026, 11, 24)),
    ("1048", "temporarily_out", date(2026, 11, 20), None),
    ("1054", "outside_programme", date(2026, 11, 20), date(2027, 6, 18)),
    ("1082", "moved", date(2026, 11, 19), None),
    ("1091", "released", date(2026, 11, 20), None),
    ("1003", "on_leave", date(2026, 12, 4), date(2026, 12, 7)),  # dated ahead
)
APART = (("1003", "1097", "session"), ("1056", "1101", "workshop"))  # learner numbers and level
SCRIPTS = tuple(str(number) for number in range(2001, 2012))
GROUPS = (
    Group(
        "NOR-A2", "Høst, dag", "teacher", "Klasserom 2", 12, date(2026, 8, 17), date(2026, 10, 30),
        (1, 3), 0, SCRIPTS, done=True,
    ),
    Group(
        "NOR-A2", "Vinter, dag", "teacher", "Klasserom 2", 12, date(2026, 11, 2), date(2026, 12, 18),
        (0, 2, 3), 1, MORNING_GROUP,
    ),
    Group(
        "MAT1P", "Gruppe A", "maths", "Klasserom 1", 10, date(2026, 8, 17), date(2026, 12, 18), (1, 4), 2,
        results_of="MAT1P",
    ),
    Group(
        "TRUCK-T", "November", "teacher", "Datarommet", 16, date(2026, 11, 9), date(2026, 11, 19),
        (1, 2, 4), 2, results_of="TRUCK-T",
    ),
    Group(
        "VARM", "November", "teacher", "Datarommet", 16, date(2026, 11, 16), date(2026, 11, 19), (0, 2), 3,
        results_of="VARM",
    ),
    Group(
        "NOR-B1", "Vinter, morgen", "teacher", "Klasserom 2", 12, date(2026, 11, 2), date(2026, 12, 18),
        (0, 2, 4), 0, SCRIPTS,
    ),
    Group(
        "ENG1008", "Høst", "teacher", "Klasserom 2", 10, date(2026, 8, 17), date(2026, 12, 18), (0, 3), 2,
        tuple(str(number) for number in range(1030, 1040)),
    ),
    Group(
        "KOKV107", "Høst", "maths", "Klasserom 2", 12, date(2026, 9, 7), date(2026, 12, 11), (2,), 3,
        tuple(str(number) for number in range(1060, 1070)),
    ),
)  # fmt: skip

# Who wishes for a place in the winter group: number, day applied, who asked, and whether it is decided.
WISHES = (
    ("1012", date(2026, 11, 4), "learner", True),
    ("1013", date(2026, 11, 10), "contact_officer", True),
    ("1023", date(2026, 11, 17), "learner", False),
)
