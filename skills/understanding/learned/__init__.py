"""What is learned from labelled sentences: what a sentence means, and what a message does in a talk.

Here: the pieces that are looked at, the weights and how likely each label is. Not here: the sentences and the learning
(`tests/corpus`), and what is done with a likelihood.
"""
