"""How the readers of words read quickly: each thing once in a turn (`remembering`), and no pattern of whose ways none can
stand in the words (`patterns`, `needed`).

Not here: what is read.
"""
