"""Words that stand in for each other and mean the reverse: what is said of one doesn't answer for the other."""

from service.answer import Kind
from service.answering.asking import Asked
from service.answering.candidates import Candidate
from service.typed_words import fold_letters

# Revenue and expenditure, exports and imports stand in the same sentences with figures of one kind.
_PAIRS = (("thu ngan sach", "chi ngan sach"), ("tong thu", "tong chi"), ("xuat khau", "nhap khau"))

_POSTS = ("bi thu", "chu tich", "giam doc", "truong ban", "truong phong", "thu tuong", "bo truong")


def without_opposites(asked: Asked, found: list[Candidate]) -> list[Candidate]:
    """Those whose sentence up to the value doesn't name the opposite of what the question names alone; where nothing
    but who holds a post is asked for, none whose passage names the deputy alone."""
    text = fold_letters(asked.question.read_text)
    wanted = [(one, other) for pair in _PAIRS for one, other in (pair, pair[::-1]) if one in text and other not in text]
    kept = [one for one in found if not _is_of_opposite(one, wanted)] if wanted else found
    if asked.kinds != (Kind.PERSON,):
        return kept
    heads = [post for post in _POSTS if post in text and f"pho {post}" not in text]
    return [one for one in kept if not _is_deputy(one, heads)]


def _is_of_opposite(one: Candidate, wanted: list[tuple[str, str]]) -> bool:
    sentence = one.reading.sentence_at(one.core)
    before = fold_letters(one.reading.text[sentence.start : one.start])
    return any(before.rfind(other) > before.rfind(name) for name, other in wanted)


def _is_deputy(one: Candidate, heads: list[str]) -> bool:
    """Whether the passage names the deputy alone where the head is asked for."""
    text = fold_letters(one.reading.text) if heads else ""
    return any(post in text and post not in text.replace(f"pho {post}", "") for post in heads)
