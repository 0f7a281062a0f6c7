using KernelGen.Package.Tests.Support;

namespace KernelGen.Package.Tests;

/// <summary>A project that cannot work gets one error that says what to change, not dozens about the emitted code.</summary>
[Collection(nameof(Workshop))]
public sealed class ProjectErrors(WrongProjects projects) : IClassFixture<WrongProjects>
{
    [Theory]
    [MemberData(nameof(WrongProjects.OldFrameworks), MemberType = typeof(WrongProjects))]
    public void TargetFrameworkTooOld(string framework)
    {
        CommandResult result = projects.OfFramework(framework);
        result.MustFailWith("NU1202");
        Assert.Contains("net9.0", result.Output, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(WrongProjects.OldLanguages), MemberType = typeof(WrongProjects))]
    public void LanguageTooOld(string version)
    {
        CommandResult result = projects.OfLanguage(version);
        result.MustFailWith("KGB002");
        Assert.Contains("<LangVersion>13</LangVersion>", result.Output, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(WrongProjects.NewLanguages), MemberType = typeof(WrongProjects))]
    public void LanguageNewEnough(string version) => projects.OfLanguage(version).MustSucceed();

    [Theory]
    [MemberData(nameof(WrongProjects.UnknownWidths), MemberType = typeof(WrongProjects))]
    public void WidthUnknown(string widths)
    {
        CommandResult result = projects.OfWidths(widths);
        result.MustFailWith("KGB005");
        Assert.Contains("<KernelGenWidths>512;256;128</KernelGenWidths>", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void UnsafeCodeNotAllowed()
    {
        CommandResult result = projects.Safe;
        result.MustFailWith("KGB003");
        Assert.Contains("<AllowUnsafeBlocks>true</AllowUnsafeBlocks>", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void UnsafeCodeNotAllowed_WhereNothingIsDeclared() => projects.RuntimeOnly.MustSucceed();

    [Fact]
    public void CompilerTooOld() => projects.OldCompiler.MustFailWith("KGB001");

    [Theory]
    [MemberData(nameof(WrongProjects.SetsWithoutAvx2), MemberType = typeof(WrongProjects))]
    public void InstructionSetTooOld(string set) => projects.OfInstructionSet(set).X64.MustSucceed("KGB004");

    [Theory]
    [MemberData(nameof(WrongProjects.SetsWithAvx2), MemberType = typeof(WrongProjects))]
    public void InstructionSetNewEnough(string set) => projects.OfInstructionSet(set).X64.MustSucceed();

    [Theory]
    [MemberData(nameof(WrongProjects.SetsWithoutAvx2), MemberType = typeof(WrongProjects))]
    [MemberData(nameof(WrongProjects.SetsWithAvx2), MemberType = typeof(WrongProjects))]
    public void InstructionSetOfArm(string set) => projects.OfInstructionSet(set).Arm64.MustSucceed();
}
