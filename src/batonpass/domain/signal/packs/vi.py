"""Vietnamese words of asking for a person, as far as rules reach."""

from batonpass.domain.signal.lexicon import Pack

PACK = Pack(
    code="vi",
    common="""
        tôi của và là không có được cho với này đơn hàng khi nào ở đâu tại sao cảm ơn xin chào
        bạn mình muốn đã chưa sao em shop ạ hàng
    """,
    words={
        "_": """
            với, cho, một, ngay, bây giờ, luôn, đi, ạ, nhé, nha, được không, đến, tới, gấp, trực
            tiếp, thật sự, này, các, bên, của, thì, là, để, lập tức, đang, nào đó, hộ, dùm, ơi,
            cùng, về, lại, hơn, ngay lập tức, đó
        """,
        "h": """
            xin chào, chào, chào bạn, alo, cảm ơn, ok, dạ, vâng, xin lỗi, hi, hello, chào shop,
            shop ơi, ad ơi
        """,
        "P": """
            làm ơn, vui lòng, xin, please, phiền
        """,
        "R": """
            nói chuyện, trò chuyện, chat, liên hệ, liên lạc, gặp, nói, trao đổi, tư vấn trực tiếp
            với, nhắn tin, nói chuyện trực tiếp, kết nối, đàm thoại, tâm sự
        """,
        "r": """
            đã nói chuyện, đã liên hệ, đã gặp, đã chat, đã nhắn
        """,
        "J": """
            chuyển, kết nối, nối máy, chuyển máy, nối, chuyển tiếp, chuyển tôi, chuyển cuộc gọi
        """,
        "JM": """
            kết nối tôi, chuyển tôi, cho tôi gặp, cho mình gặp, cho em gặp, kết nối mình, cho gặp
        """,
        "G": """
            tìm, cần gặp, yêu cầu
        """,
        "g": """
            có, còn
        """,
        "W": """
            muốn, cần, mong, thích, mún, phải, yêu cầu được, đòi
        """,
        "w": """
            có thể, làm sao, làm thế nào, làm sao để, cách nào, cho phép, cách, được phép, thể
        """,
        "M": """
            tôi, mình, em, tui, chúng tôi, tớ
        """,
        "Y": """
            bạn, anh, chị, shop, ad
        """,
        "N": """
            không, đừng, chẳng, thay vì, ko, khỏi, hông, chớ, k, không phải
        """,
        "NW": """
            không muốn, không cần, ko muốn, ko cần, không thích, chưa cần, chẳng muốn, k cần, k
            muốn
        """,
        "n": """
            không thể, không liên lạc được, không gặp được, ko thể
        """,
        ".": """
            không nhận được, không hiểu, chưa nhận, không hoạt động, không được, số điện thoại của
            tôi, đổi số điện thoại, không biết, không thấy, chuyển khoản, chuyển hàng, vận chuyển,
            chuyển tiền, không có, người nhận, người gửi
        """,
        "E": """
            phải
        """,
        "Z": """
            bot, robot, rô bốt, rô-bốt, máy, máy móc, chatbot, ai, trí tuệ nhân tạo, tự động, máy
            tính, trả lời tự động, trợ lý ảo
        """,
        "EYZ": """
            bạn là robot, bạn là bot, bạn có phải là robot, bạn có phải robot, bạn có phải là bot,
            bạn là máy, đây là bot, đây là robot
        """,
        "EYH": """
            bạn là người, bạn là người thật, bạn có phải là người, bạn có phải người thật, bạn có
            phải là người thật, đây là người thật
        """,
        "H": """
            người thật, con người, nhân viên, tư vấn viên, tổng đài viên, nhân viên tư vấn, nhân
            viên hỗ trợ, nhân viên chăm sóc khách hàng, chuyên viên, người tư vấn, điện thoại
            viên, người hỗ trợ, nhân viên thật, nhân sự, người bằng xương bằng thịt, admin, đại
            diện, người đại diện
        """,
        "A": """
            người, quản lý, người quản lý, giám sát, cấp trên, trưởng phòng, đại lý, chuyên gia,
            kỹ thuật viên, trợ lý, chủ shop, sếp
        """,
        "m": """
            ai đó, ai, người nào, người nào đó, người khác
        """,
        "S": """
            chăm sóc khách hàng, dịch vụ khách hàng, bộ phận hỗ trợ, tổng đài, bộ phận chăm sóc
            khách hàng, cskh, hỗ trợ khách hàng, hỗ trợ kỹ thuật, bộ phận kỹ thuật, trung tâm hỗ
            trợ, đội hỗ trợ, bộ phận khách hàng
        """,
        "s": """
            hỗ trợ
        """,
        "C": """
            gọi điện, gọi
        """,
        "q": """
            gọi cho tôi, gọi cho mình, gọi điện cho tôi, gọi tôi, gọi điện cho mình, gọi cho em,
            gọi điện cho em, gọi mình
        """,
        "t": """
            liên hệ với tôi, liên hệ tôi, liên lạc với tôi, liên hệ với mình, liên hệ mình
        """,
        "B": """
            gọi lại, gọi lại cho tôi, gọi lại cho mình, gọi điện lại, được gọi lại
        """,
        "T": """
            số điện thoại, số hotline, hotline, số tổng đài, sđt, số liên hệ, thông tin liên hệ,
            số đt
        """,
        "K": """
            giờ làm việc, mấy giờ, email, địa chỉ, giờ hành chính
        """,
        "D": """
            nói là, bảo, nói rằng, hứa, báo
        """,
        "3": """
            vợ tôi, chồng tôi, mẹ tôi, bố tôi, bạn tôi, con tôi, họ, anh ấy, cô ấy
        """,
        "X": """
            đại lý bảo hiểm, người giao hàng, người mua, người bán, người dùng, một người, hai
            người, mỗi người, nhân viên giao hàng, bao nhiêu người, nhiều người, người lớn,
            shipper, người yêu, người thân
        """,
        "0": """
            không ai, chẳng ai, không có ai, ko ai, không một ai
        """,
        "a": """
            trả lời, nghe máy, phản hồi, bắt máy, rep
        """,
        "o": """
            trực tuyến, sẵn sàng
        """,
        "Q": """
            tại sao, vì sao
        """,
        "i": """
            nếu
        """,
        "v": """
            giúp, giúp đỡ, hỗ trợ tôi, giúp tôi
        """,
        "&": """
            nhưng, vì, hoặc, hay, mà
        """,
        "~": """
            thôi khỏi, bỏ qua, thôi không cần
        """,
        "@": """
            tôi đang nói chuyện với, đang nói chuyện với, tôi đang chat với, mình đang nói chuyện
            với, có phải tôi đang
        """,
    },
)
