"""The one place that names concrete classes: settings in, an open engine out."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import cache
from pathlib import Path

import numpy as np

from corpus.issuers import load_issuers
from indexer.build import (
    CATALOGUE,
    EMBEDDINGS,
    FORWARD,
    LANGUAGE,
    LEXICAL,
    PLACES,
    VECTORS,
    WORDING,
    Progress,
    Report,
    build,
)
from indexer.catalogue import Catalogue
from indexer.cross_encoder import CrossEncoder, load_cross_encoder
from indexer.encoder import Encoder
from indexer.errors import GenerationError
from indexer.faiss_index import FaissIndex
from indexer.forward import ForwardIndex
from indexer.generation import Manifest, open_generation
from indexer.language import Language
from indexer.lexical import LexicalIndex
from indexer.sentence_encoder import load_encoder
from indexer.wording.index import WordingIndex
from indexer.wording.passages import PassagePlaces
from service.ablation import ablations
from service.answering.answerer import Answerer
from service.answering.model import AnsweringModel
from service.engine import Engine
from service.exact import Exact
from service.fusion import reciprocal_rank, weighted_sum
from service.generation.answering import Answering
from service.generation.endpoint import endpoint_of
from service.generation.writer import ProvingWriter
from service.named import NamedPassages
from service.precedent.absence import AbsenceFinder
from service.precedent.best import BestPrecedents
from service.precedent.columns import DirectiveColumns
from service.precedent.concordance import Concordancer
from service.precedent.draft.check import DraftChecker
from service.precedent.validity.gather import gather
from service.precedent.variants_finder import VariantFinder
from service.rank.demoted import Demoted
from service.rank.gathering import Gathering
from service.rank.model import RankingModel
from service.rank.ranked import Ranked
from service.rank.reread import Reread
from service.retrieval import Dense, Hybrid, Lexical, Retriever
from service.settings import NONE, Settings, SettingsError
from service.understanding.understand import Understanding
from service.wishes import DirectiveFacts

# Of the sum that the learned ranker is compared with: equal, not tuned.
_WEIGHTS = {"dense": 0.5, "lexical": 0.5}


def open_engine(
    index: Path,
    settings: Settings,
    encoder: Encoder | None = None,
    *,
    compare: bool = False,
    today: Callable[[], date] = date.today,
) -> Engine:
    """Open the live generation with the encoder that made it.

    `compare` adds the modes that exist only to be measured against; `today` is asked anew for every request.

    Raises:
        GenerationError: there is no sound index, or another encoder made it.
        EncoderError: the encoder can't be loaded.
    """
    folder, manifest = open_generation(index)
    encoder = encoder or encoder_of(manifest, settings)
    _check_encoder(index, manifest, encoder)
    vectors = FaissIndex.load(folder / VECTORS)
    catalogue = Catalogue(folder / CATALOGUE)
    lexical = LexicalIndex(folder / LEXICAL)
    forward, facts = ForwardIndex(folder / FORWARD), DirectiveFacts(catalogue)
    embeddings = np.load(folder / EMBEDDINGS, mmap_mode="r")
    counted = (vectors, lexical, forward, embeddings)
    _check_counts(folder, manifest, *map(len, counted), catalogue.count("passage"))
    dense, words = Dense(encoder, vectors, embeddings), Lexical(lexical)
    legs: dict[str, Retriever] = {"dense": dense, "lexical": words}
    named = NamedPassages(catalogue, words)
    gathering = Gathering(dense, words, named, facts.of_passages, lexical, forward)
    hybrid = Ranked(gathering, RankingModel.load(settings.ranker))
    issuers = load_issuers(settings.issuers)
    validities = gather(catalogue, lexical, issuers)
    standing = Demoted(hybrid, validities, forward.owners, today)
    again = _cross_encoder(settings)
    wording = WordingIndex(folder / WORDING)
    read = Demoted(Reread(hybrid, again, catalogue), validities, forward.owners, today) if again else standing
    modes: dict[str, Retriever] = {
        "hybrid": read,
        **legs,
        "exact": Exact(wording, PassagePlaces(folder / PLACES), lexical),
    }
    if compare:
        modes |= {"sum": Hybrid(legs, weighted_sum(_WEIGHTS)), "rrf": Hybrid(legs, reciprocal_rank)}
        modes |= {**ablations(standing), "no-demotion": hybrid}
    understanding = Understanding(catalogue, Language.load(folder / LANGUAGE), facts)
    model = AnsweringModel.load(settings.reader)
    answerer = Answerer(catalogue, lexical, model, settings.least_sure)
    absence = AbsenceFinder(catalogue, lexical, wording, manifest.name)
    columns = DirectiveColumns(catalogue)
    concordancer = Concordancer(catalogue, wording, columns)
    variants = VariantFinder(catalogue, wording, columns)
    office = None if settings.office == NONE else settings.office
    return Engine(
        catalogue,
        modes,
        manifest,
        understanding,
        answerer,
        validities,
        concordancer,
        absence,
        variants,
        DraftChecker(catalogue, wording, validities),
        BestPrecedents(catalogue, variants, office, issuers),
        today=today,
    )


@cache
def _loaded(name: str) -> CrossEncoder:
    """Once in a process, whatever generations are opened."""
    return load_cross_encoder(name)


def _cross_encoder(settings: Settings) -> CrossEncoder | None:
    return None if settings.cross_encoder == NONE else _loaded(settings.cross_encoder)


def make_answering(settings: Settings) -> Answering:
    """How questions are answered: with the generator that the settings name, or in the documents' own words.

    Raises:
        SettingsError: the generator's settings don't fit together, its key can't be read, or httpx is missing.
    """
    endpoint = endpoint_of(settings)
    if endpoint is None:
        return Answering()
    try:
        from service.generation.http_chat import HttpChat
    except ImportError as error:
        raise SettingsError("generator_url needs httpx: pip install 'tienle[generate]', or set it to none") from error
    return Answering(ProvingWriter(HttpChat(endpoint)))


class EngineOpener:
    """Opens an index's live generation again and again; the encoder stays loaded as long as it is the same."""

    def __init__(self, index: Path, settings: Settings) -> None:
        self._index, self._settings = index, settings
        self._encoder: Encoder | None = None

    def __call__(self) -> Engine:
        """The engine of the live generation; raises as `open_engine` does."""
        _, manifest = open_generation(self._index, check=False)
        if self._encoder is None or self._encoder.fingerprint != manifest.fingerprint:
            self._encoder = encoder_of(manifest, self._settings)
        return open_engine(self._index, self._settings, self._encoder)


