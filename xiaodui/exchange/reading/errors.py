"""What is wrong with a file, and what is wrong with one cell."""

from typing import Any

from xiaodui.core.refusal import Refusal


class ReadError(Refusal):
    """The file as a whole can't be read: code, sentence, detail, answered as a 422."""


class BadValue(ValueError):
    """One cell can't be understood; ``sentence`` says so in the language of the moment, with the cell in it."""

    def __init__(self, code: str, sentence: Any, value: str) -> None:
        super().__init__(str(sentence))
        self.code, self.sentence, self.value = code, str(sentence), value
