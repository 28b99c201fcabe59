"""Whether evidence bears a claim out: decided by numbers, dates, names and negation, without a model."""

from verifier.judge.decide import judge
from verifier.judge.inner import Contradiction, contradictions
from verifier.judge.judgement import Ground, Judgement, Label

__all__ = ["Contradiction", "Ground", "Judgement", "Label", "contradictions", "judge"]
