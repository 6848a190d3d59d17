"""What a school has of its own for a paper: a template as it was kept, and pictures, as bytes."""

from dataclasses import dataclass, field

from eduapp.certificates.drawing.school_pictures import NO_PICTURES, Pictures


@dataclass(frozen=True)
class Own:
    """`template`: as `package.to_bytes` makes it (b"": the program's is used); `version`: which it is."""

    template: bytes = field(default=b"", repr=False)
    version: int = 0
    pictures: Pictures = NO_PICTURES


NO_OWN = Own()
