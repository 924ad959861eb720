"""The worlds around our shops in tests: mock servers, a trail in memory, a scripted clock."""
