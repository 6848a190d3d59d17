"""What can be brought in stands in one list, and each of its keys leads to one subject."""

import pytest

from eduapp.app.main import main
from eduapp.exchange.files.subjects import SUBJECTS, subject


def test_every_key_leads_to_its_subject():
    assert [subject(one.key) for one in SUBJECTS] == list(SUBJECTS)
    assert len({one.key for one in SUBJECTS}) == len(SUBJECTS)


def test_the_command_line_offers_every_subject(capsys):
    with pytest.raises(SystemExit):
        main(["import", "--help"])

    offered = capsys.readouterr().out
    assert all(one.key in offered for one in SUBJECTS)


def test_a_key_nobody_wrote_is_a_bug():
    with pytest.raises(KeyError):
        subject("money")
