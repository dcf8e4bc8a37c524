with tf.GradientTape() as d_tape, tf.GradientTape() as g_tape:  # one step, for one batch of images
    fake = generator(tf.random.normal((len(images), 100)), training=True)
    on_real, on_fake = discriminator(images, training=True), discriminator(fake, training=True)
    bce = keras.losses.BinaryCrossentropy(from_logits=True)
    ones, zeros = tf.ones_like(on_real), tf.zeros_like(on_fake)
    d_loss = bce(ones, on_real) + bce(zeros, on_fake)
    g_loss = bce(ones, on_fake)  # the same logits, the opposite wish
d_weights, g_weights = discriminator.trainable_variables, generator.trainable_variables
d_adam.apply(d_tape.gradient(d_loss, d_weights), d_weights)
g_adam.apply(g_tape.gradient(g_loss, g_weights), g_weights)
