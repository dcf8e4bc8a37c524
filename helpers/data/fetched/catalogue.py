"""The files that can be fetched: where each lies, and the checksum that was published for it."""

from typing import NamedTuple


class RemoteFile(NamedTuple):
    """A file on somebody's server."""

    file: str  # the name it is stored under, here and in a mirror
    url: str
    checksum: str  # "md5:…" or "sha256:…"
    published: str  # where that checksum stands
    size: int  # bytes


# The name that Keras gives VGG16's weights without the dense layers, and their MD5 (keras/src/applications/vgg16.py).
VGG16_FILE = "vgg16_weights_tf_dim_ordering_tf_kernels_notop.h5"
VGG16_MD5 = "6d6bbae143d832006294945121d1f1fc"
_GOOGLE = "https://storage.googleapis.com"
_ZALANDO = "http://fashion-mnist.s3-website.eu-central-1.amazonaws.com"
_TFDS = "github.com/tensorflow/datasets: tensorflow_datasets"


def _fashion(file, sha256, size):
    return RemoteFile(
        f"fashion-{file}", f"{_ZALANDO}/{file}", f"sha256:{sha256}", f"{_TFDS}/url_checksums/fashion_mnist.txt", size
    )


FILES = {
    remote.file: remote
    for remote in (
        RemoteFile(
            "mnist.npz",
            f"{_GOOGLE}/tensorflow/tf-keras-datasets/mnist.npz",
            "sha256:731c5ac602752760c8e48fbffcf8c3b850d9dc2a2aedcf2cc48468fc17b673d1",
            "Keras: keras/src/datasets/mnist.py",
            11_490_434,
        ),
        _fashion(
            "train-images-idx3-ubyte.gz",
            "3aede38d61863908ad78613f6a32ed271626dd12800ba2636569512369268a84",
            26_421_880,
        ),
        _fashion(
            "train-labels-idx1-ubyte.gz",
            "a04f17134ac03560a47e3764e11b92fc97de4d1bfaf8ba1a3aa29af54cc90845",
            29_515,
        ),
        _fashion(
            "t10k-images-idx3-ubyte.gz",
            "346e55b948d973a97e58d2351dde16a484bd415d4595297633bb08f03db6a073",
            4_422_102,
        ),
        _fashion(
            "t10k-labels-idx1-ubyte.gz",
            "67da17c76eaffca5446c3361aaab5c3cd6d1c2608764d35dfb1850b086bf8dd5",
            5_148,
        ),
        RemoteFile(
            "EuroSAT.zip",
            "https://huggingface.co/datasets/torchgeo/eurosat/resolve/c877bcd43f099cd0196738f714544e355477f3fd/EuroSAT.zip",
            "md5:c8fa014336c82ac7804f0398fcb19387",
            "github.com/pytorch/vision: torchvision/datasets/eurosat.py",
            94_280_567,
        ),
        RemoteFile(
            "pendigits.zip",
            "https://archive.ics.uci.edu/static/public/81/pen+based+recognition+of+handwritten+digits.zip",
            "sha256:1e02bea023613c2b11c9492f6f34caf975420455934f3527d270cee9a1f03b64",
            "github.com/bgtnt/polylinekit: scripts/datasets/import_datasets.py (UCI itself publishes none)",
            1_668_118,
        ),
        RemoteFile(
            "flower_photos.tgz",
            f"{_GOOGLE}/download.tensorflow.org/example_images/flower_photos.tgz",
            "sha256:4c54ace7911aaffe13a365c34f650e71dd5bf1be0a58b464e5a7183e3e595d9c",
            f"{_TFDS}/datasets/tf_flowers/checksums.tsv",
            228_813_984,
        ),
        RemoteFile(
            VGG16_FILE,
            f"{_GOOGLE}/tensorflow/keras-applications/vgg16/{VGG16_FILE}",
            f"md5:{VGG16_MD5}",
            "Keras: keras/src/applications/vgg16.py",
            58_889_256,
        ),
    )
}
