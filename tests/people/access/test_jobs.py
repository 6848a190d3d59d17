from contextlib import suppress
from datetime import timedelta

import pypdfium2
import pytest
from argon2 import PasswordHasher

from eduapp.core.actor import system_actor
from eduapp.core.errors import EduError, NotAllowed, Refused
from eduapp.core.fresh import FreshSignInNeeded, act_of
from eduapp.core.passwords import is_outdated
from eduapp.core.progress import NoProgress
from eduapp.core.waits import Waits
from eduapp.people.access import jobs, queries, rules, service, terms
from eduapp.people.audit.queries import TrailFilter, trail
from tests.support import given

PASSWORD = "fire gode ord her"


@pytest.fixture
def entrance(database):
    """The database as it is before anybody has signed in, with one account that can."""
    new = jobs.NewUser(
        name="Eva Dahl", sign_in_name="Eva", title="lærer", roles=("teacher",), password=PASSWORD
    )
    jobs.add_user(database.acting_as(given.ADMINISTRATOR), new, NoProgress())
    return database.acting_as(system_actor(terms.SYSTEM_PERMISSIONS))


def sign_in(entrance, name="eva", password=PASSWORD):
    return jobs.sign_in(entrance, jobs.SignIn(sign_in_name=name, password=password), NoProgress())


def test_who_knows_the_password_comes_in_with_the_roles(entrance):
    actor = sign_in(entrance)
    assert (actor.name, actor.title, actor.roles) == ("Eva Dahl", "lærer", ("teacher",))
    assert actor.may("attendance.take")


def test_a_wrong_name_and_a_wrong_password_sound_the_same(entrance):
    with pytest.raises(jobs.WrongNameOrPassword) as wrong_password:
        sign_in(entrance, password="something else")
    with pytest.raises(jobs.WrongNameOrPassword) as wrong_name:
        sign_in(entrance, name="nobody")
    assert wrong_password.value.sentence() == wrong_name.value.sentence()


def wrong(entrance, times, name="eva"):
    for _try in range(times):
        with pytest.raises(jobs.WrongNameOrPassword):
            sign_in(entrance, name, "wrong")


def seconds_to_wait(entrance, name="eva"):
    with pytest.raises(jobs.WaitFirst) as wait:
        sign_in(entrance, name)
    return wait.value.facts["seconds"] - 1


def as_another_run(entrance, steady):
    """The database as the program finds it that was started anew, or another PC."""
    other = entrance._like(waits=Waits(steady))
    jobs.begin_waits(other, None, NoProgress())
    return other


def test_after_wrong_passwords_even_the_right_one_waits(entrance, steady):
    wrong(entrance, 4)
    assert seconds_to_wait(entrance) == 2

    steady.wait(2)
    assert sign_in(entrance).name == "Eva Dahl"
    assert sign_in(entrance).name == "Eva Dahl"  # and the count begins anew


@pytest.mark.parametrize("shift", [timedelta(hours=-5), timedelta(hours=5), timedelta(days=400)])
def test_no_clock_on_the_wall_shortens_the_wait(entrance, steady, clock, shift):
    wrong(entrance, 3)
    for _time in range(3):
        wrong(entrance, 1)
        steady.wait(rules.LONGEST_WAIT.total_seconds())
    wrong(entrance, 1)
    clock.moment += shift
    assert seconds_to_wait(entrance) == 16
    steady.wait(15)
    assert seconds_to_wait(entrance) == 1


def test_the_wait_begins_whole_again_with_the_program(entrance, steady):
    wrong(entrance, 4)
    steady.wait(1.9)
    other = as_another_run(entrance, steady)
    assert seconds_to_wait(other) == 2
    steady.wait(2)
    assert sign_in(other)


def test_another_pc_goes_on_counting(entrance, steady):
    wrong(entrance, 3)
    other = as_another_run(entrance, steady)
    wrong(other, 1)
    assert seconds_to_wait(other) == 2
    assert seconds_to_wait(entrance) == 2


