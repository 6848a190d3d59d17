import math
import random

import pytest
import segno
import zxingcpp
from PIL import Image, ImageChops, ImageDraw

from eduapp.certificates.seals.base45_text import ALPHABET
from eduapp.certificates.seals.square import LEAST_CELL, QUIET, WIDEST, DoesNotFit, square_of
from tests.certificates.seals.test_facts import WORST

DOTS_PER_MM = 200 / 25.4
FIFTH = 0.2


def text(length, seed=1):
    rng = random.Random(seed)
    return "BEVIS1:" + "".join(rng.choice(ALPHABET) for _sign in range(length - 7))


def photograph(square, *, turned=0, tilted=0, stain=None, at=(0.5, 0.5)):
    """A square as wide as it may be, as a photograph at 200 dpi. Angles in degrees.

    `stain` is the grey of a blot over a fifth of its area: opaque, or (as a negative number) like coffee.
    """
    cell = 8
    size = (square.count + 2 * QUIET) * cell
    page = Image.new("L", (size, size), 255)
    draw = ImageDraw.Draw(page)
    for y, row in enumerate(square.cells):
        for x, dark in enumerate(row):
            if dark:
                left, top = (x + QUIET) * cell, (y + QUIET) * cell
                draw.rectangle((left, top, left + cell - 1, top + cell - 1), fill=0)
    if stain is not None:
        page = stained(page, square.count * cell, QUIET * cell, stain, at)
    width = round(WIDEST * (square.count + 2 * QUIET) / square.count * DOTS_PER_MM)
    small = page.resize((width, width), Image.Resampling.BOX)
    small = small.rotate(turned, Image.Resampling.BICUBIC, expand=True, fillcolor=255)
    return leaning(small, tilted)


def stained(page, across, edge, grey, at):
    radius = (FIFTH * across * across / math.pi) ** 0.5
    x, y = (edge + across * part for part in at)
    blot = Image.new("L", page.size, 255)
    ImageDraw.Draw(blot).ellipse((x - radius, y - radius, x + radius, y + radius), fill=abs(grey))
    if grey < 0:
        return ImageChops.multiply(page, blot)
    return Image.composite(page, blot, blot.point(lambda value: 255 if value == 255 else 0))


def leaning(picture, degrees):
    """The page leaning back, seen from 30 cm: its upper edge is shorter."""
    width, height = picture.size
    far = width * (1 - 300 / (300 + WIDEST * math.sin(math.radians(degrees)))) / 2
    lower = height * math.cos(math.radians(degrees))
    corners = (-far, 0, 0, height * height / lower, width, height * height / lower, width + far, 0)
    return picture.transform(
        picture.size, Image.Transform.QUAD, corners, Image.Resampling.BICUBIC, fillcolor=255
    )


def read(picture):
    found = zxingcpp.read_barcodes(picture)
    return found[0].text if found else None


@pytest.mark.parametrize("length", [20, 120, 250, 330, 420, 500, 600])
def test_what_is_written_is_read(length):
    square = square_of(text(length))

    assert read(photograph(square)) == text(length)
    assert square.width() <= WIDEST
    assert WIDEST / square.count >= LEAST_CELL


@pytest.mark.parametrize("length", [120, 250, 330, 420, 500, 600])
@pytest.mark.parametrize("level", ["H", "Q", "M"])
def test_it_is_as_small_as_signs_of_base45_allow(length, level):
    square = square_of(text(length))
    if square.level == level:
        other = segno.make(text(length), error=level, micro=False, boost_error=False)
        assert other.mode == "alphanumeric"
        assert square.count == other.symbol_size(border=0)[0]


def test_correction_is_the_strongest_that_fits():
    levels = [square_of(text(length)).level for length in (120, 300, 420, 600)]

    assert levels == sorted(levels, key="HQM".index)
    assert levels[0] == "H"
    assert levels[-1] == "M"


def test_an_ordinary_paper_bears_more_than_a_fifth_and_no_list_of_aims_makes_it_weak(school):
    assert square_of(school.code()).level == "H"
    for length in range(90):
        code = school.code(aims=("a" * length,) * 9, title="Sveising nivå 2, buesveising")

        assert square_of(code).level in ("H", "Q"), length


@pytest.mark.parametrize("at", [(0.6, 0.6), (0.7, 0.7), (0.5, 0.7), (0.72, 0.5)])
@pytest.mark.parametrize("stain", [0, 90, 250, -140])
def test_a_photograph_at_200_dpi_tilted_and_stained_is_read(school, stain, at):
    code = school.code()
    for angles in ({"turned": -15}, {"turned": 15}, {"tilted": 15}, {"turned": 15, "tilted": 15}):
        assert read(photograph(square_of(code), stain=stain, at=at, **angles)) == code, angles


@pytest.mark.parametrize("angles", [{"turned": -15}, {"turned": 15}, {"tilted": 15}])
def test_the_worst_paper_is_read_tilted(school, angles):
    code = school.code(**WORST)

    assert read(photograph(square_of(code), **angles)) == code
    assert read(photograph(square_of(code), stain=-140, **angles)) == code


def test_the_same_text_gives_the_same_square():
    square_of.cache_clear()
    first = square_of(text(300))
    square_of.cache_clear()

    assert square_of(text(300)) == first


def test_what_would_be_too_fine_to_read_is_refused():
    with pytest.raises(DoesNotFit):
        square_of(text(900))
    with pytest.raises(DoesNotFit):
        square_of(text(9000))
    with pytest.raises(DoesNotFit):
        square_of(text(300), widest=20)


def test_the_white_around_is_not_in_it():
    square = square_of(text(60))

    assert all(square.cells[0][at] for at in range(7))
