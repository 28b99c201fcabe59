"""Whether evidence bears a claim out: decided by numbers, dates, names and negation, without a model."""

from verifier.judge.judge import judge
from verifier.judge.judgement import Ground, Judgement, Label

__all__ = ["Ground", "Judgement", "Label", "judge"]
