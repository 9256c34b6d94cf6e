"""How the names of files end that people call after somebody."""

FILE = r"[.](?i:docx?|xlsx?|xlsm|pdf|csv|pptx?|jpe?g|png|tiff?|txt|zip)(?![A-Za-z])"
"""The end of such a name, and no more letters behind it."""
