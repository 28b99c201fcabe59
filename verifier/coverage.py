"""Which sentences of a text call for checking, and how much."""


def checkable(sentence: str) -> float:
    """Return how much a sentence calls for checking, from 0 to 1; from 0.5 on it does."""
    return float(any(letter.isdigit() for letter in sentence))
