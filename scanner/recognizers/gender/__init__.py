"""Gender: words and codes for it in cells, and in a text whose it is."""
