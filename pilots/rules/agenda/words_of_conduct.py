"""The words of the topics on how members behave and are judged, from secrets to the yearly rating (see lexicon)."""

CONDUCT = {
    "secret_document": """
        văn bản mật | các văn bản mật | công văn mật | tài liệu mật | tài liệu có độ mật | hồ sơ mật | kế hoạch mật
        | nghị quyết mật | chỉ thị mật | điện mật | thông tin mật | nội dung mật | báo cáo mật | phương án mật
        | quyết định mật | kết luận mật | thông báo mật | vấn đề mật | số liệu mật | danh mục mật | tối mật
        | tuyệt mật | độ mật | đóng dấu mật | dấu mật | cơ mật | giải mật | mật số | tin mật | đề án mật
        | hướng dẫn mật | bản đồ mật | diễn tập mật | cuộc họp mật | chế độ mật | mức mật | loại mật
        | tài liệu bí mật | văn bản bí mật | công văn bí mật | nội dung bí mật | thông tin bí mật
        | danh mục bí mật nhà nước | tài liệu bí mật nhà nước | văn bản bí mật nhà nước | tài liệu bmnn
        | văn bản bmnn | tài liệu chứa bí mật nhà nước
    """,
    "secret_alone": "mật",
    "state_secret": """
        bí mật nhà nước | bmnn | bí mật | bí mật của đảng | bí mật đảng | bí mật quốc gia | bí mật quân sự
        | bí mật công tác | bí mật nội bộ | bí mật theo quy định của đảng nhà nước | bí mật theo quy định của đảng
    """,
    "inner": "lưu hành nội bộ | tài liệu nội bộ | không phổ biến rộng rãi",
    "keep_secrets": """
        bảo vệ bí mật nhà nước | bảo vệ bmnn | giữ gìn bí mật nhà nước | giữ bí mật nhà nước | giữ gìn bí mật
        | bảo vệ bí mật | lộ lọt bí mật nhà nước | chống lộ bí mật | lộ bí mật | giữ bí mật | lộ lọt bí mật
        | lộ bí mật nhà nước
    """,
    "discipline": """
        thi hành kỷ luật | xử lý kỷ luật | kỷ luật đảng | xem xét kỷ luật | thktkl | thi hành kl | xét kỷ luật
        | đề nghị kỷ luật | hình thức kỷ luật | quyết định kỷ luật | quyết định thi hành kỷ luật
        | quyết định xử lý kỷ luật | qđ kỷ luật | qđ thi hành kỷ luật | bị kỷ luật | bị thi hành kỷ luật
        | bị xử lý kỷ luật | đọc quyết định kỷ luật | đọc quyết định thi hành kỷ luật
    """,
    "discipline_decision": """
        quyết định kỷ luật | quyết định thi hành kỷ luật | quyết định xử lý kỷ luật | qđ kỷ luật
        | qđ thi hành kỷ luật | quyết định khiển trách | quyết định cảnh cáo | quyết định khai trừ
        | quyết định cách chức | đọc quyết định kỷ luật | đọc quyết định thi hành kỷ luật | bị kỷ luật
        | bị thi hành kỷ luật | bị xử lý kỷ luật
    """,
    "discipline_word": "kỷ luật",
    "punishment": """
        khiển trách | cảnh cáo | khai trừ | cách chức | đình chỉ sinh hoạt đảng | đình chỉ sinh hoạt
        | đình chỉ chức vụ | khai trừ ra khỏi đảng | khai trừ khỏi đảng | giáng chức | quyết định khiển trách
        | quyết định cảnh cáo | quyết định khai trừ | quyết định cách chức
    """,
    "hold_liable": "xem xét trách nhiệm | quy trách nhiệm | xử lý trách nhiệm | truy trách nhiệm",
    "restore": """
        khôi phục quyền đảng viên | phục hồi quyền đảng viên | khôi phục quyền lợi đảng viên | khôi phục đảng tịch
        | phục hồi đảng tịch | khôi phục sinh hoạt đảng | phục hồi sinh hoạt đảng | công nhận lại đảng viên
    """,
    "call_to_account": """
        kiểm điểm trách nhiệm | kiểm điểm làm rõ trách nhiệm | yêu cầu giải trình | nghe giải trình | giải trình của
        | giải trình về | xem xét trách nhiệm | làm rõ trách nhiệm | quy trách nhiệm | xử lý trách nhiệm
        | truy trách nhiệm
        | kết luận trách nhiệm | bàn trách nhiệm | hình thức xử lý
    """,
    "violation": """
        vi phạm | dấu hiệu vi phạm | sai phạm | khuyết điểm | sinh con thứ 3 | sinh con thứ ba | thu sai | chi sai
        | sai quy định | sai nguyên tắc | không đúng quy định | trái quy định
    """,
    "remind": """
        nhắc nhở | cam kết không | phòng ngừa | ngăn ngừa | ngăn chặn | chấn chỉnh | phòng chống | đấu tranh
        | chống | đấu tranh chống | hạn chế | khắc phục | không để xảy ra | không để | phòng
    """,
    "party_violation": "dấu hiệu vi phạm | kiểm tra khi có dấu hiệu vi phạm | tổ chức đảng vi phạm",
    "handle": "xử lý | xem xét xử lý",
    "denunciation": """
        tố cáo | đơn tố cáo | khiếu nại tố cáo | khiếu tố | tố cáo khiếu nại | thư tố cáo | khiếu nại kỷ luật
        | đơn thư | đơn thư tố cáo | đơn thư khiếu nại
    """,
    "inspect": """
        kiểm tra | tự kiểm tra | đoàn kiểm tra | tổ kiểm tra | phúc tra | sau kiểm tra | tái kiểm tra | tổ kt
        | đoàn kt | kt đảng viên | kiểm tra việc thực hiện quy định | kiểm tra việc thực hiện chỉ thị
        | kiểm tra việc thực hiện điều lệ | kiểm tra việc chấp hành | kiểm tra việc thực hiện | kiểm tra thực hiện
    """,
    "supervise": """
        giám sát | gs | tổ giám sát | đoàn giám sát | tổ gs | tự giám sát | giám sát việc thực hiện
        | giám sát việc chấp hành
    """,
    "inspection_and_supervision": """
        kiểm tra giám sát | công tác kiểm tra giám sát | ktgs | kt gs | kiểm tra gs | kt giám sát | ktgskl
        | kt gs kl | ubkt | uỷ ban kiểm tra | công bố quyết định kiểm tra | công bố quyết định giám sát
        | giám sát chuyên đề | giám sát thường xuyên | kiểm tra việc lãnh đạo | kiểm tra việc thực hiện nghị quyết
        | kiểm tra thực hiện nghị quyết | kiểm tra chấp hành
    """,
    "inspect_observance": """
        kiểm tra việc thực hiện quy định | kiểm tra việc thực hiện chỉ thị | kiểm tra việc thực hiện điều lệ
        | kiểm tra việc chấp hành | kiểm tra việc thực hiện | kiểm tra thực hiện | giám sát việc thực hiện
        | giám sát việc chấp hành | kiểm tra việc thu nộp | kiểm tra việc thu, nộp | kiểm tra thu nộp
        | kiểm tra việc thu | kiểm tra việc nộp
    """,
    "rewards": """
        khen thưởng | thi đua khen thưởng | tđkt | tđ kt | biểu dương khen thưởng | khen cao | đề nghị khen
        | giấy khen | bằng khen | kỷ niệm chương | huân chương | huy chương kháng chiến | chiến sĩ thi đua | cstđ
        | cstđcs | lao động tiên tiến | lao động xuất sắc | lđtt | danh hiệu thi đua | danh hiệu chiến sĩ
        | giao ước thi đua | ký giao ước thi đua | đăng ký thi đua | bình xét thi đua | xét thi đua
        | bình bầu thi đua | xếp loại thi đua | tổng kết thi đua | chấm điểm thi đua | bình thi đua
        | thưởng thi đua | thi đua đảng viên | đề nghị đảng uỷ khen | đề nghị cấp trên khen
        | tập thể lao động xuất sắc | hình thức khen | xét thưởng | đề nghị thưởng | cờ thi đua | cờ đơn vị thi đua
    """,
    "praise": """
        khen | tuyên dương | biểu dương | vinh danh | tặng thưởng | điển hình tiên tiến | đảng viên xuất sắc
        | đảng viên tiêu biểu | cá nhân tiêu biểu | gương điển hình tiên tiến | khen ngợi | danh hiệu | tôn vinh
        | phong tặng | truy tặng | tặng huy hiệu
    """,
    "commend": "khen | tuyên dương | biểu dương | vinh danh | khen ngợi",
    "badge": """
        huy hiệu đảng | huy hiệu 30 năm | huy hiệu 40 năm | huy hiệu 50 năm | huy hiệu 60 năm | huy hiệu 70 năm
        | tuổi đảng | huy hiệu
    """,
    "emulation": "thi đua | phong trào thi đua | phát động thi đua | phát động phong trào thi đua | dân vận khéo",
    "screen": "sàng lọc | rà soát sàng lọc | thanh lọc",
    "unworthy": """
        không còn đủ tư cách | không đủ tư cách | chưa đủ tư cách | giảm sút ý chí phấn đấu | giảm sút ý chí
        | phai nhạt lý tưởng | không còn thiết tha với đảng | mất uy tín | uy tín thấp | diện sàng lọc
        | không đủ tư cách đảng viên | thiếu tu dưỡng rèn luyện | không còn đủ tiêu chuẩn
        | không đủ tiêu chuẩn đảng viên | vi phạm tư cách | không xứng đáng | đảng viên yếu kém | yếu kém
        | chậm tiến | đảng viên chậm tiến | suy thoái | biểu hiện suy thoái | mất tư cách
        | vi phạm tư cách đảng viên | đảng viên yếu | yếu về ý thức
    """,
    "standing": "tư cách đảng viên",
    "out_of_party": """
        ra khỏi đảng | khỏi đảng | ra khỏi tổ chức đảng | ra khỏi hàng ngũ đảng | ra khỏi hàng ngũ của đảng
        | ra khỏi đảng cộng sản việt nam | cho ra đảng | đưa ra đảng
    """,
    "protection": """
        bảo vệ chính trị nội bộ | bvctnb | bvct nb | bảo vệ ctnb | bv ctnb | bvctnb đảng | chính trị nội bộ | ctnb
        | bvct | bvct nội bộ | bảo vệ chính trị
    """,
    "security": "an ninh chính trị nội bộ | an ninh chính trị, nội bộ",
    "political_record": """
        tiêu chuẩn chính trị | lịch sử chính trị | chính trị hiện nay | thái độ chính trị
        | quan hệ nước ngoài | có quan hệ nước ngoài | quan hệ với người nước ngoài
        | quan hệ với tổ chức nước ngoài | 58 qđ tw | 57 qđ tw
        | kết hôn với người nước ngoài | lsct | lịch sử chính trị hiện nay | tcct | vấn đề chính trị hiện nay
        | có vấn đề chính trị | có vấn đề về chính trị | vấn đề chính trị nội bộ
    """,
    "political_issue": "vấn đề chính trị | vấn đề về chính trị | các vấn đề chính trị",
    "foreign_tie": "có yếu tố nước ngoài | yếu tố nước ngoài | người thân ở nước ngoài | thân nhân ở nước ngoài",
    "personal_file": """
        xác minh thông tin | lý lịch | lai lịch | lý lịch đảng viên | xác minh lý lịch | thẩm tra lý lịch
    """,
    "member_file": "hồ sơ đảng viên | thực trạng hồ sơ đảng viên | lý lịch của đảng viên | phiếu đảng viên",
    "secret_ballot": """
        bỏ phiếu kín | phiếu kín | bằng phiếu kín | kiểm phiếu | ban kiểm phiếu | tổ kiểm phiếu | bỏ phiếu
        | phiếu bầu | phiếu biểu quyết | thùng phiếu | biểu quyết bằng phiếu | biểu quyết kín | bầu ban kiểm phiếu
        | bầu tổ kiểm phiếu | bỏ phiếu biểu quyết | kết quả bỏ phiếu | phát phiếu biểu quyết | lấy phiếu kín
        | lấy phiếu | bpk | thể lệ bỏ phiếu | bỏ phiếu tín nhiệm | lấy phiếu tín nhiệm kín | phiếu tín nhiệm kín
        | kiểm phiếu tín nhiệm
    """,
    "polling_place": """
        nơi bỏ phiếu | điểm bỏ phiếu | khu vực bỏ phiếu | phòng bỏ phiếu | ngày bỏ phiếu | đi bỏ phiếu | thẻ cử tri
        | khu vực bỏ phiếu kín
    """,
    "vague_vote": """
        biểu quyết các nội dung | biểu quyết một số nội dung | biểu quyết các vấn đề | biểu quyết nội dung
        | biểu quyết những nội dung | biểu quyết những vấn đề
    """,
    "self_review": """
        kiểm điểm | kiểm điểm trách nhiệm | bản kiểm điểm | bản tự kiểm điểm | tự kiểm điểm
        | kiểm điểm tự phê bình và phê bình
        | kđ | bkđ | kđ đảng viên | kđđv | mẫu bản kiểm điểm | mẫu kiểm điểm | gợi ý kiểm điểm
    """,
    "review_paper": """
        bản kiểm điểm | bản tự kiểm điểm | mẫu kiểm điểm | mẫu bản kiểm điểm | phiếu tự đánh giá | gợi ý kiểm điểm
        | phiếu đánh giá đảng viên | mẫu phiếu đánh giá đảng viên
    """,
    "criticism": """
        tự phê bình | tự phê bình và phê bình | phê bình và tự phê bình | phê bình tự phê bình | tpb | tpb và pb
        | pb và tpb | phê bình | tự pb | pb tpb | tpb pb | góp ý cho đồng chí | góp ý cho đảng viên
        | góp ý đối với chi uỷ | góp ý đồng chí | góp ý phê bình | phê và tự phê | tự phê và phê | tự phê
    """,
    "judge": "đánh giá | nhận xét | tự đánh giá",
    "rank": """
        xếp loại | xếp loại chất lượng | phân loại | đánh giá chất lượng | đánh giá xếp loại | đánh giá phân loại
        | phân loại chất lượng | mức xếp loại | đgxl | xlcl | xl | phân tích chất lượng | tự xếp loại
        | đánh giá đảng viên | đánh giá tổ chức đảng | đánh giá chi bộ | đánh giá cấp uỷ | đánh giá cán bộ
        | đánh giá đội ngũ đảng viên | đánh giá đv | tự đánh giá | đánh giá chi uỷ | đánh giá tập thể
        | đánh giá cá nhân | đánh giá đồng chí | chấm điểm đảng viên | chấm điểm từng đảng viên
        | tự chấm điểm đảng viên | xếp hạng chi bộ | chấm điểm chi bộ | phiếu đánh giá đảng viên
        | mẫu phiếu đánh giá đảng viên | đánh giá, xếp loại | tự đánh giá, xếp loại
        | đánh giá, xếp loại chất lượng | đánh giá xếp loại chất lượng
    """,
    "grade": """
        hoàn thành xuất sắc nhiệm vụ | hoàn thành tốt nhiệm vụ | htxsnv | httnv | htnv | khtnv
        | không hoàn thành nhiệm vụ | trong sạch vững mạnh | tsvm | mức hoàn thành nhiệm vụ
        | mức độ hoàn thành nhiệm vụ | hoàn thành xuất sắc | xuất sắc nhiệm vụ
    """,
    "judge_cadres": "đánh giá cán bộ | nhận xét cán bộ | xếp loại cán bộ",
    "observe": """
        nhận xét đảng viên | nhận xét đảng viên nơi cư trú | ý kiến nhận xét đảng viên | phiếu nhận xét | phiếu 213
        | nhận xét 213 | nhận xét nơi cư trú | ý kiến nhận xét nơi cư trú
    """,
    "commitment": """
        cam kết tu dưỡng | bản cam kết tu dưỡng | cam kết rèn luyện | cam kết tu dưỡng, rèn luyện
        | cam kết nêu gương | cam kết tu dưỡng rèn luyện | bản cam kết cá nhân | cam kết cá nhân
        | bản cam kết tu dưỡng rèn luyện | bản cam kết rèn luyện | cam kết phấn đấu | cam kết không suy thoái
        | kế hoạch tu dưỡng | bản đăng ký tu dưỡng | đăng ký tu dưỡng
    """,
    "commitment_paper": "bản cam kết | các bản cam kết | cam kết",
}
