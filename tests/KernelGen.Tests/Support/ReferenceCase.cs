using System.Runtime.InteropServices;
using System.Text.Json;

namespace KernelGen.Tests.Support;

/// <summary>One case: its options and its tensors by role (<c>x</c>, <c>w</c>, <c>gy</c>, <c>y</c>, …).</summary>
internal sealed class ReferenceCase(JsonElement element)
{
    /// <summary>For example <c>conv2d/rand003</c>.</summary>
    public string Name { get; } = element.GetProperty("name").GetString()!;

    /// <summary>For example <c>Conv2d</c>.</summary>
    public string Op { get; } = element.GetProperty("op").GetString()!;

    /// <summary>The options.</summary>
    public JsonElement Attributes { get; } = element.GetProperty("attrs");

    /// <summary>True where every sum is exact, so that results must be equal bit for bit.</summary>
    public bool IsExact => element.TryGetProperty("tol", out JsonElement tol) && tol.TryGetProperty("exact", out JsonElement exact) && exact.GetBoolean();

    /// <summary>A whole number among the options.</summary>
    public int Int(string name) => Attributes.GetProperty(name).GetInt32();

    /// <summary>A list of whole numbers among the options.</summary>
    public int[] Ints(string name) => [.. Attributes.GetProperty(name).EnumerateArray().Select(e => e.GetInt32())];

    /// <summary>A text among the options.</summary>
    public string Text(string name) => Attributes.GetProperty(name).GetString()!;

    /// <summary>A yes or no among the options.</summary>
    public bool Flag(string name) => Attributes.GetProperty(name).GetBoolean();

    /// <summary>A real number among the options, zero where there is none.</summary>
    public float Float(string name) => Attributes.TryGetProperty(name, out JsonElement value) ? value.GetSingle() : 0;

    /// <summary>Whether there is a tensor of this role.</summary>
    public bool Has(string role) => element.GetProperty("tensors").TryGetProperty(role, out _);

    /// <summary>A tensor's sizes.</summary>
    public int[] Shape(string role) => [.. Tensor(role).GetProperty("shape").EnumerateArray().Select(e => e.GetInt32())];

    /// <summary>A tensor of f32.</summary>
    public float[] Floats(string role) => Read<float>(role, "f32");

    /// <summary>A tensor of f64.</summary>
    public double[] LongFloats(string role) => Read<double>(role, "f64");

    /// <summary>A tensor of f32, widened.</summary>
    public double[] Doubles(string role) => [.. Floats(role).Select(v => (double)v)];

    /// <summary>A tensor of u8.</summary>
    public byte[] Bytes(string role) => Read<byte>(role, "u8");

    /// <summary>A tensor of i16.</summary>
    public short[] Shorts(string role) => Read<short>(role, "i16");

    /// <summary>A tensor of i32 or i64, as <see cref="int"/>.</summary>
    public int[] Integers(string role) => Tensor(role).GetProperty("dtype").GetString() == "i64"
        ? [.. Read<long>(role, "i64").Select(v => checked((int)v))]
        : Read<int>(role, "i32");

    /// <summary>The relative error of PyTorch's own float32 result for one tensor.</summary>
    public double TorchError(string role)
    {
        if (!element.TryGetProperty("torch_f32_rel_err", out JsonElement error))
            return 0;
        if (error.ValueKind == JsonValueKind.Number)
            return error.GetDouble();
        return error.TryGetProperty(role, out JsonElement value) && value.ValueKind == JsonValueKind.Number ? value.GetDouble() : 0;
    }

    /// <summary>A figure that says how far OpenCV itself is from the exact answer.</summary>
    public double Accuracy(string name) => element.GetProperty("accuracy").TryGetProperty(name, out JsonElement value) ? value.GetDouble() : double.NaN;

    /// <inheritdoc/>
    public override string ToString() => Name;

    private JsonElement Tensor(string role) => element.GetProperty("tensors").GetProperty(role);

    private T[] Read<T>(string role, string type)
        where T : unmanaged
    {
        JsonElement tensor = Tensor(role);
        Assert.Equal(type, tensor.GetProperty("dtype").GetString());
        int length = Shape(role).Aggregate(1, (product, size) => product * size);
        return MemoryMarshal.Cast<byte, T>(ReferenceFile.Bytes(tensor.GetProperty("file").GetString()!, tensor.GetProperty("offset").GetInt32(), length * Marshal.SizeOf<T>())).ToArray();
    }
}
