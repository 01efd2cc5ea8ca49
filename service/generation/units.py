"""Words beside a number without which it says something else."""

UNITS = (
    "điểm phần trăm|điểm %|phần trăm|%|‰|ngày làm việc|ngày|tuần|tháng|quý|năm|giờ|phút|"
    "(?:(?:trăm|nghìn|ngàn|triệu|tỷ|tỉ)\\s?)+|đồng|km²|km2|km|m²|m2|m³|m3|ha|héc ta|tấn|tạ|kg|lít|kwh|mw|kw"
)
SAME_UNIT = {"phần trăm": "%", "điểm phần trăm": "điểm %", "héc ta": "ha", "km2": "km²", "m2": "m²", "m3": "m³"}
SAME_SCALE = {"tỉ": "tỷ", "ngàn": "nghìn"}

# Counted things before which "một" and "năm" are numbers and not an article or a year.
COUNTED = "người|đồng chí|hộ|cơ quan|đơn vị|xã|phường|dự án|tổ|chi bộ|đảng viên|nhóm|nội dung|nhiệm vụ|chỉ tiêu"

# What stands before a number and limits it; a sentence must say the same.
LIMITS = (
    "trên|dưới|hơn|gần|khoảng|ước|xấp xỉ|ít nhất|nhiều nhất|tối thiểu|tối đa|không quá|không dưới|trước|sau|hết|từ|đến"
)
# Which way a number goes; a sentence may leave it out, but say no other.
DIRECTIONS = "tăng|giảm|vượt|thiếu|hụt|thừa"

# Words that may follow a number and aren't what it counts.
NOT_COUNTED = frozenset(
    "và so trong của để ở tại theo cho đến với là đã được trên nhằm do từ thì mà hoặc hay bằng về vào cùng".split()
)
