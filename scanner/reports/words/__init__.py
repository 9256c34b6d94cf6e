"""Every code that reports show, in Japanese and English: a module for each kind of code."""
