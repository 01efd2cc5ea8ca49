"""The styles of a Word file: Times New Roman, black, and how each kind of paragraph stands on the page."""

from typing import Any, NamedTuple

from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

FONT, LANGUAGE = "Times New Roman", "vi-VN"
_BODY, _FIRST_LINE = 28, 567  # half points (14 pt), twentieths of a point (1 cm)
_DEFAULTS = f"""
<w:docDefaults {nsdecls("w")}>
  <w:rPrDefault><w:rPr>
    <w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:eastAsia="{FONT}" w:cs="{FONT}"/>
    <w:color w:val="000000"/><w:sz w:val="{_BODY}"/><w:szCs w:val="{_BODY}"/>
    <w:lang w:val="{LANGUAGE}" w:eastAsia="{LANGUAGE}" w:bidi="{LANGUAGE}"/>
  </w:rPr></w:rPrDefault>
  <w:pPrDefault/>
</w:docDefaults>"""


class _Style(NamedTuple):
    """A paragraph style; sizes in half points, distances in twentieths of a point."""

    id: str
    name: str
    size: int = _BODY
    marks: str = ""  # of its letters, as XML
    jc: str = "both"
    first_line: int = _FIRST_LINE
    before: int = 120
    after: int = 0
    line: int = 264  # 240 are single spacing
    keeps_next: bool = False
    level: int | None = None  # in Word's outline


_BOLD, _ITALIC = "<w:b/><w:bCs/>", "<w:i/><w:iCs/>"
_PARAGRAPHS = (
    _Style("Normal", "Normal"),
    _Style("Title", "Title", marks=_BOLD, jc="center", first_line=0, keeps_next=True),
    _Style("Heading1", "heading 1", marks=_BOLD, jc="left", keeps_next=True, level=0),
    _Style("Heading2", "heading 2", marks=_BOLD + _ITALIC, jc="left", keeps_next=True, level=1),
    _Style("Heading3", "heading 3", marks=_ITALIC, jc="left", keeps_next=True, level=2),
    _Style("Quote", "Quote"),
    _Style("SmallPrint", "Small Print", size=22, marks=_ITALIC, jc="center", first_line=0, line=240),
    _Style("TableText", "Table Text", size=26, jc="left", first_line=0, before=40, after=40, line=240),
    _Style("Header", "header", size=26, jc="center", first_line=0, before=0, line=240),
    _Style("FootnoteText", "footnote text", size=20, first_line=0, before=0, line=240),
    _Style("CommentText", "annotation text", size=20, jc="left", first_line=0, before=0, line=240),
)
_OURS = ("SmallPrint", "TableText")  # the others are Word's own
_OTHERS = """
<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">
  <w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>
<w:style w:type="character" w:styleId="FootnoteReference">
  <w:name w:val="footnote reference"/><w:basedOn w:val="DefaultParagraphFont"/>
  <w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>
<w:style w:type="character" w:styleId="CommentReference">
  <w:name w:val="annotation reference"/><w:basedOn w:val="DefaultParagraphFont"/>
  <w:rPr><w:sz w:val="16"/><w:szCs w:val="16"/></w:rPr></w:style>
<w:style w:type="numbering" w:default="1" w:styleId="NoList">
  <w:name w:val="No List"/><w:uiPriority w:val="99"/><w:semiHidden/></w:style>
<w:style w:type="table" w:default="1" w:styleId="TableNormal">
  <w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/>
  <w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>
    <w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/>
    <w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>
<w:style w:type="table" w:styleId="TableGrid">
  <w:name w:val="Table Grid"/><w:basedOn w:val="TableNormal"/>
  <w:tblPr><w:tblBorders>
    <w:top w:val="single" w:sz="4" w:space="0" w:color="auto"/>
    <w:left w:val="single" w:sz="4" w:space="0" w:color="auto"/>
    <w:bottom w:val="single" w:sz="4" w:space="0" w:color="auto"/>
    <w:right w:val="single" w:sz="4" w:space="0" w:color="auto"/>
    <w:insideH w:val="single" w:sz="4" w:space="0" w:color="auto"/>
    <w:insideV w:val="single" w:sz="4" w:space="0" w:color="auto"/></w:tblBorders></w:tblPr></w:style>
"""


def set_styles(document: Document) -> None:
    """These styles in the place of all that the document has."""
    styles: Any = document.styles.element
    for old in (*styles.findall(qn("w:docDefaults")), *styles.findall(qn("w:style"))):
        styles.remove(old)
    styles.insert(0, parse_xml(_DEFAULTS))
    written = "".join(map(_as_xml, _PARAGRAPHS)) + _OTHERS
    for style in list(parse_xml(f"<w:styles {nsdecls('w')}>{written}</w:styles>")):
        styles.append(style)


def _as_xml(style: _Style) -> str:
    """In the order of elements that the schema asks for (ECMA-376 part 1, 17.7.4.17)."""
    sort, base = (' w:default="1"', "") if style.id == "Normal" else ("", '<w:basedOn w:val="Normal"/>')
    sort += ' w:customStyle="1"' if style.id in _OURS else ""
    kept = "<w:keepNext/><w:keepLines/>" if style.keeps_next else ""
    level = "" if style.level is None else f'<w:outlineLvl w:val="{style.level}"/>'
    return (
        f'<w:style w:type="paragraph"{sort} w:styleId="{style.id}"><w:name w:val="{style.name}"/>{base}<w:qFormat/>'
        f"<w:pPr>{kept}"
        f'<w:spacing w:before="{style.before}" w:after="{style.after}" w:line="{style.line}" w:lineRule="auto"/>'
        f'<w:ind w:firstLine="{style.first_line}"/><w:jc w:val="{style.jc}"/>{level}</w:pPr>'
        f'<w:rPr>{style.marks}<w:sz w:val="{style.size}"/><w:szCs w:val="{style.size}"/></w:rPr></w:style>'
    )
