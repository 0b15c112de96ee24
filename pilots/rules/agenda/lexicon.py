"""What phrases mean in a cell's agenda: each sense and the phrases that carry it.

The longest phrase at a place wins, so a harmless phrase takes its words away from a shorter one
inside it: "kỷ luật lao động" is no party discipline, "Mặt trận" holds no secret.
"""

# Acts ----------------------------------------------------------------------------------------------------
ACTS = {
    "learn": """quán triệt | học tập | phổ biến | tuyên truyền | tìm hiểu | tập huấn | toạ đàm | cuộc thi | hội thi | nêu ra | tiếp thu
        | triển khai hướng dẫn | triển khai quy định | triển khai chỉ thị | triển khai luật | triển khai văn bản | triển khai các văn bản
        | triển khai thông tư | triển khai nghị định | giới thiệu quy định | giới thiệu luật | giới thiệu chỉ thị | giới thiệu nghị quyết
        | giới thiệu văn bản | giới thiệu hướng dẫn | trao đổi kinh nghiệm""",
    "teach": "hướng dẫn | chuyên đề | sinh hoạt chuyên đề | học | đọc | giáo dục | nghiên cứu | giải đáp | nói chuyện",
    "inform": "thông báo | thông tin | thông tin về | báo tin",
    "decide": """xét | xét duyệt | xem xét | quyết định | đề nghị | đề xuất | thông qua | biểu quyết | quyết nghị | ra nghị quyết
        | cho ý kiến | lấy ý kiến | xin ý kiến | góp ý kiến | có ý kiến | bàn | bàn việc | bàn về | thảo luận | giải quyết | công nhận | cho chủ trương
        | xin chủ trương | thống nhất | trình | nhất trí | phê duyệt | cho phép | chấp thuận | chốt | tán thành""",
    "carry_out": "tổ chức | tiến hành | triển khai | thực hiện | chuẩn bị",
    "introduce": "giới thiệu | đề cử | tiến cử | bình chọn | bình xét | bình bầu | bình bầu chọn | suy tôn | đăng ký | lập danh sách | xét chọn",
    "resolve": "quyết định | thông qua | biểu quyết | quyết nghị | ra nghị quyết | phê duyệt",
    "assess": "xét | xem xét | công nhận | đề nghị công nhận | đề nghị xét | xét công nhận",
    "continue": "phần | mục | nhất là | trong đó | đặc biệt là | trọng tâm là | gồm | như",
    "already": "đã ban hành | đã ký | đã có quyết định | lịch | thời gian tổ chức | thời gian | địa điểm | lịch tổ chức | đã chuẩn y",
    "measures": "biện pháp | giải pháp | thực hiện chủ trương | biện pháp thực hiện chủ trương | triển khai chủ trương | thực hiện các chủ trương",
    "help": "giúp đỡ | theo dõi | theo dõi giúp đỡ | thăm hỏi | hỗ trợ | phân công giúp đỡ | kèm cặp | nhận xét",
}

