"""Recognisers: from the cells of a column and its name to the verdict on it.

``RECOGNIZERS`` names them all; ``detector`` makes them one. How they work together:

* ``reading``: shapes say what cells look like, so that most of a column is judged by a few strings;
  the forms of a column are made once each, and in them the places found where something could
  stand: a screen over shapes, one over raw cells, then tokens, then forms of writing;
* a recogniser (``recognizer``) grades those places: ``person``, ``birth_date``, ``address``,
  ``gender``, ``numbers``, ``email_address`` and ``credential``; users add ``user_patterns``;
* ``headers`` says what a column's name speaks for, ``weighing`` puts name and grades on a scale,
  and ``neighbours`` lets the columns of a table speak of each other;
* ``houses`` tells whether an address or a telephone in a text is a shop's, an office's or not;
* ``remaining`` counts what a mask leaves to guess; ``presidio`` and ``deep`` are for Presidio.

Columns are graded with vectorised kernels; single texts are read by the same forms in Python. A
detour over the distinct values of every column was measured and turned down: finding them costs as
much as the screens do. Distinct shapes cost a tenth of that.
"""

from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256

from scanner.model.detection import Detector
from scanner.model.recognizer_settings import RecognizerSettings
from scanner.recognizers.address.address import Address
from scanner.recognizers.birth_date.birth_date import BirthDate
from scanner.recognizers.credential.credential import Credential
from scanner.recognizers.detector import AllRecognizers
from scanner.recognizers.email_address import EmailAddress
from scanner.recognizers.gender.gender import Gender
from scanner.recognizers.numbers.my_number import MyNumber
from scanner.recognizers.numbers.other_identifier import OtherIdentifier
from scanner.recognizers.numbers.phone_number import PhoneNumber
from scanner.recognizers.numbers.waon_number import WaonNumber
from scanner.recognizers.person.person import Person
from scanner.recognizers.recognizer import Recognizer
from scanner.recognizers.user_patterns import UserPattern

VERSION = "2026.12.18"
"""Change it with anything that could change a verdict: cached profiles depend on it."""

VERSION_DIGITS = 16
"""Of the digest of what a configuration asks for."""

RECOGNIZERS: tuple[Callable[[RecognizerSettings], Recognizer], ...] = (
    EmailAddress,
    WaonNumber,
    MyNumber,
    PhoneNumber,
    OtherIdentifier,
    Credential,
    Person,
    Gender,
    BirthDate,
    Address,
)
"""In the order in which overlapping spans of the same score are preferred."""


def detector(settings: RecognizerSettings, patterns: tuple[UserPattern, ...] = ()) -> Detector:
    """Build the detector that a configuration asks for.

    Args:
        settings: Of the configuration.
        patterns: Of the user, see ``user_patterns``.
    """
    built = (recognizer(settings) for recognizer in RECOGNIZERS)
    recognizers = tuple(
        replace(recognizer, patterns=patterns)
        if isinstance(recognizer, OtherIdentifier)
        else recognizer
        for recognizer in built
    )
    asked = sha256(repr((settings, patterns)).encode("utf-8", "surrogatepass")).hexdigest()
    return AllRecognizers(recognizers, f"{VERSION} {asked[:VERSION_DIGITS]}", settings)
