"""Items of QTI as other programs write them, small, in each version; and packages around them."""

import io
import re
import zipfile

from eduapp.exams.questions.formats.qti_names import MANIFEST, VERSIONS

CHOICES = '<simpleChoice identifier="A">ja</simpleChoice><simpleChoice identifier="B">nei</simpleChoice>'
KEY = "<correctResponse><value>A</value></correctResponse>"


def declared(inside=KEY, cardinality="single", base="identifier"):
    return (
        f'<responseDeclaration identifier="RESPONSE" cardinality="{cardinality}" baseType="{base}">'
        f"{inside}</responseDeclaration>"
    )


def choice(prompt="<prompt>Hva?</prompt>", choices=CHOICES, more='maxChoices="1"'):
    return f'<choiceInteraction responseIdentifier="RESPONSE" {more}>{prompt}{choices}</choiceInteraction>'


def mapped(*entries, more=""):
    told = "".join(f'<mapEntry mapKey="{key}" mappedValue="{value}"/>' for key, value in entries)
    return f"<mapping {more}>{told}</mapping>"


def an_item(body=None, declared=declared(), marking="match_correct", more="", after="", version="2.1"):  # noqa: B008
    """Each part begins a line of its own: the root in 1, what is declared in 2, body in 3, marking in 4."""
    told = VERSIONS[version]
    processing = f'<responseProcessing template="{told.template(marking)}"/>' if marking else ""
    body = choice() if body is None else body
    text = (
        f'<assessmentItem xmlns="{told.namespace}" identifier="i" title="Navn" adaptive="false" {more}>\n'
        f"{declared}\n<itemBody>{body}</itemBody>\n{processing}{after}\n</assessmentItem>"
    )
    return _renamed(text) if told.kebab else text


def a_package(items=None, manifest=None, version="2.1", **files):
    """A package with these items by path; `manifest` instead of the one that names them."""
    told = VERSIONS[version]
    items = {"a.xml": an_item(version=version)} if items is None else items
    resources = "".join(
        f'<resource identifier="r" type="{told.item_type}" href="{path}"/>\n' for path in items
    )
    whole = f'<manifest xmlns="{told.package}"><resources>\n{resources}</resources></manifest>'
    return zipped({MANIFEST: whole if manifest is None else manifest, **items, **files})


def zipped(files):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return packed.getvalue()


_TAGS = re.compile(r"<(/?)([a-z]+[A-Z]\w*|prompt|value|mapping|sum|equal)\b")
_NAMES = re.compile(r'\s([a-z]+[A-Z]\w*)="')


def _renamed(text):
    """As version 3 calls it."""
    v3 = VERSIONS["3.0"]
    text = _TAGS.sub(lambda found: f"<{found[1]}{v3.element(found[2])}", text)
    return _NAMES.sub(lambda found: f' {v3.attribute(found[1])}="', text)
