"""What an attribution is: who says something, by which words, and what."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Attribution:
    """One attribution: spans and words of the cue, of the speaker, and the span of what is said.

    `quoted` is true where what is said stands in quotation marks, wholly or in part. A quotation
    that goes on without words of its own has its opening mark as cue.
    """

    start: int
    end: int
    cue: str
    speaker: str | None
    speaker_start: int | None
    speaker_end: int | None
    said_start: int
    said_end: int
    type: Literal["actor", "unnamed"]
    quoted: bool
    rule: str
