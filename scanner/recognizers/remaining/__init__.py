"""What a mask or a coarser value leaves to guess."""
