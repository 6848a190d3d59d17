"""A thousand tampered papers, by seed, each with what it must be told as; and as many untouched ones.

One school with four keys: in use, of later papers, ended, and lost; and another school.
"""

import functools
import random
from dataclasses import dataclass, replace
from datetime import date, timedelta
from io import BytesIO

import pikepdf
from PIL import Image

from eduapp.certificates.seals.code import sign_facts, text_of
from eduapp.certificates.seals.facts import new_serial
from eduapp.certificates.seals.key_list import ended, lost, mark_of, record_of
from eduapp.certificates.seals.keys import new_issuing
from eduapp.certificates.seals.status_list import Status, entry_of
from eduapp.certificates.verification.lists import Lists
from tests.certificates.seals.test_tampering import NAMES, tamper
from tests.support import checked_papers, drawn_scans, tampered_papers
from tests.support.given_seals import ISSUED_ON, a_school, printed
from tests.support.given_signing import SigningKey, pkcs8

TODAY = ISSUED_ON + timedelta(days=20)
BEFORE_ENDED, LOST_ON = date(2026, 6, 1), date(2026, 8, 1)
NOT_GENUINE, DAMAGED, UNKNOWN, REVOKED, REPLACED, EXPIRED, GENUINE = (
    "not_genuine", "damaged", "unknown_key", "revoked", "replaced", "expired", "genuine",
)  # fmt: skip


@dataclass(frozen=True)
class Shown:
    """What somebody shows (bytes of a file, or text), and what it may be told as: outcomes, faults, bases."""

    kind: str
    data: bytes | str
    outcomes: frozenset[str]
    faults: frozenset[str] = frozenset()
    bases: frozenset[str] = frozenset({"file", "code", "number"})


def shown(kind, data, outcome, *faults, bases=("file", "code", "number")):
    """With one outcome or a set of them."""
    outcomes = {outcome} if isinstance(outcome, str) else outcome
    return Shown(kind, data, frozenset(outcomes), frozenset(faults), frozenset(bases))


class World:
    """The schools, their lists, and papers to tamper with; all by one seed but for the keys."""

    def __init__(self, seed=8):
        self.dice = random.Random(seed)
        self.school = a_school(first=date(2026, 1, 1))
        self.other = a_school()
        root, name = self.school.root, "Fjordbyen videregående skole"
        self.old, self.gone, self.late = (new_issuing(root, name, date(2026, 1, 1)) for _key in range(3))
        self.before_loss = self.facts(issued_on=date(2026, 7, 1))
        self.revoked, self.replaced = self.facts(), self.facts()
        signed_before = sign_facts(self.before_loss, self.gone)
        self.records = (
            self.school.record,
            ended(record_of(self.old, date(2026, 1, 1)), BEFORE_ENDED),
            lost(record_of(self.gone, date(2026, 1, 1)), LOST_ON, 7, [mark_of(signed_before)]),
            record_of(self.late, date(2026, 12, 1)),
        )
        self.keys = self.school.keys(*self.records)
        entries = (
            entry_of(self.revoked.serial, Status.REVOKED, ISSUED_ON),
            entry_of(self.replaced.serial, Status.REPLACED, ISSUED_ON),
        )
        self.lists = Lists(
            root.public, self.school.list_bytes(*self.records), self.school.status_bytes(*entries)
        )
        self.status = self.lists.status_list()
        self.papers = [self.paper(self.facts()) for _paper in range(12)]

    def facts(self, **changed):
        """Facts of some paper."""
        first = date(2026, 1, 1) + timedelta(days=self.dice.randrange(100))
        told = {
            "serial": new_serial(),
            "number": f"2026-{self.dice.randrange(10**6):06d}",
            "kind": self.dice.choice(["kursbevis", "deltakerbevis", "praksisattest", "modulbevis"]),
            "name": self.dice.choice(NAMES),
            "born": date(1960, 1, 1) + timedelta(days=self.dice.randrange(15_000)),
            "minutes": self.dice.randrange(100_000),
            "first": first,
            "last": first + timedelta(days=self.dice.randrange(90)),
            "language": self.dice.choice(["nb", "nn", "en", "se"]),
        }
        return printed(**(told | changed))

    def code(self, facts, key=None):
        """The text on a paper."""
        return text_of(sign_facts(facts, key or self.school.issuing))

    def page(self, facts, key=None, name=None):
        """The paper before it is signed."""
        return checked_papers.page(
            self.code(facts, key), facts.kind, "Fjordbyen", (name or str(facts.minutes))
        )

    def paper(self, facts, key=None, sealed_with=None):
        """The paper as it is issued."""
        return checked_papers.signed_by(key or self.school.issuing, self.page(facts, sealed_with or key))

    def picture(self, facts, key=None):
        """A photograph of the square, small as telephones make them of it."""
        return checked_papers.drawn(self.page(facts, key))

    @functools.cached_property
    def pictures(self):
        """A few photographs, with the papers they are of."""
        return [self.picture(self.facts()) for _picture in range(6)]