# Who and what --------------------------------------------------------------------------------------------
OBJECTS = {
    "member": """đảng viên | đv | đồng chí | đc | đ c | các đồng chí | đội ngũ đảng viên | cán bộ đảng viên | cbđv | bí thư | phó bí thư | chi uỷ viên | cấp uỷ viên
        | đảng uỷ viên | đảng viên mới | đvm | bí thư chi bộ | phó bí thư chi bộ | bt chi bộ | pbt chi bộ""",
    "probationary": "đảng viên dự bị | đvdb | đv dự bị | đảng viên db | dự bị",
    "official": "đảng viên chính thức | đvct | đv chính thức | đảng viên ct",
    "party_body": """chi bộ | tổ chức đảng | tổ chức cơ sở đảng | tccsđ | tcđ | đảng bộ | chi uỷ | cấp uỷ | ban chi uỷ | đảng uỷ | tổ đảng | ban chấp hành đảng bộ
        | ban thường vụ | bch đảng bộ | bcu | đảng bộ bộ phận | tập thể chi bộ | tập thể chi uỷ | tập thể cấp uỷ | chi đảng bộ | cb | chi bộ trường | chi bộ trường mầm non
        | chi bộ trường tiểu học | chi bộ trường thcs | chi bộ tàu | chi bộ công an | chi bộ quân sự | chi bộ chợ | chi bộ công ty | chi bộ hợp tác xã
        | chi bộ bệnh viện | chi bộ điện lực | chi bộ thuế | chi bộ nhà máy | chi bộ doanh nghiệp | chi bộ mầm non | chi bộ hội đồng nhân dân""",
    "party": "đảng | của đảng | trong đảng | điều lệ đảng | đảng phí | điều lệ | sinh hoạt đảng",
    "pupil": """học sinh | hs | sinh viên | học viên | các em | em học sinh | thiếu nhi | trẻ em | đội viên | thiếu niên | con em | cháu | các cháu | khuyến học
        | cha mẹ học sinh | phụ huynh | hạnh kiểm | học lực""",
    "outsider": """đoàn viên | hội viên | xã viên | hộ | hộ dân | hộ nghèo | hộ cận nghèo | hộ gia đình | gia đình văn hoá | nhân dân | người dân | của dân
        | công nhân | người lao động | viên chức | công chức | giáo viên | doanh nghiệp | tổ dân phố | khu phố văn hoá | cử tri | đoàn thanh niên | công đoàn
        | chi đoàn | chi hội | hợp tác xã viên | thành viên hợp tác xã | tổ viên | cựu chiến binh | tổ hợp tác | công dân""",
    "document": """quy định số | quy định | nghị quyết | nghị quyết số | chỉ thị | chỉ thị số | kết luận số | hướng dẫn số | văn bản | các văn bản | nghị định | thông tư | luật
        | bộ luật | quyết định số | công văn số | quy trình | thủ tục | điều lệ""",
    "prize": "giải | kỳ thi | cuộc thi chạy | phần thưởng | gia đình | người tốt việc tốt",
}

