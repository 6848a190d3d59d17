"""Courses as schools and workshops call them, inside or out: what guards papers must leave them alone."""

import csv
import json
import tomllib
from collections.abc import Iterator

from eduapp.app.sample_site.catalogue import MODULES
from eduapp.app.sample_site.facts import COURSES
from eduapp.core.resources import resource, resources_folder

_WRITTEN = """
Norsk A1 | Norsk A2 | Norsk B1 | Norsk muntlig | Norsk skriftlig, hovedmål | Norsk for nybegynnere |
Norskprøve: forberedelse | Engelsk | Engelsk for arbeidslivet | Spansk I | Samisk som andrespråk |
Matematikk 1P | Matematikk 2P-Y | Matematikk for arbeidslivet | Hverdagsmatematikk |
Regning i verkstedet | Naturfag | Samfunnskunnskap | Samfunnsfag modul 3 | Historie | Religion og etikk |
Geografi | Lese og skrive | Skrivekurs | Lesesirkel | Grunnleggende dataferdigheter | Digital hverdag |
Forberedende opplæring for voksne | Studieteknikk | Realfagskurs | Examen philosophicum | Rettslære 1 |
Psykologi 1 | Sosiologi og sosialantropologi |

Trevarefaget, grunnkurs | Produksjon og overflatebehandling | HMS og arbeidsmiljø (snekker) |
Møbelsnekring | Innsetting av dører og vinduer | Lafting | Taktekking | Muring og flislegging |
Mur og puss | Betong og forskaling | Rørlegging, innføring | Elektro for alle | Lavspent, montering |
Sveising, MIG/MAG | Sveising TIG, platekurs | Sveisesertifikat etter ISO 9606-1 | Platearbeid |
CNC-fresing | Dreiing | Industrimekanikk | Hydraulikk | Bilpleie | Dekk og felg | Motorlære |
Sykkelverksted | Maling og tapetsering | Overflatebehandling | Lakkering | Gartneri og grøntanlegg |
Motorsagkurs | Hagebruk | Dyrestell | Hestehold og fangline | Fiskeoppdrett | Kokk, grunnkurs |
Mattrygghet | Hygiene og allergener | Baking | Storkjøkken | Barista | Servering | Renhold, grunnkurs |
Tøyvask og vaskerilære | Byggdrift | Vaktmesteropplæring | Logistikk og lager | Salg og service |
Frisørfaget, intro | Keramikk: krus og fat | Søm | Grafisk design | Foto | Musikkproduksjon | Bokbinding |
Tekstiltrykk | Treskjæring | Restaurering av møbler | Gjenvinning og sortering |

Varme arbeider | Varme arbeider-sertifikat | Truckførerbevis | Truckførerkurs T1–T4 |
Truckteori T1, T2 og T4 | Truckfører T1–T4 | Masseforflytningsmaskiner, teori | Maskinførerbevis M2 |
Stillas 2–9 meter | Fallsikring | Personløfter | Løfteredskap (G11) | Kran G4 |
Maskinsikkerhet trebearbeiding | Førstehjelp | HMS-kort: hva er det | Brannvern | Arbeidsvarslingskurs 1 |
Diisocyanater | ADR-bevis | Førerkort klasse B, teori | Trafikalt grunnkurs | Båtførerprøven |
Jegerprøven | Kompetanse i verkstedet | Kompetansebevisst ledelse | Kursbevis og attester |

Kurs for fagbrevkandidater | Fagbrevkurs i snekkerfaget | Forberedelse til fagbrev |
Forberedelse til svennebrev | Teori til fagbrev som kokk | Veien til fagbrev | Opplæring mot fagbrev |
Fagprøven: planlegging | Vg3-teori | Realkompetanse: hva kan du fra før? | Søknad om vitnemål |
Mesterbrevutdanning: en innføring | Praksiskandidat |

Jobbsøking | CV og søknad | Arbeidsliv og rettigheter | Privatøkonomi | Etablererkurs |
Førerkort og økonomi | Samtalegruppe for fedre | Kosthold og helse | Sirkeltrening | Yoga |
Fotballtrenerkurs | Friluftsliv | Medieproduksjon: programleder og intervju | Vaktleder i butikk |
Sikkerhetsvakt, innføring | Produksjonsledelse | Arbeidsledelse | Cellebiologi | Solceller og batterier |
Excel: celler og formler | Soneterapi, introduksjon | Forsoning og dialog | Konfliktløsning |
Isolasjon og tetting av bygg | Bevaring av bygninger | Historie: Åna-Sira og Flekkefjord |
Kysten fra Horten til Åna | Hof og Berg: lokalhistorie | Idrettsledelse |

Snikkarfaget, grunnkurs | Førebuing til fagbrev | Norsk for vaksne | Kjøkkenskrivar og kokk |
Setje inn vindauge | Carpentry, introduction | Food safety | English for work |
Preparation for the craft certificate | Handicraft certificate | Spreadsheets: cells and formulas |
Fire warden course | Confined spaces | Probation period and rights at work | Press release and media
"""
ORDINARY = tuple(title.strip() for title in _WRITTEN.split("|"))


def of_the_program() -> Iterator[str]:
    """Every name of a course, field of work, machine or task in samples, and of the sample school."""
    for file in sorted((resources_folder() / "certificates").glob("*/sample.json")):
        told = json.loads(file.read_text(encoding="utf-8"))
        yield from (told[key] for key in ("course", "field_of_work") if told.get(key))
        for key, part in (
            ("modules", "text"),
            ("trainings", "equipment"),
            ("results", "text"),
            ("aims", "text"),
        ):
            yield from (one[part] for one in told.get(key, ()))
        for key in ("contents", "goals", "tasks", "trades"):
            yield from told.get(key, ())
    yield from (name for rows in MODULES.values() for _code, name, _hours in rows)
    yield from (line for texts in COURSES.values() for text in texts for line in text.splitlines())
    rows = csv.reader(resource("sample/kurs.csv").read_text(encoding="cp1252").splitlines(), delimiter=";")
    yield from [row[1] for row in rows][1:]
    trades = tomllib.loads((resources_folder() / "codes" / "trades.toml").read_text(encoding="utf-8"))
    yield from (one[language] for one in trades.values() for language in ("nb", "nn", "en"))
