"""Words that tell of health, which no reference of a decision needs. Pure.

No list knows every word. It stops the usual slip: a diagnosis written behind the number of a letter.
"""

import re

from eduapp.core.names import folded

# In Norwegian and English, as `folded` writes them: words that begin like this, and whole words.
_TOLD = re.compile(
    r"""\b(?:
    (?: adhd | addiction | afasi | allerg | angst | anoreks | anxiety | aphasi | asperger | asthma | astma
      | autis | avhengighet | avhengigheit | bipolar | blind | borreli | bulimi | cancer | cerebral | crohn
      | demens | dement | depresj | depress | diabet | diagnos | disab | dyscalcul | dysgra | dyskalkul
      | dysleks | dyslex | dysmeli | epilep | fibromyalg | funksjonshem | funksjonsned | handicap | handikap
      | health | helse | hepatit | hjernesk | hjertesyk | hjartesjuk | horselsh | horselss | illness
      | konsentrasjonsvansk | kreft | kronisk | laerevansk | legeattest | legeerkl | leseansk | lesevansk
      | lidelse | liding | matematikkvansk | medical | medisin | migren | multippel | muskelsy | muskelsj
      | narkolep | neurol | nevrol | nevropsyk | neuropsyk | ordblind | parkinson | personlighetsf
      | personlegdomsf | psych | psyk | ptsd | rusav | rusli | rusmid | rusprob | schiso | schizo | sclerosis
      | selvmord | selvskad | sjolvmord | sjolvskad | sjukdom | sjukehus | sjukmeld | skleros | skrivevansk
      | spiseforst | sprakforst | sprakvansk | stamming | stotring | stutter | suicid | svaksyn | sykdom
      | sykehus | sykemeld | syndrom | tourette | trauma | tunghor | tunghoyr | utbrent | utviklingsforst
      | utviklingshem )[a-z]*
    | add | asd | bpd | cfs | dcd | deaf | dov | dove | hiv | ill | kols | ocd | ptss | sick | sjuk | sjuke
    | syk | syke | tbi )\b""",
    re.VERBOSE,
)


def health_word(text: str) -> str:
    """The first word of a text that tells of health, in plain letters; "" for none."""
    found = _TOLD.search(re.sub(r"[^a-z]+", " ", folded(text)))
    return found.group() if found else ""
