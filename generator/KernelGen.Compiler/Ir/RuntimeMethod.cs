namespace KernelGen.Compiler.Ir;

/// <summary>A method of the runtime that programs or kernels call. This is the only place that knows them; a test compares it with the runtime's assembly.</summary>
/// <param name="Name">Class and method, for example <c>WeightPacking.Bias</c>.</param>
/// <param name="Parameters">A letter for each parameter: <c>p</c> a pointer to floats, <c>i</c> an <c>int</c>, <c>d</c> a <c>double</c>,
/// <c>n</c> an <c>nint</c>, which only kernels pass.</param>
/// <param name="FromTheFront">
/// Whether it writes no float before all in front of that place are read, if what it writes does not begin behind what it reads. Then its result may
/// take the place of its source.
/// </param>
/// <param name="SingleGroup">Whether that is so of one group of channels alone; then it is the parameter at this index.</param>
internal sealed record RuntimeMethod(string Name, string Parameters, bool FromTheFront = false, int? SingleGroup = null)
{
    private static readonly string[] s_transform = ["first", "outputs", "inputs", "rows", "columns", "tileRows", "tileColumns"];

    /// <summary>All of them.</summary>
    public static IReadOnlyList<RuntimeMethod> All { get; } =
    [
        new("ChannelBlocks.Insert", "piiiiiiiip"),
        new("ChannelsLast.FromPlanes", "piip"),
        new("ChannelsLast.ToPlanes", "piiipii"),
        new("DropoutMask.Fill", "piidp"),
        new("SampleBlock.ToChannels", "piip"),
        new("SampleBlock.ToRows", "piiiiipi"),
        new("SampleLayout.Clear", "pi"),
        new("SampleLayout.ClearFrame", "piiiiii"),
        new("SampleLayout.ToBlocks", "piiiiiiip"),
        new("SampleLayout.ToPixels", "piiiiip"),
        new("SampleLayout.ToPlanes", "piiiiip"),
        new("WeightPacking.Bias", "pip", FromTheFront: true),
        new("WeightPacking.ChannelBlocks", "piiiip", FromTheFront: true, SingleGroup: 4),
        new("WeightPacking.Copy", "pip", FromTheFront: true),
        new("WeightPacking.FromHwio", "piiip"),
        new("WeightPacking.Members", "iiip"),
        new("WeightPacking.SwapChannels", "piiiip"),
        new("WeightPacking.ToHwio", "piiip"),
        new("WinogradWeights.Backward", "ppnnnnnnn") { Numbers = s_transform },
        new("WinogradWeights.Forward", "ppnnnnnnn") { Numbers = s_transform },
        new("WinogradWeights.Gradient", "ppnnnnnn") { Numbers = ["outputs", "inputChannels", "rowTaps", "columnTaps", "rowPoints", "columnPoints"] },
        new("WinogradWeights.Pack", "piiiiiip"),
    ];

    /// <summary>What the numbers are called that kernels pass.</summary>
    public IReadOnlyList<string> Numbers { get; private init; } = [];

    /// <summary>The method that a kernel's call runs; null where the runtime has none that takes this: pointers first, then numbers.</summary>
    public static RuntimeMethod? Of(RuntimeCall call) =>
        All.FirstOrDefault(m => m.Name == call.Method && m.Parameters == new string('p', call.Regions.Count) + new string('n', call.Numbers.Count));

    /// <summary>Whether a call with these arguments may write over what it reads.</summary>
    public bool WritesFromTheFront(IReadOnlyList<object?> arguments) => FromTheFront && (SingleGroup is not { } groups || arguments[groups] is 1);
}
