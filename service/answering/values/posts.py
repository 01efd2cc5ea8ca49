"""Words for posts that people hold."""

POSTS = (
    "Chủ tịch|chủ tịch|Bí thư|bí thư|Giám đốc|giám đốc|Chánh|Trưởng|trưởng ban|trưởng phòng|trưởng thôn|trưởng đoàn|"
    "trưởng công an|trưởng khu phố|Viện trưởng|Cục trưởng|Tổng Bí thư|Tổng Giám đốc|Tổng cục trưởng|Thủ tướng|"
    "Bộ trưởng|Thứ trưởng|Chủ nhiệm|Ủy viên|Uỷ viên|ủy viên|Tổ trưởng|tổ trưởng|Hiệu trưởng|hiệu trưởng|Đội trưởng|"
    "Thủ trưởng|thủ trưởng|Chính ủy|Chỉ huy trưởng|Chính trị viên|Vụ trưởng"
)
