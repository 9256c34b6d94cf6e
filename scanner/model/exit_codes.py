"""With what a command ends that found something, or could not read all."""

CLEAN, GAPS, EXCEPTIONS, BOTH = 0, 3, 10, 11
