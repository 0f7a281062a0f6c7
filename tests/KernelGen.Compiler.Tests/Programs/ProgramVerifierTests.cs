using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Graph;
using KernelGen.Compiler.Ir;
using KernelGen.Compiler.Lowering;
using KernelGen.Compiler.Lowering.Programs;
using KernelGen.Compiler.Tests.Support;
using Buffer = KernelGen.Compiler.Ir.Buffer;

namespace KernelGen.Compiler.Tests.Programs;

/// <summary>Programs as they are built hold, and what would break their kernels is refused, in words that name it.</summary>
public sealed class ProgramVerifierTests
{
    private static readonly Dictionary<Memory, int> Lengths = new() { [Memory.Workspace] = 64, [Memory.Parameters] = 64 };

    private static readonly Place Start = new(Memory.Workspace, 0);

    private static readonly Place Given = new(Memory.Parameters, 0);

    [Fact]
    public void OperandsStayInTheirMemory() => Refuses(
        "L, Copy: to is Workspace from 56 to 72, of 64", verifier => verifier.Given(Start, 16), Step(Start, Start.At(56)));

    [Fact]
    public void WhatIsWrittenOverlapsNothing() => Refuses(
        "L, Copy: to, which is written, overlaps from", verifier => verifier.Given(Start, 16), Step(Start, Start.At(8)));

    [Fact]
    public void WhatIsReadWasWritten() => Refuses(
        "L, Copy reads from, which no step before has written", verifier => verifier, Step(Start, Start.At(16)));

    [Fact]
    public void WhatAStepBeforeHasWrittenCanBeRead() => Check(
        verifier => verifier.Given(Start, 16), Step(Start, Start.At(16)), Step(Start.At(16), Start.At(32)));

    /// <summary>Two storages in one place, as a planner that takes lifetimes too short would put them.</summary>
    [Fact]
    public void WhatAnotherStorageWasWrittenOverIsNotRead()
    {
        (Storage kept, Storage other) = (Placed(16), Placed(16));
        Step[] steps = [Step(Start, new Place(kept)), Step(Start, new Place(other)), Step(new Place(kept), Start.At(32))];
        Refuses("L, Copy reads from, which no step before has written", verifier => verifier.Given(Start, 16), steps);
        Check(verifier => verifier.Given(Start, 16), steps[0], steps[2]);
    }

    /// <summary>A storage that keeps zeros is zero from the start where it is alone, and else after a step that clears it, until another is written.</summary>
    [Theory]
    [InlineData(0, false, true)]
    [InlineData(15, false, true)]
    [InlineData(16, false, false)]
    [InlineData(0, true, false)]
    public void ZerosThatAreSharedAreClearedBeforeTheyAreUsed(int start, bool clears, bool refused)
    {
        (Storage halo, Storage other) = (Placed(0, keepsZeros: true), Placed(start));
        Step[] steps = [Step(Given, new Place(other)), .. clears ? new Step[] { ClearStep.Of("L", halo) } : [], Step(Given, new Place(halo))];
        if (refused)
        {
            Refuses(
                "L, Copy uses the storage from 0 to 16, whose zeros another storage was written over", Begin, steps);
        }
        else
        {
            Check(Begin, steps);
        }

        ProgramVerifier Begin(ProgramVerifier verifier) => verifier.Given(Given, 16).Of([halo, other]);
    }

    [Fact]
    public void WhatIsClearedTooEarlyIsNotZero()
    {
        (Storage halo, Storage other) = (Placed(0, keepsZeros: true), Placed(0));
        Refuses(
            "whose zeros another storage was written over", verifier => verifier.Given(Given, 16).Of([halo, other]),
            ClearStep.Of("L", halo), Step(Given, new Place(other)), Step(Given, new Place(halo)));
    }

    [Fact]
    public void AStepGivesEachBufferAPlace() => Refuses("L, Copy has 2 buffers and gets 1", verifier => verifier, Step(Start));

    private static Storage Placed(int start, bool keepsZeros = false)
    {
        var storage = new Storage(Memory.Workspace, 16, keepsZeros);
        storage.Put(start);
        return storage;
    }

    private static KernelStep Step(params Place[] places) => new("L", "", new Copy(), places);

    private static void Refuses(string message, Func<ProgramVerifier, ProgramVerifier> given, params Step[] steps) =>
        Assert.Contains(message, Assert.Throws<InvalidOperationException>(() => Check(given, steps)).Message);

    private static void Check(Func<ProgramVerifier, ProgramVerifier> given, params Step[] steps) =>
        given(new ProgramVerifier(KernelSet.Lower(Target.Bits128, steps), Lengths)).Check(steps);

    /// <summary>Copies sixteen floats.</summary>
    private sealed record Copy : KernelForm
    {
        public override Kernel Lower(Target target)
        {
            (Buffer from, Buffer to) = (Scalars.In("from", 16), Scalars.Out("to", 16));
            Function function = Scalars.Function([from, to], builder => builder.Loop("i", 0, 16, 1, i => builder.Store(to, i, from.At(i))));
            return new Kernel(function with { Name = "Copy" }, []);
        }
    }
}
