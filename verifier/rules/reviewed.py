"""What the rules on reviews have in common."""

from verifier.model import Claim
from verifier.show import show


def since(claim: Claim) -> str:
    """Return who reviewed a claim, and when, as the end of a sentence."""
    review = claim.review
    return f"{show(review.by, 60)} reviewed it on {show(review.date, 20)}" if review else ""
