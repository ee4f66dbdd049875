"""What tests of one's own code use: a server, a stub, samples."""
