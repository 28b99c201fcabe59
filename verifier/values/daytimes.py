"""Times of day beside a day carry it: 2021-04-13T19:00:00."""

from dataclasses import replace

from verifier.values.tables import Table
from verifier.values.tokens import tokens
from verifier.values.value import Kind, Mention, Value


def on_their_days(mentions: list[Mention], text: str, known: Table) -> list[Mention]:
    """Return the mentions; a time of day beside a day carries it: 2021-04-13T19:00:00."""
    if not any(mention.value.kind is Kind.TIME for mention in mentions):
        return mentions
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
