"""Kakao's calls, read tolerantly: JSON of any form, parameters of plugins and entities, addresses of pictures."""
