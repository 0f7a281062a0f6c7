using System.Globalization;
using System.Text.RegularExpressions;
using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Emit;
using KernelGen.Compiler.Emit.Networks;
using KernelGen.Compiler.Graph;
using KernelGen.Compiler.Ir;
using KernelGen.Compiler.Lowering.Programs;
using KernelGen.Compiler.Shapes;
using KernelGen.Compiler.Tests.Support;

namespace KernelGen.Compiler.Tests.Emit;

/// <summary>Functions that share a method: with the arguments of each call in place of its parameters, it says what the function alone would say.</summary>
public sealed partial class FunctionFamilyTests
{
    public static TheoryData<string> Networks => ["LeNet-5", "VGG-16", "ResNet-34", "SqueezeNet 1.1"];

    [Theory]
    [MemberData(nameof(Networks))]
    public void WithItsArgumentsAMethodIsTheFunction(string name)
    {
        NetworkDeclaration declaration = CourseNetworks.All[name];
        Step[] steps = [.. NetworkPrograms.Build(NetworkGraph.Build(declaration, ShapeInference.Infer(declaration)), trains: true).Steps];
        KernelSet[] sets = [.. Target.All.Select(t => KernelSet.Lower(t, steps))];
        var families = new FunctionFamilies(sets, depth: 1);
        var methods = new HashSet<string>();
        var functions = new HashSet<string>();
        for (int width = 0; width < sets.Length; width++)
        {
            int place = width;
            Dictionary<string, string> texts = families.All.ToDictionary(f => f.Name, f => Written(w => f.WriteBody(w, place)));
            Dictionary<string, string> stages = families.StagesOf(width).ToDictionary(f => f.Name, f => Written(f.Write));
            foreach (KernelStep step in sets[width].Steps)
            {
                Function[] widths = [.. sets.Select(s => s.Functions.Single(f => f.Name == s.NameOf(step)))];
                IReadOnlyList<Symbol> sizes = FunctionFamily.SizesOf(widths);
                Function function = widths[width].Sizes.Count < sizes.Count ? widths[width] with { Sizes = sizes } : widths[width];
                (string method, IEnumerable<string> arguments) = families.CallOf(step);
                methods.Add(method);
                functions.Add(string.Join(",", sets.Select(s => s.NameOf(step))));
                string text = texts[method];
                string[] parameters = [.. Parameter().Matches(Head(text)).Select(m => m.Groups[1].Value)];
                text = With(text, [.. parameters.Skip(parameters.Length - arguments.Count()).Zip(arguments)]);
                text = InPlace(text, stages).Replace("\tif (part > 0) return;\n", "", StringComparison.Ordinal);
                Assert.Equal(Body(Written(w => FunctionEmitter.Write(function, w))), Computed(Body(text)));
            }
        }

        Assert.True(functions.Count >= methods.Count + 2, $"{functions.Count} functions are {methods.Count} methods.");
        Assert.Equal(methods.Count, families.All.Count);
    }

    [Fact]
    public void SmallFunctionsWithManyDifferencesStayApart()
    {
        Assert.True(SharingBudget.Allows(Target.Bits512, length: 5000, parameters: 10, inside: 2));
        Assert.False(SharingBudget.Allows(Target.Bits512, length: 300, parameters: 10, inside: 2));
        Assert.False(SharingBudget.Allows(Target.Bits256, length: 5000, parameters: 10, inside: 5));
    }

    private static string Written(Action<CodeWriter> write)
    {
        var writer = new CodeWriter(CodeWriter.Tab);
        write(writer);
        return writer.ToString();
    }

    private static string Head(string text) => text.Split('\n').First(l => l.Contains(" static void ", StringComparison.Ordinal));

    /// <summary>The text with a stage in the place of each call of one.</summary>
    private static string InPlace(string text, Dictionary<string, string> stages) => StageCall().Replace(text, call =>
    {
        if (!stages.TryGetValue(call.Groups[1].Value, out string? stage))
        {
            return call.Value;
        }

        string[] parameters = [.. AnyParameter().Matches(Head(stage)).Select(m => m.Groups[1].Value)];
        stage = With(stage, [.. parameters.Zip(call.Groups[2].Value.Split(", "))]);
        string[] lines = [.. stage.Split('\n').SkipWhile(l => l != "{").Skip(1)];
        return string.Join("\n", lines.TakeWhile(l => l != "}"));
    });

    private static string With(string text, IReadOnlyList<(string Parameter, string Argument)> arguments)
    {
        // Two steps, so that no argument is taken for another parameter.
        for (int i = 0; i < arguments.Count; i++)
        {
            text = Regex.Replace(text, $@"\b{arguments[i].Parameter}\b", $"\u0001{Text(i)}\u0002");
        }

        return Marked().Replace(text, m => arguments[int.Parse(m.Groups[1].Value, CultureInfo.InvariantCulture)].Argument);
    }

    /// <summary>The statements, however they are broken into lines: the length of a declaration depends on its numbers.</summary>
    private static string Body(string text)
    {
        IEnumerable<string> lines = text.Split('\n').SkipWhile(l => l != "{").Where(l => !l.TrimStart().StartsWith("//", StringComparison.Ordinal));
        text = string.Join("\n", lines.Select(l => l.Trim()));

        // A stage has no `part` of its own, so its loops need not be called otherwise.
        text = text.Replace("part2", "part", StringComparison.Ordinal);
        return Declaration().Replace(text, m => m.Value.Replace(", ", $";\n{m.Groups[1].Value} "));
    }

    private static string Computed(string text)
    {
        text = Product().Replace(text, m => Text(Number(m.Groups[1]) * Number(m.Groups[2])));
        text = SumInParentheses().Replace(text, m => Text(Number(m.Groups[1]) + Number(m.Groups[2])));
        text = Sum().Replace(text, m => $"[{Text(Number(m.Groups[1]) + Number(m.Groups[2]))}]");
        return First().Replace(text, "$1");
    }

    private static long Number(Group group) => long.Parse(group.Value, CultureInfo.InvariantCulture);

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex(@"nint (\w+)")]
    private static partial Regex Parameter();

    [GeneratedRegex(@"(?:nint|float\*) (\w+)")]
    private static partial Regex AnyParameter();

    [GeneratedRegex(@"^\t*(\w+)\((.*)\);$", RegexOptions.Multiline)]
    private static partial Regex StageCall();

    [GeneratedRegex("\u0001(\\d+)\u0002")]
    private static partial Regex Marked();

    [GeneratedRegex(@"^(float\*|nint|V\d+\w*) \w+ = .*;$", RegexOptions.Multiline)]
    private static partial Regex Declaration();

    [GeneratedRegex(@"\b(\d+) \* (\d+)\b")]
    private static partial Regex Product();

    [GeneratedRegex(@"\((\d+) \+ (\d+)\)")]
    private static partial Regex SumInParentheses();

    [GeneratedRegex(@"&(\w+)\[0\]")]
    private static partial Regex First();

    [GeneratedRegex(@"\[(\d+) \+ (\d+)\]")]
    private static partial Regex Sum();
}
