"""Configuration files, rulebooks and the catalogue of controls, read into the model.

Promise: what cannot be used is refused with file, line, column and what to write instead, and no
message repeats a secret. pydantic lives here and nowhere else.
"""

from scanner.config.controls import catalogue
from scanner.config.json_schema import schema_json
from scanner.config.loading import load
from scanner.config.rulebooks import articles, rulebook_titles
from scanner.config.secrets import SIGNING, SecretPlace, fetch_secret, secret_place

__all__ = [
    "SIGNING",
    "SecretPlace",
    "articles",
    "catalogue",
    "fetch_secret",
    "load",
    "rulebook_titles",
    "schema_json",
    "secret_place",
]
