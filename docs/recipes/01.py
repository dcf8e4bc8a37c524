model = keras.Sequential([keras.Input((64, 64, 3)), layers.Rescaling(1 / 127.5, offset=-1)])
for filters, stride, pool in [(16, 2, 1), (32, 2, 1), (32, 1, 2), (64, 1, 1), (64, 1, 2), (96, 1, 1)]:
    model.add(layers.Conv2D(filters, 3, strides=stride, padding="same", use_bias=False))
    model.add(layers.BatchNormalization())
    model.add(layers.ReLU())
    model.add(layers.MaxPooling2D(pool))  # 1: no pooling
model.add(layers.GlobalAveragePooling2D())
model.add(layers.Dense(10))  # logits
model.compile("adam", keras.losses.SparseCategoricalCrossentropy(from_logits=True), metrics=["accuracy"])
model.fit(x_train, y_train, validation_data=(x_val, y_val), epochs=36)
