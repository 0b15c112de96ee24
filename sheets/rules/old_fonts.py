"""Text of the years before Unicode: TCVN3 (fonts .VnTime) and VNI, known by its syllables and turned into letters."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

TCVN3, VNI = "tcvn3", "vni"
LOOKED_AT = 4_000
"""Words that are weighed; more say nothing new."""

_TCVN3 = str.maketrans(
    dict(
        zip(
            "µ¸¶·¹¨»¾¼½Æ©ÇÊÈÉË®ÌÐÎÏÑªÒÕÓÔÖ×ÝØÜÞßãáâä«åèæçé¬êíëìîïóñòô\xadõøö÷ùúýûüþ¡¢§£¤¥¦",
            "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵĂÂĐÊÔƠƯ",
            strict=True,
        )
    )
)

_GRAVE, _ACUTE, _HOOK, _TILDE, _DOT = "\u0300", "\u0301", "\u0309", "\u0303", "\u0323"
_HAT, _BREVE = "\u0302", "\u0306"
_VNI_MARKS = {
    "ø": _GRAVE,
    "ù": _ACUTE,
    "û": _HOOK,
    "õ": _TILDE,
    "ï": _DOT,
    "â": _HAT,
    "à": _HAT + _GRAVE,
    "á": _HAT + _ACUTE,
    "å": _HAT + _HOOK,
    "ã": _HAT + _TILDE,
    "ä": _HAT + _DOT,
    "ê": _BREVE,
    "è": _BREVE + _GRAVE,
    "é": _BREVE + _ACUTE,
    "ú": _BREVE + _HOOK,
    "ü": _BREVE + _TILDE,
    "ë": _BREVE + _DOT,
}
_VNI_LETTERS = {"ö": "ư", "ô": "ơ", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ", "ñ": "đ", "ì": "ì", "í": "í"}
_VNI_MARKED = re.compile(r"([aeouyöôAEOUYÖÔ])([øùûõïâàáåãäêèéúüëØÙÛÕÏÂÀÁÅÃÄÊÈÉÚÜË])")

_SYLLABLE = re.compile(
    r"(?:ngh|ng|nh|gh|gi|kh|ph|qu|th|tr|ch|[bcdđghklmnpqrstvx])?(?:[iy]êu|o(?:ai|ao|ay|eo)|u(?:ao|ây|ôi|yê|yu|ya)|ươ[iu]"
    r"|a[iouy]|â[uy]|[eê]u|eo|i[aêu]|o[aăei]|[ôơ]i|u[aâêiôơy]|ư[aiơu]|yê|[aăâeêioôơuưy])(?:ch|ng|nh|[cmnpt])?"
)
_TONES = {_GRAVE, _ACUTE, _HOOK, _TILDE, _DOT}
_WORD = re.compile(r"[^\W\d_]+(?:[\u00a1-\u00ff]+[^\W\d_]*)*|[^\W\d_]*[\u00a1-\u00ff]+[^\W\d_]*")


@dataclass(frozen=True)
class OldFont:
    name: str = ""
    """TCVN3, VNI or "" where the texts need no turning."""
    beside_unicode: bool = False
    """Whether other texts of the sheet are Unicode: then one that can be read as it stands is left so."""

    def to_unicode(self, text: str) -> str:
        if not self.name or text.isascii() or _is_unicode(text):
            return text
        if self.beside_unicode and all(_is_syllable(word) for word in _WORD.findall(text)):
            return text
        if self.name == VNI:
            return _from_vni(text)
        turned = text.translate(_TCVN3)
        return turned.upper() if _is_in_capitals(text) else turned


def old_font(texts: Iterable[str]) -> OldFont:
    """In which of the two the texts were typed.

    Decided by how many words become Vietnamese syllables: «Qu¶ng» is none, «Quảng» is.
    """
    words, beside_unicode = _words_to_weigh(texts)
    best, most = "", _syllables(words)
    for font in (TCVN3, VNI):
        found = _syllables(OldFont(font).to_unicode(word) for word in words)
        if found > most:
            best, most = font, found
    return OldFont(best, beside_unicode) if best and most * 3 >= len(words) * 2 else OldFont()


def share_of_syllables(text: str) -> float:
    """Of the words that have marks, how many are Vietnamese; 1 where there are none."""
    marked = [word for word in re.findall(r"[^\W\d_]+", text[:200_000]) if not word.isascii()]
    return _syllables(marked) / len(marked) if marked else 1.0


def _from_vni(text: str) -> str:
    marked = _VNI_MARKED.sub(lambda found: _vni_letter(found[1]) + _VNI_MARKS[found[2].lower()], text)
    return unicodedata.normalize("NFC", "".join(_vni_letter(letter) for letter in marked))


def _vni_letter(letter: str) -> str:
    plain = _VNI_LETTERS.get(letter.lower(), letter.lower())
    return plain.upper() if letter.isupper() else plain


def _words_to_weigh(texts: Iterable[str]) -> tuple[list[str], bool]:
    """The words that could be of an old font, and whether there are others that cannot be. A single sign is a mark, «×»."""
    found: list[str] = []
    beside_unicode = False
    for text in texts:
        if _is_unicode(text):
            beside_unicode = True
        elif not text.isascii():
            found += [word for word in _WORD.findall(text) if len(word) > 1 and not word.isascii()]
        if len(found) >= LOOKED_AT:
            break
    return found, beside_unicode


def _is_in_capitals(text: str) -> bool:
    """TCVN3 has no capitals with tones: «NGUYÔN» is «NGUYỄN»."""
    plain = [[letter for letter in word if letter.isascii() and letter.isalpha()] for word in text.split()]
    return any(len(word) > 1 for word in plain) and all(letter.isupper() for word in plain for letter in word)


def _is_unicode(text: str) -> bool:
    """No old font knows ế or ư as one letter of its own."""
    return any("\u0100" <= letter <= "\u1fff" for letter in text)


def _syllables(words: Iterable[str]) -> int:
    return sum(1 for word in words if _is_syllable(word))


def _is_syllable(word: str) -> bool:
    decomposed = unicodedata.normalize("NFD", word.lower())
    tones = sum(1 for letter in decomposed if letter in _TONES)
    plain = unicodedata.normalize("NFC", "".join(letter for letter in decomposed if letter not in _TONES))
    return tones <= 1 and _SYLLABLE.fullmatch(plain) is not None
