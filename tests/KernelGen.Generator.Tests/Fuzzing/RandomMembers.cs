namespace KernelGen.Generator.Tests.Fuzzing;

/// <summary>What else a user's class holds, of C# up to version 14.</summary>
internal static class RandomMembers
{
    private static readonly string[] s_members =
    [
        "int _x; ", "public int P { get; set; } = 3; ", "static int s; ", "event System.Action E; ", "void M() { } ", "public override string ToString() => \"\"; ",
        "int this[int i] => i; ", "class Nested { } ", "enum Kind { A, B } ", "delegate void D(); ", "record R(int X); ", "public int Item => 1; ", "const int Three = 3; ",
        "public required int Size { get; init; } ", "static void L() { int f(int x = 3) => x; var g = (int y = 2) => y; } ", "int[] _list = [1, 2, .. new int[3]]; ",
        "public string Half { get => field; set => field = value ?? \"\"; } ", "partial int Q { get; } ", "partial void Later(); ", "public partial int Both(); public partial int Both() => 1; ",
        "partial event System.Action Changed; ", "void Sum(params System.Collections.Generic.List<int> xs) { } ", "void Esc() { var e = \"\\e[0m\"; } ",
        "void Null(string? s) { s?.ToString(); } ", "string Names => nameof(System.Collections.Generic.List<>); ", "public static implicit operator int(Missing m) => 1; ",
        "ref int Ref => throw null; ", "unsafe int* _p; ", "fixed int buffer[4]; ", "~Finalize() { } ", "static abstract void Abstract(); ", "void Generic<T>() where T : allows ref struct { } ",
        "[System.Runtime.CompilerServices.OverloadResolutionPriority(1)] void Over() { } ", "void Raw() { var r = \"\"\"a \"b\" c\"\"\"; } ", "void U8() { var r = \"a\"u8; } ",
        "public void operator +=(int x) { } ", "file class Hidden { } ", "void Span(scoped System.Span<int> s) { } ", "public int Add(int a) { return a switch { > 3 and < 5 => 1, [] => 2, _ => 0 }; } ",
        "[Network(1, 2, 2)] partial class Inner { [Tanh] public partial Layer L { get; } } ", "[Block] partial class Inner2 { [Tanh] public partial Layer L { get; } } ",
        "public partial Layer Plain { get; } ", "[Tanh] public partial Layer Lone { get; } ", "[Linear(2)] public Layer NotPartial { get; } = null!; ", "[Tanh] partial Layer Indexed { get; set; } ",
        "[Conv2d(1, 1)] int _field; ", "[ImageKernel(\"1\")] int AProperty { get; } ", "[ImageKernel(\"1 2 1\")] static partial void Spare(ReadOnlyImageView<byte> s, ImageView<byte> d); ",
        "void Local() { [ImageKernel(\"1\")] static void f(ReadOnlyImageView<byte> s, ImageView<byte> d) { } } ", "#nullable disable\n", "\n#pragma warning disable CS1591\n", "; ", "} ", "{ ", "/* ", "\"", "public ", "[", "[Tanh]",
        "public extension(int x) { int Twice => 2 * x; } ", "static extern void E2(); ", "[System.Obsolete(\"x\", true)] public partial Layer Old { get; } ",
    ];

    /// <summary>Any member, or what is none.</summary>
    public static string Any(Dice dice) => dice.Of(s_members);
}
