"""How a call ends, as an exit code."""

OK = 0  # a letter for every request
FINDINGS = 1  # errors stopped at least one letter
UNUSABLE = 2  # the call, a file, the library or a place to write
BUG = 3
INTERRUPTED = 130  # 128 and the number of the signal, as for the two below
READER_GONE = 141
SIGNALLED = 128
