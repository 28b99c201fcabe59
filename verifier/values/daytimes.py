"""Times of day beside a day carry it: 2021-04-13T19:00:00."""

from dataclasses import replace
from fractions import Fraction

from verifier.values import days
from verifier.values.tables import Table
from verifier.values.tokens import Type, tokens
from verifier.values.value import Dimension, Interval, Kind, Mention, Sense, Value


def on_their_days(mentions: list[Mention], text: str, known: Table) -> list[Mention]:
    """Return the mentions; a time of day beside a day carries it: 2021-04-13T19:00:00."""
    mentions = [_bounded(mention, text, known) for mention in mentions]
    mentions = _year_behind_time(mentions, text)
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


def _bounded(mention: Mention, text: str, known: Table) -> Mention:
    """Return a time of day behind `before` or `after` as the part of the day that it bounds: shortly before 10 a.m."""
    word = text[max(0, mention.start - 12) : mention.start].rstrip(" ").rpartition(" ")[2].lower()
    sign = known.date_bounds.get(word, "") if mention.value.kind is Kind.TIME and word else ""
    if sign not in {"<", ">"} or any(sense.interval.low != sense.interval.high for sense in mention.value.senses):
        return mention
    senses = tuple(replace(one, interval=_side(one.interval.low or Fraction(0), sign)) for one in mention.value.senses)
    return replace(mention, value=replace(mention.value, senses=senses, hedge=word))


def _side(time: Fraction, sign: str) -> Interval:
    if sign == "<":
        return Interval(Fraction(0), time, high_open=True)
    return Interval(time, Fraction(24 * 3600), low_open=True)


def _year_behind_time(mentions: list[Mention], text: str) -> list[Mention]:
    """Return the mentions; a day's year may stand behind the time, as logs print it: Oct 26 15:50:06 2016."""
    done = list(mentions)
    for at in range(len(mentions) - 3, -1, -1):
        day, time, year = mentions[at : at + 3]
        kinds = (day.value.kind, time.value.kind, year.rule)
        joined = text[day.end : time.start] == " " == text[time.end : year.start]
        if kinds != (Kind.DATE, Kind.TIME, "year") or not joined or len(day.value.edtf) != 10 or not _bare(day.text):
            continue
        edtf = f"{year.text}{day.value.edtf[4:]}"
        first = days.exists(*map(int, edtf.split("-"))) and days.ordinal(*map(int, edtf.split("-")))
        if first:
            sense = Sense(Interval(Fraction(first), Fraction(first)), Dimension.DAYS)
            done[at : at + 3] = [replace(day, value=replace(day.value, senses=(sense,), edtf=edtf)), time]
    return done


def _bare(text: str) -> bool:
    return not any(len(token.text) > 2 and token.type is Type.FIGURE for token in tokens(text))


def _on_day(value: Value, day: Mention, known: Table) -> Value:
    """Return a time with its day; in `tonight at 8` the day's words say which half of it is meant."""
    if len(value.senses) > 1 and any(token.low in known.words["late_day"] for token in tokens(day.text)):
        hour = int(value.iso[1:3])
        if 0 < hour < 12:
            later = replace(value, senses=value.senses[1:])
            return replace(later, iso=f"{day.value.edtf}T{hour + 12:02d}{value.iso[3:]}")
    return replace(value, iso=f"{day.value.edtf}{value.iso}")
