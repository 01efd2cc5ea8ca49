"""Any sentence-transformers model behind `Encoder`: the bundled one, and a tiny transformer made here."""

import json
import os
from pathlib import Path

import numpy as np
import pytest

from corpus.model import Passage, Source
from corpus.parse import parse
from corpus.split import split
from indexer.budget import Budget
from indexer.encoder import Encoder
from indexer.errors import EncoderError
from indexer.model_folder import BUNDLED, model_folder
from indexer.sentence_encoder import SentenceEncoder, load_encoder

os.environ["HF_HUB_OFFLINE"] = "1"
WORDS = (
    "query passage : tăng cường công tác quản lý đất đai và bảo vệ môi trường thực hiện kết luận . , một hai ba".split()
)


def _tiny_transformer(folder: Path, *, prompts: dict[str, str] | None = None) -> Path:
    """A BERT of two layers with random weights, saved as sentence-transformers saves one."""
    import torch
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import Pooling, Transformer
    from transformers import BertConfig, BertModel, BertTokenizer

    torch.manual_seed(0)
    inner = folder.parent / f"{folder.name}-bert"
    inner.mkdir()
    vocabulary = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *dict.fromkeys(WORDS)]
    (inner / "vocab.txt").write_text("\n".join(vocabulary), encoding="utf-8")
    tokenizer = BertTokenizer(vocab=str(inner / "vocab.txt"), do_lower_case=False, strip_accents=False)
    tokenizer.save_pretrained(inner)
    shape = BertConfig(
        vocab_size=len(vocabulary), hidden_size=16, num_hidden_layers=2, num_attention_heads=2, intermediate_size=32,
        max_position_embeddings=64,
    )  # fmt: skip
    BertModel(shape).save_pretrained(inner)
    transformer = Transformer(str(inner), max_seq_length=32)
    model = SentenceTransformer(modules=[transformer, Pooling(16)], prompts=prompts, device="cpu")
    model.save(str(folder))
    return folder


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return _tiny_transformer(tmp_path_factory.mktemp("models") / "tiny-e5")


def test_the_bundled_model_gives_unit_vectors_with_no_network(encoder: Encoder) -> None:
    vectors = encoder.encode_passages(["Đẩy nhanh tiến độ giải ngân", "Public investment"])
    assert vectors.shape == (2, encoder.dim)
    assert vectors.dtype == np.float32
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)
    assert encoder.encode_queries([]).shape == (0, encoder.dim)
    assert encoder.max_tokens is None


def test_the_bundled_model_is_small_and_carries_a_card() -> None:
    folder = Path(__file__).parents[1] / "indexer" / "models" / "tienle-static"
    assert sum(path.stat().st_size for path in folder.rglob("*")) < 40_000_000
    assert "Seed" in (folder / "README.md").read_text(encoding="utf-8")


def test_tone_placement_and_normal_form_don_t_change_a_vector(encoder: Encoder) -> None:
    one, other, decomposed = encoder.encode_queries(["hòa giải", "hoà giải", "hòa giải"])
    assert np.allclose(one, other)
    assert np.allclose(one, decomposed)


def test_a_transformer_folder_works_with_its_familys_prompts(tiny: Path) -> None:
    encoder = load_encoder(str(tiny), precision="float32")
    assert encoder.dim == 16
    query, passage = encoder.encode_queries(["đất đai"]), encoder.encode_passages(["đất đai"])
    assert not np.allclose(query, passage), "e5 prefixes queries and passages differently"


def test_prompts_of_the_models_own_configuration_win(tmp_path: Path) -> None:
    folder = _tiny_transformer(tmp_path / "tiny-e5", prompts={"query": "một : ", "document": ""})
    encoder = load_encoder(str(folder), precision="float32")
    plain = load_encoder(str(_tiny_transformer(tmp_path / "plain")), precision="float32")
    assert np.allclose(encoder.encode_queries(["hai"]), plain.encode_passages(["một : hai"]), atol=1e-5)
    assert np.allclose(encoder.encode_passages(["hai"]), plain.encode_passages(["hai"]), atol=1e-5)


