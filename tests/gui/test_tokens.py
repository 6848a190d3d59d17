import dataclasses
import itertools
import math
import re
from pathlib import Path

import pytest

import eduapp
from eduapp.gui.tokens import LOOKS, PAIRS, STATUSES, Tokens, contrast, luminance, tokens

PACKAGE = Path(eduapp.__file__).parent

# Machado, Oliveira, Fernandes 2009, severity 1.0, in linear RGB: what three kinds of colour blindness leave
SIGHTS = {
    "usual": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protan": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deutan": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritan": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}


def seen(colour, sight):
    """The colour in CIE L*a*b*, as this sight perceives it."""
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    rgb = [
        max(0, min(1, sum(weight * c for weight, c in zip(row, linear, strict=True))))
        for row in SIGHTS[sight]
    ]
    x = (0.4124 * rgb[0] + 0.3576 * rgb[1] + 0.1805 * rgb[2]) / 0.9505
    y = 0.2126 * rgb[0] + 0.7152 * rgb[1] + 0.0722 * rgb[2]
    z = (0.0193 * rgb[0] + 0.1192 * rgb[1] + 0.9505 * rgb[2]) / 1.089
    fx, fy, fz = (v ** (1 / 3) if v > 0.008856 else 7.787 * v + 16 / 116 for v in (x, y, z))
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: f"{pair.front} on {pair.ground}")
def test_colours_that_meet_can_be_told_apart(look, pair):
    t = tokens(look)

    assert contrast(t[pair.front], t[pair.ground]) >= pair.ratio, pair.used_for


@pytest.mark.parametrize("look", ["light", "dark"])
@pytest.mark.parametrize("sight", SIGHTS)
def test_no_two_statuses_look_alike_to_anyone(look, sight):
    solid = [tokens(look).solid(status) for status in STATUSES]

    closest = min(
        math.dist(seen(one, sight), seen(other, sight)) for one, other in itertools.combinations(solid, 2)
    )

    assert closest >= 15


@pytest.mark.parametrize("look", LOOKS)
def test_every_token_is_a_colour(look):
    for field in dataclasses.fields(Tokens)[1:]:
        assert re.fullmatch(r"#([0-9A-F]{2})?[0-9A-F]{6}", tokens(look)[field.name]), field.name


def test_contrast_is_that_of_wcag():
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#777777") == 1
    assert contrast("#767676", "#FFFFFF") == pytest.approx(4.54, abs=0.01)
    assert luminance("#FFFFFF") == pytest.approx(1)


def test_an_unknown_token_is_an_error_and_not_a_colour():
    with pytest.raises(KeyError):
        tokens("light")["pink"]


def test_colours_stand_in_the_token_file_only():
    """The printed papers have their own; everything on the screen takes its colour from a token."""
    strays = [
        f"{file.relative_to(PACKAGE)}: {line.strip()}"
        for area in ("gui", "app", "people", "education", "workshops", "exams", "exchange", "certificates")
        for file in sorted((PACKAGE / area).rglob("*.py"))
        if "drawing" not in file.parts
        for line in file.read_text(encoding="utf-8").splitlines()
        if re.search(r"""["']#[0-9A-Fa-f]{6}["']""", line)
    ]
    assert strays == []
