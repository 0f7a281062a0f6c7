using KernelGen.Tool.Model;

namespace KernelGen.Tool.Lifting;

/// <summary>What the network's input is: which of the model's, how large, and whether its channels are last.</summary>
internal static class InputRule
{
    private static readonly HashSet<string> s_keepOrder = new(["Sub", "Add", "Mul", "Div", "Cast", "Identity", "Neg", "Clip", "Pad"], StringComparer.Ordinal);

    /// <summary>Chooses.</summary>
    /// <exception cref="ImportException">There is not one input of real numbers, or its sizes are not known.</exception>
    public static (TensorView View, string Name, int Batch) Choose(SourceModel model, int[]? dims)
    {
        if (model.Inputs is not [{ } input])
        {
            throw Refused($"the model has {model.Inputs.Count} inputs ({string.Join(", ", model.Inputs.Select(i => i.Name))}); a network has one");
        }

        if (!input.IsReal)
        {
            throw Refused($"the input '{input.Name}' is not of 32-bit floats");
        }

        int[] sizes = Sizes(input, dims);
        int batch = sizes.Length > 1 ? Math.Max(1, dims?[0] ?? input.Dims?[0] ?? 1) : 1;
        if (sizes.Length < 4)
        {
            MapShape flat = sizes.Length == 1 ? new MapShape(sizes[0], 1, 1) : new MapShape(sizes[1], 1, sizes.ElementAtOrDefault(2) is > 0 and int length ? length : 1);
            return (View(flat, sizes, isNhwc: false), input.Name, batch);
        }

        bool isNhwc = IsTurned(model, input.Name);
        MapShape shape = isNhwc ? new MapShape(sizes[3], sizes[1], sizes[2]) : new MapShape(sizes[1], sizes[2], sizes[3]);
        return (View(shape, sizes, isNhwc), input.Name, batch);
    }

    private static TensorView View(MapShape shape, int[] dims, bool isNhwc) => shape.Length <= 1 << 28
        ? new TensorView(new GraphNode(new InputOperation(), [], shape, "input"), dims, isNhwc)
        : throw Refused($"an input of {shape} is too large");

    private static int[] Sizes(SourceValue input, int[]? given)
    {
        int[]? dims = given ?? input.Dims;
        if (dims is null || dims.Length is < 1 or > 4)
        {
            throw Refused($"the input '{input.Name}' is {Text(dims)}; it must be batch × channels × height × width, batch × channels × length, or batch × values");
        }

        if (given is not null && input.Dims is { } own && (own.Length != given.Length || own.Skip(1).Zip(given.Skip(1)).Any(pair => pair.First >= 0 && pair.First != pair.Second)))
        {
            throw Refused($"the input '{input.Name}' is {Text(own)} in the model, not {Text(given)}");
        }

        // One axis alone is that of the values.
        if (dims.Length == 1)
        {
            return dims[0] > 0 ? dims : throw Refused($"the sizes of the input '{input.Name}', {Text(dims)}, are open or empty");
        }

        if (dims.Skip(1).Any(dim => dim < 1))
        {
            throw Refused($"the sizes of the input '{input.Name}', {Text(dims)}, are open; say them, for example --input {string.Join("x", dims.Select((dim, i) => i == 0 ? 1 : dim > 0 ? dim : i == 1 ? 3 : 224))}");
        }

        return [1, .. dims[1..]];
    }

    // A model with channels last turns its input before the first convolution.
    private static bool IsTurned(SourceModel model, string name)
    {
        var same = new HashSet<string>([name], StringComparer.Ordinal);
        foreach (ModelNode node in model.Nodes)
        {
            if (!node.Inputs.Any(same.Contains))
            {
                continue;
            }

            if (node.Operator == "Transpose" && node.Integers("perm") is [0, 3, 1, 2])
            {
                return true;
            }

            if (s_keepOrder.Contains(node.Operator))
            {
                same.UnionWith(node.Outputs);
            }
        }

        return false;
    }

    private static string Text(int[]? dims) => dims is null ? "of unknown sizes" : string.Join("x", dims.Select(dim => dim < 0 ? "?" : dim.ToString(System.Globalization.CultureInfo.InvariantCulture)));

    private static ImportException Refused(string reason) => new([new ImportProblem("", "", reason)]);
}
