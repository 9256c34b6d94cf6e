"""What the columns of one table say of each other.

名 or ``first`` alone is hardly a name: of a person, a shop or a thing. Beside a column for surnames
it is that of the given name.
"""

from collections.abc import Mapping
from dataclasses import replace

from scanner.model.category import DataCategory
from scanner.model.profile import FieldProfile
from scanner.recognizers.person_columns import is_given, is_surname
from scanner.recognizers.weighing import Evidence


def named_by_neighbours(profiles: Mapping[str, FieldProfile]) -> Mapping[str, FieldProfile]:
    """Let the columns of a table be named as those beside them say."""
    person = DataCategory.PERSON
    said = neighbours(profiles)
    return {
        name: replace(profile, named={**profile.named, person: said[name]})
        if name in said
        else profile
        for name, profile in profiles.items()
    }


def neighbours(profiles: Mapping[str, FieldProfile]) -> Mapping[str, frozenset[Evidence]]:
    """Say what columns are named for persons because of those beside them."""
    if not any(map(is_surname, profiles)):
        return {}
    return {
        name: frozenset({Evidence.NAME})
        for name, profile in profiles.items()
        if is_given(name)
        and Evidence.WEAK_NAME in profile.named.get(DataCategory.PERSON, frozenset())
    }
