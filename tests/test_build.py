"""The offline main path."""

import json
from pathlib import Path

import numpy as np
import pytest

from indexer.build import CATALOGUE, EMBEDDINGS, VECTORS, build
from indexer.catalogue import Catalogue
from indexer.errors import GenerationError, NothingToIndexError
from indexer.generation import open_generation
from indexer.sentence_encoder import SentenceEncoder
from service.assemble import open_engine
from service.settings import Settings

DIRECTIVE = "KẾT LUẬN\nvề công tác {subject}\n\nI. NHIỆM VỤ\n\n1. Tập trung chỉ đạo {subject} trên địa bàn.\n\n2. Khác."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "in"
    made.mkdir()
    for name, subject in (("a", "giải phóng mặt bằng"), ("b", "chuyển đổi số")):
        (made / f"{name}.txt").write_text(DIRECTIVE.format(subject=subject), encoding="utf-8")
    return made


def test_passages_sections_and_citations_lie_in_the_catalogue_as_they_were_parsed(sample_index: Path) -> None:
    folder, manifest = open_generation(sample_index)
    catalogue = Catalogue(folder / CATALOGUE)
    stored = catalogue.directive("ub-2022-cv-845")
    assert stored is not None
    assert stored.directive.fields.number == "845/UBND-TNMT"
    for _, passage in catalogue.passages(range(stored.first_passage, stored.first_passage + stored.passages)):
        section = stored.directive.sections[passage.section]
        assert passage.id.startswith(f"ub-2022-cv-845#{'/'.join(section.path)}")
        assert passage.text == " ".join(span.of(stored.directive.text).strip() for span in passage.spans)
    assert {"54-KH/TU", "96-KL/TU"} <= {citation.number for citation in stored.directive.citations}
    assert {name: catalogue.count(name[:-1]) for name in manifest.counts} == manifest.counts
    catalogue.close()


def test_the_same_sources_give_the_same_vectors_and_catalogue(
    folder: Path, tmp_path: Path, encoder: SentenceEncoder
) -> None:
    for name in ("one", "two"):
        build([folder], tmp_path / name, encoder)
    first, second = (open_generation(tmp_path / name)[1].files for name in ("one", "two"))
    for file in (EMBEDDINGS, VECTORS, CATALOGUE):
        assert first[file] == second[file], file


def test_unchanged_passages_are_not_encoded_again(folder: Path, tmp_path: Path, encoder: SentenceEncoder) -> None:
    first = build([folder], tmp_path / "index", encoder)
    before = np.load(open_generation(tmp_path / "index")[0] / EMBEDDINGS)
    (folder / "b.txt").write_text(DIRECTIVE.format(subject="bảo vệ môi trường"), encoding="utf-8")
    second = build([folder], tmp_path / "index", encoder)
    after = np.load(open_generation(tmp_path / "index")[0] / EMBEDDINGS)
    assert first.encoded == 6
    assert 0 < second.encoded <= 3
    assert np.array_equal(before[:3], after[:3])


def test_a_bad_file_is_named_and_left_out_and_the_others_are_indexed(
    folder: Path, tmp_path: Path, encoder: SentenceEncoder
) -> None:
    (folder / "bad.txt").write_bytes(b"\x00\x01\x02" * 100)
    report = build([folder], tmp_path / "index", encoder)
    assert report.manifest.counts["directives"] == 2
    (line,) = (tmp_path / "index" / "refused.jsonl").read_text(encoding="utf-8").splitlines()
    assert json.loads(line)["name"] == "bad.txt"


def test_strict_publishes_nothing_when_a_file_is_refused(
    folder: Path, tmp_path: Path, encoder: SentenceEncoder
) -> None:
    (folder / "bad.txt").write_bytes(b"")
    with pytest.raises(NothingToIndexError, match=r"bad\.txt"):
        build([folder], tmp_path / "index", encoder, strict=True)
    with pytest.raises(GenerationError):
        open_generation(tmp_path / "index")


def test_an_empty_folder_gives_nothing_to_index_and_no_index(tmp_path: Path, encoder: SentenceEncoder) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(NothingToIndexError, match="no readable document"):
        build([tmp_path / "empty"], tmp_path / "index", encoder)
    assert list((tmp_path / "index" / "generations").iterdir()) == []


def test_an_interrupted_run_leaves_the_index_as_it_was_and_the_next_one_works(
    folder: Path, tmp_path: Path, encoder: SentenceEncoder
) -> None:
    index = tmp_path / "index"
    live = build([folder], index, encoder).manifest
    (folder / "c.txt").write_text(DIRECTIVE.format(subject="tài sản công"), encoding="utf-8")
    for moment in ("directives", "passages"):  # in the midst of the sources, and while the wording is being written

        def interrupt(what: str, _more: int, moment: str = moment) -> None:
            if what == moment:
                raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            build([folder], index, encoder, progress=interrupt)
        assert [path.name for path in (index / "generations").iterdir()] == [live.name]
        assert open_generation(index)[1] == live
    assert build([folder], index, encoder).manifest.counts["directives"] == 3


def test_a_document_that_was_taken_out_can_no_longer_be_found(
    folder: Path, tmp_path: Path, encoder: SentenceEncoder
) -> None:
    index = tmp_path / "index"
    build([folder], index, encoder)
    (folder / "b.txt").unlink()
    build([folder], index, encoder)
    engine = open_engine(index, Settings(), encoder)
    for mode in ("hybrid", "dense", "lexical", "exact"):
        assert {hit.directive.id for hit in engine.search("chuyển đổi số", mode=mode, top_k=50).hits} <= {"a"}
    engine.close()


def test_another_encoder_is_refused_and_both_are_named(
    folder: Path, tmp_path: Path, encoder: SentenceEncoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    build([folder], tmp_path / "index", encoder)
    monkeypatch.setattr(encoder, "_fingerprint", "0" * 32)
    with pytest.raises(GenerationError, match="index again with this encoder"):
        open_engine(tmp_path / "index", Settings(), encoder)


def test_many_sources_are_prepared_in_several_processes_in_order(tmp_path: Path, encoder: SentenceEncoder) -> None:
    rows = [{"_id": f"r{n}", "title": f"Điều {n}", "text": f"{n}. Nội dung thứ {n}."} for n in range(600)]
    corpus = tmp_path / "corpus.jsonl"
    corpus.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows), encoding="utf-8")
    build([corpus], tmp_path / "index", encoder)
    catalogue = Catalogue(open_generation(tmp_path / "index")[0] / CATALOGUE)
    ids = [row["id"] for row in catalogue.rows("SELECT id FROM directive ORDER BY ordinal")]
    assert ids == [row["_id"] for row in rows]
    catalogue.close()
