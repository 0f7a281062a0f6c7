using KernelGen.Benchmarks.Comparison;
using KernelGen.Benchmarks.Peers.Python;

namespace KernelGen.Benchmarks.Variants;

/// <summary>
/// What a training step of a deep network must give: PyTorch's step in double precision, and how far from it PyTorch's own step in single precision is. In a
/// ResNet-34 a sum that differs in its last bit can fall on the other side of a ReLU, and then single gradients differ by a tenth of the largest, in any
/// library. Therefore whole tensors are compared, by the Euclidean norm of the difference.
/// </summary>
/// <param name="Expected">The loss and the update of each parameter, in double precision.</param>
/// <param name="Tolerance">Four times the distance of PyTorch's single precision, for each of them.</param>
internal sealed record TrainingReference(IReadOnlyDictionary<string, float[]> Expected, Tolerance Tolerance)
{
    private const double Factor = 4;

    // Where PyTorch's single precision happens to be exact: one rounding.
    private const double Rounding = 6e-8;

    /// <summary>Runs both steps.</summary>
    /// <param name="torch">PyTorch.</param>
    /// <param name="build">Makes a step in a precision, "single" or "double", and returns its slot.</param>
    public static TrainingReference Of(PythonPeer torch, Func<string, int> build)
    {
        IReadOnlyDictionary<string, float[]> expected = Output("double"), single = Output("single");
        Dictionary<string, double> distances = expected.ToDictionary(
            result => result.Key,
            result => Factor * Math.Max(Rounding, OutputCheck.Distance(result.Value, single[result.Key])));
        return new TrainingReference(expected, new Tolerance(0, 0) { Distances = distances });

        IReadOnlyDictionary<string, float[]> Output(string precision)
        {
            int slot = build(precision);
            IReadOnlyDictionary<string, float[]> results = torch.Output(slot);
            torch.Drop(slot);
            return results;
        }
    }
}
