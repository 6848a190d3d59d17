"""Pictures as paper shows them: on white, in red, green and blue.

What shines through, and what is meant for a press's inks, each reader may show in its own way, and archives
take neither (ISO 19005-1, 6.2.3 and 6.4); yet most schools' logos come so.
"""

from io import BytesIO

from PIL import Image
from reportlab.lib.utils import ImageReader

_OTHER_COLOURS = {"CMYK", "LAB"}


def for_paper(content: bytes) -> ImageReader:
    """The picture to draw; the same content always gives the same, and what is plain already stays as it is.

    Raises OSError if the content is no picture.
    """
    picture: Image.Image = Image.open(BytesIO(content))
    if not picture.has_transparency_data and picture.mode not in _OTHER_COLOURS:
        return ImageReader(BytesIO(content))  # packed as it came
    return ImageReader(on_white(picture))


def on_white(picture: Image.Image) -> Image.Image:
    """The picture in red, green and blue, on white where it shines through."""
    if not picture.has_transparency_data:
        return picture.convert("RGB")
    over = picture.convert("RGBA")
    return Image.alpha_composite(Image.new("RGBA", over.size, "white"), over).convert("RGB")
