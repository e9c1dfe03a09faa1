"""Names made plain, so that spellings of one name are one text.

Case, accents, punctuation, a leading "the", the form in which Unicode writes a letter: none of it tells two
places apart.
"""

from __future__ import annotations

import re
import unicodedata

# Letters that no Unicode form takes apart, as they are written without their stroke or ligature.
_LETTERS = {
    "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h", "ŧ": "t",
    "ə": "a", "&": " and ", "’": "", "‘": "", "ʻ": "", "ʼ": "", "`": "", "´": "", "'": "",
    "ʹ": "", "ʿ": "", "ʾ": "",
}  # fmt: skip
_ACRONYM = re.compile(r"\.(?<=\b[^\W\d_]\.)(?=[^\W\d_]\b)")
_OTHER = re.compile(r"(?:[^\w\n]|_)+")
_ARTICLE = re.compile(r"^the (?=\w)", re.MULTILINE)
_SAINT = re.compile(r"^(?:st|ste|sankt) (?=\w)", re.MULTILINE)


def fold(name: str) -> str:
    """``zurich`` of "Zürich", ``cote divoire`` of "Côte d'Ivoire", ``usa`` of "U.S.A."."""
    return fold_lines(name.replace("\n", " "))


def fold_lines(names: str) -> str:
    """Many names at once, a line each: thousands in the time of a hundred."""
    apart = unicodedata.normalize("NFKD", names.replace("İ", "i")).casefold()
    letters = set(apart)
    if marks := "".join(sorted(letter for letter in letters if unicodedata.combining(letter))):
        apart = re.sub(f"[{marks}]+", "", apart)
    for letter in letters & _LETTERS.keys():
        apart = apart.replace(letter, _LETTERS[letter])
    plain = _OTHER.sub(" ", _ACRONYM.sub("", apart))
    plain = plain.strip(" ").replace(" \n", "\n").replace("\n ", "\n")
    return _SAINT.sub("saint ", _ARTICLE.sub("", plain))
