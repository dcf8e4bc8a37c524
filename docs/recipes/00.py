model = keras.Sequential()
model.add(keras.Input((28, 28)))
model.add(layers.Flatten())
model.add(layers.Dense(64, activation="relu"))
model.add(layers.Dense(10))  # logits
loss = keras.losses.SparseCategoricalCrossentropy(from_logits=True)
stop = keras.callbacks.EarlyStopping("val_loss", patience=5, restore_best_weights=True)
model.compile(keras.optimizers.Adam(0.002), loss, metrics=["accuracy"])
model.fit(x_train, y_train, validation_data=(x_val, y_val), epochs=40, callbacks=[stop])
model.evaluate(x_test, y_test)  # once, when all is chosen
