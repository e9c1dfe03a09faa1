"""What the API answers, as typed models built from the layers below; the terminal prints the same."""
