"""Claims in other programs' formats, and back."""
