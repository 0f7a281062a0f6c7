using KernelGen.Compiler.Graph;
using KernelGen.Compiler.Ir;
using KernelGen.Compiler.Lowering.Layouts;
using KernelGen.Compiler.Lowering.Networks;

namespace KernelGen.Compiler.Lowering.Programs;

/// <summary>
/// Checks what the kernels of a program count on, naively and step by step: operands are inside their memory, none that is written overlaps
/// another of the same step, nothing is read that no step before has written, or that another storage has been written over since, and zeros that a
/// storage keeps are zero when it is used. A tensor whose parts are written where they belong is there from its first float to its last when it is read, and
/// no part of it reaches into another.
/// </summary>
/// <param name="kernels">The kernels of one target.</param>
/// <param name="lengths">Floats of each memory.</param>
internal sealed class ProgramVerifier(KernelSet kernels, IReadOnlyDictionary<Memory, int> lengths)
{
    private readonly List<(Place Place, long Length)> _written = [];
    private readonly HashSet<Storage> _zero = [];

    /// <summary>Checks all programs of a network.</summary>
    public static void Check(NetworkPrograms programs, KernelSet kernels)
    {
        foreach (NetworkProgram program in programs.All)
        {
            Check(program, kernels);
        }
    }

    private static void Check(NetworkProgram program, KernelSet kernels)
    {
        NetworkGraph graph = program.Graph;
        int parameters = graph.Parameters.TotalLength;
        Place allParameters = new(Memory.Parameters, 0);
        bool isOne = program.Purpose == Purpose.InferOne;
        var verifier = new ProgramVerifier(kernels, new Dictionary<Memory, int>
        {
            [Memory.Parameters] = parameters,
            [Memory.Packed] = program.PackedLength,
            [Memory.Workspace] = program.WorkspaceLength,
            [Memory.Scratch] = program.ScratchLength,
            [Memory.Input] = isOne ? graph.Input.Shape.Length : 0,
            [Memory.Output] = isOne ? graph.OutputLength : 0,
            [Memory.Gradients] = program.Purpose == Purpose.Train ? graph.Parameters.Length : 0,
        }).Given(allParameters, parameters);
        if (isOne)
        {
            verifier.Given(new Place(Memory.Input, 0), graph.Input.Shape.Length);
        }
        else
        {
            verifier.Given(program.Input.Place, program.Input.Layout.Length);
            if (program.Tensors.HasSampleKeys)
            {
                verifier.Given(program.Tensors.SampleKeys, 2 * Parts.Lanes);
            }
        }

        if (program.Purpose == Purpose.Train)
        {
            foreach (Placed<PlaneLayout> gradient in program.OutputGradients)
            {
                verifier.Given(gradient.Place, gradient.Layout.Length);
            }
        }

        verifier.Of(program.Storages).Check(program.Steps);
    }

    /// <summary>All storages: those that keep zeros and share their memory with nothing are zero from the start.</summary>
    public ProgramVerifier Of(IReadOnlyList<Storage> storages)
    {
        _zero.UnionWith(storages.Where(s => s.KeepsZeros && !storages.Any(o => o != s && o.Memory == s.Memory && s.Start < o.End && o.Start < s.End)));
        return this;
    }

    /// <summary>Something that is there before the program runs.</summary>
    public ProgramVerifier Given(Place place, long length)
    {
        _written.Add((place, length));
        return this;
    }

    /// <summary>Checks steps, each in the light of those before it.</summary>
    /// <exception cref="InvalidOperationException">A step breaks a rule.</exception>
    public ProgramVerifier Check(IEnumerable<Step> steps)
    {
        foreach (Step step in steps)
        {
            Interruption.Check();
            switch (step)
            {
                case ForParameterGradients part:
                    Check(part.Steps);
                    break;
                case ClearStep clear:
                    CheckClearing(clear);
                    break;
                case KernelStep kernel:
                    Check(kernel, kernels.PlainLoopsOf(kernel));
                    break;
                case RuntimeStep call:
                    Check(call);
                    break;
            }
        }

        return this;
    }

    private void Check(KernelStep step, Function function)
    {
        string name = $"{step.Layer}, {function.Name}";
        Require(function.Buffers.Count == step.Arguments.Count, $"{name} has {function.Buffers.Count} buffers and gets {step.Arguments.Count}");
        (Ir.Buffer Buffer, Place Place, long Length)[] operands =
            [.. function.Buffers.Select((b, i) => (b, step.Arguments[i], Length(b.Length, function, step.Sizes)))];
        var first = FirstAccess.Of(function);
        foreach ((Ir.Buffer buffer, Place place, long length) in operands)
        {
            Require(
                place.Offset >= 0 && place.Offset + length <= lengths[place.Memory],
                $"{name}: {buffer.Name} is {place.Memory} from {place.Offset} to {place.Offset + length}, of {lengths[place.Memory]}");
            RequireZeros(name, place);
            Require(!first.IsRead(buffer) || IsWritten(place, length), $"{name} reads {buffer.Name}, which no step before has written");
            foreach ((Ir.Buffer other, Place at, long otherLength) in operands)
            {
                Require(
                    buffer == other || !buffer.IsWritten || !Overlap(place, length, at, otherLength),
                    $"{name}: {buffer.Name}, which is written, overlaps {other.Name}");
            }
        }

        foreach ((Ir.Buffer buffer, Place place, long length) in operands.Where(o => o.Buffer.IsWritten))
        {
            Require(
                !place.Storage.HasParts || !_written.Any(w => Cross(w.Place, w.Length, place, length)),
                $"{name}: {buffer.Name} is {place.Memory} from {place.Offset} to {place.Offset + length}, across the edge of another part of its storage");
            Write(place, length);
        }
    }

