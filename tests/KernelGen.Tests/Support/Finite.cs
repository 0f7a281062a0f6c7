using KernelGen.Tests.Support.Loops;

namespace KernelGen.Tests.Support;

/// <summary>
/// Holds a declared network against the reference loops and against finite differences in double precision.
/// </summary>
internal static class Finite
{
    private const int SamplesPerTensor = 24;

    /// <summary>
    /// Random inputs and output gradients: both forward paths, the input's gradient and all parameters' gradients must agree
    /// with the loops in double precision within <c>max(4 × error of the same loops in float, 2e-6) × largest magnitude</c>.
    /// </summary>
    public static void AssertForwardAndGradients(Network network, int batch, uint stream, bool finiteDifferences = true, float[]? inputs = null)
    {
        float[] x = inputs ?? Values.Normal(batch * network.InputShape.Length, stream);
        float[] gy = Values.Normal(batch * network.OutputShape.Length, stream + 1);

        var truth = new LoopNetwork<double>(network, batch);
        double[] y = truth.Forward(Values.Widen(x));
        double[] gx = truth.Backward(Values.Widen(gy));
        var plain = new LoopNetwork<float>(network, batch);
        float[] plainY = plain.Forward(x);
        float[] plainGx = plain.Backward(gy);

        string who = network.Name;
        AssertClose(y, plainY, NetworkRun.Forward(network, x), $"{who} Forward");
        NetworkRun run = NetworkRun.ForwardBackward(network, x, gy);
        AssertClose(y, plainY, run.Y, $"{who} TrainingSession.Forward");
        AssertClose(gx, plainGx, run.Gx, $"{who} input gradient");
        foreach ((string name, float[] gradient) in run.Gradients)
            AssertClose(truth.Gradients[name], plain.Gradients[name], gradient, $"{who} {name} gradient");

        if (finiteDifferences)
        {
            AssertDifferences(truth, Values.Widen(x), gy, run);
        }
    }

    private static void AssertClose(double[] truth, float[] plain, float[] mine, string what)
    {
        double largest = truth.Max(Math.Abs);
        double own = largest == 0 ? 0 : truth.Zip(plain, (t, p) => Math.Abs(t - p)).Max() / largest;
        Tolerance.AssertClose(truth, mine, what, Math.Max(4 * own, Tolerance.Floor));
    }

    // (L(p + h) − L(p − h)) / 2h for some elements of every tensor, where L = Σ y · gy.
    private static void AssertDifferences(LoopNetwork<double> truth, double[] x, float[] gy, NetworkRun run)
    {
        double Loss() => truth.Forward(x).Zip(gy, (y, g) => y * g).Sum();

        foreach ((string name, double[] values, float[] gradient) in
            truth.Parameters.Select(p => (p.Key, p.Value, run.Gradients[p.Key])).Append(("x", x, run.Gx)))
        {
            double largest = gradient.Max(Math.Abs);
            int step = Math.Max(1, values.Length / SamplesPerTensor);
            for (int i = 0; i < values.Length; i += step)
            {
                const double H = 1e-5;
                double kept = values[i];
                values[i] = kept + H;
                double above = Loss();
                values[i] = kept - H;
                double below = Loss();
                values[i] = kept;
                Require.That(
                    Math.Abs((above - below) / (2 * H) - gradient[i]) <= 1e-5 * largest + 1e-7,
                    $"{name}[{i}]: gradient {gradient[i]:R}, finite difference {(above - below) / (2 * H):R}");
            }
        }
    }
}
