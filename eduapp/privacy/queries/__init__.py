"""What can be told of what is kept of people."""

from eduapp.privacy.queries.copying import Gathered, Row, gather, language_of, others_named

__all__ = ["Gathered", "Row", "gather", "language_of", "others_named"]
