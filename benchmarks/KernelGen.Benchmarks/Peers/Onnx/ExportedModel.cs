#if PEERS
using KernelGen.Benchmarks.Models;
using KernelGen.Tool;

namespace KernelGen.Benchmarks.Peers.Onnx;

/// <summary>The model of a network that the samples declare, as <c>kernelgen export</c> writes it.</summary>
internal static class ExportedModel
{
    /// <summary>The model's bytes.</summary>
    /// <param name="network">The network, whose weights are set.</param>
    /// <param name="file">The file of its declaration, which is a resource.</param>
    public static byte[] Write(Network network, string file)
    {
        using var source = new StreamReader(typeof(ExportedModel).Assembly.GetManifestResourceStream("Samples." + file)!);
        string weights = Path.GetTempFileName();
        try
        {
            network.Save(weights);
            return Exporter.Export(source.ReadToEnd(), network.Name, weights);
        }
        finally
        {
            File.Delete(weights);
        }
    }
}
#endif
