using System.Buffers.Binary;

namespace KernelGen.Samples.LeNet;

/// <summary>A network's parameters as bytes: every value as a little-endian float, in the order of <see cref="Network.Parameters"/>, and nothing else.</summary>
internal static class WeightFile
{
    private const string SafeTensors = ".safetensors";

    /// <summary>Says why a network cannot be saved in a file of a name; nothing where it can.</summary>
    /// <exception cref="IOException">The network has statistics, which only safetensors hold.</exception>
    public static void ThrowIfUnfit(Network network, string path)
    {
        if (network.Buffers.Count > 0 && !IsSafeTensors(path))
            throw new IOException($"{network.Name} has batch norms, whose statistics '{path}' would not hold; give --save a name that ends with {SafeTensors}.");
    }

    /// <summary>Saves a network: as safetensors where the name says so, else as bytes.</summary>
    public static void Save(Network network, string path)
    {
        if (IsSafeTensors(path)) network.Save(path);
        else File.WriteAllBytes(path, Write(network));
    }

    /// <summary>The parameters as they are now.</summary>
    public static byte[] Write(Network network)
    {
        var bytes = new byte[sizeof(float) * network.Parameters.Sum(p => p.Length)];
        int at = 0;
        foreach (Parameter parameter in network.Parameters)
        {
            foreach (float value in parameter.Values)
            {
                BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(at), value);
                at += sizeof(float);
            }
        }

        return bytes;
    }

    /// <summary>Sets all parameters.</summary>
    /// <exception cref="InvalidDataException">The length is not that of this network's parameters, or a value is not finite. Nothing was changed.</exception>
    public static void Read(Network network, ReadOnlySpan<byte> bytes)
    {
        int length = network.Parameters.Sum(p => p.Length);
        if (bytes.Length != sizeof(float) * length)
            throw new InvalidDataException($"{network.Name} has {length} parameters of 4 bytes each, but there are {bytes.Length} bytes.");
        var values = new float[length];
        for (int i = 0; i < length; i++)
        {
            values[i] = BinaryPrimitives.ReadSingleLittleEndian(bytes[(sizeof(float) * i)..]);
            if (!float.IsFinite(values[i]))
                throw new InvalidDataException($"The value at index {i} is {values[i]}, which no trained parameter is.");
        }

        int at = 0;
        foreach (Parameter parameter in network.Parameters)
        {
            parameter.Set(values.AsSpan(at, parameter.Length));
            at += parameter.Length;
        }
    }

    private static bool IsSafeTensors(string path) => Path.GetExtension(path).Equals(SafeTensors, StringComparison.OrdinalIgnoreCase);
}
