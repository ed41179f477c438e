"""How the readers of words read quickly: each thing once in a turn (`remembering`), and no pattern whose letters do not stand
in the words (`patterns`).

Not here: what is read.
"""
