model = keras.Sequential([keras.Input((28, 28))])  # 28 rows of 28 numbers
model.add(layers.Bidirectional(layers.GRU(48, return_sequences=True)))
model.add(layers.Dropout(0.2))
model.add(layers.Bidirectional(layers.GRU(48)))
model.add(layers.Dropout(0.3))
model.add(layers.Dense(10))  # logits
loss = keras.losses.SparseCategoricalCrossentropy(from_logits=True)
stop = keras.callbacks.EarlyStopping("val_loss", patience=8, restore_best_weights=True)
model.compile(keras.optimizers.Adam(0.004), loss, metrics=["accuracy"])
model.fit(x_train, y_train, validation_data=(x_val, y_val), epochs=26, callbacks=[stop])
