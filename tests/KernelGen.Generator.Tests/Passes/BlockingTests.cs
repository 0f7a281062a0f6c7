using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Ir;
using KernelGen.Compiler.Lowering;
using KernelGen.Compiler.Passes;
using KernelGen.Generator.Tests.Support;

namespace KernelGen.Generator.Tests.Passes;

/// <summary>
/// Kernels cut for caches: bands of rows, channels summed in blocks, sums that wait in memory. Tiny caches force on small shapes what large ones
/// need, and no bit may change.
/// </summary>
public sealed class BlockingTests
{
    public static TheoryData<int, int, int, int, int, int, int> Shapes => new()
    {
        // Channels in and out, height, kernel, stride, padding, groups.
        { 6, 5, 8, 3, 1, 1, 1 },
        { 4, 9, 6, 1, 1, 0, 1 },
        { 3, 7, 12, 5, 2, 2, 1 },
        { 2, 2, 9, 3, 2, 1, 1 },
        { 6, 4, 6, 3, 1, 1, 2 },
        { 5, 5, 8, 3, 1, 1, 5 },
        { 3, 3, 16, 7, 4, 2, 1 },

        // Sums in parts: of channels, of pixels, and of both.
        { 24, 3, 6, 5, 1, 2, 1 },
        { 3, 2, 18, 3, 1, 1, 1 },
        { 32, 32, 16, 3, 1, 1, 1 },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void CachesChangeNoBit(int inputs, int outputs, int size, int kernel, int stride, int padding, int groups)
    {
        NetworkDeclaration declaration = Declare.Network(
            inputs, size, size, Declare.Conv(outputs, kernel, kernel, stride: stride, padding: padding, groups: groups, activation: new ReLUDeclaration()))
            with { SumsDirectly = true };
        int cut = 0;
        foreach (Target target in Target.All)
        {
            Target tiny = target with { FirstCacheBytes = 1500, SecondCacheBytes = 12 << 10 };
            foreach (string name in (string[])["BlockConvolutionForward", "BlockConvolutionBackwardData", "BlockConvolutionBackwardWeights"])
            {
                Kernel whole = NetworkKernels.Named(name, declaration, target);
                Kernel blocked = NetworkKernels.Named(name, declaration, tiny);
                cut += Printer.Print(whole.Algorithm) == Printer.Print(blocked.Algorithm) ? 0 : 1;
                Compare(whole, blocked);
            }
        }

        Require.That(cut >= 3, $"only {cut} kernels were cut");
    }

    private static void Compare(Kernel whole, Kernel blocked)
    {
        Dictionary<string, int[]> expected = Run(whole.Algorithm);
        Function scheduled = (blocked with { SharedLoop = null }).Run(f => Verifier.Check(f));
        Dictionary<string, int[]> actual = Run(scheduled);
        foreach (string name in expected.Keys)
        {
            Require.That(expected[name].AsSpan().SequenceEqual(actual[name]), $"{name} differs in\n{Printer.Print(blocked.Algorithm)}");
        }
    }

    /// <summary>The results, without sums that only wait.</summary>
    private static Dictionary<string, int[]> Run(Function function)
    {
        int[][] memory = [.. function.Buffers.Select((b, i) => Filled((int)b.Length.Constant, b.Name.Length + b.Name[0]))];
        Interpreter.Run(function, memory);
        return function.Buffers.Select((b, i) => (b, memory[i])).Where(p => p.b.IsWritten && p.b.Name != "sums").ToDictionary(p => p.b.Name, p => p.Item2);
    }

    private static int[] Filled(int length, int seed)
    {
        var random = new Random(seed);
        var memory = new int[length];
        for (int i = 0; i < length; i++)
        {
            memory[i] = BitConverter.SingleToInt32Bits(random.NextSingle() - 0.5f);
        }

        return memory;
    }
}