# The forbidden topics' own words ---------------------------------------------------------------------------
SIGNALS = {
    "secret_document": """văn bản mật | các văn bản mật | công văn mật | tài liệu mật | tài liệu có độ mật | hồ sơ mật | kế hoạch mật | nghị quyết mật | chỉ thị mật | điện mật
        | thông tin mật | nội dung mật | báo cáo mật | phương án mật | quyết định mật | kết luận mật | thông báo mật | vấn đề mật | số liệu mật | danh mục mật
        | tối mật | tuyệt mật | độ mật | đóng dấu mật | dấu mật | cơ mật | giải mật | mật số | tin mật | đề án mật | hướng dẫn mật | bản đồ mật | diễn tập mật
        | cuộc họp mật | chế độ mật | mức mật | loại mật | tài liệu bí mật | văn bản bí mật | công văn bí mật | nội dung bí mật | thông tin bí mật
        | danh mục bí mật nhà nước | tài liệu bí mật nhà nước | văn bản bí mật nhà nước | tài liệu bmnn | văn bản bmnn | tài liệu chứa bí mật nhà nước""",
    "secret_alone": "mật",
    "state_secret": """bí mật nhà nước | bmnn | bí mật | bí mật của đảng | bí mật đảng | bí mật quốc gia | bí mật quân sự | bí mật công tác | bí mật nội bộ
        | bí mật theo quy định của đảng nhà nước | bí mật theo quy định của đảng""",
    "keep_secrets": """bảo vệ bí mật nhà nước | bảo vệ bmnn | giữ gìn bí mật nhà nước | giữ bí mật nhà nước | giữ gìn bí mật | bảo vệ bí mật | lộ lọt bí mật nhà nước
        | chống lộ bí mật | lộ bí mật | giữ bí mật | lộ lọt bí mật | lộ bí mật nhà nước""",
    "discipline": """kỷ luật | thi hành kỷ luật | xử lý kỷ luật | kỷ luật đảng | xem xét kỷ luật | thktkl | thi hành kl""",
    "punishment": "khiển trách | cảnh cáo | khai trừ | cách chức | đình chỉ sinh hoạt đảng | đình chỉ sinh hoạt | đình chỉ chức vụ",
    "violation": "vi phạm | dấu hiệu vi phạm | sai phạm | khuyết điểm | sinh con thứ 3 | sinh con thứ ba",
    "party_violation": "dấu hiệu vi phạm | kiểm tra khi có dấu hiệu vi phạm | tổ chức đảng vi phạm",
    "handle": "xử lý | xem xét xử lý",
    "denunciation": "tố cáo | đơn tố cáo | khiếu nại tố cáo | khiếu tố | tố cáo khiếu nại | thư tố cáo | khiếu nại kỷ luật",
    "inspect": "kiểm tra | tự kiểm tra | đoàn kiểm tra | tổ kiểm tra | phúc tra | sau kiểm tra | tái kiểm tra | tổ kt | đoàn kt | kt đảng viên",
    "supervise": "giám sát | gs | tổ giám sát | đoàn giám sát | tổ gs | tự giám sát",
    "inspection_and_supervision": """kiểm tra giám sát | công tác kiểm tra giám sát | ktgs | kt gs | kiểm tra gs | kt giám sát | ktgskl | kt gs kl | ubkt | uỷ ban kiểm tra
        | giám sát chuyên đề | giám sát thường xuyên
        | kiểm tra việc lãnh đạo | kiểm tra việc thực hiện nghị quyết | kiểm tra thực hiện nghị quyết | kiểm tra chấp hành""",
    "rewards": """khen thưởng | thi đua khen thưởng | tđkt | tđ kt | biểu dương khen thưởng | khen cao | đề nghị khen | giấy khen | bằng khen | kỷ niệm chương | huân chương
        | huy chương kháng chiến | chiến sĩ thi đua | cstđ | cstđcs | lao động tiên tiến | lđtt | danh hiệu thi đua | danh hiệu chiến sĩ | giao ước thi đua | ký giao ước thi đua
        | đăng ký thi đua | bình xét thi đua | xét thi đua | bình bầu thi đua | xếp loại thi đua | tổng kết thi đua | chấm điểm thi đua | bình thi đua | thưởng thi đua
        | thi đua đảng viên | đề nghị đảng uỷ khen | đề nghị cấp trên khen | tập thể lao động xuất sắc | hình thức khen""",
    "praise": "khen | tuyên dương | biểu dương | vinh danh | tặng thưởng | điển hình tiên tiến | đảng viên xuất sắc | đảng viên tiêu biểu | cá nhân tiêu biểu | gương điển hình tiên tiến | khen ngợi",
    "badge": "huy hiệu đảng | huy hiệu 30 năm | huy hiệu 40 năm | huy hiệu 50 năm | huy hiệu 60 năm | huy hiệu 70 năm | tuổi đảng | huy hiệu",
    "emulation": "thi đua | phong trào thi đua | phát động thi đua | phát động phong trào thi đua | dân vận khéo",
    "screen": "sàng lọc | rà soát sàng lọc",
    "review": "rà soát | phát hiện",
    "unworthy": """không còn đủ tư cách | không đủ tư cách | giảm sút ý chí phấn đấu | giảm sút ý chí | phai nhạt lý tưởng | suy thoái | không còn thiết tha với đảng | mất uy tín
        | uy tín thấp | diện sàng lọc | không đủ tư cách đảng viên | thiếu tu dưỡng rèn luyện""",
    "out_of_party": "ra khỏi đảng | khỏi đảng | ra khỏi tổ chức đảng | ra khỏi hàng ngũ đảng | ra khỏi hàng ngũ của đảng | ra khỏi đảng cộng sản việt nam",
    "put_out": "đưa | cho | đưa ra | loại | đưa những | cho ra",
    "ask_leave": """xin ra khỏi đảng | xin ra đảng | xin thôi đảng | xin thôi không làm đảng viên | xin rút khỏi đảng | xin ra khỏi tổ chức đảng | tự nguyện ra khỏi đảng | đơn ra khỏi đảng
        | đơn ra đảng | xin thôi sinh hoạt đảng | xin được ra khỏi đảng | xin ra khỏi hàng ngũ của đảng | xin thôi đảng viên | xin thôi tư cách đảng viên | xin thôi là đảng viên
        | xin ra khỏi đcsvn""",
    "strike_name": "xoá tên | xoá tên đảng viên | xoá tên trong danh sách đảng viên | xoá tên khỏi danh sách đảng viên | gạch tên | khỏi danh sách đảng viên | xoá tên đv",
    "protection": "bảo vệ chính trị nội bộ | bvctnb | bvct nb | bảo vệ ctnb | bv ctnb | bvctnb đảng | chính trị nội bộ | ctnb",
    "political_record": """tiêu chuẩn chính trị | lịch sử chính trị | chính trị hiện nay | thái độ chính trị | vấn đề chính trị | quan hệ với người nước ngoài | quan hệ với tổ chức nước ngoài
        | có yếu tố nước ngoài | 58 qđ tw | 57 qđ tw | kết hôn với người nước ngoài | lsct | lịch sử chính trị hiện nay | tcct""",
    "personal_file": "xác minh thông tin | lý lịch | lai lịch | lý lịch đảng viên | xác minh lý lịch | thẩm tra lý lịch",
    "member_file": "hồ sơ đảng viên | thực trạng hồ sơ đảng viên | lý lịch của đảng viên | phiếu đảng viên",
    "secret_ballot": """bỏ phiếu kín | phiếu kín | bằng phiếu kín | kiểm phiếu | ban kiểm phiếu | tổ kiểm phiếu | bỏ phiếu | phiếu bầu | phiếu biểu quyết | thùng phiếu
        | biểu quyết bằng phiếu | biểu quyết kín | bầu ban kiểm phiếu | bầu tổ kiểm phiếu | bỏ phiếu biểu quyết | kết quả bỏ phiếu | phát phiếu biểu quyết | lấy phiếu kín""",
    "polling_place": "nơi bỏ phiếu | điểm bỏ phiếu | khu vực bỏ phiếu | phòng bỏ phiếu | ngày bỏ phiếu | đi bỏ phiếu | thẻ cử tri | khu vực bỏ phiếu kín",
    "vague_vote": "biểu quyết các nội dung | biểu quyết một số nội dung | biểu quyết các vấn đề | biểu quyết nội dung | biểu quyết những nội dung | biểu quyết những vấn đề",
    "self_review": "kiểm điểm | bản kiểm điểm | bản tự kiểm điểm | tự kiểm điểm | kiểm điểm tự phê bình và phê bình | kđ | bkđ | kđ đảng viên | kđđv",
    "criticism": "tự phê bình | tự phê bình và phê bình | phê bình và tự phê bình | phê bình tự phê bình | tpb | tpb và pb | pb và tpb | phê bình | tự pb | pb tpb | tpb pb",
    "rank": """xếp loại | xếp loại chất lượng | phân loại | đánh giá chất lượng | đánh giá xếp loại | đánh giá phân loại | phân loại chất lượng | mức xếp loại | đgxl | xlcl | xl
        | phân tích chất lượng | tự xếp loại | đánh giá đảng viên | đánh giá tổ chức đảng | đánh giá chi bộ | đánh giá cấp uỷ | đánh giá cán bộ | đánh giá đội ngũ đảng viên
        | đánh giá đv | tự đánh giá | đánh giá chi uỷ | đánh giá tập thể | đánh giá cá nhân | đánh giá đồng chí""",
    "grade": """hoàn thành xuất sắc nhiệm vụ | hoàn thành tốt nhiệm vụ | htxsnv | httnv | htnv | khtnv | không hoàn thành nhiệm vụ | trong sạch vững mạnh | tsvm
        | mức hoàn thành nhiệm vụ | mức độ hoàn thành nhiệm vụ | hoàn thành xuất sắc | xuất sắc nhiệm vụ""",
    "admit": "kết nạp | kết nạp đảng | kết nạp đảng viên | kết nạp đv | kết nạp lại | knđ | knđv | kn đảng viên | kn đv | kđv | kết nạp mới | kết nạp vào đảng | lễ kết nạp",
    "admit_party": "kết nạp đảng | kết nạp đảng viên | kết nạp đv | knđ | knđv | kn đảng viên | kn đv | kđv | kết nạp vào đảng | kết nạp lại đảng viên",
    "join_party": "vào đảng | gia nhập đảng | xin vào đảng | đơn xin vào đảng | người xin vào đảng | vào đảng cộng sản việt nam | vào hàng ngũ của đảng | đứng vào hàng ngũ của đảng | vào tổ chức đảng",
    "admission_source": """nguồn kết nạp | nguồn kết nạp đảng | chỉ tiêu kết nạp | chỉ tiêu kết nạp đảng viên | phát triển đảng | phát triển đảng viên | ptđv | nguồn phát triển đảng
        | nguồn phát triển đảng viên | tạo nguồn | nhận thức về đảng | tìm hiểu về đảng | cảm tình đảng | đối tượng đảng | quần chúng ưu tú | qcưt | giúp đỡ quần chúng vào đảng
        | giúp đỡ quần chúng | nguồn vào đảng | đảng viên giúp đỡ quần chúng | giúp đỡ quần chúng ưu tú vào đảng | nguồn đảng viên | chỉ tiêu phát triển đảng viên
        | lớp đối tượng kết nạp đảng | giúp đỡ quần chúng ưu tú | công tác kết nạp | chất lượng kết nạp | chất lượng kết nạp đảng viên | chất lượng kết nạp đảng""",
    "make_official": """chuyển đảng chính thức | chuyển chính thức | chuyển ct | chuyển đảng ct | công nhận chính thức | công nhận đảng viên chính thức | công nhận đvct | chuyển đvct
        | chuyển đảng viên chính thức | chuyển đảng | chưa công nhận chính thức | kéo dài thời gian dự bị | kéo dài dự bị | thành đvct | thành đảng viên chính thức
        | công nhận là đảng viên chính thức | công nhận đv chính thức | đảng chính thức | thành đv chính thức | lên chính thức | xét chính thức | chuyển đv chính thức
        | chuyển đvdb | đề nghị chính thức | chuyển đảng viên dự bị | chuyển dự bị""",
    "end_probation": "hết thời gian dự bị | hết dự bị | hết thời hạn dự bị | hết 12 tháng dự bị | hết hạn dự bị | kết thúc dự bị | đủ 12 tháng dự bị",
    "lead_work": "lãnh đạo bầu cử | lãnh đạo công tác bầu cử | lãnh đạo cuộc bầu cử",
    "personnel": """công tác cán bộ | công tác tổ chức và cán bộ | công tác tổ chức cán bộ | tổ chức cán bộ | công tác cb | công tác tổ chức cb | công tác tccb | tccb | quy hoạch cấp uỷ
        | quy hoạch cán bộ | quy hoạch chức danh | quy hoạch chi uỷ | bổ sung quy hoạch | rà soát quy hoạch | cán bộ quy hoạch | quy hoạch lãnh đạo | bổ nhiệm | bổ nhiệm lại | miễn nhiệm
        | luân chuyển cán bộ | luân chuyển đồng chí | điều động cán bộ | điều động đồng chí | điều động đảng viên | thôi giữ chức | thôi giữ chức vụ | thôi tham gia cấp uỷ | thôi cấp uỷ viên
        | lấy phiếu tín nhiệm | phiếu tín nhiệm | lấy phiếu giới thiệu | giới thiệu ứng cử | người ứng cử | ứng cử viên | cán bộ chủ chốt | cb chủ chốt | thẩm định nhân sự
        | nhân sự đại hội | đề án nhân sự | phương án nhân sự | giới thiệu nhân sự | nhân sự chi uỷ | nhân sự cấp uỷ | công tác nhân sự đại hội | lựa chọn nhân sự | bầu cử trong đảng
        | tinh giản biên chế | sắp xếp cán bộ | bố trí cán bộ | tuyển dụng cán bộ | đề bạt | nhận xét cán bộ | cơ cấu, số lượng, thành phần | cơ cấu thành phần | hiệp thương giới thiệu | nâng lương cán bộ
        | chuẩn y | vào quy hoạch | quy hoạch các chức danh | quy hoạch nhiệm kỳ | quy hoạch ban chi uỷ | làm tổ trưởng tổ đảng | làm bí thư | làm phó bí thư | giữ chức
        | giữ chức vụ | điều động giáo viên | chỉ định bí thư | chỉ định chi uỷ | chỉ định cấp uỷ | chỉ định tổ trưởng | chỉ định phó bí thư | danh sách quy hoạch
        | phân công nhiệm vụ cấp uỷ viên | phân công nhiệm vụ chi uỷ viên | phân công nhiệm vụ cho cấp uỷ viên | phân công nhiệm vụ cho chi uỷ viên | phân công nhiệm vụ chi uỷ
        | phân công nhiệm vụ cấp uỷ | phân công nhiệm vụ ban chi uỷ | phân công công tác cấp uỷ | phân công nhiệm vụ các đồng chí chi uỷ viên | quy hoạch nguồn cán bộ""",
    "personnel_vague": "công tác nhân sự | nhân sự | công tác ns | tổ chức bộ máy | bộ máy | cử cán bộ đi học | cử cán bộ đi đào tạo | nâng lương | nghỉ hưu | tư cách đại biểu | danh sách bầu cử",
    "elect": "bầu | bầu bổ sung | kiện toàn | chỉ định | đề cử | bầu lại | giới thiệu bầu | củng cố",
    "office": """chi uỷ | cấp uỷ | bí thư | phó bí thư | bí thư chi bộ | phó bí thư chi bộ | chi uỷ viên | cấp uỷ viên | ban chấp hành | bch | ban thường vụ | đại biểu dự đại hội | đoàn đại biểu
        | tổ trưởng tổ đảng | tổ phó tổ đảng | ban chi uỷ | chức danh | cán bộ | bt pbt | btv | uỷ viên | đảng uỷ | chi bộ | tổ đảng | chủ nhiệm | giám đốc | hiệu trưởng | hđnd
        | hội đồng nhân dân | đại biểu hội đồng nhân dân | đại biểu dự đại hội đảng bộ | đại biểu đi dự đại hội""",
    "restructure": "thành lập | sắp xếp | sắp xếp lại | giải thể | sáp nhập | chia tách | tách | hợp nhất | kết thúc hoạt động | chuyển giao | đổi tên | thành lập mới | sát nhập",
    "local_office": "tổ trưởng tổ dân phố | trưởng thôn | trưởng khu phố | tổ phó tổ dân phố | trưởng ban công tác mặt trận | trưởng khu | tổ trưởng dân phố | trưởng ấp | trưởng xóm | trưởng buôn",
    "transfer": """chuyển sinh hoạt đảng | chuyển sinh hoạt đảng chính thức | chuyển shđ | sinh hoạt tạm thời | đảng viên sinh hoạt tạm thời | thẻ đảng | tiếp nhận đảng viên | chuyển sinh hoạt | chuyển đảng viên
        | chuyển sinh hoạt tạm thời | sinh hoạt đảng tạm thời | tiếp nhận sinh hoạt đảng | thẻ đảng viên""",
    "exemption": "miễn sinh hoạt | miễn công tác | miễn sinh hoạt đảng | miễn công tác và sinh hoạt đảng | miễn sinh hoạt công tác",
    "request": "đơn | xét | xét đơn | xem xét | đề nghị | giải quyết | đơn xin | xin",
    "nonresident": "đi nước ngoài | xuất cảnh | ra nước ngoài",
    "observe": "nhận xét đảng viên | nhận xét đảng viên nơi cư trú | ý kiến nhận xét đảng viên",
    "congress": "đại hội chi bộ | đại hội đảng bộ | chuẩn bị đại hội | tổ chức đại hội",
    "policy": "chủ trương | biện pháp thực hiện chủ trương | chủ trương lớn | các chủ trương | các chủ trương lớn | xin chủ trương | vấn đề lớn quan trọng | chủ trương quan trọng | vấn đề hệ trọng",
    "policy_decision": "quyết định chủ trương | quyết định các chủ trương lớn | thông qua chủ trương | biểu quyết chủ trương | chủ trương lớn quan trọng",
    "weighty": """đầu tư | vay vốn | thanh lý | bán thanh lý | chuyển nhượng | cổ phần hoá | giải thể | phá sản | thu hồi đất | sáp nhập thôn | sáp nhập khu phố | góp vốn | liên doanh
        | vay vốn lớn | thoái vốn | sáp nhập công ty | đóng tàu mới | mua tàu | xây dựng trụ sở | quy hoạch sử dụng đất""",
    "year_programme": """chương trình công tác năm | chương trình công tác toàn khoá | chương trình hành động | nghị quyết năm | nghị quyết lãnh đạo năm | phương hướng nhiệm vụ năm | nhiệm vụ năm
        | kế hoạch năm | chương trình công tác nhiệm kỳ | quy chế làm việc | nghị quyết đại hội nhiệm kỳ | kế hoạch sản xuất kinh doanh năm | phương án sản xuất kinh doanh | kế hoạch phát triển kinh tế xã hội | kế hoạch 5 năm | chương trình công tác quý""",
    "something_else": """vấn đề khác | nội dung khác | việc khác | công việc khác | công tác khác | các việc khác | các vấn đề khác | các nội dung khác | một số nội dung khác | một số vấn đề khác
        | một số việc khác | nội dung phát sinh | vấn đề phát sinh | công việc phát sinh | việc phát sinh | việc đột xuất | công việc đột xuất | nội dung đột xuất | vấn đề đột xuất | linh tinh
        | các mặt khác | mục khác | các công việc khác | các công việc phát sinh | nội dung bổ sung""",
}

