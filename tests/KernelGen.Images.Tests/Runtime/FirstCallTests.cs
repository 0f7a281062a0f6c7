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
    private static readonly string[] s_names =
    [
        "BorderMap", "ChannelLines", "FrameColumns", "ImageProgram", "ImageProgramRunner", "ImageRun", "ImageShift", "InputRun", "RowRing", "RowSpans",
        "StageRun",
    ];

    public static TheoryData<string> Classes => [.. s_names];

    [Theory]
    [MemberData(nameof(Classes))]
    public void EveryLoopIsCompiledAtFullSpeedAtOnce(string name)
    {
        foreach (MethodBase method in MethodsOf(TypeOf(name)).Where(m => Read(m).HasLoop && !IsInlined(m)))
        {
            Require.That(IsFastAtOnce(method), $"{name}.{method.Name} loops and starts in the JIT's first tier.");
        }
    }

    /// <summary>The first tier inlines nothing: a loop that is to be inlined is compiled at full speed where its callers are.</summary>
    [Fact]
    public void InlinedLoopsAreOnlyCalledByMethodsAtFullSpeed()
    {
        foreach (string name in s_names)
        {
            foreach (MethodBase caller in MethodsOf(TypeOf(name)).Where(m => !IsInlined(m) && !IsFastAtOnce(m)))
            {
                foreach (MethodBase callee in Read(caller).Calls.Where(m => IsInlined(m) && Read(m).HasLoop))
                {
                    Assert.Fail($"{name}.{caller.Name} starts in the JIT's first tier and calls {callee.Name}, which loops.");
                }
            }
        }
    }

    [Fact]
    public void LoopsAreFound()
    {
        Assert.True(Read(typeof(FirstCallTests).GetMethod(nameof(Loops), BindingFlags.Static | BindingFlags.NonPublic)!).HasLoop);
        Assert.False(Read(typeof(FirstCallTests).GetMethod(nameof(DoesNotLoop), BindingFlags.Static | BindingFlags.NonPublic)!).HasLoop);
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

    private static Type TypeOf(string name) => typeof(ImageView<>).Assembly.GetType("KernelGen.Runtime." + name, throwOnError: true)!;

    private static IEnumerable<MethodBase> MethodsOf(Type type) => type.GetMethods(
        BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly);

    private static bool IsInlined(MethodBase method) => method.MethodImplementationFlags.HasFlag(MethodImplAttributes.AggressiveInlining);

    private static bool IsFastAtOnce(MethodBase method) => method.MethodImplementationFlags.HasFlag(MethodImplAttributes.AggressiveOptimization);

    /// <summary>Whether a method has a jump backwards, and the methods that it calls.</summary>
    private static (bool HasLoop, List<MethodBase> Calls) Read(MethodBase method)
    {
        byte[] il = method.GetMethodBody()?.GetILAsByteArray() ?? [];
        bool hasLoop = false;
        List<MethodBase> calls = [];
        for (int at = 0; at < il.Length;)
        {
            OpCode code = il[at] == 0xFE ? s_codes[unchecked((short)(0xFE00 | il[at + 1]))] : s_codes[il[at]];
            at += code.Size;
            switch (code.OperandType)
            {
                case OperandType.ShortInlineBrTarget when (sbyte)il[at] < 0:
                case OperandType.InlineBrTarget when BitConverter.ToInt32(il, at) < 0:
                    hasLoop = true;
                    break;
                case OperandType.InlineMethod:
                    Type[] ofType = method.DeclaringType!.GetGenericArguments();
                    Type[] ofMethod = method.IsGenericMethod ? method.GetGenericArguments() : [];
                    calls.Add(method.Module.ResolveMethod(BitConverter.ToInt32(il, at), ofType, ofMethod)!);
                    break;
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

        return (hasLoop, calls);
    }
}
