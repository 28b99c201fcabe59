"""Whether each figure of a claim's sentence follows from its words and, if it is derived, from its inputs."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

from verifier.agreement import Agreed, Agreement, agreement, best
from verifier.computed import computed
from verifier.counting import counted, differences, is_added, ranked, shares
from verifier.derivations import literals, reckoned, result
from verifier.finding import Level
from verifier.model import FoundSpan, Reading
from verifier.otherwise import at_most, is_within, otherwise, tells_fall, tells_rise, unsigned, year_of
from verifier.pattern import pattern
from verifier.relations import inputs
from verifier.support import follows, own_words
from verifier.together import in_their_year, part_at, together
from verifier.values import days, read_value, reads_language
from verifier.values import show as show_value
from verifier.values.value import Interval, Kind, Mention, Value
from verifier.words import table
from verifier.yearless import in_other_years

RELATIVE = frozenset({"moved-period", "moved-day"})  # a year before, three weeks later


def unsupported(reading: Reading, by_id: Mapping[str, Reading]) -> Iterator[tuple[Mention, Agreed]]:
    """Return the values of a claim's sentence that do not follow, with what fits them best."""
    if not is_read(reading):
        return
    found = (*reading.spans, *reading.context)
    plain = (*own_words(reading), *derived_words(reading, by_id))
    words: tuple[Mention, ...] = ()
    for mention in reading.sentence:
        if _follows_plainly(reading, mention, plain, found):
            continue
        if _is_pronoun(reading.claim.claim, mention) or _is_rate(reading, mention) or _is_beginning(reading, mention):
            continue
        words = words or (*plain, *taken_otherwise(found, reading.claim.claim))
        ways = [follows(value, words, found) for value in _readings(reading, mention, words)]
        agreed = next((way for way in ways if way.level is None), ways[0])
        if agreed.level is not None:
            agreed = _told_otherwise(reading, mention, words, agreed)
        if agreed.level is not None and mention.value.kind is Kind.FRACTION:
            agreed = both_of(mention, words) or agreed
        if agreed.level is not None:
            made = (*differences(mention, reading.claim.claim, found), *shares(mention.value, found))
            agreed = best([agreed, agreement(mention.value, made)]) or agreed if made else agreed
        if agreed.level is not None:
            agreed = _computed(reading, mention, by_id, agreed)
        if agreed.state is Agreement.NOTHING and is_printed(mention, reading.spans):
            agreed = Agreed(Agreement.AGREES, hard=False, mention=mention)
        if agreed.level is not None and (reading.claim.derived_from is None or reading.spans):
            agreed = _by_its_own_words(reading, mention, agreed, by_id)
        if mention.text.casefold() == "today" and not any(_names_day(one.value) for one in words):
            agreed = Agreed(Agreement.NOTHING, hard=False)  # at present: no day is meant
        this = _THIS.fullmatch(mention.text)
        if this and any(f"the {this[1].lower()}" in one.span.exact.lower() for one in reading.spans):
            agreed = Agreed(Agreement.NOTHING, hard=False)  # this year: the year of which the words speak
        if mention.rule in _SPANS and _EARLIER.match(reading.claim.claim, mention.end):
            relative_only = not any(one.value.kind is Kind.DURATION for one in words)
            agreed = Agreed(Agreement.NOTHING, hard=False) if relative_only else agreed  # than a year before
        relative = [rule in RELATIVE for rule in (mention.rule, agreed.mention.rule if agreed.mention else "")]
        if any(relative) and not all(relative) and (relative[0] or agreed.state is Agreement.DISAGREES):
            agreed = Agreed(Agreement.NOTHING, hard=False)  # the words are silent on when that was
        if agreed.level is not None:
            yield mention, agreed


def _by_its_own_words(reading: Reading, mention: Mention, agreed: Agreed, by_id: Mapping[str, Reading]) -> Agreed:
    """Return how a value stands to the quotes alone, its inputs aside; one that only adds to them is a note."""
    own = own_words(reading)
    operation = reading.claim.derived_from
    plain = follows(mention.value, own) if operation is not None else agreed
    if plain.level in {None, Level.NOTE} and plain.mention is not None:
        return plain
    taken = result(operation, by_id).inputs if operation is not None else ()
    added = agreed.level is not Level.NOTE and is_added(mention, reading.claim.claim, reading.sentence, own, taken)
    return Agreed(Agreement.NOTHING, hard=False) if added else agreed


def taken_otherwise(found: Sequence[FoundSpan], sentence: str) -> tuple[Mention, ...]:
    """Return what a sentence may take from quotes besides the values as they stand there."""
    return (*otherwise(found, sentence), *together(found, sentence), *counted(found), *in_other_years(found))


