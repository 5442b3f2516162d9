"""What benchmarks share: a scratch installation, a company of any size, requests that are timed and checked."""
