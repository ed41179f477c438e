"""Intent of free Korean (and English) text: what does this person want, are they in danger, and how sure are we.

Here: the public face, pure and without state. Not here: spelling (`spelling`), signs of danger (`danger`), the learned weights
(`learned`), what a guess may cost (`deciding`), and what is then done about it: a right is confirmed by its flow.
"""

from skills.understanding.deciding import understand
from skills.understanding.intents import Intent, Understood

__all__ = ["Intent", "Understood", "understand"]
