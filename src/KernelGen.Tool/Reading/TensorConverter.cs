using System.Buffers.Binary;
using KernelGen.Tool.Model;
using KernelGen.Tool.Reading.Proto;

namespace KernelGen.Tool.Reading;

/// <summary>Turns the file's tensors into constants, after it has compared their sizes with their data.</summary>
internal sealed class TensorConverter(string file)
{
    /// <summary>The format's number for 32-bit floats.</summary>
    public const int Float32 = 1;

    private const int External = 1;
    private const int MaxRank = 16;

    /// <summary>What is valid and not read.</summary>
    public List<ImportProblem> Problems { get; } = [];

    /// <summary>Converts a tensor.</summary>
    /// <param name="tensor">The tensor.</param>
    /// <param name="what">What it is for, for messages.</param>
    /// <exception cref="InvalidDataException">Its data do not fit its sizes.</exception>
    public Constant Convert(TensorProto tensor, string what)
    {
        string name = tensor.Name;
        if (tensor.DataLocation == External || tensor.ExternalData.Count > 0)
        {
            Problems.Add(new ImportProblem("", "", $"the {what} '{name}' is stored in another file; save the model with its weights inside"));
            return new Constant(name, [0], [], null);
        }

        int size = Size(tensor.DataType);
        if (size == 0)
        {
            Problems.Add(new ImportProblem("", "", $"the {what} '{name}' has values of type {TypeName(tensor.DataType)}, which are not read"));
            return new Constant(name, [0], [], null);
        }

        int[] dims = Dims(tensor, what);
        int length = (int)Constant.Count(dims);
        if (tensor.HasRawData)
        {
            if (tensor.RawData.Length != (long)length * size)
            {
                throw new InvalidDataException($"{file}: the {what} '{name}' has {tensor.RawData.Length} bytes, but {Listed.Text(dims)} needs {(long)length * size}.");
            }

            return FromBytes(name, dims, tensor.DataType, size, length, tensor.RawData.Span) with { IsNarrow = tensor.DataType != Float32 };
        }

        return FromFields(tensor, dims, length, what) with { IsNarrow = tensor.DataType != Float32 };
    }

    private static int Size(int type) => type switch
    {
        2 or 3 or 9 => 1,
        4 or 5 or 10 or 16 => 2,
        1 or 6 or 12 => 4,
        7 or 11 or 13 => 8,
        _ => 0,
    };

    private static string TypeName(int type) => type switch
    {
        0 => "'undefined'",
        8 => "string",
        14 => "complex64",
        15 => "complex128",
        >= 17 and <= 20 => "float8",
        21 or 22 => "int4",
        23 => "float4",
        _ => $"number {type}",
    };

    private static bool IsReal(int type) => type is 1 or 10 or 11 or 16;

    private int[] Dims(TensorProto tensor, string what)
    {
        if (tensor.Dims.Count > MaxRank || tensor.Dims.Any(dim => dim is < 0 or > int.MaxValue) || Constant.Count(tensor.Dims.Select(dim => (int)dim)) < 0)
        {
            throw new InvalidDataException($"{file}: the {what} '{tensor.Name}' has the sizes [{string.Join(", ", tensor.Dims.Take(MaxRank + 1))}], which cannot be.");
        }

        return [.. tensor.Dims.Select(dim => (int)dim)];
    }

    private static Constant FromBytes(string name, int[] dims, int type, int size, int length, ReadOnlySpan<byte> bytes)
    {
        if (IsReal(type))
        {
            float[] floats = new float[length];
            for (int i = 0; i < length; i++)
            {
                ReadOnlySpan<byte> at = bytes.Slice(i * size, size);
                floats[i] = type switch
                {
                    1 => BinaryPrimitives.ReadSingleLittleEndian(at),
                    10 => (float)BinaryPrimitives.ReadHalfLittleEndian(at),
                    11 => (float)BinaryPrimitives.ReadDoubleLittleEndian(at),
                    _ => BitConverter.UInt32BitsToSingle((uint)BinaryPrimitives.ReadUInt16LittleEndian(at) << 16),
                };
            }

            return new Constant(name, dims, floats, null);
        }

        long[] integers = new long[length];
        for (int i = 0; i < length; i++)
        {
            ReadOnlySpan<byte> at = bytes.Slice(i * size, size);
            integers[i] = type switch
            {
                3 => (sbyte)at[0],
                4 => BinaryPrimitives.ReadUInt16LittleEndian(at),
                5 => BinaryPrimitives.ReadInt16LittleEndian(at),
                6 => BinaryPrimitives.ReadInt32LittleEndian(at),
                12 => BinaryPrimitives.ReadUInt32LittleEndian(at),
                7 or 13 => BinaryPrimitives.ReadInt64LittleEndian(at),
                _ => at[0],
            };
        }

        return new Constant(name, dims, null, integers);
    }

    // Without raw data the values are in the field of their type; small types share int32_data.
    private Constant FromFields(TensorProto tensor, int[] dims, int length, string what)
    {
        int type = tensor.DataType;
        int count = type switch
        {
            1 => tensor.FloatData.Count,
            11 => tensor.DoubleData.Count,
            7 => tensor.Int64Data.Count,
            12 or 13 => tensor.Uint64Data.Count,
            _ => tensor.Int32Data.Count,
        };
        if (count != length)
        {
            throw new InvalidDataException($"{file}: the {what} '{tensor.Name}' has {count} values, but {Listed.Text(dims)} needs {length}.");
        }

        return type switch
        {
            1 => new Constant(tensor.Name, dims, [.. tensor.FloatData], null),
            11 => new Constant(tensor.Name, dims, [.. tensor.DoubleData.Select(value => (float)value)], null),
            10 => new Constant(tensor.Name, dims, [.. tensor.Int32Data.Select(bits => (float)BitConverter.UInt16BitsToHalf((ushort)bits))], null),
            16 => new Constant(tensor.Name, dims, [.. tensor.Int32Data.Select(bits => BitConverter.UInt32BitsToSingle((uint)bits << 16))], null),
            7 => new Constant(tensor.Name, dims, null, [.. tensor.Int64Data]),
            12 or 13 => new Constant(tensor.Name, dims, null, [.. tensor.Uint64Data.Select(value => (long)value)]),
            _ => new Constant(tensor.Name, dims, null, [.. tensor.Int32Data.Select(value => (long)value)]),
        };
    }
}
