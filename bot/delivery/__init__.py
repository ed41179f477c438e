"""What goes out: the outbox's relay, its channels, and the only way out to other hosts. Also pictures fetched from Kakao."""
