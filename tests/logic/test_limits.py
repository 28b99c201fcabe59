"""First, only, ever, most: what the words limit may not be told without its limit; the same in other words may."""

from pathlib import Path

import pytest
import yaml

from tests.ledgers import report, write
from verifier.finding import Level

HONEST = [
    ("The fine is the highest ever imposed under the act.", "It is the highest fine ever imposed under the act."),
    ("Only two women have run faster on this track.", "Only two women have ever run faster on this track."),
    ("It was the longest siege of the war.", "the longest of the war. The siege lasted until autumn."),
    ("The host won no medal for the first time since 1998.", "The host won none for the first time since 1998."),
    ("No test was positive.", "37 athletes had been tested and no test was positive."),
    ("None of the sites was on the outer reef.", "none of the sites was on the outer reef"),
    ("She was the first woman to lead the court.", "the first woman to lead the court"),
    ("It was the worst drought in a decade.", "the worst drought in ten years"),
    ("Varn was never again a free town.", "It was never again a free town."),
    ("It is the largest port.", "Lowick is the second largest port; it, the largest port, lies north of there."),
]
WRONG = [
    ("It is the highest fine ever.", "the highest fine in more than a decade"),
    ("Only one woman has run faster.", "one woman has run faster"),
    ("It was the longest siege.", "one of the longest sieges"),
    ("It was the largest market of the country.", "the second largest market of the country"),
    ("She was the first woman to lead the court.", "one of the first women to lead the court"),
    ("All members agreed.", "Most members agreed."),
    ("It was the first strike.", "the first strike since 1998"),
    ("It was the worst drought ever recorded.", "the worst drought since 1976"),
    ("It is the most expensive flat in the town.", "the third most expensive flat in the town"),
    ("The oldest bridge of the town is shut.", "One of the oldest bridges of the town is shut."),
]


def told(claim: str, quote: str, folder: Path) -> list[str]:
    record = yaml.safe_dump({"article": "article", "id": "x", "claim": claim, "quote": quote})
    write(folder, {"sources/article.txt": quote, "claims/a.yaml": record})
    return [f"{one.code} {one.message}" for one in report(folder).findings if one.level is not Level.NOTE]


@pytest.mark.parametrize(("claim", "quote"), HONEST)
def test_the_same_limit_is_left_alone(claim: str, quote: str, tmp_path: Path) -> None:
    """A limit may be told in other words, and what the words do not limit needs none."""
    assert told(claim, quote, tmp_path) == []


@pytest.mark.parametrize(("claim", "quote"), WRONG)
def test_a_dropped_limit_is_told(claim: str, quote: str, tmp_path: Path) -> None:
    """Ranks, times, "one of" and "most" that the words have and the sentence drops are told."""
    assert told(claim, quote, tmp_path) != []
