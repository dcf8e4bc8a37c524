with tf.GradientTape() as tape:  # one step, for one batch of black and white images
    mean, log_variance = encoder(images, training=True)
    noise = keras.random.normal(ops.shape(mean))
    logits = decoder_logits(mean + ops.exp(0.5 * log_variance) * noise, training=True)
    pixels = ops.binary_crossentropy(images, logits, from_logits=True)
    reconstruction = ops.sum(pixels, axis=(1, 2, 3))
    kl = 0.5 * ops.sum(mean**2 + ops.exp(log_variance) - 1 - log_variance, axis=1)
    loss = ops.mean(reconstruction + kl)  # minus the ELBO
weights = [*encoder.trainable_variables, *decoder_logits.trainable_variables]
adam.apply(tape.gradient(loss, weights), weights)