    /// <summary>Zeros are written over what was there, but not over the tensor between them, which may have been given.</summary>
    private void CheckClearing(ClearStep step)
    {
        Storage storage = step.Storage;
        Require(storage.KeepsZeros, $"{step.Layer} clears a storage that keeps no zeros, from {storage.Start} to {storage.End}");
        Require(storage.End <= lengths[storage.Memory], $"{step.Layer} clears from {storage.Start} to {storage.End}, of {lengths[storage.Memory]}");
        WriteOver(new Place(storage), storage.Length);
        _zero.Add(storage);
    }

    private void RequireZeros(string user, Place place) => Require(
        !place.Storage.KeepsZeros || _zero.Contains(place.Storage),
        $"{user} uses the storage from {place.Storage.Start} to {place.Storage.End}, whose zeros another storage was written over");

    /// <summary>A method of the runtime writes the last of its places from the others; how much of it, only the method knows.</summary>
    private void Check(RuntimeStep step)
    {
        Require(step is BatchBarrier || step.Fit(), $"{step.Layer}: the runtime has no {step.Method} of these {step.Arguments.Count} arguments");
        Place[] places = [.. step.Arguments.OfType<Place>()];
        foreach (Place place in places)
        {
            Require(place.Offset >= 0 && place.Offset < lengths[place.Memory], $"{step.Layer}, {step.Method}: {place} is outside its memory");
            RequireZeros($"{step.Layer}, {step.Method}", place);
        }

        foreach (Place source in places.Take(places.Length - 1))
        {
            Require(IsWritten(source, 1), $"{step.Layer}, {step.Method} reads {source}, which no step before has written");
        }

        Place result = places[places.Length - 1];
        int front = FrontOf(result);
        Write(result.At(-front), result.Storage.IsWhole ? 1 : result.Storage.Length - result.Displacement + front);
    }

    /// <summary>The zeros in front of a tensor with a frame, where a place is behind them: they are there with what is written.</summary>
    private static int FrontOf(Place place)
    {
        int origin = place.Storage.Frame switch { PlaneLayout planes => planes.Origin, ChannelLayout blocks => blocks.Origin, _ => 0 };
        return place.Displacement >= origin ? origin : 0;
    }

    /// <summary>What is written over is no more: its storage has given up its memory, or should have.</summary>
    private void Write(Place place, long length)
    {
        WriteOver(place, length);
        _written.Add((place, length));
    }

    private void WriteOver(Place place, long length)
    {
        _written.RemoveAll(w => w.Place.Storage != place.Storage && Overlap(w.Place, w.Length, place, length));
        _zero.RemoveWhere(s => s != place.Storage && Overlap(new Place(s), s.Length, place, length));
    }

    private bool IsWritten(Place place, long length)
    {
        if (!place.Storage.HasParts)
        {
            return _written.Any(w => w.Place.Storage == place.Storage && Overlap(w.Place, w.Length, place, length));
        }

        long reached = place.Offset;
        foreach ((Place start, long floats) in _written.Where(w => w.Place.Storage == place.Storage).OrderBy(w => w.Place.Offset))
        {
            reached = start.Offset <= reached ? Math.Max(reached, start.Offset + floats) : reached;
        }

        return reached >= place.Offset + length;
    }

    /// <summary>Whether two pieces of a storage share floats, and neither is a piece of the other.</summary>
    private static bool Cross(Place left, long leftLength, Place right, long rightLength) =>
        left.Storage == right.Storage && Overlap(left, leftLength, right, rightLength)
        && (left.Offset - right.Offset) * (left.Offset + leftLength - right.Offset - rightLength) > 0;

    private static bool Overlap(Place left, long leftLength, Place right, long rightLength) =>
        left.Memory == right.Memory && left.Offset < right.Offset + rightLength && right.Offset < left.Offset + leftLength;

    private static long Length(Affine length, Function function, IReadOnlyList<int> sizes)
    {
        long sum = length.Constant;
        foreach (KeyValuePair<Symbol, long> term in length.Terms)
        {
            int index = function.Sizes.ToList().IndexOf(term.Key);
            sum += term.Value * sizes[index];
        }

        return sum;
    }

    private static void Require(bool holds, FormattableString broken)
    {
        if (!holds)
        {
            throw new InvalidOperationException("The program is not sound: " + FormattableString.Invariant(broken) + ".");
        }
    }
}
