import struct
from io import BytesIO

from PIL import Image, ImageCms

from eduapp.drawing.archive import profile


def test_it_is_a_profile_of_version_2_for_screens():
    read = ImageCms.ImageCmsProfile(BytesIO(profile.srgb())).profile

    assert (read.version, read.device_class.strip(), read.xcolor_space.strip()) == (2.1, "mntr", "RGB")
    assert struct.unpack(">I", profile.srgb()[:4]) == (len(profile.srgb()),)


def test_its_colours_are_those_of_srgb():
    """Turned into the sRGB of another maker, every colour stays what it is, but for the last bit."""
    steps = range(0, 256, 51)
    colours = [(red, green, blue) for red in steps for green in steps for blue in steps]
    picture = Image.new("RGB", (len(colours), 1))
    picture.putdata(colours)

    turned = ImageCms.profileToProfile(
        picture, ImageCms.ImageCmsProfile(BytesIO(profile.srgb())), ImageCms.createProfile("sRGB")
    )

    seen = [turned.getpixel((place, 0)) for place in range(len(colours))]
    off = [
        max(abs(a - b) for a, b in zip(one, other, strict=True))
        for one, other in zip(colours, seen, strict=True)
    ]
    assert max(off) <= 1


def test_it_is_always_the_same():
    profile.srgb.cache_clear()
    first = profile.srgb()
    profile.srgb.cache_clear()

    assert profile.srgb() == first
    assert len(first) == 964
