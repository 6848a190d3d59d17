"""When the program opens: reviews of plans follow who is here, and until when."""

from eduapp.core.db.unit_of_work import Database
from eduapp.core.progress import Progress
from eduapp.education.plans import service


def keep_reviews(database: Database, _command: None, _progress: Progress) -> int:
    """Drop, plan and bring reviews forward where that has come due. How many there were."""
    changed: int = database.execute(service.keep_reviews, service.KeepReviews())
    return changed
