"""The few words that the desk puts into an answer to a patient by itself."""

from skills.texts.catalogue import Text

TEXTS: dict[str, Text] = {
    "desk.nobody": Text(ko="고객", en="there"),
}
