"""Birth dates, told apart from all other days: by column, by the words beside them, by age."""
