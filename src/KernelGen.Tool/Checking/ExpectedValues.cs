using Google.Protobuf;
using KernelGen.Data;
using KernelGen.Tool.Model;
using KernelGen.Tool.Reading;
using KernelGen.Tool.Reading.Proto;

namespace KernelGen.Tool.Checking;

/// <summary>An input and what a model gives for it, as somebody stored it.</summary>
/// <param name="Input">The input.</param>
/// <param name="Outputs">The outputs by name; those of ONNX's test data have no names, and are in the model's order.</param>
internal sealed record ExpectedValues(float[] Input, IReadOnlyList<(string Name, float[] Values)> Outputs)
{
    /// <summary>Reads a <c>.npz</c> whose arrays are called like the model's input and outputs, or a folder as ONNX's tests have it (<c>input_0.pb</c>, <c>output_0.pb</c>).</summary>
    /// <exception cref="InvalidDataException">It is damaged, or has no input.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static ExpectedValues Read(string path, string inputName) => Directory.Exists(path) ? ReadFolder(path) : ReadArchive(path, inputName);

    private static ExpectedValues ReadArchive(string path, string inputName)
    {
        IReadOnlyDictionary<string, NumpyArray> arrays = NumpyArray.ReadAll(path);
        string name = arrays.ContainsKey(inputName) ? inputName : "input";
        return arrays.TryGetValue(name, out NumpyArray? input)
            ? new ExpectedValues(input.Values.ToArray(), [.. arrays.Where(pair => pair.Key != name).Select(pair => (pair.Key, pair.Value.Values.ToArray()))])
            : throw new InvalidDataException($"{path} has no array '{inputName}' or 'input'; it has {string.Join(", ", arrays.Keys)}.");
    }

    private static ExpectedValues ReadFolder(string path)
    {
        float[] input = ReadTensor(Path.Combine(path, "input_0.pb")).Values;
        var outputs = new List<(string, float[])>();
        for (int i = 0; File.Exists(Path.Combine(path, $"output_{i}.pb")); i++)
        {
            outputs.Add(ReadTensor(Path.Combine(path, $"output_{i}.pb")));
        }

        return outputs.Count > 0 ? new ExpectedValues(input, outputs) : throw new InvalidDataException($"{path} has no output_0.pb.");
    }

    private static (string Name, float[] Values) ReadTensor(string path)
    {
        try
        {
            TensorProto tensor = TensorProto.Parser.ParseFrom(File.ReadAllBytes(path));
            var converter = new TensorConverter(path);
            Constant constant = converter.Convert(tensor, "tensor");
            return converter.Problems.Count == 0 && constant.Floats is { } floats
                ? (tensor.Name, floats)
                : throw new InvalidDataException($"{path} does not hold real numbers.");
        }
        catch (InvalidProtocolBufferException e)
        {
            throw new InvalidDataException($"{path} is not a tensor of ONNX: {e.Message}", e);
        }
    }
}
