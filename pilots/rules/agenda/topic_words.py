"""The forbidden topics' own words: each sense and the phrases that carry it (see lexicon)."""

SIGNALS = {
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
    "keep_secrets": """
        bảo vệ bí mật nhà nước | bảo vệ bmnn | giữ gìn bí mật nhà nước | giữ bí mật nhà nước | giữ gìn bí mật
        | bảo vệ bí mật | lộ lọt bí mật nhà nước | chống lộ bí mật | lộ bí mật | giữ bí mật | lộ lọt bí mật
        | lộ bí mật nhà nước
    """,
    "discipline": """
        thi hành kỷ luật | xử lý kỷ luật | kỷ luật đảng | xem xét kỷ luật | thktkl | thi hành kl | xét kỷ luật
        | đề nghị kỷ luật | hình thức kỷ luật | quyết định kỷ luật
    """,
    "discipline_word": "kỷ luật",
    "punishment": """
        khiển trách | cảnh cáo | khai trừ | cách chức | đình chỉ sinh hoạt đảng | đình chỉ sinh hoạt
        | đình chỉ chức vụ | khai trừ ra khỏi đảng | khai trừ khỏi đảng | giáng chức
    """,
    "violation": "vi phạm | dấu hiệu vi phạm | sai phạm | khuyết điểm | sinh con thứ 3 | sinh con thứ ba",
    "remind": "nhắc nhở | phòng ngừa | ngăn ngừa | ngăn chặn | chấn chỉnh | phòng chống",
    "party_violation": "dấu hiệu vi phạm | kiểm tra khi có dấu hiệu vi phạm | tổ chức đảng vi phạm",
    "handle": "xử lý | xem xét xử lý",
    "denunciation": """
        tố cáo | đơn tố cáo | khiếu nại tố cáo | khiếu tố | tố cáo khiếu nại | thư tố cáo | khiếu nại kỷ luật
        | đơn thư | đơn thư tố cáo | đơn thư khiếu nại
    """,
    "inspect": """
        kiểm tra | tự kiểm tra | đoàn kiểm tra | tổ kiểm tra | phúc tra | sau kiểm tra | tái kiểm tra | tổ kt
        | đoàn kt | kt đảng viên
    """,
    "supervise": "giám sát | gs | tổ giám sát | đoàn giám sát | tổ gs | tự giám sát",
    "inspection_and_supervision": """
        kiểm tra giám sát | công tác kiểm tra giám sát | ktgs | kt gs | kiểm tra gs | kt giám sát | ktgskl
        | kt gs kl | ubkt | uỷ ban kiểm tra | giám sát chuyên đề | giám sát thường xuyên | kiểm tra việc lãnh đạo
        | kiểm tra việc thực hiện nghị quyết | kiểm tra thực hiện nghị quyết | kiểm tra chấp hành
    """,
    "rewards": """
        khen thưởng | thi đua khen thưởng | tđkt | tđ kt | biểu dương khen thưởng | khen cao | đề nghị khen
        | giấy khen | bằng khen | kỷ niệm chương | huân chương | huy chương kháng chiến | chiến sĩ thi đua | cstđ
        | cstđcs | lao động tiên tiến | lđtt | danh hiệu thi đua | danh hiệu chiến sĩ | giao ước thi đua
        | ký giao ước thi đua | đăng ký thi đua | bình xét thi đua | xét thi đua | bình bầu thi đua
        | xếp loại thi đua | tổng kết thi đua | chấm điểm thi đua | bình thi đua | thưởng thi đua
        | thi đua đảng viên | đề nghị đảng uỷ khen | đề nghị cấp trên khen | tập thể lao động xuất sắc
        | hình thức khen | xét thưởng | đề nghị thưởng
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
        không còn đủ tư cách | không đủ tư cách | giảm sút ý chí phấn đấu | giảm sút ý chí | phai nhạt lý tưởng
        | không còn thiết tha với đảng | mất uy tín | uy tín thấp | diện sàng lọc | không đủ tư cách đảng viên
        | thiếu tu dưỡng rèn luyện | không còn đủ tiêu chuẩn | không đủ tiêu chuẩn đảng viên | vi phạm tư cách
        | không xứng đáng | mất tư cách | vi phạm tư cách đảng viên
    """,
    "standing": "tư cách đảng viên",
    "out_of_party": """
        ra khỏi đảng | khỏi đảng | ra khỏi tổ chức đảng | ra khỏi hàng ngũ đảng | ra khỏi hàng ngũ của đảng
        | ra khỏi đảng cộng sản việt nam | cho ra đảng | đưa ra đảng
    """,
    "ask_leave": """
        xin ra khỏi đảng | xin ra đảng | xin thôi đảng | xin thôi không làm đảng viên | xin rút khỏi đảng
        | xin ra khỏi tổ chức đảng | tự nguyện ra khỏi đảng | đơn ra khỏi đảng | đơn ra đảng
        | xin thôi sinh hoạt đảng | xin được ra khỏi đảng | xin ra khỏi hàng ngũ của đảng | xin thôi đảng viên
        | xin thôi tư cách đảng viên | xin thôi là đảng viên | xin ra khỏi đcsvn | trả thẻ đảng
        | không tiếp tục sinh hoạt đảng | không tiếp tục ở trong đảng
    """,
    "wish": "đơn | đơn xin | xin | nguyện vọng | tự nguyện | làm đơn",
    "strike_name": """
        xoá tên | xoá tên đảng viên | xoá tên trong danh sách đảng viên | xoá tên khỏi danh sách đảng viên
        | gạch tên | khỏi danh sách đảng viên | xoá tên đv | khỏi danh sách đv | ra khỏi danh sách đảng viên
        | xt đảng viên
    """,
    "absent": """
        bỏ sinh hoạt | bỏ sinh hoạt đảng | không đóng đảng phí | không tham gia sinh hoạt
        | không tham gia sinh hoạt đảng | tự ý bỏ sinh hoạt
    """,
    "protection": """
        bảo vệ chính trị nội bộ | bvctnb | bvct nb | bảo vệ ctnb | bv ctnb | bvctnb đảng | chính trị nội bộ | ctnb
        | bvct | bvct nội bộ | bảo vệ chính trị
    """,
    "security": "an ninh chính trị nội bộ | an ninh chính trị, nội bộ",
    "political_record": """
        tiêu chuẩn chính trị | lịch sử chính trị | chính trị hiện nay | thái độ chính trị
        | quan hệ với người nước ngoài | quan hệ với tổ chức nước ngoài | có yếu tố nước ngoài | 58 qđ tw | 57 qđ tw
        | kết hôn với người nước ngoài | lsct | lịch sử chính trị hiện nay | tcct | vấn đề chính trị hiện nay
        | có vấn đề chính trị
    """,
    "personal_file": """
        xác minh thông tin | lý lịch | lai lịch | lý lịch đảng viên | xác minh lý lịch | thẩm tra lý lịch
    """,
    "member_file": "hồ sơ đảng viên | thực trạng hồ sơ đảng viên | lý lịch của đảng viên | phiếu đảng viên",
    "secret_ballot": """
        bỏ phiếu kín | phiếu kín | bằng phiếu kín | kiểm phiếu | ban kiểm phiếu | tổ kiểm phiếu | bỏ phiếu
        | phiếu bầu | phiếu biểu quyết | thùng phiếu | biểu quyết bằng phiếu | biểu quyết kín | bầu ban kiểm phiếu
        | bầu tổ kiểm phiếu | bỏ phiếu biểu quyết | kết quả bỏ phiếu | phát phiếu biểu quyết | lấy phiếu kín
        | lấy phiếu | bpk | thể lệ bỏ phiếu | bỏ phiếu tín nhiệm
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
        kiểm điểm | bản kiểm điểm | bản tự kiểm điểm | tự kiểm điểm | kiểm điểm tự phê bình và phê bình | kđ | bkđ
        | kđ đảng viên | kđđv
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
        | tự chấm điểm đảng viên | xếp hạng chi bộ | chấm điểm chi bộ
    """,
    "grade": """
        hoàn thành xuất sắc nhiệm vụ | hoàn thành tốt nhiệm vụ | htxsnv | httnv | htnv | khtnv
        | không hoàn thành nhiệm vụ | trong sạch vững mạnh | tsvm | mức hoàn thành nhiệm vụ
        | mức độ hoàn thành nhiệm vụ | hoàn thành xuất sắc | xuất sắc nhiệm vụ
    """,
    "admit": """
        kết nạp | kết nạp đảng | kết nạp đảng viên | kết nạp đv | kết nạp lại | knđ | knđv | kn đảng viên | kn đv
        | kđv | kết nạp mới | kết nạp vào đảng | lễ kết nạp | kn đảng | xét kn
    """,
    "admit_party": """
        kết nạp đảng | kết nạp đảng viên | kết nạp đv | knđ | knđv | kn đảng viên | kn đv | kđv | kết nạp vào đảng
        | kết nạp lại đảng viên | kn đảng | xét kn
    """,
    "join_party": """
        vào đảng | gia nhập đảng | xin vào đảng | đơn xin vào đảng | người xin vào đảng | vào đảng cộng sản việt nam
        | vào hàng ngũ của đảng | đứng vào hàng ngũ của đảng | vào tổ chức đảng | vô đảng | kết nạp vô đảng
    """,
    "masses": "quần chúng | qc | quần chúng ưu tú | người xin",
    "admission_source": """
        nguồn kết nạp | nguồn kết nạp đảng | chỉ tiêu kết nạp | chỉ tiêu kết nạp đảng viên | phát triển đảng
        | phát triển đảng viên | ptđv | nguồn phát triển đảng | nguồn phát triển đảng viên | tạo nguồn
        | nhận thức về đảng | tìm hiểu về đảng | cảm tình đảng | đối tượng đảng | quần chúng ưu tú | qcưt
        | giúp đỡ quần chúng vào đảng | giúp đỡ quần chúng | nguồn vào đảng | đảng viên giúp đỡ quần chúng
        | giúp đỡ quần chúng ưu tú vào đảng | nguồn đảng viên | chỉ tiêu phát triển đảng viên
        | lớp đối tượng kết nạp đảng | giúp đỡ quần chúng ưu tú | công tác kết nạp | chất lượng kết nạp
        | chất lượng kết nạp đảng viên | chất lượng kết nạp đảng | đoàn viên ưu tú | công đoàn viên ưu tú | đvưt
    """,
    "make_official": """
        chuyển đảng chính thức | chuyển chính thức | chuyển ct | chuyển đảng ct | công nhận chính thức
        | công nhận đảng viên chính thức | công nhận đvct | chuyển đvct | chuyển đảng viên chính thức | chuyển đảng
        | chưa công nhận chính thức | kéo dài thời gian dự bị | kéo dài dự bị | thành đvct
        | thành đảng viên chính thức | công nhận là đảng viên chính thức | công nhận đv chính thức | đảng chính thức
        | thành đv chính thức | lên chính thức | xét chính thức | chuyển đv chính thức | chuyển đvdb
        | đề nghị chính thức | chuyển đảng viên dự bị | chuyển dự bị | cđct | cnct
        | công nhận tư cách đảng viên chính thức
    """,
    "official_word": "chính thức",
    "end_probation": """
        hết thời gian dự bị | hết dự bị | hết thời hạn dự bị | hết 12 tháng dự bị | hết hạn dự bị | kết thúc dự bị
        | đủ 12 tháng dự bị | gia hạn thời gian dự bị | gia hạn dự bị | kéo dài thời hạn dự bị
    """,
    "probation_term": "thời gian dự bị | thời hạn dự bị | gia hạn dự bị",
    "lead_work": "lãnh đạo bầu cử | lãnh đạo công tác bầu cử | lãnh đạo cuộc bầu cử",
    "personnel": """
        công tác cán bộ | công tác tổ chức và cán bộ | công tác tổ chức cán bộ | công tác cb | công tác tổ chức cb
        | công tác tccb | tccb | quy hoạch cấp uỷ | quy hoạch cán bộ | quy hoạch chức danh | quy hoạch chi uỷ
        | bổ sung quy hoạch | rà soát quy hoạch | cán bộ quy hoạch | quy hoạch lãnh đạo | bổ nhiệm | bổ nhiệm lại
        | miễn nhiệm | luân chuyển cán bộ | luân chuyển đồng chí | điều động cán bộ | điều động đồng chí
        | điều động đảng viên | thôi giữ chức | thôi giữ chức vụ | thôi tham gia cấp uỷ | thôi cấp uỷ viên
        | lấy phiếu tín nhiệm | phiếu tín nhiệm | lấy phiếu giới thiệu | giới thiệu ứng cử | người ứng cử
        | ứng cử viên | cán bộ chủ chốt | cb chủ chốt | thẩm định nhân sự | nhân sự đại hội | đề án nhân sự
        | phương án nhân sự | giới thiệu nhân sự | nhân sự chi uỷ | nhân sự cấp uỷ | công tác nhân sự đại hội
        | lựa chọn nhân sự | bầu cử trong đảng | tinh giản biên chế | sắp xếp cán bộ | bố trí cán bộ
        | tuyển dụng cán bộ | đề bạt | nhận xét cán bộ | cơ cấu, số lượng, thành phần | cơ cấu thành phần
        | hiệp thương giới thiệu | nâng lương cán bộ | chuẩn y | vào quy hoạch | quy hoạch các chức danh
        | quy hoạch nhiệm kỳ | quy hoạch ban chi uỷ | làm tổ trưởng tổ đảng | điều động giáo viên | chỉ định bí thư
        | chỉ định chi uỷ | chỉ định cấp uỷ | chỉ định tổ trưởng | chỉ định phó bí thư | danh sách quy hoạch
        | phân công nhiệm vụ cấp uỷ viên | phân công nhiệm vụ chi uỷ viên | phân công nhiệm vụ cho cấp uỷ viên
        | phân công nhiệm vụ cho chi uỷ viên | phân công nhiệm vụ chi uỷ | phân công nhiệm vụ cấp uỷ
        | phân công nhiệm vụ ban chi uỷ | phân công công tác cấp uỷ | phân công nhiệm vụ các đồng chí chi uỷ viên
        | quy hoạch nguồn cán bộ | thôi tham gia chi uỷ | rút khỏi chi uỷ | rút khỏi cấp uỷ | thôi chi uỷ viên
        | bãi nhiệm | từ chức | tái cử | ứng cử | ra ứng cử | tự ứng cử | giới thiệu đại biểu dự đại hội
        | về tổ chức cán bộ | qhcb | ctcb | tc cb | công tác tc cb | điều chuyển cán bộ | thuyên chuyển cán bộ
        | biệt phái | phân công nhiệm vụ trong chi uỷ | phân công nhiệm vụ trong cấp uỷ
        | phân công lại nhiệm vụ chi uỷ | phân công lại nhiệm vụ cấp uỷ | công tác tổ chức, cán bộ
        | về tổ chức, cán bộ | tham gia chi uỷ | tham gia cấp uỷ | vào chi uỷ | vào cấp uỷ | vào ban chi uỷ
        | vào ban chấp hành | chi uỷ khoá mới | chi uỷ nhiệm kỳ mới | cấp uỷ khoá mới | cấp uỷ nhiệm kỳ mới
        | chi uỷ nhiệm kỳ tới | cấp uỷ nhiệm kỳ tới | phân công nhiệm vụ các đồng chí trong chi uỷ
    """,
    "move": "điều động | điều chuyển | thuyên chuyển | luân chuyển | đề bạt | tuyển dụng",
    "appoint": "cử | bố trí | phân công | giao",
    "staff": "nhân sự",
    "take_office": """
        giữ chức | giữ chức vụ | làm bí thư | làm phó bí thư | làm tổ trưởng | làm tổ phó | phụ trách chi bộ
    """,
    "personnel_vague": """
        công tác nhân sự | nhân sự | công tác ns | tổ chức bộ máy | bộ máy | cử cán bộ đi học | cử cán bộ đi đào tạo
        | nâng lương | tư cách đại biểu | danh sách bầu cử | chế độ nghỉ hưu | giải quyết nghỉ hưu
        | quyết định nghỉ hưu | xét nâng hạng | nâng hạng | nâng ngạch | kê khai tài sản | chính sách cán bộ
        | chế độ cán bộ | tiếp nhận cán bộ | đào tạo cán bộ | cử đồng chí đi học | cử đảng viên đi học
        | đi học trung cấp | đi học cao cấp
    """,
    "organising": "công tác tổ chức | công tác tổ chức xây dựng đảng",
    "organisation_and_cadres": "tổ chức cán bộ | tổ chức, cán bộ",
    "elect": "bầu | bầu bổ sung | kiện toàn | chỉ định | đề cử | bầu lại | giới thiệu bầu",
    "plan": "quy hoạch",
    "refill": "cơ cấu | bổ sung | thay | thay thế",
    "poll": "bầu cử",
    "office": """
        chi uỷ | cấp uỷ | bí thư | phó bí thư | bí thư chi bộ | phó bí thư chi bộ | chi uỷ viên | cấp uỷ viên
        | ban chấp hành | bch | ban thường vụ | tổ trưởng tổ đảng | tổ phó tổ đảng | ban chi uỷ | chức danh | cán bộ
        | bt pbt | btv | uỷ viên | đảng uỷ | chi bộ | tổ đảng | chủ nhiệm | giám đốc | hiệu trưởng
    """,
    "delegate": """
        đại biểu | đại biểu dự đại hội | đoàn đại biểu | hđnd | hội đồng nhân dân | đại biểu hội đồng nhân dân
        | đại biểu dự đại hội đảng bộ | đại biểu đi dự đại hội
    """,
    "restructure": """
        thành lập | sắp xếp | sắp xếp lại | giải thể | sáp nhập | chia tách | tách | hợp nhất | kết thúc hoạt động
        | chuyển giao | đổi tên | thành lập mới | sát nhập | tinh gọn | tiếp nhận | bàn giao | nhập | ghép | chia
        | nâng cấp | chuyển
    """,
    "local_office": """
        tổ trưởng tổ dân phố | trưởng thôn | trưởng khu phố | tổ phó tổ dân phố | trưởng ban công tác mặt trận
        | trưởng khu | tổ trưởng dân phố | trưởng ấp | trưởng xóm | trưởng buôn
    """,
    "transfer": """
        chuyển sinh hoạt đảng | chuyển sinh hoạt đảng chính thức | chuyển shđ | sinh hoạt tạm thời
        | đảng viên sinh hoạt tạm thời | thẻ đảng | tiếp nhận đảng viên | chuyển sinh hoạt | chuyển đảng viên
        | chuyển sinh hoạt tạm thời | sinh hoạt đảng tạm thời | tiếp nhận sinh hoạt đảng | thẻ đảng viên
    """,
    "exemption": """
        miễn sinh hoạt | miễn công tác | miễn sinh hoạt đảng | miễn công tác và sinh hoạt đảng
        | miễn sinh hoạt công tác
    """,
    "request": "đơn | xét | xét đơn | xem xét | đề nghị | giải quyết | đơn xin | xin",
    "nonresident": "đi nước ngoài | xuất cảnh | ra nước ngoài",
    "observe": "nhận xét đảng viên | nhận xét đảng viên nơi cư trú | ý kiến nhận xét đảng viên",
    "congress": """
        đại hội chi bộ | đại hội đảng bộ | chuẩn bị đại hội | tổ chức đại hội | đề án đại hội | duyệt đại hội
    """,
    "celebrate": "chào mừng | mừng | kỷ niệm | hướng tới | lập thành tích",
    "policy": """
        chủ trương | biện pháp thực hiện chủ trương | chủ trương lớn | các chủ trương | các chủ trương lớn
        | xin chủ trương | vấn đề lớn quan trọng | chủ trương quan trọng | vấn đề hệ trọng | vấn đề quan trọng
        | vấn đề lớn | các vấn đề lớn | việc hệ trọng
    """,
    "scheme": "đề án | phương án",
    "policy_decision": """
        quyết định chủ trương | quyết định các chủ trương lớn | thông qua chủ trương | biểu quyết chủ trương
        | chủ trương lớn quan trọng | cho chủ trương | xin chủ trương | thống nhất chủ trương
        | cho ý kiến chủ trương
    """,
    "weighty": """
        đầu tư | vay vốn | thanh lý | bán thanh lý | chuyển nhượng | cổ phần hoá | giải thể | phá sản | thu hồi đất
        | sáp nhập thôn | sáp nhập khu phố | góp vốn | liên doanh | vay vốn lớn | thoái vốn | sáp nhập công ty
        | đóng tàu mới | mua tàu | xây dựng trụ sở | quy hoạch sử dụng đất | sáp nhập | hợp nhất | vay ngân hàng
        | vay tín dụng | bán tàu | bán đất | bán tài sản | bán cổ phần | chuyển đổi mô hình | tái cơ cấu | giao đất
        | cho thuê đất | đấu giá
    """,
    "works": "xây dựng | xây | mở rộng | di dời | chuyển đổi | mua sắm | bán | mua",
    "year_programme": """
        chương trình công tác năm | chương trình công tác toàn khoá | chương trình hành động | nghị quyết năm
        | nghị quyết lãnh đạo năm | phương hướng nhiệm vụ năm | chương trình công tác nhiệm kỳ | quy chế làm việc
        | nghị quyết đại hội nhiệm kỳ | kế hoạch sản xuất kinh doanh năm | phương án sản xuất kinh doanh
        | kế hoạch phát triển kinh tế xã hội | kế hoạch 5 năm | kế hoạch công tác năm | chỉ tiêu năm
        | nhiệm vụ chủ yếu năm | phương hướng năm | nhiệm vụ trọng tâm năm
    """,
    "something_else": """
        vấn đề khác | nội dung khác | việc khác | công việc khác | công tác khác | các việc khác | các vấn đề khác
        | các nội dung khác | một số nội dung khác | một số vấn đề khác | một số việc khác | nội dung phát sinh
        | vấn đề phát sinh | công việc phát sinh | việc phát sinh | việc đột xuất | công việc đột xuất
        | nội dung đột xuất | vấn đề đột xuất | linh tinh | các mặt khác | mục khác | các công việc khác
        | các công việc phát sinh | nội dung bổ sung | nhiệm vụ khác | vấn đề cần quan tâm
        | vấn đề cần quan tâm khác | quan tâm khác | những việc khác
    """,
}
