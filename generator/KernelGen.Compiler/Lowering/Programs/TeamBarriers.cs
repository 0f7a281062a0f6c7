using KernelGen.Compiler.Ir;

namespace KernelGen.Compiler.Lowering.Programs;

/// <summary>
/// Where the threads that run a program side by side wait for one another: before a step that touches memory which a step since the last wait has
/// written, or writes what one has read. What only the first thread runs is in order by itself.
/// </summary>
internal sealed class TeamBarriers
{
    private readonly HashSet<int> _before = [];
    private readonly Dictionary<int, TeamBarriers> _inside = [];

    private TeamBarriers()
    {
    }

    /// <param name="steps">The program.</param>
    /// <param name="kernels">The kernels of one target, which know what threads share.</param>
    /// <param name="isShared">Which steps threads share in any of the widths; where it is not said, those of that target.</param>
    public static TeamBarriers Of(IReadOnlyList<Step> steps, KernelSet kernels, Func<Step, bool>? isShared = null)
    {
        isShared ??= kernels.IsShared;
        var barriers = new TeamBarriers();
        var since = new List<(bool IsShared, IReadOnlyList<Access> Accesses)>();
        for (int i = 0; i < steps.Count; i++)
        {
            // What is left out by callers who want no gradients of parameters has waits of its own, on which nothing behind it counts.
            (bool IsShared, IReadOnlyList<Access> Accesses)[] parts = [(isShared(steps[i]), [.. AccessesOf(steps[i], kernels)])];
            if (steps[i] is ForParameterGradients optional)
            {
                barriers._inside.Add(i, Of(optional.Steps, kernels, isShared));
                parts = [.. optional.Steps.Select(s => (isShared(s), (IReadOnlyList<Access>)[.. AccessesOf(s, kernels)]))];
            }

            if (since.Any(s => parts.Any(p => (s.IsShared || p.IsShared) && s.Accesses.Any(a => p.Accesses.Any(a.Meets)))))
            {
                barriers._before.Add(i);
                since.Clear();
            }

            since.AddRange(parts);
        }

        return barriers;
    }

    /// <summary>Whether all threads wait before a step.</summary>
    public bool IsBefore(int step) => _before.Contains(step);

    /// <summary>The same among the steps that a step consists of.</summary>
    public TeamBarriers Inside(int step) => _inside[step];

    private static IEnumerable<Access> AccessesOf(Step step, KernelSet kernels)
    {
        switch (step)
        {
            case ClearStep clear:
                yield return new Access(new Place(clear.Storage), clear.Storage.Length, IsWritten: true, IsFrame: true);
                break;
            case KernelStep kernel:
                Function function = kernels.PlainLoopsOf(kernel);
                for (int i = 0; i < function.Buffers.Count; i++)
                {
                    Ir.Buffer buffer = function.Buffers[i];
                    yield return new Access(kernel.Arguments[i], buffer.Length.IsConstant ? buffer.Length.Constant : Rest(kernel.Arguments[i]), buffer.IsWritten);
                }

                break;
            case ForParameterGradients or StopWithoutInputGradient:
                break;
            default:
                // A method of the runtime writes the last of its places from the others; how much of them, only the method knows.
                Place[] places = [.. Lifetimes.PlacesOf(step)];
                foreach (Place place in places)
                {
                    yield return new Access(place, Rest(place), place == places[places.Length - 1]);
                }

                break;
        }
    }

    private static long Rest(Place place) => place.Storage.Length - (long)place.Displacement;

    /// <param name="Place">Where it begins.</param>
    /// <param name="Length">Floats.</param>
    /// <param name="IsWritten">Whether it is written.</param>
    /// <param name="IsFrame">Whether only the frame of a tensor is written, which nothing else of its storage's writers touches.</param>
    private sealed record Access(Place Place, long Length, bool IsWritten, bool IsFrame = false)
    {
        public bool Meets(Access other) =>
            (IsWritten || other.IsWritten) && Place.Memory == other.Place.Memory && Place.Memory != Memory.Scratch && Place.Offset < other.Place.Offset + other.Length
            && other.Place.Offset < Place.Offset + Length
            && !(IsWritten && other.IsWritten && IsFrame != other.IsFrame && Place.Storage == other.Place.Storage);
    }
}
