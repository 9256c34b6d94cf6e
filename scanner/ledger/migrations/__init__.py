"""Versions of the ledger's schema."""