def test_whoever_tries_in_vain_on_another_pc_keeps_nobody_out_here_for_ever(entrance, steady):
    """A learner at one PC, a wrong password as often as may be; the owner of the account waits once."""
    elsewhere = as_another_run(entrance, steady)
    wrong(elsewhere, 4)
    for _quarter in range(8):
        steady.wait(rules.LONGEST_WAIT.total_seconds())
        wrong(elsewhere, 1)
    assert seconds_to_wait(entrance) > 60
    for _quarter in range(2):
        steady.wait(rules.LONGEST_WAIT.total_seconds() / 2)
        with suppress(jobs.WaitFirst):
            wrong(elsewhere, 1)
    assert sign_in(entrance).name == "Eva Dahl"


def test_on_each_pc_every_wrong_try_waits_whole(entrance, steady):
    wrong(entrance, 3)
    for _time in range(9):
        wrong(entrance, 1)
        steady.wait(rules.LONGEST_WAIT.total_seconds())
    wrong(entrance, 1)
    steady.wait(rules.LONGEST_WAIT.total_seconds() - 1)
    assert seconds_to_wait(entrance) == 1


def test_two_who_try_at_the_same_moment_do_not_share_one_try(entrance, database):
    with database.reading() as session:
        before = queries.tries(session, "eva").wrong
    order = service.CountTry(sign_in_key="eva", before=before)
    assert entrance.execute(service.count_try, order)
    again = service.CountTry(sign_in_key="eva", before=before)
    assert not entrance.execute(service.count_try, again)


def test_a_try_counts_though_the_program_ends_before_the_answer(entrance, monkeypatch):
    def ended(*_anything):
        raise SystemExit

    monkeypatch.setattr(jobs, "verify_password", ended)
    for _try in range(4):
        with pytest.raises(SystemExit):
            sign_in(entrance)
    monkeypatch.undo()
    assert seconds_to_wait(entrance) == 2


def test_a_name_that_nobody_has_is_answered_as_one_that_somebody_has(entrance, steady):
    def answers(name):
        found = []
        for _try in range(7):
            try:
                sign_in(entrance, name, "wrong")
            except EduError as error:
                found.append((type(error), error.sentence()))
            steady.wait(1)
        return found

    assert answers("eva") == answers("nobody") == answers("(program)")


def test_every_try_of_an_unknown_name_costs_the_work_of_a_password(entrance, monkeypatch):
    asked = []
    monkeypatch.setattr(jobs, "verify_password", lambda kept, _typed: asked.append(kept) or False)
    wrong(entrance, 1, "nobody")
    assert asked == [None]


def test_tries_at_names_that_nobody_has_go_a_month_later_with_a_sign_in(entrance, clock):
    wrong(entrance, 4, "nobody")
    clock.moment += timedelta(days=30)
    sign_in(entrance)
    seconds_to_wait(entrance, "nobody")
    clock.moment += timedelta(seconds=1)
    sign_in(entrance)
    wrong(entrance, 3, "nobody")


def test_the_trail_says_when_tries_are_slowed_down(entrance, notes):
    wrong(entrance, 4)
    assert [note.action for note in notes[-2:]] == [terms.SIGN_IN_FAILED, terms.SIGN_IN_SLOWED]
    assert notes[-1].details == {"name": "Eva Dahl", "count": 4, "seconds": 2}


def test_a_hash_of_other_parameters_is_made_anew(entrance, database):
    old = PasswordHasher(time_cost=1, memory_cost=1024, parallelism=1).hash(PASSWORD)
    with database.reading() as session:
        user_id = queries.sign_in_facts(session, "eva").id
    administrator = database.acting_as(given.ADMINISTRATOR)
    administrator.execute(service.set_password, service.SetPassword(user_id=user_id, password_hash=old))
    sign_in(entrance)
    with database.reading() as session:
        now = queries.sign_in_facts(session, "eva").password_hash
    assert not is_outdated(now)
    assert sign_in(entrance)


