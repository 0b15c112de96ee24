"""«DỰ THẢO» across every page of a file of Word, as Word itself writes a watermark: letters drawn in the head of the page, behind
what stands on it (VML, ECMA-376 part 4; the type of shape is its «text plain text»)."""

from collections.abc import Iterator
from typing import Any

from docx.oxml import parse_xml

WORDS = "DỰ THẢO"
_WIDTH, _HEIGHT = 392, 84
"""In points: of letters as large as those on paper (document.css)."""
_WATERMARK = f"""
<w:r xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:v="urn:schemas-microsoft-com:vml"
     xmlns:o="urn:schemas-microsoft-com:office:office">
  <w:rPr><w:noProof/></w:rPr>
  <w:pict>
    <v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800" path="m@7,l@8,m@5,21600l@6,21600e">
      <v:formulas>
        <v:f eqn="sum #0 0 10800"/><v:f eqn="prod #0 2 1"/><v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/>
        <v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/><v:f eqn="if @0 21600 @1"/><v:f eqn="if @0 0 @2"/>
        <v:f eqn="if @0 @4 21600"/><v:f eqn="mid @5 @6"/><v:f eqn="mid @8 @5"/><v:f eqn="mid @7 @8"/>
        <v:f eqn="mid @6 @7"/><v:f eqn="sum @6 0 @5"/>
      </v:formulas>
      <v:path textpathok="t" o:connecttype="custom" o:connectlocs="@9,0;@10,10800;@11,21600;@12,10800"
              o:connectangles="270,180,90,0"/>
      <v:textpath on="t" fitshape="t"/>
    </v:shapetype>
    <v:shape id="PowerPlusWaterMarkObject{{number}}" o:spid="_x0000_s{{number}}" type="#_x0000_t136" alt="{WORDS}"
             style="position:absolute;margin-left:0;margin-top:0;width:{_WIDTH}pt;height:{_HEIGHT}pt;rotation:315;z-index:-1;\
mso-position-horizontal:center;mso-position-horizontal-relative:margin;\
mso-position-vertical:center;mso-position-vertical-relative:margin"
             o:allowincell="f" fillcolor="#e6e6e6" stroked="f">
      <v:textpath style="font-family:&quot;Times New Roman&quot;;font-size:1pt;font-weight:bold" string="{WORDS}"/>
    </v:shape>
  </w:pict>
</w:r>
"""
_FIRST = 2049
"""The first number of a shape outside of the text, as Word counts."""


def mark_as_draft(document: Any) -> None:
    for number, header in enumerate(_headers(document), start=_FIRST):
        header.paragraphs[0]._p.append(parse_xml(_WATERMARK.format(number=number)))


def _headers(document: Any) -> Iterator[Any]:
    """Those that are another's are not drawn twice."""
    for section in document.sections:
        for header in (section.header, section.first_page_header, section.even_page_header):
            if not header.is_linked_to_previous:
                yield header