def untouched(world, count=1000):
    """Papers as they were issued, in every form in which somebody may show them."""
    dice = world.dice
    old = [world.facts(issued_on=BEFORE_ENDED - timedelta(days=n)) for n in range(5)]
    files = [world.paper(world.facts()) for _file in range(80)]
    files += [world.paper(facts, world.old) for facts in old]
    yield from (shown("file", file, GENUINE, bases=["file"]) for file in files)
    yield shown("file of a lost key", world.paper(world.before_loss, world.gone), GENUINE, bases=["code"])
    yield shown("code of a lost key", world.code(world.before_loss, world.gone), GENUINE)
    seen = list(_seen(world, dice))
    yield from (shown(kind, file, GENUINE, bases=["code"]) for kind, file in seen)
    for _code in range(count - len(files) - 2 - len(seen)):
        facts, key = (world.facts(), None) if dice.random() < 0.8 else (dice.choice(old), world.old)
        before, behind = dice.choice(["", " ", "\n"]), dice.choice(["", "\n", "\r\n"])
        yield shown("code", before + world.code(facts, key) + behind, GENUINE, bases=["code"])


def _seen(world, dice):
    """Photographs and scans in every form in which telephones and scanners save them."""
    for picture in world.pictures:
        turned = picture.rotate(dice.randrange(-20, 20), Image.Resampling.BICUBIC, expand=True, fillcolor=255)
        yield "photograph", checked_papers.as_jpeg(turned)
        yield "picture", checked_papers.as_png(turned)
        yield "GIF", checked_papers.saved(turned, "GIF")
        yield "WEBP", checked_papers.saved(turned, "WEBP", lossless=True)
    for pressed in ("raw", "packbits", "tiff_lzw", "tiff_adobe_deflate", "jpeg", "group3", "group4"):
        mode = "1" if pressed.startswith("group") else "L"
        picture = dice.choice(world.pictures)
        yield f"TIFF: {pressed}", checked_papers.saved(picture, "TIFF", mode, compression=pressed)
    for kind in drawn_scans.HONEST:
        yield f"scan: {kind}", drawn_scans.honest(dice.choice(world.pictures), kind)


