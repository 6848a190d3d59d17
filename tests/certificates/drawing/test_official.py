import pytest

from eduapp.certificates.drawing.official import denies_official, looks_official, says_official
from eduapp.core.i18n import speaking
from tests.support.course_titles import ORDINARY, of_the_program

IMITATIONS = {
    "Vitnemål": "vitnemaal",
    "VITNEMÅLET 2026": "vitnemaal",
    "«Vitnemål»": "vitnemaal",
    "V I T N E M Å L": "vitnemaal",
    "Vitne-mål": "vitnemaal",
    "Vitne mål": "vitnemaal",
    "vitnemal": "vitnemaal",
    "Vi\u00adtnemål": "vitnemaal",
    "Vіtnеmål": "vitnemaal",  # two letters of it are Cyrillic
    "ᴠɪᴛɴᴇᴍåʟ": "vitnemaal",  # small capitals
    "ＶＩＴＮＥＭÅＬ": "vitnemaal",  # of full width
    "Vitnemål2": "vitnemaal",
    "VITNEMÅL2026": "vitnemaal",
    "Vitnemålet²": "vitnemaal",
    "Upper secondary diploma": "vitnemaal",
    "Kompetanѕebeviѕ": "kompetansebevis",  # with letters of Macedonian
    "Kompetansebevi5": "kompetansebevis",
    "Kompetansebevis™": "kompetansebevis",
    "Faɡbrev": "fagbrev",  # with a letter of IPA
    "Kompetansebevis i truckkjøring": "kompetansebevis",
    "Certificate of Competence": "kompetansebevis",
    "Fagbrev som kokk": "fagbrev",
    "Sveinebrevet": "fagbrev",
    "Journeyman's certificate": "fagbrev",
    "Praksisbrev": "praksisbrev",
    "Kompetansebrev": "praksisbrev",
    "Fágareive": "fagbrev",
    "Førstegangsvitnemål": "vitnemaal",
    "Grunnskolevitnemål": "vitnemaal",
    "Delvitnemål": "vitnemaal",
    "Vitnemålsutskrift": "vitnemaal",
    "VI TNE MÅL": "vitnemaal",
    "Vit\nnemål": "vitnemaal",
    "Vitne\u200bmål": "vitnemaal",
    "V.I.T.N.E.M.Å.L.": "vitnemaal",
    "V1tnem4l": "vitnemaal",
    "Loahppaduođaštus": "vitnemaal",
    "Upper Secondary Education Diploma": "vitnemaal",
    "Certificate of Upper Secondary Education": "vitnemaal",
    "Diploma from upper secondary school": "vitnemaal",
    "School Leaving Certificate": "vitnemaal",
    "Delkompetansebevis": "kompetansebevis",
    "Realkompetansebevis": "kompetansebevis",
    "Kom petanse bevis": "kompetansebevis",
    "KOMPETANSE–BEVIS": "kompetansebevis",
    "Certificate of Competency": "kompetansebevis",
    "Gelbbolašvuođaduođaštus": "kompetansebevis",
    "Fagbrevbevis": "fagbrev",
    "Bevis: fagbrev": "fagbrev",
    "Bevis for fagbrev": "fagbrev",
    "Kokk med fagbrev": "fagbrev",
    "Svenne-\nbrev": "fagbrev",
    "Craft Certificates": "fagbrev",
    "Certificate of Apprenticeship": "fagbrev",
    "Journeymans certificate": "fagbrev",
    "Mesterbrev": "mesterbrev",
    "Meisterbrevet": "mesterbrev",
    "Fagskolevitnemål": "fagskole",
    "Karakterutskrift": "hoyere",
    "Transcript of records": "hoyere",
}


@pytest.mark.parametrize(("headline", "paper"), IMITATIONS.items())
def test_what_is_called_like_a_paper_of_the_county_is_told_however_it_is_written(headline, paper):
    found = looks_official(headline)

    assert found is not None
    assert found.facts["paper"] == paper


@pytest.mark.parametrize(
    "headline",
    [
        "Kursbevis",
        "Kursaduođaštus",
        "Fagopplæring",
        "Fag, brev og attest",
        "Module statement",
        "Д. Иванов",
        "",
    ],
)
def test_other_headlines_may_stand(headline):
    assert looks_official(headline) is None


def test_no_ordinary_course_is_taken_for_such_a_paper():
    assert len(ORDINARY) > 150
    assert [title for title in (*ORDINARY, *of_the_program()) if looks_official(title)] == []


@pytest.mark.parametrize(
    ("headline", "issuer"), [("Mesterbrev", "Mesterbrevnemnda"), ("Fagskolevitnemål", "fagskolen")]
)
def test_the_reason_names_who_issues_that_very_paper(headline, issuer):
    with speaking("nb"):
        assert issuer in looks_official(headline).sentence()


def test_the_reason_names_the_paper_who_issues_it_and_the_paragraph_in_each_language():
    for language, words in {
        "nb": ("vitnemål", "fylkeskommunen", "opplæringsforskrifta §§ 9-54, 15-31"),
        "nn": ("vitnemål", "fylkeskommunen", "opplæringsforskrifta §§ 9-54, 15-31"),
        "en": ("vitnemål (diploma)", "the county", "opplæringsforskrifta §§ 9-54, 15-31"),
    }.items():
        with speaking(language):
            sentence = looks_official("Vitnemål").sentence()
        assert all(word in sentence for word in words)


@pytest.mark.parametrize(
    "text",
    [
        "Dette er et vitnemål",
        "har gjennomført opplæring som omfatter {course}",
        "har bestått {course} i utdanningsprogram for",
        "Årstimer: 84",
        "Fagbrevkurs",
        "Kurset leder til fagbrev",
        "Et førstegangs-\nvitnemål",
        "FAG\nBREV",
        "This is a certificate of upper secondary education",
    ],
)
def test_a_template_may_use_neither_their_names_nor_the_phrases_of_their_forms(text):
    assert says_official(text) is not None


def test_a_template_may_say_what_ours_say():
    for text in ("har gjennomført kurset", "Omfang", "Det bekreftes at", "i perioden"):
        assert says_official(text) is None


@pytest.mark.parametrize("text", ["En kompetansebevisst arbeidsplass", "Mer kompetansebevissthet"])
def test_a_longer_word_that_only_begins_as_such_a_name_may_stand(text):
    assert says_official(text) is None


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("Denne oversikten er ikke et vitnemål eller kompetansebevis. Fylkeskommunen utsteder dem.", True),
        ("Dát bajilgovva ii leat vitnemål iige kompetansebevis.", True),
        ("This is neither: no diploma of upper secondary education", True),
        ("Vitnemål", False),
        ("Vitnemål, ikke attest", False),
        ("Dette er ikke tull. Vitnemål", False),
    ],
)
def test_only_a_sentence_that_says_no_before_may_name_them(text, denied):
    assert denies_official(text) is denied
