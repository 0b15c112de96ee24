"""The words of joining, leaving and holding office in the Party (see lexicon)."""

MEMBERSHIP = {
    "ask_leave": """
        xin ra khỏi đảng | xin ra đảng | xin thôi đảng | xin thôi không làm đảng viên | xin rút khỏi đảng
        | xin ra khỏi tổ chức đảng | tự nguyện ra khỏi đảng | đơn ra khỏi đảng | đơn ra đảng
        | xin thôi sinh hoạt đảng | xin được ra khỏi đảng | xin ra khỏi hàng ngũ của đảng | xin thôi đảng viên
        | xin thôi tư cách đảng viên | xin thôi là đảng viên | xin ra khỏi đcsvn | trả thẻ đảng
        | thôi không tham gia đảng | không tham gia đảng nữa | thôi không ở trong đảng
        | không tiếp tục sinh hoạt đảng | không tiếp tục ở trong đảng | xin ra khỏi hàng ngũ
        | xin không tham gia sinh hoạt đảng | không tham gia sinh hoạt đảng nữa | không sinh hoạt đảng nữa
        | thôi sinh hoạt đảng | nghỉ sinh hoạt đảng hẳn | xin nghỉ sinh hoạt đảng | xin rời đảng
        | tự nguyện rời đảng | tự nguyện ra đảng | xin rút tên khỏi đảng | nguyện vọng ra đảng | thôi đảng tịch
        | xin thôi đảng tịch | muốn nghỉ sinh hoạt đảng | muốn thôi sinh hoạt đảng | muốn ra khỏi đảng
        | muốn ra đảng | thôi không sinh hoạt đảng | xin thôi không sinh hoạt đảng
    """,
    "wish": "đơn | đơn xin | xin | nguyện vọng | tự nguyện | làm đơn | có đơn | muốn | mong muốn",
    "strike_name": """
        xoá tên | xoá tên đảng viên | xoá tên trong danh sách đảng viên | xoá tên khỏi danh sách đảng viên
        | gạch tên | khỏi danh sách đảng viên | xoá tên đv | khỏi danh sách đv | ra khỏi danh sách đảng viên
        | xt đảng viên | gạt tên | xoá khỏi danh sách đảng viên | xoá danh sách đảng viên | xtđv
        | loại khỏi danh sách đảng viên | rút tên khỏi danh sách đảng viên
    """,
    "absent": """
        bỏ sinh hoạt | bỏ sinh hoạt đảng | không đóng đảng phí | không tham gia sinh hoạt
        | không tham gia sinh hoạt đảng | tự ý bỏ sinh hoạt | không sinh hoạt | không sinh hoạt đảng
        | vắng sinh hoạt | vắng sinh hoạt đảng | không đến sinh hoạt | không dự sinh hoạt | bỏ sinh hoạt chi bộ
        | không đóng phí | không nộp đảng phí | nợ đảng phí | nợ đọng đảng phí | mất liên lạc | không liên lạc được
        | không liên lạc | không rõ địa chỉ | không rõ nơi ở | bỏ đi khỏi địa phương | bỏ đảng | vắng không lý do
        | vắng mặt không lý do | vắng nhiều kỳ | vắng nhiều tháng | nghỉ sinh hoạt không lý do | bỏ họp
        | không dự họp | ngừng sinh hoạt | tự ý nghỉ sinh hoạt | không tham gia sinh hoạt chi bộ | bỏ họp chi bộ
        | lâu không đi họp | không đi họp | lâu không sinh hoạt | chưa liên hệ | không liên hệ | không về sinh hoạt
        | ít sinh hoạt | ít đi sinh hoạt | vắng lâu | không thấy sinh hoạt | bặt tin | chưa về sinh hoạt
        | đảng phí còn nợ | chậm đóng đảng phí | chưa đóng đảng phí | nợ phí | lâu không về sinh hoạt
        | chậm nộp đảng phí | chưa nộp đảng phí
    """,
    "admit": """
        kết nạp | kết nạp đảng | kết nạp đảng viên | kết nạp đv | kết nạp lại | knđ | knđv | kn đảng viên | kn đv
        | kđv | kết nạp mới | kết nạp vào đảng | lễ kết nạp | kn đảng | xét kn | xét kết nạp | kết nạp quần chúng
        | hồ sơ phát triển đảng | kết nạp người | kn qc | kết nạp 1 | kết nạp hai | đủ điều kiện kết nạp
    """,
    "admit_party": """
        kết nạp đảng | kết nạp đảng viên | kết nạp đv | knđ | knđv | kn đảng viên | kn đv | kđv | kết nạp vào đảng
        | kết nạp lại đảng viên | kn đảng | xét kn | xét kết nạp | kết nạp quần chúng | hồ sơ vào đảng
        | hồ sơ phát triển đảng | hồ sơ xin vào đảng | kết nạp người | kn qc
    """,
    "join_party": """
        vào đảng | gia nhập đảng | xin vào đảng | đơn xin vào đảng | người xin vào đảng | vào đảng cộng sản việt nam
        | vào hàng ngũ của đảng | đứng vào hàng ngũ của đảng | vào tổ chức đảng | ra nhập đảng | vô đảng
        | kết nạp vô đảng | vào hàng ngũ đảng | vào hàng ngũ | hàng ngũ đảng viên
    """,
    "masses": """
        quần chúng | qc | quần chúng ưu tú | người xin | các quần chúng | hai quần chúng | quần chúng tiêu biểu
        | quần chúng được giúp đỡ | đối tượng kết nạp | đối tượng phát triển đảng | người vào đảng
    """,
    "admission_source": """
        nguồn kết nạp | nguồn kết nạp đảng | chỉ tiêu kết nạp | chỉ tiêu kết nạp đảng viên | phát triển đảng
        | phát triển đảng viên | ptđv | nguồn phát triển đảng | nguồn phát triển đảng viên | tạo nguồn
        | nhận thức về đảng | tìm hiểu về đảng | cảm tình đảng | đối tượng đảng | quần chúng ưu tú | qcưt
        | giúp đỡ quần chúng vào đảng | giúp đỡ quần chúng | lớp cảm tình đảng | học lớp cảm tình đảng
        | học lớp cảm tình | lớp nhận thức về đảng
        | lớp tìm hiểu về đảng | học lớp tìm hiểu về đảng | học lớp nhận thức về đảng | lớp bồi dưỡng nhận thức về đảng
        | học lớp bồi dưỡng nhận thức về đảng | đi học lớp bồi dưỡng nhận thức về đảng
        | học lớp đối tượng kết nạp đảng | nguồn vào đảng | đảng viên giúp đỡ quần chúng
        | giúp đỡ quần chúng ưu tú vào đảng | nguồn đảng viên | chỉ tiêu phát triển đảng viên
        | lớp đối tượng kết nạp đảng | giúp đỡ quần chúng ưu tú | công tác kết nạp | chất lượng kết nạp
        | chất lượng kết nạp đảng viên | chất lượng kết nạp đảng | đoàn viên ưu tú | công đoàn viên ưu tú | đvưt
        | công nhận cảm tình đảng | bồi dưỡng kết nạp | vận động vào đảng | phấn đấu vào đảng
        | hướng phấn đấu vào đảng | giới thiệu vào đảng | phấn đấu vào hàng ngũ của đảng
        | học lớp nhận thức | danh sách học lớp nhận thức | lớp nhận thức | phấn đấu đứng vào hàng ngũ
        | bồi dưỡng quần chúng
    """,
    "make_official": """
        chuyển đảng chính thức | chuyển chính thức | chuyển ct | chuyển đảng ct | công nhận chính thức
        | công nhận đảng viên chính thức | công nhận đvct | chuyển đvct | chuyển đảng viên chính thức | chuyển đảng
        | chưa công nhận chính thức | kéo dài thời gian dự bị | kéo dài dự bị | thành đvct
        | thành đảng viên chính thức | công nhận là đảng viên chính thức | công nhận đv chính thức | đảng chính thức
        | thành đv chính thức | lên chính thức | xét chính thức | chuyển đv chính thức | chuyển đvdb
        | đề nghị chính thức | chuyển đảng viên dự bị | chuyển dự bị | cđct | cnct
        | công nhận tư cách đảng viên chính thức | trở thành đảng viên chính thức | được chính thức | xin chính thức
        | xin chuyển chính thức | công nhận tư cách đảng viên | công nhận là đvct | lên đảng viên chính thức
        | vào đảng chính thức | đề nghị chuyển chính thức | cđct cho đvdb | chuyển đảng cho | chuyển đảng đúng hạn
    """,
    "official_word": "chính thức",
    "end_probation": """
        hết thời gian dự bị | hết dự bị | hết thời hạn dự bị | hết 12 tháng dự bị | hết hạn dự bị | kết thúc dự bị
        | đủ 12 tháng dự bị | gia hạn thời gian dự bị | gia hạn dự bị | kéo dài thời hạn dự bị | tròn một năm dự bị
        | đủ một năm dự bị | tròn 12 tháng dự bị | qua thời gian dự bị | hết thời kỳ dự bị | hết kỳ dự bị
        | đã đủ thời gian dự bị | đủ thời gian dự bị | đến hạn chuyển | thời gian thử thách
        | hết thời gian thử thách | kéo dài thử thách | đủ 12 tháng | tròn 12 tháng | hết hạn chuyển đảng
        | tháng thử thách | qua thử thách | đủ thời gian thử thách | 12 tháng thử thách | một năm dự bị
    """,
    "probation_term": """
        thời gian dự bị | thời hạn dự bị | gia hạn dự bị | giúp đỡ đảng viên mới | theo dõi đảng viên mới
        | theo dõi, giúp đỡ đảng viên mới | giúp đỡ đv mới | kèm cặp đảng viên mới
        | động viên đảng viên mới | đảng viên mới báo cáo | quá trình rèn luyện của đảng viên mới
        | đảng viên mới tự nhận xét
        | hồ sơ đảng viên mới | đảng viên mới hoàn thiện hồ sơ
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
        | phân công lại công việc chi uỷ | phân công công việc chi uỷ | giới thiệu người vào
        | giới thiệu người tham gia | giới thiệu người ứng cử | phân công tổ trưởng tổ đảng | cử tổ trưởng tổ đảng
        | giao tổ trưởng tổ đảng | tư cách cấp uỷ viên | tư cách chi uỷ viên | cấp uỷ lâm thời | chi uỷ lâm thời
        | điều động, luân chuyển | đánh giá nguồn quy hoạch | công tác quy hoạch | người kế nhiệm | người kế cận
        | làm công tác đảng | về làm công tác đảng | rút về | nguồn cấp uỷ | nguồn lãnh đạo | cán bộ nguồn
        | cán bộ kế cận | tái bổ nhiệm | bổ nhiệm mới | kéo dài thời gian giữ chức vụ | kéo dài thời gian giữ chức
        | kiện toàn nhân sự | kiện toàn tổ chức | kiện toàn bộ máy | số lượng chi uỷ | số lượng cấp uỷ
        | cơ cấu chi uỷ | cơ cấu cấp uỷ | danh sách nhân sự | sắp xếp nhân sự | bố trí nhân sự | chọn nhân sự
        | thay đổi nhân sự | biến động nhân sự | nhân sự chủ chốt | nhân sự bí thư | nhân sự phó bí thư
        | chức danh bí thư | chức danh phó bí thư | giới thiệu tái cử | tín nhiệm giới thiệu | đảng viên ứng cử
        | cử vào | quy trình nhân sự | quy trình bổ nhiệm | bổ sung cấp uỷ | bổ sung chi uỷ | bổ sung chi uỷ viên
        | bổ sung cấp uỷ viên | luân chuyển, điều động | bố trí công tác | giao nhiệm vụ bí thư
        | giao nhiệm vụ phó bí thư | giao phụ trách chi bộ | nhiệm vụ bí thư | nhiệm vụ phó bí thư
        | người được dự kiến | người dự kiến | vị trí lãnh đạo
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
        công tác nhân sự | nhân sự | công tác ns | tổ chức bộ máy | bộ máy | cử cán bộ đi học | cử cán bộ đi đào tạo
        | nâng lương | tư cách đại biểu | danh sách bầu cử | chế độ nghỉ hưu | giải quyết nghỉ hưu
        | quyết định nghỉ hưu | xét nâng hạng | nâng hạng | nâng ngạch | kê khai tài sản | chính sách cán bộ
        | chế độ cán bộ | tiếp nhận cán bộ | đào tạo cán bộ | cử đồng chí đi học | cử đảng viên đi học
        | đi học trung cấp | đi học cao cấp | thay đổi nhân sự | nâng bậc lương | nâng bậc | nâng lương thường xuyên
        | nâng lương trước thời hạn | xét tuyển | tuyển dụng viên chức | tuyển dụng giáo viên | tuyển dụng nhân viên
        | vị trí việc làm | vị trí công tác | chế độ chính sách cho cán bộ | chính sách đối với cán bộ
        | nghỉ hưu trước tuổi | tinh giản | biên chế | cán bộ nữ | cán bộ trẻ | nhận công tác | bàn giao nhiệm vụ
        | bàn giao chức vụ | tổ chức nhân sự | lao động dôi dư | cử người đi học | cử đi học
        | đưa đảng viên đi bồi dưỡng | đưa cán bộ đi đào tạo | hợp đồng lao động với cán bộ | bộ máy tổ chức
        | cử đi đào tạo | đi đào tạo | thăng cấp bậc | thăng quân hàm | nâng quân hàm | phong quân hàm
        | xét thăng hạng | thăng hạng | nghỉ chế độ | cán bộ luân chuyển | cán bộ tăng cường | phụ cấp cấp uỷ
        | chế độ phụ cấp cấp uỷ | thư ký chi bộ | tổ chức lại các phòng | tổ chức lại bộ máy | tổ chức lại các tổ
        | tổ chức lại phòng ban | sắp xếp tổ chức | đi học lý luận chính trị | đi học lý luận | học cao cấp lý luận
        | học trung cấp lý luận | đi học bồi dưỡng | cử đi bồi dưỡng | tình hình đội ngũ cán bộ
        | xây dựng đội ngũ cán bộ
        | cán bộ dôi dư
        | tình hình cán bộ | thực trạng cán bộ | chế độ cho cán bộ | chế độ đối với cán bộ
        | chế độ, chính sách cho cán bộ | nghị định 178 | cán bộ không chuyên trách | sắp xếp nhân lực
        | sắp xếp lại nhân lực | bố trí lại nhân lực | phương hướng nhân sự | điều chỉnh nhân lực
        | bố trí người thay | tìm người thay | cử người thay | lớp bồi dưỡng cấp uỷ | bồi dưỡng cấp uỷ
        | bồi dưỡng cấp uỷ viên | nguyện vọng nghỉ việc | xin nghỉ việc | nguyện vọng chuyển công tác
        | xin chuyển công tác | xin thôi việc
        | bố trí công việc | chế độ phụ cấp | phụ cấp của bí thư | phụ cấp chi uỷ | thay chị | thay anh | thay ông
        | thay bà | thay cô | thay thầy
        | định hướng đại hội | định hướng nhân sự | tình hình nhân lực | thiếu nhân lực | điều chỉnh nhân sự
        | cử người học | học quản lý nhà nước | đi học quản lý nhà nước
    """,
    "organising": "công tác tổ chức | công tác tổ chức xây dựng đảng",
    "organisation_and_cadres": "tổ chức cán bộ | tổ chức, cán bộ",
    "elect": """
        bầu | bầu bổ sung | kiện toàn | chỉ định | đề cử | bầu lại | giới thiệu bầu | bầu chọn | bầu cử bổ sung
        | bầu thay thế | bầu mới | bầu thay | bầu người | bầu người thay thế | bầu kiện toàn | giới thiệu để bầu
    """,
    "plan": "quy hoạch",
    "refill": "cơ cấu | bổ sung | thay | thay thế | thay đổi",
    "poll": "bầu cử",
    "office": """
        chi uỷ | cấp uỷ | bí thư | phó bí thư | bí thư chi bộ | phó bí thư chi bộ | chi uỷ viên | cấp uỷ viên
        | ban chấp hành | bch | ban thường vụ | tổ trưởng tổ đảng | tổ phó tổ đảng | ban chi uỷ | chức danh | cán bộ
        | bt pbt | btv | ban chấp hành đảng bộ | bch đảng bộ | uỷ viên | đảng uỷ | chi bộ | tổ đảng | giám đốc
        | hiệu trưởng | người đứng đầu | người đứng đầu chi bộ | cấp trưởng | cấp phó | trưởng phòng | phó phòng
        | phó trưởng phòng | phó giám đốc | phó hiệu trưởng | hiệu phó | trưởng khoa | phó khoa | phó trưởng khoa
        | kế toán trưởng | tổ trưởng chuyên môn | tổ phó chuyên môn | phó đội trưởng | quản đốc | phó quản đốc
        | thuyền trưởng | đại phó | máy trưởng | trưởng công an | phó trưởng công an | phó công an | chủ tịch
        | phó chủ tịch | phó ban | phó trưởng ban | chỉ huy trưởng | chính trị viên | trưởng trạm | trạm trưởng
        | phó chủ nhiệm | chức vụ | chức danh lãnh đạo | ban giám hiệu | ban giám đốc | ban lãnh đạo
        | lãnh đạo phòng | lãnh đạo khoa | lãnh đạo đơn vị | lãnh đạo công ty | lãnh đạo chi bộ
        | ban chấp hành chi bộ | tổng giám đốc | phó tổng giám đốc | tham tán | trưởng bộ phận | đại đội trưởng
        | tiểu đoàn trưởng | trung đội trưởng | viện trưởng | trưởng đồn | đồn trưởng | phó đồn trưởng
        | chánh văn phòng | phó văn phòng | bí thư mới | phó bí thư mới | chi uỷ mới | chủ tịch công đoàn | chủ chốt
        | đội ngũ lãnh đạo | nguồn lãnh đạo | uỷ viên ban thường vụ | chủ tịch hđqt | kiểm soát viên
        | người đại diện vốn | cán bộ lãnh đạo | cán bộ quản lý | bt | pbt | tổ trưởng tổ đảng mới | chủ nhiệm
        | đồng chí bí thư | đồng chí phó bí thư | đồng chí chi uỷ viên
        | cán bộ xã | cán bộ phường | cán bộ thôn | cán bộ cơ quan | cán bộ ấp | cán bộ một cửa | cán bộ tiếp dân
    """,
    "delegate": """
        đại biểu | đại biểu dự đại hội | đoàn đại biểu | hđnd | hội đồng nhân dân | đại biểu hội đồng nhân dân
        | đại biểu dự đại hội đảng bộ | đại biểu đi dự đại hội
    """,
    "restructure": """
        thành lập | sắp xếp | sắp xếp lại | giải thể | sáp nhập | chia tách | tách | hợp nhất | kết thúc hoạt động
        | chuyển giao | đổi tên | thành lập mới | sát nhập | tinh gọn | tiếp nhận | bàn giao | nhập | ghép | chia
        | nâng cấp | chuyển | nhập lại | lập mới | thành lập lại | chia đôi | gộp | tách ra | nhập hai
        | sáp nhập hai | thành lập thêm
    """,
    "local_office": """
        tổ trưởng tổ dân phố | trưởng thôn | trưởng khu phố | tổ phó tổ dân phố | trưởng ban công tác mặt trận
        | trưởng khu | tổ trưởng dân phố | trưởng ấp | trưởng xóm | trưởng buôn | trưởng ban công tác
        | tổ trưởng tổ dân phố mới | trưởng bản | trưởng làng | phó thôn | phó trưởng thôn | trưởng ban mặt trận
        | tổ trưởng dân phố mới | ban quản trị | ban chủ nhiệm hợp tác xã | ban công tác mặt trận
    """,
    "transfer": """
        chuyển sinh hoạt đảng | chuyển sinh hoạt đảng chính thức | chuyển shđ | sinh hoạt tạm thời
        | đảng viên sinh hoạt tạm thời | thẻ đảng | tiếp nhận đảng viên | chuyển sinh hoạt | chuyển đảng viên
        | chuyển sinh hoạt tạm thời | sinh hoạt đảng tạm thời | tiếp nhận sinh hoạt đảng | thẻ đảng viên
        | chuyển đến chi bộ | mới chuyển đến | chuyển đến | chuyển về chi bộ | giới thiệu sinh hoạt đảng
        | chuyển về sinh hoạt | chuyển về nơi cư trú | cấp thẻ đảng | đổi thẻ đảng | phát thẻ đảng
        | cấp phát thẻ đảng viên | đảng viên chuyển đi | đảng viên chuyển về | đảng viên chuyển đến
        | tiếp nhận đồng chí | chuyển đảng đi | chuyển đảng về | giấy giới thiệu sinh hoạt đảng | mất thẻ đảng
    """,
    "exemption": """
        miễn sinh hoạt | miễn công tác | miễn sinh hoạt đảng | miễn công tác và sinh hoạt đảng
        | miễn sinh hoạt công tác | miễn giảm sinh hoạt | tạm miễn sinh hoạt | nghỉ sinh hoạt | giảm sinh hoạt
        | miễn đảng phí | giảm đảng phí | miễn đóng đảng phí | tạm nghỉ sinh hoạt
    """,
    "request": """
        đơn | xét | xét đơn | xem xét | đề nghị | giải quyết | đơn xin | xin | đề nghị xét | đề nghị xem xét
    """,
    "nonresident": """
        đi nước ngoài | xuất cảnh | ra nước ngoài | du lịch nước ngoài | đi du lịch nước ngoài | học ở nước ngoài
        | đi xuất khẩu lao động | tổ chức phi chính phủ nước ngoài | tổ chức nước ngoài | xin đi nước ngoài
        | xin phép đi nước ngoài | đi nước ngoài không phép | đi nước ngoài không xin phép | xin phép xuất cảnh
        | xin xuất cảnh | đi du lịch thái lan | sang nước ngoài | đi thăm con ở nước ngoài | đi thăm thân
        | thăm thân nước ngoài | về từ nước ngoài | du lịch thái lan
    """,
    "congress": """
        đại hội chi bộ | đại hội đảng bộ | chuẩn bị đại hội | hồ sơ đại hội | tổ chức đại hội | đề án đại hội
        | duyệt đại hội | công tác đại hội | đại hội nhiệm kỳ | đại hội điểm | trước đại hội | phục vụ đại hội
        | đại hội chi bộ nhiệm kỳ | tiểu ban đại hội | văn kiện trình đại hội
        | tổ giúp việc đại hội | giúp việc đại hội | ban tổ chức đại hội
    """,
    "celebrate": "chào mừng | mừng | kỷ niệm | hướng tới | lập thành tích",
    "quit": """
        xin ra | xin thôi | xin rút | xin rút khỏi | xin rút tên | xin nghỉ | xin rời | xin rời khỏi | rời
        | rời khỏi | rời bỏ | từ bỏ | rút khỏi | rút tên khỏi | được rút khỏi | chấm dứt | xin chấm dứt
        | không tiếp tục | không tiếp tục là | không muốn tiếp tục | không muốn | không còn muốn | thôi | thôi không
        | thôi là | thôi làm | xin thôi làm | xin thôi không | dừng | xin dừng | xin dừng lại | không ở lại
        | không theo | xin trả | trả lại | nộp lại | xin ra ngoài | xin nghỉ hẳn | nghỉ hẳn | muốn xin ra
        | muốn thôi | muốn xin thôi | muốn rút | muốn nghỉ
    """,
    "ranks": """
        đảng | hàng ngũ | hàng ngũ đảng | hàng ngũ của đảng | tổ chức đảng | tổ chức của đảng | đảng tịch
        | đảng viên | tư cách đảng viên | sinh hoạt đảng | đảng cộng sản | tư cách đảng | thẻ đảng | thẻ đảng viên
    """,
    "off_list": """
        khỏi danh sách | ra khỏi danh sách | khỏi ds | loại tên | rút tên | bỏ tên | cắt tên | đưa tên
        | loại khỏi danh sách | đưa khỏi danh sách | rút khỏi danh sách
    """,
    "succeed": """
        thay | thay thế | thay cho | người thay | người thay thế | thay đồng chí | kế nhiệm | kế cận | kế vị
        | kế tục | khuyết | khuyết thiếu | đang khuyết | bị khuyết | giao quyền | quyền | phụ trách thay
        | điều hành thay | tiếp quản | thay ai làm | nguồn | chọn | tìm | tìm người | dự kiến | dự kiến giới thiệu
        | tín nhiệm giới thiệu | cơ cấu | cơ cấu vào | chuẩn bị người | lựa chọn | dự nguồn
        | thay chị | thay anh | thay ông | thay bà | thay cô | thay thầy
    """,
    "leave_office": """
        thôi giữ | thôi nhiệm vụ | xin thôi nhiệm vụ | thôi chức | nghỉ giữ chức | thôi làm | xin thôi | xin nghỉ
        | xin rút | từ nhiệm | giữ chức | giữ chức vụ | giữ nhiệm vụ | kéo dài thời gian giữ chức
        | kéo dài thời gian giữ chức vụ | tái bổ nhiệm | thôi phụ trách | xin thôi làm | cho thôi | cho thôi làm
        | xin không làm | nghỉ công tác | rút
    """,
    "hand_over": """
        trao quyết định | đọc quyết định | công bố quyết định | thông báo quyết định | nhận quyết định
        | nhận nhiệm vụ | nhận công tác | nhận bàn giao | bàn giao nhiệm vụ | bàn giao công việc | bàn giao chức vụ
        | bàn giao | ra mắt | chia tay | tiễn | đón nhận | chúc mừng tân | nghỉ hưu | chuyển công tác | nghỉ việc
        | thay đổi | nghỉ công tác | giới thiệu | công bố | thôi việc | nhận việc | tiếp nhận
    """,
    "leave_plea": "đơn xin ra",
    "hire": """
        tuyển | tuyển dụng | xét tuyển | thi tuyển | tuyển chọn | ký hợp đồng | nhận | điều chuyển | điều động
        | luân chuyển | thuyên chuyển
    """,
}
