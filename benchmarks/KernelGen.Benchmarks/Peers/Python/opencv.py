try:
    import cv2
    import numpy
except ImportError as error:
    answer("missing %s" % error)
    sys.exit()

DEPTHS = {"uint8": cv2.CV_8U, "int16": cv2.CV_16S, "uint16": cv2.CV_16U, "float32": cv2.CV_32F}
BORDERS = {
    "Constant": cv2.BORDER_CONSTANT,
    "Replicate": cv2.BORDER_REPLICATE,
    "Reflect": cv2.BORDER_REFLECT,
    "Reflect101": cv2.BORDER_REFLECT_101,
}


def build(request, inputs):
    cv2.setNumThreads(request["threads"])
    source, kernel = inputs["source"], inputs["kernel"]
    destination = numpy.zeros(source.shape, request["destination"])
    depth, border, delta = DEPTHS[request["destination"]], BORDERS[request["border"]], request["offset"]

    def step():
        cv2.filter2D(source, depth, kernel, destination, (-1, -1), delta, border)

    def outputs():
        destination.fill(77)
        step()
        return {"destination": destination}

    return step, outputs


serve(cv2.__version__, build)
