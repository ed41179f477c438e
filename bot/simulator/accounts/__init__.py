"""Kakao accounts in the box: login, membership of the app and the channel, signed tokens, webhooks."""
