"""The labelled sentences that the assistant learns from, and the trainer: `make model`.

Here: reading the corpus (`sentences`), learning (`training`). Not here: the sentences (`tests/skills/data/corpus`) and
reading the weights (`skills/understanding/model.py`). Nothing of this is needed to run.
"""
