"""What lesson 4 alone uses: the VAE."""
