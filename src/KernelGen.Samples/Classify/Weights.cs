using System.Reflection;
using KernelGen.Samples.LeNet;
using KernelGen.Samples.Networks;

namespace KernelGen.Samples.Classify;

/// <summary>Trained weights of the catalogue's networks: from a file, or those that the program ships.</summary>
internal static class Weights
{
    /// <summary>Makes a network with weights.</summary>
    /// <param name="entry">Which network.</param>
    /// <param name="path">
    /// safetensors with our names or torchvision's, <c>.npz</c>, or what <c>--save</c> writes; null for the shipped weights.
    /// </param>
    /// <exception cref="InvalidDataException">The file is not of this network.</exception>
    /// <exception cref="IOException">The file cannot be read, or there are no shipped weights.</exception>
    public static Network Load(CatalogueEntry entry, string? path)
    {
        if (path is null && entry.Shipped is null) throw new IOException(Missing(entry));
        Network network = entry.Create();
        try
        {
            if (path is null) WeightFile.Read(network, Resource(entry.Shipped!));
            else Read(network, entry, path);
            return network;
        }
        catch
        {
            network.Dispose();
            throw;
        }
    }

    private static void Read(Network network, CatalogueEntry entry, string path)
    {
        if (Directory.Exists(path)) throw new IOException($"'{path}' is a folder; --weights wants a file.");
        if (!File.Exists(path)) throw new FileNotFoundException($"There is no file '{path}'.");

        // A file of other formats is longer than its numbers.
        if (network.Buffers.Count == 0 && new FileInfo(path).Length == sizeof(float) * network.Parameters.Sum(parameter => (long)parameter.Length))
        {
            try
            {
                WeightFile.Read(network, File.ReadAllBytes(path));
            }
            catch (InvalidDataException e)
            {
                throw new InvalidDataException($"{path}: {e.Message}", e);
            }

            return;
        }

        network.Load(path, new WeightOptions { RequireFinite = true, Rename = entry.TorchNames is { } names ? names.Of : null });
    }

    private static string Missing(CatalogueEntry entry)
    {
        string made = entry.TorchNames is null
            ? string.Empty
            : $" In Python, save_file(torchvision.models.{entry.Name.Replace('.', '_').Replace("v3-", "_v3_", StringComparison.Ordinal)}(weights=\"DEFAULT\")"
                + ".state_dict(), FILE) of safetensors.torch writes one.";
        return $"The program has no trained weights for {entry.Name}; --weights FILE wants some.{made}";
    }

    private static byte[] Resource(string name)
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The program was built without {name}.");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