def test_a_closed_account_does_not_open(entrance, database):

    with database.reading() as session:
        row = next(one for one in queries.users(session) if one.name == "Eva Dahl")
    order = service.ChangeUser(
        user_id=row.id, version=row.version, name=row.name, title="", roles=row.roles, active=False
    )
    database.acting_as(given.ADMINISTRATOR).execute(service.change_user, order)
    with pytest.raises(jobs.WrongNameOrPassword):
        sign_in(entrance)


def test_every_attempt_stands_in_the_trail(entrance, database):
    sign_in(entrance)
    with pytest.raises(jobs.WrongNameOrPassword):
        sign_in(entrance, password="wrong")
    with database.reading() as session:
        actions = [row.action for row in trail(session, TrailFilter(action="access.sign"))]
    assert actions == [terms.SIGN_IN_FAILED, terms.SIGNED_IN]


def test_a_weak_password_opens_no_account(database):
    new = jobs.NewUser(name="X", sign_in_name="x", title="", roles=("teacher",), password="kort")
    with pytest.raises(Refused):
        jobs.add_user(database.acting_as(given.ADMINISTRATOR), new, NoProgress())


def test_a_new_password_takes_the_place_of_the_old(entrance, database):
    actor = sign_in(entrance)
    new = jobs.NewPassword(user_id=actor.user_id, user_name=actor.name, password="helt andre ord nå")
    jobs.set_password(database.acting_as(actor), new, NoProgress())
    assert sign_in(entrance, password="helt andre ord nå").name == "Eva Dahl"
    with pytest.raises(jobs.WrongNameOrPassword):
        sign_in(entrance)


def test_a_password_never_shows_in_what_a_command_says_of_itself():
    assert PASSWORD not in repr(jobs.SignIn(sign_in_name="eva", password=PASSWORD))


DESK, OTHER_DESK = jobs.Desk("a secret of this PC"), jobs.Desk("that of another")
PIN = "482917"


@pytest.fixture
def eva(entrance, database):
    """She has signed in by her password, and chosen a PIN on this PC."""
    actor = sign_in(entrance)
    jobs.choose_pin(database.acting_as(actor), jobs.NewPin(desk=DESK, pin=PIN), NoProgress())
    return actor


def unlock(entrance, actor, typed=PIN, desk=DESK):
    return jobs.unlock(entrance, jobs.Unlock(user_id=actor.user_id, typed=typed, desk=desk), NoProgress())


def test_a_pin_brings_its_owner_back_and_so_does_the_password(entrance, eva, notes):
    assert unlock(entrance, eva) == eva
    assert notes[-1].action == terms.UNLOCKED
    assert unlock(entrance, eva, PASSWORD) == eva
    assert notes[-1].action == terms.UNLOCKED


def test_a_pin_counts_on_one_pc_only(entrance, eva):
    with pytest.raises(jobs.PasswordNeeded):
        unlock(entrance, eva, desk=OTHER_DESK)


def test_a_pin_counts_for_hours_after_the_password_and_not_after_a_start(entrance, eva, steady, clock):
    steady.wait(8 * 3600)
    assert unlock(entrance, eva)
    steady.wait(1)
    clock.moment -= timedelta(days=1)
    with pytest.raises(jobs.PasswordNeeded):
        unlock(entrance, eva)
    unlock(entrance, eva, PASSWORD)
    assert unlock(entrance, eva)
    with pytest.raises(jobs.PasswordNeeded):
        unlock(as_another_run(entrance, steady), eva)


def test_five_wrong_pins_and_there_is_none_any_more(entrance, eva, notes):
    for left in (4, 3, 2, 1):
        with pytest.raises(jobs.WrongPin) as wrong_pin:
            unlock(entrance, eva, "480000")
        assert wrong_pin.value.facts["left"] == left
    with pytest.raises(jobs.PinGone):
        unlock(entrance, eva, "480000")
    assert [note.action for note in notes[-2:]] == [terms.PIN_FAILED, terms.PIN_GONE]
    with pytest.raises(jobs.PasswordNeeded):
        unlock(entrance, eva)
    assert unlock(entrance, eva, PASSWORD)


def test_the_right_pin_gives_all_tries_back(entrance, eva):
    for _round in range(2):
        for _try in range(4):
            with pytest.raises(jobs.WrongPin):
                unlock(entrance, eva, "480000")
        assert unlock(entrance, eva)


