import pytest

from eduapp.core.db.refusals import why_not_reached


@pytest.mark.parametrize(
    ("said", "word"),
    [
        ('could not translate host name "skole.test" to address', "no server of that name"),
        ("connection refused is the server running on that host", "No database answers"),
        ("connection timeout expired", "does not answer"),
        ("no route to host", "no way to the server"),
        ("server does not support ssl, but ssl was required", "switch TLS on"),
        ('server certificate for "a" does not match host name "b"', "another name"),
        ("ssl error: certificate verify failed", "does not vouch"),
        ('root certificate file "x" does not exist', "cannot be used"),
        ('fatal:  password authentication failed for user "u"', "this user with this password"),
        ("fe_sendauth: no password supplied", "this user with this password"),
        ('fatal:  no pg_hba.conf entry for host "1.2.3.4"', "does not let this user in"),
        ('fatal:  role "u" is not permitted to log in', "does not let this user in"),
        ('fatal:  role "u" does not exist', "this user with this password"),
        ('fatal:  database "d" does not exist', "no database of that name"),
        ("fatal:  sorry, too many clients already", "too many connections"),
        ("fatal:  the database system is starting up", "started or stopped"),
        ("terminating connection due to administrator command", "started or stopped"),
        ("server closed the connection unexpectedly", "was lost"),
        ("permission denied for table learner", "may not do that"),
        ("must be owner of table learner", "may not do that"),
    ],
)
def test_what_a_server_says_is_told_in_words_of_ours(said, word):
    assert word in (why_not_reached(said) or "")


@pytest.mark.parametrize("said", ['relation "learner" does not exist', "division by zero", ""])
def test_what_is_about_something_else_is_left_to_others(said):
    assert why_not_reached(said) is None
