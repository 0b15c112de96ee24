"""What phrases mean in a cell's agenda: each sense and the phrases that carry it, "|" between phrases.

The longest phrase at a place wins, so a harmless phrase takes its words away from a shorter one
inside it: "kỷ luật lao động" is no party discipline, "Mặt trận" holds no secret.
"""

# Acts ----------------------------------------------------------------------------------------------------
ACTS = {
    "learn": """
        quán triệt | học tập | phổ biến | tuyên truyền | tìm hiểu | tập huấn | toạ đàm | cuộc thi | hội thi
        | nêu ra | tiếp thu | trao đổi kinh nghiệm | truyền đạt | điểm mới | những điểm mới | một số điểm mới
        | các điểm mới | điểm cơ bản | những điểm cơ bản | nội dung cơ bản | những nội dung cơ bản
    """,
    "teach": """
        hướng dẫn | chuyên đề | sinh hoạt chuyên đề | học | giáo dục | nghiên cứu | giải đáp | nói chuyện
        | báo cáo viên | nghe báo cáo viên
    """,
    "study": "chuyên đề | sinh hoạt chuyên đề | chủ đề",
    "inform": """
        thông báo | thông tin | thông tin về | báo tin | chúc mừng | gửi lời chúc mừng | công bố | công khai
        | đọc quyết định | trao quyết định | đọc quyết định kỷ luật | đọc quyết định thi hành kỷ luật
        | thông báo quyết định | công bố quyết định
        | điểm tin | tin tức | bản tin
    """,
    "congratulate": "chúc mừng | gửi lời chúc mừng | tặng hoa chúc mừng",
    "raise": "nâng cao | phát huy | tăng cường | nêu cao | đề cao",
    "guide": "hướng dẫn",
    "unfold": "triển khai | giới thiệu",
    "decide": """
        xét | xét duyệt | xem xét | quyết định | đề nghị | đề xuất | thông qua | biểu quyết | quyết nghị
        | ra nghị quyết | cho ý kiến | lấy ý kiến | xin ý kiến | góp ý kiến | có ý kiến | bàn | bàn việc | bàn về
        | thảo luận | giải quyết | công nhận | thống nhất | trình | nhất trí | phê duyệt | cho phép | chấp thuận
        | chốt | tán thành | xem xét trách nhiệm | đóng góp ý kiến | xét chọn | quyết | cân nhắc | bàn bạc
        | bàn thảo | trao đổi | hội ý | đồng ý | nhất trí cao | xác định | hoàn thiện hồ sơ | lập hồ sơ
        | hoàn tất hồ sơ | trình cấp trên | báo cáo cấp trên | đưa ra xét | cho ý kiến về | xin ý kiến về | chuẩn y
        | chấp nhận | không đồng ý | biểu quyết giơ tay | nghe và cho ý kiến | hội nghị xét | tán đồng
        | bàn thống nhất | họp xét | chốt danh sách | xem lại | xét lại | họp bàn | nghe phương án | làm thủ tục
        | hoàn tất thủ tục | xét tặng | đề nghị tặng | đề nghị thưởng
    """,
    "carry_out": "tổ chức | tiến hành | triển khai | thực hiện | chuẩn bị",
    "introduce": """
        giới thiệu | đề cử | tiến cử | bình chọn | bình xét | bình bầu | bình bầu chọn | suy tôn | đăng ký
        | lập danh sách | xét chọn | chọn | lựa chọn | bầu chọn | chọn cử | giới thiệu để | tìm | tìm người
        | dự kiến | lên danh sách | chốt danh sách | tuyển chọn | tín nhiệm | tín nhiệm giới thiệu | cất nhắc
        | đề xuất giới thiệu
    """,
    "vote_best": "bình xét | bình bầu | bình chọn | suy tôn | bình bầu chọn",
    "resolve": "quyết định | thông qua | biểu quyết | quyết nghị | ra nghị quyết | phê duyệt",
    "assess": """
        xét | xem xét | công nhận | đề nghị công nhận | đề nghị xét | xét công nhận | thẩm định | thẩm tra | họp xét
        | đề nghị cấp trên | đưa ra xét | xét duyệt | duyệt
    """,
    "recognise": "công nhận | đề nghị công nhận | xét công nhận",
    "continue": "phần | mục | nhất là | trong đó | đặc biệt là | trọng tâm là | gồm | như",
    "already": """
        đã ban hành | đã ký | đã có quyết định | lịch | thời gian tổ chức | địa điểm | lịch tổ chức | đã chuẩn y
        | lịch lễ | lịch học | thời gian học | thời gian, địa điểm | thời gian, địa điểm tổ chức | số liệu
        | toàn tỉnh | cả nước | toàn quốc | toàn thành phố
        | toàn đảng bộ phường | toàn đảng bộ xã | toàn đảng bộ tỉnh | toàn đảng bộ thành phố | đảng ta
        | toàn phường | toàn xã | đảng bộ thành phố | đảng bộ tỉnh | cả tỉnh | cả thành phố
    """,
    "draft": "dự thảo | soạn thảo | xây dựng kế hoạch | xây dựng chương trình | lập chương trình",
    "speak": """
        phát biểu | phát biểu thảo luận | thảo luận của đảng viên | ý kiến đảng viên | sổ tay đảng viên | trình bày
        | tham luận | trình bày tham luận | điều hành | chủ trì | nêu ý kiến | đọc báo cáo | báo cáo viên | trả lời
        | đọc bài | giải đáp | kể chuyện | chia sẻ | truyền đạt | khai mạc | bế mạc | phát động | kết luận của
    """,
    "opine": "góp ý | tham gia ý kiến | đóng góp ý kiến",
    "advise": """
        góp ý | góp ý cho | góp ý đối với | góp ý với | đóng góp cho | đóng góp với | ý kiến đóng góp cho
        | ý kiến đóng góp với
    """,
    "category": "diện | thuộc diện | danh sách | lập danh sách",
    "monthly": "tháng | hằng tháng | hàng tháng | thường kỳ | tuần",
    # What a cell does, and not what is done to one.
    "of_the_cell": """
        quỹ chi bộ | thu quỹ | mức thu | mức đóng góp | kế hoạch chi bộ | kế hoạch của chi bộ | nhiệm vụ chi bộ
        | nhiệm vụ của chi bộ | chương trình chi bộ | chương trình của chi bộ | nghị quyết chi bộ
        | nghị quyết của chi bộ | nghị quyết tháng | định hướng sinh hoạt | định hướng sinh hoạt chi bộ
    """,
    "scrutinise": """
        rà soát | kê khai | khai báo | xác minh | thẩm tra | thẩm định | kết luận | nắm | nắm tình hình | theo dõi
        | thống kê | báo cáo | lập danh sách | danh sách | phát hiện | xem lại
        | tìm hiểu nguyên nhân | tìm hiểu hoàn cảnh | tìm hiểu lý do
    """,
    "survey": "rà soát | kê khai | khai báo | xác minh | thẩm tra | thẩm định | thống kê | lập danh sách",
    "look_back": "tổng kết | sơ kết | đánh giá | kết quả",
    "measures": """
        biện pháp | giải pháp | thực hiện chủ trương | biện pháp thực hiện chủ trương | triển khai chủ trương
        | thực hiện các chủ trương
    """,
    "help": """
        giúp đỡ | theo dõi | theo dõi giúp đỡ | theo dõi, giúp đỡ | giáo dục giúp đỡ | giáo dục, giúp đỡ | thăm hỏi
        | hỗ trợ | phân công giúp đỡ | kèm cặp | nhận xét | thăm | chúc tết | chúc mừng | chúc thọ | mừng thọ
        | người hướng dẫn | người giúp đỡ | người theo dõi | đảng viên giúp đỡ
    """,
}

