"""An optional cross-encoder, tried with a tiny one made here."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from indexer.cross_encoder import load_cross_encoder
from indexer.encoder import Encoder
from indexer.errors import EncoderError
from service.assemble import open_engine
from service.engine import Engine
from service.rank.reread import FIRST
from service.settings import Settings

QUERY = "giải phóng mặt bằng dự án ven sông"
WORDS = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *"giải phóng mặt bằng dự án sông kế hoạch kết luận".split()]


def _model(folder: Path, labels: int) -> Path:
    """A BERT of one layer with random weights."""
    import torch
    from transformers import BertConfig, BertForSequenceClassification, BertTokenizer

    torch.manual_seed(0)
    folder.mkdir()
    (folder / "vocab.txt").write_text("\n".join(WORDS), encoding="utf-8")
    BertTokenizer(vocab=str(folder / "vocab.txt"), do_lower_case=False, strip_accents=False).save_pretrained(folder)
    shape = BertConfig(
        vocab_size=len(WORDS), hidden_size=16, num_hidden_layers=1, num_attention_heads=2, intermediate_size=32,
        max_position_embeddings=512, initializer_range=1.0,
    )  # fmt: skip
    shape.num_labels = labels
    BertForSequenceClassification(shape).save_pretrained(folder)
    return folder


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return _model(tmp_path_factory.mktemp("cross") / "tiny", labels=1)


def test_the_first_hits_come_in_the_order_of_the_cross_encoder(
    engine: Engine, sample_index: Path, encoder: Encoder, tiny: Path
) -> None:
    again = open_engine(sample_index, replace(Settings(), cross_encoder=str(tiny)), encoder)
    before, after = (one.search(QUERY, top_k=FIRST + 10).hits for one in (engine, again))
    assert {hit.passage.id for hit in after[:FIRST]} == {hit.passage.id for hit in before[:FIRST]}
    assert [hit.passage.id for hit in after[FIRST:]] == [hit.passage.id for hit in before[FIRST:]]
    read = [hit.legs["cross_encoder"] for hit in after[:FIRST]]
    assert read == sorted(read, reverse=True)
    assert len(set(read)) > FIRST / 2
    assert np.all(np.diff([hit.score for hit in after]) <= 0)
    assert {hit.confidence for hit in after} == {None}
    assert [hit.passage.id for hit in again.search(QUERY, top_k=5).hits] == [hit.passage.id for hit in after[:5]]
    assert again.search(QUERY).relevant is None
    again.close()


def test_what_is_named_stays_before_all(sample_index: Path, encoder: Encoder, tiny: Path) -> None:
    again = open_engine(sample_index, replace(Settings(), cross_encoder=str(tiny)), encoder)
    assert again.search("khoản 1 Điều 3 nghị quyết 14").hits[0].section.path == ("Điều 3", "1")
    again.close()


def test_scores_of_nothing_are_none(tiny: Path) -> None:
    assert load_cross_encoder(str(tiny)).scores(QUERY, []).shape == (0,)


def test_other_models_are_named(tmp_path: Path) -> None:
    with pytest.raises(EncoderError, match="gives 3 numbers a pair"):
        load_cross_encoder(str(_model(tmp_path / "three", labels=3)))
    with pytest.raises(EncoderError, match="no model folder"):
        load_cross_encoder(str(tmp_path / "nowhere"))
