"""`python -m verifier`."""

from verifier.cli.start import main

main()
