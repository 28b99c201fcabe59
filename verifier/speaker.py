"""To whom a source gives quoted words: reported speech, by its verbs and phrases, without a list of names."""

import re
from collections.abc import Iterator
from enum import Enum
from functools import lru_cache

from verifier import words
from verifier.frozen import frozen
from verifier.model import FoundSpan
from verifier.pattern import pattern
from verifier.sentences import sentence_around, sentences
from verifier.show import show

LONGEST = 2_000_000  # code points of a source in which short names are looked for
REACH = 600  # code points before a sentence in which a pronoun's name and a split quotation's speaker are looked for

_TOKEN = pattern(r"[^\W_](?:[\w’'&.-]*\w)?")
_WORD = pattern(r"\w+")
_BESIDE = pattern(r"(?:^|[,;]?\s+)(?:while|whereas|but)\s+|;\s+")
_CLAUSE = pattern(r"[,;:()\"“”—–]|\b(?:that|but|while|which)\b")
_ALIAS = pattern(r"(?<![\w.’'&-])((?:[\w.’'&-]{1,40} ){1,8})\(([^\W\d_][\w.&-]{1,15})\)")
_APPOSITION = pattern(r",[^,\"“”]*\b(?:who|which|whose|[a-z]+)\b[^,\"“”]*(?:,[^,\"“”]{1,60})?,$")
_PASSIVE = pattern(r"\b(?:is|are|was|were|been|be|being)$", re.IGNORECASE)
_ARTICLE = pattern(r"\b(?:an?|the|its|his|her|their)$", re.IGNORECASE)
_AUXILIARY = pattern(
    r"(?:\s(?:would|will|could|can|did|does|do|has|had|have|may|might|should|must|not|never|cannot|[a-z]+n[’']t|also))+$"
)
_NOBODY = pattern(r"(?:no|nobody|none|nothing|neither)\b", re.IGNORECASE)
_APPOSED = pattern(r",\s?[A-Z][\w’'.-]*(?:\s[A-Z][\w’'.-]*){0,4},$")  # the leader, Ada Lind, called
_RUN = pattern(r"[A-Z][a-z]+(?: [A-Z][a-z]+){1,5}")
_QUOTATION = pattern(r"[\"“„«][^\"“”„«»]{0,2000}[\"”»]")
_POSSESSIVE = pattern(r"[’']s?$")
_QUOTE_MARKS = '"“”«»„'


class Attribution(Enum):
    """How a source stands to a speaker and some words."""

    GIVEN = "the source gives them these words"
    OTHER = "the source gives these words to somebody else"
    NOWHERE = "the source does not name them"
    NOT_FOR_THESE = "the source names them, but not for these words"


@frozen
class Attributed:
    """The answer for one quote: how the source stands, and whom it names instead, if that may be shown."""

    state: Attribution
    named: str = ""

    @property
    def whom(self) -> str:
        """Return to whom the source gives the words, for a message."""
        return f"`{show(self.named)}`" if self.named else "somebody else"


def attributed(speaker: str, found: FoundSpan) -> Attributed | None:
    """Return how the source of a found quote stands to its recorded speaker; None where its text is not here."""
    source, passage = found.source, found.passage
    if source is None or source.text is None or passage.start is None or passage.end is None:
        return None
    text, language = source.text, source.language
    aliases = _aliases(text)
    wanted = _expanded(speaker, aliases)
    found_speakers = list(_speakers(text, passage.start, passage.end, language))
    named = [one.name for one in found_speakers]
    if any(_same(wanted, _expanded(one, aliases), language) for one in named):
        return Attributed(Attribution.GIVEN)
    if not _occurs(wanted, text, (*source.names, source.title), language):
        return Attributed(Attribution.NOWHERE)
    if found_speakers and all(one.pronoun for one in found_speakers):
        low, high = sentence_around(text, passage.start, passage.end, language)
        if _occurs(wanted, _without_quotations(text[low:high]), (), language):
            return Attributed(Attribution.NOT_FOR_THESE)  # the United States listed firms which it says smuggled arms
    if any(_same(wanted, piece, language) for piece in _subjects(found.span.exact)):
        return Attributed(Attribution.NOT_FOR_THESE)  # Vuk said 15 had died, while the militia put it at six
    definite = [one.name for one in found_speakers if one.told and _has_name(one.name)]
    if definite and not (len(named) > 1 and _is_reason(named[0])):
        return Attributed(Attribution.OTHER, definite[0] if source.published else "")
    return Attributed(Attribution.NOT_FOR_THESE)


