"""Records amid texts: what the fields of a line look like, and what they tell of somebody."""
