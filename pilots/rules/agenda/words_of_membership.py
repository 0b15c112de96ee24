"""The words of joining, leaving and holding office in the Party (see lexicon)."""

MEMBERSHIP = {
    "ask_leave": """
        xin ra khỏi đảng | xin ra đảng | xin thôi đảng | xin thôi không làm đảng viên | xin rút khỏi đảng
        | xin ra khỏi tổ chức đảng | tự nguyện ra khỏi đảng | đơn ra khỏi đảng | đơn ra đảng
        | xin thôi sinh hoạt đảng | xin được ra khỏi đảng | xin ra khỏi hàng ngũ của đảng | xin thôi đảng viên
        | xin thôi tư cách đảng viên | xin thôi là đảng viên | xin ra khỏi đcsvn | trả thẻ đảng
        | thôi không tham gia đảng | không tham gia đảng nữa | thôi không ở trong đảng
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
    "admit": """
        kết nạp | kết nạp đảng | kết nạp đảng viên | kết nạp đv | kết nạp lại | knđ | knđv | kn đảng viên | kn đv
        | kđv | kết nạp mới | kết nạp vào đảng | lễ kết nạp | kn đảng | xét kn
    """,
    "admit_party": """
        kết nạp đảng | kết nạp đảng viên | kết nạp đv | knđ | knđv | kn đảng viên | kn đv | kđv | kết nạp vào đảng
        | kết nạp lại đảng viên | kn đảng | xét kn
    """,
    "join_party": """
        vào đảng | gia nhập đảng | xin vào đảng | đơn xin vào đảng | người xin vào đảng
        | vào đảng cộng sản việt nam | vào hàng ngũ của đảng | đứng vào hàng ngũ của đảng | vào tổ chức đảng
        | ra nhập đảng | vô đảng | kết nạp vô đảng
    """,
    "masses": "quần chúng | qc | quần chúng ưu tú | người xin",
    "admission_source": """
        nguồn kết nạp | nguồn kết nạp đảng | chỉ tiêu kết nạp | chỉ tiêu kết nạp đảng viên | phát triển đảng
        | phát triển đảng viên | ptđv | nguồn phát triển đảng | nguồn phát triển đảng viên | tạo nguồn
        | nhận thức về đảng | tìm hiểu về đảng | cảm tình đảng | đối tượng đảng | quần chúng ưu tú | qcưt
        | giúp đỡ quần chúng vào đảng | giúp đỡ quần chúng | lớp cảm tình đảng | học lớp cảm tình đảng
        | học lớp cảm tình | lớp nhận thức về đảng | học lớp nhận thức về đảng | lớp bồi dưỡng nhận thức về đảng
        | học lớp bồi dưỡng nhận thức về đảng | đi học lớp bồi dưỡng nhận thức về đảng
        | học lớp đối tượng kết nạp đảng
        | nguồn vào đảng | đảng viên giúp đỡ quần chúng
        | giúp đỡ quần chúng ưu tú vào đảng | nguồn đảng viên | chỉ tiêu phát triển đảng viên
        | lớp đối tượng kết nạp đảng | giúp đỡ quần chúng ưu tú | công tác kết nạp | chất lượng kết nạp
        | chất lượng kết nạp đảng viên | chất lượng kết nạp đảng | đoàn viên ưu tú | công đoàn viên ưu tú | đvưt
    """,
    "make_official": """
        chuyển đảng chính thức | chuyển chính thức | chuyển ct | chuyển đảng ct | công nhận chính thức
        | công nhận đảng viên chính thức | công nhận đvct | chuyển đvct | chuyển đảng viên chính thức | chuyển đảng
        | chưa công nhận chính thức | kéo dài thời gian dự bị | kéo dài dự bị | thành đvct
        | thành đảng viên chính thức | công nhận là đảng viên chính thức | công nhận đv chính thức
        | đảng chính thức | thành đv chính thức | lên chính thức | xét chính thức | chuyển đv chính thức
        | chuyển đvdb | đề nghị chính thức | chuyển đảng viên dự bị | chuyển dự bị | cđct | cnct
        | công nhận tư cách đảng viên chính thức
    """,
    "official_word": "chính thức",
    "end_probation": """
        hết thời gian dự bị | hết dự bị | hết thời hạn dự bị | hết 12 tháng dự bị | hết hạn dự bị | kết thúc dự bị
        | đủ 12 tháng dự bị | gia hạn thời gian dự bị | gia hạn dự bị | kéo dài thời hạn dự bị
    """,
    "probation_term": """
        thời gian dự bị | thời hạn dự bị | gia hạn dự bị | giúp đỡ đảng viên mới | theo dõi đảng viên mới
        | theo dõi, giúp đỡ đảng viên mới
    """,
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
        | công tác cán bộ, đảng viên | nguồn cán bộ | nguồn quy hoạch | bố trí lại cán bộ | sắp xếp lại cán bộ
        | phân công lại công việc giữa bí thư | phân công công việc giữa bí thư | phân công giữa bí thư
        | phân công lại công việc chi uỷ | phân công công việc chi uỷ
        | giới thiệu người vào | giới thiệu người tham gia | giới thiệu người ứng cử
        | phân công tổ trưởng tổ đảng | cử tổ trưởng tổ đảng | giao tổ trưởng tổ đảng | tư cách cấp uỷ viên
        | tư cách chi uỷ viên | cấp uỷ lâm thời | chi uỷ lâm thời
    """,
    "move": "điều động | điều chuyển | thuyên chuyển | luân chuyển | đề bạt | tuyển dụng",
    "appoint": """
        cử | bố trí | phân công | giao | phân công nhiệm vụ | phân công lại nhiệm vụ | phân công lại
        | phân công công tác
    """,
    "staff": "nhân sự",
    "take_office": """
        giữ chức | giữ chức vụ | làm bí thư | làm phó bí thư | làm tổ trưởng | làm tổ phó | phụ trách chi bộ
    """,
    "personnel_vague": """
        công tác nhân sự | nhân sự | công tác ns | tổ chức bộ máy | bộ máy | cử cán bộ đi học
        | cử cán bộ đi đào tạo | nâng lương | tư cách đại biểu | danh sách bầu cử | chế độ nghỉ hưu
        | giải quyết nghỉ hưu | quyết định nghỉ hưu | xét nâng hạng | nâng hạng | nâng ngạch | kê khai tài sản
        | chính sách cán bộ | chế độ cán bộ | tiếp nhận cán bộ | đào tạo cán bộ | cử đồng chí đi học
        | cử đảng viên đi học | đi học trung cấp | đi học cao cấp
    """,
    "organising": "công tác tổ chức | công tác tổ chức xây dựng đảng",
    "organisation_and_cadres": "tổ chức cán bộ | tổ chức, cán bộ",
    "elect": "bầu | bầu bổ sung | kiện toàn | chỉ định | đề cử | bầu lại | giới thiệu bầu",
    "plan": "quy hoạch",
    "refill": "cơ cấu | bổ sung | thay | thay thế | thay đổi",
    "poll": "bầu cử",
    "office": """
        chi uỷ | cấp uỷ | bí thư | phó bí thư | bí thư chi bộ | phó bí thư chi bộ | chi uỷ viên | cấp uỷ viên
        | ban chấp hành | bch | ban thường vụ | tổ trưởng tổ đảng | tổ phó tổ đảng | ban chi uỷ | chức danh
        | cán bộ | bt pbt | btv | ban chấp hành đảng bộ | bch đảng bộ | uỷ viên | đảng uỷ | chi bộ | tổ đảng
        | chủ nhiệm | giám đốc | hiệu trưởng
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
        | chuyển đến chi bộ | mới chuyển đến | chuyển đến | chuyển về chi bộ
    """,
    "exemption": """
        miễn sinh hoạt | miễn công tác | miễn sinh hoạt đảng | miễn công tác và sinh hoạt đảng
        | miễn sinh hoạt công tác
    """,
    "request": """
        đơn | xét | xét đơn | xem xét | đề nghị | giải quyết | đơn xin | xin | đề nghị xét | đề nghị xem xét
    """,
    "nonresident": """
        đi nước ngoài | xuất cảnh | ra nước ngoài | du lịch nước ngoài | đi du lịch nước ngoài | học ở nước ngoài
        | đi xuất khẩu lao động | tổ chức phi chính phủ nước ngoài | tổ chức nước ngoài
    """,
    "congress": """
        đại hội chi bộ | đại hội đảng bộ | chuẩn bị đại hội | hồ sơ đại hội | tổ chức đại hội | đề án đại hội
        | duyệt đại hội
    """,
    "celebrate": "chào mừng | mừng | kỷ niệm | hướng tới | lập thành tích",
}
