"""Our answers as Kakao's JSON: bubbles, layout, presses, and every limit that Kakao holds them to."""