def test_passages_are_split_within_the_models_length_in_tokens(tiny: Path) -> None:
    encoder = load_encoder(str(tiny), precision="float32")
    budget = Budget(encoder)
    assert budget.fits is not None
    directive = parse(Source("d", "d.txt", "1. " + "tăng cường công tác quản lý đất đai . " * 20))
    passages = split(directive, budget.fits)
    assert len(passages) > 3
    assert max(encoder.count_tokens(budget.texts_of(passages))) <= 32


def test_headings_longer_than_half_the_room_are_dropped_from_the_outside(tiny: Path) -> None:
    budget = Budget(load_encoder(str(tiny), precision="float32"))
    long, short = "quản lý " * 40, "đất đai"
    passage = Passage("d#1", "d", 0, (), "một hai ba", (long, short))
    assert budget.texts_of([passage]) == ["đất đai\nmột hai ba"]


def test_the_fingerprint_follows_weights_and_prompts(tiny: Path, tmp_path: Path) -> None:
    one = load_encoder(str(tiny), precision="float32").fingerprint
    assert load_encoder(str(tiny), precision="float32").fingerprint == one
    assert load_encoder(str(tiny), precision="bfloat16").fingerprint != one
    other = _tiny_transformer(tmp_path / "tiny-e5", prompts={"query": "một : "})
    assert load_encoder(str(other), precision="float32").fingerprint != one


@pytest.mark.parametrize("name", ["/nowhere/model", "./nowhere", "no-such-org/no-such-model"])
def test_a_missing_model_is_one_clear_line(name: str) -> None:
    with pytest.raises(EncoderError) as caught:
        load_encoder(name)
    assert name in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_folder_without_a_model_and_a_broken_model_say_so(tmp_path: Path) -> None:
    with pytest.raises(EncoderError, match="without a model"):
        load_encoder(str(tmp_path))
    (tmp_path / "modules.json").write_text(
        json.dumps([{"idx": 0, "name": "0", "path": "", "type": "no.Such"}]), "utf-8"
    )
    with pytest.raises(EncoderError, match="can't be loaded"):
        load_encoder(str(tmp_path))


def test_a_static_model_read_without_the_library_is_the_library_s_model(encoder: Encoder) -> None:
    from sentence_transformers import SentenceTransformer

    model = SentenceTransformer(str(model_folder(BUNDLED)), device="cpu", local_files_only=True)
    library = SentenceEncoder(BUNDLED, model)
    texts = ["Đẩy nhanh tiến độ giải ngân", "", "### ???", "Kết luận số 28-KL/TU"]
    assert not isinstance(encoder, SentenceEncoder)
    assert encoder.fingerprint == library.fingerprint
    assert encoder.count_tokens(texts) == library.count_tokens(texts)
    assert np.allclose(encoder.encode_queries(texts), library.encode_queries(texts), atol=1e-6)
    assert np.allclose(encoder.encode_passages(texts), library.encode_passages(texts), atol=1e-6)


def test_a_passage_is_encoded_line_by_line_as_it_would_be_whole() -> None:
    encoder = load_encoder()
    heading = "Nhiệm vụ, giải pháp về chuyển đổi số"
    bodies = ("", "Sở Tài chính chủ trì", "Công an\n\ntỉnh phối hợp.")
    texts = [*(f"{heading}\n{body}" for body in bodies), "", "\n", heading]
    by_lines, whole = encoder.encode_passages(texts), encoder.encode_queries(texts)
    assert by_lines.shape == (6, encoder.dim)
    assert np.allclose(by_lines, whole, atol=1e-5)


def test_the_title_above_many_passages_is_left_out_and_other_headings_stay() -> None:
    passages = [Passage(f"d#{n}", "d", n, (), f"một\nhai {n}", ("Kế hoạch năm", "Giải pháp")) for n in range(17)]
    budget = Budget(load_encoder())
    assert budget.texts_of(passages)[0] == "Giải pháp\nmột hai 0"
    assert budget.texts_of(passages[:16])[0] == "Kế hoạch năm\nGiải pháp\nmột hai 0"
