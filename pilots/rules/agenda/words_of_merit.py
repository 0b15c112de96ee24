"""The words of how members, staff and bodies are rewarded and judged (see lexicon)."""

MERIT = {
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
        | mẫu đánh giá | phiếu tự chấm | bản tự đánh giá | bản tự nhận xét | tự chấm điểm của đảng viên
        | phiếu chấm điểm đảng viên | nộp phiếu tự chấm điểm
        | phiếu đánh giá | tổng hợp phiếu đánh giá
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
        | nhìn lại
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
        | đảng viên tự liên hệ
        | kết quả nhận xét | nhận xét của chi bộ | ý kiến nhận xét của chi bộ
        | bản nhận xét | nhận xét của người giúp đỡ | nhận xét của người hướng dẫn
        | xác nhận của nơi cư trú
    """,
    "commitment": """
        cam kết tu dưỡng | bản cam kết tu dưỡng | cam kết rèn luyện | cam kết tu dưỡng, rèn luyện
        | cam kết nêu gương | cam kết tu dưỡng rèn luyện | bản cam kết cá nhân | cam kết cá nhân
        | bản cam kết tu dưỡng rèn luyện | bản cam kết rèn luyện | cam kết phấn đấu | cam kết không suy thoái
        | kế hoạch tu dưỡng | bản đăng ký tu dưỡng | đăng ký tu dưỡng | kế hoạch rèn luyện | đăng ký rèn luyện
        | đăng ký phấn đấu | đăng ký nêu gương | bản đăng ký phấn đấu | kế hoạch phấn đấu
        | kế hoạch tu dưỡng rèn luyện | đăng ký nội dung rèn luyện
        | bản đăng ký học tập | bản đăng ký làm theo | bản đăng ký học tập và làm theo bác | bản đăng ký cá nhân
        | bản đăng ký của cá nhân
    """,
    "commitment_paper": "bản cam kết | các bản cam kết | cam kết",
    "honour": """
        danh hiệu | tôn vinh | tuyên dương | biểu dương | vinh danh | khen | được khen | thưởng | trao thưởng
        | gương mặt tiêu biểu | gương điển hình | điển hình | điển hình tiên tiến | tiêu biểu | đảng viên tiêu biểu
        | đảng viên xuất sắc | cá nhân tiêu biểu | cá nhân điển hình | cá nhân xuất sắc | phong tặng | truy tặng
        | tặng thưởng | thành tích | khen ngợi | gương sáng | gương người tốt | người tốt việc tốt là đảng viên
        | xét tặng | đề nghị tặng
    """,
    "set_example": "nêu gương | nêu tấm gương | tấm gương",
    "merits": """
        ưu khuyết điểm | ưu, khuyết điểm | ưu điểm, khuyết điểm | ưu điểm, hạn chế | ưu, nhược điểm
        | điểm mạnh, điểm yếu | mặt mạnh, mặt yếu | hạn chế, khuyết điểm
        | mặt được, chưa được | mặt được, mặt chưa được | việc làm được, chưa làm được | ưu, khuyết
        | ưu điểm và hạn chế | ưu điểm và khuyết điểm | ưu điểm, tồn tại | hạn chế, thiếu sót
        | mặt làm được, chưa làm được | những mặt chưa được
    """,
    "receive_honour": """
        đón nhận danh hiệu | đón danh hiệu | đón bằng công nhận | đón nhận bằng | đón nhận cờ | trao giải
        | nhận giải | ghi nhận thành tích | ghi nhận, biểu dương | đón nhận bằng công nhận | lễ đón nhận
        | lễ vinh danh | báo công | mừng công | ghi nhận đóng góp
        | ghi nhận công lao | ghi nhận sự đóng góp
        | báo cáo thành tích | bản thành tích
    """,
    "pledge_work": """
        đăng ký công trình | đăng ký công trình, phần việc | đăng ký phần việc chào mừng | công trình chào mừng
        | phần việc chào mừng | đăng ký mô hình | đăng ký danh hiệu | đăng ký sáng kiến
        | xét sáng kiến | công nhận sáng kiến | chấm sáng kiến | hội đồng sáng kiến | đăng ký thi đua
        | đăng ký chỉ tiêu thi đua | công trình, phần việc | công trình thanh niên chào mừng
    """,
    "relate_self": """
        liên hệ bản thân | tự liên hệ | tự liên hệ bản thân | liên hệ trách nhiệm | liên hệ trách nhiệm cá nhân
        | liên hệ cá nhân | liên hệ việc thực hiện | liên hệ với bản thân | liên hệ trách nhiệm của bản thân
        | liên hệ 27 biểu hiện | soi rọi bản thân | đảng viên tự liên hệ
        | nêu hạn chế của mình | hạn chế của mình | hạn chế của bản thân | nhìn lại bản thân | tự nhìn lại
        | soi lại bản thân
    """,
    "excellent": """
        đảng viên xuất sắc | đảng viên tiêu biểu | cá nhân xuất sắc | cá nhân tiêu biểu | tập thể xuất sắc
        | tập thể tiêu biểu
    """,
    "improvement": """
        kết quả tu dưỡng | kết quả rèn luyện | kết quả tu dưỡng, rèn luyện | kết quả phấn đấu
        | kết quả thực hiện cam kết | việc thực hiện cam kết
        | kết quả tự rèn luyện | tự rèn luyện | tự tu dưỡng | thực hiện bản cam kết | kết quả thực hiện bản cam kết
    """,
}
