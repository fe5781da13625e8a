"""Many requests in one call: the same letters as `render`, whatever form the requests come in."""
