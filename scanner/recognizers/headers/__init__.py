"""What the name of a column says, and whether a discovered name may be shown at all."""
