from eduapp.certificates.exports import Form


def test_every_form_has_a_name_with_its_version_and_an_ending_of_its_own():
    assert [form.label for form in Form] == ["Open Badge 3.0", "ELMO 1.5"]
    assert [form.suffix for form in Form] == [".jwt", ".xml"]
