"""Which questions ask for a field of a directive, and which for something that a directive says."""

import statistics
import time

import pytest

from corpus.text import tokens
from service.answering.fields.asked import Field, read_asked
from service.answering.fields.heads import heads_of
from service.answering.fields.issuing import place_at
from service.engine import Engine

ASKED = [
    ("Ai ký Kết luận 162-KL/TU?", Field.SIGNER),
    ("ai ky ket luan 162-kl/tu", Field.SIGNER),
    ("Công văn 845/UBND-TNMT do đồng chí nào ký ban hành?", Field.SIGNER),
    ("người ký kl 131 là ai", Field.SIGNER),
    ("Who signed Plan 54-KH/TU?", Field.SIGNER),
    ("Kết luận hội nghị lần thứ 13 do ai ký, chức vụ gì", Field.SIGNER_AND_POSITION),
    ("Người ký Thông báo 76/TB-UBND giữ chức vụ gì?", Field.POSITION),
    ("Thông báo 412-TB/TU ký thừa lệnh ai?", Field.AUTHORITY),
    ("Kế hoạch chuyển đổi số của UBND thị xã ban hành ngày nào", Field.ISSUED),
    ("UBND thị xã ban hành kế hoạch chuyển đổi số khi nào?", Field.ISSUED),
    ("ngày ban hành Chỉ thị 19-CT/TU", Field.ISSUED),
    ("when was Plan 54-KH/TU issued", Field.ISSUED),
    ("Số hiệu của chỉ thị về phòng, chống thiên tai là gì", Field.NUMBER),
    ("Kế hoạch chuyển đổi số của UBND thị xã là kế hoạch số mấy?", Field.NUMBER),
    ("cơ quan nào ban hành Nghị quyết 14/2023/NQ-HĐND", Field.ISSUER),
    ("Kế hoạch 158-KH/TU được ban hành ở đâu?", Field.PLACE),
    ("Công văn 845 kính gửi những cơ quan nào", Field.ADDRESSEES),
    ("Kế hoạch 54-KH/TU nơi nhận gồm những ai", Field.RECIPIENTS),
    ("Báo cáo 188 có gửi Công an thị xã không", Field.SENT_TO),
    ("Trích yếu của Công văn 412/UBND-NV", Field.TITLE),
    ("845/UBND-TNMT là loại văn bản gì", Field.KIND),
    ("Kết luận 162-KL/TU có độ mật gì", Field.SECRECY),
    ("Công văn 1905 có hỏa tốc không", Field.URGENCY),
    ("Chỉ thị 27-CT/TU có hiệu lực từ khi nào", Field.EFFECTIVE),
    ("Chỉ thị 12-CT/TU còn hiệu lực không?", Field.IN_FORCE),
    ("hội nghị lần thứ 11 Ban Chấp hành Đảng bộ thị xã họp ngày nào", Field.EVENT),
    ("Kế hoạch 54-KH/TU thực hiện chỉ thị nào", Field.OUTGOING),
    ("Nghị quyết 14/2023/NQ-HĐND căn cứ những luật nào", Field.OUTGOING),
    ("Chỉ thị 27-CT/TU thay thế văn bản nào", Field.OUTGOING),
    ("Kết luận 131-KL/TU viện dẫn những văn bản nào", Field.OUTGOING),
    ("Chỉ thị 12-CT/TU bị thay thế bởi văn bản nào", Field.INCOMING),
    ("văn bản nào của thị xã triển khai Chỉ thị 12-CT/TU", Field.INCOMING),
    ("những văn bản dẫn Nghị quyết 07-NQ/TU", Field.INCOMING),
]
OF_THE_BODY = [
    "ai làm Trưởng ban Ban Chỉ đạo giải phóng mặt bằng",
    "Ban Thường vụ yêu cầu trình trước ngày nào",
    "Kế hoạch 54-KH/TU giao ai chủ trì?",
    "Kế hoạch 54-KH/TU yêu cầu bàn giao mặt bằng trước ngày nào?",
    "Theo Kế hoạch 112/KH-UBND, đề án được ban hành khi nào?",
    "Kế hoạch 29/KH-UBND yêu cầu báo cáo gửi cho cơ quan nào",
    "khoản 2 Điều 3 Nghị quyết 14 về việc gì",
    "Văn phòng Thị ủy phải lập danh mục văn bản còn hiệu lực cần bàn giao trước ngày nào?",
    "giấy đếm nhà, đếm cây phải trao luôn cho dân, đừng cầm về rồi mới ký",
    "Chủ tịch UBND phường phải ký cam kết với ai",
    "Kế hoạch 54 quy định hộ dân ký biên bản bàn giao khi nào",
    "Cơ quan nào ban hành hướng dẫn rà soát hồ sơ theo Công văn 1120-CV/TU?",
    "Theo Chỉ thị 12-CT/TU, UBND thị xã phải ban hành kế hoạch khi nào?",
    "Văn bản nào quy định mức bồi dưỡng tổ trưởng tổ công nghệ số",
    "những văn bản nào nói về giải phóng mặt bằng",
    "Ai chủ trì cuộc họp trong Thông báo 76/TB-UBND",
    "Chỉ thị 12-CT/TU được thực hiện đến đâu",
    "bồi dưỡng tổ trưởng",
    "thu ngân sách 6 tháng đầu năm 2023 đạt bao nhiêu",
    "cơ quan nào chủ trì thực hiện Kế hoạch 112/KH-UBND",
]


@pytest.mark.parametrize(("text", "field"), ASKED)
def test_a_question_about_a_field_or_relation_is_read_as_one(engine: Engine, text: str, field: Field) -> None:
    asked = read_asked(engine.understand(text))
    assert asked is not None
    assert asked.field is field


@pytest.mark.parametrize("text", OF_THE_BODY)
def test_what_a_directive_says_is_no_field_of_it(engine: Engine, text: str) -> None:
    assert read_asked(engine.understand(text)) is None


def test_a_question_about_no_field_costs_less_than_a_millisecond(engine: Engine) -> None:
    questions = [engine.understand(text) for text in OF_THE_BODY]
    took = []
    for question in questions * 5:
        start = time.process_time()
        read_asked(question)
        took.append(time.process_time() - start)
    assert statistics.median(took) < 0.001


def test_words_that_only_sound_like_a_place_are_none(engine: Engine) -> None:
    heads = heads_of(engine.catalogue)
    for said, place in (("Phú Khê", "Phú Khê"), ("phú khê", "Phú Khê"), ("phủ khe", None)):
        found = place_at(list(tokens(said)), said, heads)
        assert (found and found[0]) == place
