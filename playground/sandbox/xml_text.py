"""PURE: XML from outside, read with nothing that XML can do besides: no entities, no network, no bounds left open."""

from typing import Any

from lxml import etree

from playground.sentences import say


class UnreadableXml(ValueError):
    """The text is no XML that we read. `line` counts from 1."""

    def __init__(self, message: str, line: int = 1) -> None:
        super().__init__(message)
        self.line = line


def read_xml(text: bytes, most: int) -> Any:
    """In: XML of at most `most` bytes. Out: its root element. Raises UnreadableXml, for any DOCTYPE too.

    Source: OWASP, "XML External Entity Prevention": without a document type there is no entity to expand or fetch.
    """
    if len(text) > most:
        raise UnreadableXml(say("It has {count:,} bytes; at most {most:,} are read.", count=len(text), most=most))
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,  # a comment inside a name would be signed as if it were not there
        remove_pis=True,
    )
    try:
        root = etree.fromstring(text, parser)
    except etree.XMLSyntaxError as error:
        line = error.position[0] if error.position else 1
        raise UnreadableXml(str(error.msg), line or 1) from error
    if root.getroottree().docinfo.doctype:
        raise UnreadableXml(say("It declares a document type."))
    return root
