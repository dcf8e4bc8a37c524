"""What lesson 0 alone uses: the neuron, gradient descent, the playground of small networks."""
