"""Reading and comparing what the words say."""

from verifier.values.compare import compare
from verifier.values.derive import derive, holds
from verifier.values.derived import Derived
from verifier.values.explain import explain_rule, rule_names
from verifier.values.money import currency_names, names_currency
from verifier.values.nouns import same_noun
from verifier.values.read import missing_days, read_values, reads_language
from verifier.values.record import read_value, unreadable
from verifier.values.show import show
from verifier.values.weekdays import Misdated, misdated, names_dates, names_weekday

__all__ = [
    "Derived",
    "Misdated",
    "compare",
    "currency_names",
    "derive",
    "explain_rule",
    "holds",
    "misdated",
    "missing_days",
    "names_currency",
    "names_dates",
    "names_weekday",
    "read_value",
    "read_values",
    "reads_language",
    "rule_names",
    "same_noun",
    "show",
    "unreadable",
]
