"""A pasted caption as clues: what the API and the terminal say of it."""

from __future__ import annotations

from typing import Self
from urllib.parse import urlencode

from pydantic import BaseModel, Field

from dashboard.photos.question.caption.clue import ReadClue
from dashboard.photos.question.from_caption import from_caption


class CaptionClue(BaseModel):
    """One clue, and the words it was read from."""

    clue: str = Field(description="The parameter of `/api/v1/find` that it fills in")
    value: str = Field(description="What that parameter would be")
    words: str = Field(description="The words it was read from")
    start: int = Field(description="Where they begin in the text, in characters from 0")
    stop: int = Field(description="Where they end, the first character behind them")

    @classmethod
    def of(cls, one: ReadClue) -> Self:
        """The same as an answer."""
        return cls(clue=one.clue, value=one.value, words=one.words, start=one.start, stop=one.stop)


class CaptionAnswer(BaseModel):
    """All clues of a caption, in the form's order, to be put right before a search."""

    clues: list[CaptionClue]
    find: str | None = Field(
        description="The search with these clues; null where no place was found, without which there is none"
    )


def caption_answer(text: str) -> CaptionAnswer:
    """The clues of a text. Raises :class:`InputError` for no text or too much."""
    found = from_caption(text)
    query = urlencode([(one.clue, one.value) for one in found])
    placed = any(one.clue == "place" for one in found)
    clues = [CaptionClue.of(one) for one in found]
    return CaptionAnswer(clues=clues, find=f"/api/v1/find?{query}" if placed else None)
