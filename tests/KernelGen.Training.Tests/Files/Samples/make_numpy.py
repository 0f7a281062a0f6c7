# Makes the .npy and .npz files beside it, with NumPy 1.24: the weights of a Linear(5) over 4 inputs, weight[i][j] = i + j / 8, bias[i] = -i.
import numpy as np

weight = np.array([[i + j / 8 for j in range(4)] for i in range(5)], dtype=np.float64)
bias = np.array([-float(i) for i in range(5)])
np.savez("plain.npz", **{"L.weight": weight.astype(np.float32), "L.bias": bias.astype(np.float32)})
np.savez_compressed("packed.npz", **{"L.weight": np.asfortranarray(weight), "L.bias": bias.astype(">f4")})
np.savez("whole.npz", **{"L.weight": weight.astype(np.int32), "L.bias": bias.astype(np.float32)})
np.save("half.npy", weight.astype(np.float16))
np.save("columns.npy", np.asfortranarray(np.arange(24, dtype=np.float32).reshape(2, 3, 4)))
np.save("number.npy", np.float64(2.5))
