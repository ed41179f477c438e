"""The desk's pages of people: signing in, enrolment, one's account, colleagues, who saw whom."""
