using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.CompilerServices;

namespace KernelGen.Images.Tests.Runtime;

/// <summary>
/// A filter runs at full speed from its second call on: no loop of the runtime waits in the JIT's first tier, which is several times slower,
/// until it has been called often enough.
/// </summary>
public sealed class FirstCallTests
{
    private static readonly Dictionary<short, OpCode> s_codes = typeof(OpCodes).GetFields()
        .Select(f => f.GetValue(null)).OfType<OpCode>().ToDictionary(c => c.Value);

    /// <summary>The classes between a call and the emitted rows.</summary>
    public static TheoryData<string> Classes =>
    [
        "BorderMap", "ChannelLines", "ImageProgram", "ImageProgramRunner", "ImageRun", "ImageShift", "InputRun", "RowRing", "RowSpans", "StageRun",
    ];

    [Theory]
    [MemberData(nameof(Classes))]
    public void EveryLoopIsCompiledAtFullSpeedAtOnce(string name)
    {
        Type type = typeof(ImageView<>).Assembly.GetType("KernelGen.Runtime." + name, throwOnError: true)!;
        const BindingFlags All = BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;
        foreach (MethodBase method in type.GetMethods(All).Cast<MethodBase>().Where(HasLoop))
        {
            Assert.True(
                method.MethodImplementationFlags.HasFlag(MethodImplAttributes.AggressiveOptimization),
                $"{name}.{method.Name} loops and starts in the JIT's first tier.");
        }
    }

    [Fact]
    public void LoopsAreFound()
    {
        Assert.True(HasLoop(typeof(FirstCallTests).GetMethod(nameof(Loops), BindingFlags.Static | BindingFlags.NonPublic)!));
        Assert.False(HasLoop(typeof(FirstCallTests).GetMethod(nameof(DoesNotLoop), BindingFlags.Static | BindingFlags.NonPublic)!));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int Loops(int n)
    {
        int sum = 0;
        for (int i = 0; i < n; i++)
            sum += i;
        return sum;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int DoesNotLoop(int n) => n > 3 ? n : n + 1;

    /// <summary>Whether a method has a jump backwards.</summary>
    private static bool HasLoop(MethodBase method)
    {
        byte[] il = method.GetMethodBody()?.GetILAsByteArray() ?? [];
        for (int at = 0; at < il.Length;)
        {
            OpCode code = il[at] == 0xFE ? s_codes[unchecked((short)(0xFE00 | il[at + 1]))] : s_codes[il[at]];
            at += code.Size;
            switch (code.OperandType)
            {
                case OperandType.ShortInlineBrTarget when (sbyte)il[at] < 0:
                case OperandType.InlineBrTarget when BitConverter.ToInt32(il, at) < 0:
                    return true;
                case OperandType.InlineSwitch:
                    at += 4 * BitConverter.ToInt32(il, at);
                    break;
            }

            at += code.OperandType switch
            {
                OperandType.InlineNone => 0,
                OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                OperandType.InlineVar => 2,
                OperandType.InlineI8 or OperandType.InlineR => 8,
                _ => 4,
            };
        }

        return false;
    }
}
