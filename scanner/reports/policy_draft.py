"""The draft of a policy: what was seen is filled in, what only a person can know is marked.

A category is filled in where a whole field is made of it. Wherever the data might be wrong instead
of the policy (a few personal values amid other things, a My Number, a credential), where something
was not read, and for names that may not be shown, there is a mark: to declare what is there would
be to approve it. The draft holds no value, and of names only those that may be shown.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence

from scanner.model.category import DataCategory
from scanner.model.detection import Verdict
from scanner.model.draft import UNDECIDED, DraftDataset, DraftSource
from scanner.model.source import SourceKind
from scanner.reports.shown import shown

TO_ASK = frozenset({DataCategory.JP_MY_NUMBER, DataCategory.CREDENTIAL})
"""What hardly ever may be where it is found."""

SAID: Mapping[str, tuple[str, str]] = {
    "head": (
        f"実際のデータから作った案です。{UNDECIDED} をすべて人が書き換えるまで使えません。",
        f"Drafted from what is there; of no use before a person replaced every {UNDECIDED}.",
    ),
    "approve": (
        "書かれている種類は「あったもの」であり「あってよいもの」とは限りません。項目ごとに確かめてください。",
        "A category says what was seen, not that it may be there: check every field.",
    ),
    "key": (
        "人に読まれない32バイト以上の鍵。env:名前 または file:パス",
        "a secret of at least 32 bytes, env:NAME or file:PATH",
    ),
    "city": ("市の名前と、従う規程集", "the city's name, and the rulebooks that bind it"),
    "cities": ("どの市のデータか", "whose data it is: codes of cities"),
    "owner": ("責任を負う部署", "who answers for it"),
    "purpose": ("利用目的", "what it is used for"),
    "retention": (
        "保存期間。例 {years: 5, from: fiscal_year_end, by: 日付の列}",
        "such as {years: 5, from: fiscal_year_end, by: COLUMN}",
    ),
    "hidden": ("名前は表示しません", "the name is not shown"),
    "unread": ("読めなかった部分があります", "not read whole"),
    "others": ("名前を表示しない列の数", "columns whose names are not shown"),
    "no-fields": ("列が見つかりません", "no columns were seen"),
    "nothing": ("データが見つかりません", "no data was seen"),
}


def policy_draft(
    sources: Sequence[DraftSource], datasets: Sequence[DraftDataset], lang: str
) -> str:
    """Write a configuration that a person finishes.

    Args:
        sources: Where was looked.
        datasets: What is there.
        lang: Language of the comments, ``ja`` or ``en``.
    """
    return "\n".join((*_head(lang), *_sources(sources), "", *_datasets(datasets, lang), ""))


def _say(key: str, lang: str) -> str:
    return SAID[key][lang != "ja"]


def _head(lang: str) -> Iterator[str]:
    yield f"# {_say('head', lang)}"
    yield f"# {_say('approve', lang)}"
    yield "version: 1"
    yield f'system: "{UNDECIDED}"'
    yield f"keys: {{system: env:PCSCAN_KEY}}  # {_say('key', lang)}"
    yield f"cities:  # {_say('city', lang)}"
    yield f'  city-1: {{name: "{UNDECIDED}", rulebooks: ["{UNDECIDED}"]}}'
    yield ""


def _sources(sources: Sequence[DraftSource]) -> Iterator[str]:
    yield "sources:"
    for source in sources:
        key = "path" if source.kind is SourceKind.FOLDER else "url"
        reference = _text(source.reference)
        yield f"  {source.name}: {{kind: {source.kind.value}, {key}: {reference}}}"


def _datasets(datasets: Sequence[DraftDataset], lang: str) -> Iterator[str]:
    if not datasets:
        yield f'datasets: "{UNDECIDED}"  # {_say("nothing", lang)}'
        return
    yield "datasets:"
    names: set[str] = set()
    for dataset in datasets:
        is_named = not dataset.hidden and _is_plain(dataset.where)
        wanted = dataset.where if is_named else dataset.source
        name, count = wanted, 1
        while name in names:
            count += 1
            name = f"{wanted} ({count})"
        names.add(name)
        yield f"  {_text(name)}:"
        yield from (f"    {line}" for line in _dataset(dataset, is_named, lang))


def _dataset(dataset: DraftDataset, is_named: bool, lang: str) -> Iterator[str]:  # noqa: FBT001
    yield f"source: {dataset.source}"
    if is_named:
        yield f"where: {_text(dataset.where)}"
    else:
        yield f'where: "{UNDECIDED}"  # {_say("hidden", lang)}: {shown(dataset.where)}'
    yield f'cities: ["{UNDECIDED}"]  # {_say("cities", lang)}'
    if dataset.unread or dataset.hidden_fields or any(map(_is_personal, dataset.fields.values())):
        yield f'owner: "{UNDECIDED}"  # {_say("owner", lang)}'
        yield f'purpose: ["{UNDECIDED}"]  # {_say("purpose", lang)}'
        yield f'retention: "{UNDECIDED}"  # {_say("retention", lang)}'
    yield "fields:"
    hidden = dataset.hidden_fields
    for name, verdicts in dataset.fields.items():
        if _is_plain(name):
            yield f"  {_text(name)}: {_entry(verdicts, is_whole=dataset.unread is None)}"
        else:
            hidden += 1
    reasons = [f"{_say('others', lang)}: {hidden}"] if hidden else []
    reasons += [f"{_say('unread', lang)}: {dataset.unread}"] if dataset.unread else []
    if not dataset.fields and not reasons:
        reasons = [_say("no-fields", lang)]
    if reasons:
        yield f'  "*": "{UNDECIDED}"  # {", ".join(reasons)}'


def _is_personal(verdicts: Mapping[DataCategory, Verdict]) -> bool:
    return any(verdict is not Verdict.BUSINESS for verdict in verdicts.values())


def _entry(verdicts: Mapping[DataCategory, Verdict], *, is_whole: bool) -> str:
    """Say what a field may hold, or that a person must."""
    seen = ", ".join(f"{category} ({verdict})" for category, verdict in verdicts.items())
    personal = {c: verdict for c, verdict in verdicts.items() if verdict is not Verdict.BUSINESS}
    categories = [category.value for category in personal]
    if not personal and is_whole:
        return f"none  # {seen}" if seen else "none"
    if not personal or TO_ASK & personal.keys():
        return f'"{UNDECIDED}"  # {seen}'.rstrip(" #")
    listed = categories[0] if len(categories) == 1 else f"[{', '.join(categories)}]"
    match set(personal.values()):
        case kinds if kinds == {Verdict.PERSONAL}:
            return listed if len(categories) == 1 else f"{{category: {listed}}}"
        case kinds if kinds == {Verdict.MASKED}:
            return f'{{category: {listed}, treatment: masked, pattern: "{UNDECIDED}"}}'
    return f'"{UNDECIDED}"  # {seen}'


_LONG = 500
_PLAIN = re.compile(r"[^\W\d][\w./-]*")
_WORDS = frozenset({"y", "n", "yes", "no", "on", "off", "true", "false", "null"})


def _is_plain(name: str) -> bool:
    """Tell a name that leads where it says: no pattern, nothing invisible, no mark."""
    is_pattern = any(sign in name for sign in "*?\\")
    is_sayable = name.isprintable() and bool(name.strip()) and len(name) <= _LONG
    return is_sayable and not is_pattern and name != UNDECIDED


def _text(text: str) -> str:
    """Write a text so that YAML reads it as one; the strings of JSON are strings of YAML."""
    is_plain = _PLAIN.fullmatch(text) and text.lower() not in _WORDS
    return text if is_plain else json.dumps(text, ensure_ascii=False)
