try:
    import cv2
    import numpy
except ImportError as error:
    answer("missing %s" % error)
    sys.exit()

DEPTHS = {"uint8": cv2.CV_8U, "int16": cv2.CV_16S, "uint16": cv2.CV_16U, "float32": cv2.CV_32F}
BORDER = cv2.BORDER_REFLECT_101


def edges(source, destination):
    """Blur, Sobel across and down, magnitude, and bytes again; magnitude takes floats only."""
    blurred = numpy.zeros_like(source)
    x, y, magnitude = (numpy.zeros(source.shape, "float32") for _ in range(3))

    def step():
        cv2.GaussianBlur(source, (3, 3), 0, blurred, 0, BORDER)
        cv2.Sobel(blurred, cv2.CV_32F, 1, 0, x, 3, 1, 0, BORDER)
        cv2.Sobel(blurred, cv2.CV_32F, 0, 1, y, 3, 1, 0, BORDER)
        cv2.magnitude(x, y, magnitude)
        cv2.convertScaleAbs(magnitude, destination)

    return step


def build(request, inputs):
    cv2.setNumThreads(request["threads"])
    source, kernel = inputs["source"], inputs.get("kernel")
    destination = numpy.zeros(source.shape, request["destination"])
    depth, size = DEPTHS[request["destination"]], None if kernel is None else kernel.shape[::-1]

    steps = {
        "filter2D": lambda: cv2.filter2D(source, depth, kernel, destination, (-1, -1), 0, BORDER),
        "sepFilter2D": lambda: cv2.sepFilter2D(source, depth, inputs["row"], inputs["column"], destination, (-1, -1), 0, BORDER),
        "GaussianBlur": lambda: cv2.GaussianBlur(source, size, 0, destination, 0, BORDER),
        "blur": lambda: cv2.blur(source, size, destination, (-1, -1), BORDER),
        "Sobel-x": lambda: cv2.Sobel(source, depth, 1, 0, destination, 3, 1, 0, BORDER),
        "Sobel-y": lambda: cv2.Sobel(source, depth, 0, 1, destination, 3, 1, 0, BORDER),
    }
    step = edges(source, destination) if request["function"] == "edges" else steps[request["function"]]

    def outputs():
        destination.fill(77)
        step()
        return {"destination": destination}

    return step, outputs


serve(cv2.__version__, build)
