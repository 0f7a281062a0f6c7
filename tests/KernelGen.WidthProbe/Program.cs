// Prints the width of the vectors that this process runs, then one line of bits for everything the networks and the image
// kernels compute. Two processes that run different widths must print the same lines; the tests start this program and compare.
KernelGen.WidthProbe.Probe.Run(Console.Out);
