"""Values in prose: ordered rules over the tokens of a text, the longest reading wins."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import lru_cache

from verifier.values.build import Bound, from_measure, from_span
from verifier.values.dates import calendar
from verifier.values.dates.ordinals import place_at
from verifier.values.dates.page import Page, Span
from verifier.values.measures import Measure, measure
from verifier.values.numbers import figure
from verifier.values.phrases import Phrases, phrases
from verifier.values.tables import Table, table
from verifier.values.times import clock, time_value
from verifier.values.tokens import Token, Type, tokens
from verifier.values.units import of_time
from verifier.values.value import Dimension, Interval, Kind, Mention, Sense, Value, Written

_ORDINAL_ENDS = frozenset({"st", "nd", "rd", "th"})
SIGN_REACH = 5  # tokens before a figure in which a verb or noun of direction is looked for


def reads_language(language: str) -> bool:
    """Return whether values are read in a language."""
    return table(language) is not None


def read_values(text: str, published: dt.date | None = None, language: str = "en") -> tuple[Mention, ...]:
    """Return the values that a text names, from left to right; `published` is the day that "on Sunday" is read from."""
    known = table(language)
    if known is None:
        return ()
    return _read(text, published.toordinal() if published else None, language)


@lru_cache(maxsize=2048)
def _read(text: str, today: int | None, language: str) -> tuple[Mention, ...]:
    known = table(language)
    assert known is not None
    return tuple(Reader(text, tokens(text), known, phrases(language), today).mentions())


@dataclass(frozen=True, slots=True)
class Found:
    """A value between two tokens."""

    start: int
    end: int
    value: Value
    rule: str


class Reader:
    """Reads one text."""

    def __init__(self, text: str, found: Sequence[Token], known: Table, phrases_: Phrases, today: int | None) -> None:
        self.text = text
        self.found = found
        self.table = known
        self.phrases = phrases_
        self.page = Page(found, known, today)

    def mentions(self) -> list[Mention]:
        """Return the mentions of the text."""
        mentions: list[Mention] = []
        at, count = 0, len(self.found)
        starts, weak, signs = self.phrases.starts, self.phrases.weak, self.phrases.signs
        while at < count:
            token = self.found[at]
            if token.type is Type.WORD and (token.low not in starts or (token.low in weak and not self.leads(at))):
                at += 1
                continue
            if token.type is Type.MARK and token.low not in signs:
                at += 1
                continue
            one = self.value_at(at)
            if one is None or one.end <= at:
                at += 1
                continue
            begin, end = self.found[one.start].start, self.found[one.end - 1].end
            mentions.append(Mention(begin, end, self.text[begin:end], one.value, one.rule))
            at = one.end
            again = self.converted(one)
            if again is not None:
                begin, end = self.found[again.start].start, self.found[again.end - 1].end
                mentions.append(Mention(begin, end, self.text[begin:end], again.value, again.rule))
                at = again.end
        return on_their_days(mentions, self.text, self.table)

    def converted(self, one: Found) -> Found | None:
        """Return the same amount in another unit, `more than 100 km (60 miles)`: it is bounded as well."""
        value = one.value
        if not value.hedge or self.page.low(one.end) != "(" or value.kind not in {Kind.QUANTITY, Kind.MONEY}:
            return None
        written = value.written
        sign = "~" if written.approximate else ">" if written.low_open else "<" if written.high_open else ""
        if not sign and (written.low is None) != (written.high is None):
            sign = ">=" if written.high is None else "<="
        if not sign or one.end + 1 >= len(self.found):
            return None
        inner = self.core(one.end + 1, one.end + 1, Bound(sign, value.hedge))
        return inner if inner is not None and inner.value.kind is value.kind else None

    def leads(self, at: int) -> bool:
        """Return whether a small word may begin a value: what follows it decides (`the last year`, `in 5 days`)."""
        if at + 1 >= len(self.found):
            return False
        following = self.found[at + 1]
        if following.type is not Type.WORD:
            return following.type is Type.FIGURE
        return following.low in self.phrases.strong or self.phrases.bound_before(self.found, at)[0] != ""

    def value_at(self, at: int) -> Found | None:
        """Return the value that begins at a token, with the bound before it."""
        sign, end = self.phrases.bound_before(self.found, at)
        if sign and end < len(self.found) and self.found[at].low == "sub" and self.found[end].low == "-":
            end += 1  # sub-7 nanometre
        if sign and end < len(self.found):
            inner = self.bounded(at, end, Bound(sign, self.words(at, end)))
            if inner is not None:
                return inner
        return self.core(at, at, Bound())

    def bounded(self, start: int, at: int, bound: Bound) -> Found | None:
        """Return the value behind a bound; `just`, `only` and the like set none."""
        if bound.sign == "=":
            bound = Bound("", bound.words)
        elif (
            bound.sign == "~"
            and bound.words in {"some", "c", "near", "close to"}
            and self.found[at].type is Type.WORD
            and self.found[at].low in self.table.words["a"]
        ):
            return None
        if (
            bound.sign in {">", "<", ">=", "<="}
            and bound.words.lower() in {"over", "under", "above", "below", "beyond"}
            and self._period_behind(at)
        ):
            return None
        again, end = self.phrases.bound_before(self.found, at)
        if again and end < len(self.found) and (again in {"~", "="} or bound.sign in {"", "~"}):
            bound, at = Bound(again if bound.sign in {"", "~"} else bound.sign, self.words(start, end)), end
        if self.found[at].low == "the" and at + 1 < len(self.found):
            at += 1
        return self.core(start, at, bound)

    def _period_behind(self, at: int) -> bool:
        """Return whether `over` speaks of a time: over the past two years, over the weekend."""
        low = self.found[at].low
        return (
            low in {"the", "a", "an"}
            and self.page.low(at + 1)
            not in self.table.scales
            | self.table.dozens.keys()
            | self.table.denominators.keys()
            | self.table.time_units.keys()
        )

    def core(self, start: int, at: int, bound: Bound) -> Found | None:
        """Return the value at a token: the longest of calendar phrase, range and measure."""
        token = self.found[at]
        if at and not bound.sign and self.in_name(at):
            return None
        timed = (
            clock(self.found, at, self.table) if token.type is Type.FIGURE or token.low in self.phrases.clock else None
        )
        if timed is not None:
            return Found(start, timed.end, time_value(timed), "time-of-day")
        dated = self.dated(start, at, bound)
        if dated is not None and dated.rule == "iso-date":
            dated = self._stamped(dated) or dated
        measured = self.measured(start, at, bound) if token.low not in self.phrases.only_dates else None
        if dated is not None and (
            measured is None or dated.end >= measured.end or measured.value.kind in {Kind.NUMBER, Kind.ORDINAL}
        ):
            return dated
        del token
        return measured

    def _stamped(self, day: Found) -> Found | None:
        """Return `2019-09-01T10:38:07.190Z` as one time."""
        at = day.end
        if self.page.low(at) != "t" or not self.page.joined(at) or not self.page.joined(at + 1):
            return None
        timed = clock(self.found, at + 1, self.table) if at + 1 < len(self.found) else None
        if timed is None:
            return None
        end = timed.end + 1 if self.page.low(timed.end) == "z" and self.page.joined(timed.end) else timed.end
        value = time_value(timed)
        stamped = replace(value, senses=value.senses[:1], iso=f"{day.value.edtf}{value.iso}")
        return Found(day.start, end, stamped, "time-of-day")

    def in_name(self, at: int) -> bool:
        """Return whether a figure is part of a name: Covid-19, Boeing 737, Article 5, G20, F-16, RAVOX-2."""
        token = self.found[at]
        if token.type is not Type.FIGURE:
            return False
        before = self.found[at - 1]
        if (
            not token.gap
            and before.type is Type.WORD
            and before.low not in self.table.currencies
            and before.low not in self.table.words["minus"]
        ):
            return before.low not in self.table.currency_signs
        if (
            not token.gap
            and before.low in {"-", "–"}
            and at >= 2
            and not before.gap
            and self.found[at - 2].type is Type.WORD
        ):
            name = self.found[at - 2]
            return (
                name.text[:1].isupper() and name.low not in self.table.months and name.low != "mid"
            ) or name.low in self.table.words["name_before"]
        if self._behind_name(at):
            return True
        if before.type is Type.WORD and before.low in self.table.words["name_before"] and token.text.isdecimal():
            return before.text[:1].isupper() or before.low in {
                "page",
                "section",
                "article",
                "chapter",
                "no",
                "version",
                "type",
            }
        return before.low in {"#", "@"} and not token.gap

    def _behind_name(self, at: int) -> bool:
        """Return whether a bare figure stands right behind a capitalised name and counts nothing: Galaxy Note 20."""
        token, before = self.found[at], self.found[at - 1]
        if before.type is not Type.WORD or not before.text[:1].isupper() or not token.gap or len(token.text) > 4:
            return False
        if not token.text.isdecimal() or token.text[:1] == "0":
            return False
        words, known = self.table.words, self.table
        if before.low in words["not_noun"] | words["no_name_before"] or before.low in (*known.months, *known.weekdays):
            return False
        starts = at < 2 or (
            self.found[at - 2].type is Type.MARK and self.found[at - 2].low in {".", "?", "!", ":", '"', "|"}
        )
        if starts or before.low in self.phrases.starts or before.low in known.currencies or before.low in known.units:
            return False
        if before.low.endswith("s") and not before.low.endswith(("ss", "us")):
            return False  # a heading: Employees 450
        following = self.found[at + 1] if at + 1 < len(self.found) else None
        if following is None or following.type is Type.MARK:
            return following is None or following.low in {".", ",", ";", ")", "(", "?", "!", "|"} or following.gap
        return following.low in words["not_noun"] or following.text[:1].isupper()

    # --- dates

    def dated(self, start: int, at: int, bound: Bound) -> Found | None:
        """Return the calendar phrase, with its preposition, that begins at a token."""
        token = self.found[at]
        if token.type is Type.WORD and token.low not in self.phrases.calendar:
            return None
        if token.low == "between":
            return self.between_dates(at)
        if token.low == "from":
            return self.from_date_to(at)
        preposition = self.phrases.date_bound(self.found, at)
        if preposition:
            sign, step = preposition
            inner = self.dated_plain(at + step, Bound())
            if inner is None and self.page.low(at + step) in {"the", "about"}:
                step += 1
                inner = self.dated_plain(at + step, Bound())
            if inner is not None and self._binds(at, inner):
                value = from_span(inner, Bound(sign, self.words(at, at + step)))
                return Found(at, inner.end, value, f"date-{'after' if sign.startswith('>') else 'before'}")
            if inner is not None or token.low not in self.table.words["needing_of"]:
                return None
        inner = self.dated_plain(at, bound)
        if inner is None:
            return None
        ranged = self.date_range(inner)
        if ranged is not None:
            return Found(start, ranged.end, from_span(ranged, bound), ranged.rule)
        as_of = self.page.low(at - 1) == "of" and self.page.low(at - 2) == "as"
        return Found(start, inner.end, from_span(inner, bound, as_of=as_of), inner.rule)

    def _binds(self, at: int, inner: Span) -> bool:
        """Return whether a preposition binds the date itself: in `after the November 10 meeting` it does not."""
        following = self.found[inner.end] if inner.end < len(self.found) else None
        modifies = self.page.low(inner.start - 1) == "the" or inner.grain in {"quarter", "half", "season"}
        if modifies and following is not None and following.type is Type.WORD:
            return following.low in self.table.words["not_noun"]
        return True

    def dated_plain(self, at: int, bound: Bound) -> Span | None:
        """Return the calendar phrase at a token, without bound or range."""
        if at >= len(self.found):
            return None
        return calendar(self.page, at)

    def date_range(self, first: Span) -> Span | None:
        """Return `26 June 2020 to 28 June 2020`, `2025-11-24/2025-11-27`, `March 2021 through June 2023`."""
        low = self.page.low(first.end)
        if low not in self.table.words["range"] | {"/"} or first.end + 1 >= len(self.found):
            return None
        second = calendar(self.page, first.end + 1)
        if second is None and self.page.low(first.end + 1) == "the":
            second = calendar(self.page, first.end + 2)
        if second is None:
            return None
        return joined(first, second)

    def between_dates(self, at: int) -> Found | None:
        """Return `between 24 and 27 November`."""
        first = self.dated_plain(at + 1, Bound())
        if first is None:
            return None
        if first.grain == "range" and first.rule in {"day-range", "day-month"}:
            return Found(at, first.end, from_span(first, Bound()), "between-dates")
        if self.page.low(first.end) not in {"and", "&", "to", "-", "–"}:
            return None
        step = first.end + (2 if self.page.low(first.end + 1) == "the" else 1)
        second = self.dated_plain(step, Bound())
        if second is None:
            return None
        both = joined(first, second)
        return (
            None if both is None else Found(at, both.end, from_span(replace(both, start=at), Bound()), "between-dates")
        )

    def from_date_to(self, at: int) -> Found | None:
        """Return `from 24 to 27 November`."""
        step = at + 2 if self.page.low(at + 1) == "the" else at + 1
        first = self.dated_plain(step, Bound())
        if first is None:
            return None
        if first.grain == "range":
            return Found(at, first.end, from_span(first, Bound()), "from-date-to")
        both = self.date_range(first)
        return (
            None if both is None else Found(at, both.end, from_span(replace(both, start=at), Bound()), "from-date-to")
        )

    # --- measures

    def measured(self, start: int, at: int, bound: Bound) -> Found | None:
        """Return the amount that begins at a token."""
        token = self.found[at]
        if token.low in {"between", "from"}:
            return self.from_to(at)
        if token.low in self.table.words["no"] or token.low == "not":
            none = self.nothing(at)
            if none is not None:
                return none
        if token.low in self.table.multiples:
            return self.multiple(at)
        if token.low in {"multiple", "few"} or token.low in self.table.vague:
            vague = self.vague(start, at, bound)
            if vague is not None:
                return vague
        if token.type is Type.FIGURE:
            one = self.ordinal(at) if self.page.low(at + 1) in _ORDINAL_ENDS else None
        else:
            one = self.article_time(at) or self.ordinal(at)
        one = one or measure(self.found, at, self.table)
        if one is None:
            return None
        return self.finished(start, one, bound)

    def finished(self, start: int, one: Measure, bound: Bound) -> Found:
        """Return the value of a measure with its range, the bound behind it, and its sign."""
        one = self.aged(one)
        both = self.range_behind(one)
        one, ranged = both or (one, None)
        end = ranged.end if ranged is not None else one.end
        if not bound.sign:
            behind, after = self.phrases.bound_after(self.found, one.core_end if one.noun else end)
            if not behind and one.noun:
                behind, after = self.phrases.bound_after(self.found, end)
            if behind:
                bound, end = (
                    Bound(behind, self.words(one.core_end if one.noun and after <= one.end else end, after)),
                    max(after, end),
                )
                if one.kind is Kind.NUMBER and end < len(self.found):
                    one, end = self._noun_after_bound(one, end)
        times, signed = self.direction(start, one)
        value = from_measure(one, bound, ranged, signed, times)
        rule = one.rule if ranged is None else f"{one.rule}-range"
        begin = start
        return Found(begin, end, value, rule)

    def _noun_after_bound(self, one: Measure, end: int) -> tuple[Measure, int]:
        """Return the measure with the noun that stands behind `130+` or `or more`."""
        from verifier.values.measures import _counted  # the noun is read as behind the figure

        again = _counted(self.found, replace(one, end=end), self.table)
        if again.kind is not Kind.COUNT:
            return one, end
        return replace(one, kind=Kind.COUNT, noun=again.noun, rule="count", end=again.end), again.end

    def aged(self, one: Measure) -> Measure:
        """Return a length of life as an age: 21 years old, aged 60, 7-year-old."""
        if one.kind is not Kind.DURATION:
            return one
        rest = [self.page.low(one.end), self.page.low(one.end + 1)]
        before = self.page.low(one.start - 1)
        old = (
            rest[0] == "old"
            or rest == ["of", "age"]
            or before in {"aged", "age"}
            or self.page.low(one.end - 1) in {"old", "olds"}
        )
        if rest == ["of", "age"]:
            one = replace(one, end=one.end + 2, core_end=one.end + 2)
        return replace(one, rule="age") if old else one

    def article_time(self, at: int) -> Measure | None:
        """Return `a year`, `an hour`, `a decade` as one such unit; `half an hour`, `a half-hour`."""
        from verifier.values.numbers import Number

        if self.found[at].low in self.table.words["a"]:
            step = at + 1
            time = of_time(self.found, step, self.table)
            if time is None or self.found[step].low == "-" or self.page.low(step) in {"second", "night", "quarter"}:
                return None
            if self.page.low(time[1]) == "-" and self.page.joined(time[1]):
                return None
            if (self.page.low(at - 1) and self.page.found[at - 1].type is Type.FIGURE) or self.page.low(at - 1) in {
                "times",
                "once",
                "twice",
                "percent",
                "%",
                "share",
                "dollars",
                "cents",
                "million",
                "billion",
            }:
                return None
            return Measure(
                Kind.DURATION,
                Number(Fraction(1), time[1], worded=True),
                at,
                time[1],
                time[0],
                core_end=time[1],
                rule="duration-article",
            )
        return None

    def ordinal(self, at: int) -> Measure | None:
        """Return `first`, `42nd`, `twenty-third` as an ordinal."""
        from verifier.values.numbers import Number

        found = place_at(self.page, at)
        if found is None:
            return None
        place, end = found
        if (
            self.page.low(at) == "second"
            and self.page.low(at - 1) in {"a", "per", "one", "every"}
            and self.page.low(end) != "time"
        ):
            return None
        return Measure(
            Kind.ORDINAL, Number(Fraction(place), end, worded=True), at, end, "ordinal", core_end=end, rule="ordinal"
        )

    def from_to(self, at: int) -> Found | None:
        """Return `between 10 and 20 sites`, `from 3 to 5 percent`; `rose to 5 from 3` is two values."""
        step = at + 2 if self.page.low(at + 1) == "the" else at + 1
        first = self.ordinal(step) or measure(self.found, step, self.table) if step < len(self.found) else None
        if first is None or calendar(self.page, at + 1) is not None:
            return None
        low = self.found[at].low
        joint = {"and", "&", "-", "–", "to"} if low == "between" else {"to", "-", "–", "through"}
        if self.page.low(first.end) not in joint or first.end + 1 >= len(self.found):
            return None
        step = first.end + (2 if self.page.low(first.end + 1) == "the" else 1)
        hedge, behind = self.phrases.bound_before(self.found, step)
        step = behind if hedge == "~" else step
        if step >= len(self.found):
            return None
        second = self.ordinal(step) or measure(self.found, step, self.table)
        if second is None:
            return None
        both = shared(first, second)
        if both is None or (low == "from" and self._moved(at)):
            return None
        one, other = both
        times, signed = self.direction(at, one)
        return Found(at, other.end, from_measure(one, Bound(), other, signed, times), f"{other.rule}-range")

    def _moved(self, at: int) -> bool:
        """Return whether `from` belongs to a change: rose from 3 to 5, a rise from 3 to 5."""
        near = {self.page.low(i) for i in range(max(0, at - 4), at)}
        return bool(near & (self.table.words["rising"] | self.table.words["falling"] | {"changed", "went", "moved"}))

    def range_behind(self, one: Measure) -> tuple[Measure, Measure] | None:
        """Return both ends of a range behind a measure: 10-20 sites, 1.60 to 1.65 billion euros."""
        low = self.page.low(one.end)
        if low == "~" and self.page.joined(one.end) and self.page.joined(one.end + 1):
            low = "-"
        if low not in self.table.words["range"] | {"or"} or one.end + 1 >= len(self.found) or one.number.vague:
            return None
        if low == "or" and not (one.number.value.denominator == 1 and one.number.value < 1000):
            return None
        if low in {"-", "–", "—"} and self.found[one.end].gap != (self.found[one.end + 1].gap):
            return None
        if one.kind is Kind.COUNT and one.noun:
            return None
        second = measure(self.found, one.end + 1, self.table)
        if second is None or second.number.vague or second.sign < 0:
            return None
        if (
            low in {"to", "until", "till", "through"}
            and self._moved(one.start)
            and self.page.low(one.start - 1)
            not in {
                "by",
                "the",
            }
        ):
            return None
        if low in {"-", "–"} and one.kind is Kind.NUMBER and self.in_score(one, second):
            return None
        both = shared(one, second)
        if both is None or both[0].value > both[1].value:
            return None
        if low == "or" and both[1].value != both[0].value + 1 and both[0].value != 0:
            return None
        return both

    def in_score(self, one: Measure, second: Measure) -> bool:
        """Return whether two figures joined by a dash are a score or a name: won 3-2, 555-1234."""
        return one.value >= second.value or bool(
            {self.page.low(one.start - 1), self.page.low(one.start - 2), self.page.low(one.start - 3)}
            & {"won", "beat", "lost", "win", "victory", "defeat", "vote", "voted", "score", "led", "lead", "draw"}
        )

    def nothing(self, at: int) -> Found | None:
        """Return `no casualties`, `not a single customer` as a count of none."""
        from verifier.values.measures import _counted
        from verifier.values.numbers import Number

        low, end = self.found[at].low, at + 1
        if low == "not":
            if not (
                (self.page.low(at + 1) == "a" and self.page.low(at + 2) == "single") or self.page.low(at + 1) == "one"
            ):
                return self.not_one(at)
            end = at + 3 if self.page.low(at + 1) == "a" else at + 2
        elif low != "no" or self.page.low(at + 1) in {
            "more",
            "fewer",
            "less",
            "longer",
            "one",
            "other",
            "doubt",
            "matter",
            "way",
            "later",
            ".",
        }:
            return None
        if end >= len(self.found):
            return None
        plain = Measure(
            Kind.NUMBER, Number(Fraction(0), end, worded=True, zero=True), at, end, core_end=end, rule="none"
        )
        made = _counted(self.found, plain, self.table)
        if made.kind is not Kind.COUNT:
            single = self._singular(plain)
            if single is None:
                return None
            made = single
        made = replace(made, rule="none")
        return Found(at, made.end, from_measure(made, Bound()), "none")

    def not_one(self, at: int) -> Found | None:
        """Return `not lost a single large customer` as a count of none: the verb may stand between."""
        for step in range(at + 1, min(at + 5, len(self.found))):
            if self.page.low(step) == "a" and self.page.low(step + 1) == "single":
                from verifier.values.numbers import Number

                end = step + 2
                plain = Measure(
                    Kind.NUMBER, Number(Fraction(0), end, worded=True, zero=True), at, end, core_end=end, rule="none"
                )
                one = self._singular(plain)
                return Found(at, one.end, from_measure(replace(one, rule="none"), Bound()), "none") if one else None
        return None

    def _singular(self, plain: Measure) -> Measure | None:
        words: list[str] = []
        end = plain.end
        while end < len(self.found) and len(words) < 3:
            token = self.found[end]
            if token.type is not Type.WORD or token.low in self.table.words["not_noun"] or token.low == "single":
                break
            words.append(token.text)
            end += 1
        if not words or (plain.number.zero and self.page.low(plain.start) == "no"):
            return None
        return replace(plain, kind=Kind.COUNT, noun=" ".join(words), end=end)

    def multiple(self, at: int) -> Found | None:
        """Return `doubled`, `twice` as a ratio."""
        from verifier.values.numbers import Number

        token = self.found[at]
        if token.low in {"double", "triple"} and self.page.low(at + 1) not in {"the", "its", "their", "that", "what"}:
            return None
        if token.low in {"twice", "thrice"} and self.page.low(at + 1) in {
            "a",
            "per",
            "daily",
            "weekly",
            "in",
            "before",
            "each",
            "every",
            "monthly",
            "annually",
        }:
            return None
        one = Measure(
            Kind.RATIO,
            Number(self.table.multiples[token.low], at + 1, worded=True),
            at,
            at + 1,
            "times",
            core_end=at + 1,
            rule="multiple",
        )
        return Found(at, at + 1, from_measure(one, Bound()), "multiple")

    def vague(self, start: int, at: int, bound: Bound) -> Found | None:
        """Return `several sites`, `dozens`, `multiple provinces` as the soft or open interval that they are."""
        from verifier.values.measures import _behind
        from verifier.values.numbers import Number

        low = self.found[at].low
        if low == "few":
            return None
        bounds = self.table.vague.get(low)
        if bounds is None or (low == "scores" and self.page.low(at + 1) != "of"):
            return None
        if low in {"hundreds", "thousands", "millions", "billions", "dozens", "scores"}:
            step = at + 1
            while self.page.low(step) == "of" and self.page.low(step + 1) in {"thousands", "millions", "billions"}:
                more = self.table.vague[self.page.low(step + 1)]
                bounds = (
                    bounds[0] * more[0] // 2,
                    None if bounds[1] is None or more[1] is None else bounds[1] * more[1],
                )
                step += 2
            one = Number(Fraction(bounds[0]), step, vague=bounds, worded=True)
        else:
            one = Number(Fraction(bounds[0]), at + 1, vague=bounds, worded=True)
        made = _behind(self.found, at, one, 1, self.table)
        if low in {"several", "multiple"} and not made.noun and made.kind is Kind.NUMBER:
            return None
        return Found(start, made.end, from_measure(made, bound), "vague")

    # --- the sign

    def direction(self, start: int, one: Measure) -> tuple[int, str]:
        """Return -1 and the verb or noun where the words say that an amount was lost: fell 3.2 percent."""
        if one.kind not in {
            Kind.PERCENT,
            Kind.POINTS,
            Kind.RATIO,
            Kind.MONEY,
            Kind.QUANTITY,
            Kind.NUMBER,
            Kind.COUNT,
            Kind.FRACTION,
        }:
            return 1, ""
        at = start - 1
        if self.page.low(at) == "by":
            at -= 1
        if self.page.low(at) == "of" and self.page.low(at - 1) in self.table.words["falling_nouns"]:
            return (
                (-1, f"a {self.page.low(at - 1)} of")
                if one.kind in {Kind.PERCENT, Kind.POINTS, Kind.MONEY, Kind.QUANTITY}
                else (1, "")
            )
        if self.page.low(at) == "of" and self.page.low(at - 1) in self.table.words["rising"]:
            return 1, f"a {self.page.low(at - 1)} of"
        for step in range(at, max(-1, at - 3), -1):
            low = self.page.low(step)
            if low in self.table.words["falling"] and one.kind in {Kind.PERCENT, Kind.POINTS}:
                return -1, low
            if low in self.table.words["rising"] and one.kind in {Kind.PERCENT, Kind.POINTS}:
                return 1, low
            if not (
                low.endswith("ly")
                or low in {"an", "a", "another", "further", "by", "as", "much", "about", "some", "in", "value"}
            ):
                break
        return 1, ""

    def words(self, start: int, end: int) -> str:
        """Return the text between two tokens."""
        return self.text[self.found[start].start : self.found[end - 1].end] if end > start else ""


def on_their_days(mentions: list[Mention], text: str, known: Table) -> list[Mention]:
    """Return the mentions; a time of day beside a day carries it: 2021-04-13T19:00:00."""
    done = []
    for number, mention in enumerate(mentions):
        if mention.value.kind is Kind.TIME and len(mention.value.iso) < 11:
            near = [mentions[i] for i in (number - 1, number + 1) if 0 <= i < len(mentions)]
            for other in near:
                between = text[min(other.end, mention.end) : max(other.start, mention.start)]
                if (
                    other.value.kind is Kind.DATE
                    and len(other.value.edtf) == 10
                    and len(between) < 12
                    and between.strip(" ") in known.words["between_day_and_time"]
                ):
                    value = _on_day(mention.value, other, known)
                    mention = replace(mention, value=value)  # noqa: PLW2901  the same mention, with its day
                    break
        done.append(mention)
    return done


def _on_day(value: Value, day: Mention, known: Table) -> Value:
    """Return a time with its day; in `tonight at 8` the day's words say which half of it is meant."""
    if len(value.senses) > 1 and any(token.low in known.words["late_day"] for token in tokens(day.text)):
        hour = int(value.iso[1:3])
        if 0 < hour < 12:
            later = replace(value, senses=value.senses[1:])
            return replace(later, iso=f"{day.value.edtf}T{hour + 12:02d}{value.iso[3:]}")
    return replace(value, iso=f"{day.value.edtf}{value.iso}")


