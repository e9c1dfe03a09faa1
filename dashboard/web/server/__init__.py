"""What stands around every answer: limits, headers, errors, compression, and the gate before dear work."""
