"""Presidio with GiNZA on the same texts, where both are installed: what the figures stand beside.

Split mode A of Sudachi, as published comparisons use it: mode C makes one token of an address. The
model is that of depth ``deep``, without the parser, which only makes it faster.
"""

from importlib import import_module
from importlib.util import find_spec
from time import process_time
from typing import Any

from scanner.model.category import DataCategory as C
from scanner.model.detection import Detection
from tests.bench.detection.labels import Corpus
from tests.bench.detection.scoring import Tallies

SNIPPETS = 200
NEEDED = ("presidio_analyzer", "ja_ginza")
CATEGORIES = {
    "PERSON": C.PERSON,
    "LOCATION": C.ADDRESS,
    "PHONE_NUMBER": C.PHONE_NUMBER,
    "EMAIL_ADDRESS": C.EMAIL_ADDRESS,
    "DATE_TIME": C.BIRTH_DATE,
    "CREDIT_CARD": C.OTHER_IDENTIFIER,
}

PLACES = ("Province", "City", "County", "Postal_Address", "Domestic_Region", "GPE_Other")
LABELS = {"Person": "PERSON", "Date": "DATE_TIME", **dict.fromkeys(PLACES, "LOCATION")}
"""GiNZA's labels (extended named entities) in Presidio's words; without them it finds no names."""


def installed() -> bool:
    """Say whether the comparison can be made here."""
    return all(find_spec(name) is not None for name in NEEDED)


def _engine() -> Any:  # noqa: ANN401 - a type of a package that may not be there
    """Build Presidio's engine with its own recognisers; nothing is fetched from a network."""
    analyzer, engines = map(import_module, ("presidio_analyzer", "presidio_analyzer.nlp_engine"))
    configuration = engines.NerModelConfiguration(model_to_presidio_entity_mapping=LABELS)
    models = [{"lang_code": "ja", "model_name": "ja_ginza"}]
    nlp = engines.SpacyNlpEngine(models=models, ner_model_configuration=configuration)
    nlp.nlp = {"ja": import_module("scanner.recognizers.presidio").model()}
    # the e-mail recogniser would download the public-suffix list; the package has a copy
    import_module("tldextract.tldextract").TLD_EXTRACTOR.suffix_list_urls = ()
    registry = analyzer.RecognizerRegistry(supported_languages=["ja"])
    registry.load_predefined_recognizers(languages=["ja"], nlp_engine=nlp)
    return analyzer.AnalyzerEngine(nlp_engine=nlp, registry=registry, supported_languages=["ja"])


def compare(corpus: Corpus) -> tuple[Tallies, float]:
    """Give the tallies of Presidio on the first texts, and its texts per CPU second."""
    engine = _engine()
    tallies = Tallies()
    snippets = corpus.snippets[:SNIPPETS]
    engine.analyze(text="準備", language="ja")
    began = process_time()
    everything = [engine.analyze(text=snippet.text, language="ja") for snippet in snippets]
    seconds = process_time() - began
    for snippet, results in zip(snippets, everything, strict=True):
        found = [
            Detection(CATEGORIES[r.entity_type], r.start, r.end, r.score)
            for r in results
            if r.entity_type in CATEGORIES
        ]
        tallies.text(snippet, found)
    return tallies, len(snippets) / seconds
