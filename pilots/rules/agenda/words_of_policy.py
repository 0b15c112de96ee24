"""The words of large decisions, and those that name nothing (see lexicon)."""

POLICY = {
    "lead_work": "lãnh đạo bầu cử | lãnh đạo công tác bầu cử | lãnh đạo cuộc bầu cử",
    "policy": """
        chủ trương | biện pháp thực hiện chủ trương | chủ trương lớn | các chủ trương | các chủ trương lớn
        | xin chủ trương | vấn đề lớn quan trọng | chủ trương quan trọng | vấn đề hệ trọng | vấn đề quan trọng
        | vấn đề lớn | các vấn đề lớn | việc hệ trọng | quyết sách | phương hướng lớn | định hướng lớn | việc lớn
        | nội dung quan trọng | các nội dung quan trọng | các vấn đề quan trọng | việc quan trọng
        | một số vấn đề quan trọng
        | chủ trương của phường | chủ trương của xã | chủ trương của tỉnh | chủ trương của thành phố
    """,
    "scheme": "đề án | phương án",
    "policy_decision": """
        quyết định chủ trương | quyết định các chủ trương lớn | thông qua chủ trương | biểu quyết chủ trương
        | chủ trương lớn quan trọng | cho chủ trương | xin chủ trương | thống nhất chủ trương
        | cho ý kiến chủ trương | chủ trương đầu tư | chủ trương vay vốn | chủ trương di dời
        | thông qua các chủ trương | quyết chủ trương | bàn chủ trương | trình chủ trương | phê duyệt chủ trương
        | chủ trương mua | chủ trương bán | chủ trương góp vốn | chủ trương sáp nhập | chủ trương xây dựng
        | chủ trương giải thể | chủ trương chuyển đổi | quyết sách | các quyết sách lớn | vấn đề lớn, quan trọng
        | vấn đề quan trọng của
    """,
    "weighty": """
        đầu tư | vay vốn | thanh lý | bán thanh lý | chuyển nhượng | cổ phần hoá | giải thể | phá sản | thu hồi đất
        | sáp nhập thôn | sáp nhập khu phố | góp vốn | liên doanh | vay vốn lớn | thoái vốn | sáp nhập công ty
        | đóng tàu mới | mua tàu | xây dựng trụ sở | quy hoạch sử dụng đất | sáp nhập | hợp nhất | vay ngân hàng
        | vay tín dụng | bán tàu | bán đất | bán tài sản | bán cổ phần | chuyển đổi mô hình | tái cơ cấu | giao đất
        | cho thuê đất | đấu giá | thành lập thôn | thành lập khu phố | thành lập tổ dân phố | thành lập thôn mới
        | chia tách thôn | chia tách khu phố | sắp xếp thôn | sắp xếp lại thôn | sắp xếp khu phố
        | sắp xếp nhà trường | sắp xếp trường lớp | sáp nhập trường | sắp xếp tổ dân phố | sáp nhập tổ dân phố
        | sáp nhập ấp | sáp nhập xóm | tăng vốn | vốn điều lệ | tăng vốn điều lệ | giải phóng mặt bằng
        | huy động vốn | phát hành cổ phiếu | mua cổ phần | chuyển đổi mục đích sử dụng đất
        | chuyển mục đích sử dụng đất | mở chi nhánh | đóng cửa nhà máy | dừng sản xuất | cắt giảm lao động | phá dỡ
        | bán công ty | hợp tác đầu tư | đầu tư công | đầu tư xây dựng | trụ sở mới | chi lớn | mua tàu mới
        | đóng mới tàu | nhà máy mới | sáp nhập xã | sáp nhập bản | sáp nhập đơn vị | sáp nhập khoa | sáp nhập phòng
        | nhập thôn | chia thôn | đổi tên thôn | đặt tên đường
    """,
    "works": "xây dựng | xây | mở rộng | di dời | chuyển đổi | mua sắm | bán | mua",
    "year_programme": """
        chương trình công tác năm | chương trình công tác toàn khoá | chương trình hành động | nghị quyết năm
        | nghị quyết lãnh đạo năm | phương hướng nhiệm vụ năm | chương trình công tác nhiệm kỳ | quy chế làm việc
        | nghị quyết đại hội nhiệm kỳ | kế hoạch sản xuất kinh doanh năm | phương án sản xuất kinh doanh
        | kế hoạch phát triển kinh tế xã hội | kế hoạch 5 năm | kế hoạch công tác năm
        | kế hoạch công tác cả năm | chỉ tiêu năm
        | nghị quyết lãnh đạo nhiệm vụ năm | nghị quyết lãnh đạo thực hiện nhiệm vụ năm
        | nghị quyết lãnh đạo nhiệm vụ năm học | nghị quyết về nhiệm vụ năm | nghị quyết nhiệm vụ năm
        | nhiệm vụ chủ yếu năm | phương hướng năm | nhiệm vụ trọng tâm năm | phương hướng nhiệm kỳ
        | chương trình trọng tâm nhiệm kỳ | nhiệm vụ nhiệm kỳ | chỉ tiêu nhiệm kỳ | kế hoạch nhiệm kỳ
        | kế hoạch phát triển đơn vị | kế hoạch phát triển công ty | kế hoạch sản xuất kinh doanh
        | kế hoạch kinh doanh | chương trình trọng tâm năm | nghị quyết nhiệm kỳ | chương trình công tác cả năm
        | phương hướng, nhiệm vụ năm | mục tiêu, phương hướng năm | kế hoạch sxkd | kế hoạch đầu tư
        | phương hướng hoạt động năm | kế hoạch phát triển nhà trường | chiến lược phát triển | kế hoạch chiến lược
        | kế hoạch phát triển | mục tiêu năm | mục tiêu phấn đấu năm | chỉ tiêu phấn đấu
    """,
    "something_else": """
        vấn đề khác | nội dung khác | việc khác | công việc khác | công tác khác | các việc khác | các vấn đề khác
        | các nội dung khác | một số nội dung khác | một số vấn đề khác | một số việc khác | nội dung phát sinh
        | vấn đề phát sinh | công việc phát sinh | việc phát sinh | việc đột xuất | công việc đột xuất
        | nội dung đột xuất | vấn đề đột xuất | linh tinh | các mặt khác | mục khác | các công việc khác
        | các công việc phát sinh | nội dung bổ sung | nhiệm vụ khác | vấn đề cần quan tâm
        | vấn đề cần quan tâm khác | quan tâm khác | những việc khác | nội dung theo thẩm quyền
        | các nội dung theo thẩm quyền | nhiệm vụ cấp bách khác | nhiệm vụ đột xuất khác | nội dung cần thiết khác
        | việc cần thiết khác | nội dung cần trao đổi | cần trao đổi thêm | cần bàn thêm | việc cần trao đổi
        | vấn đề có liên quan | nội dung có liên quan | nội dung liên quan | vấn đề liên quan | các vấn đề nổi lên
        | vấn đề nổi cộm | ý kiến khác của chi bộ | ý kiến khác của đảng viên
        | nội dung chi uỷ trình thêm | việc chi uỷ trình thêm | nội dung trình thêm | vấn đề trình thêm
        | việc cần làm ngay | một số việc cần làm ngay | nội dung dự phòng | những việc cần làm ngay
        | việc nội bộ | vấn đề nội bộ | một số việc nội bộ | một số vấn đề nội bộ
    """,
    "large_plan": """
        quy hoạch | chiến lược | giải phóng mặt bằng | phương án đền bù | phương án bồi thường | phương án sắp xếp
        | phương án tổ chức lại | sắp xếp đơn vị | sắp xếp bộ máy | quy hoạch chung | quy hoạch mạng lưới
        | quy hoạch tổng thể | quy chế chi tiêu nội bộ | quy chế tài chính | phương án kinh doanh | phương án tự chủ
        | tự chủ tài chính | kế hoạch tài chính | đổi mới mô hình | tăng vốn | vốn điều lệ | mức khoán | phân bổ vốn
        | đền bù | quỹ lương | phương án trả lương | phương án sử dụng đất | hợp tác đầu tư | khu công nghiệp
        | cụm công nghiệp | khu đô thị | khu dân cư mới | khu tái định cư | đặt tên đường | đổi tên đường
        | chuyển mục đích sử dụng đất | chuyển đổi mục đích sử dụng đất | đất nông nghiệp | đất công ích
        | dồn điền đổi thửa | cho thuê mặt bằng | đấu thầu | cho thuê chợ | huy động dân góp
        | huy động nhân dân đóng góp | huy động đóng góp | góp tiền xây | huy động dân góp tiền | hiến đất mở đường
        | cho thuê | cho thuê lại
        | quy hoạch chi tiết
    """,
    "topical_resolution": """
        nghị quyết chuyên đề | nghị quyết lãnh đạo | ra nghị quyết | ban hành nghị quyết | nghị quyết về
        | dự thảo nghị quyết về | xây dựng nghị quyết | soạn thảo nghị quyết
    """,
    "mobilise": """
        vận động | huy động | góp | góp tiền | thu tiền | vận động nhân dân góp | vận động nhân dân đóng góp
    """,
    "steer": "lãnh đạo | lãnh đạo công tác | lãnh đạo thực hiện | lãnh đạo việc | lãnh đạo triển khai | chỉ đạo",
    "upheaval": """
        di dời | tái định cư | giải toả | tỷ đồng | tỷ | đất lúa | đất ở | sang đất | thu hồi | bán đấu giá | lấp hồ
        | chuyển đất | hồ chứa | thuỷ điện | cao tốc | khai thác mỏ | bãi rác | lò đốt rác | nhà máy rác
        | nghĩa trang mới
    """,
    "public_money": """
        phân phối lợi nhuận | phân phối thu nhập | thu nhập tăng thêm | quỹ phúc lợi | quỹ đầu tư | chia cổ tức
        | nhà đất công | nhà, đất công | đất công | nhà đất dôi dư | trụ sở dôi dư | đất 5 | dự toán thu chi
        | quyết toán thu chi | quyết toán quỹ | dự toán ngân sách | quyết toán ngân sách | phương án phân phối
        | mức khoán | đơn giá khoán | định mức khoán | kế hoạch sử dụng đất
    """,
    "policy_from_above": """
        chủ trương của phường | chủ trương của xã | chủ trương của tỉnh | chủ trương của thành phố
    """,
    "thing_from": """
        nội dung do | việc do | vấn đề do | các nội dung do | các việc do | nội dung cấp trên | nội dung cấp uỷ
        | nội dung đảng uỷ | nội dung chi uỷ | việc chi uỷ | việc cấp trên | việc đảng uỷ
        | nội dung theo | việc theo | một số nội dung theo | các nội dung theo
    """,
    "weighty_plan": """
        phương án sắp xếp | phương án bồi thường | phương án đền bù | phương án tổ chức lại
        | phương án chuyển đổi | phương án giải phóng mặt bằng | phương án thu hồi | phương án di dời
        | chuyển đổi mô hình | chuyển đổi công năng | chuyển đổi mô hình quản lý
        | phương án giá
    """,
}
