"""The published schema of ELMO 1.5, with stand-ins for the four it imports: nothing is fetched."""

import functools
from pathlib import Path

from lxml import etree

FOLDER = Path(__file__).parents[1] / "certificates" / "exports" / "schemas"
_HEAD = '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" elementFormDefault="qualified"'
_STANDINS = {
    "xml.xsd": f'{_HEAD} targetNamespace="http://www.w3.org/XML/1998/namespace">'
    '<xs:attribute name="lang" type="xs:language"/></xs:schema>',
    "xmldsig-core-schema.xsd": f'{_HEAD} targetNamespace="http://www.w3.org/2000/09/xmldsig#">'
    '<xs:element name="Signature" type="xs:anyType"/></xs:schema>',
    "EUROPASS_ISOCountries_V1.1.xsd": f"{_HEAD}"
    ' targetNamespace="http://europass.cedefop.europa.eu/Europass/V2.0">'
    '<xs:simpleType name="countryCode"><xs:restriction base="xs:string"><xs:pattern value="[A-Z]{2}"/>'
    "</xs:restriction></xs:simpleType></xs:schema>",
    "schema.xsd": f"{_HEAD}"
    ' targetNamespace="https://github.com/erasmus-without-paper/ewp-specs-types-address/tree/stable-v1">'
    '<xs:complexType name="FlexibleAddress"><xs:sequence/></xs:complexType></xs:schema>',
}


class _Standins(etree.Resolver):
    def resolve(self, url, _public, context):
        return self.resolve_string(_STANDINS[url.rsplit("/", 1)[-1]], context)


@functools.cache
def schema() -> etree.XMLSchema:
    """The schema, ready to judge."""
    parser = etree.XMLParser(no_network=True, resolve_entities=False)
    parser.resolvers.add(_Standins())
    return etree.XMLSchema(etree.fromstring((FOLDER / "elmo.xsd").read_bytes(), parser, base_url="elmo.xsd"))


def faults(document: bytes) -> list[str]:
    """What the schema has against a document."""
    judge = schema()
    judge.validate(etree.fromstring(document))
    return [f"{one.line}: {one.message}" for one in judge.error_log]
