"""Kinds of personal data, named as Presidio names them where it has a name."""

from enum import StrEnum


class DataCategory(StrEnum):
    """A kind of personal data that a recogniser can find and a policy can declare."""

    PERSON = "PERSON"
    BIRTH_DATE = "BIRTH_DATE"
    ADDRESS = "ADDRESS"
    GENDER = "GENDER"
    PHONE_NUMBER = "PHONE_NUMBER"
    EMAIL_ADDRESS = "EMAIL_ADDRESS"
    WAON_NUMBER = "WAON_NUMBER"
    JP_MY_NUMBER = "JP_MY_NUMBER"
    """個人番号, which makes a record 特定個人情報 (番号法 第2条第8項)."""

    CREDENTIAL = "CREDENTIAL"
    OTHER_IDENTIFIER = "OTHER_IDENTIFIER"
