from eduapp.core.actor import SYSTEM_ID, system_actor


def test_the_program_itself_may_do_only_what_a_job_needs():
    actor = system_actor(["learners.see"])
    assert actor.user_id == SYSTEM_ID
    assert actor.may("learners.see")
    assert not actor.may("learners.admit")
