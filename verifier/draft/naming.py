"""Short names for what a clause speaks of: its subject, the property it gives, and an id."""

import re
from collections.abc import Sequence

from verifier import words
from verifier.draft.clauses import verb_at
from verifier.values.value import Kind, Mention

WORDS = 5  # of an id or a property, at most
SUBJECT = 4  # words of a subject, at most

_WORD = re.compile(r"[^\W_]+(?:[.'’][^\W_]+)*")
_NAME = re.compile(r"[A-ZÀ-ÖØ-Þ][\w’'.-]*(?: [A-ZÀ-ÖØ-Þ][\w’'.-]*)*")
_PREPOSITION = re.compile(r"\s(?:of|in|on|at|for|with|from|by|between|to|under|over|together|that|who|which)\s")
ARTICLE = re.compile(r"^(?:the|an?|that)\s+", re.IGNORECASE)
_FIRST_ARTICLE = re.compile(r"\b(?:[Tt]he|[Aa]n?)\s+")
_BESIDE = re.compile(r"((?:[A-ZÀ-ÖØ-Þ][\w’'.-]*)(?: [A-ZÀ-ÖØ-Þ][\w’'.-]*)*) (?:the|an?) [a-z].*")
_QUANTIFIERS = frozenset(
    {"more", "less", "fewer", "than", "least", "most", "half", "third", "thirds", "quarter", "two"}
)
_CLITIC = re.compile(r"['’]s?$")


class Names:
    """The names of a text, each known by its longest form: `Cooper` is Brad Cooper."""

    def __init__(self, text: str, language: str) -> None:
        self.language = language
        self.longest: dict[str, str] = {}
        for match in _NAME.finditer(text):
            name = _without_titles(ARTICLE.sub("", match[0]), language)
            key = slug(name.split()[-1]) if name else ""
            if key and len(slug(name)) > len(self.longest.get(key, "")) and len(name.split()) <= SUBJECT:
                self.longest[key] = slug(name)

    def subject(self, clause: str, last: str) -> str:
        """Return the subject of a clause as a short name; that of the clause before where it is a pronoun."""
        verb = verb_at(clause, self.language)
        before = clause[: verb[0]] if verb else clause
        pronouns = words.table("pronouns", self.language) | {"this", "that", "these", "those", "there", "them"}
        if before.split() and before.split()[-1].lower().strip(",") in pronouns:
            return last
        pieces = [piece for piece in before.split(",") if piece.strip()]
        leads = words.table("leading_words", self.language)
        phrase = next((one for one in pieces if one.split()[0].lower() not in leads), pieces[0] if pieces else "")
        small = words.table("articles", self.language) | leads | _QUANTIFIERS
        parts = _PREPOSITION.split(f" {bare_name(phrase, self.language)} ")
        names = ([word for word in _WORD.findall(part) if _is_noun(word, small)] for part in parts)
        kept = next((found for found in names if found), [])
        if not kept or kept[0].lower() in pronouns:
            return last
        named = _without_titles(" ".join(kept[:SUBJECT]), self.language)
        short = slug(named)
        return self.longest.get(slug(named.split()[-1]), short) if named[:1].isupper() else short


def _is_noun(word: str, small: frozenset[str]) -> bool:
    return word.lower() not in small and not word.endswith("ly") and not any(letter.isdecimal() for letter in word)


def bare_name(phrase: str, language: str) -> str:
    """Return whom or what a phrase names, without the day before it, its article, or what is set beside it."""
    leads = words.table("leading_words", language)
    name = " ".join(phrase.split()).strip(" ,\"“”'‘’")
    if name.split() and name.split()[0].lower() in leads:
        name = [*_FIRST_ARTICLE.split(name, maxsplit=1), ""][1] or name
    name = ARTICLE.sub("", name)
    beside = _BESIDE.match(name)
    return beside[1] if beside else name


def property_of(clause: str, at: int, mention: Mention | None, language: str) -> str:
    """Return what a clause says of its subject: its verb, and the thing counted or the kind of value."""
    noun = slug(mention.value.noun) if mention else ""
    small = words.table("function_words", language) | words.table("leading_words", language)
    nouns = [word for word in _WORD.findall(clause[:at] if mention else clause) if _is_noun(word, small)]
    verb = _verb(clause[:at] if mention else clause, language)
    if mention and (not verb or verb in words.table("speech_verbs", language)):
        verb = _verb(clause[at + len(mention.text) :], language) or verb
    kind = _kind(mention)
    parts = [slug(verb), noun or kind]
    if not verb and not noun and nouns:
        parts.insert(0, slug(nouns[-1]))
    return "-".join([part for part in "-".join(filter(None, parts)).split("-") if part][:WORDS])


def _verb(clause: str, language: str) -> str:
    """Return the last verb of words that is no auxiliary, else the last."""
    verbs, position = [], 0
    while (found := verb_at(clause[position:], language)) is not None:
        verbs.append(clause[position + found[0] : position + found[1]].lower())
        position += found[1]
    full = [verb for verb in verbs if verb not in words.table("auxiliaries", language)]
    told = [verb for verb in full if verb not in words.table("speech_verbs", language)]
    return (told or full or verbs or [""])[-1]


def _kind(mention: Mention | None) -> str:
    if mention is None:
        return ""
    kinds = {Kind.DATE: "date", Kind.INTERVAL: "period", Kind.WEEKDAY: "weekday", Kind.TIME: "time"}
    return kinds.get(mention.value.kind, mention.value.kind.value.replace(" ", "-"))


def identity(claim: str, value: str, taken: Sequence[str] | set[str], language: str) -> str:
    """Return an id from the words of a claim and its value that is not taken yet."""
    small = words.table("function_words", language) | words.table("articles", language)
    found = [slug(word) for word in _WORD.findall(claim) if word.lower() not in small]
    stem = "-".join([word for word in found if word][:WORDS])[:60].strip("-")
    if value:
        stem = "-".join(filter(None, ["-".join([word for word in found if word][:2]), slug(value)[:40]])).strip("-")
    stem = re.sub(r"-{2,}", "-", stem)
    stem = stem if stem[:1].isalpha() else f"claim-{stem}".strip("-")
    made, number = stem, 2
    while made in taken:
        made, number = f"{stem}-{number}", number + 1
    return made


def slug(text: str) -> str:
    """Return words in lower case, letters and digits of ASCII, joined by hyphens: the form of an id."""
    bare = _CLITIC.sub("", text.strip().lower()).replace(".", "") if "." in text else _CLITIC.sub("", text.lower())
    return re.sub(r"[^a-z0-9]+", "-", bare).strip("-")


def _without_titles(name: str, language: str) -> str:
    kept = name.split()
    while len(kept) > 1 and kept[0].lower().rstrip(".") in words.table("titles", language):
        kept = kept[1:]
    return " ".join(kept).strip(".,")
