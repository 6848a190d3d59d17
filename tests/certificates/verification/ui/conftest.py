from tests.certificates.ui.conftest import *  # noqa: F403 - the same fakes
