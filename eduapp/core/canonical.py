"""JSON that is equal for equal facts: what digests, seals and chains are reckoned over."""

import json

_writer = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)


def canonical(value: object) -> str:
    """JSON that is equal for equal facts: sorted keys, no spaces, letters as they are, no NaN."""
    return _writer.encode(value)
