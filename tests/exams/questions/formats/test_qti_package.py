"""Packages: what the manifest names is read, from within the package alone; the rest is named."""

import pytest

from eduapp.exams.questions.formats.qti_names import MANIFEST, VERSIONS
from eduapp.exams.questions.formats.qti_package import read_qti
from tests.support import given_questions
from tests.support.qti_items import a_package, an_item, choice, zipped

PNG = given_questions.a_picture().content
versions = pytest.mark.parametrize("version", VERSIONS)


def refused(data):
    return [(refusal.file, refusal.line, refusal.reason.name) for refusal in read_qti(data).refusals]


def resources(*types, version="2.1", href="a.xml"):
    told = "".join(f'<resource type="{kind}" href="{href}"/>\n' for kind in types)
    return f'<manifest xmlns="{VERSIONS[version].package}"><resources>\n{told}</resources></manifest>'


@versions
def test_items_are_read_with_pictures_from_their_own_folder(version):
    body = choice('<prompt><img src="../bilder/sag%201.png" alt="En sag"/></prompt>')
    items = {"items/a.xml": an_item(body, version=version), "items/b.xml": an_item(version=version)}

    reading = read_qti(a_package(items, version=version, **{"bilder/sag 1.png": PNG}))

    assert (reading.refusals, [placed.file for placed in reading.questions]) == (
        (),
        ["items/a.xml", "items/b.xml"],
    )
    assert reading.questions[0].question.pictures[0].content == PNG


def test_a_single_item_is_read_with_what_lies_beside_it():
    body = choice('<prompt><img src="a.png" alt="En sag"/></prompt>')

    assert len(read_qti(an_item(body).encode(), beside={"a.png": PNG}.get).questions) == 1
    assert refused(an_item(body).encode()) == [("", 3, "FileMissing")]


def test_every_refusal_names_the_item_and_the_line():
    items = {"a.xml": an_item(), "b.xml": an_item("<hottextInteraction/>"), "c.xml": "<x>"}

    assert refused(a_package(items)) == [("b.xml", 3, "NotTaken"), ("c.xml", 1, "NotXml")]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (zipped({"a.xml": an_item()}), [("", 1, "ManifestMissing")]),
        (zipped({"folder/imsmanifest.xml": resources()}), [("", 1, "ManifestMissing")]),
        (a_package(manifest="<manifest>"), [(MANIFEST, 1, "NotXml")]),
        (a_package(manifest="<!DOCTYPE a><manifest/>"), [(MANIFEST, 1, "DoctypeNotTaken")]),
        (a_package(manifest=resources()), [(MANIFEST, 1, "NoItems")]),
        (a_package(manifest=resources("webcontent")), [(MANIFEST, 1, "NoItems")]),
        (a_package(manifest=resources("imsqti_item_xmlv2p0")), [(MANIFEST, 2, "ResourceNotTaken")]),
        (
            a_package(manifest=resources("imsqti_xmlv1p2/imscc_xmlv1p1/assessment")),
            [(MANIFEST, 2, "ResourceNotTaken")],
        ),
        (a_package(manifest=resources("imsqti_item_xmlv2p1", href="b.xml")), [(MANIFEST, 2, "FileMissing")]),
        (
            a_package(manifest=resources("imsqti_item_xmlv2p1", href="../b.xml")),
            [(MANIFEST, 2, "PathLeaves")],
        ),
        (
            a_package(manifest=resources("imsqti_item_xmlv2p1", href="http://x.example/a.xml")),
            [(MANIFEST, 2, "PictureElsewhere")],
        ),
        (a_package({"a.xml": zipped({"b": "c"})}), [(MANIFEST, 2, "PackageInPackage")]),
        (a_package(**{MANIFEST: b"PK\x03\x04"}), [(MANIFEST, 1, "PackageInPackage")]),
        (a_package(**{"../x": "x"}), [("../x", 1, "PathLeaves")]),
    ],
)
def test_what_cannot_be_read_is_refused_by_name(data, expected):
    assert refused(data) == expected


def test_a_test_is_left_out_and_said_and_an_item_named_twice_is_read_once():
    manifest = resources("imsqti_test_xmlv2p1", "imsqti_item_xmlv2p1", "imsqti_item_xmlv2p1", "webcontent")

    reading = read_qti(a_package(manifest=manifest))

    assert (len(reading.questions), reading.refusals) == (1, ())
    assert [(note.file, note.line, note.said.name) for note in reading.notes] == [
        (MANIFEST, 2, "TestLeftOut")
    ]


def test_words_of_metadata_become_tags():
    lom = (
        '<metadata><imsmd:lom xmlns:imsmd="http://www.imsglobal.org/xsd/imsmd_v1p2"><imsmd:general>'
        "<imsmd:identifier><imsmd:catalog>x</imsmd:catalog><imsmd:entry>i</imsmd:entry></imsmd:identifier>"
        "<imsmd:keyword><imsmd:langstring>lett</imsmd:langstring></imsmd:keyword>"
        "<imsmd:keyword><imsmd:langstring>tall </imsmd:langstring></imsmd:keyword>"
        "</imsmd:general></imsmd:lom></metadata>"
    )
    manifest = resources("imsqti_item_xmlv2p1").replace('"a.xml"/>', f'"a.xml">{lom}</resource>')

    question = read_qti(a_package(manifest=manifest)).questions[0].question

    assert (question.tags, question.outside_id, question.category) == (("lett", "tall"), "", "")
