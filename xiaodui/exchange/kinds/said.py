"""A sentence that is put together in the language of the moment in which it is read."""

from typing import Any

from django.utils.translation import gettext


class Said:
    """`str(Said(gettext_noop("「%(x)s」…"), x=…))` in the reader's language; a rejected row is told in both."""

    def __init__(self, sentence: str, **words: Any) -> None:
        self.sentence, self.words = sentence, words

    def __str__(self) -> str:
        return gettext(self.sentence) % self.words if self.words else gettext(self.sentence)


def in_both(sentence: Any) -> tuple[str, str]:
    """(zh, en) of a sentence; one that was put together earlier stays as it is."""
    from django.utils import translation

    with translation.override("zh-hans"):
        zh = str(sentence)
    with translation.override("en"):
        return zh[:500], str(sentence)[:500]
