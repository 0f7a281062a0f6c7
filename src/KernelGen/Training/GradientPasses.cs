using System.Numerics;
using System.Runtime.CompilerServices;
using KernelGen.Runtime;

namespace KernelGen;

/// <summary>
/// Passes over all gradients of a session: whether they are finite, how long they are, and gathering those of several backward passes. Threads share them in
/// pieces that follow from the number of gradients alone, so that the bits do too.
/// </summary>
internal sealed unsafe class GradientPasses : ITeamWork
{
    // Values of a piece; a multiple of every vector's length.
    private const int Piece = 1 << 16;

    private readonly AlignedMemory _gradients;
    private readonly WorkerTeam _team;
    private readonly double[] _squares;
    private AlignedMemory? _gathered;
    private Pass _pass;
    private float _divisor;
    private bool _isFinite;

    /// <param name="gradients">The gradients.</param>
    /// <param name="team">The threads.</param>
    public GradientPasses(AlignedMemory gradients, WorkerTeam team)
    {
        (_gradients, _team) = (gradients, team);
        _squares = new double[(gradients.Length + Piece - 1) / Piece];
    }

    private enum Pass
    {
        Finite,
        Squares,
        Copy,
        Add,
        Divide,
    }

    /// <summary>Whether every gradient is a finite number.</summary>
    public bool AreFinite()
    {
        Volatile.Write(ref _isFinite, true);
        Run(Pass.Finite);
        return Volatile.Read(ref _isFinite);
    }

    /// <summary>The Euclidean norm: of each piece sixteen sums in double precision on every machine, which are added in order.</summary>
    public double Norm()
    {
        Run(Pass.Squares);
        double sum = 0;
        foreach (double square in _squares)
        {
            sum += square;
        }

        return Math.Sqrt(sum);
    }

    /// <summary>Adds the gradients to those gathered before, and leaves the sum in both places.</summary>
    /// <param name="first">Whether there are none before.</param>
    public void Gather(bool first)
    {
        _gathered ??= new AlignedMemory(_gradients.Length);
        Run(first ? Pass.Copy : Pass.Add);
    }

    /// <summary>Divides all gradients.</summary>
    public void Divide(float divisor)
    {
        _divisor = divisor;
        Run(Pass.Divide);
    }

    void ITeamWork.Run(int item, int worker)
    {
        int start = item * Piece;
        int end = Math.Min(start + Piece, _gradients.Length);
        switch (_pass)
        {
            case Pass.Finite:
                if (!AreFinite(start, end))
                {
                    Volatile.Write(ref _isFinite, false);
                }

                break;
            case Pass.Squares:
                _squares[item] = Squares(start, end);
                break;
            case Pass.Divide:
                Divide(start, end);
                break;
            default:
                Gather(start, end, _pass == Pass.Copy);
                break;
        }
    }

    private void Run(Pass pass)
    {
        _pass = pass;
        _team.Run(this, _squares.Length);
    }

    /// <summary>Whether the gradients of a range are finite numbers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool AreFinite(int start, int end)
    {
        // Zero times a finite number is zero, times anything else NaN.
        float* g = _gradients.Pointer;
        Vector<float> sum = Vector<float>.Zero;
        for (int i = start; i < end; i += Vector<float>.Count)
        {
            sum += Vector.Load(g + i) * Vector<float>.Zero;
        }

        return Vector.EqualsAll(sum, Vector<float>.Zero);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private double Squares(int start, int end)
    {
        float* g = _gradients.Pointer;
        DoubleLanes sums = default;
        for (int i = start; i < end; i += 16)
        {
            // The square of a float is exact in double precision, so fused or not makes no difference.
            var values = DoubleLanes.Load(g + i);
            sums += values * values;
        }

        return sums.Sum;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Gather(int start, int end, bool isFirst)
    {
        float* g = _gradients.Pointer;
        float* sum = _gathered!.Pointer;
        for (int i = start; i < end; i += Vector<float>.Count)
        {
            Vector<float> value = isFirst ? Vector.Load(g + i) : Vector.Load(sum + i) + Vector.Load(g + i);
            value.Store(sum + i);
            value.Store(g + i);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Divide(int start, int end)
    {
        float* g = _gradients.Pointer;
        var all = new Vector<float>(_divisor);
        for (int i = start; i < end; i += Vector<float>.Count)
        {
            (Vector.Load(g + i) / all).Store(g + i);
        }
    }
}
