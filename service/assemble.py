"""The one place that names concrete classes: settings in, an open engine out."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import cache
from pathlib import Path

from corpus.issuers import load_issuers
from indexer.build import (
    LANGUAGE,
    Progress,
    Report,
    build,
)
from indexer.cross_encoder import CrossEncoder, load_cross_encoder
from indexer.encoder import Encoder
from indexer.errors import GenerationError
from indexer.generation import Manifest, open_generation
from indexer.language import Language
from indexer.sentence_encoder import load_encoder
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
from service.parts import Parts, open_parts
from service.precedent.absence import AbsenceFinder
from service.precedent.best import BestPrecedents
from service.precedent.columns import DirectiveColumns
from service.precedent.concordance import Concordancer
from service.precedent.draft.check import DraftChecker
from service.precedent.precedents import Precedents
from service.precedent.validity.gather import gather
from service.precedent.variants_finder import VariantFinder
from service.rank.demoted import Demoted
from service.rank.gathering import Gathering
from service.rank.model import RankingModel
from service.rank.ranked import Ranked
from service.rank.reread import Reread
from service.retrieval import Dense, Hybrid, Lexical, Retriever
from service.settings import NONE, Settings, SettingsError
from service.today import Today
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
    parts = open_parts(folder, manifest)
    issuers = load_issuers(settings.issuers)
    standing = Today(parts.catalogue, gather(parts.catalogue, parts.lexical, issuers), today)
    facts = DirectiveFacts(parts.catalogue)
    precedents = _precedents(parts, standing, manifest)
    model = AnsweringModel.load(settings.reader)
    office = None if settings.office == NONE else settings.office
    return Engine(
        parts.catalogue,
        _modes(parts, encoder, settings, facts, standing, compare=compare),
        manifest,
        Understanding(parts.catalogue, Language.load(folder / LANGUAGE), facts),
        Answerer(parts.catalogue, parts.lexical, model, settings.least_sure),
        standing,
        precedents,
        BestPrecedents(parts.catalogue, precedents.variants, office, issuers),
    )


def _modes(
    parts: Parts, encoder: Encoder, settings: Settings, facts: DirectiveFacts, today: Today, *, compare: bool
) -> dict[str, Retriever]:
    """The ways to search by their names."""
    dense, words = Dense(encoder, parts.vectors, parts.embeddings), Lexical(parts.lexical)
    legs: dict[str, Retriever] = {"dense": dense, "lexical": words}
    named = NamedPassages(parts.catalogue, words)
    gathering = Gathering(dense, words, named, facts.of_passages, parts.lexical, parts.forward)
    hybrid = Ranked(gathering, RankingModel.load(settings.ranker))
    standing = Demoted(hybrid, today.validities, parts.forward.owners, today.date)
    again = _cross_encoder(settings)
    read = Reread(hybrid, again, parts.catalogue) if again else None
    best = Demoted(read, today.validities, parts.forward.owners, today.date) if read else standing
    exact = Exact(parts.wording, parts.places, parts.lexical)
    modes: dict[str, Retriever] = {"hybrid": best, **legs, "exact": exact}
    if compare:
        modes |= {"sum": Hybrid(legs, weighted_sum(_WEIGHTS)), "rrf": Hybrid(legs, reciprocal_rank)}
        modes |= {**ablations(standing), "no-demotion": hybrid}
    return modes


def _precedents(parts: Parts, today: Today, manifest: Manifest) -> Precedents:
    catalogue, wording = parts.catalogue, parts.wording
    columns = DirectiveColumns(catalogue)
    return Precedents(
        today,
        Concordancer(catalogue, wording, columns),
        AbsenceFinder(catalogue, parts.lexical, wording, manifest.name),
        VariantFinder(catalogue, wording, columns),
        DraftChecker(catalogue, wording, today.validities),
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
