"""Files to records: whatever is wrong with them becomes findings with a place, never an exception."""

from verifier.load.claims import ClaimFile, claim_file
from verifier.load.sources import source_record
from verifier.load.words import lost_in

__all__ = ["ClaimFile", "claim_file", "lost_in", "source_record"]
