"""The live edge: one hub a process, sockets and streams that read the same log."""
