"""The same recognisers for Presidio: a registry and an engine that read as the scanner does.

Each recogniser is one ``EntityRecognizer`` over its own ``spans``; nothing is recognised twice in
two ways. Around it Presidio adds what is its own: context words, thresholds, deny lists, further
recognisers of the user from YAML (``registry(…).add_recognizers_from_yaml``). Presidio's predefined
recognisers are left out: they know no Japanese, and the one for e-mail fetches the public-suffix
list from the network.

To import this costs a CPU second and a half, so only what needs Presidio does.
"""

import warnings
from collections.abc import Callable, Iterable
from typing import Any

import spacy
import sudachipy  # type: ignore[import-untyped]  # ships stubs without a marker
from presidio_analyzer import (
    AnalysisExplanation,
    AnalyzerEngine,
    EntityRecognizer,
    RecognizerRegistry,
    RecognizerResult,
)
from presidio_analyzer.nlp_engine import NerModelConfiguration, NlpArtifacts, SpacyNlpEngine
from presidio_analyzer.predefined_recognizers import SpacyRecognizer
from spacy.language import Language

from scanner.model.category import DataCategory
from scanner.recognizers.detector import AllRecognizers
from scanner.recognizers.reading.escapes import in_each_writing
from scanner.recognizers.recognizer import Recognizer

LANGUAGE = "ja"
NER_SCORE = 0.7
NOT_NEEDED = [
    "parser",
    "morphologizer",
    "attribute_ruler",
    "compound_splitter",
    "bunsetu_recognizer",
]
CONTEXT = {
    DataCategory.PERSON: ("氏名", "名前", "フリガナ", "宛名", "担当", "様", "さん", "氏"),
    DataCategory.BIRTH_DATE: ("生年月日", "誕生", "生まれ"),
    DataCategory.ADDRESS: ("住所", "所在地", "居所", "自宅", "宛先", "転居"),
    DataCategory.GENDER: ("性別",),
    DataCategory.PHONE_NUMBER: ("電話", "携帯", "連絡先", "TEL", "FAX"),
    DataCategory.EMAIL_ADDRESS: ("メール", "アドレス", "mail"),
    DataCategory.WAON_NUMBER: ("WAON", "ワオン", "カード番号"),
    DataCategory.JP_MY_NUMBER: ("個人番号", "マイナンバー"),
    DataCategory.CREDENTIAL: ("パスワード", "暗証", "鍵", "接続文字列"),
    DataCategory.OTHER_IDENTIFIER: ("クレジット", "免許", "旅券", "パスポート", "口座", "保険"),
}
"""Words beside a value that raise its score in Presidio, as ``context`` of its recognisers."""


class JapaneseRecognizer(EntityRecognizer):
    """One recogniser of the scanner as Presidio sees it."""

    def __init__(self, recognizer: Recognizer) -> None:
        self.recognizer = recognizer
        super().__init__(
            supported_entities=[recognizer.category.value],
            name=type(recognizer).__name__,
            supported_language=LANGUAGE,
            context=list(CONTEXT[recognizer.category]),
        )

    def load(self) -> None:
        """Load nothing: a recogniser is ready as it is."""

    def analyze(
        self, text: str, entities: list[str], nlp_artifacts: NlpArtifacts | None = None
    ) -> list[RecognizerResult]:
        """Find the spans of the category, if it is asked for."""
        del nlp_artifacts  # words are not needed; Presidio passes them to everyone
        if self.recognizer.category.value not in entities:
            return []
        return [
            RecognizerResult(
                entity_type=span.category.value,
                start=span.start,
                end=span.end,
                score=span.score,
                analysis_explanation=AnalysisExplanation(
                    type(self.recognizer).__name__, span.score
                ),
            )
            for span in in_each_writing(text, self.recognizer.spans)
        ]


def registry(recognizers: Iterable[Recognizer]) -> RecognizerRegistry:
    """Give Presidio's registry with these recognisers, to which users can add their own."""
    return RecognizerRegistry(
        recognizers=[JapaneseRecognizer(recognizer) for recognizer in recognizers],
        supported_languages=[LANGUAGE],
    )


def analyzer(detector: AllRecognizers) -> AnalyzerEngine:
    """Give Presidio's engine over all recognisers; words are Sudachi's, there is no model."""
    return _engine(registry(detector.recognizers), _split(lambda: spacy.blank(LANGUAGE)), {})


def model() -> Language:
    """Load GiNZA's model.

    Of the pipeline the parser and what only it needs are left out: that is half of its time, and
    GiNZA's own package with it, the model's is enough.
    """
    return _split(lambda: spacy.load("ja_ginza", exclude=NOT_NEEDED))


def ginza() -> AnalyzerEngine:
    """Give Presidio's engine with GiNZA's model, which finds persons and nothing else here."""
    persons = SpacyRecognizer(LANGUAGE, [DataCategory.PERSON.value])
    own = RecognizerRegistry([persons], supported_languages=[LANGUAGE])
    return _engine(own, model(), {"Person": DataCategory.PERSON.value})


def _engine(
    registered: RecognizerRegistry, pipeline: Language, entities: dict[str, str]
) -> AnalyzerEngine:
    """Put an engine together around a pipeline; Presidio itself would download one."""
    labels = pipeline.pipe_labels.get("ner", [])
    engine: Any = SpacyNlpEngine(
        models=[{"lang_code": LANGUAGE, "model_name": LANGUAGE}],
        ner_model_configuration=NerModelConfiguration(
            model_to_presidio_entity_mapping=entities,
            labels_to_ignore=[label for label in labels if label not in entities],
            default_score=NER_SCORE,
        ),
    )
    engine.nlp = {LANGUAGE: pipeline}
    return AnalyzerEngine(registered, engine, supported_languages=[LANGUAGE])


def _split(load: Callable[[], Language]) -> Language:
    """Load a pipeline of spaCy and let it cut texts into the shortest units (Sudachi's mode A).

    A model takes its mode from the files that it was saved in, whatever its configuration is told:
    so the tokenizer is set afterwards.
    """
    with warnings.catch_warnings():
        # spaCy 3.8 builds its tokenizer by a name that SudachiPy 0.7 deprecates
        warnings.simplefilter("ignore", DeprecationWarning)
        pipeline = load()
    words: Any = pipeline.tokenizer
    words.tokenizer = sudachipy.Dictionary().tokenizer(sudachipy.SplitMode.A)
    return pipeline
