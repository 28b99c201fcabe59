"""A text becomes a claim file: what it states, proposed clause by clause, and held to the check before it is given."""

from verifier.draft.sound import Draft, draft

__all__ = ["Draft", "draft"]
