"""Invented names in six scripts: of the kinds one meets in Norwegian prisons, of nobody in particular.

Shares follow norway 6.2 (about a third from elsewhere). The pools are crossed at random, so that any
likeness to a living person is chance.
"""

import random
from dataclasses import dataclass
from itertools import accumulate

ONE_NAME = 0.012  # share of people with a single name
DOUBLE = 0.05  # share with two given names


@dataclass(frozen=True)
class Origin:
    """Given and family names that go together, the first language that goes with them, and their share."""

    share: int
    language: str
    given: tuple[str, ...]
    family: tuple[str, ...]


@dataclass(frozen=True)
class Name:
    """One person's name; one of the two parts may be empty."""

    family: str
    given: str
    language: str

    @property
    def printed(self) -> str:
        """Given name first."""
        return " ".join(filter(None, (self.given, self.family)))


_ORIGINS = (
    Origin(
        640,
        "norsk",
        (
            *(
                "Jan",
                "Per",
                "Bjørn",
                "Ole",
                "Lars",
                "Kjell",
                "Knut",
                "Arne",
                "Svein",
                "Thomas",
                "Hans",
                "Geir",
            ),
            *("Tor", "Morten", "Terje", "Odd", "Erik", "Martin", "Andreas", "Rune", "Øyvind", "Håkon", "Åge"),
            *("Anne", "Inger", "Kari", "Marit", "Liv", "Åse", "Ragnhild", "Jean-Pierre", "Kevin", "Robin"),
            *("Sindre", "Even", "Ørjan", "Pål", "Ståle", "Bård", "Vegard", "Kristoffer", "Aleksander"),
        ),
        (
            *("Hansen", "Johansen", "Olsen", "Larsen", "Andersen", "Pedersen", "Nilsen", "Kristiansen"),
            *("Karlsen", "Pettersen", "Eriksen", "Berg", "Haugen", "Hagen", "Bakken", "Solberg", "Moen"),
            *("Ødegård", "Strøm", "Aasen", "Aas", "Sørli", "Ærlend", "Øien", "Åsheim", "Vik", "Eide", "Lie"),
            *("Dahl", "Myhre", "Tveit", "Nygård", "Brekke", "Sætre", "Kvåle", "Fosse Lund", "Hagen-Moe"),
        ),
    ),
    Origin(
        12,
        "nordsamisk",
        ("Nils-Ánte", "Máret Ánne", "Áilu", "Biret", "Issát", "Sunná", "Ánde", "Ravdna"),
        ("Sárá", "Kaŋas", "Eira", "Utsi", "Guttormsen", "Hætta", "Somby", "Čuđi"),
    ),
    Origin(
        70,
        "polsk",
        ("Łukasz", "Paweł", "Piotr", "Michał", "Grzegorz", "Wojciech", "Tomasz", "Krzysztof", "Zbigniew"),
        ("Żółć", "Kowalski", "Wiśniewski", "Wójcik", "Kamiński", "Zieliński", "Dąbrowski", "Gołąb", "Śliwa"),
    ),
    Origin(
        55,
        "litauisk",
        ("Mindaugas", "Tadas", "Žydrūnas", "Darius", "Vytautas", "Gintaras", "Šarūnas", "Ąžuolas"),
        ("Jankauskas", "Petrauskas", "Kazlauskas", "Žukauskas", "Šimkus", "Čepaitis", "Vaičiūnas"),
    ),
    Origin(
        45,
        "rumensk",
        ("Ion", "Ștefan", "Mihai", "Țepuș", "Gheorghe", "Cătălin", "Răzvan", "Ionuț"),
        ("Ștefănescu", "Popescu", "Dumitru", "Țurcanu", "Bălan", "Văcărescu", "Munteanu"),
    ),
    Origin(
        40,
        "somali",
        ("Abdirahman", "Ahmed", "Yusuf", "Cabdi", "Liban", "Xasan", "Ayaan", "Faarax"),
        ("Abdi", "Mohamed Ali", "Warsame", "Jama", "Farah", "Xuseen", "Nuur"),
    ),
    Origin(
        38,
        "arabisk",
        ("Karim", "Omar", "Muhammad Abdullah", "Ibrahim", "Youssef", "Khalid", "Nour", "Samir"),
        ("Haddad", "al-Hassan", "Khoury", "Ben Salem", "Al-Hassan bin Abdulrahman al-Rashid", "Mansour"),
    ),
    Origin(
        18,
        "arabisk",
        ("يوسف", "محمد", "خالد", "عمر", "سمير", "إبراهيم", "ليلى", "نور"),
        ("أحمد", "حداد", "الحسن", "منصور", "العلي", "خوري"),
    ),
    Origin(
        16,
        "russisk",
        ("Дмитрий", "Сергей", "Алексей", "Олег", "Игорь", "Наталья", "Фёдор", "Юрий"),
        ("Иванов", "Петров", "Шевченко", "Щербаков", "Жуков", "Ёлкин"),
    ),
    Origin(
        16,
        "tigrinja",
        ("ወርቅነህ", "ሃይለ", "ተስፋይ", "ሰላም", "ዮናስ", "ኣብርሃም"),
        ("ኃይሉ", "ተስፋዬ", "ገብረመድህን", "ኪዳነ", "በቀለ"),
    ),
    Origin(
        14,
        "tigrinja",
        ("Yonas", "Filmon", "Tesfay", "Selam", "Abraham", "Mehari"),
        ("Kidane", "Gebremedhin", "Haile", "Tekle", "Woldu"),
    ),
    Origin(
        16,
        "vietnamesisk",
        ("Hồng", "Văn Đức", "Thị Mỹ", "Quốc Bảo", "Hữu Phước", "Ngọc Ánh"),
        ("Nguyễn", "Trần", "Lê", "Phạm", "Đặng", "Nguyễn Thị"),
    ),
    Origin(
        20,
        "serbisk/kroatisk",
        ("Šimon", "Željko", "Goran", "Ćamil", "Dušan", "Đorđe", "Marko"),
        ("Đorđević", "Nikolić", "Živković", "Šarić", "Čolak", "Kovačević"),
    ),
    Origin(
        6,
        "gresk",
        ("Γιώργος", "Νίκος", "Ελένη", "Κώστας"),
        ("Παπαδόπουλος", "Ιωάννου", "Χατζής", "Λάμπρου"),
    ),
    Origin(
        14,
        "engelsk",
        ("Sean", "Liam", "Ngozi", "Chukwuemeka", "Kwame", "Renée"),
        ("O'Brien", "D’Arcy", "Okafor", "Sesay", "Mensah", "Smith-Jones"),
    ),
)
_SHARES = tuple(accumulate(origin.share for origin in _ORIGINS))


def a_name(dice: random.Random) -> Name:
    """Somebody's name."""
    [origin] = dice.choices(_ORIGINS, cum_weights=_SHARES)
    given, family = dice.choice(origin.given), dice.choice(origin.family)
    luck = dice.random()
    if luck < ONE_NAME:
        return Name("", given, origin.language) if luck < ONE_NAME / 2 else Name(family, "", origin.language)
    if luck > 1 - DOUBLE:
        given = f"{given} {dice.choice(origin.given)}"
    return Name(family, given, origin.language)


def a_colleague(dice: random.Random) -> str:
    """A member of staff's name as printed."""
    return f"{dice.choice(_ORIGINS[0].given)} {dice.choice(_ORIGINS[0].family)}"
