using System.Globalization;
using System.Runtime.InteropServices;

// The file: the parameters in the order of the layers, then one image.
ReadOnlySpan<float> values = MemoryMarshal.Cast<byte, float>(File.ReadAllBytes(args[0]));
var scores = new float[10];
#if BARE
values[^10..].CopyTo(scores);
#else
using KernelGen.Samples.LeNet.LeNet5 network = new();
foreach (KernelGen.Parameter parameter in network.Parameters)
{
    parameter.Set(values[..parameter.Length]);
    values = values[parameter.Length..];
}

network.Forward(values, scores);
#endif
foreach (float score in scores)
    Console.WriteLine(score.ToString("R", CultureInfo.InvariantCulture));