def _subjects(quote: str) -> Iterator[str]:
    """Return the first words of each clause of a quote that sets one beside another: its subject."""
    for piece in _BESIDE.split(_without_quotations(quote))[1:]:
        yield " ".join(piece.split()[:3])


def same_speaker(one: str, other: str, language: str = "en") -> bool:
    """Return whether two phrases can name one speaker."""
    return _same(one, other, language)


def claimed_speakers(sentence: str, source: str, language: str = "en") -> tuple[str, ...]:
    """Return whom a claim's sentence names as having said something; nobody where one of them is no proper name.

    A word with a capital is a name unless the source also writes it without one: analysts.
    """
    if _tellers(language).isdisjoint(_WORD.findall(sentence.lower())):
        return ()
    named = tuple(dict.fromkeys(_named_in(sentence, language)))
    if not named:
        return ()
    plain_words = _lower_words(source)
    others = words.table("articles", language) | words.table("function_words", language)
    for phrase in named:
        tokens = [token for token in _TOKEN.findall(phrase) if token.casefold() not in others]
        if not any(token[:1].isupper() and plain(token) not in plain_words for token in tokens):
            return ()
    return named


@lru_cache(maxsize=64)
def _lower_words(text: str) -> frozenset[str]:
    return frozenset(plain(token) for token in _TOKEN.findall(text) if token[:1].islower())


def speakers(text: str, start: int, end: int, language: str = "en") -> Iterator[str]:
    """Return the words that name the speakers of `text[start:end]`, the nearest first; pronouns by the last named."""
    return (one.name for one in _speakers(text, start, end, language))


@frozen
class _Speaker:
    """A speaker: by name or through a pronoun; `told` where a verb of saying, here or before, has that name."""

    name: str
    pronoun: bool = False
    told: bool = True


def _speakers(text: str, start: int, end: int, language: str) -> Iterator[_Speaker]:
    low, high = sentence_around(text, start, end, language)
    own = _in_own_part(text, low, high, (start, end), language) or list(_named_in(text[low:high], language))
    if not own and _inside_quotation(text, start, end):
        own = list(_beside(text, low, high, language))
    for one in own:
        if one.casefold() in words.table("pronouns", language):
            before = text[max(0, low - REACH) : low] + text[low:start]
            earlier = [name for name in _named_before(before, language) if _has_name(name)]
            nearest = _last_named(before.rsplit("\n\n", maxsplit=1)[-1], language)
            if earlier:
                yield _Speaker(earlier[-1], pronoun=True)
            if nearest and not (earlier and _same(nearest, earlier[-1], language)):
                yield _Speaker(nearest, pronoun=True, told=False)
            elif not earlier and (last := _last_named(before, language)):
                yield _Speaker(last, pronoun=True, told=False)
        else:
            yield _Speaker(one)


def _in_own_part(text: str, low: int, high: int, quoted: tuple[int, int], language: str) -> list[str]:
    """Return who is named in the part of a sentence, between semicolons, in which quoted words stand."""
    start, end = quoted
    first = text.rfind(";", low, start) + 1 or low
    last = text.find(";", end, high)
    part = text[first : high if last < 0 else last]
    if (first, last) == (low, -1) or any(mark in part for mark in _QUOTE_MARKS):
        return []
    return list(_named_in(part, language))


def _named_before(text: str, language: str) -> Iterator[str]:
    """Return who is named as a speaker in each sentence of a text, in order; no pronouns."""
    for low, high in sentences(text, language):
        for name in _named_in(text[low:high], language):
            if name.casefold() not in words.table("pronouns", language):
                yield name


def _named_in(sentence: str, language: str) -> Iterator[str]:
    """Return who is named as a speaker in a sentence: the subject of a speech verb, or after a phrase."""
    bare = _without_quotations(sentence)
    for match in _phrases(language).finditer(bare):
        yield _until_clause(bare[match.end() :])
    for match in _verbs(language).finditer(bare):
        before = bare[: match.start()].rstrip()
        if _PASSIVE.search(before) or _NOBODY.match(before) or _ARTICLE.search(before):
            continue  # he was told, no deaths were reported, an estimated 50: the subject says nothing
        inverted = not before or before[-1] in ',"”’»'
        following = _until_clause(bare[match.end() :])
        subject = _subject(_AUXILIARY.sub("", before), language)
        turned = inverted and (_is_name(following, language) or _is_titled(following, language))
        turned = turned and not (_APPOSED.search(before) and not _has_name(following))
        if turned and (not _APPOSITION.search(before) or _ends_sentence(bare[match.end() :], following)):
            yield following
        elif subject:
            yield subject


