"""The patient's rights in the chat: asking, showing who one is, correcting, withdrawing. The rules are `skills/rights`."""
