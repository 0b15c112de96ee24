"""What a heading means, in any spelling and in the words of many offices."""

import re
from collections.abc import Collection

from cells.rules.names import fold
from sheets.rules import fields

_WITH_A_CROSS = re.compile(r" ((danh|ghi|dien|tich|cham)( dau)? |dau )?x( (neu|la|vao|cho)\b.*)?$")
"""«Nữ (ghi x)», «Nữ đánh dấu x vào ô»."""
_NO_WORD = re.compile(r"[^a-z0-9/]+")
_RUN_TOGETHER = re.compile(r"(?<=[a-z])(?=[A-Z])")
"""«NgaySinh», in what programs put out."""
_SHAPE_IN_BRACKETS = re.compile(r"\((ghi (ro )?)?(ngay|thang)(\W+(ngay|thang|nam))*\)|\(ghi (ro )?nam\)")
"""«Chính thức (tháng/năm)»; and not «Năm sinh (Nam)»."""
_PASSED_OVER = (
    r"\b(quyet dinh|que quan|sinh quan|dan toc|ton giao|trinh do|hoc van|chuyen mon|van hoa|llct|ly luan|ngoai ngu|tin hoc"
    r"|dien thoai|sdt|email|dia chi|cho o|thuong tru|tam tru|cu tru|chuc vu|chuc danh|nghe nghiep|cong viec|don vi cong tac"
    r"|co quan|hon nhan|suc khoe|sinh vien|hoc sinh|tuoi|dang phi|huy hieu"
    r"|(?<!ten )(?<!khai sinh )(?<!va )(?<!hoac )(ten goi khac|bi danh)|ten thuong (goi|dung)"
    r"|trang thai (ho so|kich hoat|xac thuc|dong bo|phe duyet|tai khoan)"
    r"|thanh phan|xep loai|khen thuong|ky luat|gioi thieu|tuyen dung|nhap ngu|xuat ngu|uuid|qd 85"
    r"|noi(?! dung\b)(?! (sinh hoat|shd?)\b(?!.*\b(truoc|cu)\b))"
    r"|ngay cap|ngay lam the|ngay nhan the|ma so thue|bhxh|quoc gia|tinh thanh|chi tiet|qd|vo chong|nguoi than|het han|khong du"
    r"|(ket nap|vao|gia nhap) (cong doan|doan|doi|hoi|nganh|lam|cong ty|cty|truong|co quan|don vi|doanh nghiep|xi nghiep)"
    r"|xin (vao|ra)|viet don|vao dang (uy|bo|doan)|cam tinh dang|nguoi gioi thieu"
    r"|hd|hdld|hop dong|thu viec|doan vien|dtncs|hoi vien|nghi huu|bien che|bi thu"
    r"|the (bhyt|bao hiem|hoi|nganh|doan|cong doan|nha bao|hoc vien|cu tri|thuong binh|ngan hang|can bo|cong chuc)"
    r"|ma dang vien|chi bo (cu|truoc|ket nap|gioi thieu|chuyen di|di)"
    r"|(ten|sinh) (cua )?(cha|me|bo|vo|chong|con|than nhan)(?! nguoi))\b"
)
_NO_NAME = r"^(?!.*\b(ngay|thoi gian|nam|so|quyet dinh|phu cap|he so|mien|dia chi|bi thu)\b)"
"""Of the post, of the residence it tells something else."""
PLACE = r"^(thuoc )?(khu pho|kp|thon|ap|tdp|to dan pho|khoi pho|xom)$"
# The first that is found decides: «Ngày vào chi bộ» is a day before it is a cell.
_MEANINGS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), field)
    for pattern, field in (
        (r"^(g|gh)[ /]chu$|^chu thich$|\b(ghi chu|bien dong|nhan xet|ly do(?! khong))\b", fields.REMARKS),
        (r"\bho\b.*\bten\b.*(?<!khai )\bsinh\b(?! vien|.*\bhoat\b)", fields.NAME_AND_BIRTH),
        (
            r"(ket nap|vao dang|du bi).*( va|/| ngay) ?(ngay )?(vao dang )?(cong nhan )?chinh thuc",
            fields.ADMITTED_AND_OFFICIAL,
        ),
        (
            rf"{_NO_NAME}.*\b(chi bo( dang)?( sinh hoat)?( tai| o)? (noi )?cu tru|(sinh hoat|gioi thieu)\b.*\bnoi cu tru|213"
            r"|cell of residence)\b",
            fields.RESIDENCE,
        ),
        (
            rf"{_NO_NAME}(?!.*\bten\b).*\bchuc vu\b(?!.*\b(chinh quyen|chuyen mon|doan the|cong tac)\b)"
            r"|^chuc (vu|danh)( trong)? dang\b(?! (giu|dam))",
            fields.POST,
        ),
        (
            r"^((ma|ten)( so)?( (to chuc dang|tcc?s?d|chi bo|cb))+( sinh hoat)?|tcc?s?d|cb (truc thuoc|sinh hoat|shd?)"
            r"|(sinh hoat|shd?) (tai|o) cb)$",
            fields.CELL,
        ),
        (r"\bsinh hoat (tai |dang |o )*chi bo\b|\bchi bo (dang |chinh thuc )?sinh hoat\b", fields.CELL),
        (r"\bso the\b.*\bngay cap\b|\b(dinh danh|cccd|can cuoc)\b.*\bso the (dang|dv)\b", fields.CARD_NUMBER),
        (r"^(ngay|nam) (thang nam )?sinh (va )?(noi sinh|que quan|que|nguyen quan|sinh quan)$", fields.BORN_ON),
        (r"^(?=.*\btuoi\b)(tuoi )?(doi )?((ngay|thang|nam|va) )*sinh(( |/)+(va|tuoi|doi))*$", fields.BORN_ON),
        (r"^ngay (vao dang|ket nap) (va )?noi (vao|ket nap)\b", fields.ADMITTED_ON),
        (
            r"^ho (va )?(chu dem (va )?)?ten\b(?!.*\b(nguoi|giup do|cha|me|vo|chong|con)\b).*\bchuc (vu|danh)\b",
            fields.FULL_NAME,
        ),
        (
            r"^ho (va )?(chu dem (va )?)?ten (sdt|(so )?dien thoai|dt|dia chi|cho o|noi o|que quan|don vi|nghe nghiep)\b",
            fields.FULL_NAME,
        ),
        (_PASSED_OVER, ""),
        (
            r"\bngay .*(ve chi bo|vao (chi bo|cb)|chuyen den|tiep nhan|den sinh hoat|sinh hoat (dang )?den|sinh hoat tai)",
            fields.JOINED_ON,
        ),
        (
            r"^(?!.*\b(ngay|nam) sinh\b).*\b(cccd|cmnd|cmtnd|cmt|can cuoc|chung minh|dinh danh|ddcn)\b",
            fields.IDENTITY_NUMBER,
        ),
        (
            r"\b(so|ma so|ma) ?(the|tdv|td)\b|\bthe (dang vien|dang|dv)\b|^(the( so)?|s the)$|\bcard\b"
            r"|^so hieu the( dang( vien)?| dv)?$|^stdv?$",
            fields.CARD_NUMBER,
        ),
        (
            r"^(dv ?)?(ct ?/? ?(hay |hoac )?(dv ?)?db|chinh thuc ?/? ?(hay |hoac )?du bi)$|\bloai (dang vien|dv)\b"
            r"|^dien dang vien$",
            fields.DEGREE,
        ),
        (r"\bdang vien (ct ?/? ?db|chinh thuc ?/? ?du bi)\b|^ct$|^degree$", fields.DEGREE),
        (
            r"(vao dang|ngay|nam|chuyen|cong nhan|thoi gian|ket nap)(?!.*\b(sinh hoat|shd?)\b).* chinh thuc"
            r"|^chinh thuc( ke)?( tu)?( ngay)?$"
            r"|^(ngay|nam) (dv)?c/?t( lan \w+)?$|^(ngay )?c/? ?thuc$|\bofficial\b"
            r"|^(ngay )?(duoc )?(vao dang|vd|kn|chuyen|cong nhan|cn) ?(dang )?(dv?)?ct$",
            fields.OFFICIAL_ON,
        ),
        (
            r"\bvao dang\b|\bket nap\b|^ngay (du bi|db)$|^du bi( ke)? (tu|ngay)( ngay)?$|^(ngay )?(kn|vd|nvd)$"
            r"|\bvao dcsvn\b|\bk nap\b|\badmi(tted|ssion)\b|\bngay kn\b",
            fields.ADMITTED_ON,
        ),
        (r"^ho (va )?(chu )?(dem|lot|ten dem|ten lot)$|^ho( va)?$", fields.FAMILY_NAME),
        (r"^(ten |chu )?(dem|lot)$", fields.MIDDLE_NAME),
        (
            r"\bho (va )?(chu dem (va )?)?ten\b|^ten( .*)? (dang vien|dv)$|^h (va )?ten$|^full ?name$"
            r"|^ten day du$|^(ten )?dong chi$|^dang vien$",
            fields.FULL_NAME,
        ),
        (r"^ten$|^ten goi$", fields.GIVEN_NAME),
        (r"^nu$|\b(gioi tinh|dang vien|gioi|phai) (la )?nu$", fields.FEMALE_MARK),
        (r"\bgioi tinh\b|^g tinh$|^nam ?/ ?nu$|^nam nu$|^phai$|^gioi$|^gt$|^(sex|gender)$", fields.SEX),
        (r"\bsinh\b(?!.*\bhoat\b)|^ns$|^sn$|^ntns$|\bbirth\b|^born$|^d ?o ?b$", fields.BORN_ON),
        (r"^ly do( (duoc )?mien\b.*)?$", fields.EXEMPT_REASON),
        (
            r"\bmien\b|\btinh trang\b|\btrang thai\b|\bhien trang\b|^(tt|tinh hinh) (sinh hoat|shd?)$"
            r"|^dien sinh hoat$|^(activity|status)$",
            fields.ACTIVITY,
        ),
        (r"^to( dang)?( so)?$|^group$|\bto dang\b", fields.GROUP),
        (
            r"\bchi bo\b|\bto chuc dang\b|^noi (sinh hoat|shd?\b)(?!.*\b(truoc|cu)\b)|^cbshd?$"
            r"|^don vi( (sinh hoat|shd?)( dang)?)?$|^((hien )?dang |hien )?(shd?|sinh hoat) (dang )?(tai|o)$|^c ?bo?$"
            r"|^(party |code of the )?cell( ?name)?$",
            fields.CELL,
        ),
        (PLACE, fields.CELL),
    )
)
_BELOW_ANOTHER = re.compile(
    r"nam|nu|du bi|chinh thuc|ngay|thang|ho|ten|dem|so|db|ct|van hoa|chuyen mon|llct|ly luan.*|ngoai ngu|tin hoc|hoc van"
    r"|dang|chinh quyen|doan the|xa|huyen|tinh|quoc gia|tinh ?/ ?thanh.*|phuong.*|chi tiet|ngay cap|noi cap|tong so|khac|lan \w+"
)


