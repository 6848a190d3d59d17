from eduapp.certificates.seals.faults import Unreadable
from eduapp.certificates.signing.report import SENTENCES, Soundness
from eduapp.certificates.verification import faults
from eduapp.certificates.verification.faults import OF_SOUNDNESS


def test_what_cannot_be_read_is_told_from_what_is_not_genuine():
    kinds = ("NotReadable", "OtherPicture", "NoCodeFound", "SeveralCodes", "NumberAlone")
    unreadable = {getattr(faults, kind) for kind in kinds}

    found = {
        one for one in vars(faults).values() if isinstance(one, type) and one.__module__ == faults.__name__
    }
    assert {one for one in found if issubclass(one, Unreadable)} == unreadable


def test_a_signature_that_does_not_hold_is_told_in_the_words_of_the_report():
    for soundness, fault in OF_SOUNDNESS.items():
        assert fault().sentence() == SENTENCES[soundness]
    left = set(Soundness) - set(OF_SOUNDNESS)
    assert left == {Soundness.SOUND, Soundness.OUT_OF_TIME, Soundness.UNSIGNED, Soundness.DAMAGED}
