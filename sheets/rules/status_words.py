"""By which words a remark says what became of somebody: each pattern is of words folded, and means one kind."""

import re

from sheets.rules.places import FAR
from sheets.rules.values import EXEMPT, SUSPENDED

DIED, TRANSFERRED, EXPELLED, STRUCK_OFF, LEFT = "died", "transferred", "expelled", "struck_off", "left"
AWAY = "away"
"""Elsewhere for a time: still of the cell, but a person has to say so."""
NO_LONGER = "no_longer"
"""Of a list of those who are no longer counted, without a word on how they went."""
NO_MEMBER = "no_member"
"""Of people who are not in the Party."""
RESIDENT = "resident"
"""A member of another cell who takes part here at home (213-QĐ/TW)."""
UNCLEAR = "unclear"
"""It speaks of coming or going, and does not say which."""
DOUBTED = "doubted"
"""It says that something in the row is wrong, or still being looked into."""

_HERE = r"(day|cho|dia phuong|(kp|khu pho|thon|ap|to)$|noi (o|cu tru)|chi( nay| ta)?$|chi noi cu tru)"
"""«Chi bộ» without its second word, which is left away as one that is not «bỏ»."""
_OF_THE_PLACE = r"(to|so|nha|kp|khu pho|thon|ap|tdp|duong|hem|ngo|hai|phong|truong|ubnd|xa|phuong)\b|(kp|to) ?\d|\d"
_TOWARDS = "ve|sang|qua|ra|vao"
_ANOTHER_CELL = r"(cb|chi(?! (hoi|doan|doi|cuc|uy|nhanh)\b)|kp|khu pho|to dan pho|tdp|thon|ap)( ?\d+)?"
_OTHERS = (
    r"doan vien|hoi vien|cong doan|can bo|cong chuc|vien chuc|giao vien|nhan vien|nguoi lao dong|hoc sinh|hoc vien|sinh vien"
    r"|cu tri|ho (ngheo|gia dinh|dan)|nhan khau|nguoi (co cong|cao tuoi)|thuong binh"
)
"""Of whom lists are kept that are none of members."""
HARMLESS = re.compile(
    r"\bkhong (mien|chuyen)\b|\b(chuyen |dieu dong )?(den |ve )?(chuyen|dieu dong|den|ve|tiep nhan) tu\b(?!.*\b(sang|qua|di)\b)"
    r"|\bmoi (chuyen )?(den|ve)\b|\bchuyen den (ngay |thang |nam )?(\d\d?/)*(19|20)\d\d$"
    r"|\bchuyen (nganh|ngach|((dang|dv|dang vien) )?chinh thuc(?!.*\b(di|sang|ra)\b))\b"
    r"|\b(nghi )?mat (the|giay|ho so|ly lich|so dang|suc( lao dong)?)\b|\b(vo|chong|cha|me) (da )?mat\b"
    r"|\bthoi (tham gia|giu|lam|nhiem)\b|\bxoa ky luat\b|\b(nghi|di) thai san\b|\bdi lai (kho|khong|yeu)\b"
    r"|\bdi (hoc|(bo )?doi|nghia vu( quan su)?|nvqs) (da |moi )?ve$|^(co )?con\b.*\b(nuoc ngoai|o my|o uc)\b|^di b$"
    r"|\bchuyen to( dang)?( so)?( \d+)?( sang to( dang)?( so)? \d+)?$"
    r"|\b(xin )?(thoi|nghi) (lam |giu |tham gia )?(cap uy|chi uy|bt|btcb|bi thu|to truong)\b"
    r"|\bxoa an( tich)?\b|\b(vo|chong|cha|me) (da )?(chet|tu tran|qua doi)\b|^(me|cha|vo|chong|con (re|dau|gai|trai)) o .*"
    rf"|\b(vao dang|ket nap|kn|sinh|(?<!ve )que|que quan|tot nghiep|(?<!hoc )(?<!vien )(dai hoc|dh))( (o|tai))* {FAR}\b"
    r"|\btu (?!tran\b).* (chuyen|nhan) ve$|\b(chuyen|nhan) ve( ngay| thang| nam)? (\d\d?/)*(19|20)\d\d$"
    r"|\bthe (dang )?(da |bi |bao )+mat\b|\bcung con tai (kp|khu pho|thon|ap|to|dia phuong)\b"
    r"|\bmien (dong |nop )?(dang phi|dp|hoc phi|thue)\b"
)
"""What sounds like leaving, and is none. What stands beside it is looked at all the same."""
# The first that is found decides.
SAID = tuple(
    (re.compile(pattern), kind)
    for pattern, kind in (
        (r"\b(chuyen|den|ve) tu\b.*\b(sang|qua|di)\b", UNCLEAR),
        (
            r"\b(quan chung|cam tinh dang|doi tuong (ket nap )?dang(?! (ct|cong tac|shd?|sinh hoat|lam|hoc|vien)\b)"
            r"|(nhan thuc|tim hieu) ve dang"
            r"|de (nghi )?(xet |xem xet )?ket nap|xin vao dang|gioi thieu (ket nap|cho dang|vao dang)|nguon (phat trien|ket nap)"
            r"|(thanh nien|doan vien|hoi vien|cong nhan|giao vien|hoc sinh|sinh vien) uu tu"
            r"|khong phai (la )?(dang vien|dv)|chua (la |duoc )?(vao dang|ket nap|dang vien|dv))\b"
            r"|^(doan vien|qc)$",
            NO_MEMBER,
        ),
        (rf"^(?!.*\b(dang|dang vien|dv|chi bo|cap uy|chi uy)\b).*\b(danh sach|ds)\b.*\b({_OTHERS})\b", NO_MEMBER),
        (
            r"^213( (tai|o|ve|cua|cb|chi|kp ?\d*|khu|thon|ap|to|tdp)\b.*)?$|\b(qd|dv|shd?) ?213\b|^(dv |dang vien )?noi cu tru$"
            r"|\b(theo|dv|dang vien|shd?|sinh hoat|quy dinh|qd) (so )?213\b|\b213[ /]qd[ /]tw\b",
            RESIDENT,
        ),
        (r"\b(danh sach|ds)\b.*\b(sinh hoat|sh) (dang )?(tai |o )?(chi bo )?noi cu tru\b", RESIDENT),
        (
            r"\b(rip|quy tien|khuat (nui|bong)|vien tich|man phan|tu nan|tu tran|(truy|an|mai|hoa) tang|huong (tho|duong) \d+"
            r"|tang le|da khuat|nghia trang|truy dieu|deceased|died|dead|t/tran|tran tu)\b|✝",
            DIED,
        ),
        (
            r"\b(tu ?tran|t tran|ta the|qua doi|da mat|chet|hy sinh|tu vong|bao tu|(ngay|nam) mat|mat (ngay|nam))\b|^mat\b|†",
            DIED,
        ),
        (r"\b(khai tru|k tru|kt khoi dang)\b", EXPELLED),
        (r"\bxoa ten\b", STRUCK_OFF),
        (
            r"\b(xin )?(ra khoi dang|ra dang)\b|\bcho ra\b|\bxin ra\b|\bthoi dang\b|\brut ten\b|\b(cho|xin) rut$|\brkd\b",
            LEFT,
        ),
        (
            r"^(?!.*\bmien\b).*\b(danh sach|ds|dang vien|dv|bien dong)\b.*\bgiam\b(?! (doc|sat|hieu|thi|dang phi|tuoi))"
            r"|^giam( trong)?( nam)?( \d.*)?$|\b(da|bao) giam( \d.*)?$",
            NO_LONGER,
        ),
        (
            r"\b(tam chuyen|tam vang|chuyen (sh|sinh hoat)( dang)? tam|(sh|sinh hoat) (dang )?tam|shd?tt|chuyen tam|tam thoi)\b",
            AWAY,
        ),
        (r"^(ngay|gian) di( \d.*)?$|\bgiu moi (lien he|quan he)\b|\b(gt)?shd?tt\b", AWAY),
        (r"\b(cong tac|lam viec|hoc( tap)?|song|sinh song|ra|sang|qua) (tai |o )?(nuoc ngoai|hai ngoai)\b", AWAY),
        (
            r"\b(len duong nhap ngu|dang tai ngu|thuc hien nvqs|nhap ngu (nam |thang |ngay )?(\d\d?/)*20[2-9]\d)\b"
            r"(?!.*\b(ve|xuat ngu)\b)|^nhap ngu$",
            AWAY,
        ),
        (
            r"\b(di lam an xa|lam an xa|di xa|o xa|(di|o) nuoc ngoai|lao dong nuoc ngoai|xuat khau lao dong|xkld"
            r"|(?<!tai )dinh cu)\b",
            AWAY,
        ),
        (
            r"\b(di hoc|du hoc|di nghia vu|bo (sinh hoat|shd?)|tam hoan|(khong|ko|k0|k|kg|hong) (con |tham gia )*(sinh hoat|shd?)"
            r"|mat lien lac|khong lien lac|nghi sinh hoat)\b|^(dang )?(nghia vu quan su|nvqs)\b",
            AWAY,
        ),
        (r"\b(lam( viec| an)?|cong tac) xa\b|\bxuat canh\b|\b(ket hon|lay (vo|chong)) (nuoc ngoai|xa)\b", AWAY),
        (
            r"\b(xac minh|tham tra|lam ro)\b(?<!da xac minh)(?<!da tham tra)(?<!da lam ro)"
            r"|\b(sai|nham|nhap sai)( lech)? (ho|ten|ho ten|nam|ngay|thang|so|gioi tinh|tuoi|thong tin|du lieu)\b"
            r"|^(chua|khong) ro\b",
            DOUBTED,
        ),
        (
            rf"\b(cong tac|lam( (viec|an|thue|cn|cong nhan|ruong))?|cong nhan|buon ban|lao dong|hoc( tap| dai hoc| dh)?"
            rf"|sinh vien( dh| dai hoc)?|o|dang)( (o|tai|trong|ngoai|kcn|ben))* {FAR}\b(?! (cu|ve|chuyen ve)\b)",
            UNCLEAR,
        ),
        (
            r"\b(o|qua|sang) my( (voi|cung|de|tu|nam|theo|roi)\b|$)|\bve ngoai song\b|^(ra bac|vao nam)$|\bhoi huong\b",
            UNCLEAR,
        ),
        (r"\bxin mien\b|\bde (nghi |xuat )?(cho )?(duoc )?mien\b", UNCLEAR),
        (rf"\b(tam tru|lam an) (o|tai) (?!{_HERE})", UNCLEAR),
        (
            rf"^(dang |hien |hien nay |nay )?((lam viec|song|sinh song|hoc) )?o (?!{_HERE}|{_OF_THE_PLACE})",
            UNCLEAR,
        ),
        (
            r"\b(lao dong|lam viec|hoc)( tai)? (han quoc|hq|nhat|dai loan|lao|nga|malaysia)\b|\bve bac\b|\bdon vi cu\b",
            UNCLEAR,
        ),
        (
            r"\b(truy na|sa thai|bo viec|that lac|tam den|tang cuong|ban nha|doi ra|de rieng|chua (shd?|sinh hoat)"
            r"|khong lien (he|lac)|(luu|giu) ho so|ho so luu|(shd?|sinh hoat) (gui|nho)|(gui|nho) (shd?|sinh hoat))\b"
            r"|\bchua .*\bgioi thieu\b|\b(no|khong (dong|nop)) (dang phi|dp)\b|\bngoai ds\b|\bgach ten\b|^m (19|20)\d\d$"
            r"|\b(cho (tiep nhan|nhan)|nhan (cong tac|nhiem vu) (moi )?(tai|o)|cham dut|tinh gian)\b|^(da )?ra truong$|^g$"
            r"|\bgt (shd?|sinh hoat|so)\b|^0 shd?$|\bkhong co (o |tai )*dp\b|\bgiam trong\b"
            r"|\bdinh chi (chuc vu|cong tac)\b|^(dang )?bo doi$|^cb truong$",
            UNCLEAR,
        ),
        (
            r"\bvuot bien\b|^(khong|ko|k0|k|kg) con$|^(tam )?(ngung|dung)$|\bgtshd?\b|\bnop the\b|^da (het|kt)$"
            r"|^kt (\d\d?/)*(19|20)\d\d$|\bhet (shd?|sinh hoat)\b|\btra ve\b|\bkhong (cong nhan|du tu cach)\b"
            r"|\bsap nhap (ve|vao|sang)\b|\btu gia\b"
            r"|\b(shd?|sinh hoat) (dang )?(cb|chi|kp|khu pho|thon|ap) ?\d",
            UNCLEAR,
        ),
        (r"\bly khai\b|\b(gac|ngung|dung|it) (sh|shd|sinh hoat)\b|\b(dieu dong|biet phai|luan chuyen)\b", UNCLEAR),
        (r"\bchua (tiep nhan|ve|(nop|nhan|co|chuyen|thay)\b.* (ho so|hs))\b|\b(that lac|giu) (ho so|hs)\b", UNCLEAR),
        (
            r"\b(thu|thu hoi|nop lai) the\b|\bthu an\b|\bhau toa\b|^(dang |di )?cai tao\b|^(da )?(rut|ban giao)\b",
            UNCLEAR,
        ),
        (
            r"^(can )?(xem|kiem tra|xac minh|doi chieu)( lai)?$|^(sai|thua|loai|bo|cu|tam|xt|liet s[iy])$"
            r"|^tt (\d\d?/)*(19|20)\d\d|\bkhong (tinh|thong ke|bao cao|co ten)\b|\bngoai danh sach\b",
            UNCLEAR,
        ),
        (rf"\b(sh|shd|sinh hoat)( dang)? (tai|o) (?!{_HERE})|\b(di )?theo (con|chong|vo|gia dinh)\b", UNCLEAR),
        (rf"^(da )?({_TOWARDS})\b(?! (huu|dang|doan|nganh)\b).* o\b|\bo (voi|cung|nha) (con|chau)\b", UNCLEAR),
        (
            rf"^(da )?(nhap|({_TOWARDS}|tach)( ve| sang)?)( vao)? {_ANOTHER_CELL}\b|^(cb|chi|dang) khac\b"
            r"|^(nhap )?ve (kp|to|thon|ap) ?\d|^(dv|dang vien) (cua )?(cb|chi)\b(?! nay)",
            UNCLEAR,
        ),
        (rf"\bthuoc (dang|{_ANOTHER_CELL})\b|^ve (cb|chi|dang|db)\b(?! (hoi|doan|cuc)\b)", UNCLEAR),
        (r"(?<!kiem )(?<!thanh )\b(tra|rut) ho so\b|\bho so (o|tai)\b|(?<!nhan )\bban giao (cho|sang|ve)\b", UNCLEAR),
        (r"\b(loai|gach)( ten)?( ra)? khoi\b|\bkhong (co |con )*(o |tai )dia phuong\b|\bbo dia phuong\b", UNCLEAR),
        (
            r"^(bi |da )?trung( (ten|lap|dong|stt|so|voi|cb|chi|kp ?\d*|khu pho)\b.*)?$|\b(dang|phai) thi hanh an\b",
            UNCLEAR,
        ),
        (
            r"\b(sh|shd|sinh hoat) ghep\b|\bghep (sh|shd|sinh hoat)\b|\bhet tuoi (sh|shd|sinh hoat)\b|\bc/?shd?\b",
            UNCLEAR,
        ),
        (r"\b(dinh chi|dcshd?)\b(?! (chuc vu|cong tac))", SUSPENDED),
        (r"\bmien(?! (nhiem|phi|giam|chuc|nam|trung|bac|tay|dong|nui))( |$)|^m$|\bm ?shd?\b", EXEMPT),
        (r"\bchuyen (den|ve)\b", UNCLEAR),
        (
            r"\b(da |dc |duoc )?chuyen( (di|ra|cong tac|noi|sinh hoat|sh|chi bo|den chi bo|ve chi bo|khoi)\b|$|\W+\d)",
            TRANSFERRED,
        ),
        (r"^(chuyen|da chuyen|thuyen chuyen)\b|\b(transferred|moved)\b", TRANSFERRED),
        (
            r"\b(noi khac|ra khoi|dua ra|o dau|khong ro (dia chi|tung tich|noi)|song (o|tai|ben|cung|voi)|ve (voi|que|o voi)|tron"
            r"|(o|sang|qua) (my(?! [a-z])|uc|phap|duc|canada|han quoc|nhat|dai loan))\b|^ttr$",
            UNCLEAR,
        ),
        (
            r"\b(chuyen|mat|di(?! dong)|nghi(?! (huu|che do|mat suc))|xoa|vang|thoi|roi|cat|khong con"
            r"|c/di|c/den|bo dang|bo di|bi bat|tam giam|khoi to|truy to|bi can|an (tu|treo)|chap hanh an|phat tu"
            r"|trai giam|tra the|ve que"
            r"|gioi thieu (shd?|sinh hoat|di|ve))\b|^(tc|kt|cd)$|^cd \d",
            UNCLEAR,
        ),
    )
)
MEANT = {
    "chuyen": ("chuyển",), "mat": ("mất",), "thoi": ("thôi",), "vang": ("vắng",), "cat": ("cắt",), "nghi": ("nghỉ",),
    "di": ("đi",), "roi": ("rời",), "xoa": ("xóa", "xoá"), "bo": ("bỏ",), "mien": ("miễn",), "ten": ("tên",),
    "tron": ("trốn",), "o": ("ở",), "trung": ("trùng",), "tra": ("trả",),
    "giam": ("giảm", "giam"), "dinh": ("đình", "định"), "chi": ("chỉ",), "chet": ("chết",), "hy": ("hy",),
}  # fmt: skip
"""Words that mean it only as they are spelt here; without any diacritics they are believed."""
GONE = (DIED, TRANSFERRED, EXPELLED, STRUCK_OFF, LEFT, NO_LONGER)
