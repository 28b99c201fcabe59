"""What a check printed, kept outside the ledger until something changes; imports nothing but the standard library."""
