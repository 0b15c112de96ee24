"""The words of the topics on how members behave: secrets, discipline, inspection, ties, ballots (see lexicon)."""

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
        | không ghi âm | không ghi chép | không ghi hình | không ghi âm, ghi hình | không quay phim
        | không chụp ảnh | chỉ đọc tại chỗ | đọc tại chỗ | thông tin nhanh nội bộ
        | thu hồi sau khi đọc | đọc xong thu lại | không mang điện thoại | không đưa lên mạng
        | không chia sẻ ra ngoài | không phổ biến ra ngoài | không để lộ ra ngoài
        | chỉ lưu hành trong | lưu hành trong đảng viên | chỉ dành cho đảng viên | chỉ phổ biến cho
        | hạn chế đối tượng
        | phổ biến miệng | chỉ phổ biến miệng | truyền đạt miệng
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
        | bị xử lý | đảng viên bị xử lý | cán bộ bị xử lý
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
        | kết luận kiểm tra | đợt kiểm tra | cuộc kiểm tra | thanh tra, kiểm tra | sau đợt kiểm tra
    """,
    "supervise": """
        giám sát | gs | tổ giám sát | đoàn giám sát | tổ gs | tự giám sát | giám sát việc thực hiện
        | giám sát việc chấp hành | giám sát thường xuyên | giám sát định kỳ
        | kết luận giám sát | đợt giám sát | cuộc giám sát | sau giám sát | sau đợt giám sát
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
        | quan hệ thân nhân | khai bổ sung | bổ sung phiếu đảng viên
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
        | cách viết phiếu | cách điền phiếu | phát phiếu lấy ý kiến | thu phiếu góp ý
        | thu phiếu lấy ý kiến | phát phiếu và thu phiếu | phát và thu phiếu | phát, thu phiếu
    """,
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
    "inspection_trail": """
        kết luận thanh tra | đoàn thanh tra | sau thanh tra | đoàn kiểm tra | tổ kiểm tra | đoàn giám sát
        | tổ giám sát | kết luận kiểm tra | kết luận giám sát | đợt thanh tra | cuộc thanh tra | đợt kiểm tra
        | cuộc kiểm tra | đợt giám sát | cuộc giám sát | thanh tra, kiểm tra | sau kiểm tra | sau giám sát
        | sau đợt kiểm tra | sau đợt giám sát | kết luận của đoàn
    """,
    "complaint": """
        phản ánh | đơn thư | đơn kiến nghị | khiếu nại | ý kiến phản ánh | thắc mắc | tin nhắn tố | thư nặc danh
        | đơn nặc danh | đơn phản ánh | bị phản ánh | đơn | báo chí phản ánh | phản ánh của nhân dân | dư luận về
        | phản ánh về | đơn của quần chúng
        | ý kiến phản ánh về | nghe phản ánh | trả lời phản ánh | phản ánh đối với | dư luận liên quan
        | dư luận đối với | dư luận xã hội về | ý kiến của nhân dân về | ý kiến nhân dân về | ý kiến của dân về
        | ý kiến của quần chúng về | ý kiến của phụ huynh về | báo chí nêu | báo nêu | mạng xã hội nêu
        | thư góp ý | ý kiến bà con về | ý kiến của bà con về | góp ý của người dân về | thư góp ý của người dân về
        | ý kiến người dân về | ý kiến cử tri về | ý kiến của cử tri về | dân phản ánh | đường dây nóng phản ánh
        | ý kiến của đảng viên về | ý kiến đảng viên về | kiến nghị về cán bộ
        | góp ý của dân | góp ý của nhân dân | ý kiến của dân đối với | ý kiến nhân dân đối với
        | ý kiến của nhân dân đối với
        | tiếp thu phản ánh
    """,
    "sect": """
        tà đạo | đạo lạ | hội thánh đức chúa trời | pháp luân công | tổ chức phản động | phản động | hội nhóm
        | theo đạo | theo tôn giáo | tôn giáo | chế độ cũ | nguỵ quân | nguỵ quyền | chống phá | nói xấu đảng
        | nói xấu chế độ | quan điểm sai trái | quan điểm lệch lạc | biểu tình | bôi nhọ | phát ngôn trái
        | đối tượng xấu | móc nối | lôi kéo | tự chuyển hoá | tự diễn biến | sinh hoạt đạo | tin lành
        | đi lễ nhà thờ | theo đạo lạ | đạo tin lành | truyền đạo
    """,
    "worth": "tư cách",
    "weak": """
        còn hạn chế | còn yếu | chưa tích cực | thiếu tích cực | ít tham gia | chậm tiến bộ | chưa tiến bộ
        | chưa phát huy | không phát huy | chưa làm tròn | chán nản | bi quan | giảm sút | dao động tư tưởng
        | biểu hiện lệch lạc | tư tưởng lệch lạc
        | chưa hoàn thành nhiệm vụ | lơ là | chưa gương mẫu
        | ngại khó | ngại việc | biểu hiện ngại khó | có biểu hiện | an phận | tư tưởng trung bình
        | chưa đạt yêu cầu | sống khép kín
    """,
    "affair": "vụ việc | sự việc | vụ việc xảy ra | vụ án",
    "rectify_discipline": """
        chấn chỉnh kỷ luật | chấn chỉnh kỷ cương | chấn chỉnh kỷ luật, kỷ cương | chấn chỉnh kỷ luật kỷ cương
        | chấn chỉnh kỷ cương, kỷ luật | chấn chỉnh tác phong | chấn chỉnh lề lối | chấn chỉnh thái độ
        | chấn chỉnh giờ giấc | chấn chỉnh việc chấp hành | chấn chỉnh tinh thần | chấn chỉnh ý thức
        | chấn chỉnh lề lối làm việc | chấn chỉnh nội bộ | tình hình chấp hành kỷ luật | việc chấp hành kỷ luật
        | việc chấp hành quy định | tình hình chấp hành quy định | tình hình chấp hành điều lệ
    """,
    "ballot_handling": """
        phát phiếu | thu phiếu | phát phiếu bầu | phát phiếu biểu quyết | phát phiếu, thu phiếu | đếm phiếu
    """,
    "inner_mood": """
        dư luận nội bộ | tư tưởng nội bộ | dư luận trong nội bộ | tư tưởng trong nội bộ | dư luận trong cơ quan
        | dư luận trong đơn vị | tâm tư nội bộ | tình hình tư tưởng nội bộ | tình hình dư luận nội bộ
        | tình hình dư luận trong cơ quan | tình hình dư luận trong nội bộ
        | tình hình đoàn kết nội bộ | xuyên tạc nội bộ
        | tình hình nội bộ
    """,
}
