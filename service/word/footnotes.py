"""Footnotes, which python-docx doesn't make: their part, the lines that part them from the text, and their marks.

As Word writes them (ECMA-376 part 1, 17.11): the separators have the ids -1 and 0 and are named in the settings.
"""

import re
from typing import Any

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.packuri import PackURI
from docx.opc.part import XmlPart
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.text.paragraph import Paragraph

from service.word.legal import legal

_BLANKS = re.compile("[^\\S\u00a0]+")  # but for those that tie words
_W = nsdecls("w")
_LINE = '<w:p><w:pPr><w:spacing w:after="0" w:line="240" w:lineRule="auto"/></w:pPr><w:r><w:{0}/></w:r></w:p>'
_EMPTY = f"""
<w:footnotes {_W}>
  <w:footnote w:type="separator" w:id="-1">{_LINE.format("separator")}</w:footnote>
  <w:footnote w:type="continuationSeparator" w:id="0">{_LINE.format("continuationSeparator")}</w:footnote>
</w:footnotes>"""
_NAMED = f'<w:footnotePr {_W}><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>'
_STYLE = '<w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>'
_MARK = f'<w:r {_W}>{_STYLE}<w:footnoteReference w:id="{{0}}"/></w:r>'
_NOTE = f"""
<w:footnote {_W} w:id="{{0}}"><w:p><w:pPr><w:pStyle w:val="FootnoteText"/></w:pPr>\
<w:r>{_STYLE}<w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"></w:t></w:r></w:p></w:footnote>"""


def make_room(document: Document) -> None:
    """A part for footnotes in a document that has none."""
    package: Any = document.part.package
    part = XmlPart(PackURI("/word/footnotes.xml"), CT.WML_FOOTNOTES, parse_xml(_EMPTY), package)
    document.part.relate_to(part, RT.FOOTNOTES)
    compat: Any = document.settings.element.find(qn("w:compat"))
    compat.addprevious(parse_xml(_NAMED))


def add_footnote(paragraph: Paragraph, text: str) -> int:
    """A footnote with its mark at the paragraph's end, in a document of `new_document`; gives its number, from 1."""
    notes: Any = paragraph.part.part_related_by(RT.FOOTNOTES)
    number = len(notes.element) - 1  # two are separators
    note = parse_xml(_NOTE.format(number))
    note.findall(".//" + qn("w:t"))[0].text = f" {_BLANKS.sub(' ', legal(text)).strip()}"
    notes.element.append(note)
    paragraph._p.append(parse_xml(_MARK.format(number)))
    return number
