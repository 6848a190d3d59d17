from eduapp.gui.held import Held


class Secret:
    def __init__(self):
        self.kept = "open"

    def forget(self):
        self.kept = ""


class Other(Secret):
    pass


def test_one_of_each_kind_is_held_until_somebody_goes():
    held = Held()
    secret = held.one(Secret)

    assert held.one(Secret) is secret
    assert held.one(Other) is not secret

    held.forget()

    assert secret.kept == ""  # whoever still has it has nothing
    assert held.one(Secret) is not secret
