using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Graph;
using KernelGen.Compiler.Ir;
using KernelGen.Compiler.Lowering;
using KernelGen.Compiler.Lowering.Programs;
using KernelGen.Compiler.Shapes;
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

    /// <summary>The last float of a memory may be used, none behind it, and none in front of the first.</summary>
    [Theory]
    [InlineData(48, null)]
    [InlineData(49, "L, Copy: to is Workspace from 49 to 65, of 64")]
    [InlineData(-1, "L, Copy: to is Workspace from -1 to 15, of 64")]
    public void AMemoryIsUsedToItsLastFloat(int place, string? message) => Expect(
        message, verifier => verifier.Given(Given, 16), Step(Given, Start.At(place)));

    /// <summary>The same of methods of the runtime, of which only the first float is known, and of what is cleared.</summary>
    [Theory]
    [InlineData(63, null)]
    [InlineData(64, "is outside its memory")]
    [InlineData(-1, "is outside its memory")]
    public void MethodsBeginInTheirMemory(int place, string? message)
    {
        Expect(message, verifier => verifier.Given(Given, 64), Method(Given, Start.At(place)));
        Expect(message, verifier => verifier.Given(Start.At(place), 1), Method(Start.At(place), Given));
    }

    [Theory]
    [InlineData(48, null)]
    [InlineData(49, "L clears from 49 to 65, of 64")]
    public void WhatIsClearedIsInItsMemory(int start, string? message) => Expect(message, verifier => verifier, ClearStep.Of("L", Placed(start, keepsZeros: true)));

    [Fact]
    public void WhatAMethodReadsWasWritten()
    {
        Expect("L, WeightPacking.Bias reads ", verifier => verifier, Method(Given, Start));
        Expect("L, WeightPacking.Bias reads ", verifier => verifier.Given(Given.At(1), 1), Method(Given, Start));
        Expect(null, verifier => verifier.Given(Given, 1), Method(Given, Start), Step(Start, Start.At(16)));
    }

    /// <summary>Neighbours do not overlap, whichever is in front; one float that both have is one too many.</summary>
    [Theory]
    [InlineData(16, 0, false)]
    [InlineData(16, 32, false)]
    [InlineData(16, 1, true)]
    [InlineData(16, 31, true)]
    [InlineData(16, 16, true)]
    public void WhatIsWrittenMayBeBesideWhatIsRead(int from, int to, bool overlaps) => Expect(
        overlaps ? "L, Copy: to, which is written, overlaps from" : null, verifier => verifier.Given(Start.At(from), 16), Step(Start.At(from), Start.At(to)));

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

    /// <summary>A tensor of two parts, as what Concat joins: it is there when both are, and neither reaches into the other.</summary>
    [Theory]
    [InlineData(new[] { 0, 16 }, null)]
    [InlineData(new[] { 16, 0 }, null)]
    [InlineData(new[] { 0 }, "L, Copy reads from, which no step before has written")]
    [InlineData(new[] { 16 }, "L, Copy reads from, which no step before has written")]
    [InlineData(new[] { 0, 0 }, "L, Copy reads from, which no step before has written")]
    [InlineData(new[] { 0, 8, 16 }, "L, Copy: to is Workspace from 8 to 24, across the edge of another part of its storage")]
    public void PartsOfATensorFillItAndDoNotOverlap(int[] parts, string? message)
    {
        var whole = new Place(Placed(0, length: 32));
        whole.Storage.HasParts = true;
        Step[] steps = [.. parts.Select(p => Step(Given, whole.At(p))), Step(32, whole, new Place(Placed(32, length: 32)))];
        if (message is null)
        {
            Check(verifier => verifier.Given(Given, 16), steps);
        }
        else
        {
            Refuses(message, verifier => verifier.Given(Given, 16), steps);
        }
    }

    /// <summary>
    /// A Concat whose parts are written where they belong: without the step that writes one of them, or with that step moved onto the other part, the
    /// program is refused.
    /// </summary>
    [Theory]
    [InlineData("L1", "L2")]
    [InlineData("L2", "L1")]
    public void ConcatIsWholeWhenAllItsPartsAreWritten(string part, string other)
    {
        NetworkDeclaration declaration = Declare.Network(
            16, 12, 12, Declare.Conv(32, 3, 3, padding: 1), Declare.Conv(32, 1, 1),
            Declare.Conv(32, 3, 3, padding: 1) with { Inputs = Places(0) },
            new LayerDeclaration("L", "public", new ConcatDeclaration(), Activation.None) { Inputs = Places(1, 2) }, Declare.Conv(16, 3, 3, padding: 1));
        NetworkPrograms programs = NetworkPrograms.Build(NetworkGraph.Build(declaration, ShapeInference.Infer(declaration)), trains: false);
        KernelSet kernels = KernelSet.Lower(Target.Bits512, programs.Steps);
        ProgramVerifier.Check(programs, kernels);

        KernelStep[] steps = [.. programs.One.Forward.OfType<KernelStep>()];
        KernelStep step = steps.Last(s => s.Layer == part);
        Place theirs = steps.Last(s => s.Layer == other).Arguments[^1];
        Assert.Same(theirs.Storage, step.Arguments[^1].Storage);
        Assert.DoesNotContain(steps, s => s.Layer == "L3");

        foreach (Step[] instead in (Step[][])[[], [step with { Arguments = [.. step.Arguments.SkipLast(1), theirs] }]])
        {
            NetworkProgram broken = programs.One with { Forward = [.. programs.One.Forward.SelectMany(s => s == step ? instead : [s])] };
            Assert.Contains(
                "which no step before has written",
                Assert.Throws<InvalidOperationException>(() => ProgramVerifier.Check(programs with { One = broken }, KernelSet.Lower(Target.Bits512, broken.Steps))).Message);
        }

        static EquatableArray<int> Places(params int[] places) => places.ToEquatableArray();
    }

    [Theory]
    [InlineData("WeightPacking.Bias", 3, false)]
    [InlineData("WeightPacking.Bias", 2, true)]
    [InlineData("WeightPacking.Nothing", 3, true)]
    public void TheRuntimeHasWhatIsCalled(string method, int arguments, bool refused)
    {
        object?[] all = [Given, 16, Start];
        Step[] steps = [new RuntimeStep("L", "", method, all[..arguments])];
        if (refused)
        {
            Refuses($"L: the runtime has no {method} of these {arguments} arguments", verifier => verifier.Given(Given, 16), steps);
        }
        else
        {
            Check(verifier => verifier.Given(Given, 16), steps);
        }
    }

    [Fact]
    public void AStepGivesEachBufferAPlace() => Refuses("L, Copy has 2 buffers and gets 1", verifier => verifier, Step(Start));

    private static Storage Placed(int start, bool keepsZeros = false, int length = 16)
    {
        var storage = new Storage(Memory.Workspace, length, keepsZeros);
        storage.Put(start);
        return storage;
    }

    private static KernelStep Step(params Place[] places) => Step(16, places);

    private static KernelStep Step(int length, params Place[] places) => new("L", "", new Copy(length), places);

    private static RuntimeStep Method(Place from, Place to) => new("L", "", "WeightPacking.Bias", [from, 16, to]);

    private static void Expect(string? message, Func<ProgramVerifier, ProgramVerifier> given, params Step[] steps)
    {
        if (message is null)
        {
            Check(given, steps);
        }
        else
        {
            Refuses(message, given, steps);
        }
    }

    private static void Refuses(string message, Func<ProgramVerifier, ProgramVerifier> given, params Step[] steps) =>
        Assert.Contains(message, Assert.Throws<InvalidOperationException>(() => Check(given, steps)).Message);

    private static void Check(Func<ProgramVerifier, ProgramVerifier> given, params Step[] steps) =>
        given(new ProgramVerifier(KernelSet.Lower(Target.Bits128, steps), Lengths)).Check(steps);

    /// <summary>Copies floats.</summary>
    private sealed record Copy(int Length) : KernelForm
    {
        public override Kernel Lower(Target target)
        {
            (Buffer from, Buffer to) = (Scalars.In("from", Length), Scalars.Out("to", Length));
            Function function = Scalars.Function([from, to], builder => builder.Loop("i", 0, Length, 1, i => builder.Store(to, i, from.At(i))));
            return new Kernel(function with { Name = "Copy" }, []);
        }
    }
}
