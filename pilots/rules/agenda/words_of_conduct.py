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
        | văn bản bmnn | tài liệu chứa bí mật nhà nước | công văn tối mật | số liệu quân sự bí mật | kế hoạch bí mật
        | phương án bí mật | chỉ thị tuyệt mật | đóng dấu tối mật | tài liệu tuyệt mật | tài liệu tối mật
        | văn bản tối mật | công văn hoả tốc mật | hoả tốc mật | văn bản có độ mật | văn bản đóng dấu mật
        | hồ sơ bí mật | chỉ đạo mật | điện báo mật | số liệu bí mật | tài liệu bí mật quân sự | ý kiến chỉ đạo mật
        | bản mật | phụ lục mật | thư mật | danh sách mật | thông báo bí mật | chỉ thị bí mật | nghị quyết bí mật
        | công điện mật
    """,
    "secret_alone": "mật",
    "state_secret": """
        bí mật nhà nước | bmnn | bí mật | bí mật của đảng | bí mật đảng | bí mật quốc gia | bí mật quân sự
        | bí mật công tác | bí mật nội bộ | bí mật theo quy định của đảng nhà nước | bí mật theo quy định của đảng
    """,
    "inner": """
        lưu hành nội bộ | tài liệu nội bộ | không phổ biến rộng rãi | thông tin chưa công bố | chưa công bố
        | thông tin nội bộ | tài liệu hạn chế | hạn chế phổ biến | không được công khai | không công khai
        | không phổ biến | thông báo nội bộ mật | chỉ phổ biến trong | phạm vi hẹp | tin nội bộ
        | số liệu chưa công bố | văn bản nội bộ | không được phổ biến | nội dung nội bộ | phổ biến hẹp
        | không phát tán | không được phát tán | không sao chụp
    """,
    "keep_secrets": """
        bảo vệ bí mật nhà nước | bảo vệ bmnn | giữ gìn bí mật nhà nước | giữ bí mật nhà nước | giữ gìn bí mật
        | bảo vệ bí mật | lộ lọt bí mật nhà nước | chống lộ bí mật | lộ bí mật | giữ bí mật | lộ lọt bí mật
        | lộ bí mật nhà nước
    """,
    "discipline": """
        thi hành kỷ luật | xử lý kỷ luật | kỷ luật đảng | xem xét kỷ luật | thktkl | thi hành kl | xét kỷ luật
        | đề nghị kỷ luật | hình thức kỷ luật | quyết định kỷ luật | quyết định thi hành kỷ luật
        | quyết định xử lý kỷ luật | qđ kỷ luật | qđ thi hành kỷ luật | bị kỷ luật | bị thi hành kỷ luật
        | bị xử lý kỷ luật | đọc quyết định kỷ luật | đọc quyết định thi hành kỷ luật | mức kỷ luật | án kỷ luật
        | xoá kỷ luật | hạ mức kỷ luật | kỷ luật khiển trách | kỷ luật cảnh cáo | bị đề nghị kỷ luật
        | xử lý đảng viên vi phạm | đề xuất kỷ luật | xử lý kl | kldv | kl đảng viên
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
        | quyết định cảnh cáo | quyết định khai trừ | quyết định cách chức | đình chỉ công tác | tạm đình chỉ
        | tạm đình chỉ sinh hoạt | tạm đình chỉ sinh hoạt đảng | hạ bậc lương | buộc thôi việc | giáng cấp
        | hạ quân hàm | phê bình nghiêm khắc | cách tất cả chức vụ | cách hết chức vụ | cách mọi chức vụ
        | cách chức vụ | cách toàn bộ chức vụ
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
        | sai quy định | sai nguyên tắc | không đúng quy định | trái quy định | lỗi vi phạm | vi phạm kỷ luật
        | vi phạm pháp luật | làm trái | sai trái | vi phạm nồng độ cồn | bị xử phạt | vi phạm quy định | sai sót
    """,
    "remind": """
        nhắc nhở | cam kết không | phòng ngừa | ngăn ngừa | ngăn chặn | chấn chỉnh | phòng chống | đấu tranh | chống
        | đấu tranh chống | hạn chế | khắc phục | không để xảy ra | không để | phòng | không uống | không đánh
        | không sử dụng | cam kết | không sinh con | không sinh con thứ ba | không sinh con thứ 3
    """,
    "party_violation": "dấu hiệu vi phạm | kiểm tra khi có dấu hiệu vi phạm | tổ chức đảng vi phạm",
    "handle": "xử lý | xem xét xử lý | xử trí | biện pháp xử lý | hướng xử lý | mức xử lý | cách xử lý",
    "denunciation": """
        tố cáo | đơn tố cáo | khiếu nại tố cáo | khiếu tố | tố cáo khiếu nại | thư tố cáo | khiếu nại kỷ luật
        | đơn thư | đơn thư tố cáo | đơn thư khiếu nại
    """,
    "inspect": """
        kiểm tra | tự kiểm tra | đoàn kiểm tra | tổ kiểm tra | phúc tra | sau kiểm tra | tái kiểm tra | tổ kt
        | đoàn kt | kt đảng viên | kiểm tra việc thực hiện quy định | kiểm tra việc thực hiện chỉ thị
        | kiểm tra việc thực hiện điều lệ | kiểm tra việc chấp hành | kiểm tra việc thực hiện | kiểm tra thực hiện
        | kiểm tra lại | tự kt
    """,
    "supervise": """
        giám sát | gs | tổ giám sát | đoàn giám sát | tổ gs | tự giám sát | giám sát việc thực hiện
        | giám sát việc chấp hành
    """,
    "inspection_and_supervision": """
        kiểm tra giám sát | công tác kiểm tra giám sát | ktgs | kt gs | kiểm tra gs | kt giám sát | ktgskl
        | kt gs kl | ubkt | uỷ ban kiểm tra | công bố quyết định kiểm tra | công bố quyết định giám sát
        | giám sát chuyên đề | giám sát thường xuyên | kiểm tra việc lãnh đạo | kiểm tra việc thực hiện nghị quyết
        | kiểm tra thực hiện nghị quyết | kiểm tra chấp hành | đoàn kiểm tra đảng uỷ | đoàn kiểm tra của đảng uỷ
        | kt đảng viên | kt đv | gs đv | gs đảng viên | phúc kết | kiểm tra của chi bộ | giám sát của chi bộ
        | kiểm tra tài chính đảng | ktgs chi bộ | kế hoạch kt gs
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
        | bình bầu thi đua | xếp loại thi đua | tổng kết thi đua | chấm điểm thi đua | bình thi đua | thưởng thi đua
        | thi đua đảng viên | đề nghị đảng uỷ khen | đề nghị cấp trên khen | tập thể lao động xuất sắc
        | hình thức khen | xét thưởng | đề nghị thưởng | cờ thi đua | cờ đơn vị thi đua | mức thưởng | tiền thưởng
        | lao động giỏi | chiến sĩ tiên tiến | đơn vị quyết thắng | đơn vị tiên tiến | người được khen
        | đề nghị tuyên dương | đề nghị biểu dương | đề nghị khen thưởng | danh hiệu chi bộ | sáng kiến để đề nghị
        | đề nghị tôn vinh | thành tích đề nghị | chọn điển hình | xét danh hiệu | bình xét danh hiệu
        | bình bầu danh hiệu | hồ sơ khen | quỹ khen thưởng
    """,
    "praise": """
        khen | tuyên dương | biểu dương | vinh danh | tặng thưởng | điển hình tiên tiến | đảng viên xuất sắc
        | đảng viên tiêu biểu | cá nhân tiêu biểu | gương điển hình tiên tiến | khen ngợi | danh hiệu | tôn vinh
        | phong tặng | truy tặng | cá nhân điển hình | cá nhân xuất sắc | thưởng | trao thưởng | đề nghị thưởng
        | được khen | gương người tốt | nêu gương khen
    """,
    "commend": """
        khen | tuyên dương | biểu dương | vinh danh | khen ngợi | tặng thưởng | trao thưởng | tôn vinh | thưởng
    """,
    "badge": """
        huy hiệu đảng | huy hiệu 30 năm | huy hiệu 40 năm | huy hiệu 50 năm | huy hiệu 60 năm | huy hiệu 70 năm
        | tuổi đảng | huy hiệu
    """,
    "emulation": "thi đua | phong trào thi đua | phát động thi đua | phát động phong trào thi đua | dân vận khéo",
    "screen": """
        sàng lọc | rà soát sàng lọc | thanh lọc | sàng lọc đội ngũ | sàng lọc, đưa | rà soát, sàng lọc
        | thanh lọc đội ngũ | rà, sàng | làm trong sạch đội ngũ
    """,
    "unworthy": """
        không còn đủ tư cách | không đủ tư cách | chưa đủ tư cách | giảm sút ý chí phấn đấu | giảm sút ý chí
        | phai nhạt lý tưởng | không còn thiết tha với đảng | mất uy tín | uy tín thấp | diện sàng lọc
        | không đủ tư cách đảng viên | thiếu tu dưỡng rèn luyện | không còn đủ tiêu chuẩn
        | không đủ tiêu chuẩn đảng viên | vi phạm tư cách | không xứng đáng | đảng viên yếu kém | yếu kém
        | chậm tiến | đảng viên chậm tiến | suy thoái | biểu hiện suy thoái | mất tư cách
        | vi phạm tư cách đảng viên | đảng viên yếu | yếu về ý thức | không còn gương mẫu | không gương mẫu
        | thiếu gương mẫu | không còn đủ điều kiện | không đủ điều kiện | chưa đủ điều kiện | giảm ý chí phấn đấu
        | giảm ý chí | thiếu ý chí | phai nhạt | giảm nhiệt tình | thiếu nhiệt tình | thiếu tha thiết
        | không còn nhiệt tình | không tha thiết | không còn xứng đáng | thiếu tinh thần trách nhiệm | sa sút
        | sa sút phẩm chất | thoái hoá | tự diễn biến | tự chuyển hoá | nhạt đảng | kém phẩm chất | không phấn đấu
        | ngại phấn đấu | cần sàng lọc | phải sàng lọc | nguy cơ không đủ tư cách | bỏ nhiệm vụ | xa rời | chây ỳ
        | chưa gương mẫu | kém gương mẫu | không còn đủ uy tín | giảm sút uy tín | kém uy tín
        | không hoàn thành nhiệm vụ hai năm | hai năm liền không hoàn thành | hai năm liên tiếp không hoàn thành
    """,
    "standing": "tư cách đảng viên | tiêu chuẩn đảng viên | tiêu chuẩn của đảng viên",
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
        tiêu chuẩn chính trị | lịch sử chính trị | chính trị hiện nay | thái độ chính trị | quan hệ nước ngoài
        | có quan hệ nước ngoài | quan hệ với người nước ngoài | quan hệ với tổ chức nước ngoài | 58 qđ tw
        | 57 qđ tw | kết hôn với người nước ngoài | lsct | lịch sử chính trị hiện nay | tcct
        | vấn đề chính trị hiện nay | có vấn đề chính trị | có vấn đề về chính trị | vấn đề chính trị nội bộ
        | lịch sử chính trị của | lai lịch chính trị | thẩm tra chính trị | chính trị nhân sự
        | thẩm tra chính trị nội bộ | quan hệ thân nhân ở nước ngoài | quan hệ gia đình ở nước ngoài
        | tiêu chuẩn chính trị của | tiêu chuẩn ct | bảo vệ nội bộ đảng | nguỵ quân | nguỵ quyền | lý lịch chính trị
        | hội thánh đức chúa trời | pháp luân công | tổ chức phản động | hội nhóm chống phá
        | vấn đề lịch sử chính trị
    """,
    "political_issue": "vấn đề chính trị | vấn đề về chính trị | các vấn đề chính trị",
    "foreign_tie": """
        có yếu tố nước ngoài | yếu tố nước ngoài | người thân ở nước ngoài | thân nhân ở nước ngoài
        | thân nhân định cư nước ngoài | người thân định cư nước ngoài | lấy chồng nước ngoài | lấy vợ nước ngoài
        | kết hôn với người ngoại quốc | lấy chồng ngoại | lấy vợ ngoại | quốc tịch nước ngoài | hai quốc tịch
        | thẻ xanh | mang quốc tịch | nhập quốc tịch | yếu tố nn | người thân định cư
    """,
    "personal_file": """
        xác minh thông tin | lý lịch | lai lịch | lý lịch đảng viên | xác minh lý lịch | thẩm tra lý lịch
    """,
    "member_file": """
        hồ sơ đảng viên | thực trạng hồ sơ đảng viên | lý lịch của đảng viên | phiếu đảng viên | hồ sơ lý lịch
        | bổ sung lý lịch | khai lý lịch | khai bổ sung lý lịch | lý lịch cán bộ | lý lịch đv | hs đảng viên
        | quản lý hồ sơ đảng viên | hồ sơ cán bộ | hồ sơ đv
    """,
    "secret_ballot": """
        bỏ phiếu kín | phiếu kín | bằng phiếu kín | kiểm phiếu | ban kiểm phiếu | tổ kiểm phiếu | bỏ phiếu
        | phiếu bầu | phiếu biểu quyết | thùng phiếu | biểu quyết bằng phiếu | biểu quyết kín | bầu ban kiểm phiếu
        | bầu tổ kiểm phiếu | bỏ phiếu biểu quyết | kết quả bỏ phiếu | phát phiếu biểu quyết | lấy phiếu kín
        | lấy phiếu | bpk | thể lệ bỏ phiếu | bỏ phiếu tín nhiệm | lấy phiếu tín nhiệm kín | phiếu tín nhiệm kín
        | kiểm phiếu tín nhiệm | hình thức phiếu | bằng phiếu | phát phiếu bầu | thu phiếu | đếm phiếu
        | biểu quyết phiếu | bầu bằng phiếu | bỏ phiếu bầu | phiếu kín để | phiếu giới thiệu | bầu kín | bỏ thăm
        | kết quả kiểm phiếu | biên bản kiểm phiếu | bỏ phiếu thăm dò | tín nhiệm bằng phiếu
    """,
    "polling_place": """
        nơi bỏ phiếu | điểm bỏ phiếu | khu vực bỏ phiếu | phòng bỏ phiếu | ngày bỏ phiếu | đi bỏ phiếu | thẻ cử tri
        | khu vực bỏ phiếu kín
    """,
    "vague_vote": """
        biểu quyết các nội dung | biểu quyết một số nội dung | biểu quyết các vấn đề | biểu quyết nội dung
        | biểu quyết những nội dung | biểu quyết những vấn đề | ghi phiếu | cách ghi phiếu | lấy phiếu ý kiến
        | biểu quyết từng nội dung | biểu quyết nội dung trên | biểu quyết các nội dung trên | biểu quyết chung
        | lấy ý kiến bằng phiếu
    """,
    "self_review": """
        kiểm điểm | kiểm điểm trách nhiệm | bản kiểm điểm | bản tự kiểm điểm | tự kiểm điểm
        | kiểm điểm tự phê bình và phê bình | kđ | bkđ | kđ đảng viên | kđđv | mẫu bản kiểm điểm | mẫu kiểm điểm
        | gợi ý kiểm điểm | kiểm điểm cá nhân | kiểm điểm tập thể | kiểm điểm đảng viên | kiểm điểm cuối năm
        | kiểm điểm năm | họp kiểm điểm | hội nghị kiểm điểm | kđ cuối năm | công tác kiểm điểm
        | kiểm điểm, tự phê bình
    """,
    "review_paper": """
        bản kiểm điểm | bản tự kiểm điểm | mẫu kiểm điểm | mẫu bản kiểm điểm | phiếu tự đánh giá | gợi ý kiểm điểm
        | phiếu đánh giá đảng viên | mẫu phiếu đánh giá đảng viên | phiếu tự nhận xét | phiếu nhận xét đánh giá
        | mẫu đánh giá | phiếu tự chấm | bản tự đánh giá | bản tự nhận xét
    """,
    "criticism": """
        tự phê bình | tự phê bình và phê bình | phê bình và tự phê bình | phê bình tự phê bình | tpb | tpb và pb
        | pb và tpb | phê bình | tự pb | pb tpb | tpb pb | góp ý cho đồng chí | góp ý cho đảng viên
        | góp ý đối với chi uỷ | góp ý đồng chí | góp ý phê bình | phê và tự phê | tự phê và phê | tự phê | tự soi
        | tự soi tự sửa | tự soi, tự sửa | góp ý cho chi uỷ | góp ý cho cấp uỷ | góp ý chi uỷ | góp ý cấp uỷ
        | góp ý cho bí thư | góp ý bí thư | góp ý cho từng | góp ý xây dựng đồng chí | ý kiến phê bình
        | phê bình đồng chí | phê bình đảng viên | góp ý cho các đồng chí | góp ý từng đồng chí | góp ý thẳng thắn
        | tự nhận khuyết điểm | khuyết điểm của mình | khuyết điểm của bản thân | tự nêu khuyết điểm
    """,
    "judge": """
        đánh giá | nhận xét | tự đánh giá | tự nhận xét | đánh giá, nhận xét | nhận xét, đánh giá
        | phân tích ưu khuyết điểm | nêu ưu khuyết điểm
    """,
    "rank": """
        xếp loại | xếp loại chất lượng | phân loại | đánh giá chất lượng | đánh giá xếp loại | đánh giá phân loại
        | phân loại chất lượng | mức xếp loại | đgxl | xlcl | xl | phân tích chất lượng | tự xếp loại
        | đánh giá đảng viên | đánh giá tổ chức đảng | đánh giá chi bộ | đánh giá cấp uỷ | đánh giá cán bộ
        | đánh giá đội ngũ đảng viên | đánh giá đv | tự đánh giá | đánh giá chi uỷ | đánh giá tập thể
        | đánh giá cá nhân | đánh giá đồng chí | chấm điểm đảng viên | chấm điểm từng đảng viên
        | tự chấm điểm đảng viên | xếp hạng chi bộ | chấm điểm chi bộ | phiếu đánh giá đảng viên
        | mẫu phiếu đánh giá đảng viên | đánh giá, xếp loại | tự đánh giá, xếp loại | đánh giá, xếp loại chất lượng
        | đánh giá xếp loại chất lượng | xếp mức | xác định mức | mức chất lượng | mức xếp | đánh giá mức
        | đánh giá tổ đảng | đánh giá đảng viên, tổ chức đảng | xếp hạng đảng viên | đánh giá các đồng chí
        | đánh giá tập thể, cá nhân | đánh giá chi uỷ viên | đánh giá cấp uỷ viên | chấm điểm cấp uỷ | xếp thứ hạng
        | xếp loại tổ đảng | bình xét chất lượng | đánh giá bí thư | đánh giá đồng chí bí thư
        | xếp mức hoàn thành nhiệm vụ | xác định mức hoàn thành nhiệm vụ | mức xếp loại của | xếp loại hoàn thành
        | phân nhóm đảng viên
    """,
    "grade": """
        hoàn thành xuất sắc nhiệm vụ | hoàn thành tốt nhiệm vụ | htxsnv | httnv | htnv | khtnv
        | không hoàn thành nhiệm vụ | trong sạch vững mạnh | tsvm | mức hoàn thành nhiệm vụ
        | mức độ hoàn thành nhiệm vụ | hoàn thành xuất sắc | xuất sắc nhiệm vụ
    """,
    "judge_cadres": "đánh giá cán bộ | nhận xét cán bộ | xếp loại cán bộ",
    "observe": """
        nhận xét đảng viên | nhận xét đảng viên nơi cư trú | ý kiến nhận xét đảng viên | phiếu nhận xét | phiếu 213
        | nhận xét 213 | nhận xét nơi cư trú | ý kiến nhận xét nơi cư trú | ý kiến nơi cư trú
        | ý kiến của nơi cư trú | nhận xét của nơi cư trú | nhận xét tại nơi cư trú | xác nhận nơi cư trú
        | giấy nhận xét | tự nhận xét | đảng viên tự nhận xét | tự liên hệ | tự liên hệ bản thân
    """,
    "commitment": """
        cam kết tu dưỡng | bản cam kết tu dưỡng | cam kết rèn luyện | cam kết tu dưỡng, rèn luyện
        | cam kết nêu gương | cam kết tu dưỡng rèn luyện | bản cam kết cá nhân | cam kết cá nhân
        | bản cam kết tu dưỡng rèn luyện | bản cam kết rèn luyện | cam kết phấn đấu | cam kết không suy thoái
        | kế hoạch tu dưỡng | bản đăng ký tu dưỡng | đăng ký tu dưỡng | kế hoạch rèn luyện | đăng ký rèn luyện
        | đăng ký phấn đấu | đăng ký nêu gương | bản đăng ký phấn đấu | kế hoạch phấn đấu
        | kế hoạch tu dưỡng rèn luyện | đăng ký nội dung rèn luyện
    """,
    "commitment_paper": "bản cam kết | các bản cam kết | cam kết",
    "account_for": """
        giải trình | tường trình | chất vấn | bản tường trình | bản giải trình | làm việc với đồng chí
        | làm việc với đảng viên | đối chất | nhận khuyết điểm | nhận lỗi | nhận thiếu sót | trình bày vụ việc
        | báo cáo giải trình | nghe giải trình | nghe tường trình
    """,
    "misdeed": """
        đánh bạc | cờ bạc | cá độ | số đề | lô đề | uống rượu lái xe | say rượu | uống rượu | bia rượu | nồng độ cồn
        | đánh nhau | gây gổ | gây rối | hành hung | bạo lực gia đình | đánh vợ | bạo hành | ngoại tình
        | quan hệ bất chính | quan hệ nam nữ | sinh con thứ ba | sinh con thứ 3 | sinh con thứ tư | trộm cắp
        | ăn cắp | nhận hối lộ | đưa hối lộ | nhận tiền | nhũng nhiễu | tham ô | tư lợi | trục lợi | chiếm dụng
        | biển thủ | lấn chiếm đất | lấn đất | xây dựng trái phép | xây nhà trái phép | xây trái phép
        | phát ngôn sai | phát ngôn không đúng | nói sai | nói xấu | bịa đặt | xuyên tạc | đăng tin sai
        | đăng bài sai | đăng bài | chia sẻ tin giả | khởi tố | bị khởi tố | bị bắt | bắt giữ | bị tạm giam
        | tạm giam | bị xử phạt | bị phạt | bị phạt hành chính | bị lập biên bản | bị công an | bị toà | bị phản ánh
        | bị tố | bị tố giác | vỡ nợ | vay nặng lãi | cho vay nặng lãi | lừa đảo | bỏ vị trí | bỏ trực | bỏ ca
        | bỏ nhiệm sở | bỏ việc | bằng giả | bằng cấp giả | không trung thực | gian dối | gian lận | khai man
        | thiếu trách nhiệm | vô trách nhiệm | mất đoàn kết | bè phái | gây mất đoàn kết | say xỉn | ma tuý | lộ đề
        | làm lộ | gây tai nạn | tảo hôn | làm mất | làm hỏng | làm thất thoát | lạm quyền | lộng quyền | ức hiếp
        | quấy rối | có lỗi | mắc lỗi | sai lầm | có vấn đề | liên quan vụ án | vụ án | bị kiện | tranh chấp
        | không chấp hành | chống đối | vắng trực | đi muộn | bỏ bê | sai trái | kê khai sai | không kê khai
        | trốn thuế | buôn lậu | phá rừng | chạy chức | mua bằng | đạo văn | dạy thêm trái | dạy thêm sai | làm trái
        | 19 điều | những điều đảng viên không được làm | kết hôn trái | lỗi của | mắc khuyết điểm | lấn đất công
        | lấn ngõ | lấn đường | lấn rừng | lấn vỉa hè | vắng họp | hay vắng | bỏ chạy | bị tố nhận tiền | lấn hẻm
        | lấn chiếm hẻm | xây nhà lấn | đi họp muộn
    """,
    "inspection_trail": "kết luận thanh tra | đoàn thanh tra | sau thanh tra",
    "complaint": """
        phản ánh | đơn thư | đơn kiến nghị | khiếu nại | ý kiến phản ánh | thắc mắc | tin nhắn tố | thư nặc danh
        | đơn nặc danh | đơn phản ánh | bị phản ánh | đơn | báo chí phản ánh | phản ánh của nhân dân | dư luận về
        | phản ánh về | đơn của quần chúng
    """,
    "honour": """
        danh hiệu | tôn vinh | tuyên dương | biểu dương | vinh danh | khen | được khen | thưởng | trao thưởng
        | gương mặt tiêu biểu | gương điển hình | điển hình | điển hình tiên tiến | tiêu biểu | đảng viên tiêu biểu
        | đảng viên xuất sắc | cá nhân tiêu biểu | cá nhân điển hình | cá nhân xuất sắc | phong tặng | truy tặng
        | tặng thưởng | thành tích | khen ngợi | gương sáng | gương người tốt | người tốt việc tốt là đảng viên
        | xét tặng | đề nghị tặng
    """,
    "sect": """
        tà đạo | đạo lạ | hội thánh đức chúa trời | pháp luân công | tổ chức phản động | phản động | hội nhóm
        | theo đạo | theo tôn giáo | tôn giáo | chế độ cũ | nguỵ quân | nguỵ quyền | chống phá | nói xấu đảng
        | nói xấu chế độ | quan điểm sai trái | quan điểm lệch lạc | biểu tình | bôi nhọ | phát ngôn trái
        | đối tượng xấu | móc nối | lôi kéo | tự chuyển hoá | tự diễn biến | sinh hoạt đạo | tin lành
        | đi lễ nhà thờ | theo đạo lạ | đạo tin lành | truyền đạo
    """,
    "worth": "tư cách",
    "set_example": "nêu gương | nêu tấm gương | tấm gương",
    "weak": """
        còn hạn chế | còn yếu | chưa tích cực | thiếu tích cực | ít tham gia | chậm tiến bộ | chưa tiến bộ
        | chưa phát huy | không phát huy | chưa làm tròn | chán nản | bi quan | giảm sút | dao động tư tưởng
        | biểu hiện lệch lạc | tư tưởng lệch lạc
    """,
    "merits": """
        ưu khuyết điểm | ưu, khuyết điểm | ưu điểm, khuyết điểm | ưu điểm, hạn chế | ưu, nhược điểm
        | điểm mạnh, điểm yếu | mặt mạnh, mặt yếu | hạn chế, khuyết điểm
    """,
    "affair": "vụ việc | sự việc | vụ việc xảy ra | vụ án",
}