def tampered(world, count=1000):
    """Half of them files, the others codes and pictures."""
    kinds = [*_FILES, *_FILES, *_PICTURES, *map(_drawn_scan, drawn_scans.DRAWN)]
    for number in range(count // 2):
        yield kinds[number % len(kinds)](world, world.dice)
    for _code in range(count - count // 2):
        yield _code_tampered(world, world.dice)


def _code_tampered(world, dice):
    if dice.random() < 0.15:
        facts, outcome = dice.choice(
            [(world.revoked, REVOKED), (world.replaced, REPLACED), (_expired(world), EXPIRED)]
        )
        return shown(outcome, world.code(facts), outcome)
    if dice.random() < 0.1:
        return shown(
            "signed after loss", world.code(world.facts(), world.gone), NOT_GENUINE, "SignedAfterLoss"
        )
    school = replace(world.school, issuing=world.school.issuing)
    text, faults = tamper(dice, school, world.other, world.facts())
    return shown("code", text, {NOT_GENUINE, DAMAGED, UNKNOWN}, *(one.__name__ for one in faults))


def _expired(world):
    return world.facts(valid_until=ISSUED_ON + timedelta(days=1))


def _one_of(world, dice):
    return dice.choice(world.papers)


def _flipped(world, dice):
    file = tampered_papers.flipped(_one_of(world, dice), dice)
    return shown(
        "flipped byte", file, {NOT_GENUINE, DAMAGED}, "FileChanged", "NotReadable", "ForeignSignature"
    )


def _flipped_bit_in_hole(world, dice):
    file = _one_of(world, dice)
    changed = tampered_papers.flipped(file, dice, tampered_papers.hole_of(file))
    return shown("flipped in the hole", changed, NOT_GENUINE, "FileChanged", "ForeignSignature")


def _other_name(world, dice):
    facts = world.facts()
    return shown("another name", world.page(facts, name="Ola Nordmann"), NOT_GENUINE, "NoSignature")


def _layer(world, dice):
    how = dice.choice(
        [tampered_papers.with_a_name_on_top, tampered_papers.with_a_note, tampered_papers.with_another_title]
    )
    return shown("added layer", how(_one_of(world, dice)), NOT_GENUINE, "FileEdited")


def _cut(world, dice):
    file = _one_of(world, dice)
    return shown("cut", file[: dice.randrange(len(file) - 1100)], DAMAGED, "NotReadable")


def _cut_a_little(world, dice):
    file = _one_of(world, dice)
    faults = ("NotReadable", "FileChanged")
    return shown("cut at the end", file[: -dice.randrange(1, 40)], {DAMAGED, NOT_GENUINE}, *faults)


def _lengthened(world, dice):
    file = _one_of(world, dice) + dice.choice([b"\n", b"% nothing at all\n", b"\0" * 9])
    return shown("lengthened", file, NOT_GENUINE, "FileEdited", "FileChanged")


def _other_key(world, dice):
    file = checked_papers.signed_by(world.other.issuing, world.page(world.facts()))
    return shown("another's signature", file, NOT_GENUINE, "ForeignSignature")


def _all_by_another(world, dice):
    file = world.paper(world.facts(), world.other.issuing)
    return shown("another school's", file, UNKNOWN, "UnknownKey")


def _signed_twice(world, dice):
    key = SigningKey(pkcs8(world.school.issuing.paper), world.school.issuing.certificate)
    file = tampered_papers.signed_again(_one_of(world, dice), key)
    return shown("signed twice", file, NOT_GENUINE, "SeveralSignatures")


def _swapped_square(world, dice):
    """Another paper's genuine square over the one of a signed file, as a revision."""
    other = world.code(world.facts())

    def change(writer):
        stream = pikepdf_stream(checked_papers.Cells(18, 56, other))
        writer.add_stream_to_page(0, writer.add_object(stream))

    return shown(
        "swapped square", tampered_papers.revised(_one_of(world, dice), change), NOT_GENUINE, "FileEdited"
    )


def pikepdf_stream(cells):
    """What draws a square, as a stream for pyHanko's writer."""
    from pyhanko.pdf_utils import generic  # noqa: PLC0415 - heavy

    class _Sheet:
        def up(self, y):
            return checked_papers.HEIGHT - y

        def write(self, code):
            self.code = code

    sheet = _Sheet()
    cells.paint(sheet, 0, 0)
    return generic.StreamObject(stream_data=f"q {sheet.code} Q".encode())


def _square_of_another_key(world, dice):
    file = world.paper(world.facts(), world.school.issuing, sealed_with=world.old)
    return shown("square of another key", file, NOT_GENUINE, "OutOfUse", "OtherCode")


def _foreign_square(world, dice):
    """Signed by the school, with a square of another school: only who has the key could make it."""
    file = world.paper(world.facts(), world.school.issuing, sealed_with=world.other.issuing)
    return shown("square of another school", file, UNKNOWN, "UnknownKey")


def _capitals(world, dice):
    file = _one_of(world, dice)
    start, end = tampered_papers.hole_of(file)
    return shown("capitals", file[:start] + file[start:end].upper() + file[end:], NOT_GENUINE, "FileChanged")


def _stripped(world, dice):
    file = tampered_papers.without_its_signature(_one_of(world, dice))
    return shown("signature taken off", file, NOT_GENUINE, "NoSignature")


def _rewritten(world, dice):
    out = BytesIO()
    with pikepdf.open(BytesIO(_one_of(world, dice))) as file:
        file.save(out, object_stream_mode=dice.choice(list(pikepdf.ObjectStreamMode)))
    return shown("written anew", out.getvalue(), NOT_GENUINE, "FileChanged")


def _lost_key(world, dice):
    file = world.paper(world.facts(issued_on=date(2026, 7, 2)), world.gone)
    return shown("of a lost key", file, NOT_GENUINE, "SignedAfterLoss")


def _too_early(world, dice):
    file = world.paper(world.facts(), world.late)
    return shown("before the key was in use", file, NOT_GENUINE, "OutOfUse")


def _no_longer(world, dice):
    facts, outcome = dice.choice(
        [(world.revoked, REVOKED), (world.replaced, REPLACED), (_expired(world), EXPIRED)]
    )
    return shown(outcome, world.paper(facts), outcome)


def _without_square(world, dice):
    file = checked_papers.signed_by(world.school.issuing, checked_papers.page("", "Fjordbyen"))
    return shown("without a square", file, DAMAGED, "NoCodeFound")


def _drawn_scan(kind):
    """A genuine square on a page that looks like a scan, with something that a program drew."""

    def made(world, dice):
        file = drawn_scans.drawn(dice.choice(world.pictures), kind)
        return shown(f"drawn: {kind}", file, NOT_GENUINE, "NoSignature", bases=["file"])

    return made


def _hidden_square(world, dice):
    picture = dice.choice(world.pictures).copy()
    picture.paste(90, (picture.width // 4, picture.height // 2, picture.width, picture.height))
    return shown("covered", checked_papers.as_png(picture), DAMAGED, "NoCodeFound")


def _broken_picture(world, dice):
    file = checked_papers.as_png(dice.choice(world.pictures))
    return shown("flipped in a picture", tampered_papers.flipped(file, dice), DAMAGED, "NotReadable")


def _cut_picture(world, dice):
    make = dice.choice([checked_papers.as_png, checked_papers.as_jpeg])
    file = make(dice.choice(world.pictures))
    return shown("cut picture", file[: dice.randrange(len(file))], DAMAGED, "NotReadable")


def _two_papers(world, dice):
    codes = [world.code(world.facts()) for _code in range(2)]
    picture = checked_papers.drawn(checked_papers.page(codes, "To", size=(330, 170)))
    return shown("two papers", checked_papers.as_png(picture), DAMAGED, "SeveralCodes")


def _other_picture(world, dice):
    code = dice.choice(["HC1:6BF+70790T9WJWG", "https://kurs.invalid/7KQ2M9T4XB"])
    picture = checked_papers.drawn(checked_papers.page(code, "Kurs"))
    return shown("code of others", checked_papers.as_png(picture), DAMAGED, "NoCode")


def _forged_picture(world, dice):
    picture = world.picture(world.facts(), world.other.issuing)
    return shown("picture of another school's", checked_papers.as_jpeg(picture), UNKNOWN, "UnknownKey")


_FILES = [
    _flipped, _flipped_bit_in_hole, _other_name, _layer, _cut, _cut_a_little, _lengthened, _other_key,
    _all_by_another, _signed_twice, _swapped_square, _square_of_another_key, _foreign_square, _capitals,
    _stripped, _rewritten, _lost_key, _too_early, _no_longer, _without_square,
]  # fmt: skip
_PICTURES = [_hidden_square, _broken_picture, _cut_picture, _two_papers, _other_picture, _forged_picture]
