"""The sample site has one appeal that waits to be sent, and one that was sent with its file whole."""

from eduapp.app.sample_site.appealed import APPEALED, COMPLAINT
from eduapp.exams.appeals import queries
from eduapp.exams.deadlines.rules import deadline


def test_one_waits_and_one_was_sent_whole(site):
    with site.reading() as session:
        waiting, sent = sorted(queries.appeals(session), key=lambda row: row.number)
        page = queries.appeal(session, sent.id)
        kept = queries.complaint_of(session, sent.id)

    assert (waiting.state, sent.state) == ("received", "sent")
    assert waiting.received_on == sent.received_on == APPEALED
    assert waiting.in_time
    assert all(part.kept or part.drawn for part in page.parts)
    assert kept == COMPLAINT
    assert page.last.last_day == deadline(page.kind.code.said("deadline"), page.last.start).last_day
