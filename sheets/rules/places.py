"""Provinces, cities and countries, folded and as lists shorten them: who works in one is perhaps no longer at home."""

_PROVINCES = (
    "ha noi|hn|ho chi minh|hcm|sai gon|sg|da nang|hai phong|can tho|hue|thua thien hue|an giang|ba ria|vung tau|brvt|bac giang"
    "|bac kan|bac lieu|bac ninh|ben tre|binh dinh|binh duong|binh phuoc|binh thuan|ca mau|cao bang|dak ?lak|dac ?lac|dak nong"
    "|dien bien|dong nai|bien hoa|dong thap|gia lai|ha giang|ha nam|ha tinh|hai duong|hau giang|hoa binh|hung yen|khanh hoa"
    "|nha trang|kien giang|phu quoc|kon tum|lai chau|lam dong|da lat|lang son|lao cai|long an|nam dinh|nghe an|ninh binh"
    "|ninh thuan|phan rang|phan thiet|phu tho|phu yen|quang binh|quang nam|quang ngai|quang ninh|quang tri|soc trang|son la"
    "|tay ninh|thai binh|thai nguyen|thanh hoa|tien giang|tra vinh|tuyen quang|vinh long|vinh phuc|yen bai|buon ma thuot"
)
_ALONE = r"(?! (?!(?:tu|voi|den|nam|theo|cung|hon|khoang|gan)\b)[a-z])"
"""«Mỹ thuật», «lao động», «pháp chế» are no countries."""
_COUNTRIES = (
    rf"(?:my|uc|phap|duc|nga|nhat|lao){_ALONE}|nuoc ngoai|hoa ky|anh quoc|canada|nhat ban|han quoc|hq|dai loan|trung quoc"
    "|campuchia|thai lan|malaysia|singapore|chau au|ba lan|angola"
)
FAR = rf"(?:(?:tinh|tp|thanh pho|nuoc) ?)?(?:{_PROVINCES}|{_COUNTRIES})"