def _computed(reading: Reading, mention: Mention, by_id: Mapping[str, Reading], agreed: Agreed) -> Agreed:
    """Return that a value agrees where the figures of the words give it together, or a derivation's records name it."""
    qualified = tuple(_qualified(reading, by_id))
    for value in _readings(reading, mention, qualified):
        given = (*computed(value, reading.claim.claim, reading.spans, mention.end), *qualified)
        again = agreement(value, given) if given else agreed
        if again.level is None:
            return again
    return agreed


def is_printed(mention: Mention, found: Sequence[FoundSpan]) -> bool:
    """Return whether a figure stands in the words as such, where it is read as part of a name: Sons of Arad 79."""
    figure = _FIGURE.match(mention.text)
    if figure is None or mention.value.kind not in {Kind.NUMBER, Kind.COUNT}:
        return False
    printed = re.compile(rf"(?<![\w.,-]){re.escape(figure[0])}(?![\w.,]*\d)")
    return any(printed.search(one.span.exact) for one in found)


def _follows_plainly(reading: Reading, mention: Mention, words: Sequence[Mention], found: Sequence[FoundSpan]) -> bool:
    """Return whether a value follows from the words as they stand, whatever else they may say."""
    agreed = follows(mention.value, words, found)
    if agreed.level is not None or mention.text.casefold() == "today":
        return False
    rules = {mention.rule, agreed.mention.rule if agreed.mention else ""}
    earlier = mention.rule in _SPANS and _EARLIER.match(reading.claim.claim, mention.end)
    return not earlier and rules.isdisjoint(RELATIVE)


def _names_day(value: Value) -> bool:
    return value.kind is Kind.DATE and len(value.edtf) == len("2025-11-30")


def _told_otherwise(reading: Reading, mention: Mention, words: tuple[Mention, ...], agreed: Agreed) -> Agreed:
    """Return how a value stands where the sentence says it otherwise: a fall without a sign, by noon on a day."""
    sentence, value = reading.claim.claim, mention.value
    if value.kind is Kind.COUNT and value.written.low == value.written.high == 0:
        denied = any(not table("negations").isdisjoint(_spoken(found.span.exact)) for found in reading.spans)
        return Agreed(Agreement.NOTHING, hard=False) if denied else agreed
    if value.signed or any(_is_below(one.value) for one in words):
        falls = tells_fall(sentence) and (
            not (value.signed and reading.spans) or any(map(_may_fall, _told_of(reading, value)))
        )
        bare = tuple(replace(one, value=unsigned(one.value)) if _is_below(one.value) else one for one in words)
        again = follows(unsigned(value) if value.signed else value, bare) if falls else agreed
        return min(again, agreed, key=lambda one: one.rank)
    before = _spoken(sentence[max(0, mention.start - 24) : mention.start])
    before |= {"by"} if {"up", "to"} <= before else set()
    dated = agreed.state is Agreement.MORE_PRECISE and value.kind in {Kind.DATE, Kind.INTERVAL}
    timed = dated and before & {
        "by",
        "until",
        "till",
        *({"at"} if _is_until(agreed) and _FUTURE.search(sentence) else ()),
    }
    return Agreed(Agreement.LESS_PRECISE, mention=agreed.mention) if timed else agreed


def _is_until(agreed: Agreed) -> bool:
    """Return whether the words name the last time for something: full by the end of 2027, full at the end of it."""
    return agreed.mention is not None and agreed.mention.value.hedge.casefold().removesuffix(" the") == "by"


def _told_of(reading: Reading, value: Value) -> Iterator[tuple[str, bool]]:
    """Return the quotes, each with whether a share may be lost in other words: it cost them a fifth."""
    for one in reading.spans:
        yield one.span.exact, value.kind in {Kind.PERCENT, Kind.FRACTION}


def _may_fall(told: tuple[str, bool]) -> bool:
    quote, is_share = told
    return tells_fall(quote) or (is_share and not tells_rise(quote))


def _is_below(value: Value) -> bool:
    high = value.senses[0].interval.high
    amount = value.kind in {Kind.PERCENT, Kind.POINTS, Kind.MONEY, Kind.QUANTITY, Kind.NUMBER, Kind.COUNT}
    return bool(value.signed) or (amount and high is not None and high < 0)


def _spoken(text: str) -> set[str]:
    return {word.strip(".,;:!?\"'“”()") for word in text.casefold().split()}


def both_of(mention: Mention, words: tuple[Mention, ...]) -> Agreed | None:
    """Return that `17 out of 23`, `17/23` agrees where the words have both figures; None where they have not."""
    parts = re.split(r"\s+(?:out\s+)?of\s+|/", mention.text)
    values = [read_value(part) for part in parts]
    if len(parts) != 2 or any(value is None for value in values):
        return None
    agrees = all(agreement(value, words).level is None for value in values if value is not None)
    return Agreed(Agreement.AGREES, mention=mention) if agrees else None