def test_a_new_password_takes_every_pin_with_it(entrance, eva, database):
    new = jobs.NewPassword(user_id=eva.user_id, user_name=eva.name, password="helt andre ord nå")
    jobs.set_password(database.acting_as(given.ADMINISTRATOR), new, NoProgress())
    with pytest.raises(jobs.PasswordNeeded):
        unlock(entrance, eva)


def test_who_may_not_sign_in_any_more_does_not_come_back_by_a_pin(entrance, eva, database):
    with database.reading() as session:
        row = next(one for one in queries.users(session) if one.id == eva.user_id)
    order = service.ChangeUser(
        user_id=row.id, version=row.version, name=row.name, title="", roles=row.roles, active=False
    )
    database.acting_as(given.ADMINISTRATOR).execute(service.change_user, order)
    with pytest.raises(jobs.WrongNameOrPassword):
        unlock(entrance, eva)


def test_neither_pin_nor_secret_is_in_the_database_or_in_words_for_a_log(entrance, eva, database):
    with database.reading() as session:
        kept = queries.pin(session, eva.user_id, DESK.id)
    assert kept.pin_hash.startswith("$argon2id$")
    assert DESK.secret not in DESK.id
    said = repr(jobs.Unlock(user_id=eva.user_id, typed=PIN, desk=DESK)) + repr(
        jobs.NewPin(desk=DESK, pin=PIN)
    )
    assert PIN not in said
    assert DESK.secret not in said


def attended(database, actor):
    """As somebody at a desk works: asked for the password before what asks for it."""
    return database._like(actor=actor, _act_of=act_of)


def prove(at, act="access.set_pin", password=PASSWORD):
    return jobs.prove(at, jobs.Prove(act=act, password=password), NoProgress())


def test_a_password_typed_anew_lets_one_act_through_once(entrance, eva, database, notes):
    at = attended(database, eva)
    order = jobs.NewPin(desk=DESK, pin="730184")
    with pytest.raises(FreshSignInNeeded):
        jobs.choose_pin(at, order, NoProgress())

    proof = prove(at)
    assert notes[-1].action == terms.PROVEN
    jobs.choose_pin(at.proven(proof), order, NoProgress())
    with pytest.raises(FreshSignInNeeded):
        jobs.choose_pin(at.proven(proof), order, NoProgress())


def test_a_proof_is_of_one_person_and_one_act(entrance, eva, database):
    at = attended(database, eva)
    with pytest.raises(FreshSignInNeeded):
        jobs.choose_pin(
            at.proven(prove(at, "access.set_password")), jobs.NewPin(desk=DESK, pin=PIN), NoProgress()
        )
    other = attended(database, given.TEACHER).proven(prove(at))
    with pytest.raises(FreshSignInNeeded):
        jobs.choose_pin(other, jobs.NewPin(desk=DESK, pin=PIN), NoProgress())


def test_a_pin_proves_nothing_and_wrong_tries_are_slowed_down(entrance, eva, database):
    at = attended(database, eva)
    with pytest.raises(jobs.WrongNameOrPassword):
        prove(at, password=PIN)
    for _try in range(3):
        with pytest.raises(jobs.WrongNameOrPassword):
            prove(at, password="wrong")
    with pytest.raises(jobs.WaitFirst):
        prove(at)


def test_what_is_refused_uses_no_proof_up(entrance, eva, database):
    at = attended(database, eva)
    proof = prove(at, "access.set_password")
    other = service.SetPassword(user_id=given.LEADER.user_id, password_hash="x")
    with pytest.raises(NotAllowed):
        at.proven(proof).execute(service.set_password, other)
    own = service.SetPassword(user_id=eva.user_id, password_hash="x")
    at.proven(proof).execute(service.set_password, own)


NEW_PASSWORD = "fem helt nye ord nå"


