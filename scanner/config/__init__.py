"""Configuration files, rulebooks and the catalogue of controls, read into the model.

Promise: what cannot be used is refused with file, line, column and what to write instead, and no
message repeats a secret. pydantic lives here and nowhere else.
"""

from scanner.config.controls import catalogue
from scanner.config.loading import load
from scanner.config.rulebooks import articles, rulebook_titles
from scanner.config.schema import schema_json

__all__ = ["articles", "catalogue", "load", "rulebook_titles", "schema_json"]
