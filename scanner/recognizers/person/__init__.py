"""Names of persons: whole cells, pairs of words, and names amid a text.

``people`` asks the dictionary and ``writings`` says how names are written. ``whole_names``,
``word_pairs`` and ``several_names`` judge cells; ``names_in_text`` gathers what the others find in
a text: behind keys and labels, before honorifics, beside other data, in lists, on duty, at work, by
form, by sound and alone. ``nobody`` and ``history`` say who of them is none: goods, shops, masks,
subjects.
"""
