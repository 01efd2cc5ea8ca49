"""The model card: what a user of the model must know, made from what was trained on."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from indexer.train.trial import Outcome

_UNMEASURED = "Not measured. `tienle eval` measures a model on a judged set."


@dataclass(frozen=True, slots=True)
class Made:
    """How a model was made."""

    sources: tuple[Path, ...]
    pairs: tuple[Path, ...]
    out: Path
    seed: int
    begin: str
    teacher: str | None
    counts: Mapping[str, int]  # pairs of an epoch by kind
    shape: tuple[int, ...]


def model_card(made: Made, outcome: Outcome | None, figures: str) -> str:
    """Markdown with the front matter that sentence-transformers knows; no dates, so that it reproduces."""
    return _CARD.format(
        name=made.out.name,
        pieces=f"{made.shape[0]:,}",
        dim=made.shape[1],
        seed=made.seed,
        begin=made.begin,
        data="\n".join(f"- `{path.as_posix()}`" for path in [*made.sources, *made.pairs]),
        teacher=f"Teacher of English, needed only while training: `{made.teacher}`." if made.teacher else "No teacher.",
        pairs="\n".join(f"| {kind} | {count:,} |" for kind, count in made.counts.items()),
        command=_command(made),
        trial=f"\nAgainst the model it began with: {outcome}.\n" if outcome else "",
        figures=figures.strip() or _UNMEASURED,
    )


def _command(made: Made) -> str:
    lines = ["tienle train-encoder", *(path.as_posix() for path in made.sources)]
    lines += [f"--pairs {path.as_posix()}" for path in made.pairs]
    lines += [f"--from {made.begin}", *([f"--teacher {made.teacher}"] if made.teacher else [])]
    lines += [f"--out {made.out.as_posix()}", *([f"--seed {made.seed}"] if made.seed != 13 else [])]
    return " \\\n    ".join(lines)


_CARD = """---
library_name: sentence-transformers
pipeline_tag: sentence-similarity
language: [vi, en]
license: apache-2.0
tags: [sentence-transformers, static-embedding, vietnamese]
---

# {name}

A static text encoder for Vietnamese official directives and law, with some English: {pieces} pieces, {dim}
dimensions, float16, unit vectors. It needs no network, no GPU and no prompt.

```python
from sentence_transformers import SentenceTransformer

model = SentenceTransformer("{name}", device="cpu").float()
```

## Data

{data}

{teacher} Began with: `{begin}`.

Law and directives of Vietnam are outside copyright (Law on Intellectual Property, Art. 15). Licences of judged
questions and translations are those of their publishers.

| pairs of an epoch | |
|---|---|
{pairs}

## Recipe

1. Vocabulary: syllables and English words by count; words of two to four syllables by count and normalised
   pointwise mutual information, cut at their weakest place; the same without accents; fragments for rare words.
   A Unigram tokenizer over NFC in lower case, with tone marks in one place ("hoà" = "hòa") and y/i made equal
   after a lone onset ("kỹ" = "kĩ"). Pieces span blanks, never punctuation or the end of a line. A model that goes
   on from another keeps its pieces and adds the frequent words of the new texts, each as the sum of its parts.
2. Vectors: mean of the pieces' vectors, trained with in-batch negatives (InfoNCE both ways, cosine) on the pairs
   above; batches of 128 runs of 8 neighbouring pairs, so that clauses of one document are told apart; a fifth of the
   queries typed without accents, a seventh dressed as questions; sparse Adam; first weights short for frequent pieces.
3. Questions meet passages as the index gives them, headings above the clause and the title where it stands above few;
   sentences and words meet half of theirs so; headings meet clauses alone.
4. With a teacher, both sides of a translation are trained towards its vectors of the English side: by cosine, and by
   the distribution of similarities within the batch.

Seed {seed}, two threads. The same command gives the same weights on the same kind of machine:

```
{command}
```

## Figures
{trial}
{figures}

## Limits

- Word order and negation are invisible to it: use it together with a lexical index.
- It knows the words it was trained on; names, numbers and dates are left to the lexical index.
- It learned from law more than from directives, and from English news more than from English law.
- A text without accents is read through its most frequent reading.
"""
