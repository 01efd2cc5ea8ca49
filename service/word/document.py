"""A new, empty Word file: page, page number, styles, settings."""

from typing import Any

import docx
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.section import Section
from docx.shared import Mm

from service.word.footnotes import make_room
from service.word.styles import LANGUAGE, set_styles

_KEPT = (RT.STYLES, RT.SETTINGS, RT.THEME, RT.CORE_PROPERTIES, RT.OFFICE_DOCUMENT)  # of the library's template
_SETTINGS = f"""
<w:settings {nsdecls("w")}>
  <w:zoom w:percent="100"/>
  <w:defaultTabStop w:val="720"/>
  <w:characterSpacingControl w:val="doNotCompress"/>
  <w:compat>
    <w:doNotExpandShiftReturn/>
    <w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>
  </w:compat>
  <w:themeFontLang w:val="{LANGUAGE}"/>
  <w:decimalSymbol w:val=","/>
  <w:listSeparator w:val=";"/>
</w:settings>"""
_PAGE_NUMBER = (  # a field: Word counts anew on each page
    '<w:fldChar w:fldCharType="begin"/>',
    '<w:instrText xml:space="preserve"> PAGE </w:instrText>',
    '<w:fldChar w:fldCharType="separate"/>',
    "<w:t>2</w:t>",
    '<w:fldChar w:fldCharType="end"/>',
)


def new_document() -> Document:
    """An empty document on A4 in Times New Roman 14, pages numbered at the top from the second on."""
    document = docx.Document()
    _drop_template_parts(document)
    set_styles(document)
    _set_settings(document)
    _set_page(document.sections[0])
    _set_properties(document)
    make_room(document)
    return document


def _drop_template_parts(document: Document) -> None:
    """The template's picture of itself, its lists, fonts and styles of other programs."""
    for relations in (document.part.rels, document.part.package.rels):
        for id_ in [id_ for id_, relation in relations.items() if relation.reltype not in _KEPT]:
            del relations[id_]


def _set_settings(document: Document) -> None:
    settings: Any = document.settings.element
    for old in list(settings):
        settings.remove(old)
    for new in list(parse_xml(_SETTINGS)):
        settings.append(new)


def _set_page(section: Section) -> None:
    """Sizes and margins as Nghị định 30/2020/NĐ-CP, Phụ lục I, mục I has them."""
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(20), Mm(20)
    section.left_margin, section.right_margin = Mm(30), Mm(20)
    section.header_distance, section.footer_distance = Mm(10), Mm(10)
    section.different_first_page_header_footer = True
    number: Any = section.header.paragraphs[0]._p
    for part in _PAGE_NUMBER:
        number.append(parse_xml(f"<w:r {nsdecls('w')}>{part}</w:r>"))


def _set_properties(document: Document) -> None:
    """No name, program or time of the template, which would be taken for those of this document."""
    properties = document.core_properties
    properties.author, properties.comments, properties.language = "", "", LANGUAGE
    element: Any = properties._element
    for time in element.xpath("dcterms:created | dcterms:modified"):
        element.remove(time)