def _ends_sentence(after: str, following: str) -> bool:
    """Return whether a name, with what is set beside it, is all that follows: said the treasurer, Tom Berg."""
    rest = after.strip().rstrip('.!?"”')
    last = rest.split(",")[-1].split()
    named = bool(last) and all(word[:1].isupper() for word in last) and len(last) < 5
    return named and rest.count(",") == 1 and " ".join(rest.replace(",", " ").split()) == " ".join(following.split())


def _beside(text: str, low: int, high: int, language: str) -> Iterator[str]:
    """Return who is named in the sentences beside one that is wholly quoted."""
    if high < len(text):
        yield from _named_in(text[high : high + 200].split("\n\n", maxsplit=1)[0], language)
    before = text[max(0, low - REACH) : low].rsplit("\n\n", maxsplit=1)[-1]
    yield from _named_in(before, language)


def _subject(before: str, language: str) -> str:
    """Return the words before a speech verb that name its subject, with what is set beside them between commas."""
    pieces = [piece.strip() for piece in _CLAUSE.split(before)]
    beside = before.endswith(",")  # `Ada Lind, the mayor, said`: the name stands before what is set beside it
    taken: list[str] = []
    for piece in reversed(pieces[-5:]):
        if not piece:
            continue
        taken.insert(0, piece)
        if _is_name(piece, language) and (len(taken) > 1 or not beside):
            break
    return "" if len(taken) == 1 and taken[0].casefold() in words.table("articles", language) else " ".join(taken)


def _is_name(phrase: str, language: str) -> bool:
    """Return whether words can be a subject: a pronoun at their end, or an article or a capital at their start."""
    tokens = _TOKEN.findall(phrase)
    if not tokens:
        return False
    first = tokens[0].casefold()
    if tokens[-1].casefold() in words.table("pronouns", language) - {"who", "which"}:
        return True
    if first in {"who", "which", "whose", "that"}:
        return False
    alone = len(tokens) == 1 and first in words.table("articles", language)  # its estimated cost: nobody estimated it
    return not alone and (tokens[0][:1].isupper() or first in words.table("articles", language))


def _is_titled(phrase: str, language: str) -> bool:
    """Return whether words are a name behind what its bearer is: lead developer Ada Lind."""
    tokens = _TOKEN.findall(phrase)
    first = next((at for at, token in enumerate(tokens) if token[:1].isupper()), 0)
    role, name = tokens[:first], tokens[first:]
    functional = words.table("function_words", language) | words.table("prepositions", language)
    return 0 < first < 4 and all(token[:1].isupper() for token in name) and functional.isdisjoint(role)


def _until_clause(after: str) -> str:
    """Return the words up to the end of their clause, with one set beside it: `Ada Lind, the mayor, ...`."""
    pieces = re.split(r"[;:()\"“”—–]", after)[0].split(",")
    kept = pieces[:2] if len(pieces) > 2 or (len(pieces) == 2 and len(pieces[1].split()) <= 4) else pieces[:1]
    kept = kept[:1] if len(kept) > 1 and _begins_with_verb(kept[1]) else kept
    return " ".join(piece.strip() for piece in kept).strip(" .")


def _begins_with_verb(piece: str) -> bool:
    first = piece.split()[:1]
    return bool(first) and first[0] in words.table("speech_verbs")


def _last_named(before: str, language: str) -> str:
    """Return the last name in a text, with what stands before it in its clause."""
    runs = re.findall(r"(?:[A-ZÀ-ÞŠŽ][\w’'.&-]*\s+(?:(?:of|for|the|de|von|al|bin)\s+)?)*[A-ZÀ-ÞŠŽ][\w’'&-]+", before)
    openers = words.table("sentence_openers", language)
    named = [run for run in runs if run.casefold() not in openers]
    return named[-1] if named else ""


def _without_quotations(sentence: str) -> str:
    """Return a sentence with its quoted words blanked: a name inside them speaks of nobody."""
    return _QUOTATION.sub(lambda match: '"' + " " * (len(match[0]) - 2) + '"', sentence)


def _inside_quotation(text: str, start: int, end: int) -> bool:
    """Return whether a quotation mark stands open before the words, in their paragraph, or directly around them."""
    paragraph = text.rfind("\n\n", 0, start) + 1
    before = text[max(paragraph, start - REACH) : start]
    opened = sum(before.count(mark) for mark in "“„«") - sum(before.count(mark) for mark in "”»")
    return (
        opened > 0
        or before.count('"') % 2 == 1
        or text[start : start + 1] in _QUOTE_MARKS
        or text[end - 1] in _QUOTE_MARKS
    )


# --- who is who


