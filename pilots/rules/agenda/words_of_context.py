"""The context that gives an act its weight: whose it is, how long, how wide, why (see lexicon). No word here is a topic."""

CONTEXT = {
    "project": """
        đề án | dự án | chương trình lớn | dự án lớn | công trình lớn | nhiệm vụ lớn | dự án khu dân cư
        | khu công nghiệp | cụm công nghiệp | khu đô thị | kế hoạch lớn | chương trình trọng điểm
        | công trình trọng điểm | phương án tổng thể | quy hoạch chung | quy hoạch tổng thể | đại dự án
    """,
    "way": "phương án",
    "programme": """
        chương trình mục tiêu quốc gia | chương trình mtqg | phát triển kinh tế | phát triển kinh tế xã hội
        | phát triển kt xh | nông thôn mới | giảm nghèo bền vững | chương trình chuyển đổi số
        | chương trình trọng điểm | khâu đột phá | công trình trọng điểm | phát triển du lịch | phát triển đô thị
        | chương trình phát triển | chương trình giảm nghèo | giảm nghèo | phát triển sản xuất | tái cơ cấu
        | chỉnh trang đô thị | đô thị văn minh | thành phố thông minh | kinh tế số | mục tiêu quốc gia
        | phát triển công nghiệp | phát triển dịch vụ | phát triển thương mại | phát triển hạ tầng
        | phát triển đội tàu | phát triển chăn nuôi tập trung | vùng chuyên canh | nông nghiệp công nghệ cao
        | đô thị thông minh
    """,
    "resolution": """
        nghị quyết | nghị quyết chuyên đề | ra nghị quyết | nghị quyết lãnh đạo | nghị quyết lãnh đạo thực hiện
        | nghị quyết về thực hiện | nghị quyết về việc thực hiện | nghị quyết về triển khai | nghị quyết thực hiện
        | nghị quyết về
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
        | cấp uỷ viên | ban chấp hành | bch | ban thường vụ | btv | ban chấp hành đảng bộ | bch đảng bộ
        | hiệu trưởng | tổ trưởng tổ đảng | tổ phó tổ đảng | giám đốc | người đứng đầu | người đứng đầu chi bộ
        | cấp trưởng | cấp phó | trưởng phòng | phó phòng | phó trưởng phòng | phó giám đốc | phó hiệu trưởng
        | hiệu phó | trưởng khoa | phó khoa | phó trưởng khoa | kế toán trưởng | tổ trưởng chuyên môn
        | tổ phó chuyên môn | đội trưởng | phó đội trưởng | quản đốc | phó quản đốc | thuyền trưởng | đại phó
        | máy trưởng | trưởng công an | phó trưởng công an | phó công an | chủ tịch | phó chủ tịch | trưởng ban
        | phó ban | phó trưởng ban | chỉ huy trưởng | chính trị viên | trưởng trạm | trạm trưởng | chủ nhiệm
        | phó chủ nhiệm | chức vụ | chức danh | chức danh lãnh đạo | ban giám hiệu | ban giám đốc | ban lãnh đạo
        | lãnh đạo phòng | lãnh đạo khoa | lãnh đạo đơn vị | lãnh đạo công ty | lãnh đạo chi bộ
        | ban chấp hành chi bộ | tổng giám đốc | phó tổng giám đốc | tham tán | trưởng bộ phận | tổ đảng | tổ phó
        | đại đội trưởng | tiểu đoàn trưởng | trung đội trưởng | viện trưởng | trưởng đồn | đồn trưởng
        | phó đồn trưởng | chánh văn phòng | phó văn phòng | bí thư mới | phó bí thư mới | chi uỷ mới
        | chủ tịch công đoàn | chủ chốt | nguồn lãnh đạo | uỷ viên | uỷ viên ban thường vụ | chủ tịch hđqt
        | kiểm soát viên | người đại diện vốn | cán bộ lãnh đạo | cán bộ quản lý | bt | pbt | bt chi bộ | pbt chi bộ
        | tổ trưởng tổ đảng mới | đảng uỷ viên | đảng uỷ | đồng chí bí thư | đồng chí phó bí thư
        | đồng chí chi uỷ viên | chi hội trưởng | chi hội phó | bí thư đoàn | bí thư chi đoàn | chủ tịch hội
        | bí thư đoàn trường
    """,
    "committee": """
        chi uỷ | cấp uỷ | chi uỷ viên | cấp uỷ viên | ban chi uỷ | các đồng chí trong chi uỷ
        | các đồng chí trong cấp uỷ | đồng chí chi uỷ viên
    """,
    "serve": """
        làm | đảm nhiệm | đảm nhận | kiêm | kiêm nhiệm | giữ | giữ nhiệm vụ | phụ trách | đảm đương | sang làm
        | về làm | lên làm | ra làm | vào vị trí | sang | lên | giữ vị trí
    """,
    "join_body": "tham gia | vào | bổ sung vào",
    "kin": """
        có vợ | có chồng | vợ là | chồng là | vợ hoặc chồng | có vợ hoặc chồng | vợ, chồng | vợ chồng | có con
        | con là | có bố mẹ | con dâu | con rể | anh chị em | thân nhân | người thân | kết hôn | con trai | em ruột
        | anh ruột | chị ruột | anh em ruột | con gái | cháu ruột | lấy vợ | lấy chồng | hôn nhân | có quan hệ
        | quan hệ của đảng viên | quan hệ với tổ chức | quan hệ với người | nhân thân | bố mẹ | cha mẹ | anh trai
        | chị gái | em gái | em trai | bên vợ | bên chồng | bố vợ | mẹ vợ | bố chồng | con riêng | kết hôn với
        | lấy vợ là | lấy chồng là | có con dâu | có con rể | có em | có anh | có chị | có người thân | họ hàng
        | thân nhân của | nhân thân của
    """,
    "abroad": """
        người nước ngoài | nước ngoài | ở nước ngoài | cá nhân nước ngoài | tổ chức nước ngoài
        | quốc tịch nước ngoài | tổ chức, cá nhân nước ngoài | định cư nước ngoài | định cư ở nước ngoài | hàn quốc
        | nhật bản | đài loan | trung quốc | hoa kỳ | nước mỹ | tại mỹ | sang mỹ | ở mỹ | người mỹ | nước úc
        | canada | nước pháp | nước đức | việt kiều | định cư | nhập quốc tịch | quốc tịch | ngoại quốc | ở úc
        | sang úc | người úc | tại úc | người pháp | người đức | ở pháp | ở đức | sang đức | sang pháp | thái lan
        | nước lào | nước nga | singapore | malaysia | ấn độ | campuchia | ba lan | cộng hoà séc | châu âu
        | hải ngoại | thẻ xanh | hai quốc tịch | song tịch | nhập tịch | du học | xuất khẩu lao động
        | lao động nước ngoài | sang nhật | ở nhật | sang hàn | ở hàn | người nhật | người hàn | người trung quốc
        | người đài loan | ngoại kiều | quốc tịch khác | ở bên mỹ | bên mỹ | bên úc | người ngoại quốc | đi mỹ
        | đi nhật | đi hàn quốc | cuba | philippines | new zealand
    """,
    "incident": """
        vụ cháy | vụ mất | vụ tai nạn | vụ việc mất | vụ thất thoát | thu sai | chi sai | để xảy ra | xảy ra
        | vụ việc | thất thoát | lạm thu | sự cố | tai nạn | hậu quả | sai sót | thua lỗ
        | lãng phí | tham ô | tham nhũng | tiêu cực | đơn thư | mất tiền | mất tài sản
    """,
    "answerable": """
        tập thể, cá nhân | tập thể cá nhân | người đứng đầu | lãnh đạo | cá nhân | cán bộ | chỉ huy | hiệu trưởng
        | giám đốc | kế toán | thủ quỹ | thuyền trưởng | trưởng phòng | đội trưởng | trưởng ban | chủ tịch
        | trưởng thôn | phó giám đốc | phó hiệu trưởng | hiệu phó | trưởng khoa | phó khoa | kế toán trưởng
        | quản đốc | phó chủ tịch | phó phòng | phó trưởng phòng | chỉ huy trưởng | trưởng trạm | trưởng công an
        | ban giám hiệu | ban giám đốc | ban lãnh đạo | lãnh đạo đơn vị | lãnh đạo công ty | lãnh đạo phòng
        | lãnh đạo khoa | chủ nhiệm | tổng giám đốc | đại phó | máy trưởng | tổ trưởng | tổ phó | bí thư
        | phó bí thư | chi uỷ | cấp uỷ | thủ kho | cán bộ quản lý | cán bộ lãnh đạo | nhân viên | chi uỷ viên
        | cấp uỷ viên
        | cán bộ xã | cán bộ phường | cán bộ thôn | cán bộ cơ quan | cán bộ ấp | cán bộ một cửa | cán bộ tiếp dân
        | cán bộ không chuyên trách
    """,
    "directive_28": "chỉ thị 28 | chỉ thị số 28 | kết luận 28",
    "long_plan": """
        kế hoạch | chương trình | chiến lược | quy hoạch | định hướng phát triển | xây dựng kế hoạch
        | phương hướng phát triển
        | định hướng sản xuất
        | định hướng 5 năm | định hướng 10 năm
    """,
    "field": """
        chuyển đổi số | giáo dục | y tế | khám chữa bệnh | du lịch | nông nghiệp | kinh tế | kinh tế biển | văn hoá
        | quốc phòng | an ninh | môi trường | giải phóng mặt bằng | xây dựng đảng | khoa học công nghệ | phát triển
        | đột phá | đô thị | nguồn nhân lực | hợp tác xã | chương trình | xây dựng | dân vận | công tác dân vận
        | cải cách hành chính | phòng chống tham nhũng | tôn giáo | thể thao | dân tộc | thanh niên | kinh doanh
        | đào tạo | xuất khẩu | thu hút đầu tư | đầu tư | công nghiệp | thương mại | nhà ở | an sinh xã hội
        | bảo vệ rừng | công tác thanh niên | công tác cán bộ | công tác phụ nữ
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
        | lao động hợp đồng | nhà giáo | lao động | cán bộ quản lý | cán bộ lãnh đạo | y tá | kỹ sư | nhân viên y tế
        | nhân viên phục vụ | giảng viên | trợ giảng | kế toán viên | chuyên viên | kế toán | thủ quỹ
        | công an viên | dân quân | dân phòng | lực lượng dân phòng | tổ bảo vệ | lực lượng bảo vệ | bảo vệ cơ quan
        | bộ phận một cửa | bộ phận tiếp dân | cán bộ một cửa | cán bộ tiếp dân | cán bộ xã | cán bộ phường
        | cán bộ thôn | cán bộ cơ quan | cán bộ không chuyên trách | người hoạt động không chuyên trách | lái xe
        | tổ lái | lễ tân | tổ phục vụ | cán bộ ấp
        | cô giáo | thầy giáo | cô nuôi | thầy cô | đội ngũ nhân viên | hộ lý | bảo vệ
    """,
    "each": """
        từng đảng viên | mỗi đảng viên | từng đồng chí | từng cá nhân | từng cán bộ | cá nhân đảng viên | từng đv
        | tập thể lãnh đạo | ban giám hiệu | ban lãnh đạo | tập thể ban giám hiệu | từng chi uỷ viên | mỗi đồng chí
        | tập thể | tập thể tổ | tập thể phòng | cá nhân
    """,
    "conduct": """
        vai trò nêu gương | tính nêu gương | mức độ hoàn thành nhiệm vụ | phẩm chất | đạo đức | lối sống | năng lực
        | ý thức | ưu khuyết điểm | ưu điểm | quá trình phấn đấu | kết quả phấn đấu | quá trình rèn luyện
        | kết quả rèn luyện | tu dưỡng | rèn luyện | trách nhiệm | mức hoàn thành nhiệm vụ | gương mẫu
        | sự gương mẫu | tính gương mẫu | nêu gương | tiên phong gương mẫu | tiền phong gương mẫu | thái độ
        | tác phong | uy tín
        | tinh thần | tinh thần trách nhiệm | tinh thần, thái độ | tinh thần thái độ | thái độ phục vụ
        | thái độ làm việc | ý thức trách nhiệm | lề lối | lề lối làm việc | tinh thần, trách nhiệm
        | tinh thần gương mẫu | thái độ, tác phong | tác phong, thái độ | tác phong, lề lối | ý thức, trách nhiệm
        | ý thức tổ chức kỷ luật | sự lãnh đạo | vai trò lãnh đạo | năng lực lãnh đạo | sức chiến đấu
        | cách làm việc | phong cách làm việc
        | sự phối hợp | vai trò | tinh thần làm việc | cách phục vụ | hiệu quả công việc
    """,
    "residence": """
        nơi cư trú | ở nơi cư trú | 213 | quy định 213 | qđ 213 | 213 qđ tw | đảng viên 213 | quy định số 213
        | đảng viên đang công tác | giữ mối liên hệ
    """,
    "whole_area": """
        toàn xã | toàn phường | toàn thôn | toàn huyện | toàn thành phố | trên địa bàn xã | trên địa bàn phường
        | của xã | của phường | cấp xã | toàn đặc khu | tổng công ty | toàn công ty | của công ty | của nhà trường
        | toàn trường | của thôn | của hợp tác xã | cả xã | cả phường | cả thôn | toàn tỉnh | toàn ngành
        | toàn đơn vị | trên toàn địa bàn | toàn khu phố | toàn bệnh viện | toàn tập đoàn
    """,
    "several_years": """
        giai đoạn | đến năm | trung hạn | dài hạn | 5 năm | năm năm | nhiều năm | tầm nhìn | toàn khoá | nhiệm kỳ
        | 3 năm | 10 năm | nhiệm kỳ 2025 | dài hơi | mười năm | 10 năm tới | 5 năm tới | đến năm 2030 | đến năm 2035
        | đến 2030 | đến 2035 | 2026 2030 | 2025 2030 | 2026 2035 | lâu dài | nhiều năm tới | những năm tới
    """,
    "building": """
        nhà văn hoá | trụ sở | nhà máy | nhà xưởng | xưởng | trường học | trường mầm non | cầu | tuyến đường
        | đường trục | khu công nghiệp | chợ | dây chuyền | nhà làm việc | bệnh viện | khu dân cư | khu tái định cư
        | phòng học | nhà ăn | bến cảng | đài tưởng niệm | trường mới | cầu mới
    """,
    "stakes": """
        quỹ đất | đất công | sử dụng đất | tái định cư | bồi thường | vốn | tài sản công | đất công ích
        | đất nông nghiệp | đất rừng | đất đai của | quỹ nhà
        | khu đất | đất trống | lô đất | thửa đất | mảnh đất
        | sử dụng mặt bằng | sử dụng trụ sở | giao đất
    """,
    "case": """
        trường hợp | trường hợp của | vụ việc | việc riêng | việc của | việc của đồng chí | chuyện | chuyện của
        | đơn | đơn của | lá đơn | đơn thư | đơn kiến nghị | hồ sơ của | hồ sơ đồng chí | nguyện vọng
        | nguyện vọng của | sự việc | trao đổi về | báo cáo về | vấn đề của | tình hình của | ý kiến về | hồ sơ
        | đơn xin
    """,
    "thing": """
        việc | vấn đề | nội dung | công việc | nhiệm vụ | ý kiến | mục | phần | công tác | các việc | các vấn đề
        | các nội dung | những việc | những vấn đề | những nội dung | một số việc | một số vấn đề | một số nội dung
        | một số ý kiến | vài việc | mấy việc | chuyện | đề nghị | kiến nghị | ý kiến khác | vài nội dung
        | một vài nội dung | một vài vấn đề | một số tồn tại | nội dung quan trọng | việc quan trọng
        | vấn đề quan trọng | các vấn đề quan trọng
        | điều | những điều | nội dung bổ sung | nội dung thứ ba
    """,
    "unnamed": """
        khác | còn lại | tồn đọng | còn tồn đọng | tồn tại khác | phát sinh | mới phát sinh | nổi lên | nổi cộm
        | theo chỉ đạo | theo chỉ đạo của cấp trên | theo yêu cầu | theo yêu cầu của cấp trên | theo thẩm quyền
        | đột xuất | liên quan | chưa giải quyết | cần xin ý kiến | cần trao đổi | cần bàn | cần giải quyết
        | cần quyết định | cần biểu quyết | cần quan tâm | trọng tâm khác | khác do cấp trên giao | theo đề nghị
        | khác có liên quan | trao đổi thêm | bàn thêm | chưa nêu | chưa thống nhất | riêng | nhạy cảm
        | trong thẩm quyền | thuộc thẩm quyền | cần xử lý | nêu trên | cấp bách | tế nhị | do bí thư trình bày
        | do chi uỷ trình | chi uỷ trình | do chủ trì nêu | do chi bộ đề xuất | do đảng viên đề xuất
        | do đảng uỷ giao | chưa dự kiến | ngoài chương trình | đảng viên quan tâm | chi bộ quan tâm
        | mọi người quan tâm | trước tết
        | thông báo sau | báo sau | sẽ thông báo sau | sẽ báo sau | cấp trên chỉ đạo | cấp trên giao
        | cấp trên yêu cầu | do cấp trên giao | đảng uỷ giao | đảng uỷ chỉ đạo | đảng uỷ mới chỉ đạo
        | chi uỷ đề xuất | chi uỷ chuẩn bị | theo gợi ý của cấp trên | cấp trên gợi ý | bí thư nêu sau
        | theo hướng dẫn của cấp trên | nêu tại buổi họp | nêu tại cuộc họp | tại buổi họp | bổ sung sau
        | thông tin sau | do chi uỷ chuẩn bị | đột xuất cấp trên giao | chưa xác định
        | triển khai sau | chưa có văn bản | cấp uỷ cấp trên yêu cầu | cấp uỷ cấp trên chỉ đạo
        | còn tồn tại | tồn tại | cần lưu ý | xin ý kiến | cần thông qua | cần thống nhất | cần thảo luận
        | cần triển khai | cần làm | cần chỉ đạo | chưa rõ
        | sẽ thông báo tại | thông báo tại cuộc họp | sẽ thông báo tại cuộc họp | sẽ nêu tại
        | trình bày tại cuộc họp | trình bày tại buổi họp | trình bày trực tiếp | nêu sau | sẽ nêu sau
    """,
    "party_work": """
        công tác đảng viên | quản lý đảng viên | công tác quản lý đảng viên | công tác đảng vụ | đảng vụ
        | công tác nội bộ | tình hình nội bộ | vấn đề nội bộ | việc nội bộ | tình hình nội bộ chi bộ | nội bộ chi bộ
        | nội bộ đảng | công tác đv | công tác xây dựng đảng | công tác xdđ | trong nội bộ | mâu thuẫn nội bộ
        | công tác đảng
        | công tác chi bộ | công việc chi bộ | việc chi bộ | công việc của chi bộ | việc của chi bộ
        | công tác của chi bộ
        | tình hình chi bộ | tình hình của chi bộ
    """,
    "vague_thing": """
        một số việc | một số vấn đề | một số nội dung | vài việc | vài nội dung | vài vấn đề | mấy việc | những việc
        | những vấn đề | các vấn đề | một số công việc | một số ý kiến | một số việc khác
    """,
    "prevent": """
        cam kết | cam kết không | phòng ngừa | ngăn ngừa | ngăn chặn | phòng chống | đấu tranh | chống
        | đấu tranh chống | hạn chế | không để xảy ra | không để | phòng | không được | không vi phạm | không uống
        | không sử dụng | không đánh | không sinh con | không sinh con thứ ba | không sinh con thứ 3
        | khắc phục hậu quả | vận động | nêu cao | nâng cao
    """,
    "logistics": """
        địa điểm | giờ họp | ngày họp | lịch | lịch họp | giờ sinh hoạt | đóng đảng phí | nộp đảng phí | đóng quỹ
        | nộp quỹ | trực | trực chốt | tham quan | về nguồn | trang phục | đồng phục | đi thực tế | đúng giờ
        | đầy đủ | dọn vệ sinh | ủng hộ | quyên góp | hiến máu | dự lễ | dự hội nghị | dự họp | chuẩn bị hội nghị
        | sổ tay | ứng dụng | cài đặt | điểm danh | thời gian tổ chức | thời gian họp | thời gian sinh hoạt
        | thời gian tham quan | thời gian đi
    """,
    "comrade": """
        đồng chí | đc | một đồng chí | hai đồng chí | một số đồng chí | đồng chí bí thư | đồng chí phó bí thư
        | đồng chí chi uỷ viên | cá nhân đồng chí
    """,
    "chair": """
        báo cáo | thông tin | đọc | hướng dẫn | phổ biến | tuyên truyền | kết luận | khai mạc | bế mạc | chủ trì
        | điều hành | triển khai | trình bày | phát biểu | quán triệt | nhắc | nêu | trả lời | kể chuyện | chia sẻ
        | dự | tham gia | tham dự | phụ trách | chuẩn bị | giảng bài | lên lớp | thay mặt | đọc báo cáo
        | đọc bài báo | đọc bài | đọc tin | kết luận của | vắng | vắng mặt | có mặt | sĩ số | tổng số | đạt | thư ký
        | người thực hiện
        | tiếp thu ý kiến | tiếp thu góp ý | tiếp thu kết luận
    """,
    "papers": """
        báo cáo chính trị | văn kiện | dự thảo văn kiện | dự thảo báo cáo chính trị | dự thảo báo cáo
        | báo cáo kiểm điểm của ban chấp hành
    """,
    "unit": """
        tổ bảo vệ | phòng ban | các phòng | các phòng ban | bộ phận | tổ chuyên môn | khoa phòng | tổ sản xuất
        | phân xưởng | tổ đội | các tổ | các đội | các khoa | tổ công tác | ban quản lý | tổ hoà giải
        | hội đồng trường | tổ chức đoàn thể | tổ văn phòng | lực lượng bảo vệ
        | tổ bếp | từng tổ | mỗi tổ | của tổ
    """,
    "reorganise": """
        sắp xếp | sắp xếp lại | tổ chức lại | sáp nhập | hợp nhất | giải thể | chia tách | kiện toàn | tinh gọn
        | cơ cấu lại
    """,
    "mass_body": """
        chi đoàn | công đoàn | hội phụ nữ | hội nông dân | chi hội | đoàn thanh niên | hội cựu chiến binh
        | hội người cao tuổi | hội chữ thập đỏ | đoàn thể | các đoàn thể | hội đoàn thể | tổ chức đoàn thể
        | chi hội trưởng | hội cựu giáo chức | hội thanh niên | hội phụ nữ xã | công đoàn cơ sở | các chi hội
        | các hội
        | các tổ chức chính trị xã hội | tổ chức chính trị xã hội | đoàn thể chính trị xã hội
    """,
    "rectify": """
        chấn chỉnh | chấn chỉnh việc | chấn chỉnh tình trạng | uốn nắn | khắc phục tình trạng
        | nhắc nhở, chấn chỉnh
    """,
    "gathering": "đại hội | đại hội các | đại hội điểm | tổ chức đại hội",
    "strengthen": """
        củng cố | kiện toàn | củng cố, kiện toàn | kiện toàn, củng cố | củng cố tổ chức | kiện toàn tổ chức
    """,
    "levy": """
        mức đóng góp | mức thu | khoản thu | các khoản thu | khoản đóng góp | mức huy động | mức đóng | mức hỗ trợ
        | mức chi | giá thuê | đơn giá thuê | huy động đóng góp | thu xã hội hoá
        | thu tiền | việc thu tiền | kinh phí
        | đóng góp làm đường | đóng góp xây dựng | đóng góp xây | đóng góp làm
    """,
    "own_fund": """
        quỹ chi bộ | quỹ khuyến học | quỹ thăm hỏi | quỹ tổ đảng | quỹ hội | quỹ tình nghĩa | quỹ đồng đội
        | quỹ ốm đau | quỹ vì người nghèo | thăm hỏi | liên hoan | tham quan | ủng hộ
    """,
    "let_out": """
        cho thuê | cho thuê lại | cho thuê đất | cho thuê mặt bằng | cho thuê chợ | cho thuê nhà | cho mượn
        | cho mượn đất | bán đấu giá | cho thuê kiốt | giao khoán | cho thuê mặt nước
    """,
    "money_plan": """
        dự toán | quyết toán | trích lập quỹ | sửa chữa lớn | cải tạo trụ sở | nâng cấp trụ sở | chi thường xuyên
        | kinh phí lớn | quy chế quản lý tài chính | tài sản công
        | sử dụng tiền | tiền bán | tiền đền bù | tiền bồi thường
    """,
    "title": """
        gia đình văn hoá | hộ gia đình văn hoá | khu phố văn hoá | thôn văn hoá | khu dân cư văn hoá | ấp văn hoá
        | làng văn hoá | đơn vị văn hoá | cơ quan văn hoá | tổ dân phố văn hoá | gia đình tiêu biểu
        | danh hiệu văn hoá
        | cơ quan đạt chuẩn văn hoá | đạt chuẩn văn hoá | chuẩn văn hoá | trường chuẩn quốc gia | trường đạt chuẩn
        | đạt chuẩn | khu dân cư tiên tiến | khu dân cư kiểu mẫu | nông thôn mới kiểu mẫu | đơn vị học tập
        | công dân học tập | gia đình học tập
    """,
    "unnamed_papers": """
        các tờ trình | tờ trình của chi uỷ | những tờ trình | các dự thảo | các văn bản
        | các văn bản chi uỷ chuẩn bị | các mục | các mục đã nêu | các đề nghị | các kiến nghị | các đề xuất
        | tờ trình
    """,
    "sorted_things": """
        trái cây | hoa quả | nông sản | cà phê | tôm | thuỷ sản | hải sản | gạo | hạt | hạt giống | sản phẩm | ocop
        | bệnh nhân | người bệnh | phế liệu | nguyên liệu | linh kiện | vải | gỗ | hàng lỗi | lúa | quả | nhãn hàng
        | hàng hoá | chè | rau | sầu riêng | cây giống | đường sá | công trình | tài liệu | sách | văn bằng
        | bưu kiện | mẫu vật
        | cá | khách sạn | nhà hàng | di tích
        | phân bón | thư tín | bưu phẩm | nước mắm | con giống | vật liệu | xi măng | không khí | dịch vụ | thức ăn
        | bê tông
    """,
    "lessons": "rút kinh nghiệm | bài học kinh nghiệm | bài học | rút ra bài học",
    "discipline_noun": """
        kỷ luật phát ngôn | chấp hành kỷ luật | điều lệnh | kỷ luật | kỷ luật trực ban | giờ giấc | phát ngôn
        | chấp hành nội quy | chấp hành quy chế | chấp hành giờ giấc | kỷ cương
    """,
    "rearrange": "bố trí lại | sắp xếp lại | phân công lại | thay đổi | điều chỉnh | hoán đổi | thay thế",
    "strong_point": "ưu điểm | nêu ưu điểm | một ưu điểm | điểm mạnh | mặt mạnh | điểm yếu",
}
