"""Runs one peer library on request, so that its rounds interleave with those of the parent process.

Requests are lines on standard input, answers lines on standard output; arrays follow their line as raw bytes.

    input NAME DTYPE D0 D1 ...   then the bytes              -> ok
    build SLOT JSON              makes work from the inputs  -> ok
    output SLOT                  does it once                -> ok COUNT, then for each "NAME LENGTH" and float32 bytes
    run SLOT N                   does it N times             -> ok NANOSECONDS
    drop SLOT                    forgets it                  -> ok

Any request may be answered by "error MESSAGE". The first line sent is "ready VERSION" or "missing REASON".
"""
import json
import os
import sys
import time

# What a library prints, from Python or from native code, must not mix with the answers: it goes to standard error.
_requests, _answers = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
os.dup2(2, 1)


def answer(text):
    _answers.write(text.replace("\n", " ").encode() + b"\n")
    _answers.flush()


def serve(version, build):
    """build(request, inputs) returns (step, outputs): step() does the work once; outputs() does it from the start."""
    import numpy

    answer("ready " + version)
    inputs, work = {}, {}
    for line in iter(_requests.readline, b""):
        verb, _, rest = line.decode().strip().partition(" ")
        try:
            if verb == "input":
                name, dtype, *shape = rest.split(" ")
                shape = [int(d) for d in shape]
                count = int(numpy.prod(shape)) * numpy.dtype(dtype).itemsize
                inputs[name] = numpy.frombuffer(bytearray(_requests.read(count)), dtype).reshape(shape)
                answer("ok")
            elif verb == "build":
                slot, _, request = rest.partition(" ")
                work[slot] = build(json.loads(request), inputs)
                inputs = {}
                answer("ok")
            elif verb == "output":
                results = work[rest][1]()
                answer("ok %d" % len(results))
                for name, values in results.items():
                    values = numpy.ascontiguousarray(values, numpy.float32)
                    answer("%s %d" % (name, values.size))
                    _answers.write(values.tobytes())
                _answers.flush()
            elif verb == "run":
                slot, count = rest.split(" ")
                step, count = work[slot][0], int(count)
                start = time.perf_counter_ns()
                for _ in range(count):
                    step()
                answer("ok %d" % (time.perf_counter_ns() - start))
            elif verb == "drop":
                work.pop(rest, None)
                answer("ok")
            else:
                answer("error unknown request " + verb)
        except Exception as error:
            answer("error %s: %s" % (type(error).__name__, error))
