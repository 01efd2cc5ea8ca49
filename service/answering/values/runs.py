"""How names of offices and posts go on, and the words before which they end."""

import re

from corpus.names import CAPITAL

SYLLABLE = rf"[{CAPITAL}][^\W\d_]*"
_VERBS = (
    "chủ trì, phối hợp, tham mưu, chịu, theo dõi, là, tổ chức thực hiện, kiểm tra việc, hướng dẫn, chỉ đạo các, lãnh đạo các, xây dựng kế hoạch, "
    "báo cáo, ban hành, trình, xem xét, quyết định, thực hiện, triển khai, rà soát, phê duyệt, yêu cầu, đề nghị, giao, "
    "có, được, phải, làm, tiếp tục, tập trung, khẩn trương, đôn đốc, tổng hợp, bố trí, hoàn thành, thẩm định, công bố, "
    "nghiên cứu, bảo đảm, đảm bảo, quán triệt, cụ thể, trực tiếp, căn cứ, kết luận, thống nhất, đã, sẽ, khi, trước, sau, trong, "
    "để, theo, về, với, tại, giám sát, lập, trả lời, tuyên truyền, thông báo, ký, rút, gửi, chủ động, không, chưa, nắm, vận động, "
    "phát huy, tăng cường, xác định, cập nhật, cung cấp, tiếp nhận, kiểm soát, công khai, còn, cuối năm, thừa, thay mặt, giải quyết, "
    "cho ý kiến, họp, nghe, dự, nếu, do, cần, thì, mà, bị, đang, vẫn, từ, đến, cho, tự, hỗ trợ, giúp, chuẩn bị, đăng ký, đánh giá, "
    "nêu, cùng, tiến hành, sớm, xử lý, chỉ định, niêm yết, thanh toán, thu hồi, kiểm kê, bàn giao, quyết toán, chi trả, tạm dừng, "
    "phân công, phân bổ, tham gia, ra quyết, đề xuất, thường xuyên, định kỳ, hằng, hàng, nhận, khảo sát, lấy ý kiến, ưu tiên, "
    "quan tâm, cử, mở, duy trì, vào, ở, nơi, này, đó, nhưng, vì, lo, cũng, đều, nào, trừ, hay, hoặc, bao gồm, gồm, "
    "chỉ đạo, lãnh đạo, tổ chức, kiểm tra, xây dựng, quản lý, giữ, đề ra, ủy quyền, uỷ quyền, kiến nghị, thay, tham dự, ngày, năm, số, lần, khóa, "
    "quy định, thông qua, đồng ý, cam kết, phát động, phát hiện, sử dụng, tạo điều kiện, nhất là, trên, và các, qua, kịp, vướng, gặp, "
    "thành lập, sơ kết, tổng kết, đối thoại, trao đổi, cấp phép, đầu năm, tháng, hơn, ít nhất"
)
_NOUN_AFTER = {  # of these the second syllable decides: "Ban Tổ chức" begins with a capital, "cơ quan tổ chức" goes on
    "tổ chức", "kiểm tra", "xây dựng", "quản lý", "lãnh đạo", "chỉ đạo",
}
VERBS = "|".join(verb.replace(" ", r"\s+") for verb in sorted(_VERBS.split(", "), key=len, reverse=True))
_WORD = r"[^\W\d_][\w&]*(?:-[^\W\d_]\w*)*"
_NEXT = rf"(?!(?:{VERBS})(?!\w)){_WORD}"
_OF_NAME = rf"\s+[-–]\s+{_NEXT}|,\s+{SYLLABLE}(?=(?:\s+{_WORD}){{0,3}}\s+và\s+{SYLLABLE})|\s+và\s+(?={SYLLABLE}){_NEXT}|\s+&\s+{_WORD}|[ \t]*\n?[ \t]*(?<=\s){_NEXT}"
REST = rf"(?:{_OF_NAME}){{0,14}}"
