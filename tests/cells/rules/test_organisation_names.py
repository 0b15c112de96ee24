from cells.rules.organisation_names import in_full, several_in_words


def test_an_organisation_is_said_with_the_committee_above_and_its_code() -> None:
    assert in_full("Chi bộ khu phố 2", "Đảng bộ phường Kinh Dinh", "PRTC-P03-02") == (
        "Chi bộ khu phố 2, Đảng bộ phường Kinh Dinh (PRTC-P03-02)"
    )
    assert in_full("Trung ương", "", "TW") == "Trung ương (TW)"


def test_up_to_four_are_said_of_more_the_first_three_and_how_many_more() -> None:
    assert several_in_words([]) == ""
    assert several_in_words(list("ABCD")) == "A; B; C; D"
    assert several_in_words(list("ABCDE")) == "A; B; C and 2 more"
    assert several_in_words(list("ABC"), of=12) == "A; B; C and 9 more"
