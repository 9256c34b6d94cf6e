"""Engines: how a system is opened so that reading it leaves no trace in it."""