_SHAPE_OF_A_DAY = re.compile(r"(dd?|mm?)/(mm?|dd?)/yy(yy)?|(ngay/thang|thang/ngay)/nam")
_HOW_TO_FILL = re.compile(rf"({_SHAPE_OF_A_DAY.pattern}|x|danh dau x|ghi bang so)")


def words(heading: str) -> str:
    if heading.isascii() and heading.isalpha():
        heading = _RUN_TOGETHER.sub(" ", heading)
    folded = _SHAPE_IN_BRACKETS.sub("", fold(heading))
    return _WITH_A_CROSS.sub("", _NO_WORD.sub(" ", folded).strip())


def meaning(heading: str) -> str:
    """A field, "" where the heading says nothing that is entered."""
    said = words(heading)
    return next((field for pattern, field in _MEANINGS if pattern.search(said)), "")


def is_a_place(heading: str) -> bool:
    """«Khu phố»: beside a column of cells it is an address."""
    return bool(re.search(PLACE, words(heading)))


def asks_of_exemption(heading: str) -> bool:
    """«Đang miễn SHĐ», with yes or no below it."""
    return re.search(r"\bmien\b(?!.*\bly do\b)", words(heading)) is not None


def is_number_of_row(heading: str) -> bool:
    return words(heading) in ("stt", "tt", "so tt", "so thu tu", "s t t", "t t", "no")


