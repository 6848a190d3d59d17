"""What a school has of its own for a paper: a template as it was kept, and pictures. Bytes in, nothing read."""

from dataclasses import dataclass, field

from eduapp.certificates.drawing.school_pictures import NO_PICTURES, Pictures


@dataclass(frozen=True)
class Own:
    """`template`: a package of `package.to_bytes` (b"": the program's own is used); `version`: which it is."""

    template: bytes = field(default=b"", repr=False)
    version: int = 0
    pictures: Pictures = NO_PICTURES


NO_OWN = Own()
