"""Senses that the patterns name together: whose an act is, and what takes a suspicion away."""

OURS = "member party_body party probationary official"
OTHERS = "pupil outsider other_member"
EVERYDAY = OTHERS + " everyday harmless"
YOUNG = "pupil other_member"
PEOPLE = "member probationary party_body office answerable local_office staff_people"
UNDER_WAY = YOUNG + " carry_out look_back"