def says_nothing_known(heading: str) -> bool:
    """Neither something that is entered nor something that is known to be passed over."""
    return not meaning(heading) and not is_passed_over(heading)


_OTHER_DAYS = re.compile(
    r"\b(bo nhiem|trao|tang|nang luong|huong|ket hon|tot nghiep|nop|ky|kham|xac minh|hoc|thi|bau|het|ban hanh|cap|mat|di|ve|ra"
    r"|roi)\b"
)


def tells_another_day(heading: str) -> bool:
    """«Ngày bổ nhiệm», «Ngày trao»: known to be none that the register has."""
    return _OTHER_DAYS.search(words(heading)) is not None


def is_below_another(text: str) -> bool:
    """Whether such words stand in a second row of headings: a heading, or a part of one."""
    said = words(text)
    return bool(_BELOW_ANOTHER.fullmatch(said) or meaning(text) or re.search(_PASSED_OVER, said))


def tells_how_to_fill(texts: Collection[str]) -> bool:
    """The row «(dd/mm/yyyy)», «(x)» below the headings of forms."""
    said = [words(text) for text in texts]
    return any(map(_SHAPE_OF_A_DAY.fullmatch, said)) and all(map(_HOW_TO_FILL.fullmatch, said))


def is_passed_over(heading: str) -> bool:
    return bool(re.search(_PASSED_OVER, words(heading))) and meaning(heading) not in (fields.POST, fields.RESIDENCE)