# Who and what --------------------------------------------------------------------------------------------
OBJECTS = {
    "member": """
        đảng viên | đv | đồng chí | đc | đ c | các đồng chí | đội ngũ đảng viên | cán bộ đảng viên | cbđv | bí thư
        | phó bí thư | chi uỷ viên | cấp uỷ viên | đảng uỷ viên | đảng viên mới | đvm | bí thư chi bộ
        | phó bí thư chi bộ | bt chi bộ | pbt chi bộ | từng đảng viên | mỗi đảng viên | từng đồng chí | mỗi đồng chí
        | cá nhân đảng viên | từng đv | đảng viên 213 | đảng viên đang công tác | đảng viên yếu kém
        | các đồng chí trong chi uỷ | các đồng chí trong cấp uỷ | quan hệ của đảng viên | cán bộ, đảng viên
        | đảng viên yếu | cá nhân đồng chí | một số đồng chí | một đồng chí | hai đồng chí | đảng viên trẻ
        | đảng viên lão thành | đảng viên cao tuổi | đảng viên đương chức | đồng chí đảng viên | các đảng viên
        | một số đảng viên | đảng viên nữ | bí thư đảng uỷ | uỷ viên ban chấp hành | cấp phó bí thư | dc
        | bí thư mới | phó bí thư mới | đồng chí bí thư | đồng chí phó bí thư | đồng chí chi uỷ viên
    """,
    "probationary": """
        đảng viên dự bị | đvdb | đv dự bị | đảng viên db | dự bị | đồng chí dự bị | đảng viên dự bị của chi bộ
        | đvdb của chi bộ | đang dự bị | tròn một năm dự bị | diện dự bị
    """,
    "official": "đảng viên chính thức | đvct | đv chính thức | đảng viên ct",
    "party_body": """
        chi bộ | tổ chức đảng | tổ chức cơ sở đảng | tccsđ | tcđ | đảng bộ | chi uỷ | cấp uỷ | ban chi uỷ | đảng uỷ
        | tổ đảng | ban chấp hành đảng bộ | ban thường vụ | bch đảng bộ | bcu | đảng bộ bộ phận | tập thể chi bộ
        | tập thể chi uỷ | tập thể cấp uỷ | chi đảng bộ | cb | chi bộ trường | chi bộ trường mầm non
        | chi bộ trường tiểu học | chi bộ trường thcs | chi bộ tàu | chi bộ công an | chi bộ quân sự | chi bộ chợ
        | chi bộ công ty | chi bộ hợp tác xã | chi bộ bệnh viện | chi bộ điện lực | chi bộ thuế | chi bộ nhà máy
        | chi bộ doanh nghiệp | chi bộ mầm non | chi bộ hội đồng nhân dân
    """,
    "party": """
        đảng | của đảng | trong đảng | điều lệ đảng | đảng phí | sinh hoạt đảng | tài chính đảng | thu nộp đảng phí
        | đóng đảng phí | nộp đảng phí
    """,
    "pupil": """
        học sinh | hs | sinh viên | học viên | các em | em học sinh | thiếu nhi | trẻ em | thiếu niên | con em
        | cháu | các cháu | khuyến học | cha mẹ học sinh | phụ huynh | hạnh kiểm | học lực
    """,
    "outsider": """
        hộ | hộ dân | hộ nghèo | hộ cận nghèo | hộ gia đình | gia đình văn hoá | nhân dân | người dân | của dân
        | công nhân | người lao động | viên chức | công chức | giáo viên | doanh nghiệp | tổ dân phố
        | khu phố văn hoá | cử tri | công dân | cán bộ công chức | cán bộ, công chức | cán bộ viên chức
        | công chức viên chức | công chức, viên chức | công nhân viên | ở khu phố | trong khu phố | trong thôn
        | ở thôn | bà con | dân làng | trong xóm | trong bản | quần chúng nhân dân
    """,
    "other_member": """
        đoàn viên | hội viên | xã viên | chi đoàn | chi hội | công đoàn | đoàn thanh niên | hợp tác xã viên
        | thành viên hợp tác xã | tổ viên | cựu chiến binh | tổ hợp tác | đội viên | liên đội | công đoàn viên
        | hội phụ nữ | hội nông dân | hội khuyến học | nghiệp đoàn | điều lệ đoàn | câu lạc bộ
        | thành viên câu lạc bộ | clb | hội viên mới | cán bộ đoàn viên | bí thư chi đoàn | chi đoàn trường
        | đoàn trường | hội cựu chiến binh | hội người cao tuổi | hội chữ thập đỏ | hội liên hiệp phụ nữ
        | chi hội phụ nữ | chi hội nông dân | chi hội cựu chiến binh
        | công đoàn cơ sở | hội thanh niên | hội phụ nữ xã | các chi hội | hội cựu giáo chức
    """,
    "document": """
        quy định số | quy định | nghị quyết | nghị quyết số | chỉ thị | chỉ thị số | kết luận số | hướng dẫn số
        | văn bản | các văn bản | nghị định | thông tư | luật | bộ luật | quyết định số | công văn số | quy trình
        | thủ tục | điều lệ | điều lệ đoàn | nghị quyết chuyên đề | nghị quyết lãnh đạo | quy định 213
        | quy định số 213 | chỉ thị 28 | chỉ thị số 28 | kết luận 28 | nghị quyết về thực hiện
        | nghị quyết về việc thực hiện | nghị quyết về triển khai | nghị quyết thực hiện | nghị quyết về
        | điều lệ đảng
    """,
    "prize": "giải | kỳ thi | cuộc thi chạy | phần thưởng | gia đình",
}

