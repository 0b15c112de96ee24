"""The context that gives an act its weight: whose it is, how long, how wide, why (see lexicon). No word here is a topic."""

CONTEXT = {
    "project": "đề án | dự án | chương trình lớn | dự án lớn | công trình lớn | nhiệm vụ lớn",
    "way": "phương án",
    "programme": """
        chương trình mục tiêu quốc gia | chương trình mtqg | phát triển kinh tế | phát triển kinh tế xã hội
        | phát triển kt xh | nông thôn mới | giảm nghèo bền vững | chương trình chuyển đổi số
        | chương trình trọng điểm | khâu đột phá | công trình trọng điểm | phát triển du lịch | phát triển đô thị
        | chương trình phát triển | chương trình giảm nghèo | giảm nghèo | phát triển sản xuất | tái cơ cấu
        | chỉnh trang đô thị | đô thị văn minh
    """,
    "resolution": """
        nghị quyết | nghị quyết chuyên đề | ra nghị quyết | nghị quyết lãnh đạo | nghị quyết lãnh đạo thực hiện
        | nghị quyết về thực hiện | nghị quyết về việc thực hiện | nghị quyết về triển khai | nghị quyết thực hiện
    """,
    "responsibility": "trách nhiệm | xác định trách nhiệm",
    "holds": """
        thuộc | thuộc diện | thuộc phạm vi | thuộc danh mục | thuộc loại | có nội dung | chứa | nội dung
        | thông tin | số liệu | văn bản | tài liệu | là
    """,
    "watch_over": """
        giáo dục, giúp đỡ | giáo dục giúp đỡ | theo dõi, giúp đỡ | theo dõi giúp đỡ | cần giúp đỡ | cần giáo dục
        | diện giúp đỡ | diện cần giúp đỡ | cần theo dõi | giáo dục, rèn luyện | diện theo dõi | phải rà soát
        | cần rà soát | diện rà soát | thuộc diện rà soát | phải giúp đỡ
    """,
    "assign_duty": """
        phân công nhiệm vụ | phân công lại nhiệm vụ | phân công công tác | phân công lại | phân công lại công tác
        | phân công trách nhiệm
    """,
    "post": """
        chi uỷ | cấp uỷ | ban chi uỷ | bí thư | phó bí thư | bí thư chi bộ | phó bí thư chi bộ | chi uỷ viên
        | cấp uỷ viên | ban chấp hành | bch | ban thường vụ | btv | ban chấp hành đảng bộ | bch đảng bộ | hiệu trưởng
        | tổ trưởng tổ đảng | tổ phó tổ đảng | giám đốc
    """,
    "committee": """
        chi uỷ | cấp uỷ | chi uỷ viên | cấp uỷ viên | ban chi uỷ | các đồng chí trong chi uỷ
        | các đồng chí trong cấp uỷ
    """,
    "serve": "làm | đảm nhiệm | đảm nhận | kiêm | kiêm nhiệm",
    "join_body": "tham gia | vào | bổ sung vào",
    "kin": """
        có vợ | có chồng | vợ là | chồng là | vợ hoặc chồng | có vợ hoặc chồng | vợ, chồng | vợ chồng | có con
        | con là | có bố mẹ | con dâu | con rể | anh chị em | thân nhân | người thân | kết hôn | con trai
        | em ruột | anh ruột | chị ruột | anh em ruột | con gái | cháu ruột | lấy vợ | lấy chồng | hôn nhân
        | có quan hệ | quan hệ của đảng viên | quan hệ với tổ chức | quan hệ với người | nhân thân
    """,
    "abroad": """
        người nước ngoài | nước ngoài | ở nước ngoài | cá nhân nước ngoài | tổ chức nước ngoài
        | quốc tịch nước ngoài | tổ chức, cá nhân nước ngoài | định cư nước ngoài | định cư ở nước ngoài
        | hàn quốc | nhật bản | đài loan | trung quốc | hoa kỳ | nước mỹ | tại mỹ | sang mỹ | ở mỹ | người mỹ
        | nước úc
        | canada | nước pháp | nước đức | việt kiều | định cư | nhập quốc tịch | quốc tịch
    """,
    "incident": """
        vụ cháy | vụ mất | vụ tai nạn | vụ việc mất | vụ thất thoát | thu sai | chi sai | để xảy ra | xảy ra
        | vụ việc | thất thoát | lạm thu | sự cố | tai nạn | hậu quả | sai sót | thua lỗ
        | lãng phí | tham ô | tham nhũng | tiêu cực | đơn thư | mất tiền | mất tài sản
    """,
    "answerable": """
        tập thể, cá nhân | tập thể cá nhân | người đứng đầu | lãnh đạo | cá nhân | cán bộ | chỉ huy | hiệu trưởng
        | giám đốc | kế toán | thủ quỹ | thuyền trưởng | trưởng phòng | đội trưởng | trưởng ban | chủ tịch
        | trưởng thôn
    """,
    "directive_28": "chỉ thị 28 | chỉ thị số 28 | kết luận 28",
    "long_plan": "kế hoạch | chương trình | chiến lược | quy hoạch | định hướng phát triển | xây dựng kế hoạch",
    "field": """
        chuyển đổi số | giáo dục | y tế | khám chữa bệnh | du lịch | nông nghiệp | kinh tế | kinh tế biển | văn hoá
        | quốc phòng | an ninh | môi trường | giải phóng mặt bằng | xây dựng đảng | khoa học công nghệ | phát triển
        | đột phá | đô thị | nguồn nhân lực | hợp tác xã | chương trình | xây dựng
    """,
    "hardship": """
        khó khăn | hoàn cảnh khó khăn | ốm đau | neo đơn | nghèo | chính sách | người có công | già yếu | thăm hỏi
        | tặng quà | bị bệnh | thiên tai | nhà ở
    """,
    "staff_people": """
        viên chức | công chức | giáo viên | nhân viên | người lao động | công nhân | công nhân viên | thuyền viên
        | cán bộ công chức | cán bộ, công chức | cán bộ viên chức | công chức viên chức | công chức, viên chức
        | cán bộ chiến sĩ | cán bộ, chiến sĩ | cán bộ nhân viên | cán bộ, nhân viên | cán bộ | chiến sĩ | cbcs
        | ccvc | cbccvc | cbcnv | cbnv | cbgv | cbgvnv | bác sĩ | điều dưỡng | y bác sĩ | hạ sĩ quan | sĩ quan
        | lao động hợp đồng | nhà giáo | lao động
    """,
    "each": """
        từng đảng viên | mỗi đảng viên | từng đồng chí | từng cá nhân | từng cán bộ | cá nhân đảng viên | từng đv
        | tập thể lãnh đạo | ban giám hiệu | ban lãnh đạo | tập thể ban giám hiệu | từng chi uỷ viên
        | mỗi đồng chí
    """,
    "conduct": """
        vai trò nêu gương | tính nêu gương | mức độ hoàn thành nhiệm vụ | phẩm chất | đạo đức | lối sống | năng lực
        | ý thức | ưu khuyết điểm | ưu điểm | quá trình phấn đấu | kết quả phấn đấu | quá trình rèn luyện
        | kết quả rèn luyện | tu dưỡng | rèn luyện | trách nhiệm | mức hoàn thành nhiệm vụ | gương mẫu
        | sự gương mẫu | tính gương mẫu | nêu gương | tiên phong gương mẫu | tiền phong gương mẫu | thái độ
        | tác phong | uy tín
    """,
    "residence": """
        nơi cư trú | ở nơi cư trú | 213 | quy định 213 | qđ 213 | 213 qđ tw | đảng viên 213 | quy định số 213
        | đảng viên đang công tác | giữ mối liên hệ
    """,
    "whole_area": """
        toàn xã | toàn phường | toàn thôn | toàn huyện | toàn thành phố | trên địa bàn xã | trên địa bàn phường
        | của xã | của phường | cấp xã | toàn đặc khu | tổng công ty | toàn công ty | của công ty | của nhà trường
        | toàn trường | của thôn | của hợp tác xã
    """,
    "several_years": """
        giai đoạn | đến năm | trung hạn | dài hạn | 5 năm | năm năm | nhiều năm | tầm nhìn | toàn khoá | nhiệm kỳ
        | 3 năm | 10 năm
    """,
    "building": """
        nhà văn hoá | trụ sở | nhà máy | nhà xưởng | xưởng | trường học | trường mầm non | cầu | tuyến đường
        | đường trục | khu công nghiệp | chợ | dây chuyền | nhà làm việc | bệnh viện | khu dân cư | khu tái định cư
        | phòng học | nhà ăn | bến cảng | đài tưởng niệm
    """,
    "stakes": "quỹ đất | đất công | sử dụng đất | tái định cư | bồi thường | vốn | tài sản công",
}
