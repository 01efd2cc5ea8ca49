"""The model card: what a user of the model must know, made from what was trained on."""

from collections.abc import Mapping, Sequence
from pathlib import Path

_UNMEASURED = "Not measured. `tienle eval` measures a model on a judged set."


def model_card(
    sources: Sequence[Path],
    pairs: Sequence[Path],
    out: Path,
    seed: int,
    counts: Mapping[str, int],
    shape: Sequence[int],
    figures: str,
) -> str:
    """Markdown with the front matter that sentence-transformers knows; no dates, so that it reproduces."""
    rows = "\n".join(f"| {kind} | {count:,} |" for kind, count in counts.items())
    return _CARD.format(
        name=out.name,
        pieces=f"{shape[0]:,}",
        dim=shape[1],
        seed=seed,
        data="\n".join(f"- `{path.as_posix()}`" for path in [*sources, *pairs]),
        pairs=rows,
        command=_command(sources, pairs, out, seed),
        figures=figures.strip() or _UNMEASURED,
    )


def _command(sources: Sequence[Path], pairs: Sequence[Path], out: Path, seed: int) -> str:
    lines = ["tienle train-encoder", *(path.as_posix() for path in sources)]
    lines += [f"--pairs {path.as_posix()}" for path in pairs]
    lines += [f"--out {out.as_posix()}", *([f"--seed {seed}"] if seed != 13 else [])]
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

Law and directives of Vietnam are outside copyright (Law on Intellectual Property, Art. 15). Licences of judged
questions and translations are those of their publishers.

| pairs of an epoch | |
|---|---|
{pairs}

## Recipe

1. Vocabulary: syllables and English words by count; words of two to four syllables by count and normalised
   pointwise mutual information, cut at their weakest place; the same without accents; fragments for rare words.
   A Unigram tokenizer over NFC in lower case, with tone marks in one place ("hoà" = "hòa") and y/i made equal
   after a lone onset ("kỹ" = "kĩ"). Pieces span blanks, never punctuation.
2. Vectors: mean of the pieces' vectors, trained with in-batch negatives (InfoNCE both ways, cosine) on the pairs
   above; a fifth of the queries typed without accents; sparse Adam; first weights short for frequent pieces.
3. Questions meet passages as the index gives them, title and headings above the clause; sentences and words meet
   half of theirs so; headings meet clauses alone.

Seed {seed}, two threads. The same command gives the same weights on the same kind of machine:

```
{command}
```

## Figures

{figures}

## Limits

- Word order and negation are invisible to it: use it together with a lexical index.
- It knows the words it was trained on; names, numbers and dates are left to the lexical index.
- It learned from law more than from directives, and from English news more than from English law.
- A text without accents is read through its most frequent reading.
"""
