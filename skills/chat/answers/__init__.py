"""Questions whose answer is known: the clinic's own facts, its policy, what was said beside an open form, small talk."""
