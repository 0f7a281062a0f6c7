using System.Text.Json;
using System.Text.Unicode;

namespace KernelGen.Data;

/// <summary>The header of a safetensors file, read from bytes that nobody vouches for.</summary>
internal sealed class SafeTensorsHeader
{
    /// <summary>The format's own limit of a header's length.</summary>
    public const int MaxLength = 100_000_000;

    // The header's length comes before it.
    private const int Start = 8;

    private readonly string _file;

    private SafeTensorsHeader(string file) => _file = file;

    /// <summary>The tensors by name.</summary>
    public Dictionary<string, TensorEntry> Tensors { get; } = new(StringComparer.Ordinal);

    /// <summary>The file's notes about itself.</summary>
    public Dictionary<string, string> Metadata { get; } = new(StringComparer.Ordinal);

    /// <summary>Reads a header and checks that its tensors cover the file's data without a hole.</summary>
    /// <param name="json">The header's bytes.</param>
    /// <param name="dataLength">Number of bytes behind the header.</param>
    /// <param name="file">The file's name for messages.</param>
    /// <exception cref="InvalidDataException">Something is wrong; the message says what, and where.</exception>
    public static SafeTensorsHeader Parse(ReadOnlySpan<byte> json, long dataLength, string file)
    {
        var header = new SafeTensorsHeader(file);
        if (!Utf8.IsValid(json))
        {
            throw header.Invalid("the header is not UTF-8", 0);
        }

        if (json.IsEmpty || json[0] != (byte)'{')
        {
            throw header.Invalid("the header is not a JSON object", 0);
        }

        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = 8 });
        try
        {
            header.ReadAll(ref reader);
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"{file}: the header is not valid JSON at byte {Start + reader.BytesConsumed}: {e.Message}", e);
        }
        catch (InvalidOperationException e)
        {
            // Thrown for a string that is not valid text.
            throw new InvalidDataException($"{file}: the header is not valid text at byte {Start + reader.TokenStartIndex}: {e.Message}", e);
        }

        header.CheckOffsets(dataLength);
        return header;
    }

    private void ReadAll(ref Utf8JsonReader reader)
    {
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            long place = reader.TokenStartIndex;
            string name = reader.GetString()!;
            reader.Read();
            if (name == "__metadata__")
            {
                ReadMetadata(ref reader, place);
            }
            else if (!Tensors.TryAdd(name, ReadTensor(ref reader, name)))
            {
                throw Invalid($"the tensor '{name}' is there twice", place);
            }
        }

        // Reads on to the end: what follows the object must be white space.
        while (reader.Read())
        {
        }
    }

    private void ReadMetadata(ref Utf8JsonReader reader, long place)
    {
        if (Metadata.Count > 0)
        {
            throw Invalid("__metadata__ is there twice", place);
        }

        Expect(ref reader, JsonTokenType.StartObject, "__metadata__");
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            place = reader.TokenStartIndex;
            string key = reader.GetString()!;
            reader.Read();
            Expect(ref reader, JsonTokenType.String, $"the metadata '{key}'");
            if (!Metadata.TryAdd(key, reader.GetString()!))
            {
                throw Invalid($"the metadata '{key}' is there twice", place);
            }
        }
    }

    private TensorEntry ReadTensor(ref Utf8JsonReader reader, string name)
    {
        string? type = null;
        long[]? shape = null;
        long[]? offsets = null;
        Expect(ref reader, JsonTokenType.StartObject, $"the tensor '{name}'");
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            long place = reader.TokenStartIndex;
            string key = reader.GetString()!;
            reader.Read();
            bool isNew = key switch
            {
                "dtype" => type is null,
                "shape" => shape is null,
                "data_offsets" => offsets is null,
                _ => throw Invalid($"the tensor '{name}' has an unknown entry '{key}'", place),
            };
            if (!isNew)
            {
                throw Invalid($"the tensor '{name}' has '{key}' twice", place);
            }

            if (key == "dtype")
            {
                Expect(ref reader, JsonTokenType.String, $"dtype of '{name}'");
                type = reader.GetString();
            }
            else if (key == "shape")
            {
                shape = ReadNumbers(ref reader, $"shape of '{name}'");
            }
            else
            {
                offsets = ReadNumbers(ref reader, $"data_offsets of '{name}'");
            }
        }

        if (type is null || shape is null || offsets is not [long begin, long end])
        {
            throw Invalid($"the tensor '{name}' lacks its dtype, its shape or its two data_offsets", reader.TokenStartIndex);
        }

        CheckSize(name, type, shape, begin, end, reader.TokenStartIndex);
        return new TensorEntry(name, type, shape, begin, end);
    }

    private void CheckSize(string name, string type, long[] shape, long begin, long end, long place)
    {
        int size = TensorElement.Size(type);
        if (size == 0)
        {
            throw Invalid($"the tensor '{name}' has the unknown dtype '{type}'", place);
        }

        UInt128 bytes = (UInt128)size;
        foreach (long length in shape)
        {
            bytes *= (UInt128)length;
            if (bytes > long.MaxValue)
            {
                throw Invalid($"the sizes of '{name}', [{string.Join(", ", shape)}], multiply to more than 2^63 bytes", place);
            }
        }

        if (begin > end || (UInt128)(end - begin) != bytes)
        {
            throw Invalid($"the tensor '{name}', {type} [{string.Join(", ", shape)}], needs {bytes} bytes, but its data_offsets are {begin} and {end}", place);
        }
    }

    private long[] ReadNumbers(ref Utf8JsonReader reader, string what)
    {
        Expect(ref reader, JsonTokenType.StartArray, what);
        var numbers = new List<long>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            Expect(ref reader, JsonTokenType.Number, what);
            if (!reader.TryGetInt64(out long number) || number < 0)
            {
                throw Invalid($"{what} has a number that is not a whole number from 0 to 2^63 - 1", reader.TokenStartIndex);
            }

            numbers.Add(number);
        }

        return [.. numbers];
    }

    // In the order of their places, each tensor begins where the last ended, and the last ends with the file.
    private void CheckOffsets(long dataLength)
    {
        long next = 0;
        foreach (TensorEntry tensor in Tensors.Values.OrderBy(t => t.Begin).ThenBy(t => t.End))
        {
            if (tensor.Begin != next)
            {
                throw new InvalidDataException($"{_file}: the data of '{tensor.Name}' begins at byte {tensor.Begin} of the data, but that before it ends at {next}.");
            }

            next = tensor.End;
        }

        if (next != dataLength)
        {
            throw new InvalidDataException($"{_file}: the header tells of {next} bytes of data, but the file has {dataLength} behind its header.");
        }
    }

    private void Expect(ref Utf8JsonReader reader, JsonTokenType type, string what)
    {
        if (reader.TokenType != type)
        {
            throw Invalid($"{what} is a {reader.TokenType} where a {type} is needed", reader.TokenStartIndex);
        }
    }

    private InvalidDataException Invalid(string what, long place) => new($"{_file}: {what} (at byte {Start + place}).");
}