OTHERS = {
    # Harmless neighbours: they take words away from the signals above -----------------------------------------
    "harmless": """mặt trận | mặt trận tổ quốc | uỷ ban mặt trận | mật khẩu | mật độ | mật ong | ong mật | đàn ong mật | mật mía | mật hoa | bảo mật | bí mật kinh doanh | bí mật gia truyền | mật thiết | thân mật | túi mật | sỏi mật
        | bí mật đời tư | bí mật thư tín | họp mặt | có mặt | vắng mặt | tiền mặt | bề mặt | mặt bằng | các mặt | mặt hàng | gặp mặt | ra mắt | nước mắt | mắt kính | mất mùa | mất trộm | mất điện | mất an toàn
        | xét nghiệm | kết quả học tập | chất lượng học tập | học phí | học bổng | học nghề | học online | đại học | trường học
        | kỷ luật lao động | kỷ luật học sinh | kỷ luật kỷ cương | kỷ cương kỷ luật | kỷ luật, kỷ cương | kỷ cương, kỷ luật | kỷ cương | chấp hành nghiêm kỷ luật | thực hiện nghiêm kỷ luật | tăng cường kỷ luật | siết chặt kỷ luật
        | không vi phạm | kiểm tra, đôn đốc | kiểm tra, nhắc nhở | kiểm tra đôn đốc | đôn đốc, kiểm tra | luân chuyển hàng hoá | công nghệ thông tin | thông tin truyền thông | hạ tầng công nghệ thông tin
        | tin vào đảng | tin tưởng vào đảng | niềm tin vào đảng | lòng tin vào đảng | nhân dân vào đảng | nhân dân đối với đảng | cơ cấu kinh tế | cơ cấu cây trồng | cơ cấu mùa vụ | giám sát, phản biện | giám sát, phản biện xã hội | kỷ luật công nghệ | kỷ luật nhà trường | chấp hành kỷ luật | ý thức kỷ luật | tính kỷ luật | giữ nghiêm kỷ luật | kỷ luật tích cực
        | ý thức tổ chức kỷ luật | nội quy kỷ luật | tổ chức kỷ luật | kỷ luật lớp học | kỷ luật hành chính | kỷ luật quân đội | rèn luyện kỷ luật | kỷ luật tài chính | kỷ luật phát ngôn
        | kiểm tra số lượng | kiểm tra sĩ số | kiểm tra sức khoẻ | kiểm tra học kỳ | kiểm tra cuối kỳ | kiểm tra giữa kỳ | bài kiểm tra | kiểm tra bài | kiểm tra nồng độ cồn | kiểm tra quân số  
        | giám sát cộng đồng | giám sát đầu tư | giám sát đầu tư của cộng đồng | ban giám sát đầu tư | giám sát và phản biện xã hội | giám sát phản biện xã hội | giám sát của mặt trận | camera giám sát | giám sát hành trình
        | giám sát thi công | giám sát dịch bệnh | giám sát bệnh | giám sát của nhân dân | giám sát của hội đồng nhân dân | tư vấn giám sát | giám sát an ninh | thiết bị giám sát | ban giám sát cộng đồng | phản biện xã hội
        | kiểm điểm tiến độ | kiểm điểm công tác | kiểm điểm công việc | kiểm điểm kết quả | kiểm điểm tình hình | kiểm điểm việc thực hiện nghị quyết | kiểm điểm nhiệm vụ | phê bình văn học | nhắc nhở phê bình
        | phân loại rác | phân loại chất thải | rác thải phân loại | đánh giá chất lượng sinh hoạt | đánh giá chất lượng buổi sinh hoạt | chất lượng sinh hoạt | chất lượng buổi sinh hoạt | đánh giá chất lượng sinh hoạt chi bộ
        | xếp loại chất lượng sinh hoạt | xếp loại buổi sinh hoạt | xếp loại chất lượng buổi sinh hoạt | đánh giá xếp loại chất lượng sinh hoạt | đánh giá xếp loại buổi sinh hoạt | chấm điểm | tự chấm điểm | xếp loại sinh hoạt
        | đánh giá chất lượng nước | đánh giá chất lượng giáo dục | đánh giá chất lượng dạy học | đánh giá chất lượng sản phẩm | đánh giá chất lượng bán trú | phân loại hộ | phân loại nợ | đánh giá xếp loại sinh hoạt
        | bầu thư ký | bầu chủ toạ | bầu chủ trì | bầu cử đại biểu quốc hội | đi bầu cử | ngày bầu cử | bầu không khí | tổ bầu cử | danh sách cử tri | bầu thư kí | bầu đoàn chủ tịch
        | uỷ viên thư ký | tổ chức thực hiện | ổn định tổ chức | cán bộ y tế | cán bộ thú y | cán bộ khuyến nông | ban cán sự lớp | cán bộ lớp | cán bộ đoàn | cán bộ đoàn thể | cán bộ hội
        | quy hoạch đô thị | quy hoạch đường | quy hoạch mở rộng | quy hoạch sử dụng đất | quy hoạch chi tiết | quy hoạch chợ | quy hoạch khu dân cư | điều động tàu | điều động xe | điều động phương tiện
        | xoá tên hộ nghèo | xoá nhà tạm | xoá đói giảm nghèo | xoá mù chữ | xoá nghèo | phân công đảng viên | phân công chi uỷ viên dự | phân công chi uỷ viên phụ trách | phân công nhiệm vụ cho đảng viên
        | sàng lọc ung thư | sàng lọc bệnh | khám sàng lọc | sàng lọc sơ sinh | sàng lọc trước sinh | sàng lọc sức khoẻ | sàng lọc lao | phát hiện sớm | sàng lọc trẻ
        | hợp đồng | chuyển chính thức hợp đồng | phòng chống tham nhũng | định hướng tư tưởng | nền tảng tư tưởng | bảo vệ nền tảng tư tưởng | bản lĩnh chính trị | lý luận chính trị | giáo dục chính trị | trung tâm chính trị
        | chính trị kinh tế | kinh tế chính trị | hệ thống chính trị | vấn đề chính trị xã hội | nhiệm vụ chính trị | bộ chính trị | tình hình chính trị | phân tích chất lượng nước | đảng viên không được làm
        | hội đồng nhân dân các cấp | ý kiến khác | bất động sản | bàn giao | bàn ghế | phát triển đảng bộ | vào đảng bộ | thành lập đảng | ngày thành lập đảng | kỷ niệm ngày thành lập đảng | thành lập đảng cộng sản việt nam
        | tìm hiểu về đảng bộ | khu vực bầu cử | học tập và làm theo | giải thưởng | thi đua học tập""",

    # What an inspection, supervision or ranking may be about without being the party's ------------------------
    "everyday": """pccc | phòng cháy | phòng cháy chữa cháy | chữa cháy | an toàn | an toàn thực phẩm | vệ sinh | vệ sinh môi trường | môi trường | máy móc | thiết bị | tàu | xe | hàng quán | hàng hoá | chợ | vỉa hè | hộ kinh doanh
        | cơ sở vật chất | công trình | đường | kênh | mương | kênh mương | đê | điện | nước | nước sinh hoạt | sức khoẻ | bệnh | dịch | dịch bệnh | bệnh truyền nhiễm | an ninh | trật tự | an ninh trật tự | thi công | xây dựng
        | cộng đồng | mặt trận | phản biện | đầu tư công | bếp ăn | trường | lớp học | vở | bài | giáo án | hồ sơ giáo án | kho | vật tư | máy | ruộng | đồng ruộng | rừng | bão | lũ | thực phẩm | thuốc | cháy nổ | quân số | vũ khí
        | sĩ số | nồng độ cồn | tiến độ | rác | xả thải | nghĩa địa | cân nặng | thi cử | coi thi | thi tốt nghiệp | tốt nghiệp | tạm trú | tạm vắng | lao động | bảo hộ lao động | sản phẩm | hàng rào | cây xanh | quốc hội | hđnd | hội đồng nhân dân
        | nhân dân | toà án | thuế | giá cả | thị trường | chất lượng nước | chất lượng sản phẩm | chất lượng giáo dục | rác thải | lấn chiếm | đất đai | khai thác | đánh bắt | thuỷ lợi | chăn nuôi | giết mổ | vật nuôi | cây trồng | hải trình
        | hành trình | năm học | học kỳ | nề nếp | mầm non | bán trú | lớp | nhà ở | khu nhà trọ | nhà trọ | trọ | ngân sách xã | văn học | thơ | phim""",

    "filler": """tháng | năm | quý | đợt | kỳ | cuối | đầu | giữa | công tác | kế hoạch | chương trình | báo cáo | kết quả | biên bản | hội nghị | trích | nội dung | việc | các | những | một số | của | và | về | cho | theo | trong | tại
        | đối với | nhiệm kỳ | khoá | phương hướng | nhiệm vụ | tháng tới | 6 tháng | ngày | số | mới | nếu có | năm học | kết luận | tổng kết | sơ kết | một | hai | ba | bốn | là | được | bằng | qua | đề án | dự thảo | tờ trình | lãnh đạo | định kỳ
        | thường xuyên | chuyên đề | toàn khoá | giai đoạn | thi hành | quyết định | xây dựng | đồng thời | hằng năm | hàng năm | hàng tháng""",

    "joiner": "và | & | + | rồi | sau đó | đồng thời",
}
