"""Whether evidence bears a claim out: decided by numbers, dates, names and negation, without a model."""

from verifier.judge.crossed import crossed
from verifier.judge.decide import judge
from verifier.judge.deeds import deeds
from verifier.judge.direction import directions
from verifier.judge.inner import Contradiction, contradictions
from verifier.judge.judgement import Disagreement, Ground, Judgement, Label
from verifier.judge.limit import limits
from verifier.judge.misplaced import has_other_names, misplaced
from verifier.judge.modality import modality
from verifier.judge.name import names
from verifier.judge.negation import negations
from verifier.judge.numbered import numbered
from verifier.judge.opposed import opposed
from verifier.judge.quantified import quantified
from verifier.judge.quotation import quotations
from verifier.judge.rivals import rivals
from verifier.judge.role import roles
from verifier.judge.signs import is_superlative
from verifier.judge.swap import may_be_swapped, swapped
from verifier.judge.weakened import weakened

__all__ = [
    "Contradiction",
    "Disagreement",
    "Ground",
    "Judgement",
    "Label",
    "contradictions",
    "crossed",
    "deeds",
    "directions",
    "has_other_names",
    "is_superlative",
    "judge",
    "limits",
    "may_be_swapped",
    "misplaced",
    "modality",
    "names",
    "negations",
    "numbered",
    "opposed",
    "quantified",
    "quotations",
    "rivals",
    "roles",
    "swapped",
    "weakened",
]
