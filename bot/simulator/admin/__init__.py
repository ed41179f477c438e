"""Kakao's chatbot admin centre in the box: skills, blocks, events, saving, deploying, connecting a channel."""