OTHERS = {
    # Harmless neighbours: they take words away from the signals above ----------------------------------
    "harmless": """
        mặt trận | mặt trận tổ quốc | uỷ ban mặt trận | mật khẩu | mật độ | mật ong | ong mật | đàn ong mật
        | mật mía | mật hoa | bảo mật | bí mật kinh doanh | bí mật gia truyền | mật thiết | thân mật | túi mật
        | sỏi mật | bí mật đời tư | bí mật thông tin khách hàng | thông tin khách hàng | chất lượng dạy và học
        | đánh giá chất lượng dạy và học | dạy tốt, học tốt | đảng viên mới vào nghề | dạy tốt học tốt
        | thi đua dạy tốt | bí mật thư tín | họp mặt | có mặt | vắng mặt | tiền mặt | bề mặt | mặt bằng | các mặt
        | mặt hàng | gặp mặt | ra mắt | nước mắt | mắt kính | mất mùa | mất trộm | mất điện | mất an toàn
        | xét nghiệm | kết quả học tập | chất lượng học tập | học phí | học bổng | học nghề | học online | đại học
        | trường học | kỷ luật lao động | kỷ luật học sinh | kỷ luật kỷ cương | kỷ cương kỷ luật | kỷ luật, kỷ cương
        | kỷ cương, kỷ luật | kỷ cương | chấp hành nghiêm kỷ luật | thực hiện nghiêm kỷ luật | tăng cường kỷ luật
        | siết chặt kỷ luật | không vi phạm | kiểm tra, đôn đốc | kiểm tra, nhắc nhở | kiểm tra đôn đốc
        | đôn đốc, kiểm tra | luân chuyển hàng hoá | công nghệ thông tin | thông tin truyền thông
        | hạ tầng công nghệ thông tin | tin vào đảng | tin tưởng vào đảng | niềm tin vào đảng | lòng tin vào đảng
        | nhân dân vào đảng | nhân dân đối với đảng | cơ cấu kinh tế | cơ cấu cây trồng | cơ cấu mùa vụ
        | giám sát, phản biện | giám sát, phản biện xã hội | kỷ luật công nghệ | kỷ luật nhà trường
        | chấp hành kỷ luật | ý thức kỷ luật | tính kỷ luật | giữ nghiêm kỷ luật | kỷ luật tích cực
        | ý thức tổ chức kỷ luật | nội quy kỷ luật | tổ chức kỷ luật | kỷ luật lớp học | kỷ luật hành chính
        | kỷ luật quân đội | rèn luyện kỷ luật | kỷ luật tài chính | kỷ luật phát ngôn | kiểm tra số lượng
        | kiểm tra sĩ số | kiểm tra sức khoẻ | kiểm tra học kỳ | kiểm tra cuối kỳ | kiểm tra giữa kỳ | bài kiểm tra
        | kiểm tra bài | kiểm tra nồng độ cồn | kiểm tra quân số | giám sát cộng đồng | giám sát đầu tư
        | giám sát đầu tư của cộng đồng | ban giám sát đầu tư | giám sát và phản biện xã hội
        | giám sát phản biện xã hội | giám sát của mặt trận | camera giám sát | giám sát hành trình
        | giám sát thi công | giám sát dịch bệnh | giám sát bệnh | giám sát của nhân dân
        | giám sát của hội đồng nhân dân | tư vấn giám sát | giám sát an ninh | thiết bị giám sát
        | ban giám sát cộng đồng | phản biện xã hội | kiểm điểm tiến độ | kiểm điểm công tác | kiểm điểm công việc
        | kiểm điểm kết quả | kiểm điểm tình hình | kiểm điểm việc thực hiện nghị quyết | kiểm điểm nhiệm vụ
        | phê bình văn học | nhắc nhở phê bình | phân loại rác | phân loại chất thải | rác thải phân loại
        | đánh giá chất lượng sinh hoạt | đánh giá chất lượng buổi sinh hoạt | chất lượng sinh hoạt
        | chất lượng buổi sinh hoạt | đánh giá chất lượng sinh hoạt chi bộ | xếp loại chất lượng sinh hoạt
        | xếp loại buổi sinh hoạt | xếp loại chất lượng buổi sinh hoạt | đánh giá xếp loại chất lượng sinh hoạt
        | đánh giá xếp loại buổi sinh hoạt | chấm điểm | tự chấm điểm | xếp loại sinh hoạt
        | đánh giá chất lượng nước | đánh giá chất lượng giáo dục | đánh giá chất lượng dạy học
        | đánh giá chất lượng sản phẩm | đánh giá chất lượng bán trú | phân loại hộ | phân loại nợ
        | đánh giá xếp loại sinh hoạt | bầu thư ký | bầu chủ toạ | bầu chủ trì | bầu cử đại biểu quốc hội
        | đi bầu cử | ngày bầu cử | bầu không khí | tổ bầu cử | danh sách cử tri | bầu thư kí | bầu đoàn chủ tịch
        | uỷ viên thư ký | tổ chức thực hiện | ổn định tổ chức | cán bộ y tế | cán bộ thú y | cán bộ khuyến nông
        | ban cán sự lớp | cán bộ lớp | cán bộ đoàn | cán bộ đoàn thể | cán bộ hội | quy hoạch đô thị
        | quy hoạch đường | quy hoạch mở rộng | quy hoạch sử dụng đất | quy hoạch chi tiết | quy hoạch chợ
        | quy hoạch khu dân cư | điều động tàu | điều động xe | điều động phương tiện | xoá tên hộ nghèo
        | xoá nhà tạm | xoá đói giảm nghèo | xoá mù chữ | xoá nghèo | phân công đảng viên | phân công chi uỷ viên dự
        | phân công chi uỷ viên phụ trách | phân công nhiệm vụ cho đảng viên | sàng lọc ung thư | sàng lọc bệnh
        | khám sàng lọc | sàng lọc sơ sinh | sàng lọc trước sinh | sàng lọc sức khoẻ | sàng lọc lao | phát hiện sớm
        | sàng lọc trẻ | hợp đồng | chuyển chính thức hợp đồng | phòng chống tham nhũng | định hướng tư tưởng
        | nền tảng tư tưởng | bảo vệ nền tảng tư tưởng | bản lĩnh chính trị | lý luận chính trị | giáo dục chính trị
        | trung tâm chính trị | chính trị kinh tế | kinh tế chính trị | hệ thống chính trị | vấn đề chính trị xã hội
        | nhiệm vụ chính trị | bộ chính trị | tình hình chính trị | phân tích chất lượng nước
        | đảng viên không được làm | hội đồng nhân dân các cấp | ý kiến khác | bất động sản | bàn giao | bàn ghế
        | phát triển đảng bộ | vào đảng bộ | thành lập đảng | ngày thành lập đảng | kỷ niệm ngày thành lập đảng
        | thành lập đảng cộng sản việt nam | tìm hiểu về đảng bộ | khu vực bầu cử | học tập và làm theo
        | giải thưởng | thi đua học tập | ngày thành lập | kỷ niệm thành lập | chuyển đảng phí | chuyển đảng uỷ
        | chuyển đảng bộ | bố trí cán bộ trực | sắp xếp cán bộ trực | kế hoạch năm học
        | chương trình công tác năm học | đọc báo | nghị quyết đại hội | nghị quyết đại hội chi bộ
        | nghị quyết đại hội đảng bộ | văn kiện đại hội | kết quả đại hội | bầu cử quốc hội | bầu cử hđnd
        | bầu cử đại biểu hđnd | bầu cử đại biểu hội đồng nhân dân | tuyển dụng lao động | tuyển dụng công nhân
        | phương án phòng chống | phương án chữa cháy | phương án sản xuất | phương án tuyển sinh
        | chất lượng sản xuất | kỷ luật sản xuất | kỷ luật phòng thi | kỷ luật bảo mật | bị mất mùa | bị mất trộm
        | bị mất điện | bị mất nước | bị mất rừng | bị mất sóng | tái cơ cấu nông nghiệp | vấn đề chính trị tư tưởng
        | vấn đề chính trị, tư tưởng | vấn đề tư tưởng | vấn đề chính trị, thời sự | vấn đề chính trị thời sự
        | vấn đề chính trị thế giới | vấn đề chính trị quốc tế | đề án 06 | đề án số 06 | dự án đường
        | bình xét thi đua lớp | bình xét thi đua các lớp | xếp loại thi đua lớp | xếp loại thi đua các lớp
        | thi đua lớp | thi đua các lớp | công tác cán bộ đoàn | công tác cán bộ hội | công tác cán bộ công đoàn
        | kiểm tra học sinh | thi đua học tốt | thưởng học sinh | lịch nghỉ | lịch trực | lịch sinh hoạt
        | vào nề nếp | quy hoạch nghĩa trang | thay bóng đèn | thay mặt | thay đổi giờ | thay đổi lịch
        | thay đổi thời gian | thay đổi địa điểm | thay đổi thời tiết | thay nước | ý kiến tham gia | đơn giá
        | đơn hàng | phần mềm | phần thi | phần việc | nội dung chương trình | quyền và nghĩa vụ | chính quyền
        | quyền lực | bản quyền | quyền trẻ em | nhân quyền | dân quyền | quyền làm chủ | rời tàu | rời cảng
        | rời bến | rời ga | tranh chấp đất đai | tranh chấp hợp đồng | trao đổi về chuyên môn | con nuôi | con nước
        | con giống | con cái học sinh | vợ con chiến sĩ | tiêu biểu nhất | sản phẩm tiêu biểu | mô hình tiêu biểu
        | thưởng thức | nguồn nước | nguồn vốn | nguồn lực | nguồn kinh phí | nguồn cung | nguồn gốc | nguồn thu
        | nguồn hàng | tại nguồn | đầu nguồn | về nguồn | nguồn điện | nguồn lây | nguồn bệnh | thôi nôi
        | sang tháng | sang năm | sang quý | sang nhượng | lên lớp | lên kế hoạch | khuyết tật | người khuyết tật
        | trẻ khuyết tật | lên đường | phụ trách đội | tổng phụ trách | giữ trẻ | giữ xe | giữ gìn | giữ vững
        | rút tiền | rút ngắn | dừng xe | dừng đỗ | không theo kịp | trả lại tiền | trả lại của rơi
        | lấy ý kiến nhân dân | tặng học bổng | tổng bí thư | giới thiệu sách | giữ bí mật mật khẩu
        | bí mật mật khẩu | giữ bí mật thông tin cá nhân | bảo mật thông tin cá nhân | giữ bí mật tài khoản
        | giữ bí mật mã otp | bí mật thông tin cá nhân | văn nghệ quần chúng | thể thao quần chúng
        | công tác quần chúng | ý kiến quần chúng | tổ chức quần chúng | đoàn thể quần chúng
        | thực đơn | tiếp thu, giải trình | tiếp thu và giải trình | giải trình, kết luận | giải trình và kết luận
        | giải trình, tiếp thu | giải trình số liệu | giải trình thêm | tiếp thu, giải trình ý kiến | đeo huy hiệu
        | đeo huy hiệu đảng | chấn chỉnh kỷ luật lao động | chấn chỉnh kỷ luật học sinh | chủ trương của đảng
        | chủ trương, chính sách | chủ trương chính sách | chủ trương, đường lối | đường lối, chủ trương
        | chủ trương của nhà nước | chủ trương của đảng, nhà nước | chính sách, chủ trương | chủ trương, nghị quyết
        | chủ trương, nghị quyết của đảng | các chủ trương, chính sách
        | xét tặng nhà tình nghĩa | tặng nhà tình nghĩa | xét tặng quà | nhà đại đoàn kết | xét tặng học bổng
        | bí thư kết luận | chủ trì kết luận | đồng chí bí thư kết luận | nguyên tắc tự phê bình và phê bình
        | tập trung dân chủ, tự phê bình và phê bình | nguyên tắc tập trung dân chủ, tự phê bình và phê bình
        | chấp hành kỷ luật lao động
        | xét tuyển lớp | xét tuyển học sinh | xét tuyển sinh | tuyển sinh lớp
    """,
    # What an inspection, supervision or ranking may be about without being the party's -----------------
    "everyday": """
        pccc | phòng cháy | phòng cháy chữa cháy | chữa cháy | an toàn | an toàn thực phẩm | vệ sinh
        | vệ sinh môi trường | môi trường | máy móc | thiết bị | tàu | xe | hàng quán | hàng hoá | chợ | vỉa hè
        | hộ kinh doanh | cơ sở vật chất | công trình | đường | kênh | mương | kênh mương | đê | điện | nước
        | nước sinh hoạt | sức khoẻ | bệnh | dịch | dịch bệnh | bệnh truyền nhiễm | an ninh | trật tự
        | an ninh trật tự | thi công | xây dựng | cộng đồng | mặt trận | phản biện | đầu tư công | bếp ăn | trường
        | lớp học | vở | bài | giáo án | hồ sơ giáo án | kho | vật tư | máy | ruộng | đồng ruộng | rừng | bão | lũ
        | thực phẩm | thuốc | cháy nổ | quân số | vũ khí | sĩ số | nồng độ cồn | tiến độ | rác | xả thải | nghĩa địa
        | cân nặng | tiêm chủng | sản xuất | quá trình sản xuất | quá trình thi công | thi cử | coi thi
        | thi tốt nghiệp | tốt nghiệp | tạm trú | tạm vắng | lao động | bảo hộ lao động | sản phẩm | hàng rào
        | cây xanh | quốc hội | hđnd | hội đồng nhân dân | nhân dân | toà án | thuế | giá cả | thị trường
        | chất lượng nước | chất lượng sản phẩm | chất lượng giáo dục | rác thải | lấn chiếm | đất đai | khai thác
        | đánh bắt | thuỷ lợi | chăn nuôi | giết mổ | vật nuôi | cây trồng | hải trình | hành trình | năm học
        | học kỳ | nề nếp | mầm non | bán trú | lớp | nhà ở | khu nhà trọ | nhà máy | bệnh viện | trường mầm non
        | toàn trường | tuyến đường | đường trục | nhà trọ | trọ | ngân sách xã | văn học | thơ | phim | địa bàn
        | nhà thầu | xây cầu | giảng dạy | bữa ăn | suất ăn | khám chữa bệnh | dịch vụ
        | trường chuẩn quốc gia | trường đạt chuẩn
    """,
    "drill": """
        huấn luyện | đơn vị | chiến sĩ | quân nhân | nền nếp | nề nếp | nội quy | tác phong | ca trực | giờ giấc
        | lao động | sản xuất | phòng thi | lớp | tập luyện | điều lệnh | trực chiến | ca sản xuất
    """,
    "filler": """
        tháng | đội ngũ | năm | quý | đợt | kỳ | cuối | đầu | giữa | công tác | kế hoạch | chương trình | báo cáo
        | kết quả | biên bản | hội nghị | trích | nội dung | việc | các | những | một số | của | và | về | cho
        | theo | trong | tại | đối với | nhiệm kỳ | khoá | phương hướng | nhiệm vụ | tháng tới | 6 tháng | ngày
        | số | mới | nếu có | năm học | kết luận | tổng kết | sơ kết | một | hai | ba | bốn | là | được | bằng
        | qua | đề án | dự thảo | tờ trình | lãnh đạo | định kỳ | thường xuyên | chuyên đề | toàn khoá | giai đoạn
        | thi hành | quyết định | xây dựng | đồng thời | hằng năm | hàng năm | hàng tháng | từng | cá nhân | trước
        | sau | i | ii | iii | iv | v | vi | vii | viii | ix | x
    """,
    "joiner": "và | & | + | rồi | sau đó | đồng thời",
}
