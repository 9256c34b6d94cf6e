"""Numbers of persons: their forms, their check digits and the words before them."""
