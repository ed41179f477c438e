"""A turn of the chat: the router, what was heard before, late replies, and the flows. Who may be told what are rules of
the other wings."""
