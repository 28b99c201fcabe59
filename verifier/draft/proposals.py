"""What a text states, clause by clause, as proposals of claims: words, value, speaker, subject, property."""

import re
from collections.abc import Iterator

from verifier import words as tables
from verifier.coverage import checkable
from verifier.draft.clauses import Clause, clauses, has_verb, relatives, roles
from verifier.draft.naming import ARTICLE, Names, bare_name, property_of
from verifier.frozen import frozen
from verifier.model import Source
from verifier.reading import day_of
from verifier.sentences import sentences
from verifier.speaker import speakers
from verifier.values import read_values
from verifier.values.value import Kind, Mention

SEVERAL = 2
LEAST_WORDS = 3  # of a clause that is proposed
SPEAKER = 8  # words of a speaker, at most
OPINION = 0.2  # how much a sentence without figures must call for checking

_GOES_ON = re.compile(r"$|\)|[ ]?\(|,? (?:and|or|to|from|in|at|by|as|for|on|with|after|before|than)\b|[,;.]")
_JOINED = re.compile(r" (?:and|or|to)\b")
_LISTED = re.compile(r"^(?:[-*+•–]|\d{1,3}[.)]|#{1,6})\s+")
_NOT_VALUES = frozenset({Kind.ORDINAL})
_ALONE = frozenset({"one", "once", "a", "an", "another", "no", "zero", "second", "some", "many", "few", "several"})


@frozen
class Proposal:
    """A claim as it may be recorded; `start` and `end` are the place of the quote, `sentence` of what holds it."""

    start: int
    end: int
    sentence: tuple[int, int]
    claim: str
    value: str = ""
    speaker: str = ""
    subject: str = ""
    property: str = ""


def proposals(source: Source) -> Iterator[Proposal]:
    """Yield the claims that a source's text makes, in order: each clause by its values, or as it stands."""
    text = source.text or ""
    names = Names(text, source.language)
    last = ""
    for begin, high in sentences(text, source.language):
        marker = _LISTED.match(text[begin:high])
        low = begin + (marker.end() if marker else 0)
        for proposal in of_sentence(source, low, high, names, last):
            last = proposal.subject or last
            yield proposal


def of_sentence(source: Source, low: int, high: int, names: Names, last: str) -> Iterator[Proposal]:
    """Yield the claims that one sentence makes; `last` is the subject of what stands before it."""
    text, language = source.text or "", source.language
    sentence = text[low:high]
    mentions = [m for m in read_values(sentence, day_of(source.issued), language) if is_told(m)]
    if not _is_statement(sentence, mentions, language):
        return
    told: set[tuple[int, int, str]] = set()
    parts = clauses(sentence, language)
    said_of = tuple(relatives(sentence))
    for clause in parts:
        if any(_is_all_of(clause, start, end) for start, end, _ in said_of):
            continue
        subject = names.subject(sentence[clause.start : clause.end], last)
        last = subject or last
        inside = [one for one in mentions if clause.own <= one.start and one.end <= clause.end]
        for mention in (*inside, *([] if inside else [None])):
            start, end = clause.start, _end(sentence, clause, mention, several=len(inside) > 1, language=language)
            key = (start, end, value_of(mention) if mention else "")
            if key in told or len(sentence[start:end].split()) < LEAST_WORDS:
                continue
            told.add(key)
            yield Proposal(
                start=low + start,
                end=low + end,
                sentence=(low, high),
                claim=sentence_of(sentence[start:end]),
                value=key[2],
                speaker=speaker_of(text, low + start, low + end, language),
                subject=subject,
                property=property_of(sentence[start:end], mention.start - start if mention else 0, mention, language),
            )
    if (0, len(sentence)) not in {(start, end) for start, end, _ in told} and len(sentence.split()) >= LEAST_WORDS:
        yield Proposal(low, high, (low, high), sentence_of(sentence), speaker=speaker_of(text, low, high, language))
    for start, end, said in said_of:
        inside = [one for one in mentions if start <= one.start and one.end <= end]
        if len(inside) < SEVERAL:
            mention = inside[0] if inside else None
            yield Proposal(
                start=low + start,
                end=low + end,
                sentence=(low, high),
                claim=sentence_of(said),
                value=value_of(mention) if mention else "",
                speaker=speaker_of(text, low + start, low + end, language),
                subject=names.subject(said, ""),
                property=property_of(sentence[start:end], mention.start - start if mention else 0, mention, language),
            )
    for start, end, name, role in roles(sentence, language):
        yield Proposal(
            start=low + start,
            end=low + end,
            sentence=(low, high),
            claim=sentence_of(f"{name} is {role}"),
            value=ARTICLE.sub("", role),
            subject=names.subject(name, ""),
            property="position",
        )


