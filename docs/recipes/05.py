base.trainable = False  # stage 1: only the new head learns
model = keras.Sequential([keras.Input((64, 64, 3)), layers.Rescaling(1 / 255), base])
model.add(layers.GlobalAveragePooling2D())
model.add(layers.Dropout(0.2))
model.add(layers.Dense(10))  # logits
loss = keras.losses.SparseCategoricalCrossentropy(from_logits=True)
for trainable, rate, epochs in [(False, 0.01, 30), (True, 0.001, 40)]:  # stages 1, 2
    base.trainable = trainable
    model.compile(keras.optimizers.Adam(rate), loss, metrics=["accuracy"])  # anew
    model.fit(x_train, y_train, validation_data=(x_val, y_val), batch_size=20, epochs=epochs)
