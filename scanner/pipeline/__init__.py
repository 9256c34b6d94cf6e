"""The use cases, over parts handed in: the one place where the parts meet."""
