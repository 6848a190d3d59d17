"""Trying with invented people: where the file cannot be put aside, one stays among them."""

import shutil

from eduapp.app import late
from eduapp.app.first_run import FirstRun
from eduapp.app.location import FILE_NAME
from eduapp.app.shell import Shell
from eduapp.app.sign_in import SignInPage
from eduapp.core.errors import Unavailable
from tests.support.running import running


def test_where_the_file_cannot_be_put_aside_one_stays_among_the_invented(
    qtbot, tmp_path, site_file, monkeypatch
):
    folder = tmp_path / "data"
    made = folder / "invented-people"
    made.mkdir(parents=True)
    shutil.copyfile(site_file, made / FILE_NAME)
    with running(folder) as program:
        program.until(program.at(FirstRun))
        program.settled()
        program.program.try_with_invented_people()
        program.until(program.at(Shell))
        program.settled()
        told = []
        monkeypatch.setattr(program.program, "show_error", told.append)

        def refuses(_left, _clock):
            raise Unavailable(reason="The disk is full.")

        monkeypatch.setattr("eduapp.app.sample_site.put_aside", refuses)
        monkeypatch.setattr("eduapp.app.desk.may_leave_invented", lambda _program: True)
        assert late.PUT_ASIDE == "eduapp.app.sample_site:put_aside"
        program.program.trying.end()

        program.until(lambda: told and program.at(SignInPage)() and program.entrance.enter.isEnabled())
        assert program.program.location.file == made / FILE_NAME
        assert program.entrance.invented.isVisible()
