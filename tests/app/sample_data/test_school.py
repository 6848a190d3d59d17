from sqlalchemy import func, select

from eduapp.app.sample_data.school import NO_HASH, SESSION_MINUTES, Staff, build_school, sample_courses
from eduapp.core.passwords import verify_password
from eduapp.education.courses.rules import check_course, check_prerequisites
from eduapp.people.access.models import RoleGrant, User
from eduapp.people.access.rules import permissions_of, sign_in_key
from tests.support.given_sample_data import a_new_file


def test_the_catalogue_is_the_one_of_the_sample_files():
    courses = sample_courses()
    wishes = {facts.code: facts.prerequisites for facts in courses}

    assert len(courses) == 11
    assert all(list(check_course(facts)) == [] for facts in courses)
    assert all(
        list(check_prerequisites(f, {c: w for c, w in wishes.items() if c != f.code})) == [] for f in courses
    )


def test_a_course_has_as_many_sessions_as_its_hours_fill(tmp_path):
    file = a_new_file(tmp_path)
    offered = {course.facts.code: course for course in build_school(file)}
    file.close()

    assert SESSION_MINUTES == 90
    assert offered["NOR-A2"].sessions == 30  # 60 lessons of 45 minutes
    assert offered["HMS-MASK"].sessions == 6  # 8 hours: five sessions and a bit


def test_five_accounts_share_a_hash_and_all_others_have_none(look):
    kept = look.execute(select(User.sign_in_name, User.password_hash).where(User.active)).all()
    shared = {secret for _name, secret in kept if secret != NO_HASH}

    assert sum(secret != NO_HASH for _name, secret in kept) == 5
    assert len(shared) == 1
    assert verify_password(shared.pop(), "proev dagverk her")
    assert not verify_password(NO_HASH, "proev dagverk her")
    assert all(name == sign_in_key(name) for name, _secret in kept)


def test_every_account_has_a_role_that_allows_something(look):
    roles = look.execute(select(User.id, RoleGrant.role).outerjoin(RoleGrant).where(User.active)).all()

    assert all(permissions_of([role]) for _user, role in roles)
    assert look.scalar(select(func.count()).select_from(RoleGrant)) == len(roles)


def test_somebody_added_cannot_sign_in(tmp_path):
    file = a_new_file(tmp_path)
    staff = Staff(file)
    account = staff.add("Kari Vik", "faglærer", "teacher")
    file.finish()

    assert account.name == "Kari Vik"
    assert len({account.id, staff.leader.id, staff.teacher.id, staff.workshop_leader.id}) == 4