def _same(one: str, other: str, language: str) -> bool:
    """Return whether two phrases name the same speaker: the head of one is among the words of the other."""
    ours, theirs = set(_kept(one, language)), set(_kept(other, language))
    return bool(_heads(one, language) & theirs or _heads(other, language) & ours)


def _heads(phrase: str, language: str) -> set[str]:
    """Return the words by which a phrase can be known: the last of each name, and its last noun."""
    heads = set()
    for part in re.split(r"[,(/]|\b(?:of|for|polled|by|from|at|in)\b", phrase):
        tokens = _significant(part, language)
        if tokens:
            heads.add(tokens[-1])
    return heads


def _significant(phrase: str, language: str) -> list[str]:
    """Return the words of a phrase in one spelling, without function words and leading titles."""
    kept = _kept(phrase, language)
    titles = words.table("titles", language)
    name = next((number for number, token in enumerate(kept) if token not in titles), 0)
    return kept[name:]


def _kept(phrase: str, language: str) -> list[str]:
    """Return the words of a phrase in one spelling, without function words."""
    functional = words.table("function_words", language) | words.table("speech_verbs", language)
    tokens = [plain(token) for token in _TOKEN.findall(phrase)]
    return [token for token in tokens if token and token not in functional]


@lru_cache(maxsize=16384)
def plain(token: str) -> str:
    """Return a word in the spelling in which names are compared: no case, full stops or possessive."""
    return _POSSESSIVE.sub("", token).replace(".", "").casefold()


def _occurs(phrase: str, text: str, names: tuple[str, ...], language: str) -> bool:
    """Return whether the words by which a speaker can be known stand anywhere in the source or its record."""
    heads = _heads(phrase, language)
    return bool(heads & _vocabulary(text)) or any(_same(phrase, name, language) for name in names)


@lru_cache(maxsize=64)
def _vocabulary(text: str) -> frozenset[str]:
    return frozenset(plain(token) for token in _TOKEN.findall(text))


def _is_reason(phrase: str) -> bool:
    """Return whether what is cited is no one, `weak demand in Germany`: a name only behind a preposition."""
    tokens = _TOKEN.findall(phrase)
    return (
        bool(tokens) and tokens[0][:1].islower() and tokens[0] not in {"a", "an", "the", "its", "his", "her", "their"}
    )


def _has_name(phrase: str) -> bool:
    months = words.table("month_names")
    return any(token[:1].isupper() and token.casefold() not in months for token in _TOKEN.findall(phrase))


@lru_cache(maxsize=64)
def _aliases(text: str) -> tuple[tuple[str, str], ...]:
    """Return the short names that a text defines: `Court of Audit (COA)`."""
    text = text[:LONGEST]
    defined = [(match[1].strip(), match[2]) for match in _ALIAS.finditer(text)]
    initials = dict.fromkeys(pair for match in _RUN.finditer(text) for pair in _initials(match[0].split()))
    return (*defined, *initials)


def _initials(run: list[str]) -> Iterator[tuple[str, str]]:
    """Return each beginning of a run of capitalised words with its initials: `Chief Financial Officer`, `CFO`."""
    run = run[1:] if run[0].casefold() in {"the", "a", "an"} else run
    for length in range(2, len(run) + 1):
        yield " ".join(run[:length]), "".join(word[0] for word in run[:length])


def _expanded(phrase: str, aliases: tuple[tuple[str, str], ...]) -> str:
    """Return a phrase with what its short names stand for, and the short names of what it spells out."""
    more = []
    tokens = {plain(token) for token in _TOKEN.findall(phrase)}
    for long, short in aliases:
        last = plain(_TOKEN.findall(long)[-1]) if _TOKEN.findall(long) else ""
        if plain(short) in tokens:
            more.append(f"({long}")
        elif last and last in tokens and {plain(token) for token in _TOKEN.findall(long)} <= tokens:
            more.append(f"({short}")
    return " ".join([phrase, *more])


@lru_cache(maxsize=8)
def _tellers(language: str) -> frozenset[str]:
    """Return the words without one of which nobody is named as a speaker: of each verb and phrase, the longest."""
    known = (*words.words("speech_verbs", language), *words.words("attributions", language))
    return frozenset(max(_WORD.findall(one.lower()), key=len) for one in known)


@lru_cache(maxsize=8)
def _verbs(language: str) -> re.Pattern[str]:
    known = "|".join(map(re.escape, words.words("speech_verbs", language)))
    return re.compile(rf"\b(?:{known})\b")


@lru_cache(maxsize=8)
def _phrases(language: str) -> re.Pattern[str]:
    known = "|".join(map(re.escape, words.words("attributions", language)))
    return re.compile(rf"\b(?:{known})\b", re.IGNORECASE)
