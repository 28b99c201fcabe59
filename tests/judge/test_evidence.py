"""Evidence against a claim's sentence: what says the opposite is told, what says more or other things is not."""

from pathlib import Path

import pytest
import yaml

from tests.ledgers import lines, write

HONEST = [
    (
        "The stadium was built between 1921 and 1924 and holds 41,000 people.",
        "Work began in 1921; the ground opened in 1924. Capacity: 41,000.",
    ),
    (
        "Sales rose 12 percent to 340 million euros in the first quarter of 2024.",
        "Q1 2024 sales: EUR 340m (Q1 2023: EUR 304m).",
    ),
    (
        "The trial enrolled 412 adults at 18 sites; 3 of them died.",
        "412 adults were randomised at 18 sites. Three deaths occurred, all in the placebo arm (n = 206).",
    ),
    (
        "Marta Ruiz won the 1500 metres in 4:02.3 in Rome on 7 June 2019.",
        "7 June 2019, Rome, 1500 m: 1. Marta Ruiz 4:02.3; 2. Ana Lind 4:03.9",
    ),
    (
        "The act of 1862 gave settlers 160 acres for a fee of 18 dollars.",
        "Under the act of 1862 any adult could claim 160 acres for a filing fee of $18, after five years of residence.",
    ),
    (
        "In 1905 the town had 9,204 inhabitants, in 1910 it had 11,050.",
        "Census: 1900: 8,410; 1905: 9,204; 1910: 11,050; 1920: 13,310",
    ),
    (
        "The court fined the firm 2 million euros for 7 breaches between May and July 2020.",
        "The court imposed a fine of EUR 2,000,000 for seven breaches committed from 3 May to 28 July 2020.",
    ),
    (
        "The bridge, 312 metres long, opened in 1934 after six years of work.",
        "Length 312 m; opened 12 May 1934; construction 1928-1934.",
    ),
    (
        "Two of the 15 members voted against; the motion passed 11 to 2.",
        "For: 11. Against: 2. Abstentions: 2.",
    ),
    ("He scored 28 goals in 34 matches in 2015-16.", "2015-16: 34 apps, 28 goals. 2016-17: 31 apps, 19 goals."),
]
WRONG = [
    ("The trial enrolled 412 adults at 18 sites.", "421 adults were enrolled at 18 sites.", "421 adults"),
    (
        "The act of 1862 gave settlers 160 acres for a fee of 18 dollars.",
        "Under the act of 1862 any adult could claim 160 acres for a fee of $80.",
        "$80",
    ),
    (
        "The committee met 14 times and heard 33 witnesses.",
        "The committee met 14 times and heard 23 witnesses.",
        "23 witnesses",
    ),
    ("The dam is 84 metres high and cost 61 million pounds.", "The dam is 84 metres high and cost £71m.", "£71m"),
    ("He scored 28 goals in 34 matches.", "He scored 18 goals in 34 matches.", "18 goals"),
    (
        "The bridge, 312 metres long, opened in 1934.",
        "The bridge is 312 metres long. It opened in 1943.",
        "1943",
    ),
    (
        "The court fined the firm 2 million euros for 7 breaches.",
        "The court imposed a fine of EUR 3 million on the firm for seven breaches.",
        "EUR 3 million",
    ),
]


def found(folder: Path, claim: dict[str, object], sources: dict[str, str]) -> list[str]:
    record = {"article": "article", "claims": [{"id": "x", "quote": claim["claim"], **claim}]}
    texts = {f"sources/{name}.txt": text for name, text in {"article": str(claim["claim"]), **sources}.items()}
    write(folder, {**texts, "claims/a.yaml": yaml.safe_dump(record, allow_unicode=True)})
    return [line for line in lines(folder) if " note " not in line]


@pytest.mark.parametrize(("claim", "evidence"), HONEST)
def test_evidence_that_fits_is_left_alone(tmp_path: Path, claim: str, evidence: str) -> None:
    """Tables, lists, other orders and other figures beside those of the claim are no contradiction."""
    assert found(tmp_path, {"claim": claim, "evidence": [{"source": "b", "quote": evidence}]}, {"b": evidence}) == []


@pytest.mark.parametrize(("claim", "evidence", "words"), WRONG)
def test_evidence_with_another_figure_is_told(tmp_path: Path, claim: str, evidence: str, words: str) -> None:
    """A sentence of several figures is held to its evidence, figure by figure; the words of the evidence are shown."""
    told = found(tmp_path, {"claim": claim, "evidence": [{"source": "b", "quote": evidence}]}, {"b": evidence})

    assert len(told) == 1
    assert "V403" in told[0]
    assert f"says `{words}`" in told[0]


PARTS = "Construction came to EUR 2.0 million. Fittings came to EUR 0.4 million."


@pytest.mark.parametrize(("group", "told"), [("a", 0), ("", 2)])
def test_items_of_a_group_are_needed_together(tmp_path: Path, group: str, told: int) -> None:
    """The parts of a sum are no contradiction of it where they are one group; each alone would be."""
    quotes = ("Construction came to EUR 2.0 million.", "Fittings came to EUR 0.4 million.")
    items = [{"source": "b", "quote": quote, **({"group": group} if group else {})} for quote in quotes]
    claim = {"claim": "The library cost 2.4 million euros.", "value": "2.4 million EUR", "evidence": items}

    assert sum("V403" in line for line in found(tmp_path, claim, {"b": PARTS})) == told


def test_a_group_with_one_figure_is_held_to_it(tmp_path: Path) -> None:
    """A group does not hide another figure."""
    items = [
        {"source": "b", "quote": "The library is in Lowick.", "group": "a"},
        {"source": "b", "quote": "It cost 2.6 million euros.", "group": "a"},
    ]
    claim = {"claim": "The library cost 2.4 million euros.", "evidence": items}
    text = "The library is in Lowick. It cost 2.6 million euros."

    assert sum("V403" in line for line in found(tmp_path, claim, {"b": text})) == 1
