"""Formats to Arrow: every cell as it stands, and nothing left out in silence."""
