"""The font of party documents, asked of the machine itself: without any font the library that draws the text ends the process,
and with another one a document is not the document. Knows no Django: a start asks before there is one."""

import ctypes

FONT = "Tinos"
PACKAGE = "fonts-croscore"
_LIBRARY = "libfontconfig.so.1"
_MATCH_PATTERN = 0


def font_problem(font: str = FONT) -> str | None:
    """One line on what is wrong with the fonts of this machine; None where documents come out as they should."""
    try:
        found = _found_for(font)
    except OSError:
        return f"{_LIBRARY} is missing, without which no document can be printed: run script/setup."
    if found is None:
        return f"No font is installed, so no document can be printed: install {PACKAGE}, or run script/setup."
    if found != font:
        return f"The font {font} is missing ({found} would stand in its place): install {PACKAGE}, or run script/setup."
    return None


def _found_for(font: str) -> str | None:
    """The family that would be used for this one."""
    library = ctypes.CDLL(_LIBRARY)
    for function in ("FcNameParse", "FcFontMatch"):
        getattr(library, function).restype = ctypes.c_void_p
    library.FcInit()
    asked = ctypes.c_void_p(library.FcNameParse(font.encode()))
    library.FcConfigSubstitute(None, asked, _MATCH_PATTERN)
    library.FcDefaultSubstitute(asked)
    result, family = ctypes.c_int(), ctypes.c_char_p()
    match = ctypes.c_void_p(library.FcFontMatch(None, asked, ctypes.byref(result)))
    if not match.value or library.FcPatternGetString(match, b"family", 0, ctypes.byref(family)) != 0:
        return None
    return (family.value or b"").decode(errors="replace")