def _readings(reading: Reading, mention: Mention, words: Sequence[Mention]) -> Iterator[Value]:
    """Yield what a figure of the sentence may mean: `4.3 points` in percentage points where the words speak of such.

    Of a difference, which is the larger shows in the verb, and not in the order of the inputs: it may lack its sign.
    """
    yield mention.value
    length = ranked(mention.value, mention, reading.claim.claim)
    if length is not None:
        yield length
    dated = in_their_year(reading.sentence, mention)
    if dated is not None:
        yield dated
    operation, text = reading.claim.derived_from, mention.text
    if mention.rule in _SPANS and mention.value.hedge and _EARLIER.match(reading.claim.claim, mention.end):
        span = read_value(text.removeprefix(mention.value.hedge).strip())  # less than ten years before
        if span is not None:
            yield span
    if mention.value.noun in {"point", "points"} and any(one.value.kind is Kind.POINTS for one in words):
        text = re.sub(r"\bpoints?\b", r"percentage \g<0>", text)
    differs = operation is not None and operation.name == "subtract" and bool(mention.value.signed)
    other = read_value(text) if differs or text != mention.text else None
    if other is not None:
        yield other
    within = any("within " in one.span.exact.casefold() for one in reading.spans)
    if mention.value.kind is Kind.DURATION and not within and is_within(reading.claim.claim[: mention.start]):
        yield from at_most(re.sub(r"^the\s+", "", mention.text))
    if mention.value.kind is Kind.COUNT and _YEAR_OF.match(mention.text):
        year = read_value(f"in {mention.text[:4]}")
        yield from (year,) if year is not None else ()
    part = (
        part_at(reading.claim.claim, mention.start, mention.end)
        if mention.value.kind in {Kind.NUMBER, Kind.COUNT}
        else None
    )
    if part is not None:
        yield part
    yield from (one.value for one in year_of(mention.value, mention))
    yield from _at_its_limit(mention, reading.claim.claim)
    if mention.rule == "century":
        yield _to_round_year(mention.value)


def _at_its_limit(mention: Mention, text: str) -> Iterator[Value]:
    """Yield a figure that the sentence calls a minimum or maximum with that bound: the minimum is five years."""
    said = _spoken(text)
    behind = _BOUND_BEHIND.match(text, mention.end) if not mention.value.hedge else None
    if behind:
        bounds = {"more": ("at least",), "less": ("at most",)}.get(behind[1] or "", ("at most", "at least"))
        yield from filter(None, (read_value(f"{bound} {mention.text}") for bound in bounds))
    limits = (("minimum", "at least"), ("smallest", "at least"), ("maximum", "at most"), ("largest", "at most"))
    for word, bound in limits:
        value = read_value(f"{bound} {mention.text}") if word in said and not mention.value.hedge else None
        if value is not None:
            yield value