def encoder_of(manifest: Manifest, settings: Settings) -> Encoder:
    """The encoder that an index names."""
    return make_encoder(manifest.encoder, settings)


def make_encoder(name: str, settings: Settings) -> Encoder:
    """Any sentence-transformers model, as the settings want it run."""
    return load_encoder(name, threads=settings.threads or None, precision=settings.precision)


def build_index(
    sources: Sequence[Path], index: Path, settings: Settings, *, strict: bool = False, progress: Progress | None = None
) -> Report:
    """Index sources with the encoder that the settings name."""
    return build(sources, index, make_encoder(settings.encoder, settings), strict=strict, progress=progress)


def _check_encoder(index: Path, manifest: Manifest, encoder: Encoder) -> None:
    if manifest.fingerprint != encoder.fingerprint or manifest.dim != encoder.dim:
        raise GenerationError(
            f"{index}: the index was made with encoder '{manifest.encoder}' ({manifest.fingerprint[:8]}), "
            f"and '{encoder.name}' is {encoder.fingerprint[:8]}; index again with this encoder, or name that one"
        )


def _check_counts(folder: Path, manifest: Manifest, *found: int) -> None:
    expected = manifest.counts["passages"]
    if any(count != expected for count in found):
        raise GenerationError(f"{folder}: {expected} passages are recorded, its parts hold {found}; index again")
