"""How relations between directives are asked for."""

from corpus.citations.relations import AMENDS, CARRIES_OUT, REPEALS, REPLACES, RESTS_ON, REVIEWS
from service.answering.fields.wording import KIND, any_of, folded

_VERBS = {
    CARRIES_OUT: (
        r"triển khai(?: thực hiện)?", r"tổ chức thực hiện", r"thực hiện", r"cụ thể hóa", r"thi hành", r"quán triệt",
        r"implement\w*", r"carr(?:y|ies) out",
    ),
    REVIEWS: (r"sơ kết", r"tổng kết", r"review\w*"),
    RESTS_ON: (r"căn cứ(?: vào| theo)?", r"dựa (?:vào|trên|theo)", r"theo", r"based on"),
    REPLACES: (r"thay thế(?: cho)?", r"thay cho", r"thay", r"replace\w*", r"supersede\w*"),
    REPEALS: (r"bãi bỏ", r"hủy bỏ", r"repeal\w*"),
    AMENDS: (r"sửa đổi(?:,? bổ sung)?", r"bổ sung", r"amend\w*"),
    None: (
        r"viện dẫn(?: đến| tới)?", r"dẫn chiếu(?: đến| tới)?", r"trích dẫn", r"nhắc (?:đến|tới|lại)",
        r"dẫn(?: ra| lại| đến)?", r"đề cập(?: đến| tới)?", r"cite\w*", r"refer\w* to", r"mention\w*",
    ),
}  # fmt: skip
_VERB = any_of(any_of(verbs) for verbs in _VERBS.values())
_SPOKEN = tuple((relation, folded(any_of(verbs))) for relation, verbs in _VERBS.items())
_KINDS = rf"{KIND}(?:(?:,| và| hay| hoặc) {KIND})*"
_OF = r"(?: (?:của|do|từ|cấp) [^?,]{2,50}?)?"
_WHICH = rf"(?:những |các |bao nhiêu )?(?P<sought>{_KINDS})(?P<among>{_OF}) (?:nào|gì|mấy)"
_BY = r"(?: (?:bởi|bằng|tại|trong|theo|qua|ở|thành))?"
_SOMEBODY = r"(?: \w+ \w+| ubnd \w+ \w+)??"
_DONE = r"(?: đã| được| có)?(?: ban hành| ra đời)?(?: để| nhằm)?"
_MADE = r"(?: (?:được )?(?:ban hành|xây dựng|ra đời))?(?: (?:là )?(?:để|nhằm|nhằm để))?(?: đã| sẽ| có)?"
_LIST = r"(?:liệt kê |kể tên |tìm |cho biết )?"
_TARGET = rf"(?P<verb>{_VERB}) (?P<target>.+)$"
_RELATIONS = (  # and whether the directives sought are those that cite
    # Chỉ thị 12 được cụ thể hóa bằng những kế hoạch nào; bị thay thế bởi văn bản nào
    (rf"^(?P<target>.+?) (?:đã |sau này )?(?:được|bị){_SOMEBODY} (?P<verb>{_VERB}){_BY} {_WHICH}", True),
    # những văn bản nào của thị xã triển khai Chỉ thị 12
    (rf"^(?P<before>(?:\w+ ){{0,8}}?){_WHICH}(?P<of>(?: (?:của|do|ở|tại) [^?]{{2,50}}?)?){_DONE} {_TARGET}", True),
    # các văn bản dẫn Nghị quyết 07
    (rf"^{_LIST}(?:những|các) (?P<sought>{_KINDS})(?P<among>{_OF})(?: đã| có)? {_TARGET}", True),
    (rf"^(?:what|which(?: {KIND}s?)?) (?:has |have |was |were )?{_TARGET}", True),
    # Kế hoạch 54 thực hiện chỉ thị nào
    (rf"^(?P<target>.+?){_MADE} (?P<verb>{_VERB}) {_WHICH}(?P<of>(?: của [^?]{{2,50}})?)", False),
    (rf"^(?:what|which {KIND}s?) (?:does|do|did|is) (?P<target>.+?) (?P<verb>{_VERB})[ ?]*$", False),
)
RELATIONS = tuple((folded(pattern), incoming) for pattern, incoming in _RELATIONS)


def relation_of(verb: str) -> str | None:
    """The relation that a folded verb says; None for any relation at all."""
    return next((relation for relation, spoken in _SPOKEN if spoken.fullmatch(verb)), None)
