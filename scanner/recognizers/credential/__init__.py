"""Credentials inside data: keys, passwords and signed addresses."""
