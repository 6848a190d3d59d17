"""A link that does what a test says: keeps records, tells messages, or is not there."""

from dataclasses import replace

from eduapp.kiosk.formats.messages import Message
from eduapp.kiosk.link import NoContact
from tests.support.given_kiosk import a_claim, a_sealed_paper


class PlainLink:
    """The staff's side in one object; `down` is what it raises instead of an answer."""

    may_change = False

    def __init__(self, claim=None, sealed=None):
        self.told, self.sealed = claim or a_claim(), sealed or a_sealed_paper()
        self.kept, self.said, self.down, self.aside, self.apart = [], [], None, [], []
        self.followed = []
        self.clock = lambda: None

    def say(self, kind, **body):
        self.said.append(Message(len(self.said) + 1, kind, body))

    def cut(self):
        self.down = NoContact

    def claim(self, number, code, kiosk):
        self._answer()
        return replace(self.told, records=tuple(self.kept))

    def paper(self, token):
        self._answer()
        return self.sealed

    def append(self, token, first_n, frames):
        self._answer()
        assert first_n <= len(self.kept) + 1
        self.kept[first_n - 1 :] = list(frames)
        return len(self.kept)

    def take_over(self, token, kiosk, left):
        self._answer()
        self.followed.append((token, kiosk, left))
        return f"{token} of {kiosk}"

    def set_aside(self, token, frames, first_n):
        if self.down is NoContact:
            raise self.down
        self.aside = list(frames)
        return len(frames)

    def messages(self, token, after):
        self._answer()
        return [one for one in self.said if one.n > after]

    def now(self):
        self._answer()
        return self.clock()

    def close(self):
        """Nothing is held."""

    def _answer(self):
        if self.down is not None:
            raise self.down
