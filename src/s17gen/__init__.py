"""Refusal notices under section 17 of the Freedom of Information Act 2000, from YAML."""

__version__ = "0.1.0"  # a constant: reading package metadata would cost a third of a cold start
