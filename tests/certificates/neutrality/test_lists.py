import pytest

from eduapp.certificates.neutrality.finding import Strength
from eduapp.certificates.neutrality.letters import plain
from eduapp.certificates.neutrality.lists import LANGUAGES, NotAList, covers, lists, plain_words, read, table


def words_in(text):
    return text.split()


STRONG = words_in("""
fengsel fengselet fengslet fengsler fengslene fengselsbetjent fengselsavdeling fengselsskole
landsfengsel kretsfengslet fengslingen fengslede kriminalomsorg kriminalomsorgen kriminalomsorga
kriminalomsorgens friomsorgskontor innsatt innsatte innsattes medinnsatte innsett innsette soning
soningen soningsplan soningstid hjemmesoning heimesoning straffegjennomføring straffesoning domfelt
domfelte domfelde domfellelse varetekt varetektsfengsel varetektsplass forvaring forvaringsdom anstalt
anstalten anstaltens anstaltleder fange fangen fanger fangene fangenskap fangetransport krigsfange
fotlenke fotlenker glattcelle enecelle sikkerhetscelle overgangsbolig overgangsboligen overgangsbustad
frigang frigangsavdeling verksbetjent verksbetjenten førstebetjent luftegård løslatt løslatelse løslates
løslot prøveløslatelse lauslating lauslaten tilbakeføringskoordinator prison prisons prisoner prisoners
imprisonment imprisoned inmate inmates jail jails jailed gaol correctional offender offenders
avsoning avsone avsonet
avsoninga ferdigavsonet promillesoning tukthus tukthuset politiarrest sentralarresten kontaktbetjent
arbeidsdriftsleder arbeidsdriftsleiar Bastøy Bastøyferga Ullersmo Bredtveit drapsdømt kriminalvården
bøtesoning bøtesoninga dagsoning restriksjonsavdeling celleblokk rusmestringsenhet fotlenkje
tryggleikscelle frihetsberøvelse ungdomsstraff samfunnstjeneste arrestforvarer lauslatingskoordinator
paroled parolee probationer cellmate reincarceration fáŋgalas fáŋgalasas fáŋgavuohta
ráŋggáštusollašuhttin convict convicted detainee incarceration incarcerated penitentiary custodial
warder giddagas giddagasa giddagassii giddagasas giddagasain giddagassan giddagasbargi fáŋga fáŋggat
fáŋggaiguin kriminálafuolahus kriminálafuola friddjafuolla dubmejuvvon čohkkátdubmejuvvon dubmehallan
""")

WEAK = words_in("""
avdeling avdelingen avdelinga avd celle cellen cella celler betjent betjenten dom dommen dømt dømd sone
sonet permisjon permisjonen dagpenger dagpengar arbeidsdrift isolat visitasjon custody sentence cell
cells parole probation detention conviction warden confinement verksmester verksmesteren verksmeister
arrest lufteplass oppfølgingsklassen infoflyt kriminell forbryter ráŋggáštus duopmu sealla
kriminalitehta
""")

FRIENDS = words_in("""
fengslende fengslande celleterapi cellebiologi stamcelle brenselcelle solcelle celledeling cellegift
cellekultur anstaltsmessig læreanstalt undervisningsanstalt badeanstalt forsoning personing soneterapi
sonevis straffespark straffekast straffefelt avdelingsleder avdelingssykepleier omfang omfanget fangst
fangstmann solfanger innfange frigangsvinkel kriminalroman dommer fotballdommer domene dombås domstein
comparison consultant cellular permisjonsrettigheter selvbetjent betjene kundebetjening person personal
prisme pris prising forvalter bevaring oppbevaring forvaringsrom convincing remont innsats avsondret
avsondring verkstedleder produksjonsleder arbeidsleder programleder aktivitetsleder vakt vaktleder
vaktmester sikkerhetsvakt inspektør miljøterapeut sosialkonsulent politiførstebetjent tolloverbetjent
innsetting innsettingen dørinnsetting fordømt bedømt forhåndsdømt straffepoeng straffeminutter
fettfanger vannfanger lysfangere isolasjon sikring utelukkelse prøvetid Åna Ana Hof Berg Halden Skien
reformator reformatorisk krus kruset kompis kompiser brikke parolen rehabilitering
""")


@pytest.mark.parametrize("word", STRONG)
def test_words_that_tell_keep_a_paper_back(word):
    assert lists().of(plain(word))[0].strength is Strength.STRONG


@pytest.mark.parametrize("word", WEAK)
def test_words_that_may_tell_warn(word):
    assert [entry.strength for entry in lists().of(plain(word))] == [Strength.WEAK] * len(
        lists().of(plain(word))
    )
    assert lists().of(plain(word))


@pytest.mark.parametrize("word", FRIENDS)
def test_words_that_only_look_like_it_pass(word):
    assert lists().of(plain(word)) == ()


def test_every_language_has_strong_and_weak_words():
    for language in LANGUAGES:
        strengths = {entry.strength for entry in lists().entries if entry.language == language}
        assert strengths == set(Strength), language


def test_a_friend_of_several_words_covers_the_word_among_them():
    assert covers(("a", "fuel", "cell", "b"), 2, ("fuel", "cell"))
    assert not covers(("a", "cell", "b"), 1, ("fuel", "cell"))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('[[word]]\nstrength = "loud"\nwhole = ["x"]', "nb, word 1: strength"),
        ('[[word]]\nstrength = "weak"\nwhy = "x"\nwholes = ["x"]', "nb, word 1: wholes"),
        ('[[word]]\nstrength = "weak"\nwhole = ["x"]', "nb, word 1: why"),
        ('[[word]]\nstrength = "weak"\nwhy = "x"\nwhole = [1]', "whole"),
    ],
)
def test_a_list_says_what_is_wrong_with_it(text, told):
    with pytest.raises(NotAList, match=told):
        read(text, "nb")


def test_hours_have_their_paragraph():
    assert [row["paragraph"] for row in table("hours")["rows"]] == ["arbeidsmiljøloven § 10-4 (1)"]


def test_hosts_and_ordinary_words_are_there():
    assert "kriminalomsorg.no" in plain_words("hosts", "service")
    assert "kjokken" in plain_words("ordinary", "words")
