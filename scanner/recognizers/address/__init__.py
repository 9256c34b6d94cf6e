"""Addresses of people: cells and texts, in Japanese, kana and Latin letters, listed or not."""
