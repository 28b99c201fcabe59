"""Claims as code: check every factual claim of an article against the words of its sources."""

__version__ = "0.1.0"