def joined(first: Span, second: Span) -> Span | None:
    """Return the interval from one calendar phrase to another; the second's year also serves the first."""
    low, high = first, second
    if ((low.first > high.last and first.note) or first.no_year) and not second.note and not second.no_year:
        from verifier.values import days

        year = days.civil(second.first)[0]
        _, month, day = days.civil(first.first)
        if not days.exists(year, month, day):
            return None
        shift = days.ordinal(year, month, day)
        if shift > second.last:
            shift = days.ordinal(year - 1, month, min(day, 28))
        low = replace(first, first=shift, last=shift + first.last - first.first, note="", soft=False, no_year=False)
    if low.first > high.last:
        return None
    return Span(
        low.first,
        high.last,
        first.start,
        second.end,
        "range",
        "date-range",
        low.soft or high.soft,
        low.note or high.note,
        no_year=low.no_year and high.no_year,
    )


def shared(first: Measure, second: Measure) -> tuple[Measure, Measure] | None:
    """Return both ends of a range with the unit, scale or noun that is written once; None where they do not fit."""
    if first.kind is second.kind and first.unit == second.unit:
        return _scale_shared(first, second)
    if first.kind is Kind.NUMBER and second.kind is not Kind.ORDINAL:
        lent = replace(first, kind=second.kind, unit=second.unit, noun=second.noun, rule=second.rule)
        return _scale_shared(lent, replace(second))
    if second.kind is Kind.NUMBER and first.kind == Kind.MONEY:
        lent = replace(second, kind=first.kind, unit=first.unit, rule=first.rule)
        return _scale_shared(first, lent)
    if second.kind is Kind.COUNT and first.kind is Kind.MONEY and second.noun:
        return None
    return None


def _scale_shared(first: Measure, second: Measure) -> tuple[Measure, Measure]:
    """Return the ends with a scale written once: 1.60 to 1.65 billion, $10-20 million."""
    if second.number.scaled and not first.number.scaled and first.number.figures and second.number.figures:
        plain = figure(second.number.figures)
        if plain and first.number.value <= plain:
            scale = second.number.value / plain
            digits = None if first.number.digits is None else first.number.digits + len(str(int(scale))) - 1
            first = replace(
                first, number=replace(first.number, value=first.number.value * scale, digits=digits, scaled=True)
            )
    return first, second


__all__ = ["Dimension", "Interval", "Reader", "Sense", "Written", "read_values", "reads_language"]
