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
    public void WithItsArgumentsAMethodIsTheFunction(string name) => Assert.All(Target.All, target =>
    {
        KernelSet set = Lower(CourseNetworks.All[name], target);
        var families = new FunctionFamilies(set, depth: 1);
        Dictionary<string, string> texts = families.All.ToDictionary(f => f.First.Name, f => Written(f.Write));
        int together = 0;
        foreach (Function function in set.Functions)
        {
            (string method, IEnumerable<string> arguments) = families.CallOf(function.Name);
            together += method == function.Name ? 0 : 1;
            string text = texts[method];
            string[] parameters = [.. Parameter().Matches(Head(text)).Select(m => m.Groups[1].Value).Skip(function.Sizes.Count)];
            Assert.Equal(parameters.Length, arguments.Count());
            foreach ((string parameter, string argument) in parameters.Zip(arguments))
            {
                text = Regex.Replace(text, $@"\b{parameter}\b", argument);
            }

            Assert.Equal(Body(Written(w => FunctionEmitter.Write(function, w))), Computed(Body(text)));
        }

        Assert.True(together >= 2, $"{together} functions run another's method.");
        Assert.Equal(set.Functions.Count - together, families.All.Count);
    });

    [Fact]
    public void SmallFunctionsWithManyDifferencesStayApart()
    {
        Assert.True(SharingBudget.Allows(Target.Bits512, length: 5000, parameters: 10, inside: 2));
        Assert.False(SharingBudget.Allows(Target.Bits512, length: 300, parameters: 10, inside: 2));
        Assert.False(SharingBudget.Allows(Target.Bits256, length: 5000, parameters: 10, inside: 5));
    }

    private static KernelSet Lower(NetworkDeclaration declaration, Target target) =>
        KernelSet.Lower(target, NetworkPrograms.Build(NetworkGraph.Build(declaration, ShapeInference.Infer(declaration)), trains: true).Steps);

    private static string Written(Action<CodeWriter> write)
    {
        var writer = new CodeWriter(CodeWriter.Tab);
        write(writer);
        return writer.ToString();
    }

    private static string Head(string text) => text.Split('\n').First(l => l.StartsWith("internal static void", StringComparison.Ordinal));

    /// <summary>The statements, however they are broken into lines: the length of a declaration depends on its numbers.</summary>
    private static string Body(string text)
    {
        IEnumerable<string> lines = text.Split('\n').SkipWhile(l => l != "{").Where(l => !l.TrimStart().StartsWith("//", StringComparison.Ordinal));
        return Declaration().Replace(string.Join("\n", lines.Select(l => l.Trim())), m => m.Value.Replace(", ", $";\n{m.Groups[1].Value} "));
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
