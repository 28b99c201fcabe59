"""The weekday that stands at a date, and the one that the calendar gives it."""

from verifier.values import days
from verifier.values.tables import table
from verifier.values.tokens import tokens
from verifier.values.value import Kind, Mention


def weekdays(mention: Mention, language: str = "en") -> tuple[str, str]:
    """Return the weekday named beside a day and that day's weekday, both in full; empty where none is named.

    A weekday that alone gave the date fits by itself.
    """
    value, known = mention.value, table(language)
    interval = value.senses[0].interval
    dated = value.kind is Kind.DATE and interval.low is not None and interval.low == interval.high
    if known is None or not dated or value.senses[0].unit or interval.low is None:
        return "", ""
    found = [token.low for token in tokens(mention.text)]
    named = [known.weekdays[low] for low in found if low in known.weekdays]
    if not named or len(found) < 2 or mention.rule in {"weekday", "shifted-weekday", "weekday-of-week", "weekday-day"}:
        return "", ""
    names = {number: name for name, number in reversed(tuple(known.weekdays.items())) if len(name) > 5}
    return names[named[0]].capitalize(), names[days.iso_weekday(int(interval.low))].capitalize()