def _end(sentence: str, clause: Clause, mention: Mention | None, *, several: bool, language: str) -> int:
    """Return where the quote for a value ends: behind it, where the words up to it say something of several values."""
    if mention is None:
        return clause.upto(clause.start + 1)
    before, behind = sentence[clause.start : mention.start], sentence[mention.end : clause.end]
    verbs = tables.table("speech_verbs", language)
    spoken = any(word in verbs for word in before.lower().split())
    end = mention.end + (1 if before.count("(") > before.count(")") and behind.startswith(")") else 0)
    alone = mention.value.kind is not Kind.NUMBER or not _JOINED.match(behind)
    whole = _is_balanced(sentence[clause.start : end]) and alone
    if several and whole and not spoken and has_verb(before, language) and _GOES_ON.match(behind):
        return end
    return clause.upto(mention.end)


def _is_balanced(piece: str) -> bool:
    """Return whether every bracket and quotation mark that words open is closed in them."""
    pairs = all(piece.count(low) == piece.count(high) for low, high in ("()", "[]", "“”", "«»"))
    return pairs and piece.count('"') % 2 == 0


def _is_all_of(clause: Clause, start: int, end: int) -> bool:
    """Return whether a relative clause, with what it speaks of, is three quarters of a clause or more."""
    return clause.start <= start and end <= clause.end and 4 * (end - start) >= 3 * (clause.end - clause.start)


def is_told(mention: Mention) -> bool:
    """Return whether a value is worth a claim of its own: no ordinal, no bare `one`."""
    return mention.value.kind not in _NOT_VALUES and mention.text.lower().strip() not in _ALONE


def _is_statement(sentence: str, mentions: list[Mention], language: str) -> bool:
    """Return whether a sentence states what can be true or false: no question, no fragment, no mere opinion."""
    if sentence.rstrip("\"”’' ").endswith("?"):
        return False
    if mentions or not has_verb(sentence, language):
        return bool(mentions)
    return checkable(sentence) >= OPINION or any(speakers(sentence, 0, len(sentence), language))


def value_of(mention: Mention) -> str:
    """Return a value as a record takes it: a date that the words settle in EDTF, else the words."""
    value = mention.value
    dated = value.kind in {Kind.DATE, Kind.INTERVAL} and value.edtf and re.fullmatch(r"[\d/-]+", value.edtf)
    if dated:
        return value.edtf
    high = value.senses[0].interval.high
    sign = "-" if value.signed and high is not None and high < 0 else ""
    return sign + " ".join(mention.text.split()).strip(" .,;:")


def speaker_of(text: str, start: int, end: int, language: str) -> str:
    """Return to whom the text gives some words; empty where it names nobody in a few words."""
    for name in speakers(text, start, end, language):
        short = bare_name(name, language)
        if short and len(short.split()) <= SPEAKER:
            return short
    return ""


def sentence_of(words: str) -> str:
    """Return words as a sentence of their own: with a capital and a full stop."""
    bare = " ".join(words.split()).strip(" ,;:")
    ended = bare if bare.endswith((".", "!", "”", '"')) and bare[-2:-1] in {".", "!", ""} else bare.rstrip(".") + "."
    return ended[:1].upper() + ended[1:]
