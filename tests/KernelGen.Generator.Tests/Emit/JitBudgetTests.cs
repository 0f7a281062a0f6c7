using System.Text;
using KernelGen.Compiler.Ir;
using KernelGen.Generator.Tests.Support;

namespace KernelGen.Generator.Tests.Emit;

/// <summary>
/// RyuJIT compiles a method without optimising, about eight times slower, past any of 60,000 bytes of IL, 20,000 instructions, 2,000
/// basic blocks or 2,000 locals, and loses its way in much more than a thousand vector operations. Every emitted method keeps well
/// within, whatever the network.
/// </summary>
public sealed class JitBudgetTests
{
    private const int Bytes = 40_000;
    private const int Locals = 1_000;
    private const int VectorOperations = 1_200;
    private const int TextPerKernel = 60_000;

    public static TheoryData<string> Networks => [.. LargeNetworks.All.Keys];

    [Fact]
    public void MethodsStayWithinTheBudget()
    {
        IEnumerable<Function> functions = LargeNetworks.Functions.Select((k, i) => k.Function with { Name = $"{k.Function.Name}_{i}" });
        string source = EmittedText.Class(functions);
        IReadOnlyList<MethodSize> methods = MethodBodies.Of(EmittedText.Compile(source));
        Assert.True(methods.Count > 100);
        Assert.Contains(methods, m => m.VectorOperations > 50);
        string tooLarge = string.Join("\n", methods
            .Where(m => m.Bytes > Bytes || m.Locals > Locals || m.VectorOperations > VectorOperations || m.Instructions > 15_000 || m.Branches > 500));
        Assert.True(tooLarge.Length == 0, tooLarge);
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public void TheTextOfAKernelIsShort(string name)
    {
        string tooLong = "";
        foreach (LargeFunction large in LargeNetworks.Functions.Where(f => f.Network == name))
        {
            int length = Encoding.UTF8.GetByteCount(EmittedText.Of(large.Function));
            tooLong += length > TextPerKernel ? $"{large.Layer}, {large.Target.VectorBits} bits, {large.Function.Name}: {length}\n" : "";
        }

        Assert.True(tooLong.Length == 0, tooLong);
    }
}
