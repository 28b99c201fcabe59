"""What may be recorded of words that somebody quotes: sentence, value, speaker, subject, property."""

import re
from dataclasses import replace

from verifier.draft.naming import Names, property_of
from verifier.draft.proposals import Proposal, is_told, of_sentence, sentence_of, speaker_of, value_of
from verifier.model import Source
from verifier.reading import day_of
from verifier.sentences import sentence_around
from verifier.values import read_values, reads_language
from verifier.values.value import Mention

_STOP = re.compile(r"[,;:](?!\d)")


def proposal(source: Source, start: int, end: int) -> Proposal:
    """Return what a claim on `source.text[start:end]` may say; its sentence alone where the language has no tables.

    Of a source that may not be republished, nothing but these words is looked at.
    """
    if not source.published:
        source = replace(source, text=(source.text or "")[start:end], published=True)
        start, end = 0, len(source.text or "")
    text, language = source.text or "", source.language
    low, high = sentence_around(text, start, end, language)
    bare = Proposal(start, end, (low, high), sentence_of(text[start:end]))
    if not reads_language(language):
        return bare
    names = Names(text, language)
    clause = _clause(source, names, start, end)
    begin = clause.start if clause else start
    mentions = [one for one in read_values(text[start:end], day_of(source.issued), language) if is_told(one)]
    mention = mentions[0] if mentions else None
    words = text[begin : clause.end if clause else end]
    prose = "\t" not in words  # a row of a table has no subject
    return replace(
        bare,
        claim=_sentence(source, clause, start, end) if clause else bare.claim,
        value=value_of(mention) if mention else "",
        speaker=speaker_of(text, start, end, language),
        subject=names.subject(words, "") if prose else "",
        property=property_of(text[begin:end], start - begin + mention.start if mention else 0, mention, language)
        if prose
        else "",
    )


def values_in(source: Source, words: str) -> tuple[str, ...]:
    """Return the values that words name, as a record takes them."""
    found: tuple[Mention, ...] = read_values(words, day_of(source.issued), source.language)
    return tuple(dict.fromkeys(value_of(one) for one in found if is_told(one)))


def _clause(source: Source, names: Names, start: int, end: int) -> Proposal | None:
    """Return the shortest clause that holds the words."""
    low, high = sentence_around(source.text or "", start, end, source.language)
    holding = [one for one in of_sentence(source, low, high, names, "") if one.start <= start and end <= one.end]
    return min(holding, key=lambda one: one.end - one.start, default=None)


def _sentence(source: Source, clause: Proposal, start: int, end: int) -> str:
    """Return a clause up to the comma behind some words as a sentence; the words alone where it names other values."""
    text = source.text or ""
    tail = _STOP.split(text[end : clause.end], maxsplit=1)[0]
    beside = f"{text[clause.start : start]}\n\n{tail}"
    more = read_values(beside, day_of(source.issued), source.language)
    return sentence_of(text[start:end] if more else text[clause.start : end] + tail)
