"""The words of large decisions, and those that name nothing (see lexicon)."""

POLICY = {
    "lead_work": "lãnh đạo bầu cử | lãnh đạo công tác bầu cử | lãnh đạo cuộc bầu cử",
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
        | cho thuê đất | đấu giá | thành lập thôn | thành lập khu phố | thành lập tổ dân phố
        | thành lập thôn mới | chia tách thôn
        | chia tách khu phố | sắp xếp thôn | sắp xếp lại thôn | sắp xếp khu phố | sắp xếp nhà trường
        | sắp xếp trường lớp | sáp nhập trường | sắp xếp tổ dân phố
        | sáp nhập tổ dân phố
        | sáp nhập ấp | sáp nhập xóm
    """,
    "works": "xây dựng | xây | mở rộng | di dời | chuyển đổi | mua sắm | bán | mua",
    "year_programme": """
        chương trình công tác năm | chương trình công tác toàn khoá | chương trình hành động | nghị quyết năm
        | nghị quyết lãnh đạo năm | phương hướng nhiệm vụ năm | chương trình công tác nhiệm kỳ | quy chế làm việc
        | nghị quyết đại hội nhiệm kỳ | kế hoạch sản xuất kinh doanh năm | phương án sản xuất kinh doanh
        | kế hoạch phát triển kinh tế xã hội | kế hoạch 5 năm | kế hoạch công tác năm | chỉ tiêu năm
        | nghị quyết lãnh đạo nhiệm vụ năm | nghị quyết lãnh đạo thực hiện nhiệm vụ năm
        | nghị quyết lãnh đạo nhiệm vụ năm học | nghị quyết về nhiệm vụ năm | nghị quyết nhiệm vụ năm
        | nhiệm vụ chủ yếu năm | phương hướng năm | nhiệm vụ trọng tâm năm
    """,
    "something_else": """
        vấn đề khác | nội dung khác | việc khác | công việc khác | công tác khác | các việc khác | các vấn đề khác
        | các nội dung khác | một số nội dung khác | một số vấn đề khác | một số việc khác | nội dung phát sinh
        | vấn đề phát sinh | công việc phát sinh | việc phát sinh | việc đột xuất | công việc đột xuất
        | nội dung đột xuất | vấn đề đột xuất | linh tinh | các mặt khác | mục khác | các công việc khác
        | các công việc phát sinh | nội dung bổ sung | nhiệm vụ khác | vấn đề cần quan tâm
        | vấn đề cần quan tâm khác | quan tâm khác | những việc khác | nội dung theo thẩm quyền
        | các nội dung theo thẩm quyền
        | nhiệm vụ cấp bách khác | nhiệm vụ đột xuất khác | nội dung cần thiết khác | việc cần thiết khác
        | nội dung cần trao đổi | cần trao đổi thêm | cần bàn thêm | việc cần trao đổi | vấn đề có liên quan
        | nội dung có liên quan
        | nội dung liên quan | vấn đề liên quan | các vấn đề nổi lên | vấn đề nổi cộm
    """,
}