@pytest.fixture
def code(database):
    """What stands on the sheet that an administrator has printed; Kari, who is one too, needs it."""
    at = database.acting_as(given.ADMINISTRATOR)
    new = jobs.NewUser(
        name="Kari Vik", sign_in_name="Kari", title="", roles=("administrator",), password=PASSWORD
    )
    jobs.add_user(at, new, NoProgress())
    return code_on(jobs.make_code(at, jobs.MakeCode(language="nb"), NoProgress()))


def code_on(pdf):
    document = pypdfium2.PdfDocument(pdf)
    try:
        words = document[0].get_textpage().get_text_bounded().split()
    finally:
        document.close()
    groups = [word for word in words if len(word) == rules.CODE_GROUP and rules.code_typed(word * 6)]
    return " ".join(group for group in groups if group.upper() == group)


def use_code(entrance, code, name="kari", password=NEW_PASSWORD):
    order = jobs.UseCode(sign_in_name=name, code=code, password=password)
    return jobs.use_code(entrance, order, NoProgress())


def test_the_sealed_code_gives_an_administrator_a_password_once(entrance, code, database, notes):
    use_code(entrance, code)
    assert notes[-1].action == terms.RECOVERY_USED
    assert sign_in(entrance, "kari", NEW_PASSWORD).name == "Kari Vik"
    with pytest.raises(jobs.WrongCode):
        use_code(entrance, code)
    with database.reading() as session:
        assert queries.sealed_code(session) is None


def test_a_new_sealed_code_ends_the_one_before(entrance, code, database):
    at = database.acting_as(given.ADMINISTRATOR)
    newer = code_on(jobs.make_code(at, jobs.MakeCode(language="nb"), NoProgress()))
    assert newer != code
    with pytest.raises(jobs.WrongCode):
        use_code(entrance, code)
    use_code(entrance, newer)


def test_only_administrators_come_in_by_it_and_all_refusals_sound_the_same(entrance, code, notes):
    said = set()
    for name, typed in (("eva", code), ("nobody", code), ("kari", "0000 " * 6)):
        with pytest.raises(jobs.WrongCode) as refusal:
            use_code(entrance, typed, name)
        said.add(refusal.value.sentence())
        assert notes[-1].action == terms.RECOVERY_FAILED
    assert len(said) == 1


def test_trying_codes_is_slow(entrance, code):
    for _try in range(4):
        with pytest.raises(jobs.WrongCode):
            use_code(entrance, "0000 " * 6)
    with pytest.raises(jobs.WaitFirst):
        use_code(entrance, code)


def test_a_weak_password_uses_no_code_up(entrance, code):
    with pytest.raises(Refused):
        use_code(entrance, code, password="kort")
    use_code(entrance, code)


def test_no_code_is_kept_or_told(code, database, entrance):
    with database.reading() as session:
        kept = queries.sealed_code(session)
    assert kept.code_hash.startswith("$argon2id$")
    assert kept.code_hash not in repr(kept)
    assert code not in repr(jobs.UseCode(sign_in_name="x", code=code, password="y"))


@pytest.mark.both_databases
def test_a_sign_in_tells_no_unknown_name_from_an_account(entrance, database):
    new = jobs.NewUser(name="Ola Dahl", sign_in_name="Ola", title="", roles=("teacher",), password=PASSWORD)
    jobs.add_user(database.acting_as(given.ADMINISTRATOR), new, NoProgress())
    for name in ("eva", "nobody"):
        wrong(entrance, 4, name)

    sign_in(entrance, "ola")

    for name in ("eva", "nobody"):
        seconds_to_wait(entrance, name)


@pytest.mark.both_databases
def test_a_fifth_try_that_was_broken_off_is_the_last(entrance, eva, database):
    for _try in range(4):
        with pytest.raises(jobs.WrongPin):
            unlock(entrance, eva, "111119")
    with database.reading() as session:
        kept = queries.pin(session, eva.user_id, DESK.id)
    order = service.CountPin(user_id=eva.user_id, desk=DESK.id, before=kept.wrong_pins)
    assert entrance.execute(service.count_pin, order)  # and the program is ended

    for typed in ("111118", PIN):
        with pytest.raises(jobs.PinGone):
            unlock(entrance, eva, typed)
