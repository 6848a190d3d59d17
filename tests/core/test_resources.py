import pytest

from eduapp.core.resources import resource, resources_folder


@pytest.mark.parametrize(
    "name", ["codes", "fonts", "icons", "themes/tokens.toml", "certificates", "sample", "locale/nb"]
)
def test_what_the_program_needs_is_where_it_looks(name):
    assert resource(name).exists()


def test_the_folder_is_found_once():
    assert resources_folder() is resources_folder()