def _to_round_year(value: Value) -> Value:
    """Return a century of our era with both of its round years, as many count it: from 1600 to 1700."""
    sense = value.senses[0]
    high = sense.interval.high
    if high is None or high < 0:
        return value
    later = Fraction(days.ordinal(days.civil(int(high))[0] // 100 * 100 + 100, 12, 31))
    return replace(value, senses=(replace(sense, interval=replace(sense.interval, high=later)), *value.senses[1:]))


_YEAR_OF = pattern(r"(?:1[5-9]|20)\d\d [a-z]+s$")  # 2023 ranks second
_BOUND_BEHIND = pattern(
    r"\s+(?:at best|at worst|(?:as [a-z]+|that|so much) or (more|less))\b"
)  # ten times as hard or more
_FUTURE = pattern(r"\b(?:will|would|shall)\b")
_FIGURE = pattern(r"\d+(?![\d.,]*\d)")
_SPANS = frozenset({"duration-article", "duration"})
_THIS = pattern(r"this (year|month|week|season|quarter)", re.IGNORECASE)
_EARLIER = pattern(r"\s+(?:before|earlier|ago|previously)\b")
_ADVERB = pattern(
    r"(?<=\bfirst)\s+(?:[a-z]{2,}ed|thought|set|told|put|sold|built|made|drawn|known|shown|said|meant)\b", re.IGNORECASE
)
_DETERMINERS = ("the", "a", "an", "its", "his", "her", "their", "our", "this", "that")
_ONE_SHOULD = pattern(r"\s+(?:should|must|may|can|cannot|could|might|would|needs)\b")


def _is_pronoun(sentence: str, mention: Mention) -> bool:
    """Return whether a `one` counts nothing: no one, each one, the one."""
    said = mention.text.lower()
    before = [word.lower() for word in sentence[: mention.start].split()[-2:]]
    if said == "one time":
        return bool(before) and before[-1] == "at"
    if said != "one":
        return False
    if sentence.startswith(" of the ", mention.end) and not table("negations").isdisjoint(_spoken(sentence)):
        return True  # no attack used one of the two
    if _ONE_SHOULD.match(sentence, mention.end) or (before and before[-1] in {"making", "buying", "using"}):
        return True
    described = len(before) == 2 and before[0] in table("articles") and before[1].isalpha()  # the current one
    ends = re.match(r"\s*(?:[.,;:)]|$)", sentence[mention.end :]) is not None
    return bool(before) and (before[-1] in {*table("pronoun_before_one"), "not"} or (described and ends))


def _is_beginning(reading: Reading, mention: Mention) -> bool:
    """Return whether a `first` repeats what the words tell as a beginning: it began with him."""
    if mention.value.kind is Kind.ORDINAL and _ADVERB.match(reading.claim.claim, mention.end):
        return reading.claim.claim[: mention.start].split()[-1:] not in [[word] for word in _DETERMINERS]
    if mention.text.lower() != "first":
        return False
    said = {word.strip(".,;:") for found in reading.spans for word in found.span.exact.casefold().split()}
    return not said.isdisjoint((*table("judge_start_words"), *table("beginning_words")))


_EVERY = {
    "hour": ("hourly",),
    "day": ("daily",),
    "week": ("weekly",),
    "month": ("monthly",),
    "year": ("annual", "per annum"),
}


def _is_rate(reading: Reading, mention: Mention) -> bool:
    """Return whether `a day` says how often something is counted, right behind its count: 59,000 passengers a day."""
    if mention.value.kind is not Kind.DURATION:
        return False
    first, *rest = mention.text.lower().split()
    if len(rest) != 1 or first not in {"a", "an", "per"}:
        return False
    before = [one.end for one in reading.sentence if one.end <= mention.start]
    between = reading.claim.claim[max(before, default=0) : mention.start].split()
    said = any(
        word in found.span.exact.casefold() for found in reading.spans for word in (rest[0], *_EVERY.get(rest[0], ()))
    )
    return said and bool(before) and len(between) < 3 and not set(between) & table("function_words")


def is_read(reading: Reading) -> bool:
    """Return whether the languages of a claim's sources have tables."""
    return all(found.source is None or reads_language(found.source.language) for found in reading.spans)


def derived_words(reading: Reading, by_id: Mapping[str, Reading]) -> Iterator[Mention]:
    """Return what a derivation gives a sentence to say: its inputs, their sentences, their number, its result."""
    operation = reading.claim.derived_from
    if operation is None:
        return
    for name in inputs(reading.claim):
        source = by_id.get(name)
        if source is not None:
            yield from source.sentence
            yield from (mention for found in source.spans for mention in found.mentions)
            value = reckoned(source)
            if value is not None:
                yield mention_of(source.claim.value, value)
    for text in literals(operation):
        value = read_value(text)
        if value is not None:
            yield mention_of(text, value)
    found = result(operation, by_id)
    if found.value is not None:
        shown = f"{show_value(found.value)} ({operation.name} of its inputs)"
        yield mention_of(shown, found.value)
        if operation.name == "years_between":
            yield mention_of(shown, _in_months(found.value, found.inputs))
    number = read_value(str(len(operation.inputs)))
    if number is not None:
        yield mention_of(str(len(operation.inputs)), number)
    if reading.value is not None:
        yield mention_of(reading.claim.value, reading.value)


def _in_months(years: Value, inputs: Sequence[Value]) -> Value:
    """Return the time between two days in months and parts of them: a little over four years."""
    first, second = (value.senses[0].interval for value in inputs)
    if first.low is None or second.low is None or first.low != first.high or second.low != second.high:
        return years
    months = abs(second.low - first.low) * 12 / _YEAR
    sense = replace(years.senses[0], interval=Interval(months, months, low_soft=True, high_soft=True))
    return replace(years, senses=(sense,))


_YEAR = Fraction(1461, 4)  # days


def _qualified(reading: Reading, by_id: Mapping[str, Reading]) -> Iterator[Mention]:
    """Return what the qualifiers of a derived claim and of its inputs name: when, which part."""
    if reading.claim.derived_from is None:
        return
    sources = (by_id.get(name) for name in inputs(reading.claim))
    for one in (reading, *filter(None, sources)):
        for text in one.claim.qualifiers.values():
            value = read_value(text)
            if value is not None:
                yield mention_of(text, value)


def mention_of(text: str, value: Value) -> Mention:
    """Return a value as if it stood in a text of its own."""
    return Mention(0, len(text), text, value, "recorded")
