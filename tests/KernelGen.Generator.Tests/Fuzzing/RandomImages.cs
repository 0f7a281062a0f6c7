namespace KernelGen.Generator.Tests.Fuzzing;

/// <summary>Image kernels and pipelines with signatures, taps and options drawn at random.</summary>
internal sealed class RandomImages(Dice dice)
{
    private readonly RandomArguments _arguments = new(dice);
    private readonly List<string> _kernels = [];

    /// <summary>A class of them.</summary>
    /// <param name="head">The class without its members, as in <c>partial class F</c>.</param>
    /// <param name="isStatic">Whether the methods are static.</param>
    public string Class(string head, bool isStatic)
    {
        string members = string.Concat(Enumerable.Range(0, dice.Between(1, 3)).Select(_ => dice.OneIn(3) && _kernels.Count > 0 ? Pipeline(isStatic) : Kernel(isStatic)));
        return $"{head} {{ {RandomArguments.Constants}{members} {(dice.Odd(6) ? RandomMembers.Any(dice) : "")} }}";
    }

    private string Kernel(bool isStatic)
    {
        string name = RandomNames.Any(dice);
        string options = !dice.Odd(2) ? "" : _arguments.Attribute(typeof(ImageKernelAttribute));
        int first = options.IndexOf(',', StringComparison.Ordinal);
        options = first < 0 || !options.EndsWith(')') ? ")" : options[first..];
        (string attribute, string taps) = (dice.Odd(12) ? "KernelGen.ImageKernelAttribute" : "ImageKernel", RandomTaps.Any(dice));
        string method = $"[{attribute}({taps}{options}] {Method(name, isStatic, ["byte", "ushort", "short", "float"], ["byte", "short", "int", "float", "ushort"])}";
        _kernels.Add(name);
        _arguments.Names.Add(name);
        return method;
    }

    private string Pipeline(bool isStatic)
    {
        string[] stages = [.. Enumerable.Range(0, dice.Between(dice.Odd(20) ? 0 : 1, 3)).Select(_ => Stage())];
        string channels = (dice.Odd(3) ? dice.Below(3) : 9) switch { 0 => ", Channels = 3", 1 => ", Channels = " + dice.Below(9), 2 => ", Parallel = true", _ => "" };
        return $"[ImagePipeline({string.Join(", ", stages)}{channels})] {Method(RandomNames.Any(dice), isStatic, ["byte", "short"], ["byte", "short", "int", "float"])}";
    }

    private string Stage() => (dice.Odd(2) ? dice.Below(4) : 9) switch
    {
        0 => dice.Of("PointOperations.Absolute", "PointOperations.MagnitudeL1", "PointOperations.MagnitudeL2", "PointOperations.Grayscale", "\"Absolute\""),
        1 => dice.Of("\"Threshold(128)\"", "\"Threshold(12, 1)\"", "\"Clamp(0, 255)\"", "\"Clamp(9, 1)\"", "\"Threshold()\"", "\"Threshold(x)\"", "\"Threshold(1\"", "\"Clamp(1,2,3)\"", "\"Threshold(1e99)\"", "\"Blu(\"", "\",\"", "\"\"", "null", "Missing"),
        2 => $"nameof({dice.Of(_kernels)}) + \", \" + nameof({dice.Of(_kernels)})",
        3 => $"\"{dice.Of(_kernels)}, {dice.Of(_kernels)}\"",
        _ => $"nameof({dice.Of(_kernels)})",
    };

    private string Method(string name, bool isStatic, string[] sources, string[] destinations)
    {
        string source = Pixel(sources), destination = dice.Odd(4) ? Pixel(destinations) : Pixel(source switch { "byte" => destinations, "float" => ["float"], _ => [source, "int", "float"] });
        (string from, string to) = (View("ReadOnlyImageView", source), View("ImageView", destination));
        (string s, string d) = dice.Odd(6) ? (RandomNames.Any(dice, 2), RandomNames.Any(dice, 2)) : ("source", "destination");
        string parameters = (dice.Odd(4) ? dice.Below(9) : 9) switch
        {
            0 => $"{to} {d}, {from} {s}",
            1 => $"{from} {s}",
            2 => $"{from} {s}, {to} {d}, int more",
            3 => $"in {from} {s}, ref {to} {d}",
            4 => $"scoped {from} {s}, scoped {to} {d}",
            5 => $"{from} {s} = default, {to} {d} = default",
            6 => $"ref readonly {from} {s}, out {to} {d}",
            7 => $"this {from} {s}, {to} {d}",
            8 => $"[System.Obsolete] {from} {s}, params {to}[] {d}",
            _ => $"{from} {s}, {to} {d}",
        };
        string modifiers = (dice.Odd(4)
                ? dice.Of("protected internal ", "public new ", "public unsafe ", "public virtual ", "public abstract ", "public readonly ", "public extern ", "public async ", "private protected ", "public override ", "public sealed ", "public volatile ", "public required ")
                : dice.Of("public ", "public ", "internal ", "private ", ""))
            + (isStatic == !dice.Odd(20) ? "static " : "") + (dice.Odd(40) ? "" : "partial ") + (dice.Odd(30) ? dice.Of("int", "Missing", "", "ref int", "T") : "void");
        string generic = dice.Odd(20) ? dice.Of("<T>", "<T, U>", "<>", "<T> /* */") : "", body = dice.Odd(20) ? dice.Of("{ }", "=> throw null!;", "", ";;") : ";";
        return $"{Documentation()}{modifiers} {name}{generic}({parameters}){body} ";
    }

    private string Pixel(string[] types) => dice.Odd(25) ? dice.Of("double", "uint", "byte?", "T", "Missing", "string", "long", "nint", "System.Half", "byte*", "dynamic", "(int, int)", "System.Byte", "Bytes") : dice.Of(types);

    private string View(string view, string pixel) => (dice.Odd(4) ? dice.Below(4) : 9) switch
    {
        0 => $"KernelGen.{view}<{pixel}>",
        1 => $"global::KernelGen.{view}<{pixel}>",
        2 => dice.OneIn(4) ? dice.Of("int", "object", "Missing<int>", "System.Span<byte>", "ReadOnlyImageView<>", "ImageView<", "var") : $"{view}<{pixel}>",
        _ => $"{view}<{pixel}>",
    };

    private string Documentation() => dice.Odd(12)
        ? dice.Of("/** <summary>x</summary> */ ", "/* c */ ", "\n/// <summary>a < b</summary>\n", "\n/// <inheritdoc/>\n", "\n#pragma warning disable\n", "\n#line 200 \"z.cs\"\n", "\n#region x\n#endregion\n", "\n#if DEBUG\n#else\n#endif\n", "[System.Obsolete] ", "[return: System.Diagnostics.CodeAnalysis.MaybeNull] ")
        : "";
}
