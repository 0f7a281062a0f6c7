using KernelGen.Package.Tests.Support;

namespace KernelGen.Package.Tests;

/// <summary>Every way to publish a program gives one without a warning, and the same bits as JIT compilation.</summary>
[Collection(nameof(Workshop))]
public sealed class Publishing(Workshop workshop)
{
    [Fact]
    public void TrimmedSingleFile() => AssertSameBits(Publish(
        "Trimmed", "<PublishTrimmed>true</PublishTrimmed><PublishSingleFile>true</PublishSingleFile><SelfContained>true</SelfContained>"));

    [Fact]
    public void ReadyToRun() => AssertSameBits(Publish("ReadyToRun", "<PublishReadyToRun>true</PublishReadyToRun><SelfContained>false</SelfContained>"));

    [NeedsFact(Tools.NativeLinker)]
    public void NativeAot_ForProcessorsWithAvx2() =>
        AssertSameBits(Publish("Native", "<PublishAot>true</PublishAot><IlcInstructionSet>x86-64-v3</IlcInstructionSet>"));

    /// <summary>Without AVX2 there is no fused multiply-add: the bits are those of JIT compilation without it, and a warning tells of the line.</summary>
    [NeedsFact(Tools.NativeLinker)]
    public void NativeAot_ForOldProcessors_WarnsOfTheMissingLine()
    {
        string[] lines = Publish("NativeDefault", "<PublishAot>true</PublishAot>", "KGB004");
        string[] expected = workshop.ProbeOutput(("DOTNET_EnableAVX2", "0"));
        Assert.Equal("width 128 fma False", lines[0]);
        Assert.Equal(expected, lines);
    }

    /// <summary>The vectors of 64-bit ARM have 128 bits and fused multiply-add. Debian has no ICU to link for it, so cultures are invariant.</summary>
    [NeedsFact(Tools.Arm64)]
    public void NativeAot_ForArm64()
    {
        string folder = workshop.WriteProbeProgram("Arm", "<PublishAot>true</PublishAot><InvariantGlobalization>true</InvariantGlobalization>");
        Run.Dotnet(
            folder, "publish", "-r", "linux-arm64", "-o", "out", "-p:LinkerFlavor=lld", "-p:ObjCopyName=llvm-objcopy").MustSucceed();
        CommandResult run = Run.Program(
            "qemu-aarch64", folder, [], "-L", Workshop.Arm64Root, Path.Combine(folder, "out", "Arm")).MustSucceed();
        Assert.Equal("width 128 fma True", run.Lines[0]);
        AssertSameBits(run.Lines);
    }

    private string[] Publish(string name, string properties, params string[] warnings)
    {
        string folder = workshop.WriteProbeProgram(name, properties);
        Run.Dotnet(folder, "publish", "-r", Workshop.Runtime, "-o", "out").MustSucceed(warnings);
        string program = Path.Combine(folder, "out", OperatingSystem.IsWindows() ? name + ".exe" : name);
        return Run.Program(program, folder, []).MustSucceed().Lines;
    }

    private void AssertSameBits(string[] lines)
    {
        string[] expected = workshop.ProbeOutput();
        Assert.True(expected.Length > 80, $"The probe printed {expected.Length} lines.");
        bool fused = expected[0].EndsWith("fma True", StringComparison.Ordinal);
        Assert.Equal(fused, lines[0].EndsWith("fma True", StringComparison.Ordinal));
        Assert.Equal(expected.Skip(1), lines.Skip(1));
    }
}
